"""One compiled item of a pattern or terms rule: from YAML to plain data, from plain data to matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NoReturn

from tqcheck.kinds.base import Lists
from tqcheck.model import Replacement
from tqcheck.pattern import context, emit, parse, replace, tree
from tqcheck.pattern.parse import PatternError
from tqcheck.strict_yaml import List, Map, Node
from tqcheck.text import Span
from tqcheck.view import View

CONTEXT_KEYS = ("after", "before", "not_after", "not_before", "within", "unless")
ITEM_KEYS = (*CONTEXT_KEYS, "at", "document", "case", "view")
_PLACES = ("sentence-start", "paragraph-start", "paragraph-end")
# A match may end this far behind the window that its gate opens before it counts as cut off.
_MARGIN = 40
_VERB = re.compile(r"\{verb:([a-z]+(?: [a-z]+)*)\}")


def fail(node: Node, error: PatternError, pattern: str) -> NoReturn:
    """Raise the pattern's error at its place in the file."""
    raise node.origin.error(
        f'in "{pattern}", at character {error.at + 1}: {error.message}',
        node.path,
        node.line,
        node.column,
        error.allowed,
    ) from None


def compile_item(
    finds: Sequence[str], node: Node, replacements: Sequence[str], options: Map, lists: Lists, plural: bool = False
) -> dict[str, Any]:
    """The plain data of one item. Raises the file's error at the place of what is wrong."""
    sources, literals, width = [], [], 0
    for find in finds:
        try:
            parsed = parse.parse(find, lists)
            source = emit.regex(parsed)
            names = set(re.findall(r"\(\?P<([a-z0-9_]+)>", source)) - {"focus_"}
            for template in replacements:
                replace.check(template, names, len(_VERB.findall(find)))
            re.compile(source)
        except PatternError as error:
            fail(node, error, find)
        except (re.error, OverflowError) as error:
            node.fail(f'"{find}" cannot be used: {error}')
        sources.append(source)
        literals.append(emit.literals(parsed))
        width = max(width, tree.width(parsed))
    gates = sorted(set().union(*literals)) if all(literals) else [""]
    verbs = _VERB.findall(finds[0])
    spec: dict[str, Any] = {
        "regexes": sources,
        "gates": gates,
        "width": min(width, 2 * tree.REACH),
        "replace": list(replacements),
    }
    if verbs:
        spec["verb"] = verbs[0]
    if plural:
        spec["plural"] = True
    return spec | conditions(options, lists)


def conditions(options: Map, lists: Lists) -> dict[str, Any]:
    """What a rule or item asks for beside its pattern: case, view, place, surroundings, document."""
    spec: dict[str, Any] = {}
    for key, name in (("case", "exact_case"), ("view", "exact_view")):
        if (node := options.get(key)) is not None and node.as_choice(
            ("exact", "folded" if key == "view" else "ignore")
        ) == "exact":
            spec[name] = True
    asked = []
    for key in CONTEXT_KEYS:
        node = options.get(key)
        if node is not None:
            side = {"unless": "within"}.get(key, key.removeprefix("not_"))
            asked.append(_condition(node, side, lists) | {"negate": key.startswith("not_") or key == "unless"})
    if asked:
        spec["context"] = asked
    if (at := options.get("at")) is not None:
        spec["at"] = [place.as_choice(_PLACES) for place in (at if isinstance(at, List) else (at,))]
    if (document := options.get("document")) is not None:
        words = document.as_map().only("has", "lacks")
        spec["document"] = {key.value: context.plain_groups(_any_of(value, lists)) for key, value in words}
    return spec


def share(item: dict[str, Any], shared: Mapping[str, Any]) -> None:
    """Add to an item what all items of its rule ask for; where both speak of one thing the item wins, surroundings add up."""
    context_ = [*item.get("context", ()), *shared.get("context", ())]
    item.update({key: value for key, value in shared.items() if key not in item})
    if context_:
        item["context"] = context_


