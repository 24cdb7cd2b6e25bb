"""Kill reviews at random moments, and see that no decision is lost and the article is either the old or the new one.

usage: python benchmarks/kill.py [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tqcheck.config import Changes
from tqcheck.engine import Engine
from tqcheck.review import Session, Setup

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from tqcheck.cli.main import run; run()", "review", "--plain", "a.txt"]
FINDINGS = 120
OLD = "".join(f"Paragraph {number} has what Ronhap told on day {number}.\n\n" for number in range(FINDINGS))
NEW = OLD.replace("Ronhap", "Yonhap")


def resumed(folder: Path) -> Session:
    """A session over the article that a killed one left."""
    setup = Setup(Changes(), start=str(folder))
    session = Session(Engine(setup.load()), setup)
    session.open([str(folder / "a.txt")])
    if session.failed:
        raise session.failed[0]
    return session


def start(folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(COMMAND, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip


def kill_session(folder: Path, dice: random.Random) -> int:
    """Kill a review while it is given decisions; every decision that was acknowledged is there again. How many there were."""
    (folder / "a.txt").write_text(OLD, encoding="utf-8")
    process = start(folder)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"y\n" * FINDINGS)
    process.stdin.flush()
    wanted = dice.randrange(FINDINGS)
    told = b""
    while told.count(b"accepted.") < wanted and (part := os.read(process.stdout.fileno(), 1 << 16)):
        told += part
    time.sleep(dice.random() * 0.01)
    process.kill()
    told += process.stdout.read()
    process.wait()
    acknowledged = told.count(b"accepted.")
    session = resumed(folder)
    kept = len(session.articles[0].decisions)
    expected = NEW.split("\n\n")[:kept] + OLD.split("\n\n")[kept:]
    assert acknowledged <= kept <= acknowledged + 1, f"{acknowledged} acknowledged, {kept} kept"
    assert session.articles[0].raw_now() == "\n\n".join(expected)
    assert (folder / "a.txt").read_text(encoding="utf-8") == OLD
    session.close()
    return kept


def kill_write(folder: Path, dice: random.Random) -> str:
    """Kill a review while it writes; the file is the old one or the new one, and the review knows which."""
    (folder / "a.txt").write_text(OLD, encoding="utf-8")
    process = start(folder)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"S\nw\n")
    process.stdin.flush()
    told = b""
    while b"accepted all" not in told and (part := os.read(process.stdout.fileno(), 1 << 16)):
        told += part
    time.sleep(dice.random() * 0.012)
    process.kill()
    told += process.stdout.read()
    process.wait()
    text = (folder / "a.txt").read_text(encoding="utf-8")
    assert text in (OLD, NEW), "neither the old nor the new file"
    assert text == NEW or b"written:" not in told, "said to be written, and is not"
    session = resumed(folder)
    article = session.articles[0]
    assert article.raw_now() == NEW
    assert len(article.decisions) == (FINDINGS if text == OLD else 0)
    session.close()
    return "old" if text == OLD else "new"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=200, help="how often to kill each (default: 200)")
    args = arguments.parse_args()
    dice = random.Random(7)
    kept: list[int] = []
    ends = {"old": 0, "new": 0}
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as name:
            kept.append(kill_session(Path(name), dice))
        with tempfile.TemporaryDirectory() as name:
            ends[kill_write(Path(name), dice)] += 1
    print(f"killed {args.rounds} times while deciding: {sum(kept):,} decisions, none lost")
    print(f"killed {args.rounds} times while writing: {ends['old']} old files, {ends['new']} new files, nothing else")


if __name__ == "__main__":
    main()
