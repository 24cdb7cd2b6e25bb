"""Offsets are carried, never searched for: random texts in every format, mapped raw <-> plain <-> folded both ways.

A text is generated as atoms, each the raw spelling of a few plain characters, so that what every offset must map to is
known without the code under test.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.errors import ReadError
from tqcheck.model import Document, Segment
from tqcheck.readers import READERS, Options, read_document
from tqcheck.text import Edit, Lines, Span, Text, apply
from tqcheck.view import View, fold

EXACT = settings(derandomize=True, deadline=None, database=None, max_examples=200)

LETTERS = "abKZ09яИİßé한字𝔄😀\u0301"
SIGNS = "’'“”«»—–-.,:;!?()/%\u00a0\u2009\u00ad\u2011"
COMMON = LETTERS + SIGNS


class Atom(NamedTuple):
    """`raw` reads as `plain`; `markup` reads as nothing and must not be edited over."""

    raw: str
    plain: str
    markup: bool = False


class Case(NamedTuple):
    """A file whose first segment is spelt by `atoms`."""

    path: str
    before: str
    atoms: list[Atom]
    after: str
    options: Options = Options()

    @property
    def raw(self) -> str:
        return self.before + "".join(atom.raw for atom in self.atoms) + self.after

    @property
    def plain(self) -> str:
        return "".join(atom.plain for atom in self.atoms)

    def expected(self, span: Span) -> tuple[Span, bool]:
        """Where a span of the plain text must stand in the raw text, and whether it is solid."""
        plain_at, raw_at = 0, len(self.before)
        start = end = -1
        solid, seen_markup = True, False
        for atom in self.atoms:
            low, high = max(span.start, plain_at), min(span.end, plain_at + len(atom.plain))
            if low < high:
                solid = solid and not seen_markup and high - low == len(atom.plain)
                start = raw_at if start < 0 else start
                end = raw_at + len(atom.raw)
            elif start >= 0 and atom.markup:
                seen_markup = True
            plain_at += len(atom.plain)
            raw_at += len(atom.raw)
        return Span(start, end), solid


def verbatim(text: str) -> list[Atom]:
    return [Atom(char, char) for char in text]


def joined(words: list[list[Atom]], breaks: list[Atom]) -> list[Atom]:
    """Words with separators between them."""
    atoms = list(words[0])
    for word, gap in zip(words[1:], breaks, strict=False):
        atoms += [gap, *word]
    return atoms


def words_of(inner: st.SearchStrategy[list[Atom]], gaps: list[Atom]) -> st.SearchStrategy[list[Atom]]:
    """Words that begin and end with a letter, so that nothing at their ends is trimmed or joins with its neighbour."""
    word = inner.map(lambda atoms: [*verbatim("k"), *atoms, *verbatim("n")])
    return st.builds(
        joined, st.lists(word, min_size=1, max_size=6), st.lists(st.sampled_from(gaps), min_size=6, max_size=6)
    )


PLAIN = st.text(COMMON, max_size=6).map(verbatim)
SPACE = Atom(" ", " ")


def wrapped(draw: st.DrawFn, end: Atom) -> list[Atom]:
    """Two or three hard-wrapped lines."""
    drawn = draw(st.lists(words_of(PLAIN, [SPACE]), min_size=2, max_size=3))
    lines = [(line + verbatim("x" * (60 - len(line))))[:99] + verbatim("n") for line in drawn]
    return joined(lines, [end] * 3)


def text_case(draw: st.DrawFn) -> Case:
    before = draw(st.sampled_from(["", "  ", "\r\n\n", "\n \t\n", "• ", "\t* "]))
    after = draw(st.sampled_from(["", "\n", " \r\n", "\r\rNext one.", "\n\nNext one."]))
    if draw(st.booleans()):
        return Case("a.txt", before, draw(words_of(PLAIN, [SPACE])), after)
    ends = [Atom("\n", "\n"), Atom("\r\n", "\n"), Atom(" \n\t", "\n"), Atom("\r  ", "\n")]
    return Case("a.txt", before, wrapped(draw, draw(st.sampled_from(ends))), after)


MARKUP_PAIRS = [("**", "**"), ("<i>", "</i>"), ("[", '](http://x.y/a_b "t")'), ("~~", "~~"), ("![", "](<p q.png>)")]
MD_UNITS = [
    *(Atom("\\" + char, char) for char in "*_`[]<>&#\\~!"),
    *(
        Atom(f"&{name};", char)
        for name, char in (("amp", "&"), ("lt", "<"), ("nbsp", "\u00a0"), ("rsquo", "’"), ("shy", "\u00ad"))
    ),
    Atom("&#8217;", "’"),
    Atom("&#x1F600;", "😀"),
    Atom("&NotEqualTilde;", "\u2242\u0338"),
]


def markdown_case(draw: st.DrawFn) -> Case:
    first, indent = draw(
        st.sampled_from(
            [("", ""), ("> ", "> "), ("- ", "  "), ("1. > ", "   > "), ("---\nt: x\n---\n", ""), ("", "  ")]
        )
    )
    newline = draw(st.sampled_from(["\n", "\r\n", "  \n", "\\\n", "\r"]))
    gaps = [SPACE, SPACE, Atom(newline + indent, "\n")]
    inner = st.lists(st.one_of(st.sampled_from(MD_UNITS), st.sampled_from(verbatim(COMMON))), max_size=5)
    plain_word = inner.map(lambda atoms: [*verbatim("k"), *atoms, *verbatim("n")])
    marked = st.builds(
        lambda pair, word: [Atom(pair[0], "", True), *word, Atom(pair[1], "", True)],
        st.sampled_from(MARKUP_PAIRS),
        plain_word,
    )
    words = draw(st.lists(st.one_of(plain_word, plain_word, marked), min_size=1, max_size=6))
    if words[0][0].markup and first == "":
        words.insert(0, verbatim("k"))
    chosen = draw(st.lists(st.sampled_from(gaps), min_size=6, max_size=6))
    chosen = [SPACE if word[0].markup else gap for gap, word in zip(chosen, words[1:], strict=False)]
    return Case("a.md", first, joined(words, chosen), draw(st.sampled_from(["", "\n", "\n\nNext.\n"])))


def html_case(draw: st.DrawFn) -> Case:
    before, end = draw(
        st.sampled_from([("<div>\n<p class='a'>", "\n"), ("Head\n===\n> <p>\n> ", "\n> "), ("<ul><li>", "\r\n\t")])
    )
    units = [atom for atom in MD_UNITS if atom.raw[0] == "&"]
    inner = st.lists(st.one_of(st.sampled_from(units), st.sampled_from(verbatim(COMMON + "*_`[]"))), max_size=5)
    markup = st.sampled_from(["<i>", "</i>", '<a href="<b>">', "<!-- c -->", "<?p?>"]).map(
        lambda raw: [Atom(raw, "", True)]
    )
    word = st.one_of(inner, inner, markup).map(lambda atoms: [*verbatim("k"), *atoms, *verbatim("n")])
    words = draw(st.lists(word, min_size=1, max_size=5))
    gaps = draw(st.lists(st.sampled_from([SPACE, SPACE, Atom(end, "\n"), Atom("<br/>", "\n")]), min_size=5, max_size=5))
    return Case("a.md", before, joined(words, gaps), draw(st.sampled_from(["</p>", "</p>\n\nNext."])))


def po_case(draw: st.DrawFn) -> Case:
    def octal(char: str) -> Atom:
        return Atom("".join(f"\\{byte:03o}" for byte in char.encode()), char)

    newline = draw(st.sampled_from(["\n", "\r\n"]))
    units = [
        Atom("\\n", "\n"),
        Atom('\\"', '"'),
        Atom("\\\\", "\\"),
        Atom("\\t", "\t"),
        Atom(f'"{newline}"', ""),
        octal("é"),
        octal("😀"),
    ]
    inner = st.lists(
        st.one_of(st.sampled_from(units), st.sampled_from(verbatim(COMMON + " {%"))), min_size=1, max_size=12
    )
    before = f'# c{newline}msgctxt "c"{newline}msgid "s\\to"{newline}"rce"{newline}msgstr '
    before += draw(st.sampled_from(['"', f'""{newline}"']))
    atoms = [*draw(inner), *verbatim("k")]
    if before.endswith(f'""{newline}"'):
        before, atoms = before[: -len(newline) - 2], [Atom(f'"{newline}"', ""), *atoms]
    return Case("a.po", before, atoms, f'"{newline}{newline}msgid "x"{newline}msgstr "y"{newline}')


def jsonl_case(draw: st.DrawFn) -> Case:
    escaped = draw(st.booleans())

    def spell(char: str, style: int) -> Atom:
        if style == 0 or (escaped and not char.isascii()):
            return Atom(json.dumps(char)[1:-1], char)
        if style == 1:
            return Atom("".join(f"\\u{ord(unit):04X}" for unit in _utf16(char)), char)
        return Atom(json.dumps(char, ensure_ascii=False)[1:-1], char)

    atoms = draw(
        st.lists(
            st.builds(spell, st.sampled_from(COMMON + ' \t"\\/\x01\u2028'), st.integers(0, 3)),
            min_size=1,
            max_size=15,
        )
    )
    before, after = draw(
        st.sampled_from([('{"text": "', '"}'), ('{"s": "a\\u00e9", "text":"', '", "n": [1, {"text": "no"}]}\r\n\n')])
    )
    if draw(st.booleans()):
        return Case("a.jsonl", before, wrapped(draw, Atom("\\n", "\n")), after)
    return Case("a.jsonl", before, [*atoms, *verbatim("k")], after)


def _utf16(char: str) -> list[str]:
    units = char.encode("utf-16-be", "surrogatepass")
    return [chr(int.from_bytes(units[i : i + 2], "big")) for i in range(0, len(units), 2)]


def tsv_case(draw: st.DrawFn) -> Case:
    units = [Atom("\\t", "\t"), Atom("\\\\", "\\")]
    inner = st.lists(st.one_of(st.sampled_from(units), st.sampled_from(verbatim(COMMON + ' "'))), max_size=12)
    atoms = [*verbatim("k"), *draw(inner)]
    before, after, column = draw(
        st.sampled_from([("id\ttext\r\n1\t", "\r\n", "text"), ("", "\tb\nx\ty\n", "1"), ("\n\na\t", "", "2")])
    )
    if draw(st.booleans()):
        atoms = wrapped(draw, draw(st.sampled_from([Atom("\\n", "\n"), Atom("\\r\\n", "\n"), Atom(" \\n\\t", "\n")])))
    return Case("a.tsv", before, atoms, after, Options(field=column))


CASES: dict[str, Callable[[st.DrawFn], Case]] = {
    "text": text_case,
    "markdown": markdown_case,
    "html": html_case,
    "po": po_case,
    "jsonl": jsonl_case,
    "tsv": tsv_case,
}


def test_every_reader_has_cases() -> None:
    assert set(CASES) >= {reader.name for reader in READERS}


def document_of(case: Case, raw: str | None = None) -> Document:
    """The document without what stands before the segment of the case."""
    document = read_document(case.path, case.raw if raw is None else raw, case.options)
    return document._replace(segments=document.segments[case.before.startswith("Head") :])


def first_segment(case: Case) -> Segment:
    return document_of(case).segments[0]


def spans(length: int) -> st.SearchStrategy[Span]:
    offset = st.integers(0, length)
    return st.tuples(offset, offset).map(lambda pair: Span(*sorted(pair)))


@pytest.mark.parametrize("name", CASES)
@EXACT
@given(st.data())
def test_plain_and_raw_map_onto_each_other(name: str, data: st.DataObject) -> None:
    case = CASES[name](data.draw)
    text = first_segment(case).target
    assert text.plain == case.plain
    for _ in range(4):
        span = data.draw(spans(len(text.plain)))
        place, solid = text.to_raw(span)
        if span.start == span.end:
            assert text.from_raw(place) == span or not solid
            continue
        assert (place, solid) == case.expected(span)
        back = text.from_raw(place)
        assert back == span if solid else back.holds(span)


@pytest.mark.parametrize("name", CASES)
@EXACT
@given(st.data())
def test_a_solid_span_is_replaced_and_nothing_else(name: str, data: st.DataObject) -> None:
    case = CASES[name](data.draw)
    text = first_segment(case).target
    span = data.draw(spans(len(text.plain)))
    place, solid = text.to_raw(span)
    if not solid:
        return
    is_wrapped = name in ("text", "jsonl", "tsv") and "\n" in text.plain
    if name in ("text", "markdown", "html"):
        new = "a" + data.draw(st.text(COMMON + "*_`[]<>&#\\~|", max_size=4)) + "b"
        if span.start == span.end and name == "markdown":
            return  # between two marks there may be no place where a letter leaves them what they are
    else:
        new = data.draw(st.text(COMMON + '"\\\t{ ' + "\n" * (name == "po"), max_size=5))
    if is_wrapped:  # a line that grows or shrinks may end the wrapping
        if "\n" in text.plain[span.start : span.end]:
            return
        new = ("k" + new * 99).ljust(99, "k")[: span.end - span.start - 1] + "b" if span.end > span.start else ""
    raw = case.raw[: place.start] + text.encode(new) + case.raw[place.end :]
    plain = text.plain[: span.start] + new + text.plain[span.end :]
    document, before = document_of(case, raw), document_of(case)
    if plain.strip():
        assert document.segments[0].target.plain == plain
        assert len(document.segments) == len(before.segments)
    assert [s.target.plain for s in document.segments[1:]] == [
        s.target.plain for s in before.segments[1:]
    ] or not plain.strip()


@pytest.mark.parametrize("name", CASES)
@EXACT
@given(st.data())
def test_folded_and_raw_map_onto_each_other(name: str, data: st.DataObject) -> None:
    case = CASES[name](data.draw)
    segment = first_segment(case)
    view = View(0, segment)
    folded = data.draw(spans(len(view.text)))
    plain = view.plain(*folded)
    assert 0 <= plain.start <= plain.end <= len(case.plain)
    if folded.start < folded.end:
        assert view.folded(plain).holds(folded)
        _, solid = fold(segment.target.plain).to_raw(folded)
        if solid:
            assert view.folded(plain) == folded
            assert fold(case.plain[plain.start : plain.end]).plain == view.text[folded.start : folded.end]
    raw, _ = segment.target.to_raw(plain)
    assert 0 <= raw.start <= raw.end <= len(case.raw)


NOISE = {
    "text": [
        "a word",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "• ",
        "- ",
        "x" * 55,
        "<!-- c -->",
        "\u00a0",
        "\u2028",
        "©",
        "https://a.b/(c).",
    ],
    "markdown": [
        *(
            "word",
            "a",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "    ",
            "> ",
            "- ",
            "1. ",
            "12) ",
            "# ",
            "---",
            "===",
            "```",
            "~~~",
            "`",
            "``",
        ),
        *(
            "*",
            "**",
            "***",
            "_",
            "__",
            "~~",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](u)",
            "[^1]",
            "[^1]: ",
            "[a]: u\n",
            '"',
            "<",
            ">",
            "<div>",
            "</div>",
        ),
        *(
            "<b c='d'>",
            "<br>",
            "<!--",
            "-->",
            "<?",
            "?>",
            "&amp;",
            "&",
            ";",
            "&#0;",
            "\\",
            "|",
            "|-|",
            "|\n|-|\n|",
            "https://a.b/c_d",
            "q@r.st",
        ),
        *("<script>", "</script>", "<https://x>", "é", "’", "\u00a0", "+++\n", "<pre>", "{", "!", ".", "0"),
    ],
    "po": [
        'msgid "',
        'msgstr "',
        '"',
        "\n",
        "\\",
        "\\n",
        "\\12",
        "\\x4",
        "a",
        "#",
        "#~ ",
        "#. ",
        "msgctxt ",
        "msgid_plural ",
        "msgstr[0] ",
        "é",
        "%s",
    ],
    "jsonl": [
        '{"text": "',
        '"}',
        "\n",
        "\\",
        "\\u",
        "00e9",
        "\\ud83d",
        "\\ude00",
        '"',
        ",",
        ":",
        "{",
        "}",
        "1",
        " ",
        "é",
        "[",
        "NaN",
    ],
    "tsv": ["text", "\t", "\n", "\r", "\\", "n", "a b", " ", "é"],
}


@pytest.mark.parametrize("name", NOISE)
@EXACT
@given(st.data())
def test_noise_gives_sound_segments_or_a_read_error(name: str, data: st.DataObject) -> None:
    raw = "".join(data.draw(st.lists(st.sampled_from(NOISE[name]), max_size=30)))
    if name == "jsonl" and data.draw(st.booleans()):
        raw = '{"text": "' + raw.replace('"', "").replace("\n", "") + '"}'
    if name == "tsv":
        raw = "text\n" + raw
    document = read_or_place(raw, name)
    if isinstance(document, Document):
        sound(document)
    else:
        assert document.line >= 1
        assert document.column >= 1


def read_or_place(raw: str, name: str) -> Document | ReadError:
    try:
        return read_document("a", raw, Options(format=name))
    except ReadError as error:
        return error


def sound(document: Document) -> None:
    """Pieces follow each other in plain and raw, cover the plain text, and run character for character where they say so."""
    last = 0
    for segment in document.segments:
        assert segment.target.plain.strip()
        sound_text(segment.target, document.raw)
        if segment.source is not None:
            sound_text(segment.source, document.raw)
        first = segment.target.pieces[0].raw.start
        assert first >= last
        last = segment.target.pieces[-1].raw.end
        assert all(0 <= code.start < code.end <= len(segment.target.plain) for code in segment.codes)
        assert all(one.end <= two.start for one, two in zip(segment.codes, segment.codes[1:], strict=False))


def sound_text(text: Text, raw: str) -> None:
    plain_at = raw_at = 0
    for piece in text.pieces:
        assert piece.start == plain_at
        assert raw_at <= piece.raw.start <= piece.raw.end <= len(raw)
        plain_at, raw_at = piece.start + piece.length, piece.raw.end
        if piece.verbatim and "\r" not in raw[piece.raw.start : piece.raw.end]:
            assert text.plain[piece.start : plain_at] == raw[piece.raw.start : piece.raw.end]
    assert plain_at == len(text.plain)


def test_lines_end_with_three_kinds_of_marks_and_nothing_else() -> None:
    places = Lines("a\r\nb\rc\n\u2028\x0bd")
    assert [places.place(offset) for offset in (0, 1, 3, 4, 5, 7, 9)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
        (3, 1),
        (4, 1),
        (4, 3),
    ]
    assert [places.start(line) for line in (1, 2, 3, 4)] == [0, 3, 5, 7]
    assert Lines("").place(0) == (1, 1)


def test_edits_are_applied_in_order_and_may_not_overlap() -> None:
    edits = [Edit(Span(4, 4), "!"), Edit(Span(0, 1), "A"), Edit(Span(2, 4), "cd"), Edit(Span(4, 4), "?")]
    assert apply("ab--e", edits) == "Abcd!?e"
    with pytest.raises(ValueError, match="overlap"):
        apply("abc", [Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")])


def test_insertion_points() -> None:
    raw = "**a** &amp; b"
    text = read_document("a.md", raw).segments[0].target
    assert [text.to_raw(Span(at, at))[0].start for at in range(len(text.plain) + 1)] == [2, 3, 6, 11, 12, 13]
    assert text.from_raw(Span(12, 12)) == Span(4, 4)
    assert text.from_raw(Span(8, 8)) == Span(2, 3)  # inside a unit: all of it
    assert text.from_raw(Span(0, 2)) == Span(0, 0)
    with pytest.raises(ValueError, match="outside"):
        text.to_raw(Span(0, 6))
