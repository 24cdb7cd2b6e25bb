"""Workflow commands that GitHub Actions turns into annotations: `::error file=,line=,col=,endColumn=,title=::message`.

GitHub shows ten annotations per kind and step. All are written; the worst come first, so that those are the ten.
"""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.model import Severity
from tqcheck.reports.cells import safe
from tqcheck.reports.ci import error_line, file_name, line, not_told, shown, unreadable
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.reports.wording import count, total

SHOWN = 10
"""Annotations of one kind that GitHub shows per step."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class _Command(NamedTuple):
    """A command and what it is sorted by: severity and badness (more is worse)."""

    severity: Severity
    badness: tuple[int, int]
    text: str


class Report:
    """Everything is written at the end, when it is known what is worst."""

    def __init__(self) -> None:
        self._commands: list[_Command] = []

    def begin(self, info: RunInfo) -> str:
        return ""

    def file(self, result: FileResult, info: RunInfo) -> str:
        path = file_name(result)
        if result.error is not None:
            place: dict[str, object] = {"file": path, "line": error_line(result), "title": "cannot be checked"}
            self._commands.append(_Command(Severity.ERROR, (9, 9), _command("error", place, unreadable(result))))
        for finding in shown(result, info):
            first, column = result.lines.place(finding.span.start)
            last, end = result.lines.place(finding.span.end)
            place = {"file": path, "line": first, "endLine": last}
            if first == last:  # GitHub takes columns only within one line
                place |= {"col": column, "endColumn": end}
            place["title"] = finding.rule
            text = _command(_KINDS[finding.severity], place, f"{line(finding)}\n{finding.why}".strip())
            self._commands.append(_Command(finding.severity, (finding.impact, finding.certainty), text))
        return ""

    def end(self, summary: Summary, info: RunInfo) -> str:
        worst_first = sorted(self._commands, key=lambda one: (one.severity, one.badness), reverse=True)
        out = [command.text for command in worst_first]
        for severity, kind in _KINDS.items():
            more = sum(command.severity is severity for command in worst_first) - SHOWN
            if more > 0:
                told = f"{count(more, kind)} more than the {SHOWN} that GitHub shows as annotations"
                out.append(f"{told}; all of them are in this log.")
        return "".join(f"{text}\n" for text in (*out, total(summary, info), *not_told(summary, info)))


def _command(kind: str, place: dict[str, object], message: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    return f"::{kind} {properties}::{_data(message)}"


def _data(text: str) -> str:
    lines = text.replace("%", "%25").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(safe(part) for part in lines)


def _property(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe(escaped.replace(":", "%3A").replace(",", "%2C"))
