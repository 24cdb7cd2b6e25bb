"""The blocks of Markdown: which lines are paragraphs, headings, cells or HTML, and which are code and no prose.

CommonMark's way: the containers (quotes, list items) that are open take their marks off the front of a line, new ones may
open, and what is left belongs to a leaf. Tables are GitHub's. Not followed: a tab counts as reaching the next multiple of
four, but is never split between two containers; a definition of a link has its target on the line of its label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Role
from tqcheck.readers.base import Line, lines
from tqcheck.readers.html_parts import HTML_BLOCKS, TAG, TAG_ALONE
from tqcheck.readers.markdown_cursor import Container, Cursor, trim_blanks
from tqcheck.readers.markdown_inline import normal_label
from tqcheck.text import Span

_NL = r"(?:\r\n|\n|\r(?!\n))"
_FRONT_MATTER = late(
    rf"(?:---[ \t]*+{_NL}(?:[^\r\n]*+{_NL})*?(?:---|\.\.\.)|\+\+\+[ \t]*+{_NL}(?:[^\r\n]*+{_NL})*?\+\+\+)[ \t]*+(?:{_NL}|\Z)"
)
_NESTING = 100  # deeper quotes and lists are hostile; their marks are read as text
_FENCE = late(r"(`{3,}+)[^`]*$|(~{3,}+)")
_HEADING = late(r"#{1,6}(?:[ \t]++|$)")
_UNDERLINE = late(r"(?:=++|-++)[ \t]*+$")
_BREAK = late(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
_ITEM = late(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
_ROW = late(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = late(r"[^|\\]*+(?:\\(?:.|$)[^|\\]*+)*")
_DEFINITION = late(
    r"\[((?!\^)(?:[^\[\]\\]|\\.){1,999})\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?P<title>[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
_DEFINITION_TITLE = late(r"(?:\"[^\"]*\"|'[^']*'|\([^()]*\))[ \t]*$")
_FOOTNOTE = late(r"\[\^[^\]\s]+\]:[ \t]*")


class Block(NamedTuple):
    """Trimmed lines that belong together; `html` if they are HTML with prose in it."""

    role: Role
    lines: tuple[Span, ...]
    html: bool = False


@dataclass(slots=True)
class Blocks:
    """All blocks with prose, in order, and the labels of link definitions."""

    blocks: list[Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)


def find_blocks(raw: str) -> Blocks:
    """The blocks of a Markdown text."""
    front = _FRONT_MATTER.match(raw)
    scanner = _Scanner(raw)
    for line in lines(raw, front.end() if front else 0):
        scanner.read(line)
    scanner.close()
    return scanner.found


class _Scanner:
    def __init__(self, raw: str) -> None:
        self._raw = raw
        self.found = Blocks()
        self._containers: list[Container] = []
        self._leaf = ""  # paragraph, table, fence, html, html-code, code, or none
        self._lines: list[Span] = []
        self._end: re.Pattern[str] | None = None
        self._empty_item = False  # the last line opened a list item and ended

    def read(self, line: Line) -> None:
        """Take the next line."""
        cursor = Cursor(self._raw, line)
        matched = self._match_containers(cursor)
        whole = matched == len(self._containers)
        empty_item, self._empty_item = self._empty_item, False
        if cursor.blank:
            self._blank(matched - (whole and empty_item), whole and not empty_item)
            return
        if whole and self._leaf in ("fence", "html", "html-code"):
            self._continue_leaf(cursor)
            return
        opened = self._open_containers(cursor, matched)
        if opened:
            matched, whole = len(self._containers), True
        if cursor.blank:
            self._empty_item = opened and self._containers[-1].width > 0
            return
        continues = self._leaf == "paragraph"
        if cursor.indent >= 4:
            if not continues:
                self.close(matched)
                self._leaf = "code"
                return
        elif self._open_leaf(cursor, matched, whole):
            return
        if not continues and not (whole and self._leaf == "table" and self._row(cursor)):
            self.close(matched)
            self._leaf = "paragraph"
            continues = True
        if continues:
            self._lines.append(cursor.rest)

    def close(self, keep: int = 0) -> None:
        """End the leaf and the containers after the first `keep`."""
        if self._leaf == "paragraph":
            self._strip_definitions()
            self._emit(self._role())
        elif self._leaf == "html":
            self._emit(self._role(), html=True)
        self._leaf, self._lines = "", []
        del self._containers[keep:]

    def _match_containers(self, cursor: Cursor) -> int:
        for number, container in enumerate(self._containers):
            if container.width:
                if not cursor.blank:
                    if cursor.indent < container.width:
                        return number
                    cursor.skip(container.width)
            elif not self._quote(cursor):
                return number
        return len(self._containers)

    def _quote(self, cursor: Cursor) -> bool:
        if cursor.indent > 3 or not self._raw.startswith(">", cursor.text, cursor.end):
            return False
        cursor.move(cursor.text + 1)
        if self._raw.startswith((" ", "\t"), cursor.at, cursor.end):
            cursor.move(cursor.at + 1)
        return True

    def _blank(self, matched: int, whole: bool) -> None:
        if not whole or self._leaf in ("paragraph", "table") or (self._leaf == "html" and self._end is None):
            self.close(matched)

    def _continue_leaf(self, cursor: Cursor) -> None:
        if self._leaf == "fence":
            if cursor.indent <= 3 and self._end and self._end.match(self._raw, cursor.text, cursor.end):
                self.close(len(self._containers))
            return
        self._lines.append(cursor.rest)
        if self._end and self._end.search(self._raw, cursor.at, cursor.end):
            self.close(len(self._containers))

    def _open_containers(self, cursor: Cursor, matched: int) -> bool:
        opened = False
        while not cursor.blank and cursor.indent <= 3 and len(self._containers) < _NESTING:
            same_level = matched == len(self._containers) and not opened
            if self._raw[cursor.text] == ">":
                if not opened:
                    self.close(matched)
                self._quote(cursor)
                self._containers.append(Container(0))
            else:
                item = _ITEM.match(self._raw, cursor.text, cursor.end)
                if not item or _BREAK.match(self._raw, cursor.text, cursor.end):
                    break
                if self._leaf == "paragraph" and same_level:
                    empty = not self._raw[item.end() : cursor.end].strip(" \t")
                    if empty or int(item[1] or 1) != 1 or self._underlined(cursor):
                        break
                if not opened:
                    self.close(matched)
                self._item(cursor, item.end())
            opened = True
        return opened

    def _item(self, cursor: Cursor, end: int) -> None:
        width = cursor.indent + end - cursor.text
        cursor.move(end)
        spaces = cursor.indent
        if cursor.blank or spaces > 4:
            spaces = 1
        cursor.skip(spaces)
        self._containers.append(Container(width + spaces))

    def _underlined(self, cursor: Cursor) -> bool:
        return _UNDERLINE.match(self._raw, cursor.text, cursor.end) is not None

    def _open_leaf(self, cursor: Cursor, matched: int, whole: bool) -> bool:
        """Begin, or complete, a leaf that is no paragraph. False if the line begins none."""
        raw, start, end = self._raw, cursor.text, cursor.end
        if fence := _FENCE.match(raw, start, end):
            mark = fence[1] or fence[2]
            self.close(matched)
            self._leaf, self._end = "fence", re.compile(rf"{mark[0]}{{{len(mark)},}}[ \t]*$")
        elif heading := _HEADING.match(raw, start, end):
            self.close(matched)
            text = raw[heading.end() : end].rstrip(" \t")
            bare = text.rstrip("#")
            if bare.endswith((" ", "\t")) or not bare:
                text = bare
            self._lines = [trim_blanks(raw, heading.end(), heading.end() + len(text))]
            self._emit(Role.HEADING)
        elif whole and self._leaf == "paragraph" and self._underlined(cursor):
            self._emit(Role.HEADING)
            self._leaf = ""
        elif whole and self._leaf == "paragraph" and self._table_head(cursor):
            pass
        elif _BREAK.match(raw, start, end):
            self.close(matched)
        else:
            return self._open_html(cursor, matched)
        return True

    def _open_html(self, cursor: Cursor, matched: int) -> bool:
        raw, start, end = self._raw, cursor.text, cursor.end
        if raw[start] != "<":
            return False
        kind = next((kind for kind in HTML_BLOCKS if kind.begins.match(raw, start, end)), None)
        if kind is None:
            tag = TAG.match(raw, start, end)
            if tag is None or raw[tag.end() : end].strip() or self._leaf == "paragraph":
                return False
            kind = TAG_ALONE
        self.close(matched)
        self._leaf, self._end = "html" if kind.prose else "html-code", kind.ends
        self._lines.append(cursor.rest)
        if kind.ends and kind.ends.search(raw, start + 2, end):
            self.close(len(self._containers))
        return True

    def _table_head(self, cursor: Cursor) -> bool:
        """True if the line is the rule under a table's head, which the paragraph ends with."""
        row = cursor.rest
        if "|" not in self._raw[row.start : row.end] or not _ROW.match(self._raw, *row):
            return False
        head = self._lines[-1]
        if len(self._cells(head)) != len(self._cells(row)):
            return False
        self._lines.pop()
        self.close(len(self._containers))
        self._leaf = "table"
        self._emit_cells(head)
        return True

    def _row(self, cursor: Cursor) -> bool:
        self._emit_cells(cursor.rest)
        return True

    def _cells(self, row: Span) -> list[Span]:
        raw, at, end = self._raw, row.start + self._raw.startswith("|", row.start), row.end
        cells: list[Span] = []
        while found := _CELL.match(raw, at, end):
            if found.end() == end and not found[0].strip() and cells:
                break
            cells.append(trim_blanks(raw, *found.span()))
            if found.end() == end:
                break
            at = found.end() + 1
        return cells

    def _emit_cells(self, row: Span) -> None:
        for cell in self._cells(row):
            self._lines = [cell]
            self._emit(Role.CELL)

    def _role(self) -> Role:
        if not self._containers:
            return Role.PARAGRAPH
        return Role.LIST_ITEM if self._containers[-1].width else Role.QUOTE

    def _strip_definitions(self) -> None:
        """Definitions of link targets at the start of a paragraph are no prose, nor is the mark of a footnote."""
        raw, found = self._raw, self._lines
        while found and (definition := _DEFINITION.match(raw, *found[0])):
            self.found.labels.add(normal_label(definition[1]))
            found.pop(0)
            if found and not definition["title"] and _DEFINITION_TITLE.match(raw, *found[0]):
                found.pop(0)
        if found and (note := _FOOTNOTE.match(raw, *found[0])):
            found[0] = Span(note.end(), found[0].end)

    def _emit(self, role: Role, *, html: bool = False) -> None:
        if any(span.start < span.end for span in self._lines):
            self.found.blocks.append(Block(role, tuple(self._lines), html))
        self._lines = []
