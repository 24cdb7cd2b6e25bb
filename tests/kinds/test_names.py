"""Derived wrong forms and names in no glossary: what is found, how sure it is, and when its fix is safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import tqcheck
from tqcheck import catalog, readers
from tqcheck.check import Checker
from tqcheck.model import Certainty, Finding, OriginalText, Report, Safety, Settings, Severity

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "north-korea-launches.ru-en.txt"
NAMES = {
    f"names/{path.stem}": path.read_text("utf-8")
    for path in (ROOT / "rules" / "names").glob("*.yaml")
    if path.stem
    in ("relay", "half-corrected", "case-ending", "listed", "unlisted", "near-miss", "given-name", "missing")
} | {"_lists/given-names": (ROOT / "rules" / "_lists" / "given-names.yaml").read_text("utf-8")}
KOREA = """
- {id: punggye-ri, en: Punggye-ri, source: ko, native: [풍계리], pivot: {ru: [Пхунгери]}, type: place}
- {id: yonhap, en: Yonhap, source: ko, native: [연합], pivot: {ru: [Рёнхап]}, type: media}
"""
Make = Callable[..., Checker]


def check(checker: Checker, text: str, original: str | None = None) -> Report:
    document = readers.read_document("text.txt", text)
    if original is not None:
        document = document._replace(original=OriginalText("original.txt", original))
    return checker.check(document)


def found(checker: Checker, text: str, original: str | None = None) -> list[tuple[str, str, list[str], Severity]]:
    findings = check(checker, text, original).findings
    return [(f.rule, f.matched, [fix.label for fix in f.fixes], f.severity) for f in findings]


def only(checker: Checker, text: str, original: str | None = None) -> Finding:
    (finding,) = check(checker, text, original).findings
    return finding


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("TsTAK", "KCNA"),
        ("Ronhap", "Yonhap"),
        ("Phungeri", "Punggye-ri"),
        ("Sohe", "Sohae"),
        ("Nodon Sinmun", "Rodong Sinmun"),
        ("Antoniu Guterres", "António Guterres"),
        ("Stefan Dujarric", "Stéphane Dujarric"),
    ],
)
def test_seed_without_listed_forms(wrong: str, right: str) -> None:
    settings = Settings(listed=False)
    report = Checker(catalog.load(settings), settings).check(
        readers.read_document("seed.txt", SEED.read_text(encoding="utf-8"))
    )
    fixes = [f.fixes[0].label for f in report.findings if f.matched == wrong and f.category == "names"]
    assert fixes
    assert set(fixes) == {right}


def test_a_derived_form_tells_how_it_came_about(checker_of: Make) -> None:
    finding = only(checker_of(NAMES, KOREA), "The site of Phungeri.")
    assert finding.rule == "names.relay"
    assert finding.evidence["native"] == "풍계리"
    assert finding.evidence["pivot"] == "Пхунгери"
    assert finding.evidence["scheme"] == "press, х as h"
    assert finding.certainty == Certainty.SURE
    assert finding.fixes[0].safety == Safety.UNSAFE


def test_the_right_spelling_in_the_document_makes_the_fix_safe(checker_of: Make) -> None:
    finding = only(checker_of(NAMES, KOREA), "The site of Punggye-ri.\n\nThen Phungeri was closed.")
    assert finding.fixes[0].safety == Safety.SAFE
    assert finding.evidence["also written here"] == "Punggye-ri"
    assert finding.related[0].note == "also written Punggye-ri"


@pytest.mark.parametrize("original", ["Полигон в Пхунгери закрыт.", "풍계리 실험장"])
def test_the_original_makes_the_fix_safe(checker_of: Make, original: str) -> None:
    finding = only(checker_of(NAMES, KOREA), "The site of Phungeri.", original)
    assert finding.fixes[0].safety == Safety.SAFE
    assert finding.evidence["original"].endswith("(line 1)")
    (place,) = finding.related
    assert (place.path, place.role) == ("original.txt", "original")
    assert original[place.span.start : place.span.end] in ("Пхунгери", "풍계리")


def test_the_source_of_a_segment_serves_too(checker_of: Make) -> None:
    raw = '{"id": "1", "source": "Полигон в Пхунгери.", "text": "The site of Phungeri."}\n'
    options = readers.Options("jsonl", "text", "source", "id")
    (finding,) = checker_of(NAMES, KOREA).check(readers.read_document("a.jsonl", raw, options)).findings
    assert finding.fixes[0].safety == Safety.SAFE
    (place,) = finding.related
    assert raw[place.span.start : place.span.end] == "Пхунгери"


def test_declined_forms_of_the_original_are_known(checker_of: Make) -> None:
    glossary = "- {id: guterres, en: António Guterres, source: pt, pivot: {ru: [Антониу Гутерреш]}, type: person}"
    finding = only(checker_of(NAMES, glossary), "It was Antoniu Guterresh.", "Слова Антониу Гутерреша.")
    assert finding.evidence["original"].startswith("Антониу Гутерреша")


def test_names_missing_in_the_translation(checker_of: Make) -> None:
    checker = checker_of(NAMES, KOREA)
    finding = only(checker, "The site was closed.", "Полигон в Пхунгери закрыт.")
    assert (finding.rule, finding.severity) == ("names.missing", Severity.INFO)
    assert "Punggye-ri" in finding.message
    assert not check(checker, "Punggye-ri was closed.", "Полигон в Пхунгери закрыт.").findings
    assert not check(checker, "The site was closed.").findings


def test_no_derived_form_shadows_a_right_one(checker_of: Make) -> None:
    glossary = KOREA + "- {id: other, en: Phungeri, type: place}\n"
    assert not found(checker_of(NAMES, glossary), "The site of Phungeri.")


def test_a_form_that_english_knows_is_no_derived_form(checker_of: Make) -> None:
    glossary = "- {id: suwa, en: Suwa, source: ja, native: [諏訪], type: place}\n"
    assert not found(checker_of(NAMES, glossary), "They flew to Suva.")


@pytest.mark.parametrize("more", ["derive: 'off'", "not: [Phungeri]"])
def test_derivation_can_be_refused(checker_of: Make, more: str) -> None:
    glossary = (
        f"- {{id: p, en: Punggye-ri, source: ko, native: [풍계리], pivot: {{ru: [Пхунгери]}}, type: place, {more}}}"
    )
    rules = {name: text for name, text in NAMES.items() if name != "names/near-miss"}
    assert not found(checker_of(rules, glossary), "The site of Phungeri.")


def test_given_pivots_are_used(checker_of: Make) -> None:
    glossary = "- {id: muscat, en: Muscat, source: ar, pivot: {ru: [Маскат]}, type: place}"
    assert only(checker_of(NAMES, glossary), "They met in Maskat.").fixes[0].label == "Muscat"


def test_an_acronym_spelled_out_is_left_alone(checker_of: Make) -> None:
    glossary = "- {id: sbu, en: SBU, source: uk, native: [Служба безпеки України], pivot: {ru: [СБУ]}, type: acronym}"
    checker = checker_of(NAMES, glossary)
    assert not found(checker, "The Sluzhba Bezpeki Ukraini said so, and the Sluzhba Bezpeky Ukrainy.")


def test_acronyms_stand_in_capitals(checker_of: Make) -> None:
    glossary = "- {id: kcna, en: KCNA, source: ko, pivot: {ru: [ЦТАК]}, type: acronym}"
    checker = checker_of(NAMES, glossary)
    assert [one[1] for one in found(checker, "TsTAK, TSTAK and CTAK; but Ctak.")] == ["TsTAK", "TSTAK", "CTAK"]


def test_russian_names_of_ukrainian_places(checker_of: Make) -> None:
    """House style, and so advice; a warning where the article is about Ukraine."""
    glossary = "- {id: x, en: Zmiivka, source: uk, native: [Зміївка], type: place}"
    checker = checker_of(NAMES, glossary)
    assert [one[3] for one in found(checker, "They came to Zmievka.")] == [Severity.INFO]
    assert [one[3] for one in found(checker, "Zmievka in Ukraine, Kyiv.")] == [Severity.WARNING]


def test_what_other_newsrooms_make_of_a_russian_name(checker_of: Make) -> None:
    glossary = "- {id: x, en: Oleg Zhuchev, ok: [Zhuchev], source: ru, native: [Олег Жучев], type: person}"
    checker = checker_of(NAMES, glossary)
    assert [one[1] for one in found(checker, "So said Schutschew, or Joutchev.")] == ["Schutschew", "Joutchev"]
    assert not found(checker, "So said Zhuchev, Oleg Zhuchev.")


def test_weak_fingerprints_count_in_an_article_about_the_country(checker_of: Make) -> None:
    text = "The train to Simotsuke was late."
    assert not found(checker_of(NAMES, ""), text + " Italy was cold.")
    (one,) = found(checker_of(NAMES, ""), text + " Japan was cold.")
    assert one[1:] == ("Simotsuke", one[2], Severity.WARNING)
    assert "Shimotsuke" in one[2]


def test_a_pair_in_small_letters(shipped: Checker) -> None:
    findings = found(shipped, "The prime minister, denys shmehal, was there.")
    assert ("names.small-letters", "denys shmehal", ["Denys Shmyhal"], Severity.WARNING) in findings


def test_several_names_are_a_choice(checker_of: Make) -> None:
    glossary = """
