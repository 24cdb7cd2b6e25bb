"""Kind `terms`: many phrase pairs in one file, sharing message and reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tqcheck.kinds import matcher
from tqcheck.kinds.base import Kind, Lists
from tqcheck.kinds.pattern import Compiled, PatternScanner
from tqcheck.model import Certainty

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    from tqcheck.kinds import items
    from tqcheck.strict_yaml import choices

    terms = rule.need("terms").as_maps()
    if not terms:
        rule.key("terms").fail("at least one pair of find and replace is needed")
    shared = items.conditions(rule, lists)
    compiled: list[dict[str, Any]] = []
    gates: list[tuple[str, int]] = []
    for number, term in enumerate(terms):
        term.only("find", "replace", "suggest", "certainty", "note", "plural", *matcher.ITEM_KEYS)
        if ("replace" in term) == ("suggest" in term):
            term.fail('a pair has either "replace" or, where only a person can mend it, "suggest"')
        node = term.need("find")
        replacements = term.strs("replace")
        plural = term.flag("plural", rule.flag("plural", True))
        sources = items.phrases(node, node.as_strs())
        if plural:
            sources = [
                source + r"(?<plural_>e?s)?" if re.search(r"[a-rt-z]$", source) else source for source in sources
            ]
        item = items.compile_item(sources, node, replacements, term, lists, plural)
        items.share(item, shared)
        item["phrases"] = list(node.as_strs())
        item["values"] = {"note": term.text("note") or "", "advice": term.text("suggest") or ""}
        if "certainty" in term:
            item["certainty"] = term.need("certainty").as_choice(choices(Certainty))
        gates += [(literal, number) for literal in item.pop("gates")]
        compiled.append(item)
    replaces = {bool(item["replace"]) for item in compiled}
    spec: dict[str, Any] = {"items": compiled, "replaces": None if len(replaces) > 1 else replaces.pop()}
    return spec if spec["replaces"] else spec | {"advice": "{advice}"}, gates


KIND = Kind(
    "terms",
    "many pairs of a phrase and what to write instead",
    ("terms", "plural", *matcher.ITEM_KEYS),
    compile_rule,
    PatternScanner,
)
