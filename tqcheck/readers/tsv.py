"""Tab-separated values: one record a line, its text one segment or more (see `records`); no quoting, cells are verbatim.

The first line is a header if `Options.field` is one of its cells; then all fields go by name. Otherwise the fields must
be column numbers, counted from 1, and the first line is a record like any other. The escapes `\\t`, `\\n`, `\\r` and
`\\\\` are units; another backslash stands for itself. Blank lines without a tab are skipped, a blank text is no segment.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Document, Segment
from tqcheck.readers.base import Keys, Line, Options, fail, lines
from tqcheck.readers.records import segments
from tqcheck.text import Span, Text, TextBuilder

_ESCAPE = late(r"\\([tnr\\])")
_MEANING = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_WRITTEN = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})


class Columns(NamedTuple):
    """Indexes of the columns that are read (-1 = none), and whether the first line is a header."""

    target: int
    source: int
    identity: int
    header: bool


def encode(text: str) -> str:
    """`text` as it is written in a cell."""
    return text.translate(_WRITTEN)


def read(path: str, raw: str, options: Options) -> Document:
    """Read tab-separated values.

    Raises ReadError if a field is neither in the header nor a number, or a line has too few cells.
    """
    records = (line for line in lines(raw) if not is_blank(raw[line.start : line.end]))
    first = next(records, None)
    if first is None:
        return Document(path, "tsv", raw, ())
    where = columns(path, raw, first, options)
    found: list[Segment] = []
    keys = Keys()
    for number, line in enumerate(records if where.header else chain((first,), records), 1):
        key, target, source = record(path, raw, line, where)
        found += segments(keys.unique(str(number) if key is None else key), target, source)
    return Document(path, "tsv", raw, tuple(found))


def is_blank(line: str) -> bool:
    """True for a line that is no record."""
    return not line.strip(" ")


def columns(path: str, raw: str, first: Line, options: Options) -> Columns:
    """Where the fields stand, told by the first line. Raises ReadError if a field is neither in it nor a number."""
    header = [raw[cell.start : cell.end].strip() for cell in _cells(raw, first)]
    if options.field not in header:
        header = []
    names = (options.field, options.source_field, options.id_field)
    target, source, identity = (_column(path, raw, first, header, name) if name else -1 for name in names)
    return Columns(target, source, identity, bool(header))


def record(path: str, raw: str, line: Line, where: Columns) -> tuple[str | None, Text, Text | None]:
    """The name, the text and the source of one line. Raises ReadError if it has too few cells."""
    cells = _cells(raw, line)
    for column in where[:3]:
        if column >= len(cells):
            raise fail(f"column {column + 1} is missing: the line has {len(cells)}", path, raw, line.start)
    key = raw[slice(*cells[where.identity])] if where.identity >= 0 else None
    source = _text(raw, cells[where.source]) if where.source >= 0 else None
    return key, _text(raw, cells[where.target]), source


def _cells(raw: str, line: Line) -> list[Span]:
    cells, start = [], line.start
    while (end := raw.find("\t", start, line.end)) >= 0:
        cells.append(Span(start, end))
        start = end + 1
    cells.append(Span(start, line.end))
    return cells


def _column(path: str, raw: str, first: Line, header: list[str], name: str) -> int:
    """The index of the column that a field name means."""
    if name in header:
        return header.index(name)
    if header or not name.isdecimal() or int(name) == 0:
        names = header or [raw[cell.start : cell.end].strip() for cell in _cells(raw, first)]
        raise fail(f"no column {name!r} in the first line", path, raw, first.start, [*names, "a column number"])
    return int(name) - 1


def _text(raw: str, cell: Span) -> Text:
    if raw.find("\\", *cell) < 0:
        return Text.slice(raw, *cell, encode)
    builder = TextBuilder(raw)
    at = cell.start
    for found in _ESCAPE.finditer(raw, *cell):
        builder.copy(at, found.start())
        builder.unit(*found.span(), _MEANING[found[1]])
        at = found.end()
    builder.copy(at, cell.end)
    return builder.build(encode)
