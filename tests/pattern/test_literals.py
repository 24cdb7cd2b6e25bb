"""Which literals gate a pattern: signs that editors never write in that order are better than letters."""

from __future__ import annotations

import string

import pytest

from tqcheck.pattern import emit, parse, required


def literals(pattern: str) -> tuple[str, ...]:
    return required.literals(parse.parse(pattern, {}))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\w[[ ,]]", (" ,",)),
        (r"[a-z][a-z][[,]][A-Za-z][a-z]", tuple(f",{letter}" for letter in string.ascii_lowercase)),
        (r"\d %", tuple(f"{digit} %" for digit in string.digits)),
        (r"[[the]] {words:0-2}parliament", ("parliament",)),
        (r"colou?r", ("color", "colour")),
        (r"(?:foo|bar)", ("bar", "foo")),
        (r"\w+", ()),
        (r"[A-Za-z][^:]{0,40}$", ()),
        (r"[ａ-ｃ]", ("ａ", "ｂ", "ｃ")),
    ],
)
def test_literals(pattern: str, expected: tuple[str, ...]) -> None:
    assert literals(pattern) == expected


def test_a_literal_stands_in_every_match() -> None:
    import re

    pattern = r"[1-9]\d{0,2}[[(?<sep>[ .])]]\d\d\d (?:people|tons)"
    found = re.search(emit.regex(parse.parse(pattern, {})), "some 12.000 people")
    assert found
    assert any(literal in found.group() for literal in literals(pattern))


def test_a_range_of_code_points() -> None:
    import re

    found = re.fullmatch(emit.regex(parse.parse(r"[\x{430}-\x{44f}]{3,}", {})), "мир-мир")
    assert found is None
    assert re.fullmatch(emit.regex(parse.parse(r"[\x{430}-\x{44f}]{3,}", {})), "мир")


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(parse.PatternError, match="ends before it begins"):
        parse.parse("[z-a]", {})
