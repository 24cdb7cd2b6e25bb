"""The gate: literals narrowed down for a short text find the same as all of them; chunks and glances lead to their segments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck import catalog, gate, lexicon, readers
from tqcheck.check import Checker
from tqcheck.kinds.base import ODD, Hits
from tqcheck.model import Document, Facts, Match, Role, Segment, Settings
from tqcheck.pattern import literals
from tqcheck.text import Text
from tqcheck.view import View

SEED = (Path(__file__).parent.parent / "seeds" / "north-korea-launches.ru-en.txt").read_text(encoding="utf-8")


def packed(texts: list[str]) -> literals.Literals:
    sections = literals.pack([[(text, number) for number, text in enumerate(texts)]])
    return literals.Literals({name: memoryview(data) for name, data in sections.items()})


def test_every_literal_that_stands_in_the_seed_is_near() -> None:
    known = catalog.load(Settings()).literals
    low = SEED.lower().replace("\n", " ")
    near = set(known.near(low))
    assert {number for number, text in enumerate(known.texts(range(len(known)))) if text in low} <= near
    assert len(near) < len(known) / 4


@given(st.lists(st.text("ab é한😀", min_size=1, max_size=9), min_size=1, max_size=12), st.text("ab é한😀", max_size=40))
def test_no_literal_is_missed(texts: list[str], low: str) -> None:
    known = packed(texts)
    all_of_them = known.texts(range(len(known)))
    assert sorted(all_of_them) == sorted(set(texts))
    near = known.near(low)
    assert {number for number, text in enumerate(all_of_them) if text in low} <= set(near)
    assert known.texts(near) == [all_of_them[number] for number in near]


def test_what_a_literal_leads_to() -> None:
    known = packed(["b", "a", "b"])
    assert known.texts(range(2)) == ["a", "b"]
    assert [known.needs(number) for number in range(2)] == [[(0, 1)], [(0, 0), (0, 2)]]


def test_few_literals_find_what_all_find(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    loaded = catalog.load(settings)
    document = readers.read_document("seed.txt", SEED)
    few = Checker(loaded, settings).check(document)
    monkeypatch.setattr(gate, "_FEW", 0)
    assert Checker(loaded, settings).check(document).findings == few.findings
    monkeypatch.setattr(gate, "_AT_ONCE", 1)
    assert Checker(loaded, settings).check(document).findings == few.findings


def test_a_text_is_found_the_same_alone_and_among_others() -> None:
    """What a gate knows of the words of one text changes nothing about the next."""
    settings = Settings()
    checker = Checker(catalog.load(settings), settings)
    paragraphs = [text for text in SEED.split("\n\n") if text.strip()]
    documents = [readers.read_document("part.txt", text) for text in paragraphs]
    alone = [Checker(catalog.load(settings), settings).check(document).findings for document in documents[:12]]
    assert [checker.check(document).findings for document in documents][:12] == alone
    assert [checker.check(document).findings for document in reversed(documents)][::-1][:12] == alone


def test_english_words_are_plain_to_kinds_that_are_not_asked_about_them() -> None:
    settings = Settings()
    sieves = [
        (scanner.odd, scanner.english)
        for scanner in Checker(catalog.load(settings), settings)._scanners
        if hasattr(scanner, "odd") and hasattr(scanner, "english")
    ]
    assert len(sieves) == 4
    low = {word for word in SEED.lower().split() if word.isalpha()} | {"may", "us", "march", "polish", "it", "nude"}
    words = [word for word in sorted(low) if lexicon.shipped().is_word(word)]
    assert len(words) > 300
    assert [word for word in words for odd, english in sieves if word not in english and odd(word)] == []


class _Asking:
    """A scanner that is asked for chunks with an x, and looks for question marks at a glance."""

    def odd(self, chunk: str) -> bool:
        return "x" in chunk

    def glance(self, text: str) -> Iterator[int]:
        return (found.start() for found in re.finditer(r"\?", text))

    def scan(self, view: View, hits: Hits) -> list[Match]:
        return []

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        return matches


@given(st.lists(st.text("ax? \u00a0\x1c,", max_size=20), min_size=1, max_size=6))
def test_chunks_and_glances_are_told_with_their_segments_and_places(texts: list[str]) -> None:
    views = [
        View(number, Segment(str(number), Role.PARAGRAPH, Text.slice(text, 0, len(text))))
        for number, text in enumerate(texts)
    ]
    opened = gate.Gate([_Asking()], [[]], packed(["never"])).open(views)
    for view, wanted in opened:
        places = [found.span() for found in re.finditer(r"\S+", view.text) if "x" in found.group()]
        assert wanted.get(0, {}).get(ODD, []) == places
        assert (0 in wanted) == bool(places or "?" in view.text)
