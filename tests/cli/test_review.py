"""`tqcheck review` without a screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

TEXT = "Ronhap wrote of Sohe.\n\nRonhap again, and the Ronhap.\n"


@pytest.fixture
def plain(tq: Callable[..., Ran], tmp_path: Path) -> Callable[[str], Ran]:
    """Answers, one a line, to the questions about a.txt."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return lambda answers: tq("review", "--plain", "a.txt", stdin=answers.encode())


def test_without_a_terminal(tq: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ran = tq("review", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "use --plain" in ran.err
    assert tq("review").code == 2
    assert "standard input" in tq("review", "-", "--plain").err


def test_question_and_answer(plain: Callable[[str], Ran], tmp_path: Path) -> None:
    ran = plain("?\ny\nr\n1\ne\nThe agency\nd\nw\nq\n")
    assert ran.code == 0
    assert "a.txt:1:1  1/4  error, sure  names.listed" in ran.out
    assert "1: [-Ronhap-]{+Yonhap+} wrote of Sohe." in ran.out
    assert "+Yonhap again, and the The agency." in ran.out
    assert "written: a.txt" in ran.out
    assert (tmp_path / "a.txt").read_text("utf-8") == "Yonhap wrote of Sohe.\n\nYonhap again, and the The agency.\n"


def test_keys_that_mean_nothing_and_refusals(plain: Callable[[str], Ran]) -> None:
    ran = plain("x\n9\nu\nA\nA\nn\nq\nn\n")
    assert '"x" means nothing here' in ran.out
    assert "There is no suggestion 9 here." in ran.out
    assert "There is nothing to undo." in ran.out
    assert "accepted all of names.listed (4 findings)." in ran.out
    assert "4 findings, all decided. Press w to write" in ran.out


def test_every_other_key(plain: Callable[[str], Ran], tmp_path: Path) -> None:
    ran = plain("s\np\nE\nYonhap wrote of Sohe.\nu\nU\nn\ni\nn\nI\nt\nour spelling\ng\n\nYonhap News\n\nR\nS\nq\ny\n")
    assert ran.code == 0
    assert "our spelling" in (tmp_path / ".tqcheck.yml").read_text("utf-8")
    assert "skipped." in ran.out
    assert "passage edited" in ran.out


def test_the_end_of_the_input_keeps_decisions(plain: Callable[[str], Ran], tmp_path: Path) -> None:
    assert "they are kept for the next review" in plain("y\ny\n").out
    again = plain("w\nq\n")
    assert "2 decisions taken up" in again.out
    assert (tmp_path / "a.txt").read_text("utf-8").startswith("Yonhap wrote of Sohae")


def test_a_file_changed_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tqcheck", "review", "--plain", "a.txt"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("y\n")
    process.stdin.flush()
    for line in process.stdout:
        if "accepted." in line:
            break
    (tmp_path / "a.txt").write_text("New.\n\n" + TEXT, encoding="utf-8")
    out, _ = process.communicate("w\ny\nw\nq\n", timeout=60)
    assert "changed on disk" in out
    assert (tmp_path / "a.txt").read_text("utf-8") == "New.\n\n" + TEXT.replace("Ronhap wrote", "Yonhap wrote")


def test_report(plain: Callable[[str], Ran], tq: Callable[..., Ran]) -> None:
    assert tq("review", "--report").out == "No decisions yet.\n"
    plain("y\nr\ny\n")
    lines = tq("review", "--report").out.splitlines()
    assert lines[0].split() == ["rule", "accepted", "edited", "rejected", "ignored", "skipped", "right"]
    assert lines[1].split() == ["names.listed", "2", "0", "1", "0", "0", "67", "%"]
    assert tq("review", "--report", "other.txt").out == "No decisions yet.\n"


def test_files_that_cannot_be_read(tq: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\xff")
    ran = tq("review", "--plain", "a.txt", "b.txt", "c.txt", stdin=b"S\nq\nn\n")
    assert ran.code == 2
    assert "b.txt: is not text" in ran.err
    assert "c.txt: no such file" in ran.err
    assert "accepted all that is sure (4 findings)." in ran.out
