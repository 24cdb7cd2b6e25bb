"""Text as a terminal shows it: nothing in it steers the terminal, and its width in columns is known."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from tqcheck.expressions import late

# Letters and punctuation of one column in every terminal, and letters of two, so that most texts need no width tables.
_NARROW = " -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
_WIDE = "\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
_ALL_NARROW = late(f"[{_NARROW}]*")
_IS_WIDE = late(f"[{_WIDE}]")
_SPECIAL = late(f"[^{_NARROW}]+")
_JOINER, _NON_JOINER, _EMOJI_STYLE = "\u200d", "\u200c", "\ufe0f"
_JOINED = late("[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f\u200d]")
_FLAG_LETTER = late("[\U0001f1e6-\U0001f1ff]")


@lru_cache(maxsize=4096)
def _width(shown: str) -> int:
    from wcwidth import wcswidth

    return max(0, wcswidth(shown))


@lru_cache(maxsize=4096)
def _unit(char: str) -> tuple[str, int]:
    """How one character that is not plainly narrow is shown, and its columns."""
    if _IS_WIDE.match(char):
        return char, 2
    if char in "\n\v\f\x85\u2028\u2029\u00a0\u202f":
        return " ", 1
    if char == "\t":
        return "\u2192", 1
    if char == "\u00ad":
        return "", 0
    if char < " ":
        return chr(0x2400 + ord(char)), 1
    if char == "\x7f":
        return "\u2421", 1
    if not char.isprintable() and char not in (_JOINER, _NON_JOINER) and unicodedata.category(char) != "Zs":
        name = f"<U+{ord(char):04X}>"
        return name, len(name)
    return char, _width(char)


def _is_narrow(text: str) -> bool:
    """True if every character takes one column and is shown as it is."""
    return (text.isascii() and text.isprintable()) or _ALL_NARROW.fullmatch(text) is not None


def cells(text: str) -> tuple[list[str], list[int]]:
    """For every character what is shown and how many columns it takes.

    The columns of a letter with its marks, or of an emoji with what is joined to it, count at its first character.
    Controls are shown as pictures or as `<U+202E>`, line breaks as a space, a tab as an arrow.
    """
    shown, widths = list(text), [1] * len(text)
    if _is_narrow(text):
        return shown, widths
    for run in _SPECIAL.finditer(text):
        base = run.start() - 1
        for at in range(*run.span()):
            char = text[at]
            if char == "\r":
                shown[at], widths[at] = ("", 0) if text.startswith("\n", at + 1) else (" ", 1)
                base = at
                continue
            shown[at], widths[at] = _unit(char)
            if base < 0 or not _attached(text, at, base, widths[at]):
                base = at
                continue
            # A vowel sign has no columns of its own and may widen its letter.
            if widths[at] or _JOINED.match(char) or unicodedata.category(char) == "Mc":
                widths[base], widths[at] = _width("".join(shown[base : at + 1])), 0
    return shown, widths


def _attached(text: str, at: int, base: int, width: int) -> bool:
    """True if the character at `at` shares the columns of the one at `base`."""
    if width == 0 or text[at - 1] == _JOINER or (_JOINED.match(text[at]) and text[base] > "\u2000"):
        return True
    return base == at - 1 and bool(_FLAG_LETTER.match(text[at]) and _FLAG_LETTER.match(text[base]))


def safe(text: str) -> str:
    """The text without anything that could steer a terminal or break a line."""
    return text if _is_narrow(text) else "".join(cells(text)[0])


def columns(text: str) -> int:
    """The columns that `safe(text)` takes."""
    return len(text) if _is_narrow(text) else sum(cells(text)[1])


def rows(shown: Sequence[str], widths: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Break cells into rows of at most `limit` columns: after a space, else between wide letters, else anywhere.

    The spaces at which a row is broken stay with it and may stand beyond its limit.
    """
    out: list[tuple[int, int]] = []
    start = used = 0
    space = between = -1
    after_wide = False
    for at, width in enumerate(widths):
        if width == 2 and after_wide:
            between = at
        while used + width > limit and shown[at] != " " and at > start:
            cut = max(space, between) if at - space > limit // 2 else space
            cut = cut if cut > start else at
            out.append((start, cut))
            start, used = cut, sum(widths[cut:at])
        used += width
        if shown[at] == " ":
            space = at + 1
        if width:
            after_wide = width == 2
    out.append((start, len(widths)))
    return out


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Prose as safe lines of at most `width` columns, the first led by `first` and the others by `rest` (else as wide as `first`).

    Runs of white space are one space.
    """
    lead = columns(first)
    if rest is None:
        rest = " " * lead
    text = " ".join(text.split())
    limit = max(2, width - max(lead, columns(rest)))
    if _is_narrow(text):
        parts = list(_narrow_rows(text, limit))
    else:
        shown, widths = cells(text)
        parts = ["".join(shown[start:end]) for start, end in rows(shown, widths, limit)]
    return [(rest if index else first) + part.rstrip() for index, part in enumerate(parts)]


def _narrow_rows(text: str, limit: int) -> Iterator[str]:
    """What `rows` makes of text whose characters take one column each and whose spaces stand alone, word by word."""
    start = 0
    while start + limit < len(text):
        end = text.rfind(" ", start, start + limit + 1) + 1 or start + limit
        yield text[start:end]
        start = end
    yield text[start:]


def shorten(text: str, limit: int) -> str:
    """The safe text in at most `limit` columns, its middle left out if need be."""
    if len(text) <= 2 * limit + 100:
        shown, widths = cells(text)
        if sum(widths) <= limit:
            return "".join(shown)
    half = max(1, (limit - 3) // 2)
    head, head_widths = cells(text[:limit])
    tail, tail_widths = cells(text[-limit:])
    head_end = bisect_right(list(accumulate(head_widths)), half)
    tail_start = len(tail) - bisect_right(list(accumulate(reversed(tail_widths))), half)
    while tail_start < len(tail) and not tail_widths[tail_start]:
        tail_start += 1
    return f"{''.join(head[:head_end]).rstrip()} \u2026 {''.join(tail[tail_start:]).lstrip()}"
