"""`tqcheck score` at its borders."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Tq = Callable[..., Ran]
BEFORE = "Starts took place at noon.\n\nThe altitude was about 50 km.\n\nRonhap wrote this.\n"
AFTER = "The launches took place at noon.\n\nThe altitude was around 50 km.\n\nYonhap wrote this.\n"
REFERENCE = "The launches took place at noon.\n\nThe altitude was about 50 km.\n\nYonhap wrote this.\n"
ENGLISH = "The missiles were launched early in the morning, the agency wrote, and nobody was hurt.\n" * 4
RUSSIAN = "Ракеты были запущены рано утром, сообщило агентство, и никто не пострадал.\n" * 4


@pytest.fixture
def articles(tmp_path: Path) -> None:
    for name, text in (("a", BEFORE), ("b", AFTER), ("r", REFERENCE), ("s", "Пуски.\n\nВысота.\n\nЁнхап.\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "short.txt").write_text("One.\n\nTwo.\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "blank.txt").write_text("\n \n")
    (tmp_path / "en.txt").write_text(ENGLISH)
    (tmp_path / "ru.txt").write_text(RUSSIAN, "utf-8")


def test_terminal(articles: None, tq: Tq) -> None:
    ran = tq("score", "a.txt", "--reference", "r.txt", "--source", "s.txt", "--ter", "--worst", "1")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "a.txt beside r.txt: 3 paragraphs"
    assert [line.split()[0] for line in lines[2:6]] == ["BLEU", "chrF", "chrF++", "TER"]
    assert "|version:" in lines[2]
    assert "a.txt: the paragraphs that agree least (1 of 3)" in lines
    assert any(line.startswith("    text       Starts took") for line in lines)
    assert any(line.startswith("    reference  The launches") for line in lines)
    assert any(line.startswith("    original   Пуски.") for line in lines)


def test_json_equals_sacrebleu(articles: None, tq: Tq, tmp_path: Path) -> None:
    for name in ("a", "r"):
        text = (tmp_path / f"{name}.txt").read_text("utf-8").replace("\n\n", "\r\n")
        (tmp_path / f"{name}-lines.txt").write_bytes(b"\xef\xbb\xbf" * (name == "a") + text.encode())
    ran = tq("score", "a-lines.txt", "--reference", "r-lines.txt", "--unit", "line", "--format", "json")
    (translation,) = json.loads(ran.out)["translations"]
    (tmp_path / "a-lines.txt").write_bytes((tmp_path / "a-lines.txt").read_bytes()[3:])
    command = (sys.executable, "-m", "sacrebleu", "r-lines.txt", "-i", "a-lines.txt", "-b", "-w", "4", "-m", "chrf")
    theirs = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert {one["metric"]: one["score"] for one in translation["scores"]}["chrF"] == float(theirs)
    assert [segment["line"] for segment in translation["segments"]] == [1, 2, 3]
    assert translation["segments"][2]["text"] == "Ronhap wrote this."
    assert set(translation["segments"][0]["scores"]) == {"BLEU", "chrF", "chrF++"}


def test_several_translations_and_units(articles: None, tq: Tq) -> None:
    ran = tq("score", "a.txt", "b.txt", "--reference", "r.txt", "--format", "json")
    assert [one["path"] for one in json.loads(ran.out)["translations"]] == ["a.txt", "b.txt"]
    ran = tq("score", "a.txt", "--reference", "r.txt", "--unit", "document", "--format", "json")
    (segment,) = json.loads(ran.out)["translations"][0]["segments"]
    assert segment["text"] == " ".join(BEFORE.split())
    assert tq("score", "a.txt", "--reference", "short.txt", "--unit", "document").code == 0


def test_what_a_review_gained(articles: None, tq: Tq) -> None:
    ran = tq("score", "--before", "a.txt", "--after", "b.txt", "--reference", "r.txt", "--ter")
    assert ran.code == 0
    assert "After - before (b.txt - a.txt)" in ran.out
    assert "The paragraphs that lost most" in ran.out
    assert "    after      The altitude was around 50 km." in ran.out
    assert "The paragraphs that gained most" in ran.out
    assert "better" in ran.out
    gain = json.loads(
        tq("score", "--before", "a.txt", "--after", "b.txt", "--reference", "r.txt", "--ter", "--format", "json").out
    )["gain"]
    assert gain["chrF"] > 0
    assert gain["TER"] < 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a.txt",), "--reference FILE is needed"),
        (("--reference", "r.txt"), "name the translations to score"),
        (("a.txt", "--before", "a.txt", "--after", "b.txt", "--reference", "r.txt"), "name the translations"),
        (("--before", "a.txt", "--reference", "r.txt"), "belong together"),
        (("gone.txt", "--reference", "r.txt"), "gone.txt: no such file"),
        (("a.txt", "--reference", "gone.txt"), "gone.txt: no such file"),
        (("empty.txt", "--reference", "r.txt"), "empty.txt: holds no text to score"),
        (("a.txt", "--reference", "blank.txt"), "blank.txt: holds no text to score"),
        (("a.txt", "--reference", "r.txt", "--unit", "line"), "r.txt:2: an empty line"),
        (("a.txt", "--reference", "short.txt"), "a.txt has 3 paragraphs and short.txt has 2"),
        (("short.txt", "--reference", "r.txt"), "short.txt has 2 paragraphs and r.txt has 3"),
        (("a.txt", "b.txt", "--reference", "r.txt", "--reference", "short.txt"), "short.txt has 2"),
        (("a.txt", "--reference", "r.txt", "--source", "short.txt"), "short.txt has 2"),
        (("./a.txt", "--reference", "a.txt"), "a translation to score and the reference at once"),
        (("a.txt", "--reference", "r.txt", "--source", "r.txt"), "the reference and the original at once"),
        (("s.txt", "--reference", "r.txt", "--source", "s.txt"), "the original at once"),
        (("en.txt", "--reference", "ru.txt"), 'ru.txt is in the language "ru" and en.txt in "en"'),
        (("a.txt", "--reference", "r.txt", "--worst", "-1"), "--worst takes"),
    ],
)
def test_mistakes(words: tuple[str, ...], told: str, articles: None, tq: Tq) -> None:
    ran = tq("score", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_any_language_scores_all_the_same(articles: None, tq: Tq) -> None:
    ran = tq("score", "en.txt", "--reference", "ru.txt", "--any-language")
    assert ran.code == 0
    assert "hardly anything agrees" in ran.err
