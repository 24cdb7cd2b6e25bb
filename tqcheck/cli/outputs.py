"""Where reports go: standard output, and the files of `--output FORMAT=FILE`, which appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TextIO

from tqcheck import files
from tqcheck.errors import UsageError, WriteError
from tqcheck.reports import FileResult, RunInfo, Summary, writer

# Formats that people read beside stderr, where errors have been told already.
_FOR_PEOPLE = ("terminal", "concise")


class Sink:
    """One report on its way to a stream, or collected for a file."""

    def __init__(self, name: str, stream: TextIO | None, path: str | None = None, quiet: bool = False) -> None:
        self._report = writer(name)
        self._stream = stream
        self._path = path
        self._quiet = quiet
        self._tells_errors = not (stream and name in _FOR_PEOPLE)
        self._parts: list[str] = []

    def _write(self, text: str) -> None:
        if self._quiet:
            return
        if self._stream is None:
            self._parts.append(text)
        elif text:
            self._stream.write(text)
            self._stream.flush()

    def begin(self, info: RunInfo) -> None:
        self._write(self._report.begin(info))

    def file(self, result: FileResult, info: RunInfo) -> None:
        if self._tells_errors or result.error is None:
            self._write(self._report.file(result, info))

    def end(self, summary: Summary, info: RunInfo) -> None:
        """Finish the report. Raises WriteError if its file cannot be written."""
        self._write(self._report.end(summary, info))
        if self._path is not None:
            data = "".join(self._parts).encode("utf-8", "backslashreplace")
            files.replace(os.path.realpath(self._path), data, self._path)


def open_all(
    name: str, outputs: Sequence[str], stream: TextIO, articles: Sequence[str], baseline: str | None, quiet: bool
) -> list[Sink]:
    """All reports of a run; with `quiet`, the one on the stream is not printed. `baseline` is a file to be written, too.

    Raises UsageError for a bad --output, two reports in one file or a report over an article, WriteError for a folder
    that cannot be written: before anything is checked.
    """
    sinks = [Sink(name, stream, quiet=quiet)]
    taken = {os.path.realpath(path) for path in articles}
    if baseline is not None:
        _claim(baseline, f"--write-baseline {baseline}", taken)
    for output in outputs:
        kind, equals, path = output.partition("=")
        if not equals or not path:
            raise UsageError(f"--output {output}: say FORMAT=FILE, such as json=report.json")
        _claim(path, f"--output {output}", taken)
        sinks.append(Sink(kind, None, path))
    return sinks


def _claim(path: str, option: str, taken: set[str]) -> None:
    """Make sure that a file can be written, and that nothing else of the run is lost by it."""
    real = os.path.realpath(path)
    if real in taken:
        raise UsageError(f"{option}: this file is an article or another report of this run")
    taken.add(real)
    folder = os.path.dirname(real)
    if (
        os.path.isdir(real)
        or not os.path.isdir(folder)
        or not os.access(real if os.path.exists(real) else folder, os.W_OK)
    ):
        raise WriteError(f"{option.split()[0]}: this file cannot be written", path)
