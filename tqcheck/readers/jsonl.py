"""JSON Lines: one object a line, its text one segment, or one for each paragraph (see `records`).

`Options.field` names the text to check, `source_field` its source, `id_field` the key of the segment (a string or a
whole number; without it the number of the record). A name is a key as it stands, else a path of keys with dots
(`target.text`). Texts must be strings; an empty one is no segment. Lines of white space are skipped. Escapes are units,
a surrogate pair is one unit. What is written back is escaped like JSON; characters beyond ASCII are escaped too where
the file, or the line, escapes them all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from tqcheck.errors import ReadError
from tqcheck.expressions import late
from tqcheck.model import Document, Segment
from tqcheck.readers.base import Keys, Options, fail
from tqcheck.readers.records import segments
from tqcheck.text import Span, Text, TextBuilder

_RECORD = late(r"[^ \t\r\n][^\n]*+")
_WHITE = late(r"[ \t\r\n]*+")
_ESCAPE = late(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\([\"\\/bfnrt])")
_MEANING = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_DECODER = json.JSONDecoder()


class _Value(NamedTuple):
    """A value and where it stands in the raw text."""

    value: Any
    span: Span


def encode(text: str) -> str:
    """`text` as it is written in a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def encode_ascii(text: str) -> str:
    """`text` as it is written in a JSON string where every character beyond ASCII is escaped."""
    return json.dumps(text)[1:-1]


def read(path: str, raw: str, options: Options) -> Document:
    """Read JSON Lines.

    Raises ReadError with line and column for a line that is no JSON object, a missing field, a text that is no string
    and a lone surrogate.
    """
    found: list[Segment] = []
    keys = Keys()
    all_ascii = raw.isascii() and "\\u" in raw
    for number, line in enumerate(_RECORD.finditer(raw), 1):
        record = _Record(path, raw, Span(*line.span()))
        encoder = encode_ascii if all_ascii or record.escapes_all() else encode
        target = record.text(options.field, encoder)
        source = record.text(options.source_field, encoder) if options.source_field else None
        key = keys.unique(record.key(options.id_field) if options.id_field else str(number))
        found += segments(key, target, source)
    return Document(path, "jsonl", raw, tuple(found))


def record(path: str, line: str, options: Options) -> tuple[str | None, Text, Text | None]:
    """The name, the text and the source of one line. Raises ReadError like `read`."""
    found = _Record(path, line, Span(0, len(line)))
    key = found.key(options.id_field) if options.id_field else None
    source = found.text(options.source_field, encode) if options.source_field else None
    return key, found.text(options.field, encode), source


class _Record:
    """One line: an object whose values are found together with their places."""

    def __init__(self, path: str, raw: str, span: Span) -> None:
        self._path, self._raw, self._span = path, raw, span
        self._line = raw[span.start : span.end]
        start = self._white(span.start)
        try:
            value = json.loads(self._line, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            raise self._fail(f"is no JSON: {error.msg}", span.start + error.pos) from None
        except ValueError as error:
            raise self._fail(f"cannot be read as JSON: {error}", start) from None
        except RecursionError:
            raise self._fail("is nested too deeply", start) from None
        if not isinstance(value, dict):
            raise self._fail("the line is no JSON object", start)
        self._whole = _Value(value, Span(start, span.end))
        self._members = self._object(self._whole)

    def escapes_all(self) -> bool:
        return "\\u" in self._line and self._line.isascii()

    def text(self, name: str, encoder: Callable[[str], str]) -> Text:
        """The text of a field. Raises ReadError if it is missing or no string."""
        found = self._find(name)
        if not isinstance(found.value, str):
            raise self._fail(f"the value of {name!r} is no string", found.span.start)
        return self._decode(found.span, encoder)

    def key(self, name: str) -> str:
        """The value of the id field. Raises ReadError if it is missing or neither a string nor a whole number."""
        found = self._find(name)
        if isinstance(found.value, bool) or not isinstance(found.value, str | int):
            raise self._fail(f"the value of {name!r} is neither a string nor a whole number", found.span.start)
        return str(found.value)

    def _find(self, name: str) -> _Value:
        if name in self._members:
            return self._members[name]
        here, members = self._whole, self._members
        for step in name.split("."):
            if step not in members:
                allowed = sorted(members, key=lambda key: members[key].span)
                raise self._fail(f"the field {name!r} is missing", here.span.start, allowed)
            here = members[step]
            members = self._object(here) if isinstance(here.value, dict) else {}
        return here

    def _object(self, whole: _Value) -> dict[str, _Value]:
        """The members of an object that is known to be valid JSON."""
        raw, members = self._raw, {}
        at = self._white(whole.span.start + 1)
        while raw[at] == '"':
            start = at
            key, at = _DECODER.raw_decode(raw, at)
            at = self._white(self._white(at) + 1)
            value, end = _DECODER.raw_decode(raw, at)
            if key in members:
                raise self._fail(f"the field {key!r} stands twice in one object", start)
            members[key] = _Value(value, Span(at, end))
            at = self._white(end)
            if raw[at] == ",":
                at = self._white(at + 1)
        return members

    def _decode(self, span: Span, encoder: Callable[[str], str]) -> Text:
        """The text between the quotation marks of a JSON string."""
        raw, at, end = self._raw, span.start + 1, span.end - 1
        if raw.find("\\", at, end) < 0:
            return Text.slice(raw, at, end, encoder)
        builder = TextBuilder(raw)
        for found in _ESCAPE.finditer(raw, at, end):
            builder.copy(at, found.start())
            high, low, four, short = found.groups()
            if short:
                char = _MEANING[short]
            elif high:
                char = chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
            else:
                char = chr(int(four, 16))
                if "\ud800" <= char <= "\udfff":
                    raise self._fail(f"lone surrogate {found[0]} is no character", found.start())
            builder.unit(*found.span(), char)
            at = found.end()
        builder.copy(at, end)
        return builder.build(encoder)

    def _white(self, at: int) -> int:
        found = _WHITE.match(self._raw, at)
        return found.end() if found else at

    def _fail(self, message: str, offset: int, allowed: Sequence[str] = ()) -> ReadError:
        return fail(message, self._path, self._raw, offset, allowed)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")
