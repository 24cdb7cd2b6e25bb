"""Records one by one: files of any length, of which only a line at a time is in memory.

The text of each record is a document of its own: findings tell places in that text, and nothing is known from one record
to the next. A line that cannot be read is an error in its place, and the next one is read.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from random import Random
from typing import BinaryIO, NamedTuple, cast

from tqcheck.engine import Engine
from tqcheck.errors import ReadError
from tqcheck.model import Document, Report
from tqcheck.readers import Options, jsonl, reader_for, tsv
from tqcheck.readers.base import Line
from tqcheck.readers.records import segments
from tqcheck.text import Text
from tqcheck.walk import STDIN

EXTENSIONS = frozenset({".jsonl", ".ndjson", ".tsv", ".tab", ".gz"})
_FORMATS = ("jsonl", "tsv")
_LONGEST = 1 << 24
_UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Item(NamedTuple):
    """A line to check, or what is wrong with it (then `data` is empty). `number` is 0 for a file that cannot be opened."""

    path: str
    number: int
    data: bytes = b""
    columns: tsv.Columns | None = None
    error: ReadError | None = None


class Record(NamedTuple):
    """What came of one line: `id` is the value of the id field; a report or an error."""

    path: str
    line: int
    id: str | None = None
    report: Report | None = None
    error: ReadError | None = None


def is_stream(path: str, options: Options) -> bool:
    """True for a file whose name, or the named format, says JSON lines or TSV."""
    return reader_for(path.removesuffix(".gz"), options).name in _FORMATS


def items(path: str, options: Options, stdin_name: str = "stdin.jsonl") -> Iterator[Item]:
    """The records of a file, in order; what is wrong with a line or with the file as a whole is an item too."""
    name = stdin_name if path == STDIN else path
    if not is_stream(name, options):
        hint = "--stdin-filename stdin.jsonl" if path == STDIN else "--input-format jsonl"
        yield _bad(path, 0, f"is neither JSON lines nor TSV, which --stream reads; {hint} says what it is")
        return
    number = 0
    table = reader_for(name.removesuffix(".gz"), options).name == "tsv"
    columns: tsv.Columns | None = None
    try:
        with _open(path, name.endswith(".gz")) as file:
            for number, data in enumerate(_lines(file), 1):
                if number == 1 and data.startswith(_OTHER_BOMS):
                    yield _bad(path, 0, "is UTF-16; a stream must be UTF-8")
                    return
                item = Item(path, number, data.removeprefix(_UTF8_BOM) if number == 1 else data)
                if not item.data.strip(b" \r\n" if table else b" \t\r\n"):
                    continue
                if table and columns is None:
                    columns = _columns(item, options)
                    if columns.header:
                        continue
                yield item._replace(columns=columns)
    except ReadError as error:
        yield Item(path, number, error=error)
    except FileNotFoundError:
        yield _bad(path, 0, "no such file")
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield _bad(path, number + 1 if number else 0, f"cannot be read: {reason}")


def sample(lines: Iterable[Item], count: int) -> list[Item]:
    """So many records drawn from all, in their order and the same ones every time; what cannot be read is kept beside them."""
    random = Random(0)
    drawn: list[tuple[int, Item]] = []
    broken: list[tuple[int, Item]] = []
    seen = 0
    for place, item in enumerate(lines):
        if item.error:
            broken.append((place, item))
            continue
        seen += 1
        if len(drawn) < count:
            drawn.append((place, item))
        elif (slot := random.randrange(seen)) < count:
            drawn[slot] = (place, item)
    return [item for _, item in sorted((*drawn, *broken), key=lambda pair: pair[0])]


def check(engine: Engine, item: Item) -> Record:
    """Check one record. A line that cannot be read gives an error with its place in the file."""
    path, number = item.path, item.number
    try:
        if item.error:
            raise item.error
        key, target, source = _fields(item, _decode(item), engine.options)
    except ReadError as error:
        line = number if error.line else item.error.line if item.error else number
        return Record(path, number, None, None, ReadError(error.message, path, line, error.column, error.allowed))
    text = target.plain
    origin = Text.slice(source.plain, 0, len(source.plain)) if source is not None else None
    parts = tuple(segments(key or str(number), Text.slice(text, 0, len(text)), origin))
    document = Document(path, "jsonl" if item.columns is None else "tsv", text, parts)
    return Record(path, number, key, engine.checker(path).check(document))


def _fields(item: Item, line: str, options: Options) -> tuple[str | None, Text, Text | None]:
    if item.columns is None:
        return jsonl.record(item.path, line, options)
    return tsv.record(item.path, line, Line(0, len(line), len(line)), item.columns)


def _columns(item: Item, options: Options) -> tsv.Columns:
    line = _decode(item)
    try:
        return tsv.columns(item.path, line, Line(0, len(line), len(line)), options)
    except ReadError as error:
        raise ReadError(error.message, item.path, item.number, error.column, error.allowed) from None


def _decode(item: Item) -> str:
    """The line without its end. Raises ReadError if it is no text or too long."""
    data = item.data
    if len(data) > _LONGEST:
        raise ReadError(f"the line is longer than {_LONGEST >> 20} MB", item.path, item.number)
    try:
        line = data.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        column = len(data[: error.start].decode()) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        raise ReadError(f"is not valid UTF-8: {byte}", item.path, item.number, column) from None
    if (nul := line.find("\0")) >= 0:
        raise ReadError("holds a NUL character: not text", item.path, item.number, nul + 1)
    return line


def _open(path: str, zipped: bool) -> AbstractContextManager[BinaryIO]:
    if zipped:
        import gzip

        return cast(AbstractContextManager[BinaryIO], gzip.open(sys.stdin.buffer if path == STDIN else path, "rb"))
    return nullcontext(sys.stdin.buffer) if path == STDIN else open(path, "rb")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines ended by \\n; of one that is too long to be a record, the beginning."""
    while data := file.readline(_LONGEST + 1):
        yield data
        while len(data) > _LONGEST and not data.endswith(b"\n"):
            data = file.readline(_LONGEST + 1)


def _bad(path: str, line: int, message: str) -> Item:
    return Item(path, line, error=ReadError(message, path, line))
