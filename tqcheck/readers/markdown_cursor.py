"""A place in a line of Markdown, counted in columns, and the containers whose marks come before it."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.readers.base import Line
from tqcheck.text import Span

_INDENT = late(r"[ \t]*+")


def trim_blanks(raw: str, start: int, end: int) -> Span:
    """`[start, end)` without spaces and tabs at both ends."""
    text = raw[start:end].rstrip(" \t")
    stripped = text.lstrip(" \t")
    return Span(start + len(text) - len(stripped), start + len(text))


class Container(NamedTuple):
    """A quote (width 0), or a list item whose content is indented by `width` columns."""

    width: int


class Cursor:
    """A place in a line, after the marks of its containers."""

    def __init__(self, raw: str, line: Line) -> None:
        self.raw, self.at, self.end = raw, line.start, line.end
        self._column = 0

    @property
    def text(self) -> int:
        """Where the text of the line starts, after white space; the end of the line if there is none."""
        found = _INDENT.match(self.raw, self.at, self.end)
        return found.end() if found else self.at

    @property
    def blank(self) -> bool:
        return self.text == self.end

    @property
    def indent(self) -> int:
        """Columns of white space from here to the text."""
        return self._columns(self.text) - self._column

    @property
    def rest(self) -> Span:
        """What is left of the line, without white space at both ends; a space after a backslash stays: it is no hard break."""
        start, end = trim_blanks(self.raw, self.text, self.end)
        return Span(start, end + (start < end < self.end and self.raw[end - 1] == "\\"))

    def _columns(self, to: int) -> int:
        column = self._column
        if self.raw.find("\t", self.at, to) < 0:
            return column + to - self.at
        for char in self.raw[self.at : to]:
            column += 4 - column % 4 if char == "\t" else 1
        return column

    def move(self, to: int) -> None:
        self._column, self.at = self._columns(to), to

    def skip(self, columns: int) -> None:
        """Pass over at least so many columns of white space, but not over text."""
        goal, stop = self._column + columns, self.text
        while self._column < goal and self.at < stop:
            self.move(self.at + 1)
