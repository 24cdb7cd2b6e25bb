"""Run the command line in a folder of its own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tqcheck.cli.main import main

Run = Callable[..., tuple[int, str, str]]


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def tq(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Ran]:
    """`tq("lint", "a.txt", stdin=b"...")` in `tmp_path`, with plain output 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*argv: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(argv)
        except SystemExit as stop:
            code = int(stop.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache_folder: Path, shipped: object) -> Path:
    """An empty working folder, a terminal of 100 columns, and a cache that keeps those of other tests from being cleared out.

    What the shipped rules and glossaries compile to is there already.
    """
    (tmp_path / "cache").mkdir()
    for kept in cache_folder.iterdir():
        os.link(kept, tmp_path / "cache" / kept.name)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    return work


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
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
  derive: 'off'
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
