"""The reference in docs/rules is what the rules say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tqcheck.model import Certainty, Example, Impact, Languages, Rule, Safety
from tqcheck.reports.rule_pages import pages

ROOT = Path(__file__).resolve().parent.parent


def rule(id_: str, **changes: object) -> Rule:
    fields = {
        "id": id_,
        "kind": "pattern",
        "message": '"{match}" is wrong; write "{fix}".',
        "why": "It is.",
        "certainty": Certainty.LIKELY,
        "impact": Impact.MINOR,
        "safety": Safety.UNSAFE,
        "severity": None,
        "languages": Languages(("en",), ("ru", "uk")),
        "roles": (),
        "advice": None,
        "examples": (Example("Starts <took> place.", "The launches took place.", None), Example(None, None, "Fine.")),
        "formerly": (),
        "enabled": True,
        "path": "rules/x.yaml",
        "layer": "shipped",
        "spec": {"items": []},
    }
    return Rule(**{**fields, **changes})  # type: ignore[arg-type]


def test_the_pages_are_current() -> None:
    run = subprocess.run(
        [sys.executable, "tools/write_rule_pages.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_a_page() -> None:
    texts = pages([rule("phrasing.b"), rule("phrasing.a", enabled=False), rule("quotes.x")])
    assert sorted(texts) == ["README.md", "phrasing.md", "quotes.md"]
    page = texts["phrasing.md"]
    assert page.index("## phrasing.a") < page.index("## phrasing.b")
    assert '"…" is wrong; write "…".' in page
    assert "*certainty likely, impact minor, fix unsafe, from Russian or Ukrainian, off unless enabled*" in page
    assert "- wrong: Starts \\<took\\> place.\n- right: The launches took place.\n- not touched: Fine.\n" in page


def test_pairs_with_advice_and_a_note() -> None:
    items = [
        {"phrases": ["wet paper"], "replace": ["a dead letter"], "values": {"note": "Papel mojado.", "advice": ""}},
        {"phrases": ["set a sign"], "replace": [], "values": {"note": "", "advice": "Send a signal."}},
    ]
    page = pages([rule("phrasing.a", kind="terms", spec={"items": items})])["phrasing.md"]
    assert "| wet paper | a dead letter | Papel mojado. |" in page
    assert "| set a sign | *Send a signal.* |  |" in page
