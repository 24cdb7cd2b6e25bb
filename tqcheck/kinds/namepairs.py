"""Pairs of words that a document writes with two capitals in one place and with one in another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from tqcheck.expressions import late
from tqcheck.kinds.letters import small
from tqcheck.view import View

_PAIR = late(r"(?<![\w'.@/#&-])([A-Z\u00c0-\u00de][^\W\d_]*+)(?= ([A-Z][a-z]{2,})(?![\w-]))")
_ANY_PAIR = late(r"(?<![\w'.@/#&-])([A-Z\u00c0-\u00de][^\W\d_]*+)(?= ([A-Za-z][a-z]{2,})(?![\w-]))")
_CAPITAL_FOLLOWS = late(r" [A-Z]")
_FEW = 40

Places = Sequence[tuple[View, re.Match[str]]]
"""Segments, and where in them a pair stands: its words are the groups."""


def both_ways(prose: Sequence[View], may_be: Callable[[str, str, int], bool]) -> Iterator[tuple[str, str, int, Places]]:
    """First word, second word with its capital, how often they stand so, and where the second has none.

    Only pairs that `may_be` (first, second, times) takes for names, and that stand with both capitals elsewhere than in a title before
    a name: Russian President Ivan Orlov.
    """
    text = "\n".join([view.text for view in prose])
    candidates = {
        pair: times for pair, times in Counter(_PAIR.findall(text)).items() if may_be(pair[0], pair[1], times)
    }
    if len(candidates) <= _FEW:  # quicker than a look at every word
        candidates = {pair: times for pair, times in candidates.items() if f"{pair[0]} {small(pair[1])}" in text}
    if not candidates:
        return
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


def _stands_alone(places: Sequence[tuple[View, re.Match[str]]]) -> bool:
    """True if in some segment no capital follows the pair."""
    followed = {view.number: False for view, _ in places}
    for view, found in places:
        followed[view.number] |= _CAPITAL_FOLLOWS.match(view.text, found.end(2)) is not None
    return not all(followed.values())
