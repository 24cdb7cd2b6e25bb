"""The scorecard: the figures by hand, in the reports, and as a gate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tqcheck.metrics.scorecard import scorecard
from tqcheck.model import CATEGORIES, Impact
from tqcheck.reports.paint import Paint
from tqcheck.reports.scorecard import lines

ROOT = Path(__file__).resolve().parents[2]
RATED = {
    ("names", Impact.MAJOR): 3,
    ("quotes", Impact.MINOR): 2,
    ("punctuation", Impact.MINOR): 4,
    ("terms", Impact.CRITICAL): 1,
    ("terms", Impact.MINOR): 1,
}


def test_figures() -> None:
    card = scorecard(RATED, 2000)
    assert [(row.mqm, row.categories, row.points) for row in card.rows] == [
        ("terminology/wrong-term", ("terms",), 26),
        ("accuracy/mistranslation", ("names",), 15),
        ("linguistic-conventions/punctuation", ("quotes", "punctuation"), 6),
    ]
    assert (card.apt, card.npt, card.critical, card.short) == (47, 23.5, 1, False)
    assert card.per_word == pytest.approx((1 - 47 / 2000) * 100)
    assert card.per_thousand == 100 - 23.5
    assert not card.passes(0)


def test_thresholds() -> None:
    card = scorecard({("names", Impact.MAJOR): 1}, 500)
    assert (card.per_word, card.short) == (99, False)
    assert card.passes(99)
    assert not card.passes(99.01)


def test_no_words_and_no_findings() -> None:
    card = scorecard({}, 0)
    assert (card.apt, card.npt, card.per_word, card.per_thousand) == (0, None, None, None)
    assert card.passes(100)
    assert scorecard({}, 10).per_word == 100
    assert "none" in "\n".join(lines(card, Paint(False), 80))


def test_words() -> None:
    shown = list(lines(scorecard(RATED, 300), Paint(False), 80))
    assert shown == [
        "Scorecard",
        "  Uses MQM error types and rates the errors and warnings that rules can see, not",
        "  the whole translation.",
        "",
        "     26  terminology/wrong-term (1 critical and 1 minor)",
        "     15  accuracy/mistranslation (3 major)",
        "      6  linguistic-conventions/punctuation (6 minor)",
        "  -----",
        "     47  APT: the sum of the points (minor 1, major 5 and critical 25)",
        "  156.7  NPT: points per 1,000 words",
        "   84.3  score (1 - APT/words) x 100",
        "  -56.7  score 100 - NPT",
        "",
        "  1 critical error: the text fails whatever its score.",
        "  300 words: with fewer than 500 words a score says little.",
    ]


def test_narrow_terminals() -> None:
    assert max(map(len, lines(scorecard(RATED, 300), Paint(False), 30))) <= 45
    assert all(len(line) <= 50 for line in lines(scorecard(RATED, 300), Paint(False), 50))


def test_the_document_lists_every_category() -> None:
    text = (ROOT / "docs" / "scorecard.md").read_text("utf-8")
    rows = {
        name: mqm for names, mqm in re.findall(r"^\| ([a-z, ]+) \| (\S+) \|$", text, re.M) for name in names.split(", ")
    }
    assert rows == {name: category.mqm for name, category in CATEGORIES.items()}
