"""Kind `repetition`: the same words twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING, Any

from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement
from tqcheck.text import Span
from tqcheck.view import View, lower

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_MOST_WORDS = 4


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    if "only" in rule and "allow" in rule:
        rule.key("allow").fail('a rule has either "only" or "allow"')
    low = rule.need("words").as_int(1, _MOST_WORDS)
    spec: dict[str, Any] = {"words": low, "replaces": True}
    for key in ("only", "allow"):
        if key in rule:
            words: list[str] = []
            for text in rule.strs(key):
                if text.startswith("{") and text.endswith("}"):
                    if text[1:-1] not in lists:
                        rule.key(key).fail(f"there is no list called {text[1:-1]}", sorted(lists))
                    words += lists[text[1:-1]]
                else:
                    words.append(text)
            spec[key] = sorted({word.lower() for word in words})
    return spec, [(f"{words} {words}", 0) for words in spec.get("only", ())]


def _expression(words: int) -> re.Pattern[str]:
    unit = r"[^\W\d_]+(?:'[^\W\d_]+)?" + rf"(?: [^\W\d_]+(?:'[^\W\d_]+)?){{{words - 1}}}"
    return re.compile(rf"(?<![\w'-])(?=(\w))({unit}) (?=\1)(\2)(?![\w'-])")


_SIGNS = ".,;:!?)]\u201d"
"""What may stand between a word and its repetition."""


def _may_repeat(low: str, words: int) -> bool:
    """False if no words, so many in a row, are followed by themselves; quicker than the expression."""
    for sign in _SIGNS:
        low = low.replace(sign, " ")
    chunks = low.split()
    return any(map(eq, chunks, islice(chunks, words, None)))


class RepetitionScanner:
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]
        self._expressions = [_expression(rule.spec["words"]) for rule in self._rules]
        self._words = [
            (frozenset(rule.spec.get("only", ())), frozenset(rule.spec.get("allow", ()))) for rule in self._rules
        ]
        self._any = [number for number, (only, _) in enumerate(self._words) if not only]
        """Rules about whatever words are repeated."""
        self._lengths = sorted({self._rules[number].spec["words"] for number in self._any})

    def glance(self, text: str) -> Iterator[int]:
        low = lower(text)
        if not any(_may_repeat(low, words) for words in self._lengths):
            return
        at = 0
        for line in low.split("\n"):
            if any(_may_repeat(line, words) for words in self._lengths):
                yield at
            at += len(line) + 1

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches = []
        for number in {*self._any, *(rule for rule, _ in hits)}:
            rule = self._rules[number]
            only, allow = self._words[number]
            if rule.roles and view.segment.role not in rule.roles:
                continue
            if not only and not _may_repeat(view.low, rule.spec["words"]):
                continue
            for found in self._expressions[number].finditer(view.low):
                words = found[2]
                second = view.text[found.start(3) : found.end(3)]
                if (only and words not in only) or words in allow or (not only and not second.islower()):
                    continue
                span = view.plain(*found.span())
                first = view.plain(*found.span(2))
                kept = view.segment.target.plain[first.start : first.end]
                matches.append(
                    Match(
                        rule.id,
                        view.number,
                        span,
                        (Replacement(((Span(*span), kept),)),),
                        {"match": view.text[found.start() : found.end()], "word": kept},
                    )
                )
        return matches

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        return matches


KIND = Kind("repetition", "the same words twice in a row", ("words", "only", "allow"), compile_rule, RepetitionScanner)
