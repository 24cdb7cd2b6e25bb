"""The examples of rules are enforced: each way in which one can fail to hold is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck import catalog, readers, ruletest
from tqcheck.check import Checker
from tqcheck.errors import ConfigError, RuleError
from tqcheck.model import Settings, Severity
from tqcheck.ruletest import Failure

HEAD = "certainty: sure\nimpact: minor\nmessage: '\"{match}\" is wrong.'\nwhy: It is.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def outcome(rule: str, settings: Settings | None = None) -> list[Failure]:
    path = Path("rules/phrasing/x.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + rule, "utf-8")
    settings = settings or Settings()
    settings = settings._replace(rule_paths=("rules",), shipped_rules=False, shipped_glossaries=False)
    loaded = catalog.load(settings)
    return ruletest.test(loaded, settings, list(loaded.rules()))


def pattern(*examples: str, find: str = "starts", more: str = "") -> str:
    return f"kind: pattern\nfind: {find}\nreplace: launches\n{more}examples:\n" + "".join(
        f"  - {e}\n" for e in examples
    )


BAD = "{bad: The starts of missiles., good: The launches of missiles.}"
OK = "{ok: The race is on.}"


def test_examples_that_hold() -> None:
    assert outcome(pattern(BAD, OK)) == []


def test_bad_that_is_not_found() -> None:
    (failure,) = outcome(pattern("{bad: Nothing here., good: Nothing here.}", OK))
    assert failure.place == "example 1"
    assert failure.path == "rules/phrasing/x.yaml"
    assert failure.came == "nothing was found"


def test_fix_that_gives_something_else_than_good() -> None:
    (failure,) = outcome(pattern("{bad: The starts., good: The launch.}", OK))
    assert '"The launch."' in failure.expected
    assert failure.came == '"The launches."'


def test_good_that_is_not_clean() -> None:
    failures = outcome(pattern("{bad: It starts., good: It starts again.}", OK))
    assert [failure.text for failure in failures] == ["It starts.", "It starts again."]


def test_ok_that_is_found() -> None:
    (failure,) = outcome(pattern(BAD, "{ok: The race starts.}"))
    assert (failure.number, failure.came) == (2, '"starts" was found')


def test_all_findings_of_an_example_are_fixed_in_all_its_paragraphs() -> None:
    bad = '{bad: "Two starts.\\n\\nStarts and starts.", good: "Two launches.\\n\\nLaunches and launches."}'
    assert outcome(pattern(bad, OK)) == []


def test_rules_for_a_known_source_language_and_for_roles() -> None:
    assert outcome(pattern(BAD, OK, more="languages: {source: [ru], only_source: true}\n")) == []
    assert outcome(pattern(BAD, OK, more="roles: [caption]\n")) == []
    assert outcome(pattern(BAD, OK, more="languages: {target: [de]}\n")) == []
    assert outcome(pattern(BAD, OK, more="languages: {target: [en-GB]}\n")) == []


def test_a_configuration_does_not_matter() -> None:
    quiet = Settings(
        source="zh", accept=("starts",), disable=("phrasing",), severity=(("phrasing", Severity.INFO),), target="en-GB"
    )
    assert outcome(pattern(BAD, OK, more="languages: {source: [ru]}\nenabled: false\n"), settings=quiet) == []


def test_advice_needs_no_good() -> None:
    rule = "kind: pattern\nfind: starts\nsuggest: Say what it is.\nexamples: [{bad: It starts.}, {ok: It ends.}]\n"
    assert outcome(rule) == []


def terms(*pairs: str) -> str:
    example = "examples: [{bad: A rocket complex., good: A missile system.}, {ok: A system.}]\n"
    listed = "".join(f"  - {pair}\n" for pair in ("{find: rocket complex, replace: missile system}", *pairs))
    return "kind: terms\nterms:\n" + listed + example


def test_pairs_of_terms() -> None:
    assert outcome(terms("{find: (the) big/huge bear, replace: large bear}", "{find: wild*, replace: tame}")) == []
    assert outcome(terms("{find: starts, replace: launches, after: [missile]}")) == []


def test_a_pair_in_the_way_of_another() -> None:
    (failure,) = outcome(terms("{find: rocket complex, replace: rocket system}"))
    assert failure.pair
    assert failure.place == "pair 2"
    assert failure.expected == '"rocket complex" to be replaced by "rocket system"'
    assert failure.came == '"missile system"'


def test_a_pair_that_writes_what_it_finds() -> None:
    (failure,) = outcome(terms("{find: war start, replace: the war start}"))
    assert failure.text == "the war start"
    assert failure.came == '"war start" was found'


def test_only_rules_that_exist() -> None:
    assert outcome(pattern(BAD, OK)) == []
    settings = Settings(rule_paths=("rules",), shipped_rules=False, shipped_glossaries=False)
    loaded = catalog.load(settings)
    with pytest.raises(ConfigError, match=r'no rule "phrasing\.y"'):
        Checker(loaded, settings, only=["phrasing.y"])


def test_five_hundred_rules() -> None:
    for number in range(500):
        rule = HEAD + pattern(BAD, OK).replace("starts", f"starts{number}")
        path = Path("rules/phrasing", f"r{number}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rule, "utf-8")
    settings = Settings(rule_paths=("rules",), shipped_rules=False, shipped_glossaries=False)
    loaded = catalog.load(settings)
    assert ruletest.test(loaded, settings, loaded.rules()) == []


TERMS = "kind: terms\nplural: false\nterms:\n  - {find: wet paper, replace: a dead letter, note: So it is.}\n"
WET = "examples:\n  - {bad: It is wet paper., good: It is a dead letter.}\n  - {bad: He set a sign.}\n  - {ok: It is wet.}\n"


def test_pairs_may_have_advice_certainty_and_a_note() -> None:
    more = "  - {find: '{verb:set|put} a sign', suggest: Send a signal., certainty: possible}\n"
    path = Path("rules/phrasing/x.yaml")
    assert outcome(TERMS + more + WET) == []
    path.write_text(path.read_text("utf-8").replace("why: It is.", "why: 'It is. {note}'"), "utf-8")
    settings = Settings(rule_paths=("rules",), shipped_rules=False, shipped_glossaries=False)
    checker = Checker(catalog.load(settings), settings)
    document = readers.read_document("a.txt", "It is wet paper. He set a sign.\n")
    first, second = checker.check(document).findings
    assert (first.severity, first.advice, first.why) == (Severity.ERROR, None, "It is. So it is.")
    assert (second.severity, second.advice, second.why) == (Severity.INFO, "Send a signal.", "It is.")
    assert not second.fixes


def test_a_pair_has_either_a_replacement_or_advice() -> None:
    with pytest.raises(RuleError, match=r'x\.yaml:9:5: .* either "replace" or'):
        outcome(TERMS + "  - {find: dry paper}\n" + WET)


def test_a_replacement_takes_the_form_of_the_verb_that_was_found() -> None:
    rule = (
        "kind: terms\nterms:\n  - {find: '[[{verb:support|give}]] contacts', replace: '{verb:maintain}'}\nexamples:\n"
        "  - {bad: They gave contacts., good: They maintained contacts.}\n"
        "  - {bad: Supporting contacts helps., good: Maintaining contacts helps.}\n  - {ok: Contacts.}\n"
    )
    assert outcome(rule) == []
