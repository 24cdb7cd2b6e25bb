"""The scorecard: findings weighed as MQM weighs errors. It uses MQM error types; it is no review by a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tqcheck.model import CATEGORIES, Impact

FEWEST_WORDS = 500
"""Below this a score says little."""
BASIS = "errors and warnings that rules can see, not the whole translation"
PER_WORD = "(1 - APT/words) x 100"
PER_THOUSAND = "100 - NPT"


class Row(NamedTuple):
    """The errors of one MQM type, from the categories of findings that have it."""

    mqm: str
    categories: tuple[str, ...]
    counts: Mapping[Impact, int]

    @property
    def points(self) -> int:
        return sum(impact.weight * count for impact, count in self.counts.items())


class Scorecard(NamedTuple):
    """The errors of a text of so many words, most points first."""

    words: int
    rows: tuple[Row, ...]

    @property
    def apt(self) -> int:
        """Absolute penalty total: the sum of the weights."""
        return sum(row.points for row in self.rows)

    @property
    def npt(self) -> float | None:
        """Normed penalty total: points per 1,000 words; None where there are no words."""
        return 1000 * self.apt / self.words if self.words else None

    @property
    def per_word(self) -> float | None:
        """The score (1 - APT/words) x 100: MQM's overall quality score."""
        return 100 * (1 - self.apt / self.words) if self.words else None

    @property
    def per_thousand(self) -> float | None:
        """The score 100 - NPT, ten times as strict."""
        return None if self.npt is None else 100 - self.npt

    @property
    def critical(self) -> int:
        """Critical errors; a text with any fails, whatever its score."""
        return sum(row.counts[Impact.CRITICAL] for row in self.rows)

    @property
    def short(self) -> bool:
        return self.words < FEWEST_WORDS

    def passes(self, least: float) -> bool:
        """True if the score per word is at least this and nothing is critical."""
        return not self.critical and (self.per_word is None or self.per_word >= least)

    def to_json(self) -> dict[str, Any]:
        return {
            "basis": BASIS,
            "words": self.words,
            "short": self.short,
            "weights": {impact.name.lower(): impact.weight for impact in Impact},
            "types": [
                {
                    "mqm": row.mqm,
                    "categories": list(row.categories),
                    **{impact.name.lower(): row.counts[impact] for impact in Impact},
                    "points": row.points,
                }
                for row in self.rows
            ],
            "apt": self.apt,
            "npt": _rounded(self.npt),
            "scores": {PER_WORD: _rounded(self.per_word), PER_THOUSAND: _rounded(self.per_thousand)},
            "critical": self.critical,
        }


def scorecard(rated: Mapping[tuple[str, Impact], int], words: int) -> Scorecard:
    """The scorecard of findings counted by category and impact."""
    types: dict[str, list[str]] = {}
    for category in CATEGORIES.values():
        if any(rated.get((category.name, impact)) for impact in Impact):
            types.setdefault(category.mqm, []).append(category.name)
    rows = [
        Row(mqm, tuple(names), {impact: sum(rated.get((name, impact), 0) for name in names) for impact in Impact})
        for mqm, names in types.items()
    ]
    return Scorecard(words, tuple(sorted(rows, key=lambda row: -row.points)))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
