"""Accept lists: words and phrases that are right in this house, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from tqcheck.text import Span
from tqcheck.view import View, fold


class Accepted:
    """Tells whether a place is part of an accepted word or phrase. Case counts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        folded = sorted({fold(phrase.strip()).plain for phrase in phrases if phrase.strip()})
        self._automaton = ahocorasick_rs.AhoCorasick(folded, store_patterns=False) if folded else None
        self._last: tuple[View, list[tuple[int, int]]] | None = None

    def holds(self, view: View, span: Span) -> bool:
        """True if the span of the segment's plain text lies within an accepted phrase."""
        if self._automaton is None:
            return False
        if self._last is None or self._last[0] is not view:
            found = self._automaton.find_matches_as_indexes(view.text, overlapping=True)
            self._last = (view, [(start, end) for _, start, end in found if _whole_words(view.text, start, end)])
        start, end = view.folded(span)
        return any(low <= start and end <= high for low, high in self._last[1])


def _whole_words(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)
