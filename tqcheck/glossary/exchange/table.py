"""Glossaries as tables: comma-separated (CSV) and tab-separated (TSV) values, one entry a row, keys of the entry as columns.

Several values in one cell are separated by `|`; a `|` that belongs to a value is written `\\|`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from tqcheck.errors import GlossaryError
from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry
from tqcheck.glossary.exchange.record import LISTS, Record, Value, local_ids, values_of
from tqcheck.glossary.load import KEYS

_TAG = late(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BAR = late(r"(?<!\\)\|")
_ORDER = tuple(key for key in KEYS if key not in ("id", "en", "pivot"))


def read(text: str, path: str, tabs: bool) -> list[Record]:
    """The rows of a table. Raises GlossaryError with the line of a mistake."""
    delimiter = "\t" if tabs else _delimiter(text)
    rows = _rows(text, path, delimiter)
    line, header = next(rows, (1, []))
    names = [name.strip() for name in header]
    _check_header(names, path, line)
    records = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            raise GlossaryError(f"the row has {len(cells)} cells, the header {len(names)}", path, line)
        values: dict[str, list[Value]] = {}
        for column, (name, cell) in enumerate(zip(names, cells, strict=False), 1):
            several = name in LISTS or name.startswith("pivot:")
            texts = _BAR.split(cell) if several else [cell]
            found = [Value(_plain(part) if several else part.strip(), line, column) for part in texts if part.strip()]
            if found:
                values[name] = found
        records.append(Record(line, values))
    return records


def _delimiter(text: str) -> str:
    """Spreadsheets of many countries separate by semicolons and call it CSV."""
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _rows(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise GlossaryError(f"is no table that can be read: {error}", path, line) from None
        yield line, row


def _check_header(names: Sequence[str], path: str, line: int) -> None:
    for column, name in enumerate(names, 1):
        known = name in KEYS and name != "pivot"
        if not known and not _TAG.fullmatch(name.removeprefix("pivot:")):
            raise GlossaryError(
                f'column {column} is called "{name}"',
                path,
                line,
                column,
                (*(key for key in KEYS if key != "pivot"), "pivot:LANGUAGE", "LANGUAGE"),
            )
        if name in names[: column - 1]:
            raise GlossaryError(f'two columns are called "{name}"', path, line, column)
    if not any(name == "en" or name not in KEYS for name in names if not name.startswith("pivot:")):
        raise GlossaryError('the first row names the columns; "en", the right form, must be one of them', path, line)


def _plain(cell: str) -> str:
    return cell.replace("\\|", "|").strip()


def write(entries: Sequence[Entry], tabs: bool) -> str:
    """A table of entries, with the columns that any of them needs."""
    rows = [values_of(entry, local) for entry, local in zip(entries, local_ids(entries), strict=True)]
    used = dict.fromkeys(key for row in rows for key in row)
    languages = [key for key in used if key not in KEYS and not key.startswith("pivot:")]
    pivots = [key for key in used if key.startswith("pivot:")]
    columns = ["id", "en", *languages]
    for key in _ORDER:
        columns += [key] if key in used else []
        columns += pivots if key == "native" else []
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(key, row.get(key, ())) for key in columns])
    return out.getvalue()


def _cell(key: str, values: Sequence[str]) -> str:
    several = key in LISTS or key.startswith("pivot:")
    return " | ".join(value.replace("|", "\\|") for value in values) if several else "".join(values)
