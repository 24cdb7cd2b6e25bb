"""The words of a segment as the kinds about capitals need them: found once for all, so that a word costs little."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tqcheck.view import View

_KNOWN_LIMIT = 200_000


@lru_cache(4)
def chunks(view: View) -> frozenset[str]:
    """What stands between spaces, with its punctuation."""
    return frozenset(view.text.split())


class Sieve:
    """Finds the odd words of a segment; a chunk without any is looked at only once in the life of the sieve."""

    def __init__(self, words: re.Pattern[str], is_odd: Callable[[str], bool]) -> None:
        self._words = words
        self._is_odd = is_odd
        self._plain: set[str] = set()

    def odd(self, view: View) -> list[str]:
        """The odd words, in a fixed order."""
        if len(self._plain) > _KNOWN_LIMIT:
            self._plain.clear()
        odd: set[str] = set()
        for chunk in chunks(view) - self._plain:
            found = [word for word in self._words.findall(chunk) if self._is_odd(word)]
            if found:
                odd.update(found)
            else:
                self._plain.add(chunk)
        return sorted(odd)
