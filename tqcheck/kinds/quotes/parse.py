"""Which mark opens and which closes: the cheapest reading of all marks together, local evidence weighed against state.

A reading gives each mark a part and costs what its marks say against it, plus what is wrong with the state: a closing mark with
nothing open, a quotation that is never closed, double marks within double marks. The cheapest reading is found in one pass over a
table of (mark, depth); a second pass from the end tells for each mark how much dearer the best other reading is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, partial

from tqcheck.kinds.quotes.locale import Locale
from tqcheck.kinds.quotes.marks import Mark

_MOST = 3
"""Depths told apart: nothing open, a quotation, one within it."""
_NEVER = 1e6
_SHAPE = 5.0
_UNOPENED = 4.0
_UNCLOSED = 3.5
_CONTINUED = 1.5
_NESTED = 2.0
_AGAIN = 1.5
_OVERFLOW = 8.0

_STOPS = ".!?…"
_PUNCTUATION = ".,;:!?…)]}%"
_BRACKETS = "([{/—–-"
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \u00a0,:]*$")
_WHO = re.compile(r" (?:the [a-z]|[A-Z]|he\b|she\b|they\b|a [a-z])")
_REACH = 24


class Part(IntEnum):
    """What a mark does."""

    OPEN = 0
    CLOSE = 1
    OTHER = 2
    """An apostrophe, a prime, a measure."""
    REOPEN = 3
    """Opens anew what is open already: quotations over several paragraphs that now stand in one."""


Costs = tuple[float, float, float, float]
"""What speaks against each part."""


@dataclass(slots=True, eq=False)
class Reading:
    """A mark with its part, the depth outside its quotation, and its partner."""

    mark: Mark
    part: Part
    depth: int
    cost: float
    """What the mark's own surroundings say against its part."""
    partner: Reading | None = None
    within: Reading | None = None
    """The opening mark of the quotation round about."""
    continued: bool = False
    """A later mark of the same paragraph opens the quotation again."""
    margins: Callable[[], float] = field(default=lambda: _NEVER, repr=False)

    @property
    def margin(self) -> float:
        """How much dearer the paragraph is with this mark in the best other part."""
        return self.margins()


def read(text: str, marks: Sequence[Mark], locale: Locale) -> list[Reading]:
    """The parts of all marks; double and single marks are read apart, and partners found."""
    double = _decide(text, [mark for mark in marks if not mark.single], locale)
    single = _decide(text, [mark for mark in marks if mark.single], locale)
    if not single:
        return double
    single = [reading for reading in single if reading.partner or reading.mark.shape == 1]
    return sorted((*double, *single), key=lambda reading: reading.mark.start)


def _decide(text: str, marks: Sequence[Mark], locale: Locale) -> list[Reading]:
    if not marks:
        return []
    costs = [weigh_single(text, mark) if mark.single else weigh(text, mark, locale) for mark in marks]
    single = marks[0].single
    nested = _NESTED if not single else _OVERFLOW
    end = _CONTINUED if marks[0].gap_left < 0 else _UNCLOSED
    # rest[i][d]: the cheapest way to read the marks from i to the end where d quotations are open.
    after = (0.0, end, end + 2 * _UNCLOSED)
    rest = [after]
    for opening, closing, other, again in reversed(costs):
        none, one, two = after
        after = (
            min(opening + one, closing + _UNOPENED + none, other + none),
            min(opening + nested + two, closing + none, other + one, again + one),
            min(opening + _OVERFLOW + two, closing + one, other + two),
        )
        rest.append(after)
    rest.reverse()
    tables = _Tables(costs, single, rest)
    readings: list[Reading] = []
    opened: list[Reading] = []
    depth = 0
    for number, (mark, cost) in enumerate(zip(marks, costs, strict=True)):
        ways = _steps(cost, depth, single)
        after = rest[number + 1]
        totals = [step + after[to] for to, step in ways]
        part = Part(totals.index(min(totals)))
        reading = Reading(mark, part, depth, cost[part], margins=partial(tables.margin, number, part))
        if part == Part.REOPEN:
            reading.part = Part.OPEN
            reading.depth = depth - 1
            opened.pop().continued = True
            opened.append(reading)
        elif part == Part.OPEN:
            reading.within = opened[-1] if opened else None
            opened.append(reading)
        elif part == Part.CLOSE:
            reading.depth = max(0, depth - 1)
            if opened:
                reading.partner = opened.pop()
                reading.partner.partner = reading
        depth = ways[part][0]
        readings.append(reading)
    return readings


class _Tables:
    """Costs from the start of a paragraph, made when somebody asks how sure a reading is."""

    def __init__(self, costs: Sequence[Costs], single: bool, rest: Sequence[tuple[float, ...]]) -> None:
        self._costs = costs
        self._single = single
        self._rest = rest

    @cached_property
    def _best(self) -> list[list[float]]:
        """The cheapest way to read the marks before each one that leaves 0, 1, 2 quotations open."""
        best = [[0.0] + [_NEVER] * (_MOST - 1)]
        for cost in self._costs:
            row = [_NEVER] * _MOST
            for depth, sum_ in enumerate(best[-1]):
                for to, step in _steps(cost, depth, self._single):
                    row[to] = min(row[to], sum_ + step)
            best.append(row)
        return best

    def margin(self, number: int, part: Part) -> float:
        after = self._rest[number + 1]
        totals = [_NEVER] * len(Part)
        for depth, sum_ in enumerate(self._best[number]):
            for kind, (to, step) in enumerate(_steps(self._costs[number], depth, self._single)):
                totals[kind] = min(totals[kind], sum_ + step + after[to])
        return min(total for kind, total in enumerate(totals) if kind != part) - totals[part]


