"""The filters of a replacement."""

from __future__ import annotations

import pytest

from tqcheck.pattern.replace import article, fill


@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        ("number", "1 200", "1,200"),
        ("number", "12.000.000", "12,000,000"),
        ("number", "999", "999"),
        ("bare", "05", "5"),
        ("bare", "00", "0"),
        ("month", "03", "March"),
        ("month", "12", "December"),
        ("month", "13", "13"),
        ("ordinal", "1", "1st"),
        ("ordinal", "12", "12th"),
        ("ordinal", "22", "22nd"),
        ("ordinal", "113", "113th"),
        ("clock", "20", "8 p.m."),
        ("clock", "20.30", "8:30 p.m."),
        ("clock", "00:05", "12:05 a.m."),
        ("clock", "12:00", "12 p.m."),
        ("clock", "24", "12 a.m."),
        ("joined", "a . m .", "a.m."),
        ("ascii", "，", ","),
        ("ascii", "。", "."),
        ("ascii", "２０％", "20%"),
        ("unescape", "&amp;quot;", '"'),
        ("unescape", "& nbsp ;", " "),
    ],
)
def test_filters(style: str, value: str, expected: str) -> None:
    assert fill(f"{{x|{style}}}", {"x": value}, None) == (expected,)


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("on an ultra-large one", "super-large", "a"),
        ("An ultra-large one", "super-large", "A"),
        ("a big one", "old", "an"),
        ("a unique one", "odd", "an"),
        ("an hour", "hourly", None),  # whether h is heard is not told by its spelling
        ("a big one", "biggest", None),  # the word begins as it did
        ("the old one", "new", None),
        ("a big one", "EU", None),
    ],
)
def test_the_article_fits_the_new_word(text: str, new: str, expected: str | None) -> None:
    at = text.index(" ", text.index(" ") + 1 if text.startswith("on ") else 0) + 1
    edit = article(text, at, text[at:], new)
    assert (edit and edit[1]) == expected


def test_a_verb_behind_have_is_a_participle() -> None:
    values = {"verb": "caused"}
    assert fill("{verb:draw}", values, "cause") == ("drew", "drawn")
    assert fill("{verb:draw}", values, "cause", participle=True) == ("drawn",)
    assert fill("{verb:draw}", {"verb": "cause"}, "cause", participle=True) == ("draw",)
