"""Gettext PO: messages, plurals, escapes, and every way to break the syntax."""

from __future__ import annotations

import pytest

from tqcheck.errors import ReadError
from tqcheck.model import Role, Segment
from tqcheck.readers import read_document
from tqcheck.text import Span

HEADER = 'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"X-Source-Language: ru\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'


def read(raw: str) -> tuple[Segment, ...]:
    return read_document("a.po", raw).segments


def test_header_languages_and_plain_messages() -> None:
    document = read_document("a.po", HEADER + 'msgid "Hi"\nmsgstr "Olá"\n')
    (segment,) = document.segments
    assert document.source_language == "ru"
    assert (segment.key, segment.role, segment.language, segment.source_language) == ("Hi", Role.MESSAGE, "pt-BR", "ru")
    assert segment.target.plain == "Olá"
    assert segment.source is not None
    assert segment.source.plain == "Hi"
    assert segment.source.to_raw(Span(0, 2)) == (Span(len(HEADER) + 7, len(HEADER) + 9), True)


def test_plurals_have_their_own_segments() -> None:
    raw = 'msgctxt "c"\nmsgid "one"\nmsgid_plural "%d many"\nmsgstr[0] "um"\nmsgstr[1] "%d muitos"\n'
    found = [(s.key, s.target.plain, s.source.plain if s.source else None) for s in read(raw)]
    assert found == [("c|one[0]", "um", "one"), ("c|one[1]", "%d muitos", "%d many")]
    single = HEADER.replace("nplurals=2", "nplurals=1") + 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "x"\n'
    assert [s.source.plain for s in read(single) if s.source] == ["many"]


def test_untranslated_obsolete_and_fuzzy_messages() -> None:
    raw = 'msgid "a"\nmsgstr ""\n\n#, fuzzy\n#| msgid "z"\nmsgid "b"\nmsgstr "B"\n\n#~ msgid "c"\n#~ msgstr "C"\n'
    assert [segment.target.plain for segment in read(raw)] == ["B"]


def test_a_message_that_stands_twice_has_two_keys() -> None:
    raw = 'msgid "a"\nmsgstr "A"\n\nmsgid "a"\nmsgstr "B"\n'
    assert [segment.key for segment in read(raw)] == ["a", "a#2"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_joint_can_be_written_over(newline: str) -> None:
    raw = newline.join(['msgid "x"', 'msgstr ""', '"The Ron"', '"hap agency"', ""])
    (segment,) = read(raw)
    assert segment.target.plain == "The Ronhap agency"
    place, solid = segment.target.to_raw(Span(4, 10))
    assert solid
    assert raw[place.start : place.end] == f'Ron"{newline}"hap'
    assert segment.target.from_raw(place) == Span(4, 10)
    mended = raw[: place.start] + segment.target.encode("Yonhap") + raw[place.end :]
    assert read(mended)[0].target.plain == "The Yonhap agency"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        (r"a\nb\tc\"d\\e", 'a\nb\tc"d\\e'),
        (r"\303\251\xe2\x82\xac", "é€"),
        (r"\101\0012", "A\x012"),
        (r"\a\b\f\v\r\'\?", "\a\b\f\v\r'?"),
    ],
)
def test_escapes_are_units(raw: str, plain: str) -> None:
    (segment,) = read(f'msgid "x"\nmsgstr "k{raw}"\n')
    assert segment.target.plain == "k" + plain
    assert read(f'msgid "x"\nmsgstr "k{segment.target.encode(plain)}"\n')[0].target.plain == "k" + plain


@pytest.mark.parametrize(
    ("plain", "codes"),
    [
        (
            "%s of %(name)s: {0} {name!r:>5} ${x} %{y} {{ z }}",
            ["%s", "%(name)s", "{0}", "{name!r:>5}", "${x}", "%{y}", "{{ z }}"],
        ),
        ("%2$s %-5.2f %ld %% %@", ["%2$s", "%-5.2f", "%ld", "%%", "%@"]),
        ("%1 and %n", ["%1", "%n"]),
        ("5% of 50 % discount, 100%.", []),
        ("<b>Bold</b> <a href='x'>y</a> 1 < 2 > 0", ["<b>", "</b>", "<a href='x'>", "</a>"]),
        ("at https://x.y/%s today", ["https://x.y/%s"]),
    ],
)
def test_placeholders_are_codes(plain: str, codes: list[str]) -> None:
    (segment,) = read(f'msgid "x"\nmsgstr "{plain}"\n')
    assert [plain[code.start : code.end] for code in segment.codes] == codes


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        ('msgid "a"\n', (1, 1), "no msgstr"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', (2, 1), "second msgid"),
        ('msgstr "a"\n', (1, 1), "cannot stand after nothing"),
        ('msgid "a"\nmsgstr "b\nmsgid "c"', (2, 8), "not closed"),
        ('msgid "a"\n  msgstr "b" c\n', (2, 14), "expected a string"),
        ('msgid "a"\nmsgstr b\n', (2, 8), "expected a string"),
        ('msgid "a"\nmsgstr "b\\q"\n', (2, 10), "unknown escape"),
        ('msgid "a"\nmsgstr "\\377"\n', (2, 9), "no UTF-8"),
        ('msgid "a"\nmsgstr "\\x12345"\n', (2, 9), "no UTF-8"),
        ('msgid "a"\nmsgstr "b\\"', (2, 8), "not closed"),
        ('msgid "a"\r\nmsgtsr "b"\r\n', (2, 1), "expected a keyword, found 'msgtsr'"),
        ('"a"\n', (1, 1), "without a keyword"),
        ("msgid\nmsgstr 'a'", (1, 1), "msgid has no string"),
        ('msgid "x"\nmsgstr "a"\n# comment\n"b"\n', (4, 1), "without a keyword"),
        ('msgid "a"\nmsgstr\n', (1, 1), "msgstr has no string"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', (3, 1), "cannot stand after msgid_plural"),
        ('msgid "a"\nmsgstr[0] "c"\n', (2, 1), "cannot stand after msgid"),
        ('msgid "a"\nmsgctxt "c"\nmsgstr "b"\n', (2, 1), "cannot stand after msgid"),
    ],
)
def test_broken_syntax_is_an_error_with_its_place(raw: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read(raw)
    assert (caught.value.line, caught.value.column) == place
