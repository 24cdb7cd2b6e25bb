"""How often rules speak in a set of texts, per 100,000 words, and how two sets compare. Pure counting: it is given reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tqcheck.model import Finding, Report, Severity
from tqcheck.text import Lines, Span

PER = 100_000
"""Rates are hits in so many words."""


class Place(NamedTuple):
    """A hit with the segment that it stands in: `match` is `[start, end)` of `text`."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    text: str
    start: int
    end: int


class Count:
    """The hits of one rule, or of one category."""

    def __init__(self) -> None:
        self.hits = 0
        self.loud = 0
        """Errors and warnings among the hits."""
        self.documents: set[str] = set()
        self.segments: set[str] = set()
        """The texts of the segments: a text that stands in several files counts once."""

    def add(self, finding: Finding, path: str, text: str) -> None:
        self.hits += 1
        self.loud += finding.severity > Severity.INFO
        self.documents.add(path)
        self.segments.add(text)


class Tally:
    """What a set of texts gave. `wanted` says whose places are kept."""

    def __init__(self, wanted: Callable[[Finding], bool] = lambda finding: False) -> None:
        self.words = 0
        self.documents = 0
        self.rules: dict[str, Count] = {}
        self.categories: dict[str, Count] = {}
        self.all = Count()
        self.places: list[Place] = []
        self._wanted = wanted

    def add(self, path: str, report: Report) -> None:
        """Count one document. Words are those of the translation, without markup and source text."""
        self.documents += 1
        self.words += sum(len(segment.target.plain.split()) for segment in report.document.segments)
        lines = Lines(report.document.raw)
        for finding, text, (start, end) in _placed(report):
            for count in (
                self.rules.setdefault(finding.rule, Count()),
                self.categories.setdefault(finding.category, Count()),
                self.all,
            ):
                count.add(finding, path, text)
            if self._wanted(finding):
                line, column = lines.place(finding.span.start)
                self.places.append(Place(finding.rule, finding.severity, path, line, column, text, start, end))

    def rate(self, hits: int) -> float:
        """Hits in 100,000 words; 0 where there are no words."""
        return PER * hits / self.words if self.words else 0.0


def ratio(one: float, other: float) -> float | None:
    """How many times as frequent; None where the other rate is 0."""
    return one / other if other else None


def _placed(report: Report) -> Iterator[tuple[Finding, str, Span]]:
    """Every finding with the text of its segment and its place in it."""
    segments = {segment.key: segment.target for segment in report.document.segments}
    for finding in report.findings:
        text = segments[finding.anchor.segment]
        yield finding, text.plain, text.from_raw(finding.span)
