"""What checking promises: order does not matter, facts stay, fixes compete, silence is explained."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck import catalog, readers
from tqcheck.check import Checker
from tqcheck.errors import ConfigError
from tqcheck.fix import fix, plan
from tqcheck.model import Certainty, Document, Ignore, Report, Safety, Settings, Severity
from tqcheck.view import View

SEED = Path(__file__).resolve().parent.parent / "seeds" / "north-korea-launches.ru-en.txt"
RULE = """kind: pattern
certainty: {certainty}
impact: minor
safety: {safety}
message: '"{{match}}" should be "{{fix}}".'
why: A test.
find: {find}
replace: {replace}
examples:
  - bad: x
    good: y
  - ok: z
"""
GLOSSARY = """
- {id: yonhap, en: Yonhap, source: ko, native: [연합], pivot: {ru: [Рёнхап]}, type: media, wrong: [Ronhap], derive: off}
- {id: sohae, en: Sohae, source: ko, pivot: {ru: [Сохэ]}, type: place, wrong: [Sohe], derive: off}
- {id: sonchon, en: Sonchon, source: ko, type: place, wrong: [Songcheon], context: [missile], derive: off}
- {id: lih, en: ISIS, type: acronym, case: true, wrong: [lih], derive: off}
- {id: uyghur, en: Uyghur, type: org, wrong: [Uigur], derive: off}
"""
NAMES = """kind: names
forms: listed
types: [place, person, org, media, weapon, acronym]
certainty: sure
impact: major
safety: safe
message: '"{match}" is {fix}.'
why: Listed.
examples:
  - bad: Ronhap
    good: Yonhap
  - ok: Yonhap
