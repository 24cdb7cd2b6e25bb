"""What the surroundings of one mark say: is it rather an opening mark, a closing one, or none?"""

import re
from functools import lru_cache
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.kinds.quotes.locale import Locale
from tqcheck.kinds.quotes.marks import Mark

NEVER = 1e6
_SHAPE = 5.0
"""What it takes to read a curly mark against its form."""
_AGAIN = 1.5
_MOVED = 0.5
_STOPS = ".!?…"
_PUNCTUATION = ".,;:!?…)]}%"
_BRACKETS = "([{/—–-"
_WORD = late(r"[^\W\d_]+")
_LAST_WORD = late(r"([^\W\d_]+)[ \u00a0,:]*$")
_LAST_TWO = late(r"([^\W\d_]*)[ \u00a0]*\b([^\W\d_]+)$")
_WHO = late(r" (?:the [a-z]|[A-Z]|he\b|she\b|they\b|a [a-z])")
_REACH = 24


class Costs(NamedTuple):
    """What speaks against a mark's opening, closing, doing neither, and opening anew what is open already.

    `closing_moved` is the cost of closing a quotation whose opening mark stands on the wrong side of its space: then this one
    will too. `moves` says that as an opening mark this is such a one.
    """

    opening: float
    closing: float
    other: float
    again: float = NEVER
    closing_moved: float = NEVER
    moves: bool = False


def weigh(text: str, mark: Mark, locale: Locale) -> Costs:
    """What the surroundings of a double mark say against its opening, closing and doing neither."""
    opening, closing = _sides(text, mark, locale)
    if mark.shape > 0:
        closing += _SHAPE
    elif mark.shape < 0:
        opening += _SHAPE
    other = NEVER
    if mark.left.isdigit() and mark.text in ('"', "''", "”"):
        other = 0.7 if mark.shape == 0 else 3.0
    elif mark.left == "s" and mark.shape == 0 and mark.loose_right:
        other = 2.0
    loose = mark.loose_left and not mark.loose_right and mark.gap_left > 0
    closing_moved = min(closing, _MOVED + (_SHAPE if mark.shape > 0 else 0.0)) if loose else closing
    moves = mark.loose_right and not mark.loose_left and mark.gap_right > 0
    again = opening + _AGAIN if mark.loose_left and mark.before and mark.before in _STOPS + ":" else NEVER
    return Costs(opening, closing, other, again, closing_moved, moves)


def _sides(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.gap_left < 0:
        return (0.0, 6.0)
    if mark.gap_right < 0:
        return (12.0, 0.0)
    if mark.loose_left:
        return _both_loose(text, mark, locale) if mark.loose_right else _loose_left(text, mark, locale)
    if mark.loose_right:
        if mark.left in _BRACKETS:
            return (1.0, 1.5)
        weak = mark.left.isalpha() and _announces(text, mark, locale)
        return (1.5, 5.0) if weak else (5.0 if mark.left in ",.!?…" else 4.0, 0.0)
    return _glued(text, mark, locale)


def _loose_left(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.right in _PUNCTUATION:
        return (1.0, 2.0) if text.startswith(("...", "…"), mark.end) else (4.0, 1.0)
    if mark.before not in _STOPS + ",":
        return (0.0, 4.0)
    if mark.before == "," and word_before(text, mark) in locale.verbs:
        return (0.0, 4.5)
    if locale.attribution.match(text, mark.end):
        return (0.0, 1.5)
    return (0.0, 2.5 if mark.right.islower() or mark.shape < 0 else 4.0)


def _both_loose(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.after in _PUNCTUATION:
        return (3.0, 0.3)
    said_before = mark.before in ",:" and word_before(text, mark) in locale.verbs
    if mark.before == ":" or said_before or word_before(text, mark) in locale.weak:
        return (0.5, 2.5)
    if mark.before in _STOPS + ",":
        return (2.5, 0.3) if locale.attribution.match(text, mark.end + mark.gap_right) else (1.5, 0.7)
    return (1.5, 1.5)


def _glued(text: str, mark: Mark, locale: Locale) -> tuple[float, float]:
    if mark.left in _BRACKETS:
        return (0.0, 3.0)
    if mark.right in _PUNCTUATION or mark.right in "/—–-":
        return (3.0, 0.0)
    if mark.left in ",:;" and word_before(text, mark) in locale.verbs:
        return (0.7, 2.5)
    if mark.left in _PUNCTUATION:
        return (2.0, 1.0)
    if mark.right == "s" and not text[mark.end + 1 : mark.end + 2].isalpha():
        return (3.0, 0.5)
    return (1.5, 2.0) if mark.right.isupper() and mark.left.islower() else (2.0, 2.0)


def weigh_single(text: str, mark: Mark) -> Costs:
    """What speaks against a single mark's opening, closing and being an apostrophe. A lone one is an apostrophe."""
    if mark.text == "‘":
        return Costs(0.0, 6.0, 4.0)
    if mark.shape > 0:
        return Costs(0.0, 4.0, 6.0)
    if mark.text == "›":
        return Costs(4.0, 0.0, 6.0)
    opening = closing = NEVER
    if mark.loose_left and not mark.loose_right and mark.right not in _PUNCTUATION:
        opening = 0.0 if mark.shape == 0 else _SHAPE
    if not mark.loose_left and (not mark.right or not mark.right.isalnum()):
        closing = 1.2 if mark.left == "s" and mark.loose_right else 0.0
    return Costs(opening, closing, 2.0 if mark.loose_left else 1.0)


def _announces(text: str, mark: Mark, locale: Locale) -> bool:
    """The words before a mark end no quotation: "the", or "stated that"."""
    found = _LAST_TWO.search(text, max(0, mark.start - _REACH), mark.start)
    return found is not None and (found[2] in locale.weak or (found[2] in locale.joins and found[1] in locale.verbs))


def word_before(text: str, mark: Mark) -> str:
    """The word before a mark, over spaces, commas and colons; "" if there is none near."""
    found = _LAST_WORD.search(text, max(0, mark.start - _REACH), mark.start)
    return found[1] if found else ""


def word_after(text: str, at: int) -> str:
    """The word that starts at an offset, or ""."""
    found = _WORD.match(text, at)
    return found.group() if found else ""


def says_who(text: str, at: int, locale: Locale, verb_first: bool = False) -> bool:
    """True if "he said", "said the X" or "said X" stands at an offset; with `verb_first`, only the last two."""
    follows = locale.attribution.match(text, at)
    if follows is None:
        return False
    if " " in follows.group():
        return not verb_first
    return _WHO.match(text, follows.end()) is not None


def who_says(text: str, at: int, locale: Locale) -> bool:
    """True if "he said" or "the mayor said", and no more of what was said, stands at an offset."""
    return _who_says(locale).match(text, at) is not None


@lru_cache(maxsize=8)
def _who_says(locale: Locale) -> re.Pattern[str]:
    verbs, subjects = "|".join(sorted(locale.verbs)) or "(?!)", "|".join(sorted(locale.subjects)) or "(?!)"
    who = rf"(?:{subjects}|the [a-z]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})"
    return re.compile(rf"{who} (?:{verbs})(?=[.,]|$| (?:on|in|at|of|to|during|after)\b)")
