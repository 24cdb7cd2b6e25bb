"""One compiled item of a pattern or terms rule meets a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from tqcheck.model import Replacement
from tqcheck.pattern import context, replace
from tqcheck.text import Span
from tqcheck.view import View

CONTEXT_KEYS = ("after", "before", "not_after", "not_before", "within", "unless")
ITEM_KEYS = (*CONTEXT_KEYS, "at", "document", "case", "view")
"""Keys of the rule language that every item understands."""
# A match may end this far behind the window that its gate opens before it counts as cut off.
_MARGIN = 40


_SETS_CASE = re.compile(r"\{[a-z][a-z0-9_-]*\|(?:lower|upper|capital|title)\}")

PATIENCE = 1.0
"""Seconds that one pattern of a user's own rule may take on one window of text."""


@lru_cache(4096)
def compiled(source: str, exact_case: bool) -> re.Pattern[str]:
    """An expression, compiled when it is first needed."""
    return re.compile(source, 0 if exact_case else re.IGNORECASE)


@lru_cache(4096)
def _timed(source: str, exact_case: bool) -> Any:
    import regex

    return regex.compile(source, 0 if exact_case else regex.IGNORECASE)


def _finditer(source: str, exact_case: bool, text: str, low: int, high: int, trusted: bool) -> Iterator[re.Match[str]]:
    """Matches of an expression. One that is not trusted raises TimeoutError when it takes longer than PATIENCE."""
    if trusted:
        return compiled(source, exact_case).finditer(text, low, high)
    found: Iterator[re.Match[str]] = _timed(source, exact_case).finditer(text, low, high, timeout=PATIENCE)
    return found


def windows(places: Sequence[tuple[int, int]], before: int, after: int, length: int) -> list[tuple[int, int]]:
    """The stretches of text in which a match through one of the places can lie, joined where they overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places) if len(places) > 1 else places:
        low, high = max(0, start - before - 1), min(length, max(end, start + after) + _MARGIN)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def find(
    spec: Mapping[str, Any], view: View, places: Sequence[tuple[int, int]], trusted: bool = True
) -> Iterator[tuple[Span, dict[str, str], tuple[Replacement, ...]]]:
    """The matches of one item: span of the plain text, values for the message, ways to mend it.

    Patterns that are not `trusted` (a user's own) raise TimeoutError when they take too long.
    """
    exact_view = spec.get("exact_view", False)
    text = view.segment.target.plain if exact_view else view.text
    if exact_view and text != view.text:
        places = [view.plain(*place) for place in places]
    seen: set[tuple[int, int]] = set()
    stretches = windows(places, spec["before"], spec["after"], len(text))
    for source in spec["regexes"]:
        focus = "focus_" if "(?P<focus_>" in source else 0
        for low, high in stretches:
            for found in _finditer(source, spec.get("exact_case", False), text, low, high, trusted):
                if found.end() == high < len(text):
                    continue
                start, end = found.span(focus)
                folded = tuple(view.folded(Span(start, end))) if exact_view else (start, end)
                if (start, end) in seen or not context.holds(spec, view, *folded):
                    continue
                seen.add((start, end))
                values = {
                    name: value for name, value in found.groupdict().items() if value is not None and name != "focus_"
                }
                values["match"] = text[start:end]
                span = Span(start, end) if exact_view else view.plain(start, end)
                yield span, values, tuple(_replacements(spec, view, span, values))


def _replacements(spec: Mapping[str, Any], view: View, span: Span, values: dict[str, str]) -> Iterator[Replacement]:
    plain = view.segment.target.plain
    for template in spec["replace"]:
        for text in replace.fill(template, values, spec.get("verb")):
            if spec.get("plural") and values.get("plural_"):
                text = replace.plural(text)
            yield replacement(plain, span, text, keep=_SETS_CASE.match(template) is not None)


def replacement(plain: str, span: Span, text: str, keep: bool = False) -> Replacement:
    """Write `text` over `span` with the case of what stood there; nothing takes its space along and hands on its capital.

    With `keep` the text stays as it is: its template sets the case.
    """
    old = plain[span.start : span.end]
    if text:
        return Replacement(((span, text if keep else replace.like_case(text, old)),))
    start, end = span
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if after.isspace() and (not before or before.isspace() or before in "“‘\"'(["):
        end += 1
    elif before.isspace() and (not after or not after.isalnum()):
        start -= 1
    if old[:1].isupper() and plain[end : end + 1].islower() and not old.isupper():
        return Replacement(((Span(start, end + 1), plain[end].upper()),))
    return Replacement(((Span(start, end), ""),))
