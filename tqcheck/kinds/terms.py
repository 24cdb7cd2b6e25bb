"""Kind `terms`: many phrase pairs in one file, sharing message and reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tqcheck.kinds import matcher
from tqcheck.kinds.base import Kind, Lists
from tqcheck.kinds.pattern import Compiled, PatternScanner

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    from tqcheck.kinds import items

    terms = rule.need("terms").as_maps()
    if not terms:
        rule.key("terms").fail("at least one pair of find and replace is needed")
    shared = items.conditions(rule, lists)
    compiled: list[dict[str, Any]] = []
    gates: list[tuple[str, int]] = []
    for number, term in enumerate(terms):
        term.only("find", "replace", "plural", *matcher.ITEM_KEYS)
        node = term.need("find")
        replacements = term.need("replace").as_strs()
        plural = term.flag("plural", True)
        sources = items.phrases(node, node.as_strs())
        if plural:
            sources = [
                source + r"(?<plural_>e?s)?" if re.search(r"[a-rt-z]$", source) else source for source in sources
            ]
        item = items.compile_item(sources, node, replacements, term, lists, plural)
        items.share(item, shared)
        item["phrases"] = list(node.as_strs())
        gates += [(literal, number) for literal in item.pop("gates")]
        compiled.append(item)
    return {"items": compiled, "replaces": True}, gates


KIND = Kind(
    "terms",
    "many pairs of a phrase and what to write instead",
    ("terms", *matcher.ITEM_KEYS),
    compile_rule,
    PatternScanner,
)
