"""What was left untranslated: other scripts, letters that look Latin, words of other languages."""

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
certainty: sure
impact: minor
message: '"{match}".'
why: It is so.
examples: [{bad: a%s}, {ok: c}]
"""
LETTERS = "kind: script\nlook: letters" + TAIL % ", good: b"
WORDS = "kind: script\nlook: words\nnot_after: [character]\nsuggest: Translate it." + TAIL % ""
DICTIONARY = "kind: leftover\nlook: dictionary\nexcept: [gilets]\nsuggest: Translate it." + TAIL % ""
ENDINGS = "kind: leftover\nlook: endings\nendings: ['shchik', 'vshi[iy]sya']\nsuggest: Translate it." + TAIL % ""


@pytest.mark.parametrize(
    ("text", "good"),
    [("He \u0430lso came.", "He also came."), ("It was \u0430 good year.", "It was a good year.")],
)
def test_letters_that_look_latin(checker_of: Make, text: str, good: str) -> None:
    checker = checker_of({"untranslated/x": LETTERS})
    assert mended(checker, text) == good
    assert not findings(checker, good)


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        (WORDS, "The channel Россия showed it.", ["Россия"]),
        (WORDS, "It is about “Спорт-Экспресс”.", ["Спорт-Экспресс"]),
        (WORDS, "The 新华 agency in 平壤.", ["新华", "平壤"]),
        (WORDS, "The newspaper Pravda (Правда), 신문 (newspaper), the character 福, the β test.", []),
        (WORDS, "See пример.рф or #пример.", []),
        (WORDS, "весь абзац по-русски", []),
        (DICTIONARY, "They thanked those qui came.", ["qui"]),
        (DICTIONARY, "It is called verwaltung. A “verwaltung” is an office.", []),
        (ENDINGS, "The pogranshchik slept.", ["pogranshchik"]),
        (ENDINGS, "The pogranshchik (border guard) slept.", []),
    ],
)
def test_words(checker_of: Make, rule: str, text: str, found: list[str]) -> None:
    assert [finding.matched for finding in findings(checker_of({"untranslated/x": rule}), text)] == found


def test_the_source_language_makes_a_word_likely(checker_of: Make) -> None:
    rule = DICTIONARY.replace("certainty: sure", "certainty: possible")
    checker = checker_of({"untranslated/x": rule}, source="de")
    (finding,) = findings(checker, "The queue verwaltung of the airport was long.")
    assert finding.certainty.name == "LIKELY"
