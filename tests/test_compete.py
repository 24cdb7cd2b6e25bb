"""Of findings about capitals within one name the longest speaks."""

from __future__ import annotations

import pytest

import tqcheck


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "He works at the Ministry of internal Affairs in Oslo, and nobody there knows him.",
            "Ministry of internal Affairs",
        ),
        ("It was said by the federal Economics minister on a cold day in Oslo.", "federal Economics minister"),
    ],
)
def test_one_finding_over_the_whole_name(text: str, whole: str) -> None:
    found = [finding for finding in tqcheck.lint(text).findings if finding.category == "capitalization"]
    assert [text[finding.span.start : finding.span.end] for finding in found] == [whole]


def test_a_hint_says_nothing_where_the_place_is_mended() -> None:
    text = 'This was announced on Monday by the South Korean agency "Ronhap" in Seoul.\n'
    found = [finding for finding in tqcheck.lint(text).findings if finding.matched == "Ronhap"]
    assert [finding.rule for finding in found] == ["names.listed"]
    assert "terms.quoted-name" in found[0].also


def test_advice_within_a_longer_finding_that_is_mended_is_told_with_it() -> None:
    text = "It is noted that the mayor of the city will come to the ceremony with the guests.\n"
    found = tqcheck.lint(text).findings
    spans = [finding.span for finding in found if finding.category == "phrasing"]
    assert not any(
        one != other and one.start <= other.start and other.end <= one.end for one in spans for other in spans
    )