"""


def rule(find: str, replace: str, certainty: str = "sure", safety: str = "unsafe") -> str:
    return RULE.format(find=find, replace=replace, certainty=certainty, safety=safety)


def document(text: str) -> Document:
    return readers.read_document("text.txt", text)


def test_order_of_rules_does_not_matter(shipped: Checker) -> None:
    seed = document(SEED.read_text(encoding="utf-8"))
    expected = shipped.check(seed).findings
    assert len(expected) > 10
    for order in range(3):

        class Shuffled:
            def __getattr__(self, name: str) -> object:
                return getattr(shipped._catalog, name)

            @property
            def heads(self, order: int = order) -> list[object]:
                heads = list(shipped._catalog.heads)
                random.Random(order).shuffle(heads)
                return heads

        assert Checker(Shuffled(), shipped.settings).check(seed).findings == expected  # type: ignore[arg-type]


def test_facts_are_the_same_before_and_after_fixing(shipped: Checker) -> None:
    seed = document(SEED.read_text(encoding="utf-8"))
    before = shipped.check(seed)
    assert before.facts.source_language.value == "ru"
    fixed = fix(seed, shipped.check, document, Safety.UNSAFE)
    assert fixed.stable
    assert fixed.report.facts == before.facts
    again = fix(
        document(fixed.raw)._replace(),
        lambda doc, facts: shipped.check(doc, facts or before.facts),
        document,
        Safety.UNSAFE,
    )
    assert again.raw == fixed.raw
    assert not again.applied


def test_one_segment_changed_is_one_segment_scanned_again(shipped: Checker) -> None:
    """Scanning looks at nothing but its own segment."""
    seed = document(SEED.read_text(encoding="utf-8"))
    whole = [shipped.scan(View(number, segment)) for number, segment in enumerate(seed.segments)]
    for number in (0, 7, len(seed.segments) - 1):
        assert shipped.scan(View(number, seed.segments[number])) == whole[number]


def test_competing_fixes(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of(
        {"phrasing/long": rule("big red car", "lorry"), "terms/short": rule("red", "scarlet", safety="safe")}
    )
    report = checker.check(document("The big red car left."))
    by_rule = {finding.rule: finding for finding in report.findings}
    assert by_rule["phrasing.long"].conflicts == ("terms.short",)  # the safer one wins
    assert not by_rule["terms.short"].conflicts
    assert [finding.rule for finding, _ in plan(report.findings, Safety.UNSAFE)] == ["terms.short"]


@pytest.mark.parametrize(("text", "fixed"), [("It’s a starts.", "worker’s"), ("It's a starts.", "worker's")])
def test_fixes_have_the_apostrophes_of_the_text(checker_of: Callable[..., Checker], text: str, fixed: str) -> None:
    checker = checker_of(
        {"phrasing/a": RULE.format(certainty="sure", safety="safe", find="starts", replace='"worker\'s"')}
    )
    assert checker.check(document(text)).findings[0].fixes[0].label == fixed


def test_two_rules_of_a_category_at_one_place_are_one_finding(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"terms/one": rule("red", "scarlet"), "terms/two": rule("red", "crimson", certainty="likely")})
    (finding,) = checker.check(document("A red car.")).findings
    assert (finding.rule, finding.also) == ("terms.one", ("terms.two",))


@pytest.mark.parametrize(
    ("certainty", "severity"), [("sure", Severity.ERROR), ("likely", Severity.WARNING), ("possible", Severity.INFO)]
)
def test_certainty_gives_severity(checker_of: Callable[..., Checker], certainty: str, severity: Severity) -> None:
    (finding,) = checker_of({"terms/one": rule("red", "scarlet", certainty)}).check(document("A red car.")).findings
    assert finding.severity is severity


def test_severity_of_the_configuration_wins_by_the_longest_prefix(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of(
        {"terms/one": rule("red", "scarlet")}, severity=(("terms", Severity.INFO), ("terms.one", Severity.WARNING))
    )
    assert checker.check(document("A red car.")).findings[0].severity is Severity.WARNING


def test_enable_and_disable(checker_of: Callable[..., Checker]) -> None:
    rules = {"terms/one": rule("red", "scarlet"), "terms/two": rule("car", "vehicle")}
    found = checker_of(rules, disable=("terms",), enable=("terms.two",)).check(document("A red car.")).findings
    assert [finding.rule for finding in found] == ["terms.two"]
    with pytest.raises(ConfigError, match=r"no rule .terms\.tow"):
        checker_of(rules, disable=("terms.tow",))


def test_accepted_words_are_silent(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"terms/one": rule("red", "scarlet")}, accept=("red car",))
    report = checker.check(document("A red car and a red bus."))
    assert [finding.span.start for finding in report.findings] == [16]


def test_ignored_findings_keep_their_reason(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"terms/one": rule("red", "scarlet")}, ignore=(Ignore("terms", "red", None, "our colour"),))
    report = checker.check(document("A red car."))
    assert not report.findings
    assert [(finding.matched, reason) for finding, reason in report.suppressed] == [("red", "our colour")]


def test_inline_suppression_and_its_unused_twin(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"terms/one": rule("red", "scarlet")})
    text = "<!-- tqcheck-disable-next-line terms.one -- a quotation -->\nA red car.\n\n<!-- tqcheck-disable-next-line terms -->\nA blue car.\n"
    report = checker.check(document(text))
    assert not report.findings
    assert report.suppressed[0][1] == "a quotation"
    assert len(report.unused_suppressions) == 1


def found(checker: Checker, text: str) -> list[tuple[str, str]]:
    report: Report = checker.check(document(text))
    return [(finding.matched, finding.fixes[0].label) for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ronhap said so.", [("Ronhap", "Yonhap")]),
        ("RONHAP SAID SO", [("RONHAP", "YONHAP")]),
        ("ronhap said so.", []),
        ("Ronhap’s man, Ronhap's woman", [("Ronhap", "Yonhap"), ("Ronhap", "Yonhap")]),
        ("Ro\u00adnhap said so.", [("Ro\u00adnhap", "Yonhap")]),
        ("Prononhap and Ronhapi", []),
        ("Uigurs protest.", [("Uigurs", "Uyghurs")]),
        ("The lih fighters; LIH", [("lih", "ISIS")]),
        ("A Ronhap-style report", [("Ronhap", "Yonhap")]),
        ("𝄞 İİ Ronhap", [("Ronhap", "Yonhap")]),
    ],
)
def test_listed_names(checker_of: Callable[..., Checker], text: str, expected: list[tuple[str, str]]) -> None:
    assert found(checker_of({"names/listed": NAMES}, GLOSSARY), text) == expected


def test_a_name_without_its_context_is_less_sure(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"names/listed": NAMES}, GLOSSARY)
    (alone,) = checker.check(document("They went to Songcheon.")).findings
    (near,) = checker.check(document("They went to Songcheon.\n\nA missile flew.")).findings
    assert (alone.certainty, near.certainty) == (Certainty.LIKELY, Certainty.SURE)
    assert alone.fixes[0].safety is Safety.MANUAL


def test_the_source_language_is_inferred_from_two_names(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"names/listed": NAMES}, GLOSSARY)
    assert checker.check(document("Ronhap and Ronhap")).facts.source_language.value is None
    assert checker.check(document("Ronhap and Sohe")).facts.source_language.value == "ru"


def test_later_layers_win(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of(
        {"names/listed": NAMES.replace("certainty: sure", "certainty: likely")},
        shipped_rules=True,
        shipped_glossaries=True,
    )
    report = checker.check(document("Ronhap said so."))
    assert [(finding.rule, finding.certainty) for finding in report.findings] == [("names.listed", Certainty.LIKELY)]


def test_code_is_no_prose(checker_of: Callable[..., Checker]) -> None:
    checker = checker_of({"names/listed": NAMES}, GLOSSARY)
    report = checker.check(readers.read_document("a.md", "Call `Ronhap` at https://ronhap.example/Ronhap or Ronhap.\n"))
    assert [finding.span.start for finding in report.findings] == [50]


def test_a_message_without_a_fix_names_none(tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "grammar"
    rules.mkdir(parents=True)
    head = "kind: terms\ncertainty: likely\nimpact: minor\nwhy: It is.\nexamples: [{bad: red fox}, {ok: x}]\nterms:\n"
    terms = "  - {find: red fox, suggest: Write another word.}\n  - {find: red cat, replace: green cat}\n"
    (rules / "a.yaml").write_text('message: \'"{match}" is wrong; write "{fix}".\'\n' + head + terms, "utf-8")
    other = ('message: \'"{match}": English says "{fix}".\'\n' + head + terms).replace("red ", "blue ")
    (rules / "b.yaml").write_text(other, "utf-8")
    settings = Settings(shipped_rules=False, shipped_glossaries=False, rule_paths=(str(tmp_path / "rules"),))
    checker = Checker(catalog.load(settings, use_cache=False), settings)
    text = "A red fox, a red cat, a blue fox and a blue cat.\n"
    assert [finding.message for finding in checker.check(readers.read_document("a.txt", text)).findings] == [
        '"red fox" is wrong.',
        '"red cat" is wrong; write "green cat".',
        '"blue fox": write another word.',
        '"blue cat": English says "green cat".',
    ]
