"""Consistency: one name in one spelling, one way of writing in one document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tqcheck import readers
from tqcheck.check import Checker
from tqcheck.model import Finding

Make = Callable[..., Checker]


def findings(checker: Checker, text: str) -> list[Finding]:
    return list(checker.check(readers.read_document("text.txt", text)).findings)


def mended(checker: Checker, text: str) -> str:
    edits = {edit for finding in findings(checker, text) for fix in finding.fixes[:1] for edit in fix.edits}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


TAIL = """
certainty: likely
impact: minor
message: '"{match}" is "{other}" elsewhere.'
why: It is so.
examples: [{bad: a, good: b}, {ok: c}]
"""
LEAD = "In the evening, when nobody thought of it any more, a big ship came into the old bay of the town at last. "


def spellings(look: str) -> str:
    return f"kind: spellings\nlook: {look}" + TAIL


@pytest.mark.parametrize(
    ("look", "text", "odd"),
    [
        ("romanization", "They saw Isfahan. Then Isfahan slept, and Isfakhan too.", ["Isfakhan"]),
        ("romanization", "Fishers of Al-Hudaydah came to Hodeidah, not to Al-Hudaydah.", ["Al-Hudaydah", "Al-Hudaydah"]),
        ("romanization", "The Koreans of both Koreas met Petrov and Petrova in Isfahan.", []),
        ("marks", "From Mérida to Mérida, not to Merida.", ["Merida"]),
        ("abbreviation", "The GTT runs. Nobody told Gtt.", ["Gtt"]),
        ("abbreviation", "JURUPA VALLEY stands. Then Jurupa woke.", []),
        ("hyphen", "I met Kim Jong-un and Kim Jong-un, not Kim Jong Un.", ["Kim Jong Un"]),
        ("letters", "So Nordstrand, Nordstrand, Nordstrand and Nordstrand met Norstrand.", ["Norstrand"]),
        ("letters", "So Nordstrand met Norstrand.", []),
    ],
)  # fmt: skip
def test_spellings(checker_of: Make, look: str, text: str, odd: list[str]) -> None:
    found = findings(checker_of({"consistency/x": spellings(look)}), text)
    assert [finding.matched for finding in found] == odd
    assert all(finding.related for finding in found)


def test_a_glossary_knows_which_spelling_is_right(checker_of: Make) -> None:
    glossary = "- {id: hodeidah, en: Hudaydah, type: place}\n"
    checker = checker_of({"consistency/x": spellings("romanization")}, glossary)
    found = findings(checker, "They left Hodeidah for Hodeidah by way of Hudaydah.")
    assert [finding.fixes[0].label for finding in found] == ["Hudaydah", "Hudaydah"]


def test_variants_keep_to_the_commonest(checker_of: Make) -> None:
    rule = "kind: variants\ngroups: [{forms: [cease-fire, ceasefire]}]" + TAIL
    text = LEAD + "A ceasefire held. The ceasefire broke. The cease-fire is over."
    (finding,) = findings(checker_of({"consistency/x": rule}), text)
    assert (finding.matched, finding.fixes[0].label) == ("cease-fire", "ceasefire")
    assert len(finding.related) == 2


def test_ties_and_groups_together(checker_of: Make) -> None:
    rule = "kind: variants\nties: false\ntogether: true\ngroups: [{forms: [color, colour]}, {forms: [harbor, harbour]}]"
    checker = checker_of({"consistency/x": rule + TAIL})
    (tie,) = findings(checker, LEAD + "The color of the harbour.")
    assert (tie.certainty.name, tie.fixes[0].safety.name) == ("POSSIBLE", "MANUAL")
    assert mended(checker, LEAD + "The color of the harbor and the harbour.").endswith("harbor and the harbor.")
