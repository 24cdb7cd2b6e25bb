"""`tqcheck init` writes a file that works, and never over another one."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from tqcheck import config
from tqcheck.cli import init
from tqcheck.model import Ignore, Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    init.add(parser.add_subparsers())
    args = parser.parse_args(["init", *words])
    return int(args.run(args))


def test_what_it_writes_is_a_valid_config(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert capsys.readouterr() == ("", "wrote .tqcheck.yml\n")
    assert config.load().settings == Settings()
    assert max(map(len, init.text().splitlines())) <= 120


def test_languages() -> None:
    assert run("--source-language", "RU", "--target-language", "en-gb") == 0
    assert config.load().settings == Settings(source="ru", target="en-GB")


def test_every_commented_setting_is_valid_when_it_counts() -> None:
    for name in ("desk/rules/x", "desk/names.yaml", "desk/accept.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("", "utf-8")
    text = re.sub(r"^# (?=[a-z_]+:|  - )", "", init.text(), flags=re.MULTILINE)
    Path(".tqcheck.yml").write_text(text, "utf-8")
    found = config.load()
    assert found.settings.source == "ru"
    assert found.settings.ignore == (Ignore("names", "Ansan", "sport/**", "our spelling"),)
    assert found.settings_for("de/a.txt").source == "de"
    keys = set(re.findall(r"^(\w+):", text, flags=re.MULTILINE))
    assert keys == {
        "format", "extends", "target", "source", "rules", "glossaries", "accept", "enable", "disable", "severity", "ignore",
        "include", "exclude", "overrides", "fail_on",
    }  # fmt: skip


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("desk").mkdir()
    Path("desk/.tqcheck.yml").write_text("source: ru\n", "utf-8")
    assert run("desk") == 2
    assert capsys.readouterr().err == "tqcheck: desk/.tqcheck.yml: is there already; nothing was written\n"
    assert Path("desk/.tqcheck.yml").read_text("utf-8") == "source: ru\n"
    Path("pyproject.toml").write_text("[tool.tqcheck]\n", "utf-8")
    assert run() == 2
    assert "would no longer count" in capsys.readouterr().err
    assert not Path(".tqcheck.yml").exists()


def test_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("gone") == 2
    assert capsys.readouterr().err == "tqcheck: gone: no such folder\n"
    assert run("--source-language", "Russian") == 2
    assert "not a language code" in capsys.readouterr().err
    assert not Path(".tqcheck.yml").exists()
