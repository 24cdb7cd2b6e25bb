"""All rules of the kind `quotes` together: one parse of a paragraph serves them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits
from tqcheck.kinds.quotes import speech, style
from tqcheck.kinds.quotes.faults import Fault, mark_faults
from tqcheck.kinds.quotes.locale import locale_of
from tqcheck.kinds.quotes.marks import MAY_BE_MARKS, has_marks, marks_of
from tqcheck.kinds.quotes.names import Names, name_faults
from tqcheck.kinds.quotes.parse import read
from tqcheck.kinds.quotes.setting import Paragraph, Style
from tqcheck.kinds.quotes.sound import is_sound
from tqcheck.model import Certainty, Document, Facts, Match, Role, Rule
from tqcheck.view import View

_CONTINUES = 3
"""Further paragraphs in which a quotation left open may go on (a caption or a cross-heading may stand between)."""

_NOTHING = late(r"[\W_]*+")
_FAR = 8
"""Paragraphs that one quotation may run over."""


class QuotesScanner:
    whole = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._locale = locale_of(target)
        self._rules: dict[str, Rule] = {}
        for head in heads:
            rule = catalog.rule(head.number)
            self._rules[rule.spec["fault"]] = rule
        named = self._rules.get("name-in-marks")
        self._names = Names(named.spec) if named else None

    def glance(self, text: str) -> Iterator[int]:
        """Where marks stand that are no plain apostrophes, and dashes that may belong to speech; both once in each paragraph."""
        yield from (found.start() for found in MAY_BE_MARKS.finditer(text))
        yield from speech.dashes(text, self._locale)

    def scan(self, view: View, hits: Hits) -> list[Match]:
        text = view.segment.target.plain
        if _NOTHING.fullmatch(text):
            return []
        dashes = text[:1] in "–—-" or speech.has_tag(text, self._locale)
        if not dashes and (not has_marks(text) or is_sound(text, self._locale, self._names)):
            return []
        return self._matches(view, self._faults(view, Style()))

    def _faults(self, view: View, known: Style) -> Iterator[Fault]:
        text = view.segment.target.plain
        paragraph = Paragraph(
            text, read(text, marks_of(text, view.segment.codes, self._locale), self._locale), self._locale, known
        )
        taken: set[int] = set()
        if self._names:
            for fault, readings in name_faults(paragraph, self._names):
                taken.update(reading.mark.start for reading in readings)
                yield fault
        if "speech-dash" in self._rules:
            for fault, marks in speech.speech_faults(paragraph):
                taken.update(mark.start for mark in marks)
                yield fault
        yield from mark_faults(paragraph, taken)
        yield from style.turned_faults(text)
        if "stop-outside" in self._rules and known.inside is not False:
            yield from style.stop_faults(paragraph, taken)

    def _matches(self, view: View, faults: Iterator[Fault]) -> list[Match]:
        matches = []
        for fault in faults:
            rule = next((self._rules[name] for name in fault.names if name in self._rules), None)
            if rule is None or (rule.roles and view.segment.role not in rule.roles):
                continue
            text = view.segment.target.plain[fault.span.start : fault.span.end]
            matches.append(
                Match(
                    rule.id,
                    view.number,
                    fault.span,
                    (fault.fix,) if fault.fix else (),
                    {"match": text, **fault.values},
                    {"faults": ", ".join(fault.names)} if len({*fault.names}) > 1 else {},
                    certainty=min(fault.certainty, rule.certainty),
                    safety=fault.safety,
                    related=tuple((view.number, span, "the other mark") for span in fault.related),
                )
            )
        return matches

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        whole = "\n".join(view.segment.target.plain for view in views)
        curly, apostrophes = style.kinds_of(whole)
        again: set[int] = set()
        if curly is not None and style.OTHERS[curly].search(whole):
            again = {view.number for view in views if style.OTHERS[curly].search(view.segment.target.plain)}
        inside = style.stops_inside(whole) if again or matches else None
        if inside not in (None, self._locale.inside):
            again |= {match.segment for match in matches}
        if again:
            known = Style(curly, inside)
            matches = [match for match in matches if match.segment not in again]
            matches += [
                match
                for number in sorted(again)
                for match in self._matches(views[number], self._faults(views[number], known))
            ]
        matches = self._over_paragraphs([match for match in matches if not self._goes_on(match, views)])
        if apostrophes is not None and "apostrophe" in self._rules:
            wrong = "'" if apostrophes else "’"
            for view in views:
                if wrong in view.segment.target.plain:
                    matches += self._matches(view, style.apostrophe_faults(view.segment.target.plain, apostrophes))
        return matches

    def _goes_on(self, match: Match, views: Sequence[View]) -> bool:
        """A quotation left open that a later paragraph takes up with a mark of its own."""
        rule = self._rules.get("unclosed")
        if rule is None or match.rule != rule.id:
            return False
        for view in views[match.segment + 1 : match.segment + 1 + _CONTINUES]:
            if view.segment.target.plain.lstrip()[:1] in tuple("\"“‘'„«"):
                return True
            if view.segment.role is Role.PARAGRAPH and len(view.segment.target.plain) > 200:
                return False
        return False

    def _over_paragraphs(self, matches: list[Match]) -> list[Match]:
        """A quotation closed some paragraphs after the one that opens it: a habit of some papers, and no more than advice."""
        opened = sorted(match.segment for match in matches if match.rule == self._id("unclosed"))
        closed = sorted(match.segment for match in matches if match.rule == self._id("unopened"))

        def meets(match: Match) -> bool:
            others, low, high = (closed, 1, _FAR) if match.rule == self._id("unclosed") else (opened, -_FAR, -1)
            at = bisect_left(others, match.segment + low)
            return at < len(others) and others[at] <= match.segment + high

        lone = {self._id("unclosed"), self._id("unopened")}
        return [
            match._replace(certainty=Certainty.POSSIBLE) if match.rule in lone and meets(match) else match
            for match in matches
        ]

    def _id(self, fault: str) -> str:
        rule = self._rules.get(fault)
        return rule.id if rule else fault
