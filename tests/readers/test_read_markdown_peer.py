"""Markdown: our scanner and markdown-it agree on what a reader sees, on random mixtures of marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tqcheck.readers import read_document

markdown_it = pytest.importorskip("markdown_it")

MARKS = [
    *(
        "word",
        "a",
        "b c",
        " ",
        "  ",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "# ",
        "## ",
        "---",
        "===",
        "```",
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
        "](<u> 't')",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "&copy",
        "\\",
    ),
    *("<https://x.y>", "é", "’", "!", ".", "“"),
]
# Where markdown-it leaves CommonMark (delimiters at the ends of link texts, code after an empty quote), and where we read
# front matter or leave the white space of wrapped code out.
DIFFERENT = re.compile(r"~~~|\](\(|\[)(?s:.*)[_~*]|[_~*](?s:.*)\](\(|\[)|>\n+    |\A---|`(?s:.*)\n +(?s:.*)`|\n +`")


def theirs(raw: str) -> list[str] | None:
    """The texts of all paragraphs, headings and items; None if there is a block of HTML."""
    tokens = markdown_it.MarkdownIt("commonmark").enable("strikethrough").parse(raw)
    if any(token.type == "html_block" for token in tokens):
        return None
    found = (" ".join(text_of(token).split()) for token in tokens if token.type == "inline")
    return [text for text in found if text]


def text_of(token: object) -> str:
    parts = []
    for child in getattr(token, "children", None) or []:
        if child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and child.content.startswith("<br")
        ):
            parts.append("\n")
        elif child.type == "image":
            parts.append(text_of(child))
        elif child.type != "html_inline":
            parts.append(child.content)
    return "".join(parts)


@settings(derandomize=True, deadline=None, database=None, max_examples=600)
@given(st.lists(st.sampled_from(MARKS), max_size=14).map("".join))
def test_both_read_the_same(raw: str) -> None:
    assume(not DIFFERENT.search(raw))
    expected = theirs(raw)
    assume(expected is not None)
    ours = [" ".join(segment.target.plain.split()) for segment in read_document("a.md", raw).segments]
    assert ours == expected
