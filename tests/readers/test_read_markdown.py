"""Markdown: what is prose, what is code, what is markup."""

from __future__ import annotations

import pytest

from tqcheck.model import Role
from tqcheck.readers import read_document
from tqcheck.text import Span


def read(raw: str) -> list[tuple[Role, str]]:
    return [(segment.role, segment.target.plain) for segment in read_document("a.md", raw).segments]


def texts(raw: str) -> list[str]:
    return [text for _, text in read(raw)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("---\ntitle: No\n---\nText", ["Text"]),
        ("+++\ntitle = 1\n+++\n\nText", ["Text"]),
        ("---\n\nText", ["Text"]),
        ("# One #\n## Two\n#Three\n#\n###### *Six* ####", ["One", "Two", "#Three", "Six"]),
        ("One\ntwo\n===\nThree\n---\nFour", ["One\ntwo", "Three", "Four"]),
        ("One\n\n    code\n\nTwo", ["One", "Two"]),
        ("One\n    two", ["One\ntwo"]),
        ("```py\ncode\n~~~\n```\nOne\n~~~\ncode", ["One"]),
        ("> ```\n> code\n\nOne", ["One"]),
        ("One\n***\nTwo\n- - -\nThree", ["One", "Two", "Three"]),
        ("[a]: http://x.y 'Title'\n[b]: <u>\n  \"T\"\nOne [a]", ["One a"]),
        ("One[^1]\n\n[^1]: Two", ["One", "Two"]),
        ("One  \ntwo\\\nthree", ["One\ntwo\nthree"]),
        ("One\\ \ntwo", ["One\\ \ntwo"]),
        ("    code\n", []),
    ],
)
def test_blocks(raw: str, expected: list[str], newline: str) -> None:
    assert texts(raw.replace("\n", newline)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("# A", [(Role.HEADING, "A")]),
        ("A\n---", [(Role.HEADING, "A")]),
        ("> A\n> B\nC\n\nD", [(Role.QUOTE, "A\nB\nC"), (Role.PARAGRAPH, "D")]),
        (
            "- A\n  B\n\n  C\n- D\n\nE",
            [(Role.LIST_ITEM, "A\nB"), (Role.LIST_ITEM, "C"), (Role.LIST_ITEM, "D"), (Role.PARAGRAPH, "E")],
        ),
        (
            "1. A\n   - B\n     > C\n2) D",
            [(Role.LIST_ITEM, "A"), (Role.LIST_ITEM, "B"), (Role.QUOTE, "C"), (Role.LIST_ITEM, "D")],
        ),
        ("-\tA\n\n\tB", [(Role.LIST_ITEM, "A"), (Role.LIST_ITEM, "B")]),
        ("In\n2019. It", [(Role.PARAGRAPH, "In\n2019. It")]),
        (
            "| a | b \\| c |\n|:--|---|\n| 1 |\n| `x` | *y*\n\nA",
            [*((Role.CELL, cell) for cell in ("a", "b | c", "1", "x", "y")), (Role.PARAGRAPH, "A")],
        ),
        ("A\nB | C\n--|--\n1 | 2", [(Role.PARAGRAPH, "A"), *((Role.CELL, cell) for cell in "BC12")]),
        ("![A *map*](x.png 't')", [(Role.CAPTION, "A map")]),
        ("See ![a map](x.png)", [(Role.PARAGRAPH, "See a map")]),
        ("![](x.png)", []),
    ],
)
def test_roles(raw: str, expected: list[tuple[Role, str]]) -> None:
    assert read(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
        ("a*b*c snake_case_x 5 * 3 * 2 ~50 ~60", "abc snake_case_x 5 * 3 * 2 ~50 ~60"),
        ("**a*b", "**a*b"),
        ("*a **b* c**", "a b c"),
        ("a `` b ` c `` d `", "a b ` c d `"),
        ("[a *b*](u 't') [c](<u v>) [d](u(v)) [e]( u )", "a b c d e"),
        ("[a](u v) [b] [c][d] (e)", "[a](u v) [b] [c][d] (e)"),
        ("[a [b](u) c](v)", "[a b c](v)"),
        ("[![alt](i.png)](u) text", "alt text"),
        ("\\*a\\* \\a \\\\ \\[b\\](c)", "*a* \\a \\ [b](c)"),
        ("&amp; &lt; &nbsp; &#8217; &#x41; &nosuch; &notit; & &semi;", "& < \u00a0 ’ A &nosuch; &notit; & ;"),
        ("a<b>c</b> <!-- d --> e < f <g h='>'>i", "ac  e < f i"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<https://x.y/z> <a@b.c>", "https://x.y/z a@b.c"),
        ("see https://x.y/a_b_c*d_, www.x.y.", "see https://x.y/a_b_c*d_, www.x.y."),
        ("“*a*” he’s", "“a” he’s"),
        ("𝔄 *İ* e\u0301", "𝔄 İ e\u0301"),
    ],
)
def test_inline(raw: str, expected: str) -> None:
    assert texts(raw) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<div>\n<p>Hello <i>there</i> &mdash; x</p>\n<p>Two</p>\n</div>", ["Hello there — x", "Two"]),
        ("<script>\nlet a = 1 < 2;\n\nx\n</script>\nText", ["Text"]),
        ("<div><style>a {}</style>One</div>", ["One"]),
        ("<!-- a\n\nb --> after\nText", ["after", "Text"]),
        ("<?php\nx\n?>\nText", ["Text"]),
        ("<b>\nText *not* marked\n</b>\n\nNext", ["Text *not* marked", "Next"]),
        ("Text\n<b>\nmore", ["Text\n\nmore"]),
        ("<!-- open\n\nfor ever", []),
    ],
)
def test_prose_in_html(raw: str, expected: list[str]) -> None:
    assert texts(raw) == expected


