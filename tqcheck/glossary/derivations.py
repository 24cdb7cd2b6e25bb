"""Derivations kept on disk by the content of their entries, so that a changed glossary derives only what changed."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable, Sequence

from tqcheck.glossary import derived
from tqcheck.glossary.derived import Codes, Compact
from tqcheck.glossary.entry import Entry
from tqcheck.kept import Kept, digest

Progress = Callable[[int, int], None]
"""Is told how many entries are done, of how many."""
_HEAD = struct.Struct("<II")
_NONE = Compact(array("Q"), array("H"), array("H"), array("Q"), ())


def derive_all(entries: Sequence[Entry], stamp: str | None, progress: Progress | None = None) -> list[Compact]:
    """The derived forms of every entry. `stamp` changes with the code that derives; None keeps nothing on disk."""
    kept = Kept(f"{stamp}.derivations" if stamp else None)
    codes = Codes()
    found: list[Compact] = []
    for number, entry in enumerate(entries):
        if not entry.derive and entry.type != "person":
            found.append(_NONE)
            continue
        name = _digest(entry)
        blob = kept.get(name)
        result = _load(blob) if blob is not None else None
        if result is None:
            result = derived.compact(entry, codes)
            kept.put(name, _dump(result))
        found.append(result)
        if progress:
            progress(number + 1, len(entries))
    kept.close()
    return found


def _digest(entry: Entry) -> bytes:
    """Of all that the derivation depends on."""
    parts = (
        entry.right.get("en"),
        entry.source,
        entry.type,
        entry.derive,
        entry.native,
        sorted(entry.pivot.items()),
        entry.exempt,
        entry.ok,
        sorted(entry.right.values()),
    )
    return digest(repr(parts))


def _dump(found: Compact) -> bytes:
    table = json.dumps(found.table, ensure_ascii=False).encode()
    head = _HEAD.pack(len(found.hashes), len(found.more))
    return b"".join((head, *(part.tobytes() for part in found[:4]), table))


def _load(blob: bytes) -> Compact | None:
    try:
        forms, beginnings = _HEAD.unpack_from(blob)
        at = _HEAD.size
        arrays = array("Q"), array("H"), array("H"), array("Q")
        for part, count in zip(arrays, (forms, forms, forms, beginnings), strict=True):
            part.frombytes(blob[at : at + count * part.itemsize])
            if len(part) != count:
                return None
            at += count * part.itemsize
        table = tuple((right, native, pivot) for right, native, pivot in json.loads(blob[at:]))
    except (ValueError, TypeError, struct.error):
        return None
    return Compact(*arrays, table)
