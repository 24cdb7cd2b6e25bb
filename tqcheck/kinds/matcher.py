"""One compiled item of a pattern or terms rule meets a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from tqcheck import expressions
from tqcheck.expressions import late
from tqcheck.model import Replacement
from tqcheck.pattern import context, replace
from tqcheck.text import Span
from tqcheck.view import View

CONTEXT_KEYS = ("after", "before", "not_after", "not_before", "within", "unless")
ITEM_KEYS = (*CONTEXT_KEYS, "at", "document", "case", "view")
"""Keys of the rule language that every item understands."""
# A match may end this far behind the window that its gate opens before it counts as cut off.
_MARGIN = 40
# A match that can begin in so few places before its literal is tried there; otherwise it is searched for.
_FEW_STARTS = 4
# So does one that begins with a word, if that is not too far away.
_NEAR = 120
# A probe goes no further than a match can begin if its window is so many times as wide as that.
_SHARE = 1.5
_WORD_START = late(r"(?<!\w)\w")


def _begins_a_word(source: str) -> bool:
    return source.startswith("(?<!\\w)")


# What stands before a participle, with an adverb between.
_AUXILIARY = late(
    r"(?:\b(?:ha(?:ve|s|d|ving)|be|been|being|am|is|are|was|were)|n't|'ve)(?: (?:\w+ly|not|never|also|already|long|since))? \Z",
    re.IGNORECASE,
)
_SETS_CASE = late(r"\{[a-z][a-z0-9_-]*\|(?:lower|upper|capital|title)\}")

PATIENCE = 1.0
"""Seconds that one pattern of a user's own rule may take on one window of text."""


@lru_cache(4096)
def compiled(source: str, exact_case: bool) -> re.Pattern[str]:
    """An expression, compiled when it is first needed."""
    return expressions.compile(source, flags(exact_case))


def flags(exact_case: bool) -> int:
    """How the expression of an item is compiled."""
    return 0 if exact_case else int(re.IGNORECASE)


@lru_cache(4096)
def _timed(source: str, exact_case: bool) -> Any:
    import regex

    return regex.compile(source, 0 if exact_case else regex.IGNORECASE)


