"""Finding the places of decisions again in a text that has changed since, by what stood there and around it.

Nothing is guessed: where two places fit equally well, the decision is not placed, and this is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tqcheck.model import Anchor, Finding
from tqcheck.review.model import Choice, Decision, Patch
from tqcheck.text import Edit, Span

AROUND = 24
"""Characters of context kept on each side."""
_LEAST = 8
"""Characters of context that must agree where not all of it does."""

GONE = "what it was about is no longer there"
AMBIGUOUS = "it fits several places now"


class Placed(NamedTuple):
    """Choices by the old key of the decisions about them, and why the others have none."""

    choices: Mapping[str, Choice]
    failed: Mapping[str, str]


class _Spot(NamedTuple):
    finding: Finding
    choice: Choice


def place(decisions: Iterable[Decision], choices: Sequence[Choice], formerly: Mapping[str, str], same_text: bool) -> Placed:  # fmt: skip
    """Where the findings of these decisions stand now. With `same_text` their offsets still hold; `formerly` maps old ids of rules to new ones."""
    spots: dict[tuple[str, str], list[_Spot]] = defaultdict(list)
    for choice in choices:
        for finding in choice.findings:
            for rule in (finding.rule, *finding.also):
                spots[rule, finding.anchor.exact].append(_Spot(finding, choice))
    wanted: dict[tuple[str, str], dict[str, Decision]] = defaultdict(dict)
    for decision in decisions:
        rule = decision.anchor.rule
        wanted[formerly.get(rule, rule), decision.anchor.exact].setdefault(decision.key, decision)
    found: dict[str, Choice] = {}
    failed: dict[str, str] = {}
    for place_, asked in wanted.items():
        here = sorted(spots.get(place_, ()), key=lambda spot: spot.finding.span)
        if same_text:
            at = {spot.finding.anchor.offset: spot.choice for spot in here}
            for key, decision in asked.items():
                if decision.anchor.offset in at:
                    found[key] = at[decision.anchor.offset]
                else:
                    failed[key] = GONE
        else:
            _by_context(asked, here, found, failed)
    return Placed(found, failed)


def _by_context(asked: Mapping[str, Decision], here: list[_Spot], found: dict[str, Choice], failed: dict[str, str]) -> None:  # fmt: skip
    around: dict[tuple[str, str], list[_Spot]] = defaultdict(list)
    for spot in here:
        around[spot.finding.anchor.prefix, spot.finding.anchor.suffix].append(spot)
    taken: set[int] = set()
    open_: dict[str, Decision] = {}
    for key, decision in asked.items():
        same = around.get((decision.anchor.prefix, decision.anchor.suffix), [])
        if same and len(same) == decision.of:
            spot = same[decision.nth - 1]
            found[key] = spot.choice
            taken.add(id(spot))
        elif len(same) > 1 or (same and decision.of > 1):
            failed[key] = AMBIGUOUS
        else:
            open_[key] = decision
    rest = [spot for spot in here if id(spot) not in taken]
    claims: dict[int, list[str]] = defaultdict(list)
    best_of: dict[str, _Spot] = {}
    for key, decision in open_.items():
        scored = sorted(((_likeness(decision.anchor, spot.finding.anchor), -number) for number, spot in enumerate(rest)), reverse=True)  # fmt: skip
        if not scored or scored[0][0] < _LEAST:
            failed[key] = GONE
        elif len(scored) > 1 and scored[1][0] == scored[0][0]:
            failed[key] = AMBIGUOUS
        else:
            best_of[key] = rest[-scored[0][1]]
            claims[id(best_of[key])].append(key)
    for keys in claims.values():
        for key in keys:
            if len(keys) == 1:
                found[key] = best_of[key].choice
            else:
                failed[key] = AMBIGUOUS


def _likeness(one: Anchor, other: Anchor) -> int:
    """How many characters next to the place agree, on both sides together; beginning and end of a segment agree fully."""
    before = _common(one.prefix[::-1], other.prefix[::-1])
    after = _common(one.suffix, other.suffix)
    full_before = before == len(one.prefix) == len(other.prefix)
    full_after = after == len(one.suffix) == len(other.suffix)
    return before + after + _LEAST * (full_before + full_after)


def _common(one: str, other: str) -> int:
    return next((number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))  # fmt: skip


def patch_of(raw: str, edit: Edit) -> Patch:
    """An edit of `raw` with what it replaces and what stands around it."""
    start, end = edit.span
    return Patch(edit, raw[start:end], raw[max(0, start - AROUND) : start], raw[end : end + AROUND])


def locate(raw: str, patch: Patch, same_text: bool) -> Span | None:
    """Where a patch belongs in a text that may have changed: the one place that what stood around it points to."""
    if same_text:
        return patch.edit.span
    old, prefix, suffix = patch.old, patch.prefix, patch.suffix
    for before, after in (
        (prefix, suffix),
        (prefix[-AROUND // 2 :], suffix[: AROUND // 2]),
        (prefix, suffix[: _LEAST // 2]),
        (prefix[-_LEAST // 2 :], suffix),
    ):
        if len(before) + len(after) + len(old) < _LEAST and len(prefix) + len(suffix) >= _LEAST:
            continue
        at = raw.find(before + old + after)
        if at >= 0:
            if raw.find(before + old + after, at + 1) >= 0:
                return None
            return Span(at + len(before), at + len(before) + len(old))
    return None


def moved(patches: Sequence[Patch], raw: str, same_text: bool) -> tuple[Patch, ...] | None:
    """The patches at their places in `raw`; None if one of them has none, for they are made together or not at all."""
    if same_text:
        return tuple(patches)
    out = []
    for patch in patches:
        span = locate(raw, patch, same_text)
        if span is None:
            return None
        out.append(patch_of(raw, Edit(span, patch.edit.text)))
    return tuple(out)
