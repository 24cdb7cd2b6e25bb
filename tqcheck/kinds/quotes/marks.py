"""The marks of a paragraph, each with what stands on either side of it. Time and memory are linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tqcheck.expressions import late
from tqcheck.kinds.quotes.locale import Locale
from tqcheck.text import Span

_DOUBLE = '"“”„‟«»〝〞＂「」『』《》'
# One class of characters to look for, then what each needs to be a mark. An apostrophe within a word is none of our business;
# every other single mark may be one.
_MARK = late(
    rf"[{_DOUBLE}`'’‘‚‹›,<>](?:(?<=[{_DOUBLE}])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’|(?<=,),(?=\w)|(?<=<)<(?=\w)|(?<=[\w.,!?…]>)>"
    r"|(?<=[‘‚‹›])|(?<=['’])(?!\w)|(?<!\w['’])(?<=['’]))"
)
_WORDY = late(r"[^\W_]")
_SPACES = " \t\n\r\u00a0\u2009\u202f\u200a\u2002\u2003"
# Clipped words that start with an apostrophe, whatever their case.
_ELISION = late(r"\d\ds?\b|(?:em|tis|twas|til|cause|bout|round|n|cos|un|ere|neath)\b", re.IGNORECASE)


class Mark:
    """One mark in its place.

    `left` and `right` are the characters next to it, other marks skipped ("" where a space or the edge is); `before` and `after`
    the next ones that are no space ("" at the edge). `gap_left` and `gap_right` count the spaces; -1 is the edge.
    """

    __slots__ = (
        "after",
        "before",
        "end",
        "gap_left",
        "gap_right",
        "left",
        "right",
        "shape",
        "single",
        "start",
        "text",
        "word",
    )

    def __init__(self, start: int, end: int, text: str, single: bool, shape: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.single = single
        self.shape = shape
        self.left = self.right = self.before = self.after = ""
        self.gap_left = self.gap_right = 0
        self.word = 0
        """Where the next letter or digit stands, at or after the mark's end."""

    @property
    def loose_left(self) -> bool:
        """A space or the edge on the left."""
        return self.gap_left != 0

    @property
    def loose_right(self) -> bool:
        """A space or the edge on the right."""
        return self.gap_right != 0


def has_marks(text: str) -> bool:
    """A quick look: False means that `marks_of` finds nothing worth parsing."""
    return '"' in text or has_rare_marks(text)


def has_rare_marks(text: str) -> bool:
    """Other double marks than straight ones, single marks that open, signs that stand for marks."""
    if "''" in text or "`" in text or ",," in text or "<<" in text:
        return True
    return not text.isascii() and _BENT.search(text) is not None


_BENT = late("[“”„‟«»〝〞＂「」『』《》‘´]|’’")
MAY_BE_MARKS = late(rf"[{_DOUBLE}‘´`',<](?:(?<=[{_DOUBLE}‘´`])|(?<=')'|(?<=,),|(?<=<)<)[^\n]*")
"""What `has_marks` looks for, in a folded text: the first of each line, and the rest of the line."""


def marks_of(text: str, codes: Sequence[Span], locale: Locale) -> list[Mark]:
    """All marks that are not plainly apostrophes, in order."""
    marks = []
    starts = [code.start for code in codes]
    for found in _MARK.finditer(text):
        start, end = found.span()
        what = found.group()
        if starts and (at := bisect_right(starts, start)) and start < codes[at - 1].end:
            continue
        single = what in "'’‘‚‹›"
        if what == "‘" and start and text[start - 1].isalnum() and text[end : end + 1].isalnum():
            continue
        if single and what in "'’" and _ELISION.match(text, end) and (not start or not text[start - 1].isalnum()):
            continue
        marks.append(Mark(start, end, what, single, locale.shapes[what]))
    _look_left(text, marks)
    _look_right(text, marks)
    return marks


def _look_left(text: str, marks: Sequence[Mark]) -> None:
    previous: Mark | None = None
    for mark in marks:
        at = mark.start
        if previous is not None and previous.end == at:
            mark.left, mark.before, mark.gap_left = previous.left, previous.before, previous.gap_left
        else:
            low = previous.end if previous is not None else 0
            while at > low and text[at - 1] in _SPACES:
                at -= 1
            mark.gap_left = mark.start - at if at > 0 else -1
            if at > 0:
                mark.before = text[at - 1]
                mark.left = "" if mark.gap_left else mark.before
        previous = mark


def _look_right(text: str, marks: Sequence[Mark]) -> None:
    following: Mark | None = None
    for mark in reversed(marks):
        at = mark.end
        found = _WORDY.search(text, at, following.start if following is not None else len(text))
        mark.word = found.start() if found else following.word if following is not None else len(text)
        if following is not None and following.start == at:
            mark.right, mark.after, mark.gap_right = following.right, following.after, following.gap_right
        else:
            high = following.start if following is not None else len(text)
            while at < high and text[at] in _SPACES:
                at += 1
            mark.gap_right = at - mark.end if at < len(text) else -1
            if at < len(text):
                mark.after = text[at]
                mark.right = "" if mark.gap_right else mark.after
        following = mark
