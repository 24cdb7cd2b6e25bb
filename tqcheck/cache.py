"""Compiled data on disk: one file of named sections, memory-mapped, with no code in it (no pickle, no marshal).

Layout: 8 bytes of magic, the length and CRC of a JSON table of contents, that table, the sections, 8 bytes of magic again.
A file that is cut short or altered is refused by `open_sections`; the caller builds it anew.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from contextlib import suppress

_MAGIC = b"TQCHECK1"
_HEAD = struct.Struct("<8sII")
_ALIGN = 8
# Sections up to this size are verified when the file is opened; larger ones when a record of them is read.
_VERIFY = 1 << 20


class CacheBrokenError(Exception):
    """The cached file is not what was written."""


def folder() -> str:
    """Where compiled data is kept: $TQCHECK_CACHE_DIR, else the platform's cache folder."""
    named = os.environ.get("TQCHECK_CACHE_DIR")
    if named:
        return named
    if sys.platform == "linux":  # what platformdirs gives there, without its import
        base = os.environ.get("XDG_CACHE_HOME", "")
        return os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.cache"), "tqcheck")
    from platformdirs import user_cache_dir

    return user_cache_dir("tqcheck", appauthor=False)


def pack(sections: Mapping[str, bytes]) -> bytes:
    """The bytes of a file with these sections."""
    table: dict[str, tuple[int, int, int]] = {}
    parts: list[bytes] = []
    at = 0
    for name, data in sections.items():
        pad = -len(data) % _ALIGN
        table[name] = (at, len(data), zlib.crc32(data))
        parts += (data, b"\0" * pad)
        at += len(data) + pad
    contents = json.dumps(table).encode()
    contents += b" " * (-(_HEAD.size + len(contents)) % _ALIGN)
    return b"".join((_HEAD.pack(_MAGIC, len(contents), zlib.crc32(contents)), contents, *parts, _MAGIC))


def unpack(data: bytes | mmap.mmap) -> dict[str, memoryview]:
    """The sections of a packed file. Raises CacheBrokenError."""
    view = memoryview(data)
    try:
        magic, length, crc = _HEAD.unpack_from(view)
        contents = bytes(view[_HEAD.size : _HEAD.size + length])
        if magic != _MAGIC or zlib.crc32(contents) != crc or bytes(view[-len(_MAGIC) :]) != _MAGIC:
            raise CacheBrokenError
        base = _HEAD.size + length
        sections = {}
        for name, (at, size, check) in json.loads(contents).items():
            section = view[base + at : base + at + size]
            if len(section) != size or (size <= _VERIFY and zlib.crc32(section) != check):
                raise CacheBrokenError
            sections[name] = section
    except (struct.error, ValueError, TypeError) as error:
        raise CacheBrokenError from error
    return sections


def open_sections(path: str) -> dict[str, memoryview]:
    """Map a packed file. Raises CacheBrokenError if it is missing or not whole."""
    try:
        with open(path, "rb") as file:
            return unpack(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise CacheBrokenError from error


def store(path: str, data: bytes, keep: int = 32) -> bool:
    """Put a packed file in place, whole or not at all; False if the folder cannot be written. Older neighbours beyond `keep` go."""
    import tempfile

    place, ending = os.path.dirname(path), os.path.splitext(path)[1]
    try:
        os.makedirs(place, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            os.replace(name, path)
        except OSError:
            with suppress(OSError):
                os.unlink(name)
            return False
        with os.scandir(place) as scan:
            neighbours = sorted((entry.stat().st_mtime, entry.path) for entry in scan if entry.name.endswith(ending))
        for _, old in neighbours[:-keep]:
            os.unlink(old)
    except OSError:
        return False
    return True


class Records:
    """JSON records in a section, read one by one: an array of offsets and a blob."""

    def __init__(self, offsets: memoryview, blob: memoryview) -> None:
        self._offsets = offsets.cast("Q")
        self._blob = blob

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> object:
        try:
            return json.loads(str(self._blob[self._offsets[number] : self._offsets[number + 1]], "utf-8"))
        except ValueError as error:
            raise CacheBrokenError from error

    def holding(self, needle: bytes) -> list[int]:
        """The numbers of the records in whose JSON these bytes stand, found without reading the others."""
        places = (found.start() for found in re.finditer(re.escape(needle), self._blob))
        return list(dict.fromkeys(bisect_right(self._offsets, place) - 1 for place in places))

    @staticmethod
    def pack(name: str, records: Iterable[object]) -> dict[str, bytes]:
        """The two sections of a list of records."""
        encoded = (json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() for record in records)
        return Records.pack_encoded(name, encoded)

    @staticmethod
    def pack_encoded(name: str, records: Iterable[bytes]) -> dict[str, bytes]:
        """The same of records that are JSON already."""
        blob, offsets = bytearray(), array("Q", [0])
        for record in records:
            blob += record
            offsets.append(len(blob))
        return {f"{name}.offsets": offsets.tobytes(), f"{name}.blob": bytes(blob)}