def _condition(node: Node, side: str, lists: Lists) -> dict[str, Any]:
    distance, scope, words = 1, "paragraph", node
    if isinstance(node, Map):
        beside = side in ("after", "before")
        node.only("any", "distance" if beside else "of")
        words = node.need("any")
        if (far := node.get("distance")) is not None:
            distance = far.as_int(1, 12)
        if (of := node.get("of")) is not None:
            scope = of.as_choice(("sentence", "paragraph"))
    return context.condition(side, _any_of(words, lists), distance, scope)


def _any_of(node: Node, lists: Lists) -> str:
    phrases = node.as_strs()
    if not phrases:
        node.fail("at least one word is needed here")
    try:
        return context.alternatives(phrases, lists)
    except PatternError as error:
        fail(node, error, ", ".join(phrases))


@lru_cache(4096)
def compiled(source: str, exact_case: bool) -> re.Pattern[str]:
    """An expression, compiled when it is first needed."""
    return re.compile(source, 0 if exact_case else re.IGNORECASE)


def windows(places: Iterable[tuple[int, int]], width: int, length: int) -> Iterator[tuple[int, int]]:
    """The stretches of text in which a match through one of the places can lie, joined where they overlap."""
    low = high = -1
    for start, end in sorted(places):
        left, right = max(0, end - width - 1), min(length, start + width + _MARGIN)
        if left <= high:
            high = max(high, right)
            continue
        if high >= 0:
            yield low, high
        low, high = left, right
    if high >= 0:
        yield low, high


def find(
    spec: Mapping[str, Any], view: View, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[Span, dict[str, str], tuple[Replacement, ...]]]:
    """The matches of one item: span of the plain text, values for the message, ways to mend it."""
    exact_view = spec.get("exact_view", False)
    text = view.segment.target.plain if exact_view else view.text
    if exact_view and text != view.text:
        places = [view.plain(*place) for place in places]
    seen: set[tuple[int, int]] = set()
    for source in spec["regexes"]:
        pattern = compiled(source, spec.get("exact_case", False))
        for low, high in windows(places, spec["width"], len(text)):
            for found in pattern.finditer(text, low, high):
                if found.end() == high < len(text):
                    continue
                start, end = found.span("focus_") if "focus_" in pattern.groupindex else found.span()
                folded = tuple(view.folded(Span(start, end))) if exact_view else (start, end)
                if (start, end) in seen or not context.holds(spec, view, *folded):
                    continue
                seen.add((start, end))
                values = {
                    name: value for name, value in found.groupdict().items() if value is not None and name != "focus_"
                }
                values["match"] = text[start:end]
                span = Span(start, end) if exact_view else view.plain(start, end)
                if any(code.holds(span) for code in view.segment.codes):
                    continue
                yield span, values, tuple(_replacements(spec, view, span, values))


def _replacements(spec: Mapping[str, Any], view: View, span: Span, values: dict[str, str]) -> Iterator[Replacement]:
    plain = view.segment.target.plain
    for template in spec["replace"]:
        for text in replace.fill(template, values, spec.get("verb")):
            if spec.get("plural") and values.get("plural_"):
                text = replace.plural(text)
            yield replacement(plain, span, text)


def replacement(plain: str, span: Span, text: str) -> Replacement:
    """Write `text` over `span` with the case of what stood there; nothing takes its space along and hands on its capital."""
    old = plain[span.start : span.end]
    if text:
        return Replacement(((span, replace.like_case(text, old)),))
    start, end = span
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if after.isspace() and (not before or before.isspace() or before in "“‘\"'(["):
        end += 1
    elif before.isspace() and (not after or not after.isalnum()):
        start -= 1
    if old[:1].isupper() and plain[end : end + 1].islower() and not old.isupper():
        return Replacement(((Span(start, end + 1), plain[end].upper()),))
    return Replacement(((Span(start, end), ""),))
