import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck import lexicon as module
from tqcheck.lexicon import LANGUAGES, Case, Lexicon, LexiconError, shipped


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return shipped()


@pytest.fixture(scope="module")
def data() -> bytes:
    return Path(shipped().path).read_bytes()


@pytest.mark.parametrize(
    "word",
    "the minister said missiles children's rockets' colour color organise organize don't o'clock café naïve selfie km "
    "coronavirus went better analyses".replace("children's", "children")
    .replace("rockets'", "rockets")
    .split(),
)
def test_words_of_both_spellings_and_inflected_forms_are_known(lexicon: Lexicon, word: str) -> None:
    assert lexicon.is_word(word)
    assert lexicon.is_english(word)
    assert lexicon.usual_case(word) & Case.LOWER
    assert lexicon.frequency(word) > 0


@pytest.mark.parametrize(
    "word",
    [
        "paris",
        "monday",
        "january",
        "russian",
        "russians",
        "kazakhs",
        "french",
        "german",
        "ukraine",
        "pyongyang",
        "vladimir",
        "obama",
        "mr",
        "dan",
    ],
)
def test_names_are_written_with_a_capital(lexicon: Lexicon, word: str) -> None:
    entry = lexicon.word(word)
    assert entry is not None
    assert entry.is_name
    assert entry.usual == Case.CAPITAL


@pytest.mark.parametrize("word", ["may", "march", "turkey", "polish", "china", "trump"])
def test_words_that_are_also_names(lexicon: Lexicon, word: str) -> None:
    entry = lexicon.word(word)
    assert entry is not None
    assert entry.usual == Case.BOTH
    assert entry.is_word
    assert not entry.is_name


@pytest.mark.parametrize(
    "word", ["will", "mark", "president", "foreign", "minister", "ministry", "secretary", "parliament", "north"]
)
def test_a_rare_capital_does_not_make_a_name(lexicon: Lexicon, word: str) -> None:
    assert lexicon.usual_case(word) == Case.LOWER


@pytest.mark.parametrize(
    ("word", "spelling"),
    [("nato", "NATO"), ("fbi", "FBI"), ("iphone", "iPhone"), ("mcdonald", "McDonald"), ("phd", "PhD"), ("iii", "III")],
)
def test_inner_capitals_keep_their_writing(lexicon: Lexicon, word: str, spelling: str) -> None:
    entry = lexicon.word(word)
    assert entry is not None
    assert entry.usual == Case.MIXED
    assert entry.spelling == spelling
    assert not entry.is_word


def test_a_word_that_is_an_acronym_too_has_both(lexicon: Lexicon) -> None:
    entry = lexicon.word("us")
    assert entry is not None
    assert (entry.usual, entry.cases, entry.spelling) == (Case.LOWER, Case.LOWER | Case.MIXED, "US")


@pytest.mark.parametrize(
    "word", ["", "xyzzyq", "Paris", "the ", "nation’s", "\ud800", "\x00", "ракета", "t\xfehe", "минiстр"]
)
def test_what_is_unknown_or_not_folded_is_not_found(lexicon: Lexicon, word: str) -> None:
    assert lexicon.word(word) is None
    assert not lexicon.is_word(word)
    assert not lexicon.is_english(word)
    assert lexicon.usual_case(word) == Case.NONE
    assert lexicon.frequency(word) == 0.0
    assert lexicon.languages(word) == frozenset()


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("ministerpräsident", "de"),
        ("regierung", "de"),
        ("gouvernement", "fr"),
        ("según", "es"),
        ("perché", "it"),
        ("não", "pt"),
        ("rządu", "pl"),
        ("wtorek", "pl"),
        ("cumhurbaşkanı", "tr"),
        ("vluchtelingen", "nl"),
        ("vlády", "cs"),
    ],
)
def test_words_of_other_languages(lexicon: Lexicon, word: str, language: str) -> None:
    entry = lexicon.word(word)
    assert entry is not None
    assert language in entry.languages
    assert language in lexicon.languages(word)
    assert not entry.is_english
    assert entry.usual == Case.NONE
    assert entry.frequency > 0