def _finditer_with_limit(source: str, exact_case: bool, text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Matches of an expression that is not trusted: raises TimeoutError when it takes longer than PATIENCE."""
    found: Iterator[re.Match[str]] = _timed(source, exact_case).finditer(text, low, high, timeout=PATIENCE)
    return found


def _match_with_limit(source: str, exact_case: bool, text: str, low: int, high: int) -> re.Match[str] | None:
    """The match at `low` of an expression that is not trusted, as above."""
    found: re.Match[str] | None = _timed(source, exact_case).match(text, low, high, timeout=PATIENCE)
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


def expressions_of(spec: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Every expression that the items of a rule's spec need, with its flags."""
    for item in spec.get("items", ()):
        yield from ((source, flags(is_exact(item))) for source in item.get("regexes", ()))
        if "before" in item and not (ready := Item(item)).placed and not ready.exact_view:
            yield from ((source, flags(is_exact(item))) for source in ready.probes())
        yield from ((asked["regex"], context.flags("low" in asked)) for asked in item.get("context", ()))
        yield from ((source, context.flags(False)) for source in item.get("document", {}).values())


def is_exact(spec: Mapping[str, Any]) -> bool:
    """True if the expressions of an item need not ignore case."""
    return bool(spec.get("low") or spec.get("exact_case"))


Found = tuple[Span, dict[str, str], tuple[Replacement, ...]]
"""Span of the plain text, values for the message, ways to mend it."""


class Item:
    """An item made ready: its expressions compiled when first needed, what it asks for at hand.

    Patterns that are not `trusted` (a user's own) raise TimeoutError when they take too long.
    """

    __slots__ = (
        "_after",
        "_before",
        "_bounded",
        "_expressions",
        "_least",
        "_probes",
        "_reach",
        "_worded",
        "asks",
        "exact_view",
        "low",
        "placed",
        "spec",
        "trusted",
    )

    def __init__(self, spec: Mapping[str, Any], trusted: bool = True) -> None:
        self.spec = spec
        self.trusted = trusted
        self._before: int = spec["before"]
        self._after: int = spec["after"]
        self._least: int = spec["least"]
        self.low: bool = spec.get("low", False)
        self.exact_view: bool = spec.get("exact_view", False)
        self.asks = bool(spec.get("context") or spec.get("at"))
        few = self._before - self._least
        # A search goes through what follows the literal, too; that costs more than to try every word before it if it is long.
        self._worded = _FEW_STARTS <= few <= min(_NEAR, self._after) and all(map(_begins_a_word, spec["regexes"]))
        self.placed = not self.exact_view and (few < _FEW_STARTS or self._worded)
        """True if the place of the literal tells where a match can begin: there, or with one of the words before it."""
        # A match begins before the literal. Where a window is much wider than that, a search would go on behind it in vain.
        self._bounded = not self.placed and _SHARE * few < self._before + self._after + _MARGIN
        self._expressions: list[tuple[Callable[..., Any], str | int]] | None = None
        self._probes: list[Callable[..., Any]] | None = None
        self._reach = self._before + self._after + _MARGIN

    def probes(self) -> Sequence[str]:
        """The expressions that `may_match` runs."""
        sources: Sequence[str] = self.spec["regexes"]
        if not self._bounded:
            return sources
        return [f"(?s:.{{0,{self._before - self._least + 1}}}?)(?:{source})" for source in sources]

    def may_match(self, text: str, places: Sequence[tuple[int, int]]) -> bool:
        """False if there is no match through any of the places: nine times out of ten, and in a tenth of the time of `matches`."""
        if not self.trusted:
            return True
        probes = self._probes
        if probes is None:
            ready = map(partial(compiled, exact_case=is_exact(self.spec)), self.probes())
            call = "match" if self.placed or self._bounded else "search"
            probes = self._probes = [getattr(source, call) for source in ready]
        before, reach = self._before, self._reach
        if not self.placed:
            for start, end in places:
                high = max(end, start + self._after) + _MARGIN
                low = start - before - 1
                for search in probes:
                    if search(text, low if low > 0 else 0, high) is not None:
                        return True
            return False
        if self._worded:
            least = self._least
            for start, _ in places:
                low = start - before
                for word in _WORD_START.finditer(text, low if low > 0 else 0, start - least + 1):
                    begin = word.start()
                    for match in probes:
                        if match(text, begin, begin + reach) is not None:
                            return True
            return False
        for start, _ in places:
            for back in range(self._least, before + 1) if self._least < before else (before,):
                for match in probes:
                    if match(text, start - back, start - back + reach) is not None:
                        return True
        return False

    def matches(self, text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[re.Match[str], str | int]]:
        """Every match through one of the places, with the group that tells what is reported."""
        expressions = self._expressions
        if expressions is None:
            expressions = self._expressions = self._compiled()
        length = len(text)
        if not self.placed:
            stretches = windows(places, self._before, self._after, length)
            for finditer, focus in expressions:
                for low, high in stretches:
                    for found in finditer(text, low, high):
                        if found.end() < high or high == length:
                            yield found, focus
            return
        if self._worded:
            starts = sorted(
                {
                    word.start()
                    for start, _ in places
                    for word in _WORD_START.finditer(
                        text, max(0, start - self._before), max(0, start - self._least + 1)
                    )
                }
            )
        elif len(places) == 1 and self._before == self._least:
            starts = [places[0][0] - self._before]
        else:
            starts = sorted(
                {start - back for start, _ in places for back in range(self._least, self._before + 1) if start >= back}
            )
        reach = self._reach
        for match, focus in expressions:
            end = 0
            for start in starts:
                if start >= end:
                    high = start + reach
                    found = match(text, start, high)
                    if found is not None and (found.end() < high or high >= length):
                        end = found.end()
                        yield found, focus

    def _compiled(self) -> list[tuple[Callable[..., Any], str | int]]:
        exact = is_exact(self.spec)
        found: list[tuple[Callable[..., Any], str | int]] = []
        for source in self.spec["regexes"]:
            call: Callable[..., Any]
            if self.trusted:
                expression = compiled(source, exact)
                call = expression.match if self.placed else expression.finditer
            else:
                call = partial(_match_with_limit if self.placed else _finditer_with_limit, source, exact)
            found.append((call, "focus_" if "(?P<focus_>" in source else 0))
        return found


def find(item: Item, view: View, places: Sequence[tuple[int, int]], into: list[Found] | None = None) -> list[Found]:
    """The matches of one item, put into a list: `into`, so that what was found before a TimeoutError is kept, or a new one."""
    spec, exact_view = item.spec, item.exact_view
    out: list[Found] = [] if into is None else into
    written = view.segment.target.plain if exact_view else view.text
    if exact_view and written != view.text:
        places = [view.plain(*place) for place in places]
    seen: set[tuple[int, int]] = set()
    for found, focus in item.matches(view.low if item.low else written, places):
        start, end = found.span(focus)
        folded = tuple(view.folded(Span(start, end))) if exact_view else (start, end)
        if (start, end) in seen or (item.asks and not context.holds(spec, view, *folded)):
            continue
        seen.add((start, end))
        values = {name: written[slice(*found.span(name))] for name in found.re.groupindex if found[name] is not None}
        values.pop("focus_", None)
        values["match"] = written[start:end]
        span = Span(start, end) if exact_view else view.plain(start, end)
        verb = found.start("verb") if "verb" in values else 0
        participle = verb > 0 and _AUXILIARY.search(written, max(0, verb - 30), verb) is not None
        out.append((span, values, tuple(_replacements(spec, view, span, values, participle))))
    return out


def _replacements(
    spec: Mapping[str, Any], view: View, span: Span, values: dict[str, str], participle: bool
) -> Iterator[Replacement]:
    plain = view.segment.target.plain
    for template in spec["replace"]:
        for text in replace.fill(template, values, spec.get("verb"), participle):
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
