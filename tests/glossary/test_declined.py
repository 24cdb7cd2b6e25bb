"""Case endings on the names of persons."""

from __future__ import annotations

from tqcheck.glossary import declined
from tqcheck.glossary.entry import Entry


def made(en: str, source: str) -> set[str]:
    return {text for text, _ in declined.forms(Entry("x", {"en": en}, source=source, type="person"))}


def test_a_man_in_other_cases() -> None:
    assert {"Yuri Ushakova", "Yuriya Ushakova", "Yuri Ushakovu", "Yuri Ushakovym"} <= made("Yuri Ushakov", "ru")
    assert {"Oleksandr Syrskoho", "Oleksandra Syrskogo"} <= made("Oleksandr Syrskyi", "uk")


def test_a_surname_alone_takes_only_endings_of_adjectives() -> None:
    assert made("Syrskyi", "uk") == {"Syrskogo", "Syrskoho", "Syrskomu"}
    assert made("Ushakov", "ru") == set()


def test_no_mute_e_in_languages_that_have_it() -> None:
    assert "Tim Cooke" not in made("Tim Cook", "en")
    assert "Tim Cooka" in made("Tim Cook", "en")
    assert made("Xi Jinping", "zh") == set()
