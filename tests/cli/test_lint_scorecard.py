"""`tqcheck lint --scorecard` and `--min-score`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Tq = Callable[..., Ran]
HUNDRED = "Ronhap said so." + " And it was all very much as they had thought." * 9 + " Fine words, these seven.\n"


def test_in_terminal_and_json(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HUNDRED)
    words = len(HUNDRED.split())
    ran = tq("lint", "a.txt", "--scorecard")
    assert f"{100 - 500 / words:.1f}  score (1 - APT/words) x 100" in ran.out
    assert f"{words} words: with fewer than 500 words a score says little." in ran.out
    card = json.loads(tq("lint", "a.txt", "--scorecard", "--format", "json").out)["summary"]["scorecard"]
    assert (card["apt"], card["npt"], card["critical"], card["short"]) == (5, round(5000 / words, 4), 0, True)
    assert card["scores"] == {
        "(1 - APT/words) x 100": round(100 - 500 / words, 4),
        "100 - NPT": round(100 - 5000 / words, 4),
    }
    assert card["types"][0]["mqm"] == "accuracy/mistranslation"
    assert "not the whole translation" in card["basis"]
    assert "scorecard" not in json.loads(tq("lint", "a.txt", "--format", "json").out)["summary"]


def test_as_a_gate(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HUNDRED)
    score = 100 - 500 / len(HUNDRED.split())
    ran = tq("lint", "a.txt", "--min-score", f"{score - 0.1:.2f}")
    assert (ran.code, ran.err.endswith("wanted: passed\n")) == (0, True)
    ran = tq("lint", "a.txt", "--min-score", f"{score + 0.1:.2f}")
    assert (ran.code, ran.err.endswith("wanted: failed\n")) == (1, True)
    assert tq("lint", "a.txt", "--min-score", "1", "--fail-on", "warning").code == 1
    assert tq("lint", "a.txt", "--min-score", "100", "--exit-zero").code == 0
    assert tq("lint", "a.txt", "gone.txt", "--min-score", "1").code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--min-score", "101"),
        ("--min-score", "nan"),
        ("--scorecard", "--baseline", "x.json"),
        ("--min-score", "90", "--changed-since", "HEAD"),
    ],
)
def test_what_does_not_go(words: tuple[str, ...], tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    ran = tq("lint", "a.txt", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "score" in ran.err
