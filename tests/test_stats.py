"""Counting: hits, texts, documents, rates and ratios."""

from __future__ import annotations

from tqcheck import readers
from tqcheck.anchor import anchor_of
from tqcheck.model import Certainty, Facts, Finding, Impact, Report, Severity
from tqcheck.stats import Tally, ratio
from tqcheck.text import Span


def report(raw: str, *found: tuple[str, str, Severity], path: str = "a.txt") -> Report:
    """The report of a text in which these words were found by these rules."""
    document = readers.read_document(path, raw, readers.Options())
    findings = []
    for rule, word, severity in found:
        start = raw.index(word)
        span = Span(start, start + len(word))
        segment = next(item for item in document.segments if word in item.target.plain)
        place = segment.target.from_raw(span)
        category = rule.split(".")[0]
        anchor = anchor_of(rule, segment, place, start)
        findings.append(
            Finding(
                rule, category, severity, Certainty.LIKELY, Impact.MINOR, span, word, "m", "w", None, (), {}, (), anchor
            )
        )
    return Report(document, tuple(findings), Facts())


def test_rates_are_hits_in_100000_words() -> None:
    tally = Tally()
    tally.add("a.txt", report("One two three.\n\nFour five.", ("phrasing.x", "two", Severity.WARNING)))
    assert (tally.documents, tally.words) == (1, 5)
    assert tally.rate(tally.all.hits) == 20_000
    assert Tally().rate(3) == 0


def test_rules_and_categories() -> None:
    tally = Tally()
    hits = (("phrasing.x", "one", Severity.WARNING), ("phrasing.y", "two", Severity.INFO))
    tally.add("a.txt", report("Here is one and two.", *hits))
    tally.add("b.txt", report("Here is one and two.", hits[0], path="b.txt"))
    x, y, both = tally.rules["phrasing.x"], tally.rules["phrasing.y"], tally.categories["phrasing"]
    assert (x.hits, x.loud, len(x.documents), len(x.segments)) == (2, 2, 2, 1)
    assert (y.hits, y.loud) == (1, 0)
    assert (both.hits, both.loud, len(both.documents)) == (3, 2, 2)


def test_places_only_of_what_is_wanted() -> None:
    tally = Tally(lambda finding: finding.rule == "phrasing.y")
    tally.add(
        "a.md",
        report(
            "# Title\n\nA **bold** start &amp; two.\n",
            ("phrasing.x", "Title", Severity.INFO),
            ("phrasing.y", "start", Severity.ERROR),
            path="a.md",
        ),
    )
    (place,) = tally.places
    assert (place.line, place.column) == (3, 12)
    assert place.text == "A bold start & two."
    assert place.text[place.start : place.end] == "start"


def test_a_ratio_needs_something_below() -> None:
    assert ratio(6.0, 2.0) == 3.0
    assert ratio(6.0, 0.0) is None
