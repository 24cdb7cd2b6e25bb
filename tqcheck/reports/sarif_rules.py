"""What a SARIF file says about rules: one reporting descriptor each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tqcheck.model import CATEGORIES, Certainty, Rule, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISION = {Certainty.SURE: "very-high", Certainty.LIKELY: "high", Certainty.POSSIBLE: "medium"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def descriptor(id_: str, rule: Rule | None) -> dict[str, Any]:
    """The description of a rule; without one, what its id tells. `precision` and `tags` are read by GitHub."""
    category = CATEGORIES.get(id_.split(".", 1)[0])
    tags = ["translation", *((category.name, category.mqm) if category else ())]
    if rule is None:
        return {"id": id_, "properties": {"tags": tags}}
    severity = rule.certainty.severity if rule.severity is None else min(rule.certainty.severity, rule.severity)
    why = _plain(rule.why)
    return {
        "id": id_,
        "shortDescription": {"text": _plain(rule.message)},
        "fullDescription": {"text": why or _plain(rule.message)},
        "help": _help(why, rule),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": tags,
            "precision": _PRECISION[rule.certainty],
            "problem.severity": _PROBLEM[severity],
            "impact": rule.impact.name.lower(),
        },
    }


def _plain(template: str) -> str:
    """A message without the words of a place: `"…" is not the English name; it is …`."""
    return template.format_map(defaultdict(lambda: "…")).strip()


def _help(why: str, rule: Rule) -> dict[str, str]:
    advice = _plain(rule.advice) if rule.advice else ""
    examples = [("Wrong", e.bad) for e in rule.examples if e.bad] + [("Right", e.good) for e in rule.examples if e.good]
    text = [*filter(None, (why, advice)), *(f"{word}: {example}" for word, example in examples)]
    marked = [
        *(_markdown(part) for part in (why, advice) if part),
        *(f"*{word}:* {_markdown(example)}" for word, example in examples),
    ]
    return {"text": "\n".join(text) or rule.id, "markdown": "\n\n".join(marked) or rule.id}


def _markdown(text: str) -> str:
    """Text that means nothing in Markdown or HTML, on one line."""
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-!|~&" else char for char in text)
    return " ".join(escaped.split())
