"""Findings to choices: findings whose fixes overlap are one choice, all others stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tqcheck.compete import strength
from tqcheck.expressions import late
from tqcheck.model import Finding
from tqcheck.pattern.replace import like_case
from tqcheck.review.model import Choice, Option
from tqcheck.text import Edit, Span

_ADVISED = late(r'Write "([^"]+)"')


def group(findings: Sequence[Finding], article: int, raw: str, segment_of: Callable[[int], int]) -> list[Choice]:
    """The choices of an article in the order of its text `raw`. `segment_of` tells the number of the segment at an offset."""
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
    choices = [_choice(members, article, raw, segment_of) for members in groups.values()]
    return sorted(choices, key=lambda choice: (choice.span, choice.key))


def _choice(members: list[Finding], article: int, raw: str, segment_of: Callable[[int], int]) -> Choice:
    ranked = sorted(members, key=strength) if len(members) > 1 else members
    options: dict[tuple[Edit, ...], Option] = {}
    for finding in ranked:
        for fix in finding.fixes:
            options.setdefault(tuple(_least(raw, edit) for edit in fix.edits), Option(fix.label, fix, finding))
    return Choice(
        ranked[0].fingerprint,
        article,
        segment_of(ranked[0].span.start),
        tuple(ranked),
        tuple(options.values()),
    )


def _least(raw: str, edit: Edit) -> Edit:
    """The edit without what it leaves as it is, so that two ways to say the same are one suggestion."""
    old, new = raw[edit.span.start : edit.span.end], edit.text
    low = _alike(old, new)
    high = _alike(old[low:][::-1], new[low:][::-1])
    return Edit(Span(edit.span.start + low, edit.span.end - high), new[low : len(new) - high])


def _alike(one: str, other: str) -> int:
    """With how many characters both begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def advised(choice: Choice) -> str | None:
    """The wording that a choice without suggestions advises, as a start for what an editor writes."""
    for finding in choice.findings:
        if finding.advice and (found := _ADVISED.match(finding.advice)) and "..." not in found[1]:
            return like_case(found[1], finding.matched)
    return None


def touches(one: Span, other: Span) -> bool:
    """True if two edits cannot both be made."""
    return one == other or one.overlaps(other)


def touch_any(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """True if some span of the one touches some of the other."""
    return any(touches(span, other) for span in spans for other in others)
