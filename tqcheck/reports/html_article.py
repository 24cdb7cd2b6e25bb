"""One article of the HTML page: its text with the findings marked, and under each paragraph what is said about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tqcheck.model import Finding, Role, Severity
from tqcheck.reports.cells import safe
from tqcheck.reports.ci import shown, unreadable
from tqcheck.reports.paragraphs import Paragraph, heading, paragraphs
from tqcheck.reports.results import FileResult, RunInfo
from tqcheck.reports.wording import change, count, evidence, language, levels, notes, safety
from tqcheck.text import Span

MOST_PARAGRAPHS = 2000
"""In longer files only paragraphs with findings are on the page, and the page says so."""
_TAGS = {Role.HEADING: "h3", Role.QUOTE: "blockquote"}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
_LONG = 400


def text(value: str) -> str:
    """Text for elements and attributes: nothing in it is markup, steers the display, or reorders what follows."""
    return escape(safe(value), quote=True)


class Article:
    """A file of the run; `number` is its place on the page."""

    def __init__(self, result: FileResult, info: RunInfo, number: int) -> None:
        self.result = result
        self.number = number
        self.findings = shown(result, info)
        self._info = info
        self._numbers = {id(finding): index for index, finding in enumerate(self.findings, 1)}

    def lines(self) -> Iterator[str]:
        yield f'<article id="a{self.number}"><h2>{text(self.result.path)}</h2>'
        report = self.result.report
        if report is None:
            yield f'<p class="warn">Could not be checked: {text(unreadable(self.result))}</p></article>'
            return
        found = levels({level: sum(f.severity is level for f in self.findings) for level in Severity})
        facts = [count(self.result.words, "word"), found or "no findings", language(report.facts.source_language)]
        yield f'<p class="quiet">{text("; ".join(filter(None, facts)))}</p>'
        for line, note in notes(self.result):
            yield f'<p class="warn">{text(f"Line {line}: {note}" if line else note)}</p>'
        whole = len(report.document.segments) <= MOST_PARAGRAPHS
        if not whole:
            yield f'<p class="quiet">{len(report.document.segments):,} paragraphs; only those with findings are shown.</p>'
        yield f'<div class="text" lang="{text(self._info.target)}">'
        for paragraph in paragraphs(self.result, self.findings, whole):
            yield from self._paragraph(paragraph)
        yield "</div>"
        yield from self._silenced()
        yield "</article>"

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        tag = _TAGS.get(paragraph.role, "p") if paragraph.role else "p"
        role = paragraph.role.value if paragraph.role else "outside"
        kind = " found" if paragraph.findings else ""
        yield f'<section class="paragraph {role}{kind}" title="{text(heading(paragraph))}">'
        yield f'<{tag} class="copy" dir="auto">{self._marked(paragraph)}</{tag}>'
        if paragraph.findings:
            yield '<ol class="cards" lang="en">'
            for _, finding in sorted(paragraph.findings, key=lambda pair: self._numbers[id(pair[1])]):
                yield from self._card(finding)
            yield "</ol>"
        yield "</section>"

    def _marked(self, paragraph: Paragraph) -> str:
        """The text cut at every start and end of a finding, each piece marked with the findings it belongs to."""
        copy, placed = paragraph.text, paragraph.findings
        cuts = sorted({0, len(copy), *(at for span, _ in placed for at in span)})
        out: list[str] = []
        for start, end in zip(cuts, [*cuts[1:], len(copy)], strict=True):
            ended = [finding for span, finding in placed if span.end == start]
            out += (self._link(finding) for finding in sorted(ended, key=lambda f: self._numbers[id(f)]))
            over = [finding for span, finding in placed if span.holds(Span(start, end)) and start < end]
            piece = text(copy[start:end])
            out.append(self._mark(piece, over) if over else piece)
        return "".join(out)

    def _mark(self, piece: str, over: Sequence[Finding]) -> str:
        worst = max(finding.severity for finding in over)
        names = " ".join(f"f{self.number}-{self._numbers[id(finding)]}" for finding in over)
        return f'<mark class="{_WORDS[worst]}" data-findings="{names}">{piece}</mark>'

    def _link(self, finding: Finding) -> str:
        number = self._numbers[id(finding)]
        name, level = f"f{self.number}-{number}", _WORDS[finding.severity]
        return f'<a class="note {level}" href="#{name}" data-findings="{name}" title="{level} {number}">{number}</a>'

    def _card(self, finding: Finding) -> Iterator[str]:
        number = self._numbers[id(finding)]
        level = _WORDS[finding.severity]
        found, told = change(finding, _LONG)
        yield (
            f'<li id="f{self.number}-{number}" value="{number}" class="card {level}" data-level="{level}"'
            f' data-category="{text(finding.category)}">'
        )
        yield (f'<p><b class="level">{level}</b> <bdi>{text(found)}</bdi> <bdi class="fix">{text(told)}</bdi></p>')
        yield f'<p dir="auto">{text(finding.message)}</p>'
        if finding.advice:
            yield f'<p dir="auto">Instead: {text(finding.advice)}</p>'
        if finding.conflicts:
            yield f"<p>Its fix overlaps with that of {text(', '.join(finding.conflicts))}.</p>"
        behind = [*filter(None, (finding.why, evidence(finding))), *self._related(finding)]
        if behind:
            told = "".join(f'<p dir="auto">{text(said)}</p>' for said in behind)
            yield f"<details><summary>Why</summary>{told}</details>"
        line, column = self.result.lines.place(finding.span.start)
        rules = " + ".join((finding.rule, *finding.also))
        tail = (rules, f"line {line}, column {column}", f"impact {finding.impact.name.lower()}", safety(finding))
        yield f'<p class="quiet">{text("; ".join(filter(None, tail)))}</p></li>'

    def _related(self, finding: Finding) -> Iterator[str]:
        for place in finding.related:
            if place.path is None:
                line, column = self.result.lines.place(place.span.start)
                yield f"See line {line}, column {column}: {place.note}"
            else:
                yield f"See {place.path}: {place.note}"

    def _silenced(self) -> Iterator[str]:
        assert self.result.report is not None
        silenced = [pair for pair in self.result.report.suppressed if self._info.shows(pair[0])]
        if not silenced:
            return
        yield f"<details><summary>{count(len(silenced), 'silenced finding')}</summary><ul>"
        for finding, reason in silenced:
            line, column = self.result.lines.place(finding.span.start)
            said = f"line {line}, column {column}: {finding.message} ({finding.rule})"
            yield f'<li dir="auto">{text(said)}{text(f"; {reason}") if reason else ""}</li>'
        yield "</ul></details>"
