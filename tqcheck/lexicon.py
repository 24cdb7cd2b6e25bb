"""English words with their frequency and usual capitalisation, and common words of other languages in Latin script.

All of it stands in one memory-mapped file that `tools/build_lexicon.py` writes; nothing is read before it is asked for.

Folding is the caller's work, because only the caller knows what its offsets stand for. Every look-up takes a **folded
token**: NFC, `str.lower()`, a straight apostrophe (`don't`), no possessive `'s`, no hyphen, no surrounding marks. A token
folded in another way is simply not found; nothing is folded here. Turkish is no exception: `str.lower()` turns `I` into
`i`, never into `ı`, and `İ` into an i and a combining dot, which stands in no word of the file.

The file, little-endian: a header (see `_HEADER`), the index of buckets (offsets into the body, one more than there are
buckets) and the body. A word lies in the bucket `crc32(UTF-8) % buckets`, as the byte FE, the word in UTF-8, the byte FF,
and four bytes: 1 + 20 times its Zipf value, three bits of attested and three of usual cases, and twice seven bits of
languages. A word for which capitals in other places than its first letter are attested is followed by that writing. FE and
FF never occur in UTF-8 and none of the four bytes reaches them, so a word can only be found as a whole.
"""

import mmap
import os
import struct
import zlib
from enum import IntFlag
from functools import cache

from tqcheck.errors import TqcheckError

MAGIC = b"TQLEXICN"
VERSION = 1
LANGUAGES = ("de", "fr", "es", "it", "pt", "pl", "tr", "nl", "cs")
ZIPF_STEPS = 20

# magic, version, buckets, words, bytes of the body, CRC-32 of the index, CRC-32 of the body, CRC-32 of what precedes it
_HEADER = struct.Struct("<8sIIIIIII")
_RANGE = struct.Struct("<II")
_INFO_SIZE = 4


class LexiconError(TqcheckError):
    """The lexicon's file cannot be used: missing, cut short, damaged, or written by another version."""


class Case(IntFlag):
    """How a word is written inside a sentence. `NONE` is for words that are not English."""

    NONE = 0
    LOWER = 1
    CAPITAL = 2
    """A capital first: Paris, Monday, Russian."""
    MIXED = 4
    """All capitals or an inner capital: NATO, iPhone, McDonald."""
    BOTH = LOWER | CAPITAL


_LOWER, _CAPITAL, _MIXED = int(Case.LOWER), int(Case.CAPITAL), int(Case.MIXED)  # an enum's operators are slow
_CASES = tuple(Case(value) for value in range(8))


@cache
def _languages(low: int, high: int) -> frozenset[str]:
    bits = low | high << 7
    return frozenset(language for place, language in enumerate(LANGUAGES) if bits >> place & 1)


class Entry:
    """What the lexicon knows about one folded word. Not to be changed."""

    __slots__ = ("_cases", "_high", "_low", "_zipf", "spelling", "word")

    def __init__(self, word: str, info: bytes, spelling: str) -> None:
        self.word = word
        self._zipf, self._cases, self._low, self._high = info
        self.spelling = spelling
        """The usual mixed writing (NATO, iPhone), or "" when none is attested; `us` has `US`."""

    @property
    def frequency(self) -> float:
        """Log10 of the occurrences per billion words: 7.7 for "the", 3 for a word seen once in a million; in steps of 0.05.

        Of the English word, name or acronym where it is one, else of the language where it is most frequent.
        """
        return (self._zipf - 1) / ZIPF_STEPS

    @property
    def cases(self) -> Case:
        """Every way of writing that is attested for it in English, the rare ones included."""
        return _CASES[self._cases & 7]

    @property
    def usual(self) -> Case:
        """The way or ways of writing that prevail: LOWER, CAPITAL, BOTH, MIXED; `NONE` if it is not English.

        Where one sense is much rarer than the other it does not count: `german` is CAPITAL, `will` is LOWER.
        """
        return _CASES[self._cases >> 3 & 7]

    @property
    def is_word(self) -> bool:
        """Whether English writes it in lower case at all."""
        return bool(self._cases & _LOWER)

    @property
    def is_name(self) -> bool:
        """Whether it is usually written with a capital, and never or hardly ever without: Paris, Russian, not May."""
        return self._cases >> 3 == _CAPITAL

    @property
    def is_english(self) -> bool:
        """Whether it is English in any writing, names and acronyms included."""
        return bool(self._cases)

    @property
    def languages(self) -> frozenset[str]:
        """The languages, by ISO 639-1 code, in which it is a common word, unless English has it in lower case too.

        The particles of names (von, de, la) are English in either case and keep their languages. So do a few names and
        acronyms that are among the commonest words elsewhere: `ben`, `un`.
        """
        return _languages(self._low, self._high)

    def __repr__(self) -> str:
        return (
            f"Entry({self.word!r}, {self.frequency:.2f}, {self.usual!r}, {self.spelling!r}, {sorted(self.languages)})"
        )


