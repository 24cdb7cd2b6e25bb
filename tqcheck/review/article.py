"""One file under review: the text as opened, its choices, what was decided, and how it reads now."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.files import RawFile
from tqcheck.model import Document, Facts, Finding, Report
from tqcheck.review.choices import group, touches
from tqcheck.review.model import Choice, Decision
from tqcheck.review.whole import Whole
from tqcheck.text import Edit, Lines, Span, Text, apply, verbatim

_BACKSLASHED = late(r"\\([!-/:-@\[-`{-~])")


class Mark(NamedTuple):
    """Where a choice stands in the reading of its segment."""

    span: Span
    choice: Choice
    decision: Decision | None


class Reading:
    """A segment as it will read with the decisions made so far, and the way from offsets as opened to offsets in it."""

    def __init__(self, plain: str, edits: Iterable[tuple[Span, str, str]]) -> None:
        """`edits` are spans of `plain`, their new text and the key of the decision that they belong to."""
        self.plain = plain
        self.edits = sorted(edits)
        out: list[str] = []
        at = 0
        for span, new, _ in self.edits:
            out += (plain[at : span.start], new)
            at = span.end
        self.text = "".join((*out, plain[at:]))
        grown = [len(new) - (span.end - span.start) for span, new, _ in self.edits]
        self._grown = [0, *accumulate(grown)]
        self._ends = [span.end for span, _, _ in self.edits]

    def span(self, span: Span) -> Span:
        """Where a span of the text as opened stands now: a place inside an edit is the whole edit, text put in beside it belongs to it."""
        start = self._start(span.start)
        return Span(start, max(start, self._end(span.end)))

    def _start(self, at: int) -> int:
        number = bisect_right(self._ends, at)
        while number and self.edits[number - 1][0] == (at, at):
            number -= 1
        if number < len(self.edits) and self.edits[number][0].start <= at:
            at = self.edits[number][0].start
        return at + self._grown[number]

    def _end(self, at: int) -> int:
        number = bisect_right(self._ends, at)
        if number < len(self.edits) and self.edits[number][0].start < at:
            span, new, _ = self.edits[number]
            return span.start + self._grown[number] + len(new)
        return at + self._grown[number]

    def now(self, number: int) -> Span:
        """Where the new text of an edit stands in the reading."""
        span, new, _ = self.edits[number]
        start = span.start + self._grown[number]
        return Span(start, start + len(new))

    def opened(self, at: int, is_end: bool = False) -> int:
        """The offset as opened of a place in the reading that lies in no edit."""
        passed = 0
        for number in range(len(self.edits)):
            start, end = self.now(number)
            if end > at or (is_end and start == at):
                break
            passed = number + 1
        return at - self._grown[passed]


class Article:
    """A file as opened for review. `decisions` are by key; only `Session` changes them, through `put`."""

    def __init__(self, number: int, path: str, file: RawFile, report: Report) -> None:
        self.number = number
        self.path = path
        self.file = file
        self.document: Document = report.document
        self.facts: Facts = report.facts
        self.skipped = report.skipped
        order = sorted(
            (segment.target.pieces[0].raw.start, index)
            for index, segment in enumerate(self.document.segments)
            if segment.target.pieces
        )
        self._starts = [start for start, _ in order]
        self._order = [index for _, index in order]
        self.lines = Lines(file.raw)
        self.decisions: dict[str, Decision] = {}
        self._edited: dict[int, dict[str, Decision]] = defaultdict(dict)
        self.whole: Whole | None = None
        """What is on its way, while only the first part is checked."""
        self.set_findings(report.findings)

    @property
    def segments(self) -> list[int]:
        """The numbers of the segments in the order of the text."""
        return self._order

    def set_findings(self, findings: Iterable[Finding], new: frozenset[str] = frozenset()) -> None:
        """Make the choices anew; those whose key is in `new` are marked so."""
        self.findings = tuple(findings)
        self.choices = [
            choice._replace(new=True) if choice.key in new else choice
            for choice in group(self.findings, self.number, self.file.raw, self.segment_at)
        ]
        self.by_key = {choice.key: choice for choice in self.choices}
        self._in_segment: dict[int, list[Choice]] = defaultdict(list)
        for choice in self.choices:
            self._in_segment[choice.segment].append(choice)
        anchors = [finding.anchor._replace(offset=0, segment="") for finding in self.findings]
        total = Counter(anchors)
        seen: Counter[object] = Counter()
        self.counted: dict[str, tuple[int, int]] = {}
        for finding, anchor in zip(self.findings, anchors, strict=True):
            seen[anchor] += 1
            self.counted[finding.fingerprint] = (seen[anchor], total[anchor])

    def take_findings(self, other: Article) -> None:
        """Have the findings of the same text in another article, which was made of the report on the whole."""
        self.facts, self.skipped = other.facts, other.skipped
        self.findings, self.choices, self.by_key = other.findings, other.choices, other.by_key
        self._in_segment, self.counted = other._in_segment, other.counted

    def segment_at(self, offset: int) -> int:
        """The number of the segment that an offset of the raw text belongs to."""
        return self._order[max(0, bisect_right(self._starts, offset) - 1)]

    def changed_by(self, edit: Edit) -> list[int]:
        """The segments in which an edit changes something; the first of them reads its new text."""
        first = max(0, bisect_right(self._starts, edit.span.start) - 1)
        last = max(first, bisect_right(self._starts, edit.span.end - 1) - 1)
        if first == last:
            return [self._order[first]]
        over = [
            segment
            for segment in self._order[first : last + 1]
            if any(piece.raw.overlaps(edit.span) for piece in self.document.segments[segment].target.pieces)
        ]
        return over or [self._order[first]]

    def decision(self, choice: Choice) -> Decision | None:
        """What was decided about a choice: for itself, or by an edit of the text that runs over its place."""
        if made := self.decisions.get(choice.key):
            return made
        edited = tuple(self._edited.get(choice.segment, {}).items())  # a step may be made in another thread
        return next(
            (
                decision
                for key, decision in edited
                if key.startswith("edit-") and any(touches(edit.span, choice.span) for edit in decision.edits)
            ),
            None,
        )

    def decided(self) -> Iterator[Choice]:
        """The choices about which something was decided; the cost grows with them, not with the choices."""
        for key in self.decisions:
            if choice := self.by_key.get(key):
                yield choice
        for segment, edited in self._edited.items():
            if any(key.startswith("edit-") for key in edited):
                for choice in self.choices_in(segment):
                    if choice.key not in self.decisions and self.decision(choice):
                        yield choice

    def choices_in(self, segment: int) -> list[Choice]:
        return self._in_segment.get(segment, [])

    def is_edited(self, segment: int) -> bool:
        """True if a segment reads differently from what was opened."""
        return bool(self._edited.get(segment))

    def put(self, key: str, decision: Decision | None) -> set[int]:
        """Set or take back a decision; the segments that read differently now."""
        old = self.decisions.pop(key, None)
        touched = {segment for edit in (old.edits if old else ()) for segment in self.changed_by(edit)}
        for segment in touched:
            self._edited[segment].pop(key, None)
        if decision is not None:
            self.decisions[key] = decision
            for edit in decision.edits:
                for segment in self.changed_by(edit):
                    self._edited[segment][key] = decision
                    touched.add(segment)
        if choice := self.by_key.get(key):
            touched.add(choice.segment)
        return touched

    def edits(self) -> list[Edit]:
        """All edits that the decisions ask for."""
        return [edit for decision in self.decisions.values() for edit in decision.edits]

    @property
    def changed(self) -> bool:
        """True if there is something to write."""
        return any(decision.patches for decision in self.decisions.values())

    def raw_now(self) -> str:
        """The raw text with all decisions applied."""
        return apply(self.file.raw, self.edits())

    def in_the_way(self, edits: Iterable[Edit], but: str) -> list[Decision]:
        """Decisions other than that of the key `but` whose edits cannot be made together with these."""
        out = []
        for edit in edits:
            for segment in self.changed_by(edit):
                for key, decision in self._edited.get(segment, {}).items():
                    if key != but and decision not in out and any(touches(edit.span, made.span) for made in decision.edits):  # fmt: skip
                        out.append(decision)
        return out

    def reading(self, segment: int) -> Reading:
        """How a segment reads now."""
        target = self.document.segments[segment].target
        edits = [
            (target.from_raw(edit.span), as_read(target, edit.text) if changed[0] == segment else "", key)
            for key, decision in tuple(self._edited.get(segment, {}).items())
            for edit in decision.edits
            if segment in (changed := self.changed_by(edit))
        ]
        return Reading(target.plain, edits)

    def marks(self, segment: int, reading: Reading) -> list[Mark]:
        """The choices of a segment in its reading, in order."""
        target = self.document.segments[segment].target
        marks = [
            Mark(reading.span(target.from_raw(choice.span)), choice, self.decision(choice))
            for choice in self.choices_in(segment)
        ]
        return sorted(marks, key=lambda mark: (mark.span, mark.choice.key))


def as_read(target: Text, written: str) -> str:
    """The text that a format writes so: what its encoder turns into just this."""
    if target.encode is verbatim:
        return written
    for read in (written, unescape(written), _from_json(written), unescape(_BACKSLASHED.sub(r"\1", written))):
        if target.encode(read) == written:
            return read
    return written


def _from_json(written: str) -> str:
    try:
        return str(json.loads(f'"{written}"'))
    except ValueError:
        return written
