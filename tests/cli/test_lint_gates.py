"""What makes `tqcheck lint` fail: numbers, baselines, changed lines."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Tq = Callable[..., Ran]
TWO = "Ronhap said so.\n\nThen TsTAK said so too.\n"


def texts(ran: Ran, key: str = "findings") -> list[str]:
    return [finding["text"] for file in json.loads(ran.out)["files"] for finding in file.get(key, ())]


def test_as_many_as_allowed(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO)
    (tmp_path / "b.txt").write_text(TWO)
    ran = tq("lint", "a.txt", "b.txt", "--max-findings", "4", "--format", "json")
    assert (ran.code, len(texts(ran))) == (0, 4)
    assert ran.err == "tqcheck: 4 findings of 4 allowed (--max-findings): let pass\n"
    ran = tq("lint", "a.txt", "b.txt", "--max-findings", "3", "--format", "json")
    assert (ran.code, len(texts(ran))) == (1, 4)
    assert ran.err == "tqcheck: 4 findings of 3 allowed (--max-findings): too many\n"
    assert tq("lint", "a.txt", "--max-findings", "0").code == 1
    assert tq("lint", "a.txt", "--max-findings", "-1").code == 2
    assert tq("lint", "a.txt", "gone.txt", "--max-findings", "9").code == 2


def test_baseline_from_start_to_end(tq: Tq, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TWO)
    ran = tq("lint", "a.txt", "--write-baseline", "known.json")
    assert ran.code == 0
    assert "2 findings written to known.json" in ran.err
    ran = tq("lint", "a.txt", "--baseline", "known.json", "--format", "json")
    assert (ran.code, texts(ran), texts(ran, "suppressed")) == (0, [], ["Ronhap", "TsTAK"])
    assert "2 findings known from the baseline" in ran.err

    path.rename(tmp_path / "b.txt")
    (tmp_path / "b.txt").write_text("Phungeri was seen from afar.\n\n" + TWO.replace("TsTAK", "KCNA"))
    ran = tq("lint", "b.txt", "--baseline", "known.json", "--format", "json")
    assert (ran.code, texts(ran), texts(ran, "suppressed")) == (1, ["Phungeri"], ["Ronhap"])
    assert 'gone from the baseline: a.txt: names.listed "TsTAK"' in ran.err

    ran = tq("lint", "b.txt", "--baseline", "known.json", "--write-baseline", "known.json")
    assert ran.code == 1  # the new finding is not taken in
    assert "1 finding written to known.json" in ran.err
    assert list(json.loads((tmp_path / "known.json").read_text())["files"]) == ["b.txt"]


def test_a_part_of_the_files_keeps_the_rest_of_the_baseline(tq: Tq, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TWO)
    tq("lint", "a.txt", "b.txt", "--write-baseline", "known.json")
    before = (tmp_path / "known.json").read_bytes()
    ran = tq("lint", "a.txt", "--baseline", "known.json", "--write-baseline", "known.json")
    assert (ran.code, "gone" in ran.err) == (0, False)
    assert (tmp_path / "known.json").read_bytes() == before


def test_nothing_is_written_if_a_file_could_not_be_checked(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO)
    ran = tq("lint", "a.txt", "gone.txt", "--write-baseline", "known.json")
    assert ran.code == 2
    assert "known.json is not written" in ran.err
    assert not (tmp_path / "known.json").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--baseline", "none.json"), "none.json: no such file"),
        (("--baseline", ""), "no such file"),
        (("--write-baseline", ""), "cannot be written"),
        (("--baseline", "a.txt"), "a.txt:1:1: is no baseline"),
        (("--write-baseline", "a.txt"), "this file is an article"),
        (("--write-baseline", "x.json", "--output", "json=x.json"), "another report of this run"),
        (("--write-baseline", "no/x.json"), "cannot be written"),
        (("--write-baseline", "."), "cannot be written"),
        (("--changed-since", "HEAD"), "not in a git repository"),
        (("--changed-since", "HEAD", "--fix"), "does not go with fixing"),
    ],
)
def test_mistakes_are_told_before_anything_is_checked(
    words: tuple[str, ...], told: str, tq: Tq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.txt").write_text(TWO)
    ran = tq("lint", "a.txt", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert (tmp_path / "a.txt").read_text() == TWO


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A repository of its own; `git("commit")` commits all."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)

    def call(*words: str) -> None:
        settings = ("-c", "user.name=x", "-c", "user.email=x@y", "-c", "init.defaultBranch=main")
        subprocess.run(("git", *settings, *words), cwd=tmp_path, check=True, capture_output=True)

    call("init")
    return call


def test_only_changed_lines(tq: Tq, tmp_path: Path, git: Callable[..., None]) -> None:
    old = 'ä "b.txt'
    (tmp_path / "a.txt").write_text(TWO)
    (tmp_path / old).write_text(TWO * 5)
    (tmp_path / "w.txt").write_bytes(b"\xff\xfe" + TWO.encode("utf-16-le"))
    git("add", ".")
    git("commit", "-m", "x")
    ran = tq("lint", ".", "--changed-since", "HEAD", "--format", "json")
    assert (ran.code, texts(ran)) == (0, [])
    assert "14 findings in unchanged lines not reported (--changed-since)" in ran.err

    (tmp_path / "a.txt").write_text("Phungeri is far.\n" + TWO.replace("Then", "Now"))
    git("mv", old, "c\td.txt")
    (tmp_path / "c\td.txt").write_text(TWO * 5 + "Phungeri.\r\n")
    (tmp_path / "w.txt").write_bytes(b"\xff\xfe" + (TWO + "More.\n").encode("utf-16-le"))
    (tmp_path / "new.txt").write_text("Ronhap.\n")
    ran = tq("lint", ".", "--changed-since", "HEAD", "--format", "json")
    assert ran.code == 1
    found = {file["path"]: [f["text"] for f in file["findings"]] for file in json.loads(ran.out)["files"]}
    assert found == {
        "a.txt": ["Phungeri", "TsTAK"],
        "c\td.txt": ["Phungeri"],
        "new.txt": ["Ronhap"],
        "w.txt": ["Ronhap", "TsTAK"],  # git knows no lines of UTF-16
    }


def test_what_others_did_is_no_change_of_ours(tq: Tq, tmp_path: Path, git: Callable[..., None]) -> None:
    (tmp_path / "a.txt").write_text("One.\n\nRonhap.\n")
    git("add", ".")
    git("commit", "-m", "x")
    git("checkout", "-b", "ours")
    git("checkout", "-b", "theirs")
    (tmp_path / "a.txt").write_text("One.\n\nYonhap.\n")
    git("commit", "-am", "y")
    git("checkout", "ours")
    assert tq("lint", "a.txt", "--changed-since", "theirs").code == 0


def test_revisions_and_paths_that_are_none(tq: Tq, tmp_path: Path, git: Callable[..., None]) -> None:
    (tmp_path / "a.txt").write_text(TWO)
    assert 'git knows no revision "HEAD"' in tq("lint", "a.txt", "--changed-since", "HEAD").err
    git("add", ".")
    git("commit", "-m", "x")
    for revision in ("nope", "--help", "-x", "", "HEAD:a.txt"):
        ran = tq("lint", "a.txt", f"--changed-since={revision}")
        assert (ran.code, ran.out) == (2, "")
        assert f'git knows no revision "{revision}"' in ran.err
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text(TWO)
    assert "lies outside of the repository" in tq("lint", str(outside), "--changed-since", "HEAD").err
    assert "needs files" in tq("lint", "-", "--changed-since", "HEAD", stdin=b"x").err


def test_without_git(tq: Tq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TWO)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = tq("lint", "a.txt", "--changed-since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "needs git" in ran.err
