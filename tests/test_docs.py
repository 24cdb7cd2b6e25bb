"""What the documents say is what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tqcheck.cli.main import COMMANDS
from tqcheck.kinds import KINDS
from tqcheck.kinds.matcher import ITEM_KEYS
from tqcheck.model import CATEGORIES
from tqcheck.rulefile import COMMON

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    (command,) = re.findall(r"^(\.venv/bin/pip install .*pytest)$", README, re.MULTILINE)
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in gate.splitlines()


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("word", [*CATEGORIES, *COMMON, *ITEM_KEYS, *KINDS])
def test_the_rule_language_is_documented(word: str) -> None:
    assert re.search(rf"\b{re.escape(word)}\b", RULES)


def test_commands_named_in_the_readme_exist() -> None:
    assert set(re.findall(r"`tqcheck ([a-z]+)", README)) <= set(COMMANDS)