@pytest.mark.parametrize("word", ["minister", "radio", "die", "hat", "pour", "also", "london", "do", "ten", "van"])
def test_what_is_english_belongs_to_no_other_language(lexicon: Lexicon, word: str) -> None:
    assert lexicon.languages(word) == frozenset()


def test_particles_of_names_are_both(lexicon: Lexicon) -> None:
    entry = lexicon.word("von")
    assert entry is not None
    assert entry.usual == Case.BOTH
    assert entry.languages == {"de"}


def test_frequency_orders_words(lexicon: Lexicon) -> None:
    values = [lexicon.frequency(word) for word in ("the", "people", "missile", "escutcheon")]
    assert values == sorted(values, reverse=True)
    assert 7 < values[0] < 8.5


def records(data: bytes) -> list[tuple[str, bytes]]:
    """Every word with what follows it, read without the index."""
    buckets = struct.unpack_from("<I", data, 12)[0]
    body = data[module._HEADER.size + 4 * (buckets + 1) :]
    return [(word.decode(), rest) for word, rest in (part.split(b"\xff", 1) for part in body.split(b"\xfe")[1:])]


def test_every_word_is_found_folded_and_consistent(lexicon: Lexicon, data: bytes) -> None:
    words = records(data)
    assert len(words) == len(lexicon) > 200_000
    assert len(data) <= 4_000_000
    for word, _ in words[::40]:
        entry = lexicon.word(word)
        assert entry is not None
        assert word == unicodedata.normalize("NFC", word).lower()
        assert entry.usual & entry.cases == entry.usual
        assert bool(entry.usual) == entry.is_english
        assert entry.is_english or entry.languages
        assert bool(entry.spelling) == bool(entry.cases & Case.MIXED)
        assert entry.spelling.lower() in ("", word)
        assert 0 <= entry.frequency < 9
        assert entry.languages <= set(LANGUAGES)
        assert (entry.is_word, entry.is_english) == (lexicon.is_word(word), lexicon.is_english(word))
        assert (entry.frequency, entry.languages) == (lexicon.frequency(word), lexicon.languages(word))


def test_the_words_fit_their_checksums(lexicon: Lexicon, data: bytes) -> None:
    lexicon.verify()
    magic, version, buckets, words, body, index_sum, body_sum, header_sum = module._HEADER.unpack_from(data)
    start = module._HEADER.size + 4 * (buckets + 1)
    assert (magic, version, words) == (module.MAGIC, module.VERSION, len(lexicon))
    assert zlib.crc32(data[: module._HEADER.size - 4]) == header_sum
    assert zlib.crc32(data[module._HEADER.size : start]) == index_sum
    assert (len(data) - start, zlib.crc32(data[start:])) == (body, body_sum)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: b"", "cannot read"),
        (lambda data: b"PNG" + data[3:], "not a lexicon"),
        (lambda data: data[:20], "not a lexicon"),
        (lambda data: data[:8] + struct.pack("<I", 99) + data[12:], "has format 99, this program reads format 1"),
        (lambda data: data[:16] + b"\0" + data[17:], "header fails its checksum"),
        (lambda data: data[:200] + b"\0\0\0\0" + data[204:], "index fails its checksum"),
        (lambda data: data[:-1], "bytes instead of"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(
    tmp_path: Path, data: bytes, change: Callable[[bytes], bytes], message: str
) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(change(data))
    with pytest.raises(LexiconError, match=message) as caught:
        Lexicon(path)
    assert str(caught.value).startswith(str(path))


def test_damaged_words_are_found_by_verify(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "damaged.bin"
    path.write_bytes(data[:-1] + bytes((data[-1] ^ 1,)))
    with pytest.raises(LexiconError, match="words fail their checksum"):
        Lexicon(path).verify()


def test_a_missing_file_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.bin: cannot read"):
        Lexicon(tmp_path / "none.bin")


def test_importing_builds_nothing() -> None:
    assert sum(sys.getsizeof(value) for value in vars(module).values()) < 50_000
