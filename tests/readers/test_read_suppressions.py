"""Inline suppression in the comments of each format."""

from __future__ import annotations

import pytest

from tqcheck.errors import ReadError
from tqcheck.readers import Options, read_document


def covered(name: str, raw: str) -> list[tuple[tuple[str, ...], str, str]]:
    document = read_document("a", raw, Options(format=name))
    return [(one.rules, raw[one.covers.start : one.covers.end], one.reason) for one in document.suppressions]


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "<!-- tqcheck-disable-next-line names.x -- our spelling -->\n\nA Ronhap.\n\nB",
            [(("names.x",), "A Ronhap.", "our spelling")],
        ),
        ("<!-- tqcheck-disable-next-line -->\r\nA\r\n\r\nB", [((), "A", "")]),
        ("<!--tqcheck-disable-next-line a, b.c-d  e-->\nA", [(("a", "b.c-d", "e"), "A", "")]),
        (
            "<!-- tqcheck-disable-next-line a -->\n<!-- tqcheck-disable-next-line b -->\nA",
            [(("a",), "A", ""), (("b",), "A", "")],
        ),
        ("A\n\n<!-- tqcheck-disable-next-line a -->", [(("a",), "", "")]),
        ("A\n\n<!-- tqcheck-disable a -->\nB\n", [(("a",), "\nB\n", "")]),
        ("<!-- tqcheck-disable a -->\nB\n\n<!-- tqcheck-enable a -->\nC", [(("a",), "\nB\n\n", "")]),
        ("<!-- tqcheck-disable -->\nB\n\n<!-- tqcheck-enable -->\nC", [((), "\nB\n\n", "")]),
        (
            "<!-- tqcheck-disable a, b -->\n<!-- tqcheck-enable b -->\nB",
            [(("b",), "\n", ""), (("a",), "\n<!-- tqcheck-enable b -->\nB", "")],
        ),
    ],
)
def test_html_comments(name: str, raw: str, expected: list[tuple[tuple[str, ...], str, str]]) -> None:
    assert covered(name, raw) == expected
    segments = read_document("a", raw, Options(format=name)).segments
    assert "tqcheck" not in "".join(segment.target.plain for segment in segments)


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_a_hard_wrapped_paragraph_counts_as_one_line(name: str) -> None:
    wrapped = "x" * 60 + "\n" + "y" * 60 + "\nz"
    raw = f"<!-- tqcheck-disable-next-line a -->\n\n{wrapped}\n\nNext."
    assert covered(name, raw) == [(("a",), wrapped, "")]


def test_in_markdown_quotes_paragraphs_and_code() -> None:
    quote = "> <!-- tqcheck-disable-next-line a -->\n>\n> text"
    assert [text for _, text, _ in covered("markdown", quote)] == ["text"]
    inline = "One <!-- tqcheck-disable a --> two <!-- tqcheck-enable a --> three"
    assert [text for _, text, _ in covered("markdown", inline)] == [" two "]
    assert covered("markdown", "```\n<!-- tqcheck-disable a -->\n```\n`<!-- tqcheck-bad -->`") == []


def test_a_gettext_comment_covers_the_next_entry() -> None:
    raw = '#. tqcheck-disable-next-line a -- why\n#: x.c\nmsgid "a"\nmsgstr ""\n"b"\n\nmsgid "c"\nmsgstr "d"\n'
    assert covered("po", raw) == [(("a",), 'msgid "a"\nmsgstr ""\n"b"', "why")]
    raw = '# tqcheck-disable a\nmsgid "a"\nmsgstr "b"\n# tqcheck-enable a\nmsgid "c"\nmsgstr "d"\n'
    assert covered("po", raw) == [(("a",), '\nmsgid "a"\nmsgstr "b"\n', "")]


@pytest.mark.parametrize("name", ["text", "markdown", "po"])
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("tqcheck-disabel names", "unknown directive 'tqcheck-disabel'"),
        ("tqcheck-disable-line names", "unknown directive"),
        ("tqcheck: disable names", "unknown directive"),
        ("TQCHECK-DISABLE names", "unknown directive"),
        ("tqcheck-enable names", "without a tqcheck-disable of names"),
        ("tqcheck-enable", "without a tqcheck-disable of any rule"),
        ("tqcheck-disable Our spelling!", "'Our' is no rule id"),
    ],
)
def test_a_broken_directive_is_an_error_with_its_place(name: str, body: str, message: str) -> None:
    raw = f'\nmsgid "a"\nmsgstr "b"\n#. {body}\n' if name == "po" else f"One.\n\nTwo.\n<!-- {body} -->\n"
    with pytest.raises(ReadError, match=message) as caught:
        read_document("a", raw, Options(format=name))
    assert (caught.value.path, caught.value.line, caught.value.column) == ("a", 4, 1)


@pytest.mark.parametrize(
    "raw", ["<!-- tqcheck is a checker -->\nA", "<!-- a tqcheck-disable -->\nA", "tqcheck-disable names"]
)
def test_other_comments_are_none_of_our_business(raw: str) -> None:
    assert covered("text", raw) == []
