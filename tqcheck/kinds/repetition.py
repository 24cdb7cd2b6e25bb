"""Kind `repetition`: the same words twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq
from typing import TYPE_CHECKING, Any

from tqcheck import expressions
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
    rest = r"[^\W\d_]*+(?:'[^\W\d_]++)?" + r"(?: [^\W\d_]++(?:'[^\W\d_]++)?)" * (words - 1)
    return expressions.compile(rf"([^\W\d_](?<![\w'-].){rest}) (\1)(?![\w'-])")


# What may stand between a word and its repetition is taken out.
_BARE = bytes.maketrans(b".,;:!?)]", b" " * 8)
_BENT = "\u201d"


def _bare(low: str) -> bytes:
    """A text in lower case without the signs that may stand between a word and its repetition; in bytes this is quickest."""
    return low.replace(_BENT, " ").encode("utf-8", "surrogatepass").translate(_BARE)


def _may_repeat(bare: bytes, words: int) -> bool:
    """False if no words, so many in a row, are followed by themselves; quicker than the expression."""
    chunks = bare.split()
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
        bare = _bare(lower(text))
        if not any(_may_repeat(bare, words) for words in self._lengths):
            return
        at = 0
        for line, plain in zip(bare.split(b"\n"), text.split("\n"), strict=True):
            if any(_may_repeat(line, words) for words in self._lengths):
                yield at
            at += len(plain) + 1

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches = []
        for number in {*self._any, *(rule for rule, _ in hits)}:
            rule = self._rules[number]
            only, allow = self._words[number]
            if rule.roles and view.segment.role not in rule.roles:
                continue
            if not only and not _may_repeat(_bare(view.low), rule.spec["words"]):
                continue
            for found in self._expressions[number].finditer(view.low):
                words = found[1]
                second = view.text[found.start(2) : found.end(2)]
                if (only and words not in only) or words in allow or (not only and not second.islower()):
                    continue
                span = view.plain(*found.span())
                first = view.plain(*found.span(1))
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


KIND = Kind(
    "repetition",
    "the same words twice in a row",
    ("words", "only", "allow"),
    compile_rule,
    RepetitionScanner,
    lambda rules: [_expression(rule.spec["words"]) for rule in rules],
)
