"""GitLab Code Quality: one JSON array of issues. GitLab compares branches by fingerprint, so each occurs once."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from tqcheck.model import Finding, Impact, Severity
from tqcheck.reports.ci import error_line, file_name, line, shown, unreadable
from tqcheck.reports.json_report import dump
from tqcheck.reports.results import FileResult, RunInfo, Summary


class Report:
    """An issue a line; GitLab knows no columns."""

    def __init__(self) -> None:
        self._separator = "\n "

    def begin(self, info: RunInfo) -> str:
        return "["

    def file(self, result: FileResult, info: RunInfo) -> str:
        path = file_name(result)
        issues = []
        if result.error is not None:
            at = error_line(result)
            issues.append(_issue(path, at, at, "unreadable", "", "blocker", unreadable(result)))
        for finding in shown(result, info):
            first, _ = result.lines.place(finding.span.start)
            last, _ = result.lines.place(finding.span.end)
            issues.append(
                _issue(path, first, last, finding.rule, finding.fingerprint, _severity(finding), line(finding))
            )
        out = ""
        for issue in issues:
            out += self._separator + dump(issue)
            self._separator = ",\n "
        return out

    def end(self, summary: Summary, info: RunInfo) -> str:
        return "\n]\n"


def _issue(path: str, first: int, last: int, rule: str, anchor: str, severity: str, text: str) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": sha256("\0".join((path, rule, anchor)).encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }


def _severity(finding: Finding) -> str:
    """GitLab's word; only a certain fault that harms the reader most is critical."""
    if finding.severity is Severity.ERROR:
        return "critical" if finding.impact is Impact.CRITICAL else "major"
    return "minor" if finding.severity is Severity.WARNING else "info"
