"""Rules as the catalog keeps them: what comes back is what was packed, items one by one."""

from __future__ import annotations

from tqcheck.model import Certainty, Example, Impact, Languages, Role, Rule, Safety, Severity
from tqcheck.stored import Stored, pack

PLAIN = Rule("a.b", "capitals", "m", "w", Certainty.SURE, Impact.MINOR, Safety.SAFE, spec={"after": ["x"]})
FULL = Rule(
    "a.c",
    "pattern",
    "message",
    "why",
    Certainty.LIKELY,
    Impact.CRITICAL,
    Safety.MANUAL,
    Severity.INFO,
    Languages(("en",), ("ru", "uk"), True),
    (Role.HEADING,),
    "advice",
    (Example("bad", "good"), Example(ok="fine")),
    ("old",),
    False,
    "rules/a/c.yaml",
    "shipped",
    {"items": [{"regexes": ["é"]}, {"regexes": ["b"]}], "replaces": True},
)


def test_rules_come_back() -> None:
    stored = Stored({name: memoryview(data) for name, data in pack([FULL, PLAIN, FULL]).items()})
    assert len(stored) == 3
    assert stored[1] == PLAIN
    for number in (0, 2):
        rule = stored[number]
        items = rule.spec["items"]
        assert rule._replace(spec={**rule.spec, "items": list(items)}) == FULL
        assert len(items) == 2
        assert items[-1] == FULL.spec["items"][1]
        assert items[1] is items[1]
        assert items[:1] == FULL.spec["items"][:1]
