"""A small factory for reports: findings are named by the text they stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tqcheck import model
from tqcheck.model import (
    Anchor,
    Certainty,
    Document,
    Facts,
    Finding,
    Fix,
    Impact,
    Role,
    Safety,
    Segment,
    Severity,
    SourceLanguage,
    Suppression,
)
from tqcheck.reports import FileResult
from tqcheck.text import Edit, Span, Text

_LINE = re.compile(r"[^\r\n]+")


def segments(raw: str) -> tuple[Segment, ...]:
    """Every line that is not blank is a paragraph; a bullet is a list item, a line without a full stop a heading."""
    found = []
    for index, line in enumerate(line for line in _LINE.finditer(raw) if line.group().strip()):
        text = line.group().strip()
        role = Role.LIST_ITEM if text[0] == "•" else Role.PARAGRAPH if text[-1] in '.”"!?…。' else Role.HEADING
        found.append(Segment(str(index), role, Text.slice(raw, *line.span())))
    return tuple(found)


@dataclass
class Article:
    """Collects findings on a raw text and gives the FileResult."""

    raw: str
    path: str = "article.txt"
    format: str = "text"
    segments: Sequence[Segment] | None = None
    source: SourceLanguage = field(default_factory=lambda: SourceLanguage("ru", "inferred"))
    suppressions: tuple[Suppression, ...] = ()
    unused: tuple[Suppression, ...] = ()
    skipped: tuple[str, ...] = ()
    found: list[Finding] = field(default_factory=list)
    silenced: list[Finding] = field(default_factory=list)

    def span(self, text: str, nth: int = 1) -> Span:
        at = -1
        for _ in range(nth):
            at = self.raw.index(text, at + 1)
        return Span(at, at + len(text))

    def add(
        self,
        rule: str,
        text: str,
        *fixes: str,
        nth: int = 1,
        at: Span | None = None,
        certainty: Certainty = Certainty.SURE,
        safety: Safety = Safety.SAFE,
        silenced: bool = False,
        **values: Any,
    ) -> Finding:
        span = at or self.span(text, nth)
        finding = Finding(
            **{
                "rule": rule,
                "category": rule.split(".")[0],
                "severity": Severity(int(certainty)),
                "certainty": certainty,
                "impact": Impact.MAJOR,
                "span": span,
                "matched": self.raw[span.start : span.end],
                "message": "",
                "why": "",
                "advice": None,
                "fixes": tuple(Fix((Edit(span, fix),), safety, fix) for fix in fixes),
                "evidence": {},
                "related": (),
                "anchor": Anchor(rule, text, "", "", "", span.start),
                "fingerprint": f"{rule}:{span.start}",
                **values,
            }
        )
        (self.silenced if silenced else self.found).append(finding)
        return finding

    def result(self) -> FileResult:
        parts = segments(self.raw) if self.segments is None else tuple(self.segments)
        document = Document(self.path, self.format, self.raw, parts, self.suppressions)
        found, silenced = (tuple(sorted(some, key=lambda f: f.span)) for some in (self.found, self.silenced))
        report = model.Report(document, found, Facts(self.source), silenced, self.unused, self.skipped)
        return FileResult(self.path, report, None)
