"""Figures that must agree."""

from __future__ import annotations

import pytest

from tqcheck.kinds.figures import _dates, _measures, _time_zones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 06:45 in Seoul (00:45 in Moscow)", []),
        ("at 06:45 in Seoul (01:45 in Moscow)", ["00:45"]),
        ("at 00:30 in Moscow, or 06:30 in Tokyo", []),
        ("at 23:00 GMT (08:00 Tokyo time)", []),
        ("at 23:00 GMT (07:00 Tokyo time)", ["08:00"]),
        ("at 9:15 p.m. Paris time (19:15 GMT)", []),
        ("at 9:15 Paris time (7:15 p.m. GMT)", []),
        ("at 9:15 in Kyiv (10:15 in Moscow)", []),
        ("from 9:15 in Berlin to 10:15 in Paris", []),
        ("06:45 and 06:50 (00:45 and 00:50 Moscow time)", []),
    ],
)
def test_time_zones(text: str, expected: list[str]) -> None:
    assert [clash.expected for clash in _time_zones(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 km (6.2 miles)", []),
        ("10 km (62 miles)", ["6.2"]),
        ("1,200 meters (nearly 4,000 feet)", []),
        ("100 miles (16 kilometers)", ["161"]),
        ("-40 degrees Celsius (-40 degrees Fahrenheit)", []),
        ("20°C (20°F)", ["68"]),
        ("10 km (6 hours)", []),
    ],
)
def test_measures(text: str, expected: list[str]) -> None:
    assert [clash.expected for clash in _measures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday, March 3, 2020", []),
        ("on Monday, March 3, 2020", ["Tuesday"]),
        ("on Friday 21 March 2020", ["Saturday"]),
        ("on Friday, February 30, 2020", []),
        ("on Friday, March 20", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [clash.expected for clash in _dates(text)] == expected
