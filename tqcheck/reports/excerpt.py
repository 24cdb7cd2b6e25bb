"""The sentences round some findings, with the places marked under them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Severity
from tqcheck.reports.cells import cells, rows
from tqcheck.reports.paint import LEVELS, Paint
from tqcheck.text import Span

_SENTENCE_END = late("(?:(?<![A-Z])[.!?\u2026][\"'\u201d\u2019\u00bb)\\]]*(?=\\s)|[\u3002\uff01\uff1f])")
_WORD_END = late(r"\s")
_VISIBLE = late(r"\S")
_GAP = " \u2026 "
_UNDERLINE = {Severity.ERROR: "^", Severity.WARNING: "~", Severity.INFO: "-"}
MOST_MARKS = 6
_MOST_WIDTHS = 8


class Mark(NamedTuple):
    """A place in a paragraph's text, the label that stands beside the mark, and what it looks like."""

    span: Span
    label: str
    severity: Severity


class Cluster(NamedTuple):
    """Neighbouring marks (from `first`, `number` of them) and the parts of the text to show for them, in order."""

    first: int
    number: int
    parts: tuple[Span, ...]


def clusters(text: str, marks: Sequence[Mark], width: int) -> Iterator[Cluster]:
    """Group marks (sorted by place) whose surroundings touch, as far as the excerpt stays readable."""
    first = 0
    parts: tuple[Span, ...] = ()
    for index, mark in enumerate(marks):
        around = _around(text, mark.span, width)
        if parts:
            together = _union((*parts, *around))
            touching = around[0].start <= max(parts[-1].end, marks[index - 1].span.end) + width // 4
            small = sum(part.end - part.start for part in together) <= _MOST_WIDTHS * width
            if touching and small and index - first < MOST_MARKS:
                parts = together
                continue
            yield Cluster(first, index - first, parts)
        first, parts = index, around
    if parts:
        yield Cluster(first, len(marks) - first, parts)


def _around(text: str, span: Span, width: int) -> tuple[Span, ...]:
    """The parts of the text to show for a span: its sentence where that is near, else some words on both sides."""
    before, after = max(width, 60), max(width // 2, 40)
    reach = before + after
    start, end = _start(text, span.start, reach, before), _end(text, span.end, reach, after)
    if span.end - span.start <= 2 * reach:
        return (Span(start, end),)
    head, tail = _end(text, span.start + before, before, after), _start(text, span.end - before, before, after)
    return _union((Span(start, head), Span(tail, end)))


def _start(text: str, at: int, reach: int, near: int) -> int:
    low = max(0, at - reach)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, low, at)]
    if ends:
        start = ends[-1]
    elif not low:
        start = 0
    else:
        found = _WORD_END.search(text, max(low, at - near), at)
        start = found.end() if found else at - near
    while start < at and text[start].isspace():
        start += 1
    return start


def _end(text: str, at: int, reach: int, near: int) -> int:
    high = min(len(text), at + reach)
    found = _SENTENCE_END.search(text, max(0, at - 1), high)
    if found and found.end() >= at:
        return found.end()
    if high == len(text):
        return high
    found = _WORD_END.search(text, min(high, at + near), high)
    return found.start() if found else min(high, at + near)


def _union(parts: Sequence[Span]) -> tuple[Span, ...]:
    """Parts in order; those that touch, or leave out less than a gap would take, are one."""
    out: list[Span] = []
    for part in sorted(parts):
        if out and part.start <= out[-1].end + len(_GAP):
            out[-1] = Span(out[-1].start, max(out[-1].end, part.end))
        else:
            out.append(part)
    return tuple(out)


class _Strip:
    """The shown cells of some parts of a text in one row, with the gaps between, and where offsets stand in it."""

    def __init__(self, text: str, parts: Sequence[Span]) -> None:
        self.shown: list[str] = []
        self.widths: list[int] = []
        self._parts = parts
        self._at: list[int] = []
        if _VISIBLE.search(text, 0, parts[0].start):
            self._gap(_GAP.lstrip())
        for index, part in enumerate(parts):
            if index:
                self._gap(_GAP)
            self._at.append(len(self.shown))
            shown, widths = cells(text[part.start : part.end])
            self.shown += shown
            self.widths += widths
        if _VISIBLE.search(text, parts[-1].end):
            self._gap(_GAP.rstrip())

    def _gap(self, dots: str) -> None:
        self.shown += dots
        self.widths += [1] * len(dots)

    def cell(self, offset: int) -> int:
        """The cell of an offset of the text; an offset that is not shown stands at the gap."""
        index = max(0, bisect_right(self._parts, offset, key=lambda part: part.start) - 1)
        part = self._parts[index]
        return self._at[index] + max(0, min(offset, part.end) - part.start)


def draw(text: str, parts: Sequence[Span], marks: Sequence[Mark], width: int, paint: Paint) -> list[str]:
    """The parts in rows of at most `width` columns, with the marks of each row under it."""
    strip = _Strip(text, parts)
    room = max(len(mark.label) for mark in marks) + 2
    places = [(strip.cell(mark.span.start), strip.cell(mark.span.end), mark) for mark in marks]
    out: list[str] = []
    for start, end in rows(strip.shown, strip.widths, max(2, width - room)):
        out.append("".join(strip.shown[start:end]).rstrip())
        here = [
            _underline(strip, Span(start, end), Span(low, high), mark, width - room)
            for low, high, mark in places
            if start <= low < end or low < start < high or low == end == len(strip.shown)
        ]
        out += _mark_rows(here, paint)
    return out


def _underline(strip: _Strip, row: Span, place: Span, mark: Mark, limit: int) -> tuple[Span, str, Mark]:
    """The columns to underline in one row and the label, which stands where the place ends."""
    low, high = max(row.start, place.start), min(row.end, place.end)
    while low > row.start and low < len(strip.widths) and not strip.widths[low] and strip.shown[low]:
        low -= 1
    while high > low and high == row.end < place.end and strip.shown[high - 1] == " ":
        high -= 1
    left = min(sum(strip.widths[row.start : low]), limit)
    right = min(sum(strip.widths[row.start : high]), limit)
    return Span(left, max(right, left + 1)), mark.label if place.end <= row.end else "", mark


def _mark_rows(places: Sequence[tuple[Span, str, Mark]], paint: Paint) -> list[str]:
    """Marks side by side where there is room, else one below the other."""
    levels: list[list[str]] = []
    used: list[int] = []
    for span, label, mark in sorted(places, key=lambda place: (place[0].start, -place[0].end)):
        level = next((index for index, end in enumerate(used) if end < span.start), len(levels))
        if level == len(levels):
            levels.append([])
            used.append(0)
        line = _UNDERLINE[mark.severity] * (span.end - span.start) + (f" {label}" if label else "")
        levels[level] += (" " * (span.start - used[level]), paint(LEVELS[mark.severity], line))
        used[level] = span.start + len(line)
    return ["".join(level) for level in levels]
