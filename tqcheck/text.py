"""Text with offsets that are carried, never searched for.

A `Text` is what a reader sees, together with the pieces that say where each part of it stands one layer below:
plain over raw (made by a reader), folded over plain (made by `view.fold`). All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Half-open `[start, end)` in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True if both share a character, or one is an insertion point strictly inside the other."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True if `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Edit(NamedTuple):
    """Replace `span` of the raw text by `text`; an empty span inserts."""

    span: Span
    text: str


class Piece(NamedTuple):
    """`length` characters of plain text from `start` stand for the `raw` span.

    Where the lengths agree the two run character for character. Where they differ the piece is one decoded unit
    (an escape, an entity, a composed letter) and is never split; a unit of length 0 vanishes in the plain text
    but may be overwritten. What no piece covers is markup, and an edit must not run over it.
    """

    start: int
    raw: Span
    length: int

    @property
    def verbatim(self) -> bool:
        return self.length == self.raw.end - self.raw.start


def verbatim(text: str) -> str:
    """The encoder of formats that write text as it is."""
    return text


class Text(NamedTuple):
    """Plain text over raw text. `encode` writes plain text the way the format wants it in the raw text."""

    plain: str
    pieces: tuple[Piece, ...]
    encode: Callable[[str], str] = verbatim

    @classmethod
    def slice(cls, raw: str, start: int, end: int, encode: Callable[[str], str] = verbatim) -> Text:
        """The text that stands verbatim at `raw[start:end]`."""
        return cls(raw[start:end], (Piece(0, Span(start, end), end - start),), encode)

    def to_raw(self, span: Span) -> tuple[Span, bool]:
        """Where `span` of the plain text stands in the raw text, and whether it is solid.

        A span is solid if an edit may replace it as a whole: no markup lies inside it and no unit is cut in two.
        An insertion point stands directly after the character before it.
        """
        if not 0 <= span.start <= span.end <= len(self.plain):
            raise ValueError(f"span {span} is outside a text of {len(self.plain)} characters")
        if span.start == span.end:
            return self._insertion(span.start)
        if len(self.pieces) == 1 and (only := self.pieces[0]).verbatim:
            shift = only.raw.start - only.start
            return Span(span.start + shift, span.end + shift), True
        first, last = self._piece_at(span.start), self._piece_at(span.end - 1)
        head, tail = self.pieces[first], self.pieces[last]
        start = head.raw.start + (span.start - head.start if head.verbatim else 0)
        end = tail.raw.start + (span.end - tail.start) if tail.verbatim else tail.raw.end
        solid = (
            (head.verbatim or span.start == head.start)
            and (tail.verbatim or span.end == tail.start + tail.length)
            and all(self.pieces[i].raw.end == self.pieces[i + 1].raw.start for i in range(first, last))
        )
        return Span(start, end), solid

    def from_raw(self, span: Span) -> Span:
        """The plain characters of which some part stands in the raw `span`; an empty span if there are none."""
        start = end = -1
        for piece in self._pieces_over(span):
            if piece.verbatim:
                low = piece.start + max(0, span.start - piece.raw.start)
                high = piece.start + min(piece.length, span.end - piece.raw.start)
            else:
                low, high = piece.start, piece.start + piece.length
            if low < high:
                start, end = (low if start < 0 else start), high
        if start >= 0:
            return Span(start, end)
        at = self._point(span.start)
        return Span(at, at)

    def _point(self, offset: int) -> int:
        """The place in the plain text of a point in the raw text; in a unit or in markup, the place before it."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.raw.start) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if offset >= piece.raw.end:
            return piece.start + piece.length
        return piece.start + (offset - piece.raw.start if piece.verbatim else 0)

    def _pieces_over(self, span: Span) -> Iterable[Piece]:
        index = bisect_right(self.pieces, span.start, key=_raw_end)
        while index < len(self.pieces) and self.pieces[index].raw.start < span.end:
            yield self.pieces[index]
            index += 1

    def _piece_at(self, offset: int) -> int:
        """The index of the piece that holds the character at `offset`: of pieces that start alike, the last has it."""
        return bisect_right(self.pieces, offset, key=_start) - 1

    def _insertion(self, at: int) -> tuple[Span, bool]:
        if not self.pieces:
            raise ValueError("an empty text has no place to insert at")
        if at == 0:
            point = self.pieces[self._piece_at(0)].raw.start
            return Span(point, point), True
        index = self._piece_at(at - 1)
        piece = self.pieces[index]
        inside = at < piece.start + piece.length
        point = piece.raw.start + at - piece.start if piece.verbatim else piece.raw.end
        return Span(point, point), piece.verbatim or not inside


def _start(piece: Piece) -> int:
    return piece.start


def _raw_end(piece: Piece) -> int:
    return piece.raw.end


class TextBuilder:
    """Collects plain text piece by piece while a reader walks through the raw text."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def copy(self, start: int, end: int) -> None:
        """`raw[start:end]` reads as it stands."""
        if start == end:
            return
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.raw.end == start and last.verbatim:
            self._pieces[-1] = Piece(last.start, Span(last.raw.start, end), last.length + end - start)
        else:
            self._pieces.append(Piece(self._length, Span(start, end), end - start))
        self._parts.append(self._raw[start:end])
        self._length += end - start

    def unit(self, start: int, end: int, text: str) -> None:
        """`raw[start:end]` is one unit that reads as `text` (which may be empty)."""
        self._pieces.append(Piece(self._length, Span(start, end), len(text)))
        self._parts.append(text)
        self._length += len(text)

    def build(self, encode: Callable[[str], str] = verbatim) -> Text:
        return Text("".join(self._parts), tuple(self._pieces), encode)


class Lines:
    """Offset to line and column, both 1-based; lines end with \\n, \\r\\n or a lone \\r and with nothing else."""

    def __init__(self, raw: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(raw))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (code points) of an offset."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def start(self, line: int) -> int:
        """The offset at which a 1-based line starts."""
        return self._starts[line - 1]


def apply(raw: str, edits: Iterable[Edit]) -> str:
    """The raw text after all edits, which must not overlap. Edits at one place keep their order."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at {edit.span.start}")
        out += (raw[at : edit.span.start], edit.text)
        at = edit.span.end
    out.append(raw[at:])
    return "".join(out)
