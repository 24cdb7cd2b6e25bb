"""A folder with a configuration, two rules and a glossary of its own, and sessions over articles in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck.config import Changes
from tqcheck.engine import Engine
from tqcheck.review import Choice, Session, Setup

Open = Callable[..., Session]

RULE = """\
kind: pattern
certainty: {certainty}
impact: minor
safety: unsafe
message: '"{{match}}" is no English; write "{{fix}}".'
why: It is made up.
find: {find}
replace: {replace}
{more}examples:
  - bad: The {bad} took place.
    good: The {replace} took place.
  - ok: Nothing.
"""
NAMES = """\
kind: names
forms: listed
types: [place, person, org, media, weapon, acronym, term]
certainty: sure
impact: major
safety: safe
message: '"{match}" is not the name; it is {fix}.'
why: Readers cannot look it up.
examples:
  - bad: Ronhap wrote.
    good: Yonhap wrote.
  - ok: Yonhap wrote.
"""
ADVICE = """\
kind: pattern
certainty: possible
impact: minor
message: '"{match}" says little.'
why: Say who.
find: certain sources
suggest: Name the sources.
examples:
  - bad: It was told by certain sources.
  - ok: It was told by Reuters.
"""
GLOSSARY = "- {id: yonhap, en: Yonhap, type: media, native: [연합], pivot: {ru: [Рёнхап]}, wrong: [Ronhap, Renhap]}\n"
TEXT = """\
The starts were told by Ronhap. The big starts of the north were seen, certain sources say.

Ronhap wrote again. Then Ronhap wrote “no”.

A last paragraph with Renhap and with Munsu, and Munsu again.
"""


def write_rule(name: str, text: str) -> None:
    path = Path("rules", *name.split(".")).with_suffix(".yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("COLUMNS", "80")
    Path(".tqcheck.yml").write_text(
        "rules: {paths: [rules], shipped: false}\nglossaries: {paths: [names.yaml], shipped: false}\n", "utf-8"
    )
    write_rule("phrasing.starts", RULE.format(certainty="likely", find="starts", replace="launches", bad="starts", more=""))  # fmt: skip
    write_rule("phrasing.big-starts", RULE.format(certainty="likely", find="big starts", replace="great launches", bad="big starts", more=""))  # fmt: skip
    write_rule("phrasing.sources", ADVICE)
    write_rule("names.listed", NAMES)
    Path("names.yaml").write_text(GLOSSARY, "utf-8")
    Path("a.txt").write_text(TEXT, "utf-8")
    return work


@pytest.fixture
def session(folder: Path) -> Open:
    """`session()` opens a.txt, `session("a.txt", "b.txt")` others; as often as wanted, one after the other."""
    opened: list[Session] = []

    def make(*paths: str) -> Session:
        for old in opened:
            old.close()
        setup = Setup(Changes())
        made = Session(Engine(setup.load()), setup)
        made.open(paths or ("a.txt",))
        assert not made.failed
        opened.append(made)
        return made

    return make


def find(session: Session, matched: str, nth: int = 0) -> Choice:
    """The nth choice about this text, in the order of the text."""
    return [choice for choice in session.queue(by_place=True) if choice.main.matched == matched][nth]
