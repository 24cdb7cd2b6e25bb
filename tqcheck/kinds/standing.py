"""In which segments given texts stand: what kinds ask that look for the other places of a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate

from tqcheck.view import View

# Up to so many questions (texts times segments) it is quicker to ask one by one than to build an automaton.
_FEW = 4_000


def standing(views: Sequence[View], texts: Collection[str]) -> dict[str, list[View]]:
    """The views whose folded text holds each of the texts, in the order of the views. The cost grows with the views, not with the texts."""
    wanted = [text for text in dict.fromkeys(texts) if text]
    if len(wanted) * len(views) <= _FEW:
        return {text: [view for view in views if text in view.text] for text in wanted}
    from ahocorasick_rs import AhoCorasick

    starts = list(accumulate((len(view.text) + 1 for view in views), initial=0))
    found: dict[str, dict[int, None]] = {text: {} for text in wanted}
    for pattern, start, _ in AhoCorasick(wanted).find_matches_as_indexes(
        "\n".join([view.text for view in views]), overlapping=True
    ):
        found[wanted[pattern]][bisect_right(starts, start) - 1] = None
    return {text: [views[number] for number in numbers] for text, numbers in found.items()}
