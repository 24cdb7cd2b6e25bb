"""Kind `variants`: several right ways to write one thing, of which a document should keep to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds import matcher
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Safety
from tqcheck.text import Span
from tqcheck.view import View, capitalised_in

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_AT_END = late(r"[\"”’)]*\s*\Z")
_SENTENCE = late(r" +(?:The|He|She|It|They|But|And|In|On|A|This|That)\b")
# The first line of an article is often its headline, which has a style of its own.
_HEADLINE = 100
_MOST_KNOWN = 20_000


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    from tqcheck.kinds import items as items_

    items: list[dict[str, Any]] = []
    gates: list[tuple[str, int]] = []
    triggers: dict[str, list[int]] = {}
    for group, node in enumerate(rule.need("groups").as_maps()):
        node.only("forms", "find")
        forms = node.need("forms").as_strs()
        if len(forms) < 2:
            node.key("forms").fail("a group needs two forms or more")
        finds = node.strs("find") or tuple(_exact(form) for form in forms)
        if len(finds) != len(forms):
            node.key("find").fail('"find" has one pattern for each of the forms')
        for form, find in zip(forms, finds, strict=True):
            item = items_.compile_item([find], node.need("forms"), (), rule, lists)
            literals = item.pop("gates")
            if form.replace(".", "").isupper():
                item |= {"before": 1, "after": len(form) + 2, "least": 0}
                literals = []
                triggers.setdefault(form, []).append(len(items))
            gates += [(literal, len(items)) for literal in literals]
            items.append(item | {"exact_case": True, "form": form, "group": group, "forms": list(forms)})
    spec = {
        "items": items,
        "triggers": triggers,
        "together": rule.flag("together", False),
        "ties": rule.flag("ties", True),
    }
    return spec | {"replaces": True}, gates


def _exact(form: str) -> str:
    from tqcheck.pattern import parse
    from tqcheck.pattern.parse import PatternError

    try:
        return parse.phrase(form)
    except PatternError:
        return re.sub(r"([^\w\s])", r"\\\1", form)


class VariantsScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._numbers = {head.id: head.number for head in heads}
        self._heads = [head.number for head in heads]
        self._rule = cache(catalog.rule)
        self._ready = cache(self._make_ready)
        # Abbreviations in capitals are looked for among the capitalised words: in small letters they are part of too many.
        self._triggers: dict[str, list[tuple[int, int]]] = {}
        self._triggers_in = lru_cache(_MOST_KNOWN)(self._find_triggers)
        for number, head in enumerate(heads):
            for form, items in self._rule(head.number).spec["triggers"].items():
                self._triggers.setdefault(form, []).extend((number, item) for item in items)

    def odd(self, chunk: str) -> bool:
        return bool(self._triggers_in(chunk))

    def _find_triggers(self, chunk: str) -> list[tuple[str, int]]:
        return [(word, at) for word, at in capitalised_in(chunk) if word in self._triggers]

    def scan(self, view: View, hits: Hits) -> list[Match]:
        """Every form that stands in the segment; `finish` keeps the odd ones."""
        places: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place, found in hits.items():
            if place != ODD:
                places[place] = list(found)
        for low, high in hits.get(ODD, ()):
            for word, at in self._triggers_in(view.text[low:high]):
                for place in self._triggers[word]:
                    places.setdefault(place, []).append((low + at, low + at + len(word)))
        matches: list[Match] = []
        if not places or view.is_title:
            return matches
        for (number, item_number), spots in places.items():
            rule = self._rule(self._heads[number])
            for span, values, _ in matcher.find(self._ready(number, item_number), view, spots):
                if view.number == 0 and span.end < _HEADLINE and not view.text.startswith(("“", '"')):
                    continue
                matches.append(Match(rule.id, view.number, span, (), {**values, "item": str(item_number)}))
        return matches

    def _make_ready(self, number: int, item: int) -> matcher.Item:
        return matcher.Item(self._rule(self._heads[number]).spec["items"][item])

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        groups: dict[tuple[str, int], dict[int, list[Match]]] = {}
        for match in matches:
            item, spec = self._item(match), self._rule(self._numbers[match.rule]).spec
            group = -1 if spec["together"] else item["group"]
            groups.setdefault((match.rule, group), {}).setdefault(item["forms"].index(item["form"]), []).append(match)
        out = []
        for (rule, _), forms in groups.items():
            right = max(forms, key=lambda form: (len(forms[form]), -form))
            related = tuple((match.segment, match.span, match.values["match"]) for match in forms[right][:3])
            for form, found in forms.items():
                tie = len(found) == len(forms[right]) and not self._rule(self._numbers[rule]).spec["ties"]
                for match in found if form != right else ():
                    best = self._item(match)["forms"][right]
                    odd = _odd(match, best, related, views[match.segment])
                    out.append(odd._replace(certainty=Certainty.POSSIBLE, safety=Safety.MANUAL) if tie else odd)
        return out

    def _item(self, match: Match) -> Mapping[str, Any]:
        items: Sequence[Mapping[str, Any]] = self._rule(self._numbers[match.rule]).spec["items"]
        return items[int(match.values["item"])]


def _odd(match: Match, right: str, related: tuple[tuple[int, Span, str], ...], view: View) -> Match:
    text = view.segment.target.plain[match.span.start : match.span.end]
    new = right[:1].upper() + right[1:] if text[:1].isupper() and right[:1].islower() else right
    # A full stop that ends the sentence as well as the abbreviation stays.
    if text.endswith(".") and not new.endswith(".") and _ends_sentence(view, match.span):
        new += "."
    return Match(
        match.rule,
        match.segment,
        match.span,
        (Replacement(((match.span, new),)),),
        {"match": text, "other": right},
        related=related,
    )


def _ends_sentence(view: View, span: Span) -> bool:
    plain = view.segment.target.plain
    following = plain[span.end : span.end + 12]
    return _AT_END.match(following) is not None or _SENTENCE.match(following) is not None


KIND = Kind(
    "variants",
    "several ways to write one thing, of which a document keeps to one",
    ("groups", "together", "ties", *matcher.CONTEXT_KEYS),
    compile_rule,
    VariantsScanner,
)
