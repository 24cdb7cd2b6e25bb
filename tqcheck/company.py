"""A fault seldom comes alone: where a text has several faults for certain, what else looks like one is likely one too.

Rules with `company: raises` are advice in a clean text and warnings in a damaged one; those with `company: needed` are silent
in a clean one. Whether a text is damaged is a fact about it: it is found out once, from the rules that need no company, and kept
while the faults are mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tqcheck.model import Certainty, Match, Rule
from tqcheck.view import View

CHOICES = ("raises", "needed")
_FEWEST = 2
_CHARACTERS = 1500
"""So much text may have one fault without being damaged."""


def is_damaged(views: Sequence[View], matches: Iterable[Match], rule: Callable[[str], Rule]) -> bool:
    """True if a document has faults by several rules, and many for its length."""
    places: set[tuple[int, int]] = set()
    rules: set[str] = set()
    for match in matches:
        if _certainty(match, rule) >= Certainty.LIKELY:
            places.add((match.segment, match.span.start))
            rules.add(match.rule)
    if len(places) < _FEWEST or len(rules) < _FEWEST:
        return False
    return len(places) * _CHARACTERS >= sum(len(view.text) for view in views)


def raised(matches: Iterable[Match], rule: Callable[[str], Rule]) -> list[Match]:
    """The matches of a damaged document: those of rules that wait for company are likely, but where another tells what is wrong."""
    matches = list(matches)
    told = {(match.segment, match.span) for match in matches if _certainty(match, rule) >= Certainty.LIKELY}
    return [
        match._replace(certainty=Certainty.LIKELY)
        if _certainty(match, rule) == Certainty.POSSIBLE
        and rule(match.rule).spec.get("company")
        and (match.segment, match.span) not in told
        else match
        for match in matches
    ]


def without(matches: Iterable[Match], rule: Callable[[str], Rule]) -> list[Match]:
    """The matches of a document that is not damaged: none of rules that need company."""
    return [match for match in matches if rule(match.rule).spec.get("company") != "needed"]


def _certainty(match: Match, rule: Callable[[str], Rule]) -> Certainty:
    return rule(match.rule).certainty if match.certainty is None else match.certainty
