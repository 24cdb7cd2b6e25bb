"""Kind `pattern`: one `find` (or `phrase`) with what to write instead, or advice in words; with `cases`, several of them under one message."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tqcheck.kinds import matcher
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.model import SHIPPED, Certainty, Document, Facts, Match, Rule
from tqcheck.pattern import context
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map, Node

Compiled = tuple[dict[str, Any], list[tuple[str, int]]]


def finds(rule: Map) -> tuple[list[str], Node]:
    """The `find` patterns of a rule, those of `phrase` translated, and the node they stand at."""
    if ("find" in rule) == ("phrase" in rule):
        rule.fail('exactly one of the keys "find" and "phrase" is needed')
    node = rule.get("find") or rule.need("phrase")
    texts = node.as_strs()
    if not texts or not all(texts):
        node.fail("a pattern is missing here")
    if "find" in rule:
        return list(texts), node
    from tqcheck.kinds import items

    return items.phrases(node, texts), node


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    from tqcheck.kinds import items

    if "replace" in rule and "suggest" in rule:
        rule.key("suggest").fail('a rule has either "replace" or "suggest"')
    cases = _cases(rule)
    shared = items.conditions(rule, lists) if cases[0] is not rule else {}
    compiled: list[dict[str, Any]] = []
    gates: list[tuple[str, int]] = []
    for case in cases:
        sources, node = finds(case)
        for source in sources:
            item = items.compile_item([source], node, case.strs("replace"), case, lists)
            items.share(item, shared)
            gates += [(literal, len(compiled)) for literal in item.pop("gates")]
            compiled.append(item)
    spec: dict[str, Any] = {"items": compiled, "replaces": "suggest" not in rule and "replace" in cases[0]}
    if habit := rule.get("habit"):
        spec["habit"] = habit.as_int(2, 100)
    return spec, gates


def _cases(rule: Map) -> Sequence[Map]:
    """The rule itself, or its `cases`: each with its own pattern, what to write instead and context."""
    if "cases" not in rule:
        return (rule,)
    for key in ("find", "phrase", "replace"):
        if key in rule:
            rule.key(key).fail(f'with "cases", "{key}" stands in each case')
    cases = rule.need("cases").as_maps()
    if not cases:
        rule.key("cases").fail("at least one case is needed")
    for case in cases:
        case.only("find", "phrase", "replace", *matcher.ITEM_KEYS)
        if ("replace" in case) == ("suggest" in rule):
            case.fail('every case has "replace", or the rule has "suggest" for all of them')
    return cases


class PatternScanner:
    """Serves every kind whose specs are lists of items."""

    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._numbers = [head.number for head in heads]
        self._ids = {head.id: head.number for head in heads}
        self._catalog = catalog
        self._rule = cache(catalog.rule)
        self._items: dict[tuple[int, int], tuple[Rule, matcher.Item]] = {}
        self.skipped: set[str] = set()
        """What could not be run on the document at hand, in words."""

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches = []
        known, text, low = self._items, view.text, view.low
        for place, spots in hits.items():
            rule, ready = known.get(place) or self._ready(place)
            if not ready.exact_view and not ready.may_match(low if ready.low else text, spots):
                continue
            if rule.roles and view.segment.role not in rule.roles:
                continue
            found: list[matcher.Found] = []
            try:
                matcher.find(ready, view, spots, found)
            except TimeoutError:
                self.skipped.add(
                    f"the rule {rule.id} ({rule.path}) took longer than {matcher.PATIENCE:g} s on one paragraph and was not "
                    "finished there; make its pattern simpler"
                )
            if found:
                data = ready.spec
                certainty = Certainty(data["certainty"]) if "certainty" in data else None
                more = {**data.get("values", {}), "item": str(place[1])}
                for span, values, replacements in found:
                    matches.append(Match(rule.id, view.number, span, replacements, values | more, certainty=certainty))
        return matches

    def _ready(self, place: tuple[int, int]) -> tuple[Rule, matcher.Item]:
        rule = self._rule(self._numbers[place[0]])
        ready = matcher.Item(rule.spec["items"][place[1]], rule.layer == SHIPPED)
        self._items[place] = rule, ready
        return rule, ready

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        if not matches:
            return matches

        @cache
        def stands(expression: str) -> bool:
            return any(context.compiled(expression, context.flags(False)).search(view.text) for view in views)

        def fits(match: Match) -> bool:
            rule = self._rule(self._ids[match.rule])
            asked = rule.spec["items"][int(match.values["item"])].get("document", {})
            return ("has" not in asked or stands(asked["has"])) and not ("lacks" in asked and stands(asked["lacks"]))

        kept = [match for match in matches if fits(match)]
        # What a text does so often is its style.
        times = Counter(match.rule for match in kept)
        return [
            match for match in kept if times[match.rule] < self._rule(self._ids[match.rule]).spec.get("habit", math.inf)
        ]


KIND = Kind(
    "pattern",
    "a pattern or phrase, what to write instead, and the context it needs",
    ("find", "phrase", "replace", "suggest", "cases", "habit", *matcher.ITEM_KEYS),
    compile_rule,
    PatternScanner,
)
