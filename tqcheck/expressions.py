"""Regular expressions that are ready when they are needed.

Compiling an expression takes `re` a millisecond or so, and an article needs hundreds of them. What `re` compiles to is a list
of numbers, so the catalog keeps these lists beside the rules, and an expression is made from its list in a few microseconds.
The lists are those of one version of Python (the catalog's file is, too); `re` checks them as it does its own. Without a list
for an expression, or where this way into `re` is closed, it is compiled as usual.
"""

from __future__ import annotations

import re
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any, cast
from zlib import crc32

_HEAD = struct.Struct("<IIIc")
"""Of a record: flags, groups, bytes of the groups' names, the type of its numbers (`array`): hardly any needs more than two bytes."""
_IGNORE_CASE = int(re.IGNORECASE)


class Stored:
    """Compiled expressions in the sections of a packed file."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        """Raises KeyError and ValueError for sections that are not those of `pack`."""
        # Copies, three megabytes in all: these outlive the file that the sections are mapped from.
        self._sums = array("I", bytes(sections["expressions.sums"]))
        self._checks = array("I", bytes(sections["expressions.checks"]))
        self._offsets = array("I", bytes(sections["expressions.offsets"]))
        self._blob = bytes(sections["expressions.blob"])

    def get(self, source: str, flags: int) -> re.Pattern[str] | None:
        """The expression, if it is kept here."""
        known = _name(source, flags)
        record = self.record(known)
        return None if record is None else _made(source, record[len(known) :])

    def record(self, known: bytes) -> bytes | None:
        """What is kept under a name, if it is whole."""
        wanted = crc32(known)
        at = bisect_left(self._sums, wanted)
        while at < len(self._sums) and self._sums[at] == wanted:
            record = self._blob[self._offsets[at] : self._offsets[at + 1]]
            if record.startswith(known):
                # Numbers that are not those of an expression could do anything.
                return record if crc32(record) == self._checks[at] else None
            at += 1
        return None


_stored: Stored | None = None


def use(stored: Stored) -> None:
    """Take expressions from here from now on."""
    global _stored
    _stored = stored


def compile(source: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001
    """As `re.compile`, and sooner for what is stored."""
    if _stored is not None:
        found = _stored.get(source, flags)
        if found is not None:
            return found
    return re.compile(source, flags)


def pack(expressions: Iterable[tuple[str, int]]) -> dict[str, bytes]:
    """The sections for expressions (source, flags), and for those of the program's own that are known by now."""
    records = []
    for source, flags in sorted({*expressions, *_own}):
        known = _name(source, flags)
        record = _stored.record(known) if _stored is not None else None
        if record is None:
            data = _numbers(source, flags)
            record = None if data is None else known + data
        if record is not None:
            records.append((crc32(known), record))
    records.sort()
    offsets, checks, blob = array("I", [0]), array("I"), bytearray()
    for _, record in records:
        blob += record
        offsets.append(len(blob))
        checks.append(crc32(record))
    return {
        "expressions.sums": array("I", [number for number, _ in records]).tobytes(),
        "expressions.checks": checks.tobytes(),
        "expressions.offsets": offsets.tobytes(),
        "expressions.blob": bytes(blob),
    }


def _name(source: str, flags: int) -> bytes:
    return f"{flags}\0{source}\0".encode("utf-8", "surrogatepass")


def _numbers(source: str, flags: int) -> bytes | None:
    """What `re` compiles an expression to; None if this Python does not tell."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(source, flags)
        numbers = _compiler._code(parsed, flags)
        code = array("H" if max(numbers) < 1 << 16 else "I", numbers)
        final = flags | parsed.state.flags
        groups = parsed.state.groups
        by_number = dict.fromkeys(range(groups), "") | {at: name for name, at in parsed.state.groupdict.items()}
        names = "\0".join(by_number.values()).encode() if parsed.state.groupdict else b""
    except (ImportError, AttributeError, TypeError, OverflowError):
        return None
    return _HEAD.pack(final, groups, len(names), code.typecode.encode()) + names + code.tobytes()


def _made(source: str, record: bytes) -> re.Pattern[str] | None:
    try:
        import _sre  # type: ignore[import-not-found]

        flags, groups, length, kind = _HEAD.unpack_from(record)
        at = _HEAD.size + length
        by_number: tuple[str | None, ...] = (None,) * groups
        if length:
            by_number = tuple([name or None for name in record[_HEAD.size : at].decode().split("\0")])
        names = {name: number for number, name in enumerate(by_number) if name}
        code = array(kind.decode(), record[at:]).tolist()
        made: re.Pattern[str] = _sre.compile(source, flags, code, groups - 1, names, by_number)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, struct.error):
        return None
    return made


_own: set[tuple[str, int]] = set()


class _Late:
    """Stands for an expression until something of it is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        ready = self.__dict__.get("_ready")
        if ready is None:
            ready = self.__dict__["_ready"] = compile(self._source, self._flags)
        value = getattr(ready, name)
        self.__dict__[name] = value  # so that it is found at once the next time
        return value


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression of the program's own, compiled when it is first used."""
    _own.add((source, int(flags)))
    return cast("re.Pattern[str]", _Late(source, int(flags)))
