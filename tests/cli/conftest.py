"""Commands run in an empty folder, with a cache of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    return work


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives exit code, stdout and stderr."""

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def own(folder: Path) -> Path:
    """A configuration with a rule and a glossary of one's own, and without the shipped ones."""
    Path(".tqcheck.yml").write_text(
        "rules: {paths: [rules], shipped: false}\nglossaries: {paths: [names.yaml], shipped: false}\n", "utf-8"
    )
    rule = Path("rules/phrasing/starts.yaml")
    rule.parent.mkdir(parents=True)
    rule.write_text(
        """\
kind: pattern
languages: {source: [ru]}
certainty: likely
impact: minor
message: '"{match}" is no English; write "{fix}".'
why: Пуски are launches.
find: starts
replace: launches
formerly: [phrasing.begins]
examples:
  - bad: The starts of missiles.
    good: The launches of missiles.
  - ok: The race began.
""",
        "utf-8",
    )
    names = Path("rules/names/listed.yaml")
    names.parent.mkdir(parents=True)
    names.write_text(
        """\
kind: names
forms: listed
types: [place, person, org, media, weapon, acronym]
certainty: sure
impact: major
safety: safe
message: '"{match}" is not the English name; it is {fix}.'
why: Readers cannot look it up.
examples:
  - bad: Ronhap wrote.
    good: Yonhap wrote.
  - ok: Yonhap wrote.
""",
        "utf-8",
    )
    Path("names.yaml").write_text(
        """\
# Our names.

- id: yonhap  # the agency
  en: Yonhap
  ok: [Yonhap News]
  source: ko
  native: [연합]
  pivot: {ru: [Рёнхап]}
  type: media
  wrong: [Ronhap, Renhap]  # from Russian
  context: [Seoul]
  note: A news agency.
  formerly: [names.ronhap]

- id: lviv
  en: Lviv
  type: place
  wrong:
    - L'viv
    - Lvov   # the Russian name
""",
        "utf-8",
    )
    return folder