def _steps(cost: Costs, depth: int, single: bool) -> tuple[tuple[int, float], ...]:
    """Where each part leads from a depth, and what it costs there."""
    opening, closing, other, again = cost
    nested = (0.0, _NESTED, _OVERFLOW)[depth] if not single else (0.0, _OVERFLOW, _OVERFLOW)[depth]
    return (
        (min(depth + 1, _MOST - 1), opening + nested),
        (depth - 1, closing) if depth else (0, closing + _UNOPENED),
        (depth, other),
        (depth, again if depth == 1 else _NEVER),
    )


def weigh(text: str, mark: Mark, locale: Locale) -> Costs:
    """What the surroundings of a double mark say against its opening, closing and doing neither."""
    opening, closing = _sides(text, mark, locale)
    if mark.shape > 0:
        closing += _SHAPE
    elif mark.shape < 0:
        opening += _SHAPE
    other = _NEVER
    if mark.left.isdigit() and mark.text in ('"', "''", "”"):
        other = 0.7 if mark.shape == 0 else 3.0
    elif mark.left == "s" and mark.shape == 0 and mark.loose_right:
        other = 2.0
    again = opening + _AGAIN if mark.loose_left and mark.before and mark.before in _STOPS + ":" else _NEVER
    return opening, closing, other, again


def _sides(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.gap_left < 0:
        return (0.0, 6.0)
    if mark.gap_right < 0:
        return (12.0, 0.0)
    if mark.loose_left:
        return _both_loose(text, mark, locale) if mark.loose_right else _loose_left(text, mark, locale)
    if mark.loose_right:
        if mark.left in _BRACKETS:
            return (1.0, 1.5)
        weak = mark.left.isalpha() and word_before(text, mark) in locale.weak
        return (1.5, 5.0) if weak else (4.0, 0.0)
    return _glued(text, mark, locale)


def _loose_left(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.right in _PUNCTUATION:
        return (1.0, 2.0) if text.startswith(("...", "…"), mark.end) else (4.0, 1.0)
    if mark.before not in _STOPS + ",":
        return (0.0, 4.0)
    if mark.before == "," and word_before(text, mark) in locale.verbs:
        return (0.0, 4.5)
    if locale.attribution.match(text, mark.end):
        return (0.0, 1.5)
    return (0.0, 2.5 if mark.right.islower() or mark.shape < 0 else 4.0)


def _both_loose(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.after in _PUNCTUATION:
        return (3.0, 0.3)
    said_before = mark.before in ",:" and word_before(text, mark) in locale.verbs
    if mark.before == ":" or said_before or word_before(text, mark) in locale.weak:
        return (0.5, 2.5)
    if mark.before in _STOPS + ",":
        return (2.5, 0.3) if locale.attribution.match(text, mark.end + mark.gap_right) else (1.5, 0.7)
    return (1.5, 1.5)


def _glued(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.left in _BRACKETS:
        return (0.0, 3.0)
    if mark.right in _PUNCTUATION or mark.right in "/—–-":
        return (3.0, 0.0)
    if mark.left in ",:;" and word_before(text, mark) in locale.verbs:
        return (0.7, 2.5)
    if mark.left in _PUNCTUATION:
        return (2.0, 1.0)
    if mark.right == "s" and not text[mark.end + 1 : mark.end + 2].isalpha():
        return (3.0, 0.5)
    return (1.5, 2.0) if mark.right.isupper() and mark.left.islower() else (2.0, 2.0)


def weigh_single(text: str, mark: Mark) -> Costs:
    """What speaks against a single mark's opening, closing and being an apostrophe. A lone one is an apostrophe."""
    if mark.text == "‘":
        return (0.0, 6.0, 4.0, _NEVER)
    if mark.shape > 0:
        return (0.0, 4.0, 6.0, _NEVER)
    if mark.text == "›":
        return (4.0, 0.0, 6.0, _NEVER)
    opening = closing = _NEVER
    if mark.loose_left and not mark.loose_right and mark.right not in _PUNCTUATION:
        opening = 0.0 if mark.shape == 0 else _SHAPE
    if not mark.loose_left and (not mark.right or not mark.right.isalnum()):
        closing = 1.2 if mark.left == "s" and mark.loose_right else 0.0
    return (opening, closing, 2.0 if mark.loose_left else 1.0, _NEVER)


def word_before(text: str, mark: Mark) -> str:
    """The word before a mark, over spaces, commas and colons; "" if there is none near."""
    found = _LAST_WORD.search(text, max(0, mark.start - _REACH), mark.start)
    return found[1] if found else ""


def word_after(text: str, at: int) -> str:
    """The word that starts at an offset, or ""."""
    found = _WORD.match(text, at)
    return found.group() if found else ""


def says_who(text: str, at: int, locale: Locale, verb_first: bool = False) -> bool:
    """True if "he said", "said the X" or "said X" stands at an offset; with `verb_first`, only the last two."""
    follows = locale.attribution.match(text, at)
    if follows is None:
        return False
    if " " in follows.group():
        return not verb_first
    return _WHO.match(text, follows.end()) is not None
