"""Bytes to raw text and back: encoding, byte order mark and line ends stay as they were; writes are all or nothing."""

import codecs
import os
import re
from contextlib import suppress
from typing import NamedTuple

from tqcheck.digests import sha256
from tqcheck.errors import ReadError, WriteError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class RawFile(NamedTuple):
    """A decoded file: `raw` has no byte order mark, `bom` and `encoding` say how to write it back, `digest` what was read."""

    path: str
    raw: str
    encoding: str
    bom: bytes
    digest: str

    def encode(self, raw: str) -> bytes:
        """The bytes that `raw` has on disk in this file's encoding."""
        return self.bom + raw.encode(self.encoding)


def read(path: str) -> RawFile:
    """Read and decode a file.

    Raises ReadError if it is missing, unreadable, binary, holds NUL characters, or is neither UTF-8 nor UTF-16 with
    a byte order mark (with the offset of the first bad byte).
    """
    try:
        data = _bytes(path)
    except FileNotFoundError:
        raise ReadError("no such file", path) from None
    except IsADirectoryError:
        raise ReadError("is a folder, not a file", path) from None
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path) from None
    return decode(data, path)


def _bytes(path: str | os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def decode(data: bytes, path: str) -> RawFile:
    """Decode the bytes of a file; `path` is for messages. Raises ReadError like `read`."""
    if data.startswith(_UTF32):
        raise ReadError("is UTF-32; only UTF-8 and UTF-16 are read", path)
    bom, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    try:
        raw = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(bom)
        if encoding == "utf-8" and b"\0" in data[:8192]:
            raise ReadError("is not text (binary data)", path) from None
        name = "UTF-8" if encoding == "utf-8" else "UTF-16"
        before = data[len(bom) : at].decode(encoding, "replace")
        raise ReadError(f"is not valid {name}: byte 0x{data[at]:02x} at offset {at}", path, *_place(before)) from None
    nul = raw.find("\0")
    if nul >= 0:
        hint = "; UTF-16 without a byte order mark?" if data[:2].count(0) == 1 else ""
        raise ReadError(f"holds a NUL character at offset {nul}: not text{hint}", path, *_place(raw[:nul]))
    return RawFile(path, raw, encoding, bom, sha256(data).hexdigest())


def _place(before: str) -> tuple[int, int]:
    """Line and column after the text `before`, both 1-based."""
    parts = re.split(r"\r\n|\n|\r", before)
    return len(parts), len(parts[-1]) + 1


def write(file: RawFile, raw: str) -> None:
    """Replace a file by `raw`, in its own encoding, all or nothing.

    Raises WriteError if the file is no longer what was read, or cannot be written; then it stands as it stood.
    """
    target = os.path.realpath(file.path)
    try:
        data = file.encode(raw)
    except UnicodeEncodeError as error:
        raise WriteError(f"cannot be written as {file.encoding}: {error.reason}", file.path) from None
    try:
        if sha256(_bytes(target)).hexdigest() != file.digest:
            raise WriteError("changed on disk since it was read; not overwritten", file.path)
    except OSError as error:
        raise WriteError(f"cannot be read again before writing: {error.strerror or error}", file.path) from None
    if not os.access(target, os.W_OK):
        raise WriteError("is read-only; not overwritten", file.path)
    replace(target, data, file.path, file.digest)


def replace(target: str | os.PathLike[str], data: bytes, shown: str, digest: str | None = None) -> None:
    """Put `data` at `target` by renaming a complete file over it; `shown` is the path for messages.

    With `digest`, look once more just before the rename that the old content is the one that was read.
    """
    import tempfile

    folder, base = os.path.split(os.fspath(target))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{base}.", suffix=".tqcheck", dir=folder or os.curdir)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", shown) from None
    done = False
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if os.path.exists(target):
            os.chmod(name, os.stat(target).st_mode & 0o7777)
        else:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
        if digest is not None and sha256(_bytes(target)).hexdigest() != digest:
            raise WriteError("changed on disk since it was read; not overwritten", shown)
        os.replace(name, target)
        done = True
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", shown) from None
    finally:
        if not done:
            with suppress(OSError):
                os.unlink(name)
