"""One line a finding, for editors and for grep: `path:line:column: severity [rule] message (-> fix)`."""

from __future__ import annotations

from tqcheck.model import Finding
from tqcheck.reports.cells import safe
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.reports.wording import ARROW, hints, notes, total


class Report:
    """Findings in the order of the text; the last lines sum up."""

    def begin(self, info: RunInfo) -> str:
        return ""

    def file(self, result: FileResult, info: RunInfo) -> str:
        if result.error is not None:
            return _line(str(result.error) if result.error.path else f"{result.path}: {result.error}")
        shown = sorted(filter(info.shows, result.findings), key=lambda finding: finding.span)
        found = [_finding(result, finding) for finding in shown]
        found += [f"{result.path}{f':{line}:1' if line else ''}: note: {text}" for line, text in notes(result)]
        return "".join(map(_line, found))

    def end(self, summary: Summary, info: RunInfo) -> str:
        return "".join(_line(sentence) for sentence in (total(summary, info), *hints(summary, info)))


def _line(text: str) -> str:
    return safe(text) + "\n"


def _finding(result: FileResult, finding: Finding) -> str:
    line, column = result.lines.place(finding.span.start)
    level = finding.severity.name.lower()
    fix = ""
    if finding.fixes:
        fix = f" ({ARROW} {label})" if (label := finding.fixes[0].label) else " (leave it out)"
    return f"{result.path}:{line}:{column}: {level} [{finding.rule}] {finding.message}{fix}"
