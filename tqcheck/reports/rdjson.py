"""rdjson, the format of reviewdog. Lines and columns are 1-based; columns count bytes of UTF-8, the end exclusive."""

from __future__ import annotations

from typing import Any

from tqcheck.model import Severity
from tqcheck.reports.ci import changes, error_line, file_name, paragraph, shown, unreadable
from tqcheck.reports.json_report import dump
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.text import Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class Report:
    """A diagnostic a line, with a suggestion for every fix that may be applied."""

    def __init__(self) -> None:
        self._separator = "\n  "

    def begin(self, info: RunInfo) -> str:
        return '{"source": {"name": "tqcheck"},\n "diagnostics": ['

    def file(self, result: FileResult, info: RunInfo) -> str:
        path = file_name(result)
        found: list[dict[str, Any]] = []
        if result.error is not None:
            start = {"line": error_line(result)}
            place = {"path": path, "range": {"start": start}}
            found.append({"message": unreadable(result), "location": place, "severity": "ERROR"})
        for finding in shown(result, info):
            diagnostic: dict[str, Any] = {
                "message": paragraph(finding),
                "location": {"path": path, "range": _range(result, finding.span)},
                "severity": _SEVERITIES[finding.severity],
                "code": {"value": finding.rule},
            }
            raw = result.report.document.raw if result.report else ""
            fixes = [{"range": _range(result, edit.span), "text": edit.text} for edit, _ in changes(finding, raw)]
            found.append(diagnostic | ({"suggestions": fixes} if fixes else {}))
        out = ""
        for diagnostic in found:
            out += self._separator + dump(diagnostic)
            self._separator = ",\n  "
        return out

    def end(self, summary: Summary, info: RunInfo) -> str:
        return "\n ]}\n"


def _range(result: FileResult, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _place(result, span.start), "end": _place(result, span.end)}


def _place(result: FileResult, offset: int) -> dict[str, int]:
    assert result.report is not None
    line, _ = result.lines.place(offset)
    before = result.report.document.raw[result.lines.start(line) : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
