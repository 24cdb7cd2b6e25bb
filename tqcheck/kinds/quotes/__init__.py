"""Kind `quotes`: quotation marks, read by a parser that recovers from errors. A rule names the fault that it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tqcheck.kinds.base import Kind, Lists
from tqcheck.kinds.quotes import sound, speech
from tqcheck.kinds.quotes.locale import locale_of
from tqcheck.kinds.quotes.names import Names
from tqcheck.kinds.quotes.scanner import QuotesScanner
from tqcheck.model import Rule

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

FAULTS = {
    "space-before-closing": True, "space-after-opening": True, "glued": True, "reversed": True, "mixed-pair": True, "doubled": True, "nesting": True,
    "foreign-marks": True, "comma-missing": True, "speech-dash": True, "name-in-marks": True, "style": True, "stop-outside": True, "apostrophe": True, "apostrophe-turned": True, "capital-after": True,
    "unclosed": False, "unopened": False,
}  # fmt: skip
"""What a rule may report, and whether there is something to write instead."""

_NAME_KEYS = ("before", "after", "names")
"""Nouns before a name, nouns after one, and names that need no noun."""


def compile_rule(rule: Map, lists: Lists) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    fault = rule.need("fault").as_choice({name: name for name in FAULTS})
    spec: dict[str, Any] = {"fault": fault, "replaces": FAULTS[fault]}
    for key in _NAME_KEYS:
        if key in rule and fault != "name-in-marks":
            rule.key(key).fail(f'only the fault "name-in-marks" has "{key}"')
        if fault == "name-in-marks":
            spec[key] = [word for text in rule.strs(key) for word in _words(rule, key, text, lists)]
    return spec, []


def _words(rule: Map, key: str, text: str, lists: Lists) -> tuple[str, ...]:
    if not (text.startswith("{") and text.endswith("}")):
        return (text,)
    if text[1:-1] not in lists:
        rule.key(key).fail(f"there is no list called {text[1:-1]}", sorted(lists))
    return tuple(lists[text[1:-1]])


def expressions_of(rules: Sequence[Rule]) -> Iterator[re.Pattern[str]]:
    """What is made of the words of the English locales and of the rules."""
    for locale in {id(found): found for found in map(locale_of, ("en-US", "en-GB"))}.values():
        yield from (*speech.expressions_of(locale), sound.expressions_of(locale), locale.attribution)
    for rule in rules:
        if rule.spec["fault"] == "name-in-marks":
            names = Names(rule.spec)
            yield from (names.before, names.after)


KIND = Kind(
    "quotes",
    "how quotation marks are set",
    ("fault", *_NAME_KEYS, "suggest"),
    compile_rule,
    QuotesScanner,
    expressions_of,
)
