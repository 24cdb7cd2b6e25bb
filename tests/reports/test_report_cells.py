"""Cells agree with the width tables, and wrapping keeps every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from tqcheck.reports import cells


def test_quick_ranges_agree_with_the_tables() -> None:
    for code in range(0x20, 0x110000):
        char = chr(code)
        if cells._ALL_NARROW.fullmatch(char):
            assert wcwidth(char) == 1, f"U+{code:04X}"
        elif cells._IS_WIDE.match(char):
            assert wcwidth(char) == 2, f"U+{code:04X}"


@given(st.text(max_size=40))
def test_shown_text_has_the_columns_it_claims(text: str) -> None:
    assert 0 <= wcswidth(cells.safe(text)) <= cells.columns(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb\r\nc\rd\ne", "a→b c d e"),
        ("\x1b[31m\x07\x7f", "␛[31m␇␡"),
        ("\x9b\u202e\u200b\udcff\ue000", "<U+009B><U+202E><U+200B><U+DCFF><U+E000>"),
        ("co\u00adop 1\u00a0km", "coop 1 km"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert cells.safe(text) == shown


def test_wrap_breaks_between_words_and_wide_letters() -> None:
    assert cells.wrap("one two three", 9, "- ") == ["- one two", "  three"]
    assert cells.wrap("abcdefghij", 6, "- ", "  ") == ["- abcd", "  efgh", "  ij"]
    assert cells.wrap("朝鮮中央通信", 5) == ["朝鮮", "中央", "通信"]
    assert cells.wrap("", 10, "x") == ["x"]


@given(st.text(alphabet="ab 朝é", max_size=60), st.integers(4, 20))
def test_wrap_keeps_every_word(text: str, width: int) -> None:
    lines = cells.wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wcswidth(line) <= width for line in lines)


@pytest.mark.parametrize("text", ["x" * 100_000, "朝" * 50, "a\u0301" * 60, "\u0301" * 5000, "word " * 20])
def test_shorten(text: str) -> None:
    short = cells.shorten(text, 20)
    assert " … " in short
    assert wcswidth(short) <= 20


@given(st.text("ab .,", max_size=60), st.integers(2, 20))
def test_narrow_prose_is_broken_as_cells_are(text: str, limit: int) -> None:
    text = " ".join(text.split())
    rows = cells.rows(list(text), [1] * len(text), limit)
    assert list(cells._narrow_rows(text, limit)) == [text[start:end] for start, end in rows]
