"""The report for people: findings by paragraph, the place marked under its sentence, what to write instead, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.model import Finding, Related, Severity
from tqcheck.reports.cells import safe, wrap
from tqcheck.reports.excerpt import Mark, clusters, draw
from tqcheck.reports.paint import LEVELS, Paint, Style
from tqcheck.reports.paragraphs import Paragraph, heading, paragraphs
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.reports.wording import (
    change,
    count,
    evidence,
    hints,
    language,
    levels,
    listing,
    notes,
    quoted,
    safety,
    total,
)

NARROWEST = 24
"""Columns; on narrower terminals lines are as wide as this."""
_BAR = "  | "
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


class Report:
    """Files without findings are not shown; the summary counts them."""

    def begin(self, info: RunInfo) -> str:
        return ""

    def file(self, result: FileResult, info: RunInfo) -> str:
        lines = list(_error(result.path, result.error, info) if result.error else _FileReport(result, info).lines())
        return "\n".join((*lines, "", "")) if lines else ""

    def end(self, summary: Summary, info: RunInfo) -> str:
        return "\n".join((*_summary(summary, info), ""))


def _width(info: RunInfo) -> int:
    return max(NARROWEST, info.width)


def _error(path: str, error: TqcheckError, info: RunInfo) -> Iterator[str]:
    paint, width = Paint(info.color), _width(info)
    yield from (paint(Style.TITLE, line) for line in wrap(path, width))
    same = error.path in (None, path)
    place = f"line {error.line}" + (f", column {error.column}" if error.column else "") if error.line and same else ""
    message = f"could not be checked: {f'{place}: ' if place else ''}{error.detail if same else error}"
    yield from (paint(Style.ERROR, line) for line in wrap(message, width, "  "))


def _summary(summary: Summary, info: RunInfo) -> Iterator[str]:
    paint, width = Paint(info.color), _width(info)
    yield from (paint(Style.TITLE, line) for line in wrap(total(summary, info), width))
    shown = [
        (category.label, levels({level: n for level, n in counts.items() if info.show_info or level > Severity.INFO}))
        for category, counts in summary.by_category()
    ]
    shown = [(label, found) for label, found in shown if found]
    if shown:
        yield ""
        room = max(len(label) for label, _ in shown)
        for label, found in shown:
            yield from wrap(found, width, f"  {label:{room}}  ", "    ")
    if info.scorecard:
        from tqcheck.metrics.scorecard import scorecard
        from tqcheck.reports.scorecard import lines

        yield ""
        yield from lines(scorecard(summary.rated, summary.words), paint, width)
    told = hints(summary, info)
    if told:
        yield ""
    for sentence in told:
        yield from wrap(sentence, width, "", "  ")


class _FileReport:
    """One file with its shown findings numbered from 1, in the order of the text."""

    def __init__(self, result: FileResult, info: RunInfo) -> None:
        self.result = result
        self.width = _width(info)
        self.paint = Paint(info.color)
        self.findings = sorted(filter(info.shows, result.findings), key=lambda finding: finding.span)
        self.room = len(str(len(self.findings)))
        self.indent = " " * (self.room + 3)
        self.number = {id(finding): index for index, finding in enumerate(self.findings, 1)}
        self.told: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        for index, finding in enumerate(self.findings, 1):
            for name in {finding.rule, finding.fingerprint} - {""}:
                self.by_name.setdefault(name, []).append(index)

    def lines(self) -> Iterator[str]:
        report = self.result.report
        found_notes = list(notes(self.result))
        if report is None or not (self.findings or found_notes):
            return
        yield from (self.paint(Style.TITLE, line) for line in wrap(self.result.path, self.width))
        found = levels({level: sum(f.severity is level for f in self.findings) for level in Severity})
        facts = [count(self.result.words, "word"), found, language(report.facts.source_language)]
        yield from self._quiet("; ".join(filter(None, facts)), "")
        for line, text in found_notes:
            yield from wrap(f"line {line}: {text}" if line else text, self.width, "Note: ")
        for paragraph in paragraphs(self.result, self.findings):
            yield ""
            yield from (self.paint(Style.TITLE, line) for line in wrap(heading(paragraph), self.width))
            yield from self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        width = self.width - len(_BAR)
        marks = [Mark(span, str(self.number[id(f)]), f.severity) for span, f in paragraph.findings]
        for index, cluster in enumerate(clusters(paragraph.text, marks, width)):
            here = slice(cluster.first, cluster.first + cluster.number)
            if index:
                yield ""
            for line in draw(paragraph.text, cluster.parts, marks[here], width, self.paint):
                yield (self.paint(Style.QUIET, _BAR) + line).rstrip()
            for _, finding in paragraph.findings[here]:
                yield ""
                yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[str]:
        number = self.number[id(finding)]
        level = _WORDS[finding.severity]
        head = f"  {number:>{self.room}} {level}  "
        found, told = change(finding, max(60, self.width - 10))
        lines = wrap(f"{found} {told}", self.width, head, self.indent)
        if told and len(lines) > 1:
            lines = [*wrap(found, self.width, head, self.indent), *wrap(told, self.width, self.indent)]
        lines[0] = self.paint.part(LEVELS[finding.severity], lines[0], f"{number} {level}")
        yield from (self.paint.part(Style.FIX, line, safe(told)) for line in lines)
        yield from self._prose(finding.message)
        if finding.advice:
            yield from self._prose(f"Instead: {finding.advice}")
        yield from self._why(finding.why, number)
        if known := evidence(finding):
            yield from self._prose(known)
        for place in finding.related:
            yield from self._prose(self._related(place))
        if finding.conflicts:
            yield from self._prose(self._conflict(finding, number))
        yield from self._quiet(self._tail(finding), self.indent)

    def _prose(self, text: str) -> list[str]:
        return wrap(text, self.width, self.indent) if text else []

    def _quiet(self, text: str, indent: str) -> Iterator[str]:
        return (self.paint(Style.QUIET, line) for line in wrap(text, self.width, indent))

    def _why(self, why: str, number: int) -> list[str]:
        """The reason in full where it is first given, later by number."""
        if not why:
            return []
        first = self.told.setdefault(why, number)
        return self._prose(f"Why: {why}" if first == number else f"Why: as for {first}.")

    def _related(self, place: Related) -> str:
        if place.path is not None or self.result.report is None:
            return f"See {place.path}: {place.note}"
        text = self.result.report.document.raw[place.span.start : place.span.end]
        line, column = self.result.lines.place(place.span.start)
        return f"See line {line}, column {column}, {quoted(text, 40)}: {place.note}"

    def _conflict(self, finding: Finding, number: int) -> str:
        """Names the other findings by number where they are shown; of those of one rule, the nearest."""
        near = {name: self._nearest(name, number) for name in finding.conflicts}
        numbers = [str(other) for other in sorted({other for other in near.values() if other})]
        others = listing([*numbers, *(name for name, other in near.items() if not other)])
        return f"Its fix overlaps with that of {others}: apply one, then check again."

    def _nearest(self, name: str, number: int) -> int:
        indices = self.by_name.get(name, [])
        at = bisect_left(indices, number)
        near = [index for index in indices[max(0, at - 1) : at + 2] if index != number]
        return min(near, key=lambda index: (abs(index - number), index), default=0)

    def _tail(self, finding: Finding) -> str:
        line, column = self.result.lines.place(finding.span.start)
        rules = " + ".join((finding.rule, *finding.also))
        return "; ".join(filter(None, (rules, f"line {line}, column {column}", safety(finding))))
