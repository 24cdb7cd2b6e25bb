"""What was worked out once and is kept on disk by a digest of what it came from, so that only what changed is worked out again."""

from __future__ import annotations

import os
import struct
from array import array

from tqcheck import cache
from tqcheck.cache import CacheBrokenError
from tqcheck.digests import blake2b

_DIGEST = 8
# What is no longer in use stays for other configurations, up to this many bytes.
_MOST_UNUSED = 32 << 20


class Kept:
    """Blobs by digest, in one file of the cache folder. Without a name nothing is kept."""

    def __init__(self, name: str | None) -> None:
        self._path = os.path.join(cache.folder(), name) if name else ""
        self._known = _read(self._path) if name else {}
        self._used: dict[bytes, bytes] = {}

    def get(self, digest: bytes) -> bytes | None:
        """What is kept under a digest."""
        found = self._known.get(digest)
        if found is not None:
            self._used[digest] = found
        return found

    def put(self, digest: bytes, blob: bytes) -> None:
        """Keep something."""
        self._used[digest] = blob

    def close(self) -> None:
        """Write what is new; a folder that cannot be written is no error."""
        if self._path and any(digest not in self._known for digest in self._used):
            _write(self._path, self._used, self._known)


def digest(content: str) -> bytes:
    """The digest of what something came from."""
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


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
    for name, blob in known.items():
        if name not in kept and room >= len(blob):
            kept[name] = blob
            room -= len(blob)
    ends, at = array("Q"), 0
    for blob in kept.values():
        at += len(blob)
        ends.append(at)
    sections = {"digests": b"".join(kept), "ends": ends.tobytes(), "blob": b"".join(kept.values())}
    cache.store(path, cache.pack(sections), keep=2)
