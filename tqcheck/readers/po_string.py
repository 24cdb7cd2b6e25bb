"""The strings of a PO file: their escapes as units, their joints as units that read as nothing."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.expressions import late
from tqcheck.readers.base import fail
from tqcheck.text import Span, Text, TextBuilder

STRING = late(r'"([^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*)"')

_BYTE = r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+)"
_ESCAPE = late(rf"\\([abfnrtv\\\"'?])|((?:{_BYTE})+)|\\")
_ONE_BYTE = late(_BYTE)
_MEANING = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_TO_ESCAPE = late(r'[\\"\x00-\x1f\x7f]')
_ESCAPED = {meaning: "\\" + char for char, meaning in _MEANING.items()} | {"\\": "\\\\", '"': '\\"'}


def encode(text: str) -> str:
    """`text` as it is written between the quotation marks of a PO string, on one line."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED.get(found[0]) or f"\\{ord(found[0]):03o}", text)


def join(path: str, raw: str, parts: Sequence[Span]) -> Text:
    """One text of the parts (spans between quotation marks) of a string.

    Raises ReadError for an escape that PO does not know or that is no UTF-8.
    """
    builder = TextBuilder(raw)
    end = -1
    for part in parts:
        # The joint may be removed only if nothing but white space stands between the marks.
        if end >= 0 and raw[end + 1 : part.start - 1].strip() == "":
            builder.unit(end, part.start, "")
        at = part.start
        if raw.find("\\", at, part.end) >= 0:
            for found in _ESCAPE.finditer(raw, at, part.end):
                builder.copy(at, found.start())
                if found[1]:
                    builder.unit(*found.span(), _MEANING.get(found[1], found[1]))
                elif found[2]:
                    _bytes(path, raw, builder, Span(*found.span()))
                else:
                    raise fail(f"unknown escape {raw[found.start() : found.end() + 1]!r}", path, raw, found.start())
                at = found.end()
        builder.copy(at, part.end)
        end = part.end
    return builder.build(encode)


def _bytes(path: str, raw: str, builder: TextBuilder, span: Span) -> None:
    """Octal and hexadecimal escapes are bytes of UTF-8; those that make one character are one unit."""
    escapes = list(_ONE_BYTE.finditer(raw, *span))
    values = [int(found[0][2:], 16) if found[0][1] == "x" else int(found[0][1:], 8) for found in escapes]
    try:
        text = bytes(values).decode()
    except ValueError:
        raise fail(f"escape {raw[span.start : span.end]!r} is no UTF-8", path, raw, span.start) from None
    first = 0
    for char in text:
        last = first + len(char.encode()) - 1
        builder.unit(escapes[first].start(), escapes[last].end(), char)
        first = last + 1
