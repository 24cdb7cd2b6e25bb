"""The JSON report, the contract that other tools read: keys and their order are fixed; one file stands on one line."""

from __future__ import annotations

import json
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.expressions import late
from tqcheck.model import CATEGORIES, Finding, Fix, Related, Suppression
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.text import Lines

VERSION = 1
# Legal in JSON as they are, but they end lines for some readers, steer terminals, or cannot be encoded.
_ESCAPED = late("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dump(value: object) -> str:
    """JSON on one line, readable in every script, with nothing in it that breaks a line or a terminal."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def file_record(result: FileResult) -> dict[str, Any]:
    """The `files` record of one file: its findings, or its error."""
    if result.report is None:
        assert result.error is not None
        return {"path": result.path, "error": _error(result.error, result.path)}
    report, raw, lines = result.report, result.report.document.raw, result.lines
    source = report.facts.source_language
    return {
        "path": result.path,
        "format": report.document.format,
        "words": result.words,
        "source_language": {"value": source.value, "how": source.how},
        "findings": [_finding(finding, raw, lines) for finding in report.findings],
        "suppressed": [{**_finding(finding, raw, lines), "reason": reason} for finding, reason in report.suppressed],
        "unused_suppressions": [_unused(suppression, lines) for suppression in report.unused_suppressions],
    }


def record_of_line(line: int, id_: str | None, result: FileResult) -> dict[str, Any]:
    """The record of one line of a stream: that of a file, with the number of the line and the id."""
    record = file_record(result)
    return {"path": record.pop("path"), "line": line or None, "id": id_, **record}


def _error(error: TqcheckError, path: str) -> dict[str, Any]:
    """An error that lies in another file names it in its message and has no line of this one."""
    if error.path not in (None, path):
        return {"message": str(error), "line": None, "column": None}
    return {"message": error.detail, "line": error.line or None, "column": error.column or None}


def _finding(finding: Finding, raw: str, lines: Lines) -> dict[str, Any]:
    start, end = finding.span
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    category = CATEGORIES[finding.category]
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.name.lower(),
        "certainty": finding.certainty.name.lower(),
        "impact": finding.impact.name.lower(),
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": raw[start:end],
        "message": finding.message,
        "why": finding.why,
        "advice": finding.advice,
        "fixes": [_fix(fix) for fix in finding.fixes],
        "evidence": dict(finding.evidence),
        "related": [_related(place, raw, lines) for place in finding.related],
        "conflicts": list(finding.conflicts),
        "also": list(finding.also),
        "mqm": category.mqm,
        "its": category.its,
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "label": fix.label,
        "safety": fix.safety.name.lower(),
        "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
    }


def _related(place: Related, raw: str, lines: Lines) -> dict[str, Any]:
    """A place of another file has its path, and no line, column and text, which only that file could tell."""
    start, end = place.span
    if place.path is not None:
        where: dict[str, Any] = {"path": place.path, "start": start, "end": end}
        where |= {"line": None, "column": None, "text": None}
    else:
        line, column = lines.place(start)
        where = {"start": start, "end": end, "line": line, "column": column, "text": raw[start:end]}
    return {**where, "role": place.role, "note": place.note}


def _unused(suppression: Suppression, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(suppression.place.start)
    return {"line": line, "column": column, "rules": list(suppression.rules), "reason": suppression.reason}


class Report:
    """Valid JSON once `end` is written; one line per file until then."""

    def __init__(self) -> None:
        self._separator = "\n  "

    def begin(self, info: RunInfo) -> str:
        tool = {
            "name": "tqcheck",
            "version": info.version,
            "rules": info.rules_digest,
            "glossaries": info.glossaries_digest,
        }
        return f'{{"version": {VERSION}, "tool": {dump(tool)},\n "files": ['

    def file(self, result: FileResult, info: RunInfo) -> str:
        separator, self._separator = self._separator, ",\n  "
        return separator + dump(file_record(result))

    def end(self, summary: Summary, info: RunInfo) -> str:
        counts: dict[str, Any] = {
            "files": summary.files,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "infos": summary.infos,
            "words": summary.words,
        }
        if info.scorecard:
            from tqcheck.metrics.scorecard import scorecard

            counts["scorecard"] = scorecard(summary.rated, summary.words).to_json()
        return f'],\n "summary": {dump(counts)}}}\n'
