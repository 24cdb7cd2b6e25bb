"""One compiled item of a pattern or terms rule meets a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
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


def _with_limit(source: str, exact_case: bool, text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Matches of an expression that is not trusted: raises TimeoutError when it takes longer than PATIENCE."""
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


Expression = tuple[Callable[[str, int, int], Iterator[re.Match[str]]], str | int]
"""What finds the matches of an expression, and the group that tells where a match stands."""


Found = tuple[Span, dict[str, str], tuple[Replacement, ...]]
"""Span of the plain text, values for the message, ways to mend it."""


class Item:
    """An item made ready: its expressions compiled, what it asks for at hand.

    Patterns that are not `trusted` (a user's own) raise TimeoutError when they take too long.
    """

    __slots__ = ("_expressions", "after", "asks", "before", "exact_view", "spec", "trusted")

    def __init__(self, spec: Mapping[str, Any], trusted: bool = True) -> None:
        self.spec = spec
        self.trusted = trusted
        self.before: int = spec["before"] + 1
        self.after: int = spec["after"]
        self.exact_view: bool = spec.get("exact_view", False)
        self.asks = bool(spec.get("context") or spec.get("at"))
        self._expressions: list[Expression] | None = None

    @property
    def expressions(self) -> list[Expression]:
        """Compiled when first asked for."""
        if self._expressions is None:
            exact = self.spec.get("exact_case", False)
            self._expressions = [
                (
                    compiled(source, exact).finditer if self.trusted else partial(_with_limit, source, exact),
                    "focus_" if "(?P<focus_>" in source else 0,
                )
                for source in self.spec["regexes"]
            ]
        return self._expressions


def find(item: Item, view: View, places: Sequence[tuple[int, int]], into: list[Found] | None = None) -> list[Found]:
    """The matches of one item, put into a list: `into`, so that what was found before a TimeoutError is kept, or a new one."""
    spec, exact_view = item.spec, item.exact_view
    out: list[Found] = [] if into is None else into
    text = view.segment.target.plain if exact_view else view.text
    if exact_view and text != view.text:
        places = [view.plain(*place) for place in places]
    seen: set[tuple[int, int]] = set()
    length = len(text)
    if len(places) == 1:
        ((start, end),) = places
        low, high = start - item.before, start + item.after
        high = (high if high > end else end) + _MARGIN
        stretches = [(low if low > 0 else 0, high if high < length else length)]
    else:
        stretches = windows(places, item.before - 1, item.after, length)
    for finditer, focus in item.expressions:
        for low, high in stretches:
            for found in finditer(text, low, high):
                if found.end() == high < length:
                    continue
                start, end = found.span(focus)
                folded = tuple(view.folded(Span(start, end))) if exact_view else (start, end)
                if (start, end) in seen or (item.asks and not context.holds(spec, view, *folded)):
                    continue
                seen.add((start, end))
                values = {
                    name: value for name, value in found.groupdict().items() if value is not None and name != "focus_"
                }
                values["match"] = text[start:end]
                span = Span(start, end) if exact_view else view.plain(start, end)
                out.append((span, values, tuple(_replacements(spec, view, span, values))))
    return out


def _replacements(spec: Mapping[str, Any], view: View, span: Span, values: dict[str, str]) -> Iterator[Replacement]:
    plain = view.segment.target.plain
    for template in spec["replace"]:
        for text in replace.fill(template, values, spec.get("verb")):
            if spec.get("plural") and values.get("plural_"):
                text = replace.plural(text)
            yield replacement(plain, span, text, keep=_SETS_CASE.search(template) is not None)


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
