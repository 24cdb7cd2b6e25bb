"""How a choice is marked: a sign that can be read without colour, and the name of a style."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.model import Severity
from tqcheck.review import Action, Choice, Decision


class Sign(NamedTuple):
    """One column wide; `style` is the end of the name of a component class, `word` for the list."""

    sign: str
    style: str
    word: str


OPEN = {
    Severity.ERROR: Sign("!", "error", "error"),
    Severity.WARNING: Sign("?", "warning", "warning"),
    Severity.INFO: Sign("~", "advice", "advice"),
}
DECIDED = {
    Action.ACCEPT: Sign("✓", "accepted", "accepted"),
    Action.EDIT: Sign("✓", "edited", "edited"),
    Action.REJECT: Sign("✗", "left", "rejected"),
    Action.SKIP: Sign("»", "left", "skipped"),
    Action.IGNORE: Sign("-", "left", "ignored"),
}
STYLES = ("error", "warning", "advice", "accepted", "edited", "left", "current")


def sign(choice: Choice, decision: Decision | None) -> Sign:
    return DECIDED[decision.action] if decision else OPEN[choice.main.severity]
