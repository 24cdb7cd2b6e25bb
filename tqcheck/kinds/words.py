"""The words of a segment as the kinds about small letters need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tqcheck.kinds.base import ODD, Hits
from tqcheck.view import View


def places(text: str, word: str, not_before: str, not_after: str = "") -> Iterator[tuple[int, int]]:
    """Where a word stands, not within a longer one and not beside the given characters; quicker than to compile an expression for it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if not (before and (before.isalnum() or before == "_" or before in not_before)) and not (
            after and (after.isalnum() or after == "_" or after in not_after)
        ):
            yield at, end
        at = text.find(word, end)


class Sieve:
    """Finds the odd words of a segment in its odd chunks."""

    def __init__(self, words: re.Pattern[str], is_odd: Callable[[str], bool]) -> None:
        self._words = words
        self._is_odd = is_odd

    def is_odd(self, chunk: str) -> bool:
        """True if a chunk has an odd word."""
        return any(map(self._is_odd, self._words.findall(chunk)))

    def odd(self, view: View, hits: Hits) -> list[str]:
        """The odd words, in a fixed order."""
        words = {word for start, end in hits.get(ODD, ()) for word in self._words.findall(view.text[start:end])}
        return sorted(filter(self._is_odd, words))
