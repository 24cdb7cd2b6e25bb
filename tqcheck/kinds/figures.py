"""Kind `figures`: two figures that must agree: times in two zones, a measure in two units, a date and its weekday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_HOUR, _HALF_DAY, _DAY = 60, 720, 1440


class Clash(NamedTuple):
    """The second of two figures that do not agree: its place in the folded text and what it would have to be."""

    start: int
    end: int
    expected: str


# Offsets from UTC in hours, winter and summer where they differ. Fixed: a rule of thumb for news of our days, and only where all agree.
_ZONES: dict[str, tuple[float, ...]] = {
    "utc": (0,), "gmt": (0,), "msk": (3,), "jst": (9,), "kst": (9,), "est": (-5,), "edt": (-4,), "pst": (-8,), "pdt": (-7,),
    "cet": (1,), "cest": (2,), "bst": (1,), "moscow": (3,), "minsk": (3,), "ankara": (3,), "istanbul": (3,), "riyadh": (3,),
    "baghdad": (3,), "nairobi": (3,), "tehran": (3.5,), "abu dhabi": (4,), "dubai": (4,), "baku": (4,), "tbilisi": (4,),
    "yerevan": (4,), "kabul": (4.5,), "tashkent": (5,), "islamabad": (5,), "yekaterinburg": (5,), "delhi": (5.5,),
    "new delhi": (5.5,), "kathmandu": (5.75,), "dhaka": (6,), "bangkok": (7,), "hanoi": (7,), "jakarta": (7,),
    "novosibirsk": (7,), "krasnoyarsk": (7,), "beijing": (8,), "shanghai": (8,), "hong kong": (8,), "taipei": (8,),
    "singapore": (8,), "manila": (8,), "kuala lumpur": (8,), "ulaanbaatar": (8,), "tokyo": (9,), "seoul": (9,),
    "pyongyang": (9,), "vladivostok": (10,), "brisbane": (10,), "johannesburg": (2,), "buenos aires": (-3,), "bogota": (-5,),
    "lima": (-5,), "kyiv": (2, 3), "kiev": (2, 3), "athens": (2, 3), "helsinki": (2, 3), "vilnius": (2, 3), "riga": (2, 3),
    "tallinn": (2, 3), "sofia": (2, 3), "bucharest": (2, 3), "jerusalem": (2, 3), "berlin": (1, 2), "paris": (1, 2),
    "rome": (1, 2), "madrid": (1, 2), "vienna": (1, 2), "brussels": (1, 2), "prague": (1, 2), "warsaw": (1, 2),
    "budapest": (1, 2), "belgrade": (1, 2), "amsterdam": (1, 2), "geneva": (1, 2), "stockholm": (1, 2), "oslo": (1, 2),
    "copenhagen": (1, 2), "london": (0, 1), "dublin": (0, 1), "lisbon": (0, 1), "new york": (-5, -4), "washington": (-5, -4),
    "toronto": (-5, -4), "chicago": (-6, -5), "los angeles": (-8, -7), "sydney": (10, 11), "canberra": (10, 11),
}  # fmt: skip
_TIME = r"(?<![\d:.])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d:]|[.,]\d)(?: ?([ap])\.?m\b\.?)?"
_ZONE = rf"(?:in |at )?({'|'.join(sorted(_ZONES, key=len, reverse=True))})\b(?: (?:local )?time)?"
_TWO_TIMES = late(rf"{_TIME},? {_ZONE}(?:,? \(|,? which (?:is|was) | is |, or ){_TIME},? {_ZONE}", re.IGNORECASE)


def _time_zones(text: str) -> Iterator[Clash]:
    for found in _TWO_TIMES.finditer(text):
        first, second = _minutes(found, 1), _minutes(found, 5)
        # Without a.m. or p.m. on one side only the position of the hands is known.
        cycle = _DAY if bool(found[3]) == bool(found[7]) else _HALF_DAY
        zones = _ZONES[found[4].lower()], _ZONES[found[8].lower()]
        shifts = [int((there - here) * _HOUR) for here in zones[0] for there in zones[1]]
        if all((first + shift - second) % cycle for shift in shifts):
            due = (first + shifts[0]) % _DAY
            yield Clash(found.start(5), found.end(6), f"{due // _HOUR:02}:{due % _HOUR:02}")


def _minutes(found: re.Match[str], group: int) -> int:
    hour, minute, half = int(found[group]), int(found[group + 1]), found[group + 2]
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return hour * _HOUR + minute


# From one unit to another: factor and offset.
_UNITS: dict[tuple[str, str], tuple[float, float]] = {
    ("km", "mile"): (0.6214, 0), ("m", "foot"): (3.281, 0), ("m", "yard"): (1.094, 0), ("cm", "inch"): (0.3937, 0),
    ("kg", "pound"): (2.205, 0), ("ha", "acre"): (2.471, 0), ("km2", "mile2"): (0.3861, 0), ("c", "f"): (1.8, 32),
}  # fmt: skip
_SPELLINGS = {
    "km": r"km|kilomet(?:er|re)s?", "m": r"met(?:er|re)s?", "cm": r"cm|centimet(?:er|re)s?", "kg": "kg|kilograms?|kilos?",
    "ha": "hectares?", "km2": r"(?:square|sq\.?) (?:km|kilomet(?:er|re)s)", "c": r"(?:degrees )?celsius|°C", "mile": "miles?",
    "foot": "feet|foot|ft", "yard": "yards?", "inch": "inch(?:es)?", "pound": "pounds?|lbs?", "acre": "acres?",
    "mile2": r"(?:square|sq\.?) miles", "f": r"(?:degrees )?fahrenheit|°F",
}  # fmt: skip
_UNIT = "|".join(
    f"(?P<{{0}}_{name}>{spelling})" for name, spelling in sorted(_SPELLINGS.items(), key=lambda item: -len(item[0]))
)
_FIGURE = r"(?<![\d.,-])(-?\d{1,3}(?:,\d{3})+|-?\d+(?:\.\d+)?)"
_TWO_MEASURES = late(
    rf"(?P<value>{_FIGURE})[ -]?(?:{_UNIT.format('a')})(?!\w) ?\((?:about |around |some |roughly |nearly |almost |over |more than )?(?P<given>{_FIGURE})[ -]?(?:{_UNIT.format('b')})(?!\w)\)",
    re.IGNORECASE,
)
# How far a rounded conversion may be off.
_ROUGH = 0.25


def _measures(text: str) -> Iterator[Clash]:
    for found in _TWO_MEASURES.finditer(text):
        units = {name[0]: name[2:] for name, words in found.groupdict().items() if words is not None and name[1] == "_"}
        one, other = units["a"], units["b"]
        value, given = (float(found[name].replace(",", "")) for name in ("value", "given"))
        if (one, other) in _UNITS:
            factor, offset = _UNITS[one, other]
            due = value * factor + offset
        elif (other, one) in _UNITS:
            factor, offset = _UNITS[other, one]
            due = (value - offset) / factor
        else:
            continue
        if abs(due - given) > max(_ROUGH * abs(due), 3 if offset else 1):
            yield Clash(found.start("given"), found.end() - 1, f"{due:,.0f}" if abs(due) >= 10 else f"{due:.1f}")


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DATE = late(
    rf"\b({'|'.join(_WEEKDAYS)}),? (?:(?P<m1>{'|'.join(_MONTHS)}) (?P<d1>[0-3]?\d)(?:st|nd|rd|th)?,? |(?P<d2>[0-3]?\d)(?:st|nd|rd|th)? (?P<m2>{'|'.join(_MONTHS)}),? )((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _dates(text: str) -> Iterator[Clash]:
    import datetime

    for found in _DATE.finditer(text):
        month = _MONTHS.index((found["m1"] or found["m2"]).lower()) + 1
        try:
            day = datetime.date(int(found[6]), month, int(found["d1"] or found["d2"]))
        except ValueError:
            continue
        expected = _WEEKDAYS[day.weekday()]
        if expected.lower() != found[1].lower():
            yield Clash(found.start(1), found.end(1), expected)


_CHECKS: dict[str, tuple[Callable[[str], Iterator[Clash]], Sequence[str]]] = {
    "time-zones": (_time_zones, [f"{sign}{digit}" for sign in ":." for digit in "012345"]),
    "units": (_measures, [" miles)", " mile)", " feet)", " yards)", " inches)", " pounds)", " acres)", " fahrenheit)", "°f)", "km)", "kilometers)", "kilometres)", "meters)", "metres)", "cm)", "kg)", "hectares)", "celsius)", "°c)"]),
    "weekdays": (_dates, [f"day, {month}" for month in _MONTHS] + [f"day {month}" for month in _MONTHS] + [f"day, {digit}" for digit in range(1, 10)] + [f"day {digit}" for digit in range(1, 10)]),
}  # fmt: skip


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    check = rule.need("check").as_choice(tuple(_CHECKS))
    return {"check": check}, [(literal, 0) for literal in _CHECKS[check][1]]


class FiguresScanner:
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches = []
        for number in sorted({rule for rule, _ in hits}):
            rule = self._rules[number]
            if rule.roles and view.segment.role not in rule.roles:
                continue
            for clash in _CHECKS[rule.spec["check"]][0](view.text):
                span = Span(*view.plain(clash.start, clash.end))
                values = {"match": view.text[clash.start : clash.end], "expected": clash.expected}
                matches.append(Match(rule.id, view.number, span, (), values))
        return matches

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        return matches


KIND = Kind(
    "figures",
    "two figures that must agree: times in two zones, a measure in two units, a date and its weekday",
    ("check", "suggest"),
    compile_rule,
    FiguresScanner,
)