class Lexicon:
    """An open lexicon. Look-ups take a folded token (see the module) and cost about a microsecond."""

    _buckets: int
    _words: int
    _body: int
    _body_sum: int

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self._last: tuple[str, Entry | None] = "", None
        try:
            with open(self.path, "rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise LexiconError(f"cannot read the lexicon: {error}", self.path) from error
        self._read_header()

    def _read_header(self) -> None:
        if len(self._map) < _HEADER.size or self._map[: len(MAGIC)] != MAGIC:
            raise LexiconError("not a lexicon", self.path)
        _, version, self._buckets, self._words, body, index_sum, self._body_sum, header_sum = _HEADER.unpack_from(
            self._map
        )
        if version != VERSION:
            raise LexiconError(f"the lexicon has format {version}, this program reads format {VERSION}", self.path)
        if zlib.crc32(self._map[: _HEADER.size - 4]) != header_sum:
            raise LexiconError("the lexicon is damaged: its header fails its checksum", self.path)
        self._body = _HEADER.size + 4 * (self._buckets + 1)
        if len(self._map) != self._body + body:
            raise LexiconError(f"the lexicon has {len(self._map)} bytes instead of {self._body + body}", self.path)
        with memoryview(self._map) as whole:  # a slice of the map itself would be a copy
            known = zlib.crc32(whole[_HEADER.size : self._body])
        if known != index_sum:
            raise LexiconError("the lexicon is damaged: its index fails its checksum", self.path)

    def __len__(self) -> int:
        """The number of words."""
        return self._words

    def verify(self) -> None:
        """Raise `LexiconError` unless the words fit their checksum. Opening checks only the header and the index."""
        if zlib.crc32(self._map[self._body :]) != self._body_sum:
            raise LexiconError("the lexicon is damaged: its words fail their checksum", self.path)

    def _info(self, lower: str) -> int:
        """Where the four bytes of a word stand, or 0."""
        try:
            word = lower.encode()
        except UnicodeEncodeError:  # a lone surrogate
            return 0
        start, end = _RANGE.unpack_from(self._map, _HEADER.size + 4 * (zlib.crc32(word) % self._buckets))
        place = self._map.find(b"\xfe" + word + b"\xff", self._body + start, self._body + end)
        return 0 if place < 0 else place + len(word) + 2

    def word(self, lower: str) -> Entry | None:
        """All that is known about a folded token, or None."""
        last = self._last
        if last[0] == lower:  # several kinds ask about a word one after the other
            return last[1]
        entry = self._read(lower)
        self._last = lower, entry
        return entry

    def _read(self, lower: str) -> Entry | None:
        place = self._info(lower)
        if not place:
            return None
        spelling = ""
        if self._map[place + 1] & _MIXED:
            end = self._map.find(b"\xfe", place + _INFO_SIZE)  # the next word, which may lie in another bucket
            spelling = self._map[place + _INFO_SIZE : end if end >= 0 else len(self._map)].decode()
        return Entry(lower, self._map[place : place + _INFO_SIZE], spelling)

    def is_word(self, lower: str) -> bool:
        """Whether English writes it in lower case at all; False for names and acronyms."""
        place = self._info(lower)
        return bool(place and self._map[place + 1] & _LOWER)

    def is_english(self, lower: str) -> bool:
        """Whether it is an English word, name or acronym."""
        place = self._info(lower)
        return bool(place and self._map[place + 1])

    def usual_case(self, lower: str) -> Case:
        """How English usually writes it; `Case.NONE` if it is unknown or not English. See `Entry.usual`."""
        place = self._info(lower)
        return _CASES[self._map[place + 1] >> 3 & 7] if place else Case.NONE

    def frequency(self, lower: str) -> float:
        """Its Zipf value, see `Entry.frequency`; 0.0 if it is unknown."""
        place = self._info(lower)
        return (self._map[place] - 1) / ZIPF_STEPS if place else 0.0

    def languages(self, lower: str) -> frozenset[str]:
        """The other languages it is a common word of, see `Entry.languages`; empty if there are none."""
        place = self._info(lower)
        return _languages(self._map[place + 2], self._map[place + 3]) if place else frozenset()


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the package, opened once."""
    return Lexicon(os.path.join(os.path.dirname(__file__), "data", "lexicon.bin"))
