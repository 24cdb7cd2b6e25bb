"""What phrases without regex stand for."""

from __future__ import annotations

import re

import pytest

from tqcheck.pattern import emit, parse


@pytest.mark.parametrize(
    ("phrase", "found", "missed"),
    [
        ("made a (short/official) visit", ["made a visit", "made a short visit"], ["made a long visit"]),
        (
            "during/in_the_course_of (the) talks",
            ["during talks", "in the course of the talks"],
            ["in the course talks", "in_the_course_of talks"],
        ),
        ("nuclear* ... bomb", ["nuclear bomb", "nuclears and small bomb"], ["nucleus bomb"]),
        ("5* (per cent)", ["50 per cent", "5"], ["40 per cent"]),
    ],
)
def test_a_phrase(phrase: str, found: list[str], missed: list[str]) -> None:
    regex = re.compile(emit.regex(parse.parse(parse.phrase(phrase), {})))
    assert [text for text in found if not regex.fullmatch(text)] == []
    assert [text for text in missed if regex.fullmatch(text)] == []
