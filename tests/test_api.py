"""The library: the examples of docs/api.md, what it promises beyond them, and that importing it costs nothing."""

from __future__ import annotations

import doctest
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import tqcheck

ROOT = Path(__file__).resolve().parent.parent
BAD = "The agency Ronhap said so."


@pytest.fixture(scope="module")
def linter() -> tqcheck.Linter:
    return tqcheck.Linter()


def test_the_examples_of_the_document() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False)
    assert (failed, tried > 15) == (0, True)


def test_every_public_name_is_there() -> None:
    for name in tqcheck.__all__:
        assert getattr(tqcheck, name) is not None
    assert set(tqcheck.__all__) <= set(dir(tqcheck))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tqcheck.nothing  # type: ignore[attr-defined]


def test_importing_loads_nothing() -> None:
    script = "import sys; import tqcheck; print([name for name in sys.modules if name.startswith('tqcheck.')])"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_files_and_formats(linter: tqcheck.Linter, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "The agency Ronhap said so."}\r\n')
    report = linter.lint_file(path)
    assert [finding.matched for finding in report.findings] == ["Ronhap"]
    assert report.places()[0][:2] == (1, 22)
    assert linter.lint(f'{{"text": "{BAD}"}}', format="jsonl").document.format == "jsonl"


def test_the_original_and_own_glossaries(linter: tqcheck.Linter, tmp_path: Path) -> None:
    glossary = tmp_path / "own.yaml"
    glossary.write_text("- {id: zarnitsa, en: Zarnitsa, type: place, wrong: [Sarniza], derive: off}\n", "utf-8")
    config = tmp_path / "own.yml"
    config.write_text("glossaries: {shipped: false}\n", "utf-8")
    own = tqcheck.Linter(config=config, glossaries=[glossary])
    assert own.fix("A bus to Sarniza came.").raw == "A bus to Zarnitsa came."
    assert linter.lint(BAD, source="연합").document.original is not None


def test_unsafe_fixes_and_advice_wait_until_they_are_asked_for(linter: tqcheck.Linter) -> None:
    text = "Starts took place at 06:45."
    assert linter.fix(text).raw == text
    assert linter.fix(text, unsafe=True, advice=True).raw != text


def test_a_configuration_is_read_only_if_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".tqcheck.yml").write_text("disable: [names]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert tqcheck.lint(BAD).findings
    assert not tqcheck.lint(BAD, config=".").findings
    assert not tqcheck.lint(BAD, config=tmp_path / ".tqcheck.yml").findings


def test_pickled_linters_keep_what_they_were_told() -> None:
    linter = tqcheck.Linter(source_language="ru", disable=["names"])
    copy = pickle.loads(pickle.dumps(linter))
    assert copy.settings == linter.settings
    assert not copy.lint(BAD).findings


def test_what_is_wrong_is_told(linter: tqcheck.Linter, tmp_path: Path) -> None:
    with pytest.raises(tqcheck.ReadError, match="no such file"):
        linter.lint_file(tmp_path / "none.txt")
    with pytest.raises(tqcheck.ReadError) as caught:
        linter.lint('{"text": "a"}\n{"text": 1}\n', path="x.jsonl")
    assert (caught.value.path, caught.value.line) == ("x.jsonl", 2)
    with pytest.raises(tqcheck.ReadError, match="surrogate"):
        linter.lint("a \ud800")
    with pytest.raises(tqcheck.UsageError, match="unknown format"):
        linter.lint("a", format="docx")
    with pytest.raises(tqcheck.ConfigError, match="no such glossary"):
        tqcheck.Linter(glossaries=["none.yaml"])
    with pytest.raises(tqcheck.ConfigError, match="no such file"):
        tqcheck.Linter(config="none.yml")
    with pytest.raises(tqcheck.UsageError, match="takes a list"):
        tqcheck.Linter(glossaries="none.yaml")
    with pytest.raises(tqcheck.ConfigError):
        tqcheck.Linter(disable=["no-such-rule"])
