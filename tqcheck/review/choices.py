"""Findings to choices: findings whose fixes overlap are one choice, all others stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tqcheck.compete import strength
from tqcheck.model import Finding
from tqcheck.review.model import Choice, Option
from tqcheck.text import Edit, Span


def group(
    findings: Sequence[Finding], article: int, segment_of: Callable[[int], int], new: bool = False
) -> list[Choice]:
    """The choices of an article in the order of its text. `segment_of` tells the number of the segment at an offset."""
    root = list(range(len(findings)))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    places = sorted(
        {(edit.span, number) for number, finding in enumerate(findings) for fix in finding.fixes for edit in fix.edits}
    )
    active: list[tuple[Span, int]] = []
    for span, number in places:
        active = [(other, owner) for other, owner in active if other.end >= span.start]
        for other, owner in active:
            if touches(span, other):
                root[top(number)] = top(owner)
        active.append((span, number))
    groups: dict[int, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        groups[top(number)].append(finding)
    choices = [_choice(members, article, segment_of, new) for members in groups.values()]
    return sorted(choices, key=lambda choice: choice.span)


def _choice(members: list[Finding], article: int, segment_of: Callable[[int], int], new: bool) -> Choice:
    ranked = sorted(members, key=strength) if len(members) > 1 else members
    options: dict[tuple[Edit, ...], Option] = {}
    for finding in ranked:
        for fix in finding.fixes:
            options.setdefault(fix.edits, Option(fix.label, fix, finding))
    return Choice(
        ranked[0].fingerprint,
        article,
        segment_of(ranked[0].span.start),
        tuple(ranked),
        tuple(options.values()),
        new,
    )


def touches(one: Span, other: Span) -> bool:
    """True if two edits cannot both be made."""
    return one == other or one.overlaps(other)


def touch_any(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """True if some span of the one touches some of the other."""
    return any(touches(span, other) for span in spans for other in others)
