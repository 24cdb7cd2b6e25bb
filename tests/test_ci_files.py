"""What other people's CI reads: hooks, the action, and the snippets of docs/ci.md, checked by validators and run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]


def accepted(*words: str) -> None:
    done = subprocess.run([*PYTHON, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def snippet(name: str, folder: Path) -> str:
    """A block of docs/ci.md that begins with `# name`, as a file."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    found = re.search(rf"```yaml\n(# {re.escape(name)}\n.*?)```", text, re.DOTALL)
    assert found
    path = folder / Path(name).name
    path.write_text(found[1], "utf-8")
    return str(path)


def test_hooks() -> None:
    accepted("pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))


def test_action() -> None:
    accepted("check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".pre-commit-config.yaml", ("pre_commit", "validate-config")),
        (".github/workflows/translations.yml", ("check_jsonschema", "--builtin-schema", "vendor.github-workflows")),
        (".gitlab-ci.yml", ("check_jsonschema", "--builtin-schema", "vendor.gitlab-ci")),
    ],
)
def test_snippets(name: str, words: tuple[str, ...], tmp_path: Path) -> None:
    accepted(*words, snippet(name, tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="runs a shell script")
def test_the_action_checks(tmp_path: Path) -> None:
    """The script of the action's step, with hostile input: nothing in it is run by the shell."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name") == "Check articles")
    assert "${{" not in script
    tool = tmp_path / "bin" / "tqcheck"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tqcheck "$@"\n')
    tool.chmod(0o755)
    (tmp_path / "a b.txt").write_text("Ronhap said so.\n")
    (tmp_path / "--help.txt").write_text("TsTAK said so.\n")
    environment = os.environ | {
        "PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TQCHECK_PATHS": "a b.txt\n--help.txt\n$(touch hacked)\n",
        "TQCHECK_ARGS": "--fail-on=error\n--all",
        "TQCHECK_ANNOTATIONS": "true",
        "TQCHECK_SARIF": "out.sarif",
    }
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(shell, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "$(touch hacked): no such file" in done.stderr
    assert not (tmp_path / "hacked").exists()
    assert "::error file=a b.txt,line=1,endLine=1,col=1,endColumn=7" in done.stdout
    assert "::error file=--help.txt" in done.stdout
    run = json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]
    assert [found["ruleId"] for found in run["results"]] == ["names.listed", "names.listed"]
