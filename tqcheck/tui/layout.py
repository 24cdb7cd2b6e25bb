"""The running text as rows of a given width: paragraphs with their marks, wrapped when they are needed. No Textual in here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from tqcheck.reports.cells import cells, rows, safe
from tqcheck.review import Article, Choice
from tqcheck.text import Span
from tqcheck.tui.signs import Sign, sign

_BREAKS = str.maketrans("\n\r\t", "   ")


class Place(NamedTuple):
    """A mark in the shown text of a block, its sign included."""

    span: Span
    choice: Choice
    sign: Sign


class Block(NamedTuple):
    """A paragraph as shown: its text with signs before the marks, the marks, the rows."""

    segment: int
    text: str
    places: tuple[Place, ...]
    rows: tuple[tuple[int, int], ...]

    def row_of(self, choice: Choice) -> tuple[int, int]:
        """The first and the last row on which a choice stands."""
        for place in self.places:
            if place.choice.key == choice.key:
                found = [number for number, (start, end) in enumerate(self.rows) if start < max(place.span.end, place.span.start + 1) and place.span.start < max(end, start + 1)]  # fmt: skip
                return (found[0], found[-1]) if found else (0, 0)
        return 0, 0

    def at(self, row: int, column: int) -> Choice | None:
        """The choice at a column of a row."""
        start, end = self.rows[row]
        _, widths = cells(self.text[start:end])
        used = 0
        for offset, width in enumerate(widths, start):
            used += width
            if used > column:
                return next(
                    (place.choice for place in self.places if place.span.start <= offset < place.span.end), None
                )
        return None


def wrapped(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Rows of at most `width` columns, broken at spaces; the space at a break stays with its row."""
    if safe(text) is not text:  # letters of other widths
        shown, widths = cells(text)
        return tuple(rows(shown, widths, width))
    out = []
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start, start + width + 1) + 1
        cut = cut if cut > start else start + width
        out.append((start, cut))
        start = cut
    out.append((start, len(text)))
    return tuple(out)


class Layout:
    """The blocks of an article at a width, one blank row after each.

    A block is made when it is looked at; until then its height is an estimate, so that a long article opens at once.
    """

    def __init__(self, article: Article, width: int) -> None:
        self.article = article
        self.width = max(8, width)
        self.number = {segment: number for number, segment in enumerate(article.segments)}
        self._blocks: list[Block | None] = [None] * len(article.segments)
        segments = article.document.segments
        self._heights = [len(segments[segment].target.plain) // self.width + 2 for segment in article.segments]
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._blocks)

    @property
    def tops(self) -> list[int]:
        """The first row of each block, and the height of all."""
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops

    @property
    def height(self) -> int:
        return self.tops[-1]

    def renew(self, segments: Iterable[int]) -> None:
        """These paragraphs read differently now."""
        for segment in segments:
            self._blocks[self.number[segment]] = None

    def block(self, number: int) -> Block:
        """A block as it is now."""
        block = self._blocks[number]
        if block is None:
            block = self._blocks[number] = self._block(self.article.segments[number])
            if self._heights[number] != len(block.rows) + 1:
                self._heights[number] = len(block.rows) + 1
                self._tops = None
        return block

    def settle(self, segment: int, around: int) -> None:
        """Make the blocks that lie up to `around` rows from a paragraph, so that nothing moves when they are drawn."""
        number = self.number[segment]
        self.block(number)
        for step in (-1, 1):
            left, at = around, number + step
            while left > 0 and 0 <= at < len(self._blocks):
                left -= len(self.block(at).rows) + 1
                at += step

    def _block(self, segment: int) -> Block:
        article = self.article
        if not article.choices_in(segment) and not article.is_edited(segment):
            text = article.document.segments[segment].target.plain.translate(_BREAKS)
            return Block(segment, text, (), wrapped(text, self.width))
        reading = article.reading(segment)
        marks = article.marks(segment, reading)
        out: list[str] = []
        places: list[Place] = []
        at = length = 0
        for mark in marks:
            shown = sign(mark.choice, mark.decision)
            start = max(at, mark.span.start)
            end = max(start, mark.span.end)
            out += (reading.text[at:start], shown.sign, reading.text[start:end])
            length += start - at
            places.append(Place(Span(length, length + 1 + end - start), mark.choice, shown))
            length += 1 + end - start
            at = end
        text = "".join((*out, reading.text[at:])).translate(_BREAKS)
        return Block(segment, text, tuple(places), wrapped(text, self.width))

    def at(self, row: int) -> tuple[Block, int] | None:
        """The block of a row and the number of the row in it; None for the blank row after a block."""
        number = bisect_right(self.tops, row) - 1
        if row < 0 or number >= len(self._blocks):
            return None
        block = self.block(number)
        inside = row - self.tops[number]
        return (block, inside) if inside < len(block.rows) else None

    def rows_of(self, segment: int, choice: Choice | None) -> tuple[int, int]:
        """The rows of a choice, else those of its paragraph."""
        number = self.number[segment]
        block = self.block(number)
        top = self.tops[number]
        if choice is None:
            return top, top + len(block.rows) - 1
        first, last = block.row_of(choice)
        return top + first, top + last

    def place_of(self, row: int) -> tuple[int, int]:
        """Paragraph (its number in the text) and offset in its text of a row, to find the place again at another width."""
        number = min(max(0, bisect_right(self.tops, row) - 1), len(self._blocks) - 1)
        if number < 0:
            return 0, 0
        rows_ = self.block(number).rows
        return number, rows_[max(0, min(row - self.tops[number], len(rows_) - 1))][0]

    def row_of(self, place: tuple[int, int]) -> int:
        """The row of a place that `place_of` told."""
        number, offset = place
        if number >= len(self._blocks):
            return 0
        starts = [start for start, _ in self.block(number).rows]
        return self.tops[number] + max(0, bisect_right(starts, offset) - 1)
