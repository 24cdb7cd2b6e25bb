"""The reference of rules in Markdown: one page for each category, printed from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from tqcheck.expressions import late
from tqcheck.model import CATEGORIES, Rule
from tqcheck.reports.wording import count, language_name, listing

_SLOT = late(r"\{([^{}]*)\}")
_MARKS = late(r"([\\`*_\[\]<>|#])")


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """File name -> text, for the rules in the order of their ids."""
    ordered = sorted(rules, key=lambda rule: (rule.category, rule.id))
    found = {name: list(members) for name, members in groupby(ordered, key=lambda rule: rule.category)}
    out = {f"{name}.md": "".join(_page(name, members)) for name, members in found.items()}
    return {"README.md": "".join(_index(found)), **out}


def _index(found: Mapping[str, Sequence[Rule]]) -> Iterator[str]:
    yield "# The rules that tqcheck ships\n\n"
    yield "Printed from the files under `rules/`; [rules.md](../rules.md) says how to write one, `tqcheck explain ID` shows one.\n\n"
    yield "| category | rules | |\n|---|---|---|\n"
    for name, members in found.items():
        yield f"| [{name}]({name}.md) | {len(members)} | {CATEGORIES[name].label} |\n"


def _page(name: str, rules: Sequence[Rule]) -> Iterator[str]:
    category = CATEGORIES[name]
    yield f"# {name}: {category.label}\n\n"
    yield f"{count(len(rules), 'rule')}. MQM: {category.mqm}; ITS 2.0: {category.its}.\n"
    for rule in rules:
        yield f"\n## {rule.id}\n\n"
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"{_text(rule.message)}\n\n"
    yield f"{_text(rule.why)}\n\n" if _text(rule.why) else ""
    if rule.advice and _text(rule.advice) != "…":
        yield f"Advice: {_text(rule.advice)}\n\n"
    yield f"*{', '.join(_facts(rule))}*\n\n"
    for example in rule.examples:
        if example.bad is not None:
            yield f"- wrong: {_plain(example.bad)}\n"
            yield f"- right: {_plain(example.good)}\n" if example.good is not None else ""
        elif example.ok is not None:
            yield f"- not touched: {_plain(example.ok)}\n"
    if rule.kind == "terms":
        yield from _pairs(rule.spec["items"])


def _facts(rule: Rule) -> Iterator[str]:
    yield f"certainty {rule.certainty.name.lower()}"
    yield f"impact {rule.impact.name.lower()}"
    yield f"fix {rule.safety.name.lower()}" if not rule.advice else "advice"
    if rule.severity is not None:
        yield f"at most {rule.severity.name.lower()}"
    if rule.languages.source:
        known = "only " if rule.languages.only_source else ""
        yield f"{known}from {listing([language_name(tag) for tag in rule.languages.source], 'or')}"
    if not rule.enabled:
        yield "off unless enabled"


def _pairs(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "\n| wrong | right | |\n|---|---|---|\n"
    for item in items:
        values = item.get("values", {})
        right = " / ".join(item["replace"]) if item["replace"] else ""
        shown = _plain(right) if right else f"*{_plain(values.get('advice', ''))}*"
        yield f"| {'; '.join(map(_plain, item['phrases']))} | {shown} | {_plain(values.get('note', ''))} |\n"


def _text(text: str) -> str:
    """A message without its slots."""
    return _plain(_SLOT.sub("…", text).strip())


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
