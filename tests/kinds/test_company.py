"""What a damaged text makes likely, surnames in small letters, words that English cannot have made."""

from __future__ import annotations

import pytest

from tqcheck import readers
from tqcheck.check import Checker
from tqcheck.kinds.strange import is_strange
from tqcheck.lexicon import shipped as lexicon
from tqcheck.model import Facts, Severity

CLEAN = "In the middle of the night they wrote to the Embassy about the lost ship and its crew."
DAMAGED = CLEAN + "\n\nThe press Secretary came late , and nobody knew why he had left the old town in march.\n"


def severities(checker: Checker, text: str, rule: str) -> list[Severity]:
    report = checker.check(readers.read_document("text.txt", text))
    return [finding.severity for finding in report.findings if finding.rule == rule]


def of_embassy(checker: Checker, text: str, facts: Facts | None = None) -> list[Severity]:
    report = checker.check(readers.read_document("text.txt", text), facts)
    return [finding.severity for finding in report.findings if finding.matched == "Embassy"]


def test_what_is_advice_in_a_clean_text_is_a_warning_in_a_damaged_one(shipped: Checker) -> None:
    assert of_embassy(shipped, CLEAN) == [Severity.INFO]
    assert of_embassy(shipped, DAMAGED) == [Severity.WARNING]


def test_what_needs_company_is_silent_in_a_clean_text(shipped: Checker) -> None:
    text = "The governor took from the table a blue Folder, and opened it in front of them.\n"
    assert severities(shipped, text, "capitalization.stray-capital") == []
    assert Severity.WARNING in severities(shipped, text + DAMAGED, "capitalization.stray-capital")


def test_a_damaged_text_stays_one_while_it_is_mended(shipped: Checker) -> None:
    facts = shipped.check(readers.read_document("text.txt", DAMAGED)).facts
    assert facts.damaged
    assert of_embassy(shipped, CLEAN, facts) == [Severity.WARNING]


@pytest.mark.parametrize("text", ["Then Alan brown said no.", "Later Geoff scrapps, who was in Spain, called."])
def test_a_surname_behind_a_given_name(shipped: Checker, text: str) -> None:
    assert severities(shipped, text + "\n", "capitalization.surname") == [Severity.WARNING]


@pytest.mark.parametrize("word", ["uprava", "beteen", "kaamera"])
def test_strange_words(word: str) -> None:
    assert is_strange(word, lexicon().is_word)


@pytest.mark.parametrize("word", ["multibillion", "unpatched", "livecast", "azithromycin", "backcountry"])
def test_words_that_english_makes(word: str) -> None:
    assert not is_strange(word, lexicon().is_word)


def test_advice_is_not_raised_where_another_finding_tells_what_is_wrong(shipped: Checker) -> None:
    raw = 'The agency "Ronhap" reported it. Phungeri is closed,and the 12 percents fell .\n'
    found = shipped.check(readers.read_document("a.txt", raw)).findings
    (told,) = (finding for finding in found if finding.matched == "Ronhap")
    assert (told.rule, told.severity) == ("names.listed", Severity.ERROR)
    assert "terms.quoted-name" in told.also