- {id: a, en: Aaaton, pivot: {ru: [Зютон]}, type: place}
- {id: b, en: Bbbton, pivot: {ru: [Зютон]}, type: place}
"""
    finding = only(checker_of(NAMES, glossary), "They met in Zyuton.")
    assert [fix.label for fix in finding.fixes] == ["Aaaton", "Bbbton"]
    assert finding.fixes[0].safety == Safety.MANUAL


def test_a_word_that_the_right_form_ends_in_is_not_doubled(checker_of: Make) -> None:
    glossary = "- {id: h, en: North Hwanghae Province, wrong: [Hwanghe-pukto], type: place}"
    (finding,) = (
        checker_of(NAMES, glossary).check(readers.read_document("a.txt", "In Hwanghe-pukto province.")).findings
    )
    assert finding.fixes[0].label == "North Hwanghae Province"
    assert finding.fixes[0].edits[0].span.end == len("In Hwanghe-pukto province")


def test_marks_round_an_agency_go_with_the_fix(checker_of: Make) -> None:
    glossary = "- {id: kyodo, en: Kyodo, wrong: [Kiodo], type: media}"
    finding = only(checker_of(NAMES, glossary), "The agency “Kiodo” said so.")
    assert [(edit.span.start, edit.text) for edit in finding.fixes[0].edits] == [(11, ""), (12, "Kyodo"), (17, "")]


def test_fingerprints(checker_of: Make) -> None:
    checker = checker_of(NAMES, KOREA)
    text = "The spokesman, Chzhao Litszyan, declined to comment"
    (rule, matched, labels, severity) = found(checker, text + ".")[0]
    assert (rule, matched, severity) == ("names.unlisted", "Chzhao Litszyan", Severity.INFO)
    assert labels[0] == "Zhao Lijian"
    assert found(checker, text + " on China in Beijing.")[0][3] == Severity.WARNING
    assert not found(checker, "Davit Jalaghania, Dzhokhar Tsarnaev and Zhao Lijian met.")


def test_near_misses(checker_of: Make) -> None:
    glossary = KOREA + "- {id: v, en: Vladivostok, source: ru, type: place, derive: 'off'}\n"
    checker = checker_of(NAMES, glossary)
    assert found(checker, "To Vladivostock.") == [("names.near-miss", "Vladivostock", ["Vladivostok"], Severity.INFO)]
    assert not found(checker, "To Vladivostok, Vladivostoks and Vladivostokian.")


def test_translated_given_names(checker_of: Make) -> None:
    glossary = "- {id: p, en: Carles Puigdemont, ok: [Puigdemont], source: ca, type: person}"
    checker = checker_of(NAMES, glossary)
    assert [one[:3] for one in found(checker, "It was Charles Puigdemont.")] == [
        ("names.given-name", "Charles", ["Carles"])
    ]
    assert not found(checker, "It was Carles Puigdemont, Puigdemont, or Anna Puigdemont.")


def test_only_what_changed_is_derived_again(checker_of: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tqcheck.glossary import derived
    from tqcheck.glossary.entry import Entry

    done: list[str] = []
    original = derived.compact
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))

    def counted(entry: Entry, codes: derived.Codes) -> derived.Compact:
        done.append(entry.id)
        return original(entry, codes)

    monkeypatch.setattr(derived, "compact", counted)
    assert found(checker_of(NAMES, KOREA), "Phungeri")
    assert len(done) == 2
    more = KOREA + "- {id: sohae, en: Sohae, source: ko, native: [서해], type: place}\n"
    assert found(checker_of(NAMES, more), "Phungeri")
    assert len(done) == 3
    assert done[-1].endswith(".sohae")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Sylvester Stalon came to the town.", ["names.half-corrected"]),
        ("Yesterday Stalon came to the town.", ["names.relay"]),
        ("The statement by Charles Stalon was read.", []),
        ("They met in Wonsane on Monday.", ["names.case-ending"]),
        ("The visit of Anatoli Ivanov was short.", []),
        ("General Motors Espanola has called for talks.", []),
    ],
)
def test_the_names_beside_a_derived_form_say_whose_it_is(shipped: Checker, text: str, rules: list[str]) -> None:
    found = shipped.check(readers.read_document("a.txt", text + "\n")).findings
    assert [finding.rule for finding in found if finding.rule.startswith("names.")] == rules


def test_a_translated_surname_is_found_again_where_it_stands_alone() -> None:
    text = "The boxer Alexander Mustache won. He has a mustache. According to Mustache, it was hard.\n"
    found = [finding for finding in tqcheck.lint(text).findings if finding.rule == "names.listed"]
    assert [finding.fixes[0].label for finding in found] == ["Oleksandr Usyk", "Usyk"]
    assert found[1].related


def test_a_surname_behind_a_given_name_is_found_again_where_it_stands_alone() -> None:
    text = 'The deputy Viktor Goat was late. "Go home," Goat told him. The goat and other Goats were in the garden.\n'
    found = [
        finding.matched for finding in tqcheck.lint(text).findings if finding.rule == "names.surname-everyday-word"
    ]
    assert found == ["Goat", "Goat"]
