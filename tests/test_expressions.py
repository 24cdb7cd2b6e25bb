"""Expressions kept as numbers are the expressions that `re` compiles, and damaged ones are not used."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import tqcheck
from tqcheck import expressions

SOURCES = [
    (r"(?P<word>\w+) (?P=word)", int(re.IGNORECASE)),
    ("[а-яё]+|[^\\W\\d_a-z]{2,}+", 0),
    (r"(?<!\w)(?:in|on) (?i:the) (?P<n>[0-9]{1,3})(?!\w)", 0),
    ("", int(re.MULTILINE)),
]
TEXT = "The the Москва и on THE 12 in the 345\nTest 1 tests"


@cache
def packed() -> dict[str, bytes]:
    return expressions.pack(SOURCES)


def stored(damage: int | None = None) -> expressions.Stored:
    sections = {name: bytearray(data) for name, data in packed().items()}
    if damage is not None:
        sections["expressions.blob"][damage] ^= 0xFF
    return expressions.Stored({name: memoryview(data) for name, data in sections.items()})


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_what_is_kept_finds_what_re_finds(source: str, flags: int) -> None:
    kept, usual = stored().get(source, flags), re.compile(source, flags)
    assert kept is not None
    assert (kept.pattern, kept.flags, kept.groups, dict(kept.groupindex)) == (
        usual.pattern,
        usual.flags,
        usual.groups,
        dict(usual.groupindex),
    )
    assert [(found.span(), found.groupdict()) for found in kept.finditer(TEXT)] == [
        (found.span(), found.groupdict()) for found in usual.finditer(TEXT)
    ]


def test_other_flags_are_another_expression() -> None:
    assert stored().get(SOURCES[1][0], int(re.IGNORECASE)) is None


def test_damaged_numbers_are_not_used() -> None:
    size = len(packed()["expressions.blob"])
    for place in range(0, size, 97):
        for source, flags in SOURCES:
            found = stored(place).get(source, flags)
            assert found is None or found.findall(TEXT) == re.compile(source, flags).findall(TEXT)


def test_a_late_expression_is_compiled_when_it_is_used() -> None:
    late = expressions.late(r"(\d+)")
    assert late.sub("N", TEXT).count("N") == 3
    assert late.groups == 1


def test_no_group_is_possessive() -> None:
    """Python before 3.11.5 forgets to go back to where a possessive group began when its last round fails half way."""
    package = Path(tqcheck.__file__).parent
    lines = (line for path in package.rglob("*.py") for line in path.read_text("utf-8").splitlines())
    assert [line for line in lines if re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", line) and "(?" in line] == []
