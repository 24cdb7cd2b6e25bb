"""JSON lines: the `files` records of the JSON report, one a line, each complete as soon as its file is done."""

from __future__ import annotations

from tqcheck.reports.json_report import dump, file_record
from tqcheck.reports.results import FileResult, RunInfo, Summary


class Report:
    """No head and no summary: every line is a file."""

    def begin(self, info: RunInfo) -> str:
        return ""

    def file(self, result: FileResult, info: RunInfo) -> str:
        return dump(file_record(result)) + "\n"

    def end(self, summary: Summary, info: RunInfo) -> str:
        return ""
