"""A document and a catalog give findings. The single place where offsets of segments become offsets of the raw text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from tqcheck import company, select
from tqcheck import facts as facts_of
from tqcheck.accept import Accepted
from tqcheck.anchor import anchor_of, fingerprints
from tqcheck.catalog import Catalog
from tqcheck.compete import compete, merge
from tqcheck.errors import ConfigError
from tqcheck.expressions import late
from tqcheck.gate import Gate
from tqcheck.kinds import KINDS
from tqcheck.kinds.base import Head, Scanner
from tqcheck.model import (
    Document,
    Facts,
    Finding,
    Fix,
    Match,
    Related,
    Replacement,
    Report,
    Rule,
    Safety,
    Segment,
    Settings,
    Suppression,
)
from tqcheck.pattern import replace
from tqcheck.text import Edit, Span
from tqcheck.view import View

# Where a segment has lines of its own, so that they can be removed.
_FORMATS_OF_LINES = ("text", "markdown")
# Where a fix hands on its capital, the letter alone would tell the reader nothing.
_REST_OF_WORD = late(r"(?<=\w)[\w'’-]+")
_REST_OF_LINES = late(r"[^\r\n]*(?:\s*(?:\r\n|\r|\n)|\s*\Z)")
_LINE_END = late(r"[^\S\r\n]*(?:\r\n|\r|\n)")
_APOSTROPHE = late(r"(?<=\w)'")
# "; write "{fix}"." at the end of a message.
_NAMES_FIX = late(r"[;:,] [^;:,]*\{fix\}[^;:,]*\Z")


class Checker:
    """All selected rules, ready to check documents."""

    def __init__(self, catalog: Catalog, settings: Settings, only: Collection[str] | None = None) -> None:
        """With `only`, run just these rules, whatever the settings switch on and off. Raises ConfigError for ids that do not exist."""
        select.check_ids(settings, (head for head, *_ in catalog.heads), catalog.formerly)
        self._catalog = catalog
        self.settings = settings
        self._numbers: dict[str, int] = {}
        self._rules: dict[str, Rule] = {}
        by_kind: dict[str, list[Head]] = defaultdict(list)
        unknown = set(only or ()) - {head.id for head, *_ in catalog.heads}
        if unknown:
            raise ConfigError(f'there is no rule "{min(unknown)}"')
        for head, kind, by_default, targets in catalog.heads:
            wanted = select.enabled(head.id, by_default, settings) if only is None else head.id in only
            if (
                wanted
                and select.holds_for(targets, settings.target)
                and (settings.listed or catalog.rule(head.number).spec.get("forms") != "listed")
            ):
                by_kind[kind].append(head)
                self._numbers[head.id] = head.number
        self._scanners: list[Scanner] = [
            KINDS[kind].scanner(heads, catalog, settings.target) for kind, heads in by_kind.items()
        ]
        self._skipped = [scanner.skipped for scanner in self._scanners if hasattr(scanner, "skipped")]
        self._observing = [
            (number, scanner.observe) for number, scanner in enumerate(self._scanners) if hasattr(scanner, "observe")
        ]
        self._whole = {number for number, scanner in enumerate(self._scanners) if getattr(scanner, "whole", False)}
        self._gate = Gate(self._scanners, list(by_kind.values()), catalog.literals)
        self._accepted = Accepted(settings.accept)
        # Rules that run alone have no company to wait for.
        self._alone = only is not None

    def rule(self, id_: str) -> Rule:
        """A selected rule."""
        found = self._rules.get(id_)
        if found is None:
            found = self._rules[id_] = self._catalog.rule(self._numbers[id_])
        return found

    def check(self, document: Document, facts: Facts | None = None) -> Report:
        """The findings of a document. `facts` of an earlier round are kept, so that fixing one fault changes nothing about another."""
        for skipped in self._skipped:
            skipped.clear()
        views = [View(number, segment) for number, segment in enumerate(document.segments)]
        scanned: list[list[Match]] = [[] for _ in self._scanners]
        for view, wanted in self._gate.open(views):
            for number, hits in wanted.items():
                if matches := self._scanners[number].scan(view, hits):
                    scanned[number] += matches
        if facts is None:
            facts = facts_of.gather(
                document, self.settings.source, (match for matches in scanned for match in matches), self.rule
            )
            for number, observe in self._observing:
                facts = observe(facts, views, scanned[number])
        matches = []
        for number, scanner in enumerate(self._scanners):
            if scanned[number] or number in self._whole:
                matches += scanner.finish(document, facts, views, scanned[number])
        if facts.damaged is None:
            facts = facts._replace(damaged=company.is_damaged(views, matches, self.rule))
        if facts.damaged:
            matches = company.raised(matches, self.rule)
        elif not self._alone:
            matches = company.without(matches, self.rule)
        return self._report(
            document, facts, views, [match for match in matches if facts_of.speaks(self.rule(match.rule), facts)]
        )

    def scan(self, view: View) -> list[list[Match]]:
        """The matches in one segment by scanner, before the document as a whole is looked at."""
        ((_, wanted),) = self._gate.open([view])
        return [
            scanner.scan(view, wanted[number]) if number in wanted else []
            for number, scanner in enumerate(self._scanners)
        ]

    def _report(self, document: Document, facts: Facts, views: Sequence[View], matches: Sequence[Match]) -> Report:
        curly = document.raw.count("’") > document.raw.count("'")
        findings = [
            self._finding(document, match, curly)
            for match in matches
            if not self._accepted.holds(views[match.segment], match.span)
            and not (
                match.through is None and any(code.holds(match.span) for code in document.segments[match.segment].codes)
            )
        ]
        findings = fingerprints(compete(merge(findings)))
        used: set[Suppression] = set()
        kept: list[Finding] = []
        silenced: list[tuple[Finding, str]] = []
        for finding in findings:
            suppression = next((item for item in document.suppressions if _covers(item, finding)), None)
            ignore = select.ignored(finding, document.path, self.settings.ignore)
            if suppression:
                used.add(suppression)
                silenced.append((finding, suppression.reason))
            elif ignore:
                silenced.append((finding, ignore.reason))
            else:
                kept.append(finding)
        unused = tuple(item for item in document.suppressions if item not in used)
        skipped = tuple(sorted({text for skipped in self._skipped for text in skipped}))
        return Report(document, tuple(kept), facts, tuple(silenced), unused, skipped)

    def _finding(self, document: Document, match: Match, curly: bool) -> Finding:
        rule = self.rule(match.rule)
        segment = document.segments[match.segment]
        span, _ = segment.target.to_raw(match.span)
        if match.through is not None:
            last = document.segments[match.through].target
            span = Span(span.start, last.to_raw(Span(0, len(last.plain)))[0].end)
        certainty = rule.certainty if match.certainty is None else match.certainty
        severity = min(level for level in (certainty.severity, rule.severity, match.severity) if level is not None)
        if match.through is None:
            fixes = tuple(self._fixes(rule, segment, match, curly))
        else:
            fixes = tuple(
                removal(document, span, rule.safety if match.safety is None else min(rule.safety, match.safety))
            )
        values = defaultdict(str, {**match.values, "fix": fixes[0].label if fixes else ""})
        chosen = select.severity(rule.id, self.settings)
        advice = (rule.advice.format_map(values) or None) if rule.advice else None
        return Finding(
            rule=rule.id,
            category=rule.category,
            severity=severity if chosen is None else chosen,
            certainty=certainty,
            impact=rule.impact if match.impact is None else match.impact,
            span=span,
            matched=document.raw[span.start : span.end],
            message=_message(rule.message, values, advice),
            why=rule.why.format_map(values).strip(),
            advice=advice,
            fixes=fixes,
            evidence=match.evidence,
            related=(
                *(
                    Related(document.segments[number].target.to_raw(place)[0], note)
                    for number, place, note in match.related
                ),
                *match.elsewhere,
            ),
            anchor=anchor_of(rule.id, segment, match.span, span.start),
        )

    def _fixes(self, rule: Rule, segment: Segment, match: Match, curly: bool) -> Iterable[Fix]:
        safety = rule.safety if match.safety is None else min(rule.safety, match.safety)
        if len(match.replacements) > 1:
            safety = Safety.MANUAL
        for written in match.replacements:
            replacement = _with_curly_apostrophes(written) if curly and rule.category != "quotes" else written
            edits, solid = [], True
            for place, text in _with_articles(replacement, segment.target.plain):
                span, whole = segment.target.to_raw(place)
                solid = solid and whole and not any(code.overlaps(place) for code in segment.codes)
                edits.append(Edit(span, segment.target.encode(text)))
            yield Fix(tuple(edits), safety if solid else Safety.MANUAL, _label(replacement, segment, match.span))


def _with_curly_apostrophes(edits: Replacement) -> Replacement:
    """The edits with apostrophes like those of a document most of whose own are curly."""
    if not any("'" in text for _, text in edits):
        return edits
    return Replacement(tuple((place, _APOSTROPHE.sub("’", text)) for place, text in edits))


def _with_articles(edits: Sequence[tuple[Span, str]], plain: str) -> Iterable[tuple[Span, str]]:
    """The edits, and those that make the article before a new word fit it."""
    for number, (place, text) in enumerate(edits):
        more = replace.article(plain, place.start, plain[place.start :], text + plain[place.end :])
        if more and not (number and edits[number - 1][0].end > more[0].start):
            yield more
        yield place, text


def _message(template: str, values: Mapping[str, str], advice: str | None) -> str:
    """The message of a finding; where there is advice in place of a fix, without the part that names the fix."""
    if values["fix"] or not advice or (told := _NAMES_FIX.search(template)) is None:
        return template.format_map(values)
    head = template[: told.start()].format_map(values)
    return f"{head}." if " " in template[: told.start()] else f"{head}: {advice[0].lower()}{advice[1:]}"


def removal(document: Document, span: Span, safety: Safety) -> Iterable[Fix]:
    """Remove the lines that `span` of the raw text stands on, with the blank lines after them; none in a format whose lines are records."""
    if document.format not in _FORMATS_OF_LINES:
        return
    raw = document.raw
    start = max(raw.rfind("\n", 0, span.start), raw.rfind("\r", 0, span.start)) + 1
    end = span.end + len(_REST_OF_LINES.match(raw, span.end)[0])  # type: ignore[index]
    if end == len(raw):
        start = len(raw[:start].rstrip())
        if raw[span.end :].endswith(("\n", "\r")) and (line_end := _LINE_END.match(raw, start)):
            start = line_end.end()
    yield Fix((Edit(Span(start, end), ""),), safety, "")


def _covers(suppression: Suppression, finding: Finding) -> bool:
    fitting = not suppression.rules or any(select.fits(finding.rule, prefix) for prefix in suppression.rules)
    return fitting and suppression.covers.start <= finding.span.start and finding.span.end <= suppression.covers.end


def _label(replacement: Iterable[tuple[Span, str]], segment: Segment, span: Span) -> str:
    """What the place of the match reads after the fix, in whole words of the segment."""
    plain = segment.target.plain
    out: list[str] = []
    at, end = span
    for place, text in sorted(replacement):
        at = min(at, place.start)
        out += (plain[at : place.start], text)
        at = place.end
        end = max(end, place.end)
    if end > span.end and (rest := _REST_OF_WORD.match(plain, end)):
        end = rest.end()
    return "".join((*out, plain[at:end]))
