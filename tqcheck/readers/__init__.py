"""Raw text to `Document`, with exact offsets: one file per format, one table.

A new format is a module of its name with `read(path, raw, options) -> Document`, and a line in `READERS`.
"""

import os
from importlib import import_module
from typing import NamedTuple, cast

from tqcheck.errors import UsageError
from tqcheck.model import Document
from tqcheck.readers.base import Options, fail

__all__ = ["READERS", "Options", "Reader", "known_extensions", "read_document", "reader_for"]


class Reader(NamedTuple):
    """One format: its name for `--input-format` and the JSON report, and its extensions (with the dot)."""

    name: str
    extensions: tuple[str, ...]

    def read(self, path: str, raw: str, options: Options) -> Document:
        """Read a text with the module of the format's name, which is imported when it is first needed."""
        return cast(Document, import_module(f"{__name__}.{self.name}").read(path, raw, options))


READERS: tuple[Reader, ...] = (
    Reader("text", (".txt", ".text")),
    Reader("markdown", (".md", ".markdown", ".mdown", ".mkd")),
    Reader("po", (".po", ".pot")),
    Reader("jsonl", (".jsonl", ".ndjson")),
    Reader("tsv", (".tsv", ".tab")),
)


def known_extensions() -> frozenset[str]:
    """The extensions (lower case, with the dot) by which files in folders are taken for articles."""
    return frozenset(extension for reader in READERS for extension in reader.extensions)


def reader_for(path: str, options: Options) -> Reader:
    """The reader that `options.format` names, else the one of the extension, else plain text.

    Raises UsageError for a format that does not exist.
    """
    if options.format is not None:
        for reader in READERS:
            if reader.name == options.format:
                return reader
        raise UsageError(f"unknown format {options.format!r}", allowed=[reader.name for reader in READERS])
    extension = os.path.splitext(path)[1].lower()
    return next((reader for reader in READERS if extension in reader.extensions), READERS[0])


def read_document(path: str, raw: str, options: Options | None = None) -> Document:
    """Read `raw`, the decoded content of the file `path`, into segments.

    Raises ReadError with line and column if it does not keep to its format or holds a lone surrogate, and UsageError
    for a format that does not exist.
    """
    options = options or Options()
    reader = reader_for(path, options)
    try:
        raw.encode()
    except UnicodeEncodeError as error:
        code = ord(raw[error.start])
        raise fail(f"holds a lone surrogate (U+{code:04X}), which is no character", path, raw, error.start) from None
    return reader.read(path, raw, options)
