"""Rules with several cases under one message."""

from __future__ import annotations

from typing import Any

import pytest

from tqcheck.errors import RuleError
from tqcheck.rulefile import load

HEAD = """\
kind: pattern
certainty: sure
impact: minor
message: It is wrong.
why: It is never written so.
examples: [{bad: a, good: b}, {ok: c}]
"""


def spec(text: str) -> dict[str, Any]:
    rule, gates = load(HEAD + text, "rule.yaml", "punctuation.x", "shipped", {})
    return {**rule.spec, "gates": gates}


def test_each_case_has_its_own_replacement_and_gate() -> None:
    found = spec("cases:\n- {find: foo, replace: bar}\n- {find: baz, replace: qux}\n")
    assert [item["replace"] for item in found["items"]] == [["bar"], ["qux"]]
    assert sorted(found["gates"]) == [("baz", 1), ("foo", 0)]


def test_conditions_of_the_rule_hold_for_every_case() -> None:
    found = spec(
        "case: exact\nnot_after: [old]\ncases:\n- {find: foo, replace: bar, not_after: [new]}\n- {find: baz, replace: qux}\n"
    )
    assert [len(item["context"]) for item in found["items"]] == [2, 1]
    assert all(item["exact_case"] for item in found["items"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("find: x\ncases: [{find: foo, replace: bar}]\n", '"find" stands in each case'),
        ("cases: [{find: foo}]\n", 'every case has "replace"'),
        ("suggest: no\ncases: [{find: foo, replace: bar}]\n", 'every case has "replace"'),
        ("cases: []\n", "at least one case"),
        ("cases: [{find: foo, replace: bar, message: x}]\n", "message"),
    ],
)
def test_mistakes_are_refused(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        spec(text)
