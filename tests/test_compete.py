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