def test_roles_in_html() -> None:
    raw = "<figure>\n<figcaption>A</figcaption><h2>B</h2>\n<ul><li>C</ul><table><td>D</table><blockquote>E</blockquote>F\n</figure>"
    roles = [Role.CAPTION, Role.HEADING, Role.LIST_ITEM, Role.CELL, Role.QUOTE, Role.PARAGRAPH]
    assert read(raw) == list(zip(roles, "ABCDEF", strict=True))


def test_code_and_addresses_are_codes() -> None:
    (segment,) = read_document("a.md", "**Use** `a  b` or <https://c.d/> or e@f.gh, [see https://i.j](k).").segments
    codes = [segment.target.plain[code.start : code.end] for code in segment.codes]
    assert codes == ["a  b", "https://c.d/", "e@f.gh", "https://i.j"]


def test_markup_inside_a_span_makes_it_not_solid() -> None:
    (segment,) = read_document("a.md", "> The **new** law\n> of [the](u) land").segments
    text = segment.target
    assert text.plain == "The new law\nof the land"
    assert text.to_raw(Span(4, 7)) == (Span(8, 11), True)
    assert text.to_raw(Span(0, 7))[1] is False
    assert text.to_raw(Span(8, 14)) == (Span(14, 22), True)  # law, the line break with its mark, of


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("a*b_c", "a\\*b\\_c"),
        ("[x] <y> `z` \\", "\\[x\\] \\<y\\> \\`z\\` \\\\"),
        ("R&D AT&T; &#1;", "R&D AT\\&T; \\&#1;"),
        ("# no", "\\# no"),
        ("1. no", "1\\. no"),
        ("- no", "\\- no"),
        ("-5", "-5"),
        ("~50 a ~ b ~~c", "\\~50 a ~ b \\~\\~c"),
        ("“quoted,” he said - 50 km!", "“quoted,” he said - 50 km!"),
        ("two\r\nlines", "two lines"),
    ],
)
def test_replacements_are_escaped_where_they_would_be_markup(plain: str, written: str) -> None:
    (segment,) = read_document("a.md", "x").segments
    assert segment.target.encode(plain) == written
    assert texts(written) == [" ".join(plain.split())]


def test_a_pipe_is_escaped_in_a_cell_only() -> None:
    cell, paragraph = read_document("a.md", "|a|\n|-|\n\nb").segments
    assert (cell.target.encode("|"), paragraph.target.encode("|")) == ("\\|", "|")
