"""Pairs of words that a document writes with two capitals in one place and with one in another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from tqcheck.expressions import late
from tqcheck.kinds.letters import small
from tqcheck.view import View

_FIRST = r"([A-Z\u00c0-\u00de](?<![\w'.@/#&-].)[^\W\d_]*+)"
_PAIR = late(_FIRST + r"(?= ([A-Z][a-z]{2,})(?![\w-]))")
_ANY_PAIR = late(_FIRST + r"(?= ([A-Za-z][a-z]{2,})(?![\w-]))")
_CAPITAL_FOLLOWS = late(r" [A-Z]")
_FEW = 40

Places = Sequence[tuple[View, re.Match[str]]]
"""Segments, and where in them a pair stands: its words are the groups."""


def both_ways(views: Sequence[View], may_be: Callable[[str, str, int], bool]) -> Iterator[tuple[str, str, int, Places]]:
    """First word, second word with its capital, how often they stand so, and where the second has none.

    Headlines, in which all words have capitals, do not count. Only pairs that `may_be` (first, second, times) takes for names, the
    likelier the more there are; and that stand with both capitals elsewhere than in a title before a name: Russian President Ivan Orlov.
    """
    if not _candidates(views, may_be):  # mostly: then it does not matter what is a headline
        return
    prose = [view for view in views if not view.is_title]
    candidates = _candidates(prose, may_be)
    wanted = {*candidates, *((first, small(second)) for first, second in candidates)}
    written: dict[tuple[str, str], list[tuple[View, re.Match[str]]]] = defaultdict(list)
    for view in prose:
        for found in _ANY_PAIR.finditer(view.text):
            if (pair := (found[1], found[2])) in wanted:
                written[pair].append((view, found))
    for (first, second), times in candidates.items():
        places = written[first, small(second)]
        if places and _stands_alone(written[first, second]):
            yield first, second, times, places


def _candidates(views: Sequence[View], may_be: Callable[[str, str, int], bool]) -> dict[tuple[str, str], int]:
    """Pairs with two capitals that may be names, and may stand with one; how often they stand with two."""
    text = "\n".join([view.text for view in views])
    pairs = Counter(_PAIR.findall(text))
    few = len(pairs) <= _FEW  # quicker than a look at every word
    return {
        pair: times
        for pair, times in pairs.items()
        if not (few and f"{pair[0]} {small(pair[1])}" not in text) and may_be(pair[0], pair[1], times)
    }


def _stands_alone(places: Sequence[tuple[View, re.Match[str]]]) -> bool:
    """True if in some segment no capital follows the pair."""
    followed = {view.number: False for view, _ in places}
    for view, found in places:
        followed[view.number] |= _CAPITAL_FOLLOWS.match(view.text, found.end(2)) is not None
    return not all(followed.values())
