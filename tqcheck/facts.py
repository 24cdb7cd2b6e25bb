"""What is known about a document as a whole: the language it was translated from, the origins of its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from tqcheck.model import Document, Facts, Match, Rule, SourceLanguage

# Two different things must speak for a language, and two thirds of all that speak.
_LEAST_VOTES = 2
_LEAST_SHARE = 2 / 3


def gather(document: Document, declared: str | None, matches: Iterable[Match], rule: Callable[[str], Rule]) -> Facts:
    """The facts of a document. `declared` is the source language that the user gave, if any."""
    origins: Counter[str] = Counter()
    votes: set[tuple[str, str]] = set()
    for match in matches:
        if origin := match.values.get("origin"):
            origins[origin] += 1
        if relay := match.values.get("relay"):
            votes.add((relay, match.values.get("match", "")))
        elif len(sources := rule(match.rule).languages.source) == 1:
            votes.add((sources[0], match.rule))
    language = document.source_language or declared
    if language:
        known = SourceLanguage(language, "declared")
    else:
        counted = Counter(voted for voted, _ in votes)
        most = max(counted, key=counted.__getitem__, default="")  # without the heap that `most_common` imports
        clear = most and counted[most] >= max(_LEAST_VOTES, _LEAST_SHARE * len(votes))
        known = SourceLanguage(most, "inferred") if clear else SourceLanguage()
    return Facts(known, tuple(origin for origin, _ in origins.most_common()))


def speaks(rule: Rule, facts: Facts) -> bool:
    """True if a rule made for certain source languages holds for this document: unknown source, every rule does."""
    sources = rule.languages.source
    if not sources:
        return True
    known = facts.source_language.value
    if known is None:
        return not rule.languages.only_source
    if facts.source_language.how == "inferred" and not rule.languages.only_source:
        return True
    return known.split("-")[0] in {source.split("-")[0] for source in sources}
