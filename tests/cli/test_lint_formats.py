"""Every report format through the command line: on standard output and in files, in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tqcheck.cli.lint import FORMATS
from tqcheck.reports import REPORTS

Tq = Callable[..., Ran]
RAW = "朝鮮 👨\u200d👩\u200d👧 Ronhap שלום.\r\n\r\n<b>TsTAK</b> e\u0301\x1b[31m Ronhap\r\n".encode()


def test_every_report_is_a_format() -> None:
    assert set(FORMATS) == set(REPORTS)


def test_all_at_once(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_bytes(RAW)
    words = [f"--output={name}={name}.out" for name in FORMATS]
    ran = tq("lint", "a b.txt", "gone.txt", "--all", "--scorecard", *words)
    assert ran.code == 2
    assert "Yonhap" in ran.out
    for name in FORMATS:
        written = (tmp_path / f"{name}.out").read_bytes().decode()
        assert "Ronhap" in written, name
        assert "\r" not in written, name


@pytest.mark.parametrize("name", FORMATS)
def test_standard_input_and_output(name: str, tq: Tq) -> None:
    ran = tq("lint", "-", "--stdin-filename", "news.txt", "--format", name, stdin=RAW)
    assert (ran.code, ran.err) == (1, "")
    assert "Ronhap" in ran.out
    assert tq("lint", "-", "--format", name, stdin=b"").code == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_written_stops_the_run(name: str, tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(RAW)
    ran = tq("lint", "a.txt", "--output", f"{name}=no/such/folder.out", "--format", name)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err
