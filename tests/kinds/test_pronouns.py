"""Kind `pronouns`: who "he" and "she" can be."""

from __future__ import annotations

import pytest

from tqcheck import readers
from tqcheck.check import Checker


def found(checker: Checker, text: str) -> list[str]:
    report = checker.check(readers.read_document("text.txt", text))
    return [
        f"{finding.matched} > {finding.fixes[0].edits[0].text}"
        for finding in report.findings
        if finding.category == "grammar" and finding.fixes
    ]


WRONG = [
    ("Olga Skabeeva left early. He said that the show would be back.", ["He > She"]),
    ("Wang Fang, a 34-year-old woman, sells apples. Every day he packs 200 boxes.", ["he > she"]),
    ("Ms. Tanaka opened the shop in 2011. Now he has three branches.", ["he > she"]),
    ("The ceremony was led by Mr Blair. Blair spoke of hope. She thanked the guests.", ["She > He"]),
    ("Olaf Scholz came to the town on a Sunday.\n\nShe was greeted at the airport.", ["She > He"]),
    ("Gruber hurt his knee in May. Gruber sold his house. She lives in Rome.", ["She > He"]),
    ("Elena Petrova is a teacher. The school praised him.", ["him > her"]),
    ("The king opened the session. Her speech was short.", ["Her > His"]),
    ("“He does not recognize it,” stated his lawyer, Inna Berg. He added that it was late.", ["He > She"]),
    ("The tower is 300 meters high. She was built in 1932.", ["She > It"]),
    ("The law on milk was adopted in May. He provides for fines.", ["He > It"]),
]
RIGHT = [
    "Olga Skabeeva met Johnson. He said that the show would be back.",
    "Olga Skabeeva met the minister. He said that the show would be back.",
    "The mother of the boy came. He was ill.",
    "Anna Berg wrote a novel. “He is a liar,” she said of a neighbor.",
    "The tower is high. Ivan Petrov built it. He lives in Rome.",
    "Ivan Petrov wrote a book. The book was sold in May. He was glad.",
    "Olga Berg and Ivan Petrov met. He said that it rained.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_finds_a_pronoun_that_fits_nobody(shipped: Checker, text: str, expected: list[str]) -> None:
    assert found(shipped, text) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_is_silent_where_somebody_may_be_meant(shipped: Checker, text: str) -> None:
    assert found(shipped, text) == []
