"""Findings at one place: two rules of a category that say the same become one; of overlapping fixes one wins."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.model import Finding, Fix


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """One finding per span and category, in the order of the text; the others' rules stand in `also`.

    Where a finding of another category mends the very place, a hint to look at it says nothing more.
    """
    best: dict[tuple[int, int, str], Finding] = {}
    mended: dict[tuple[int, int], Finding] = {}
    for finding in sorted(findings, key=_rank, reverse=True):
        place = (*finding.span, finding.category)
        if finding.fixes:
            mended.setdefault(finding.span, finding)
        elif (heavier := mended.get(finding.span)) and heavier.severity > finding.severity:
            place = (*finding.span, heavier.category)
        kept = best.get(place)
        if kept is None:
            best[place] = finding
        elif finding.rule not in (kept.rule, *kept.also):
            best[place] = kept._replace(also=tuple(sorted((*kept.also, finding.rule))))
    return list(_longest(sorted(best.values(), key=lambda finding: (finding.span, finding.rule))))


def _longest(findings: list[Finding]) -> Iterable[Finding]:
    """Without the findings that lie within a longer one of their category and of no less weight that says it all."""
    inner: dict[int, set[str]] = {}
    whole: dict[str, int] = {}
    gone: set[int] = set()
    for number, finding in sorted(enumerate(findings), key=lambda one: (one[1].span.start, -one[1].span.end)):
        outer = whole.get(finding.category)
        if outer is None or finding.span.end > findings[outer].span.end:
            whole[finding.category] = number
        elif finding.severity <= findings[outer].severity and _says_all(findings[outer], finding):
            gone.add(number)
            inner.setdefault(outer, set()).update((finding.rule, *finding.also))
    for number, finding in enumerate(findings):
        if number not in gone:
            rules = {*finding.also, *inner.get(number, ())} - {finding.rule}
            yield finding._replace(also=tuple(sorted(rules))) if number in inner else finding


def _says_all(outer: Finding, inner: Finding) -> bool:
    """Of capitals the whole name speaks; elsewhere advice is not needed where a fix of the whole is at hand."""
    return outer.category == "capitalization" or (bool(outer.fixes) and not inner.fixes)


def _rank(finding: Finding) -> tuple[int, int, bool, int, str]:
    return (
        finding.severity,
        finding.certainty,
        bool(finding.fixes),
        finding.fixes[0].safety if finding.fixes else -1,
        finding.rule,
    )


def strength(finding: Finding) -> tuple[int, int, int, str]:
    """Which of two overlapping fixes wins: the safer, then the longer, then the surer; the rule's id breaks ties. Smaller is stronger."""
    fix = finding.fixes[0]
    return (-fix.safety, fix.span.start - fix.span.end, -finding.certainty, finding.rule)


def clash(one: Fix, other: Fix) -> bool:
    """True if two fixes cannot both be applied."""
    return any(a.span.overlaps(b.span) or a.span == b.span for a in one.edits for b in other.edits)


def compete(findings: list[Finding]) -> list[Finding]:
    """Name in `conflicts` of each finding whose first fix loses the rules that it loses to."""
    order = sorted(
        (number for number, finding in enumerate(findings) if finding.fixes),
        key=lambda number: findings[number].fixes[0].span,
    )
    lost: dict[int, set[str]] = {}
    active: list[int] = []
    for number in order:
        fix = findings[number].fixes[0]
        active = [other for other in active if findings[other].fixes[0].span.end >= fix.span.start]
        for other in active:
            if clash(fix, findings[other].fixes[0]):
                winner, loser = sorted((number, other), key=lambda index: strength(findings[index]))
                lost.setdefault(loser, set()).add(findings[winner].rule)
        active.append(number)
    return [
        finding._replace(conflicts=tuple(sorted(lost[number]))) if number in lost else finding
        for number, finding in enumerate(findings)
    ]
