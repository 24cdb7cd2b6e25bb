"""Findings by the paragraph they stand in, placed in the text that a reader sees."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Finding, Role, Segment
from tqcheck.reports.cells import shorten
from tqcheck.reports.results import FileResult
from tqcheck.text import Lines, Span, Text

_LINE_END = late(r"[\r\n]")


class Paragraph(NamedTuple):
    """A segment with its findings in order, each with its span of `text`.

    `number` counts the paragraphs of the file; it is 0 for other roles. Findings outside of all segments come by line.
    """

    role: Role | None
    key: str
    number: int
    line: int
    text: str
    findings: tuple[tuple[Span, Finding], ...]


class _Segments:
    """The segments of a document by their place in the raw text."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        paragraphs = 0
        placed: list[tuple[Span, int, Segment]] = []
        for segment in segments:
            paragraphs += segment.role is Role.PARAGRAPH
            pieces = segment.target.pieces
            if pieces:
                number = paragraphs if segment.role is Role.PARAGRAPH else 0
                placed.append((Span(pieces[0].raw.start, pieces[-1].raw.end), number, segment))
        self._placed = sorted(placed, key=lambda place: place[0])

    def find(self, span: Span) -> int:
        """The index of the segment in which the span starts; -1 if it lies outside of all."""
        index = bisect_right(self._placed, span.start, key=lambda place: place[0].start) - 1
        return index if index >= 0 and span.start <= self._placed[index][0].end else -1

    def __len__(self) -> int:
        return len(self._placed)

    def __getitem__(self, index: int) -> tuple[Span, int, Segment]:
        return self._placed[index]


def paragraphs(result: FileResult, findings: Sequence[Finding], whole: bool = False) -> Iterator[Paragraph]:
    """The paragraphs that have findings, in the order of the file; with `whole`, the others too.

    `findings` must be sorted by place.
    """
    if result.report is None:
        return
    raw, lines = result.report.document.raw, result.lines
    segments = _Segments(result.report.document.segments)
    located = [(segments.find(finding.span), lines.place(finding.span.start)[0], finding) for finding in findings]
    told = 0 if whole else len(segments)
    for (index, line), group in groupby(located, key=lambda place: (place[0], place[1] if place[0] < 0 else 0)):
        here = [finding for _, _, finding in group]
        while told < len(segments) and (told < index if index >= 0 else segments[told][0].start < here[0].span.start):
            yield _whole(segments, told, lines)
            told += 1
        if index >= 0:
            place, number, segment = segments[index]
            spans = [_plain(segment.target, finding.span) for finding in here]
            yield _paragraph(segment, number, lines.place(place.start)[0], spans, here)
            told = max(told, index + 1)
        else:
            start = lines.start(line)
            ending = _LINE_END.search(raw, start)
            end = ending.start() if ending else len(raw)
            spans = [Span(min(f.span.start, end) - start, min(f.span.end, end) - start) for f in here]
            yield Paragraph(None, "", 0, line, raw[start:end], tuple(zip(spans, here, strict=True)))
    for index in range(told, len(segments)):
        yield _whole(segments, index, lines)


def _whole(segments: _Segments, index: int, lines: Lines) -> Paragraph:
    """A segment without findings."""
    place, number, segment = segments[index]
    return _paragraph(segment, number, lines.place(place.start)[0], [], [])


def _paragraph(segment: Segment, number: int, line: int, spans: list[Span], findings: list[Finding]) -> Paragraph:
    placed = sorted(zip(spans, findings, strict=True), key=lambda pair: pair[0])
    return Paragraph(segment.role, segment.key, number, line, segment.target.plain, tuple(placed))


def _plain(text: Text, span: Span) -> Span:
    """A raw span in the plain text; an insertion point stands after the character before it, or before the next."""
    if span.start < span.end:
        return text.from_raw(span)
    after = text.from_raw(Span(span.start, span.start + 1))
    if after.start < after.end:
        return Span(after.start, after.start)
    before = text.from_raw(Span(max(0, span.start - 1), span.start))
    return Span(before.end, before.end)


def heading(paragraph: Paragraph) -> str:
    """`Paragraph 2 (line 3)`, `Heading (line 25)`, `Message greeting (line 7)`."""
    if paragraph.role is None:
        return f"Line {paragraph.line}"
    name = paragraph.role.value.replace("-", " ").capitalize()
    if paragraph.number:
        name += f" {paragraph.number}"
    elif paragraph.role is Role.MESSAGE:
        name += f" {shorten(' '.join(paragraph.key.split()), 40)}"
    return f"{name} (line {paragraph.line})"
