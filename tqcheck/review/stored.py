"""Decisions and steps as plain data for the journal, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tqcheck.model import Anchor, Facts, SourceLanguage
from tqcheck.review.model import Action, Change, Decision, Patch, Step
from tqcheck.text import Edit, Span


def decision_data(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "id": decision.id,
        "key": decision.key,
        "action": decision.action.value,
        "anchor": decision.anchor._asdict(),
        "text": decision.text,
        "patches": [[*patch.edit.span, patch.edit.text, patch.old, patch.prefix, patch.suffix] for patch in decision.patches],
        "at": decision.at,
        "nth": [decision.nth, decision.of],
    }  # fmt: skip


def decision_from(data: Mapping[str, Any] | None) -> Decision | None:
    if data is None:
        return None
    return Decision(
        data["id"],
        data["key"],
        Action(data["action"]),
        Anchor(**data["anchor"]),
        data["text"],
        tuple(
            Patch(Edit(Span(start, end), text), old, prefix, suffix)
            for start, end, text, old, prefix, suffix in data["patches"]
        ),
        data["at"],
        *data["nth"],
    )


def step_data(step: Step, article: int) -> dict[str, Any]:
    """The part of a step that concerns one article."""
    changes = [
        [decision_data(change.before), decision_data(change.after)]
        for change in step.changes
        if change.article == article
    ]
    return {"id": step.id, "label": step.label, "changes": changes}


def step_from(data: Mapping[str, Any], article: int) -> Step:
    changes = (Change(article, decision_from(before), decision_from(after)) for before, after in data["changes"])
    return Step(data["id"], data["label"], tuple(changes))


def facts_data(facts: Facts) -> dict[str, Any]:
    return {"source_language": list(facts.source_language), "origins": list(facts.origins), "damaged": facts.damaged}


def facts_from(data: Mapping[str, Any]) -> Facts:
    return Facts(SourceLanguage(*data["source_language"]), tuple(data["origins"]), damaged=data.get("damaged"))
