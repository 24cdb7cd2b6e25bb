"""Kind `terms`: many phrase pairs in one file, sharing message and reason."""

from __future__ import annotations

import re
from typing import Any

from tqcheck.kinds import matcher
from tqcheck.kinds.base import Kind, Lists
from tqcheck.kinds.pattern import Compiled, PatternScanner
from tqcheck.pattern import parse
from tqcheck.pattern.parse import PatternError
from tqcheck.strict_yaml import Map


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    terms = rule.need("terms").as_maps()
    if not terms:
        rule.key("terms").fail("at least one pair of find and replace is needed")
    shared = matcher.conditions(rule, lists)
    items: list[dict[str, Any]] = []
    gates: list[tuple[str, int]] = []
    for number, term in enumerate(terms):
        term.only("find", "replace", "plural", *matcher.ITEM_KEYS)
        node = term.need("find")
        replacements = term.need("replace").as_strs()
        plural = term.flag("plural", True)
        try:
            sources = [parse.phrase(text) for text in node.as_strs()]
        except PatternError as error:
            matcher.fail(node, error, node.as_strs()[0])
        if plural:
            sources = [
                source + r"(?<plural_>e?s)?" if re.search(r"[a-rt-z]$", source) else source for source in sources
            ]
        item = matcher.compile_item(sources, node, replacements, term, lists, plural)
        matcher.share(item, shared)
        gates += [(literal, number) for literal in item.pop("gates")]
        items.append(item)
    return {"items": items, "replaces": True}, gates


KIND = Kind(
    "terms",
    "many pairs of a phrase and what to write instead",
    ("terms", *matcher.ITEM_KEYS),
    compile_rule,
    PatternScanner,
)
