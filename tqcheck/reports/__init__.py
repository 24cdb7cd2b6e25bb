"""Reports: pure functions from results to text. Nothing here prints, reads files, or knows an engine.

A format is one module with a class `Report` and one line in `REPORTS`. A report is written by

    out(report.begin(info)); for each file: summary.add(result); out(report.file(result, info)); out(report.end(summary, info))

and what has been written so far never changes, so that each file can be flushed as it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Protocol, cast

from tqcheck.errors import UsageError
from tqcheck.reports.results import FileResult, RunInfo, Summary

__all__ = ["REPORTS", "FileResult", "RunInfo", "Summary", "Writer", "render", "writer"]

REPORTS: Mapping[str, str] = {
    "terminal": "terminal",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "html": "html",
}
"""Format -> module of this package; imported when the format is asked for."""


class Writer(Protocol):
    """One report of one run. It may keep what it needs from file to file; what it returns is written as it stands."""

    def begin(self, info: RunInfo) -> str:
        """What stands before the first file."""
        ...

    def file(self, result: FileResult, info: RunInfo) -> str:
        """The part of one file; may be empty."""
        ...

    def end(self, summary: Summary, info: RunInfo) -> str:
        """What stands after the last file."""
        ...


def writer(name: str) -> Writer:
    """A new writer of the format; raises UsageError for a name that is not in `REPORTS`."""
    if name not in REPORTS:
        raise UsageError(f'there is no report format "{name}"', allowed=REPORTS)
    return cast(Writer, import_module(f"{__name__}.{REPORTS[name]}").Report())


def render(name: str, results: Iterable[FileResult], info: RunInfo) -> Iterator[str]:
    """A whole report, part by part."""
    report, summary = writer(name), Summary()
    yield report.begin(info)
    for result in results:
        summary.add(result)
        yield report.file(result, info)
    yield report.end(summary, info)
