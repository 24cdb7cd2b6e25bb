"""One rule file: from YAML to a Rule with the spec that its kind compiled. The path is the id."""

from __future__ import annotations

from pathlib import PurePosixPath

from tqcheck import company
from tqcheck.errors import RuleError
from tqcheck.kinds import KINDS
from tqcheck.kinds.base import Lists
from tqcheck.kinds.items import settle
from tqcheck.model import CATEGORIES, Certainty, Example, Impact, Languages, Role, Rule, Safety, Severity
from tqcheck.strict_yaml import Map, choices, parse_map

COMMON = (
    "kind",
    "languages",
    "certainty",
    "impact",
    "safety",
    "severity",
    "message",
    "why",
    "roles",
    "examples",
    "formerly",
    "enabled",
    "lists",
    "company",
)
_ROLES = {role.value: role for role in Role}


def rule_id(relative: PurePosixPath) -> str:
    """The id of a rule from its path below the folder of rules: quotes/x.yaml is quotes.x."""
    return ".".join(relative.with_suffix("").parts)


def load_lists(text: str, path: str) -> dict[str, tuple[str, ...]]:
    """A file of word lists: a map from names to lists of words. Raises RuleError."""
    lists = {}
    for name, words in parse_map(text, path, RuleError):
        values = words.as_strs()
        if not values or not all(value.strip() for value in values):
            name.fail("a list needs words, and none of them may be empty")
        lists[name.value] = values
    return lists


def load(text: str, path: str, id_: str, layer: str, lists: Lists) -> tuple[Rule, list[tuple[str, int]]]:
    """A rule and its gates. Raises RuleError with path, line, column and what is allowed."""
    rule = parse_map(text, path, RuleError)
    category, _, name = id_.partition(".")
    if category not in CATEGORIES:
        rule.fail(f'the folder "{category}" is no category; a rule stands in the folder of its category', CATEGORIES)
    if not name:
        rule.fail(f"a rule stands in the folder of its category: {category}/name.yaml")
    kind = rule.need("kind").as_choice(KINDS)
    rule.only(*COMMON, *kind.keys)
    own = rule.get("lists")
    if own is not None:
        lists = {**lists, **{key.value: value.as_strs() for key, value in own.as_map()}}
    spec, gates = kind.compile(rule, lists)
    settle(spec.get("items", ()))
    if "company" in rule:
        spec["company"] = rule.need("company").as_choice(company.CHOICES)
    advice = rule.text("suggest") if "suggest" in kind.keys else spec.get("advice")
    if not spec.get("replaces") and advice is None:
        rule.fail('it is missing what to write instead: "replace", or advice in words with "suggest"')
    loaded = Rule(
        id=id_,
        kind=kind.name,
        message=rule.need("message").as_text(),
        why=rule.need("why").as_text(),
        certainty=rule.need("certainty").as_choice(choices(Certainty)),
        impact=rule.need("impact").as_choice(choices(Impact)),
        safety=rule.need("safety").as_choice(choices(Safety)) if "safety" in rule else Safety.UNSAFE,
        severity=rule.need("severity").as_choice(choices(Severity)) if "severity" in rule else None,
        languages=_languages(rule),
        roles=tuple(node.as_choice(_ROLES) for node in rule.need("roles").as_list()) if "roles" in rule else (),
        advice=advice,
        examples=_examples(rule, spec.get("replaces", False)),
        formerly=rule.strs("formerly"),
        enabled=rule.flag("enabled", True),
        path=path,
        layer=layer,
        spec=spec,
    )
    return loaded, gates


def _languages(rule: Map) -> Languages:
    node = rule.get("languages")
    if node is None:
        return Languages()
    languages = node.as_map().only("target", "source", "only_source")
    return Languages(languages.strs("target", ("en",)), languages.strs("source"), languages.flag("only_source", False))


def _examples(rule: Map, replaces: bool | None) -> tuple[Example, ...]:
    """The examples. `replaces` of None: some matches have something to write instead, some have not."""
    examples = []
    for node in rule.need("examples").as_maps():
        node.only("bad", "good", "ok", "source")
        if ("ok" in node) == ("bad" in node):
            node.fail('an example has either "bad" (and "good"), which must be found, or "ok", which must be silent')
        if "bad" in node and replaces is not None and ("good" in node) != replaces:
            node.fail('"good" goes with "bad" if and only if the rule has something to write instead')
        if "ok" in node and "good" in node:
            node.fail('"good" goes with "bad"')
        examples.append(Example(node.text("bad"), _verbatim(node, "good"), node.text("ok"), node.text("source")))
    if not any(example.bad for example in examples) or not any(example.ok for example in examples):
        rule.need("examples").fail('at least one "bad" and one "ok" example are needed')
    return tuple(examples)


def _verbatim(node: Map, key: str) -> str | None:
    value = node.get(key)
    return None if value is None else value.as_str()
