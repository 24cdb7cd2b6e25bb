"""The scorecard in words, for terminals and pages."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.metrics.scorecard import BASIS, FEWEST_WORDS, PER_THOUSAND, PER_WORD, Row, Scorecard
from tqcheck.model import Impact
from tqcheck.reports.cells import wrap
from tqcheck.reports.paint import Paint, Style
from tqcheck.reports.wording import count, listing

TITLE = "Scorecard"
ABOUT = f"Uses MQM error types and rates the {BASIS}."


def row_counts(row: Row) -> str:
    """`2 critical, 14 major and 1 minor`."""
    worst_first = sorted(Impact, reverse=True)
    return listing([f"{row.counts[impact]:,} {impact.name.lower()}" for impact in worst_first if row.counts[impact]])


def figures(card: Scorecard) -> list[tuple[str, str]]:
    """Value and what it is."""
    weights = listing([f"{impact.name.lower()} {impact.weight}" for impact in Impact])
    return [
        (f"{card.apt:,}", f"APT: the sum of the points ({weights})"),
        (_number(card.npt), "NPT: points per 1,000 words"),
        (_number(card.per_word), f"score {PER_WORD}"),
        (_number(card.per_thousand), f"score {PER_THOUSAND}"),
    ]


def remarks(card: Scorecard) -> list[str]:
    """What to know before using the figures."""
    out = []
    if card.critical:
        out.append(f"{count(card.critical, 'critical error')}: the text fails whatever its score.")
    if card.short:
        out.append(f"{count(card.words, 'word')}: with fewer than {FEWEST_WORDS} words a score says little.")
    return out


def lines(card: Scorecard, paint: Paint, width: int) -> Iterator[str]:
    """The scorecard for a terminal."""
    yield paint(Style.TITLE, TITLE)
    yield from wrap(ABOUT, width, "  ")
    yield ""
    values = [(f"{row.points:,}", f"{row.mqm} ({row_counts(row)})") for row in card.rows]
    room = max(len(value) for value, _ in (*values, *figures(card)))
    for value, text in values:
        yield from wrap(text, width, f"  {value:>{room}}  ")
    if values:
        yield f"  {'-' * room}"
    for value, text in figures(card):
        yield from wrap(text, width, f"  {value:>{room}}  ")
    if notes := remarks(card):
        yield ""
        for text in notes:
            yield from wrap(text, width, "  ")


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:,.1f}"
