"""Kind `capital-words`: patterns about words that have a capital inside a sentence. Only such words lead to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds import matcher, pattern
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists, Place
from tqcheck.kinds.pattern import Compiled, PatternScanner
from tqcheck.model import Match
from tqcheck.view import View, capitalised_in

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

# How far a pattern may reach from its capitalised word, in characters.
_BEFORE, _AFTER = 40, 80
_FOCUS = late(r"\[\[(.*?)\]\]")
_WORDS = late(r"(?<![\\?<\w-])[A-Z][A-Za-z-]*")
# A capital after these says nothing: a sentence may begin there.
_STOPS = frozenset(".!?:;\n“‘(")
_MOST_KNOWN = 20_000
_OPENING = frozenset('"“‘(')


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    spec, _ = pattern.compile_rule(rule, lists)
    node = rule.need("find")
    triggers: dict[str, list[int]] = defaultdict(list)
    for number, (find, item) in enumerate(zip(node.as_strs(), spec["items"], strict=True)):
        focus = _FOCUS.search(find)
        words = sorted(set(_WORDS.findall(focus[1]))) if focus else []
        for word in words:
            triggers[word].append(number)
        if not words:
            node.fail(f'"{find}" names no capitalised words between [[ and ]]')
        item |= {"exact_case": True, "before": _BEFORE, "after": _AFTER, "least": 0}
    return spec | {"triggers": triggers}, []


class CapitalWordsScanner(PatternScanner):
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        super().__init__(heads, catalog, target)
        self._triggers: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._triggers_in = lru_cache(_MOST_KNOWN)(self._find_triggers)
        for number, head in enumerate(heads):
            for word, items in catalog.rule(head.number).spec["triggers"].items():
                self._triggers[word] += [(number, item) for item in items]

    def odd(self, chunk: str) -> bool:
        return bool(self._triggers_in(chunk))

    def _find_triggers(self, chunk: str) -> list[tuple[str, int]]:
        return [(word, at) for word, at in capitalised_in(chunk) if word in self._triggers]

    def scan(self, view: View, hits: Hits) -> list[Match]:
        found: dict[tuple[int, int], list[Place]] = {}
        text = view.text
        for low, high in hits.get(ODD, ()):
            for word, at in self._triggers_in(text[low:high]):
                start = low + at
                if start and not _is_start(text, start):
                    for place in self._triggers[word]:
                        found.setdefault(place, []).append((start, start + len(word)))
        return super().scan(view, found) if found else []


def _is_start(text: str, start: int) -> bool:
    before = text[start - 1]
    return before in _OPENING if before != " " else start == 1 or text[start - 2] in _STOPS


KIND = Kind(
    "capital-words",
    "patterns about words with a capital inside a sentence",
    ("find", "replace", "suggest", *matcher.ITEM_KEYS),
    compile_rule,
    CapitalWordsScanner,
)
