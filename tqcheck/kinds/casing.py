"""Kind `casing`: phrases of which some words have a capital and others lack it, or whose one right writing is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds import matcher
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists, Place
from tqcheck.kinds.letters import (
    WORD,
    capital,
    expand,
    in_code,
    is_start,
    rewrite,
    small,
)
from tqcheck.kinds.pattern import Compiled, finds
from tqcheck.kinds.standing import standing
from tqcheck.model import Certainty, Document, Facts, Match, Rule
from tqcheck.text import Span
from tqcheck.view import SMALL_WORDS, View

if TYPE_CHECKING:
    from tqcheck.lexicon import Lexicon
    from tqcheck.strict_yaml import Map

_WRITE = ("title", "small", "post", "listed")
_WHEN = ("small-then-capital", "capital-then-small", "mixed", "last-capital", "any")
_PLAIN = ("title", "small", "capitals")
_MOST_KNOWN = 20_000
_LAST = ("small-then-capital", "last-capital")
# A post keeps its capitals before its holder's name, also where the country stands between them: Minister of Chad Ali Sani.
_NAME_FOLLOWS = late(r"(?: of (?:the )?[A-Z]\w+)?(?: [A-Z][\w'-]+){1,4}")
_PART_OF_POST = late(r"(?:Deputy|Vice|First|Acting|Former) \Z")
# Part of a longer name, unless that is a nationality: the Soviet Union fleet, but the Korean National assembly.
_NAME_BEFORE = late(r"(?<![\w-])[A-Z][\w'-]*(?<!an)(?<!ish)(?<!ese)(?<!ch)(?<!aqi)(?<!eli)(?<!ek)(?<!UN)(?<!U\.S\.) \Z")
_Spot = tuple[int, int, str]


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    from tqcheck.kinds import items as items_

    write = rule.need("write").as_choice(_WRITE)
    spec: dict[str, Any] = {"write": write, "when": rule.need("when").as_choice(_WHEN), "replaces": True}
    spec["except"] = expand(rule, "except", lists)
    spec["common"] = rule.flag("common", False)
    if write != "listed":
        sources, node = finds(rule)
        item = items_.compile_item(sources, node, (), rule, lists)
        return spec | {"items": [item]}, [(literal, 0) for literal in item.pop("gates")]
    items, gates = [], []
    node = rule.need("forms")
    for number, form in enumerate(node.as_strs()):
        item = items_.compile_item([re.sub(r"([^\w\s'-])", r"\\\1", form)], node, (), rule, lists)
        gates += [(literal, number) for literal in item.pop("gates")]
        items.append(item | {"form": form})
    return spec | {"items": items}, gates


def shape(words: Sequence[str], neutral: bool) -> str:
    """How the words of a phrase are written; `neutral`: the first stands where a capital says nothing."""
    if any(len(word) > 1 and word.isupper() for word in words):
        return "capitals"
    big = [word[0].isupper() for word in words]
    if all(big):
        return "title"
    if not any(big[neutral:]):
        return "small"
    return "capital-then-small" if big[0] and not neutral else "small-then-capital"


class CasingScanner:
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._numbers = [head.number for head in heads]
        self._rule = cache(catalog.rule)
        self._ready = cache(self._make_ready)
        self._is_doubtful = lru_cache(_MOST_KNOWN)(self._judge)
        # Where the capital must stand: the last word of a literal has it, the word before, one near by, or none need have it.
        whens = [(self._rule(number).spec["when"], self._rule(number).spec["common"]) for number in self._numbers]
        self._before = [
            ""
            if when == "any"
            else "last"
            if when in _LAST
            else "word"
            if when == "capital-then-small" and common
            else "near"
            for when, common in whens
        ]

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches = []
        for (number, item_number), places in hits.items():
            where = self._before[number]
            spots = [place for place in places if _has_capital(view, *place, where)]
            if not spots:
                continue
            rule = self._rule(self._numbers[number])
            if rule.roles and view.segment.role not in rule.roles:
                continue
            item, ready = rule.spec["items"][item_number], self._ready(number, item_number)
            if not any(self._is_doubtful(number, item_number, written) for written in _written(ready, view, spots)):
                continue
            for span, values, _ in matcher.find(ready, view, spots):
                judge = _listed if "form" in item else _mixed
                if not in_code(view, span) and (match := judge(rule, item, view, span, values)):
                    matches.append(match)
        return matches

    def _make_ready(self, number: int, item: int) -> matcher.Item:
        return matcher.Item(self._rule(self._numbers[number]).spec["items"][item])

    def _judge(self, number: int, item: int, written: str) -> bool:
        """False if a phrase written like this is no fault in any place; nearly all are."""
        spec = self._rule(self._numbers[number]).spec
        words = WORD.findall(written)
        if (form := spec["items"][item].get("form")) is not None:
            right = WORD.findall(form)
            return len(words) == len(right) and words != right
        words = [word for word in words if word.lower() not in SMALL_WORDS]
        return any(shape(words, neutral) not in _PLAIN for neutral in (False, True))

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        """Where the document writes the same words well in another place, that is the right way."""
        out = []
        phrases = {match.values["match"].lower() for match in matches if len(match.replacements) == 2}
        where = standing(views, [form for words in phrases for form in (words, _titled(words))])
        for match in matches:
            if len(match.replacements) == 2:
                words = match.values["match"].lower()
                times = {
                    form: sum(len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", view.text)) for view in where[text])
                    for form, text in (("title", _titled(words)), ("small", words))
                }
                form = max(times, key=lambda name: times[name])
                best = match.replacements[0]
                if times[form]:
                    best = match.replacements[0 if form == match.values["best"] else 1]
                    match = match._replace(certainty=Certainty.SURE, evidence={"elsewhere": form})
                match = match._replace(replacements=(best,))
            out.append(match)
        return out


def _titled(words: str) -> str:
    return " ".join(word if word in SMALL_WORDS else capital(word) for word in words.split(" "))


def _has_capital(view: View, start: int, end: int, where: str) -> bool:
    """A cheap test before the pattern runs: whether a capital stands where it must."""
    text = view.text
    if where == "last":
        return text[text.rfind(" ", 0, end - 1) + 1].isupper()
    if where == "word":
        if text[end : end + 1].isalnum():
            return False
        begin = text.rfind(" ", 0, start + (text[start] != " ") - 1) + 1 if start else 0
        return text[begin : begin + 1].isupper()
    return not where or text[max(0, start - 30) : end + 30] != view.low[max(0, start - 30) : end + 30]


def _written(ready: matcher.Item, view: View, spots: Sequence[Place]) -> Iterator[str]:
    """The phrases of an item as they stand in the text."""
    for found, focus in ready.matches(view.low if ready.low else view.text, spots):
        yield view.text[slice(*found.span(focus))]


def _spots(view: View, start: int, end: int) -> list[_Spot]:
    return [(found.start(), found.end(), found.group()) for found in WORD.finditer(view.text, start, end)]


def _listed(rule: Rule, item: Mapping[str, str], view: View, span: Span, values: Mapping[str, str]) -> Match | None:
    start, end = view.folded(span)
    spots = _spots(view, start, end)
    right = WORD.findall(item["form"])
    written = [word for *_, word in spots]
    if is_start(view, start):
        right = [written[0] if written[0][1:] == right[0][1:] else right[0], *right[1:]]
    if written == right or len(written) != len(right) or view.is_shouting:
        return None
    if any(word.isupper() and len(word) > 1 and word != form for word, form in zip(written, right, strict=True)):
        return None
    # A name at the start of a sentence keeps its capital whatever follows, so there it says nothing.
    if rule.spec["when"] != "any" and not any(word[0].isupper() for word in written[is_start(view, start) :]):
        return None
    fix = rewrite(view, [(a, b, form) for (a, b, _), form in zip(spots, right, strict=True)])
    return Match(rule.id, view.number, span, (fix,), {**values, "form": "wrong"})


def _mixed(rule: Rule, item: Mapping[str, str], view: View, span: Span, values: Mapping[str, str]) -> Match | None:
    start, end = view.folded(span)
    spots = [spot for spot in _spots(view, start, end) if spot[2].lower() not in SMALL_WORDS]
    neutral = is_start(view, start)
    form = shape([word for *_, word in spots], neutral)
    if form in _PLAIN or rule.spec["when"] not in (form, "mixed", "last-capital") or view.is_shouting:
        return None
    if rule.spec["when"] == "last-capital" and any(word[0].isupper() for *_, word in spots[:-1]):
        return None
    if any(word.lower() in rule.spec["except"] for *_, word in spots):
        return None
    if rule.spec["common"] and not all(_is_common(word.lower()) for *_, word in spots):
        return None
    if rule.spec["common"] and form == "capital-then-small" and _NAME_BEFORE.search(view.text, 0, start):
        return None
    write = rule.spec["write"]
    if write == "small" and re.match(r" [A-Z]", view.text[end : end + 2]):
        return None
    if write == "post":
        named = _NAME_FOLLOWS.match(view.text, end) or _PART_OF_POST.search(view.text, 0, start)
        write = "title" if named else "small"
    titled = rewrite(view, [(a, b, capital(word)) for a, b, word in spots])
    lowered = rewrite(view, [(a, b, small(word)) for a, b, word in spots[neutral:]])
    fixes = (titled, lowered) if write == "title" or view.is_title else (lowered, titled)
    best = "title" if fixes[0] is titled else "small"
    return Match(rule.id, view.number, span, fixes, {**values, "form": form, "best": best})


@cache
def _lexicon() -> Lexicon:
    from tqcheck.lexicon import shipped

    return shipped()


@lru_cache(20_000)
def _is_common(low: str) -> bool:
    """True if English writes the word small."""
    entry = _lexicon().word(low)
    return entry is not None and bool(entry.usual & 1)


KIND = Kind(
    "casing",
    "phrases written half with capitals, or otherwise than their one right writing",
    ("find", "phrase", "forms", "write", "when", "common", "except", *matcher.ITEM_KEYS),
    compile_rule,
    CasingScanner,
)
