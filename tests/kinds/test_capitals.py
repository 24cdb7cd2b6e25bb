"""Capitals: half-capitalised names, lost capitals, common nouns, sentence starts."""

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
message: '"{match}": "{fix}".'
why: It is so.
examples: [{bad: a, good: b}, {ok: c}]
"""
MINISTRY = "kind: casing\nfind: '(?:foreign|health) ministry'\nwrite: title\nwhen: mixed" + TAIL
POST = "kind: casing\nfind: '(?:foreign|prime) minister'\nwrite: post\nwhen: mixed" + TAIL
NAMES = "kind: small-names\nevidence: lexicon\nphrases: [denmark street]" + TAIL
ELSEWHERE = "kind: small-names\nevidence: elsewhere" + TAIL
PAIRS = "kind: small-names\nevidence: pairs\ngeneric: [peninsula]" + TAIL
START = "kind: starts\nplace: sentence\nexcept: [von]\nnot_after: [etc]" + TAIL
PARAGRAPH = "kind: starts\nplace: paragraph" + TAIL
WORDS = "kind: capital-words\nfind: '[a-z], [[(?<word>And|But)]] [a-z]'\nreplace: '{word|lower}'" + TAIL
NOUNS = "kind: capitals\nafter: [the]\nnumbers: true\nelsewhere: true" + TAIL


@pytest.mark.parametrize(
    ("rule", "text", "good"),
    [
        (MINISTRY, "A note of the foreign Ministry came.", "A note of the Foreign Ministry came."),
        (MINISTRY, "A note of the Foreign ministry came.", "A note of the Foreign Ministry came."),
        (POST, "They met foreign Minister Anna Holm.", "They met Foreign Minister Anna Holm."),
        (POST, "They met the foreign Minister.", "They met the foreign minister."),
        (NAMES, "They left baghdad and denmark.", "They left Baghdad and Denmark."),
        (ELSEWHERE, "They left Xibodong for Xibodong Bay. A man from xibodong came.", "They left Xibodong for Xibodong Bay. A man from Xibodong came."),
        (PAIRS, "Clara Brown sang. Later Clara brown left.", "Clara Brown sang. Later Clara Brown left."),
        (START, "The well is dry. did nobody see it?", "The well is dry. Did nobody see it?"),
        (PARAGRAPH, "It rained.\n\nthe roads were closed for most of the day.", "It rained.\n\nThe roads were closed for most of the day."),
        (WORDS, "It was closed, And nobody came.", "It was closed, and nobody came."),
    ],
)  # fmt: skip
def test_what_is_mended(checker_of: Make, rule: str, text: str, good: str) -> None:
    checker = checker_of({"capitalization/x": rule})
    assert mended(checker, text) == good
    assert not findings(checker, good)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (MINISTRY, "Foreign ministry officials and the Foreign Ministry agree."),
        (MINISTRY, "NOTE OF THE FOREIGN Ministry"),
        (POST, "Prime minister since May, she knows it. Prime Minister Anna Holm agrees."),
        (NAMES, "See www.denmark.example, info@baghdad.example, #sunday and denmark street."),
        (NAMES, "They sang la vie en denmark."),
        (ELSEWHERE, "Xibodong slept. They cooked a xibodong."),
        (PAIRS, "The Brown House stands by the brown house. Clara Brown saw Clara once."),
        (START, "Tea, coffee, etc. are free. “Where?” she asked. See p. x for more."),
        (PARAGRAPH, "He said,\n\nthat the roads were closed for most of the day."),
        (PARAGRAPH, "- milk and sugar for the whole of the week."),
        (WORDS, "It was closed. And nobody from And Co. came."),
    ],
)
def test_what_is_right(checker_of: Make, rule: str, text: str) -> None:
    assert not findings(checker_of({"capitalization/x": rule}), text)


def test_the_documents_own_writing_decides_and_is_sure(checker_of: Make) -> None:
    checker = checker_of({"capitalization/x": MINISTRY})
    text = "Once the foreign ministry spoke, and the foreign ministry was right. Then the foreign Ministry left."
    (finding,) = findings(checker, text)
    assert (finding.fixes[0].label, finding.certainty.name) == ("foreign ministry", "SURE")


def test_a_common_noun_needs_its_small_twin(checker_of: Make) -> None:
    checker = checker_of({"capitalization/x": NOUNS})
    text = "In the evening the owner of the hotel gave the Tourists breakfast, and nobody else was there."
    assert not findings(checker, text)
    more = text + " Other tourists came, and more tourists came after them."
    assert [finding.matched for finding in findings(checker, more)] == ["Tourists"]


def test_a_text_that_loses_capitals_loses_those_of_unknown_names_too(checker_of: Make) -> None:
    checker = checker_of({"capitalization/x": NAMES, "capitalization/y": ELSEWHERE})
    text = "They went from baghdad to denmark, in april, and a deputy from xibodong came along."
    assert [finding.matched for finding in findings(checker, text)] == ["baghdad", "denmark", "april", "xibodong"]
