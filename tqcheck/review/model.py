"""What a review talks about: choices, options, decisions, steps. Immutable; all offsets are those of the file as opened."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tqcheck.model import Anchor, Certainty, Finding, Fix
from tqcheck.text import Edit, Span


class Action(StrEnum):
    """What was decided about a place."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    SKIP = "skip"
    IGNORE = "ignore"


class Option(NamedTuple):
    """One way to mend a choice: a fix of one of its findings."""

    label: str
    fix: Fix
    finding: Finding


class Choice(NamedTuple):
    """One question to the editor: a finding, or several whose fixes overlap so that only one can be taken.

    `key` names it within its article, `article` and `segment` are numbers; `new` ones came up during the review.
    """

    key: str
    article: int
    segment: int
    findings: tuple[Finding, ...]
    options: tuple[Option, ...]
    new: bool = False

    @property
    def main(self) -> Finding:
        """The finding that speaks for the choice."""
        return self.findings[0]

    @property
    def span(self) -> Span:
        return self.findings[0].span

    @property
    def certainty(self) -> Certainty:
        return max(finding.certainty for finding in self.findings)


class Patch(NamedTuple):
    """An edit with what it replaces and what stands around, so that it is found again after edits elsewhere."""

    edit: Edit
    old: str
    prefix: str
    suffix: str


class Decision(NamedTuple):
    """What was decided about one place. `patches` are in the file as opened; `text` is what the place reads then.

    `key` is that of the choice, or begins with "edit-" for a change of the text that answers no finding.
    `id` stays the same for good, also when the place has moved; `at` is the time (ISO 8601, UTC). The finding is the
    `nth` of `of` with the same anchor.
    """

    id: str
    key: str
    action: Action
    anchor: Anchor
    text: str = ""
    patches: tuple[Patch, ...] = ()
    at: str = ""
    nth: int = 1
    of: int = 1

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(patch.edit for patch in self.patches)


class Change(NamedTuple):
    """A decision made, replaced or taken back: None stands for undecided."""

    article: int
    before: Decision | None
    after: Decision | None

    @property
    def key(self) -> str:
        decision = self.after or self.before
        assert decision is not None
        return decision.key


class Effect(NamedTuple):
    """A file besides the articles that a step wrote (configuration, glossary): its bytes before and after; None = no file."""

    path: str
    before: bytes | None
    after: bytes | None


class Step(NamedTuple):
    """What one key did: it is undone and redone as one."""

    id: str
    label: str
    changes: tuple[Change, ...]
    effects: tuple[Effect, ...] = ()


class Refused(Exception):  # noqa: N818 - an answer to the editor, not a failure
    """What was asked for cannot be done; the text says why and what to do instead."""
