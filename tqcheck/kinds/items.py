"""From the YAML of one pattern or terms item to plain data: expression, gates, replacements, conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from tqcheck.expressions import late
from tqcheck.kinds.base import Lists
from tqcheck.kinds.matcher import CONTEXT_KEYS
from tqcheck.pattern import emit, parse, replace, required, tree
from tqcheck.pattern.parse import PatternError
from tqcheck.strict_yaml import List, Map, Node
from tqcheck.view import lower

_PLACES = ("sentence-start", "paragraph-start", "paragraph-end")
# Words that stand for themselves in a phrase.
_PLAIN = late(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_VERB = late(r"\{verb:([a-z]+(?:[ |]+[a-z]+)*)\}")


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
    sources: list[str] = []
    lowered: list[str] = []
    gates = []
    for find in finds:
        try:
            parsed = parse.parse(find, lists)
            source = emit.regex(parsed)
            names = set(re.findall(r"\(\?P<([a-z0-9_]+)>", source)) - {"focus_"}
            for template in replacements:
                check_template(template, names, len(_VERB.findall(find)))
            if re.compile(source).fullmatch(""):
                raise PatternError(
                    "every part of this may be left out, so it finds nothing at all; let one word stand", 0
                )
        except PatternError as error:
            fail(node, error, find)
        except (re.error, OverflowError) as error:
            node.fail(f'"{find}" cannot be used: {error}')
        sources.append(source)
        gates.append(required.gate(parsed))
        small = emit.lowered(parsed)
        if small is not None:
            lowered.append(emit.regex(small))
    found = [gate for gate in gates if gate]
    whole = required.merged(found)
    verbs = _VERB.findall(finds[0])
    spec: dict[str, Any] = {
        "regexes": sources,
        "gates": sorted(whole.strings) if len(found) == len(gates) else [""],
        "before": min(whole.before, 2 * tree.REACH),
        "least": whole.least,
        "after": min(whole.after, 2 * tree.REACH),
        "replace": list(replacements),
    }
    if len(lowered) == len(sources):
        spec["lowered"] = lowered
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
        spec["document"] = {key.value: plain_groups(_any_of(value, lists)[0]) for key, value in words}
    return spec


def settle(items: Sequence[dict[str, Any]]) -> None:
    """Choose the expressions of items that are complete: those for a text in lower case (`low`) are quicker than to ignore case."""
    for item in items:
        lowered = item.pop("lowered", None)
        if lowered is not None and not item.get("exact_case") and not item.get("exact_view"):
            item |= {"regexes": lowered, "low": True}


def share(item: dict[str, Any], shared: Mapping[str, Any]) -> None:
    """Add to an item what all items of its rule ask for; where both speak of one thing the item wins, surroundings add up."""
    context = [*item.get("context", ()), *shared.get("context", ())]
    item.update({key: value for key, value in shared.items() if key not in item})
    if context:
        item["context"] = context


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
    expression, low = _any_of(words, lists)
    return condition(side, expression, distance, scope) | ({"low": True} if low else {})


def _any_of(node: Node, lists: Lists) -> tuple[str, bool]:
    phrases = node.as_strs()
    if not phrases:
        node.fail("at least one word is needed here")
    try:
        return alternatives(phrases, lists)
    except PatternError as error:
        fail(node, error, ", ".join(phrases))


def check_template(template: str, names: set[str], verbs: int) -> None:
    """Refuse a template that its pattern cannot fill. Raises PatternError."""
    for found in replace.SLOT.finditer(template):
        name, style, value = found.groups()
        if name == "verb" and value is not None:
            if not verbs:
                raise PatternError("the pattern has no {verb:...} whose form this could take", found.start())
        elif name.replace("-", "_") not in names | {"match"}:
            raise PatternError(f"the pattern has no part called {name}", found.start(), sorted(names | {"match"}))
        if style and style not in replace.FILTERS:
            raise PatternError(f"{style} is not known", found.start(), sorted(replace.FILTERS))
    rest = replace.SLOT.sub("", template)
    if "{" in rest or "}" in rest:
        raise PatternError("a brace in a replacement opens {match}, {part} or {verb:...}", template.find("{"))


def alternatives(phrases: Sequence[str], lists: Mapping[str, Sequence[str]]) -> tuple[str, bool]:
    """One expression for "any of these phrases", and whether it is for a text in lower case. Raises PatternError.

    Plain words are told apart letter by letter: a paragraph is searched for all of them at once.
    """
    parsed = [parse.parse(parse.phrase(phrase), lists) for phrase in phrases]
    small = [node for node in map(emit.lowered, parsed) if node is not None]
    low = len(small) == len(parsed)
    words: list[str] = []
    others: list[str] = []
    for phrase, node in zip(phrases, small if low else parsed, strict=True):
        if _PLAIN.fullmatch(phrase):
            words.append(lower(phrase) if low else phrase)
        else:
            others.append(emit.regex(node))
    return "|".join(([emit.any_word(words)] if words else []) + others), low


def plain_groups(expression: str) -> str:
    """The same expression without named groups, so that several can stand in one."""
    return re.sub(r"\(\?P<[a-z0-9_]+>", "(?:", expression)


def condition(side: str, expression: str, distance: int, scope: str) -> dict[str, Any]:
    """A condition as data. `distance` counts words: 1 is directly beside the match."""
    expression = plain_groups(expression)
    if side == "after":
        expression = rf"(?:{expression})(?:[^\w.!?]+[\w'-]+){{0,{distance - 1}}}[^\w.!?]*\Z"
    elif side == "before":
        expression = rf"[^\w.!?]*(?:[\w'-]+[^\w.!?]+){{0,{distance - 1}}}(?:{expression})"
    return {"side": side, "regex": expression, "scope": scope}


def phrases(node: Node, texts: Sequence[str]) -> list[str]:
    """The `find` patterns that phrases stand for. Raises the file's error at the node."""
    try:
        return [parse.phrase(text) for text in texts]
    except PatternError as error:
        fail(node, error, ", ".join(texts))
