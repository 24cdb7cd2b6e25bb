"""Conditions on the surroundings of a match, said in words: after, before, within, unless, and their negations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import Any

from tqcheck import expressions
from tqcheck.view import View

# How far to look for words directly around a match, in characters.
_NEAR = 160
# How far "the same paragraph" reaches, in characters: longer than any real paragraph, so that one endless line stays linear.
_FAR = 4000
_OPENING = " \"'“‘«„([•-–—"
_CLOSING = " \"'”’»“)].!?…"


def flags(low: bool) -> int:
    """How a context expression is compiled: contexts ignore case, those for a text in lower case need not."""
    return 0 if low else int(re.IGNORECASE)


@cache
def compiled(expression: str, flags: int) -> re.Pattern[str]:
    """A context expression."""
    return expressions.compile(expression, flags)


def holds(spec: Mapping[str, Any], view: View, start: int, end: int) -> bool:
    """True if every condition of a rule on the surroundings of `text[start:end]` is met."""
    if not spec:
        return True
    for item in spec.get("context", ()):
        if _holds(item, view, start, end) == item["negate"]:
            return False
    return all(_at(place, view, start, end) for place in spec.get("at", ()))


def _holds(item: Mapping[str, Any], view: View, start: int, end: int) -> bool:
    low = "low" in item
    pattern = compiled(item["regex"], flags(low))
    text = view.low if low else view.text
    match item["side"]:
        case "after":
            return bool(pattern.search(text, max(0, start - _NEAR), start))
        case "before":
            return bool(pattern.match(text, end, end + _NEAR))
        case _:
            first, last = sentence(view, max(start, end - 1)) if item["scope"] == "sentence" else (0, len(text))
            first, last = max(first, start - _FAR), min(last, end + _FAR)
            return any(found.end() <= start or end <= found.start() for found in pattern.finditer(text, first, last))


def _at(place: str, view: View, start: int, end: int) -> bool:
    match place:
        case "sentence-start":
            low = sentence(view, start)[0]
            return start - low < _NEAR and not view.text[low:start].strip(_OPENING)
        case "paragraph-start":
            return start < _NEAR and not view.text[:start].strip(_OPENING)
        case _:
            return len(view.text) - end < _NEAR and not view.text[end:].strip(_CLOSING)


def sentence(view: View, at: int) -> tuple[int, int]:
    """The sentence of a view that holds an offset."""
    spans = view.sentences
    index = max(0, bisect_right(spans, at, key=lambda span: span.start) - 1)
    return spans[index] if spans else (0, len(view.text))
