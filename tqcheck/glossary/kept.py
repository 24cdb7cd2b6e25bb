"""Derivations kept on disk by the content of their entries, so that a changed glossary derives only what changed."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from array import array
from collections.abc import Callable, Sequence

from tqcheck import cache
from tqcheck.cache import CacheBrokenError
from tqcheck.glossary import derived
from tqcheck.glossary.derived import Codes, Compact
from tqcheck.glossary.entry import Entry

Progress = Callable[[int, int], None]
"""Is told how many entries are done, of how many."""
_HEAD = struct.Struct("<II")
_DIGEST = 8
_NONE = Compact(array("Q"), array("H"), array("H"), array("Q"), ())
# Entries that are no longer in use stay for other configurations, up to this many bytes.
_MOST_UNUSED = 32 << 20


def derive_all(entries: Sequence[Entry], stamp: str | None, progress: Progress | None = None) -> list[Compact]:
    """The derived forms of every entry. `stamp` changes with the code that derives; None keeps nothing on disk."""
    path = os.path.join(cache.folder(), f"{stamp}.derivations")
    known = _read(path) if stamp else {}
    used: dict[bytes, bytes] = {}
    codes = Codes()
    found: list[Compact] = []
    for number, entry in enumerate(entries):
        if not entry.derive:
            found.append(_NONE)
            continue
        digest = _digest(entry)
        blob = known.get(digest)
        result = _load(blob) if blob is not None else None
        if result is None:
            result = derived.compact(entry, codes)
            blob = _dump(result)
        assert blob is not None
        used[digest] = blob
        found.append(result)
        if progress:
            progress(number + 1, len(entries))
    if stamp and any(digest not in known for digest in used):
        _write(path, used, known)
    return found


def _digest(entry: Entry) -> bytes:
    """Of all that the derivation depends on."""
    parts = (
        entry.right.get("en"),
        entry.source,
        entry.type,
        entry.native,
        sorted(entry.pivot.items()),
        entry.exempt,
        entry.ok,
        sorted(entry.right.values()),
    )
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


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


def _read(path: str) -> dict[bytes, bytes]:
    try:
        sections = cache.open_sections(path)
        digests, ends, blob = (bytes(sections[name]) for name in ("digests", "ends", "blob"))
    except (CacheBrokenError, KeyError):
        return {}
    found = {}
    start = 0
    for number, (end,) in enumerate(struct.iter_unpack("<Q", ends)):
        found[digests[number * _DIGEST : (number + 1) * _DIGEST]] = blob[start:end]
        start = end
    return found


def _write(path: str, used: dict[bytes, bytes], known: dict[bytes, bytes]) -> None:
    kept = dict(used)
    room = _MOST_UNUSED
    for digest, blob in known.items():
        if digest not in kept and room >= len(blob):
            kept[digest] = blob
            room -= len(blob)
    ends, at = array("Q"), 0
    for blob in kept.values():
        at += len(blob)
        ends.append(at)
    sections = {"digests": b"".join(kept), "ends": ends.tobytes(), "blob": b"".join(kept.values())}
    cache.store(path, cache.pack(sections), keep=2)
