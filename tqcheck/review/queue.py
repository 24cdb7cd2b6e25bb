"""The order in which choices are put to the editor, and filters over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tqcheck.model import Certainty, Severity
from tqcheck.review.model import Choice, Decision


class Filter(NamedTuple):
    """Which choices to show; None, False and empty ask for nothing. `search` is looked for in the text, the message and the rule."""

    category: str | None = None
    rule: str | None = None
    severity: Severity | None = None
    certainty: Certainty | None = None
    undecided: bool = False
    search: str = ""

    def wants(self, choice: Choice, decision: Decision | None) -> bool:
        return (not self.undecided or decision is None) and any(
            (self.category is None or finding.category == self.category)
            and (self.rule is None or finding.rule == self.rule)
            and (self.severity is None or finding.severity is self.severity)
            and (self.certainty is None or finding.certainty is self.certainty)
            and (not self.search or self._found(choice))
            for finding in choice.findings
        )

    def _found(self, choice: Choice) -> bool:
        needle = self.search.casefold()
        texts = (text for finding in choice.findings for text in (finding.matched, finding.message, finding.rule))
        return any(needle in text.casefold() for text in (*texts, *(option.label for option in choice.options)))

    def __str__(self) -> str:
        """In words: `names, error, undecided, "Kim"`; empty if it asks for nothing."""
        levels = [level.name.lower() for level in (self.severity, self.certainty) if level is not None]
        parts = [self.category, self.rule, *levels, "undecided" if self.undecided else "", self.search and f'"{self.search}"']  # fmt: skip
        return ", ".join(filter(None, parts))


EVERYTHING = Filter()


def queue(choices: Iterable[Choice], by_place: bool = False) -> list[Choice]:
    """The sure ones of all files first, then the likely, then the possible; with `by_place` file by file.

    `choices` come in the order of the files and of their text, and keep it.
    """
    return list(choices) if by_place else sorted(choices, key=lambda choice: -choice.certainty)
