"""The words of a segment as the kinds about capitals need them: found once for all, so that a word costs little."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tqcheck.view import View

_KNOWN_LIMIT = 200_000


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
    """Finds the odd words of a segment; a chunk without any is looked at only once in the life of the sieve."""

    def __init__(self, words: re.Pattern[str], is_odd: Callable[[str], bool]) -> None:
        self._words = words
        self._is_odd = is_odd
        self._plain: set[str] = set()

    def is_odd(self, chunk: str) -> bool:
        """True if a chunk has an odd word."""
        return any(map(self._is_odd, self._words.findall(chunk)))

    def odd(self, view: View) -> list[str]:
        """The odd words, in a fixed order."""
        if len(self._plain) > _KNOWN_LIMIT:
            self._plain.clear()
        odd: set[str] = set()
        for chunk in view.chunks - self._plain:
            found = [word for word in self._words.findall(chunk) if self._is_odd(word)]
            if found:
                odd.update(found)
            else:
                self._plain.add(chunk)
        return sorted(odd)
