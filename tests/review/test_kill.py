"""kill -9 at random moments: no decision is lost, and the article is the old one or the new one."""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import kill

ROUNDS = 10


def test_killed_while_deciding(tmp_path: Path) -> None:
    dice = random.Random(1)
    for number in range(ROUNDS):
        (tmp_path / str(number)).mkdir()
        kill.kill_session(tmp_path / str(number), dice)


def test_killed_while_writing(tmp_path: Path) -> None:
    dice = random.Random(2)
    for number in range(ROUNDS):
        (tmp_path / str(number)).mkdir()
        kill.kill_write(tmp_path / str(number), dice)
