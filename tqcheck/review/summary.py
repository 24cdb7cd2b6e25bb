"""How decisions fell, rule by rule: what rule authors learn from a review."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tqcheck.review import journal
from tqcheck.review.model import Action, Decision


class Row(NamedTuple):
    """The decisions about one rule. `precision`: the part of those decided on the merits where the rule was right."""

    rule: str
    accepted: int
    edited: int
    rejected: int
    ignored: int
    skipped: int

    @property
    def precision(self) -> float | None:
        judged = self.accepted + self.edited + self.rejected
        return (self.accepted + self.edited) / judged if judged else None


def journals(folder: str) -> list[str]:
    """The journals under the folder of a configuration."""
    place = os.path.join(folder, journal.FOLDER)
    if not os.path.isdir(place):
        return []
    return [os.path.join(place, name) for name in sorted(os.listdir(place)) if name.endswith(".jsonl")]


def decisions(paths: Iterable[str]) -> list[Decision]:
    """The decisions in these journals that were not taken back. Raises ReadError."""
    return [decision for path in paths if (told := journal.read(path)) for decision in told.all.values()]


def rows(made: Iterable[Decision]) -> list[Row]:
    """One row per rule, the ones most often rejected first. Edits that answer no finding are left out."""
    counts: dict[str, Counter[Action]] = defaultdict(Counter)
    for decision in made:
        if decision.anchor.rule:
            counts[decision.anchor.rule][decision.action] += 1
    order = (Action.ACCEPT, Action.EDIT, Action.REJECT, Action.IGNORE, Action.SKIP)
    table = [Row(rule, *(counted[action] for action in order)) for rule, counted in counts.items()]
    return sorted(table, key=lambda row: (-row.rejected, row.rule))
