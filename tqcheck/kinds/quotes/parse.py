"""Which mark opens and which closes: the cheapest reading of all marks together, local evidence weighed against state.

A reading gives each mark a part and costs what its marks say against it, plus what is wrong with the state: a closing mark with
nothing open, a quotation that is never closed, double marks within double marks. The cheapest reading is found in one pass over a
table of marks and states; a second pass from the end tells for each mark how much dearer the best other reading is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cached_property, partial

from tqcheck.kinds.quotes.evidence import NEVER, Costs, weigh, weigh_single
from tqcheck.kinds.quotes.locale import Locale
from tqcheck.kinds.quotes.marks import Mark

_DEPTHS = (0, 1, 1, 2, 2)
"""The states: nothing open, a quotation whose opening mark stands well, one whose opening mark has moved, the same two within another."""
_MOVED = (2, 4)
_UNOPENED = 4.0
_UNCLOSED = 3.5
_CONTINUED = 1.5
_NESTED = 2.0
_OVERFLOW = 8.0


class Part(IntEnum):
    """What a mark does."""

    OPEN = 0
    CLOSE = 1
    OTHER = 2
    """An apostrophe, a prime, a measure."""
    REOPEN = 3
    """Opens anew what is open already: quotations over several paragraphs that now stand in one."""


class Reading:
    """A mark with its part, the depth outside its quotation, and its partner."""

    __slots__ = ("continued", "cost", "depth", "margins", "mark", "part", "partner", "within")

    def __init__(self, mark: Mark, part: Part, depth: int, cost: float, margins: Callable[[], float]) -> None:
        self.mark = mark
        self.part = part
        self.depth = depth
        self.cost = cost
        """What the mark's own surroundings say against its part."""
        self.partner: Reading | None = None
        self.within: Reading | None = None
        """The opening mark of the quotation round about."""
        self.continued = False
        """A later mark of the same paragraph opens the quotation again."""
        self.margins = margins

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
    nested = _OVERFLOW if single else _NESTED
    end = _CONTINUED if marks[0].gap_left < 0 else _UNCLOSED
    # rest[i][s]: the cheapest way to read the marks from i to the end in state s.
    after = (0.0, end, end, end + 2 * _UNCLOSED, end + 2 * _UNCLOSED)
    rest = [after]
    for opening, closing, other, again, closing_moved, moves in reversed(costs):
        none, well, moved, inner, inner_moved = after
        opened_once, opened_twice = (moved, inner_moved) if moves else (well, inner)
        deeper = opening + nested + opened_twice
        after = (
            min(opening + opened_once, closing + _UNOPENED + none, other + none),
            min(deeper, closing + none, other + well, again + well),
            min(deeper, closing_moved + none, other + moved, again + well),
            min(opening + _OVERFLOW + opened_twice, closing + well, other + inner),
            min(opening + _OVERFLOW + opened_twice, closing_moved + well, other + inner_moved),
        )
        rest.append(after)
    rest.reverse()
    tables = _Tables(costs, single, rest)
    readings: list[Reading] = []
    opened: list[Reading] = []
    state = 0
    for number, (mark, cost) in enumerate(zip(marks, costs, strict=True)):
        depth = _DEPTHS[state]
        ways = _steps(cost, state, single)
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
                if state in _MOVED and cost.closing_moved < cost.closing:
                    reading.cost = cost.closing_moved
                    reading.partner.cost = min(reading.partner.cost, cost.closing_moved)
                reading.partner.partner = reading
        state = ways[part][0]
        readings.append(reading)
    for reading in readings:
        # What is never closed holds nothing: the mark is lost, or the next paragraph goes on.
        if reading.within is not None and reading.within.partner is None:
            reading.within, reading.depth = None, 0
            if reading.partner is not None:
                reading.partner.depth = 0
    return readings


class _Tables:
    """Costs from the start of a paragraph, made when somebody asks how sure a reading is."""

    def __init__(self, costs: Sequence[Costs], single: bool, rest: Sequence[tuple[float, ...]]) -> None:
        self._costs = costs
        self._single = single
        self._rest = rest

    @cached_property
    def _best(self) -> list[list[float]]:
        """The cheapest way to read the marks before each one that leads to each state."""
        best = [[0.0] + [NEVER] * (len(_DEPTHS) - 1)]
        for cost in self._costs:
            row = [NEVER] * len(_DEPTHS)
            for state, sum_ in enumerate(best[-1]):
                for to, step in _steps(cost, state, self._single):
                    row[to] = min(row[to], sum_ + step)
            best.append(row)
        return best

    def margin(self, number: int, part: Part) -> float:
        after = self._rest[number + 1]
        totals = [NEVER] * len(Part)
        for state, sum_ in enumerate(self._best[number]):
            for kind, (to, step) in enumerate(_steps(self._costs[number], state, self._single)):
                totals[kind] = min(totals[kind], sum_ + step + after[to])
        return min(total for kind, total in enumerate(totals) if kind != part) - totals[part]


def _steps(cost: Costs, state: int, single: bool) -> tuple[tuple[int, float], ...]:
    """Where each part leads from a state, and what it costs there."""
    depth = _DEPTHS[state]
    closing = cost.closing_moved if state in _MOVED else cost.closing
    nested = 0.0 if not depth else _NESTED if depth == 1 and not single else _OVERFLOW
    return (
        ((1 if not depth else 3) + cost.moves, cost.opening + nested),
        (depth - 1, closing) if depth else (0, closing + _UNOPENED),
        (state, cost.other),
        (1, cost.again if depth == 1 else NEVER),
    )
