"""What is in another language as a whole: sentences, paragraphs, files; and what only looks so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tqcheck import readers
from tqcheck.check import Checker
from tqcheck.kinds import detect
from tqcheck.kinds.detect import foreign
from tqcheck.model import Document, Finding, Role

Make = Callable[..., Checker]
RULE = """kind: language
look: {look}
certainty: likely
impact: major
suggest: Translate it.
message: 'In {{language}}.'
why: It is so.
examples: [{{bad: a}}, {{ok: c}}]
"""
RULES = {f"untranslated/{look}": RULE.format(look=look) for look in ("sentence", "paragraph", "file")}
GERMAN = "Der Präsident sprach am Montag mit den Ministern über die Lage der Wirtschaft."
SPANISH = "El presidente dijo que la ley todavía no está aprobada."
ENGLISH = "The ministers met on Monday and spoke of the budget."


@pytest.fixture
def checker(checker_of: Make) -> Checker:
    return checker_of(RULES)


def findings(checker: Checker, text: str) -> list[Finding]:
    return list(checker.check(readers.read_document("text.txt", text)).findings)


def told(checker: Checker, text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.split(".")[1], f.message, f.matched) for f in findings(checker, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", GERMAN),
        ("es", SPANISH),
        ("fr", "Le président a rencontré les ministres dans la capitale."),
        ("it", "Il presidente ha detto che la legge non è stata ancora approvata."),
        ("pt", "A polícia procura testemunhas do acidente na estrada."),
        ("pl", "Prezydent spotkał się w środę z ministrami i powiedział, że to koniec."),
        ("tr", "Cumhurbaşkanı dün Ankara'da bakanlarla bir araya geldi."),
        ("nl", "De president zei dat de wet nog niet is goedgekeurd."),
        ("cs", "Prezident se ve středu setkal s ministry a řekl, že je konec."),
        ("sv", "Presidenten sa att lagen inte har godkänts av riksdagen."),
        ("fi", "Presidentti sanoi, että lakia ei ole vielä hyväksytty eduskunnassa."),
        ("vi", "Tổng thống nói rằng luật này vẫn chưa được thông qua ở quốc hội."),
        ("ru", "Президент сказал, что закон пока не принят."),
        ("uk", "Міністр сказав, що закон ще не ухвалено."),
        ("bg", "Президентът каза, че законът още не е приет."),
        ("zh", "新华社星期一在北京报道。"),
        ("ja", "首相は月曜日に会見した。"),
        ("ko", "대통령은 월요일에 말했다."),
        ("ar", "قال الرئيس إن القانون لم يقر بعد."),
    ],
)
def test_languages(language: str, text: str) -> None:
    guess = foreign(text)
    assert guess is not None
    assert guess.language == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Universidad Nacional Autónoma de México",
        "Mr de la Cruz of San José de las Lajas",
        "Ivan Petrov, Pyotr Sidorov, Anna Kuznetsova",
        "Coq au vin, crème brûlée and boeuf bourguignon",
        "kubectl apply -f config.yaml --namespace default",
        "Man Utd 2-1 Spurs",
        "Да.",
        "",
    ],
)
def test_english_names_and_short_texts(text: str) -> None:
    assert foreign(text) is None


def test_a_paragraph_a_sentence_a_quotation(checker: Checker) -> None:
    assert told(checker, f"{ENGLISH}\n\n{GERMAN}\n") == [("paragraph", "In German.", GERMAN)]
    assert told(checker, f"{ENGLISH} {SPANISH} {ENGLISH}") == [("sentence", "In Spanish.", SPANISH)]
    two = f"{SPANISH} La policía busca a los testigos del accidente."
    assert told(checker, f"{ENGLISH} {two} {ENGLISH}") == [("sentence", "In Spanish.", two)]
    assert told(checker, f"{ENGLISH} “{SPANISH}” {ENGLISH}") == []
    assert told(checker, f"{ENGLISH} {SPANISH} (The law has not passed.)") == []


def test_a_whole_file_is_one_finding(checker: Checker) -> None:
    text = f"{GERMAN}\n\n{GERMAN}\n\n{GERMAN}\n"
    assert told(checker, text) == [("file", "In German.", GERMAN)]
    assert len(told(checker, f"{GERMAN}\n\n{GERMAN}\n\n{ENGLISH}\n")) == 2


def test_other_letters_beside_latin_ones_are_left_to_the_words(checker: Checker) -> None:
    mixed = "Министр показал новый iPhone на выставке в столице."
    assert told(checker, f"{ENGLISH}\n\n{mixed}\n") == []
    assert [rule for rule, *_ in told(checker, f"{mixed}\n\n{mixed}\n\n{mixed}\n")] == ["file"]


def test_captions_are_left_alone(checker: Checker) -> None:
    document = readers.read_document("text.txt", GERMAN)

    def found(role: Role) -> int:
        segments = tuple(segment._replace(role=role) for segment in document.segments)
        return len(checker.check(Document("text.txt", "text", document.raw, segments)).findings)

    assert (found(Role.PARAGRAPH), found(Role.CAPTION), found(Role.BYLINE)) == (1, 0, 0)


def test_the_source_language_makes_it_sure(checker_of: Make) -> None:
    (finding,) = findings(checker_of(RULES, source="de"), GERMAN)
    assert finding.certainty.name == "SURE"
    assert finding.evidence == {"told_by": "words"}


def test_the_library_of_languages_is_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(detect, "_by_statistics", asked.append)
    foreign(GERMAN)
    foreign(ENGLISH)
    foreign("Президент сказал, что закон пока не принят.")
    assert asked == []
    foreign("Presidenten sa att lagen inte har godkänts av riksdagen.")
    assert len(asked) == 1


def test_answers_stay_the_same() -> None:
    text = "Præsidenten sagde, at loven endnu ikke er vedtaget af parlamentet."
    assert len({foreign(text) for _ in range(10)}) == 1
