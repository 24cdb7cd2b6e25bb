"""SARIF 2.1.0, for GitHub code scanning and other dashboards: results with fixes, fingerprints and suppressions.

Results stand before the rules they point at, which are known at the end only; the order of keys means nothing in JSON.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tqcheck.model import CATEGORIES, Finding, Fix, Related, Safety, Suppression
from tqcheck.reports.ci import file_name, not_told, paragraph, shown, unreadable
from tqcheck.reports.json_report import dump
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.reports.sarif_rules import LEVELS, descriptor
from tqcheck.text import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
MOST_RESULTS = 25_000
"""GitHub refuses files with more results in a run."""


class Report:
    """One run; a result a line."""

    def __init__(self) -> None:
        self._separator = "\n   "
        self._rules: dict[str, int] = {}
        self._results = 0
        self._artifacts: list[dict[str, Any]] = []
        self._notifications: list[dict[str, Any]] = []

    def begin(self, info: RunInfo) -> str:
        head = {"$schema": _SCHEMA, "version": "2.1.0"}
        run = {
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which tqcheck ran."}}},
        }
        return f'{dump(head)[:-1]}, "runs": [{{\n  {dump(run)[1:-1]},\n  "results": ['

    def file(self, result: FileResult, info: RunInfo) -> str:
        where = _artifact(file_name(result))
        self._artifacts.append({"location": where, "roles": ["analysisTarget"]})
        if result.report is None:
            self._notify("error", unreadable(result), _error_location(result, where))
            return ""
        for text in result.report.skipped:
            self._notify("warning", text, {"physicalLocation": {"artifactLocation": where}})
        found = [(finding, None) for finding in shown(result, info)]
        silenced = ((finding, reason) for finding, reason in result.report.suppressed if info.shows(finding))
        out = ""
        for finding, reason in (*found, *silenced):
            record = self._result(result, finding, reason, where)
            out += self._separator + dump(record)
            self._separator = ",\n   "
            self._results += 1
        return out

    def end(self, summary: Summary, info: RunInfo) -> str:
        for text in not_told(summary, info):
            self._notify("note", text)
        if self._results > MOST_RESULTS:
            self._notify("warning", f"{self._results:,} results; GitHub takes {MOST_RESULTS:,} at most in one upload.")
        driver = {
            "name": "tqcheck",
            "version": info.version,
            "semanticVersion": info.version,
            "rules": [descriptor(id_, info.rules.get(id_)) for id_ in self._rules],
            "properties": {"rules": info.rules_digest, "glossaries": info.glossaries_digest},
        }
        invocation = {
            "executionSuccessful": not summary.failed,
            "toolExecutionNotifications": self._notifications,
        }
        rest = {"tool": {"driver": driver}, "artifacts": self._artifacts, "invocations": [invocation]}
        return f"\n  ],\n  {dump(rest)[1:-1]}\n }}]}}\n"

    def _notify(self, level: str, text: str, location: dict[str, Any] | None = None) -> None:
        place = {"locations": [location]} if location else {}
        self._notifications.append({"level": level, "message": {"text": text}, **place})

    def _result(
        self, result: FileResult, finding: Finding, reason: str | None, where: dict[str, str]
    ) -> dict[str, Any]:
        record: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules.setdefault(finding.rule, len(self._rules)),
            "level": LEVELS[finding.severity],
            "message": {"text": paragraph(finding) or finding.rule},
            "locations": [_place(where, _region(result, finding.span))],
            "partialFingerprints": {
                "primaryLocationLineHash": f"{finding.fingerprint}:1",
                "tqcheckAnchor/v1": finding.fingerprint,
            },
            # As soon as one result of a run has suppressions, all must.
            "suppressions": [] if reason is None else [_suppression(result, finding, reason)],
            "properties": {
                "certainty": finding.certainty.name.lower(),
                "impact": finding.impact.name.lower(),
                "mqm": CATEGORIES[finding.category].mqm,
                "its": CATEGORIES[finding.category].its,
            },
        }
        if finding.related:
            places = (_related(result, place, where) for place in finding.related)
            record["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(places, start=1)]
        fixes = [_fix(result, fix, where) for fix in finding.fixes if fix.safety > Safety.MANUAL]
        return record | ({"fixes": fixes} if fixes else {})


def _artifact(path: str) -> dict[str, str]:
    """A relative path is told relative to the folder of the run; an absolute one is a file URI."""
    uri = quote(path.encode("utf-8", "surrogateescape"))
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": f"file:///{uri}"} if path[1:3] == ":/" else {"uri": uri, "uriBaseId": _ROOT}


def _place(where: dict[str, str], region: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": where, "region": region}}


def _bounds(result: FileResult, span: Span) -> dict[str, Any]:
    line, column = result.lines.place(span.start)
    end_line, end_column = result.lines.place(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _region(result: FileResult, span: Span) -> dict[str, Any]:
    assert result.report is not None
    return _bounds(result, span) | {"snippet": {"text": result.report.document.raw[span.start : span.end]}}


def _related(result: FileResult, place: Related, where: dict[str, str]) -> dict[str, Any]:
    """Lines of another file are not known here; offsets are."""
    start, end = place.span
    if place.path is None:
        location = _place(where, _region(result, place.span))
    else:
        location = _place(_artifact(place.path), {"charOffset": start, "charLength": end - start})
    return location | {"message": {"text": place.note}}


def _fix(result: FileResult, fix: Fix, where: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _bounds(result, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": fix.label or "Leave it out."},
        "artifactChanges": [{"artifactLocation": where, "replacements": replacements}],
        "properties": {"safety": fix.safety.name.lower()},
    }


def _suppression(result: FileResult, finding: Finding, reason: str) -> dict[str, Any]:
    """A comment in the text, or a standing decision in the configuration."""
    assert result.report is not None
    inside = any(_silences(comment, finding) for comment in result.report.document.suppressions)
    return {"kind": "inSource" if inside else "external"} | ({"justification": reason} if reason else {})


def _silences(comment: Suppression, finding: Finding) -> bool:
    fitting = not comment.rules or any(f"{finding.rule}.".startswith(f"{prefix}.") for prefix in comment.rules)
    return fitting and comment.covers.holds(finding.span)


def _error_location(result: FileResult, where: dict[str, str]) -> dict[str, Any]:
    error = result.error
    assert error is not None
    if not error.line or error.path not in (None, result.path):
        return {"physicalLocation": {"artifactLocation": where}}
    column = {"startColumn": error.column} if error.column else {}
    return _place(where, {"startLine": error.line, **column})
