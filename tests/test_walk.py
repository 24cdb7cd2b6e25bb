"""Which files PATH arguments stand for, and what is said about the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tqcheck.walk import Found, expand

KNOWN = {".txt", ".md"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")


def walked(*paths: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Found:
    return expand(paths or (".",), KNOWN, ".", include, exclude)


def test_folders_give_known_formats_sorted() -> None:
    make("b.txt", "a/z.md", "a/b/c.TXT", "a-b.txt", "picture.png", "README")
    found = walked()
    assert found.files == ("a/b/c.TXT", "a/z.md", "a-b.txt", "b.txt")
    assert found.errors == ()
    assert found.skipped == {"of unknown format": 2}
    assert found.summary == "skipped 2 of unknown format"
    assert walked("a").files == ("a/b/c.TXT", "a/z.md")
    assert walked("./a/").files == ("a/b/c.TXT", "a/z.md")
    assert walked("a").summary is None


def test_named_files_are_always_taken() -> None:
    make("article", ".hidden/x.txt", "drafts/x.txt", ".gitignore")
    Path(".gitignore").write_text("drafts/\n", "utf-8")
    names = ("article", ".hidden/x.txt", "drafts/x.txt", "-")
    assert walked(*names, exclude=("article",)).files == names


def test_a_named_folder_is_walked_even_if_ignored() -> None:
    make(".git/config", "drafts/x.txt", "drafts/y.txt", ".gitignore")
    Path(".gitignore").write_text("drafts/\ny.txt\n", "utf-8")
    assert walked("drafts").files == ("drafts/x.txt", "drafts/y.txt")
    assert walked().files == ()


def test_arguments_keep_their_order_and_nothing_comes_twice(folder: Path) -> None:
    make("a.txt", "b/c.txt")
    assert walked("b", "a.txt", "./a.txt", ".", str(folder / "a.txt"), "-", "-").files == ("b/c.txt", "a.txt", "-")


def test_what_cannot_be_checked_is_an_error_beside_the_rest() -> None:
    make("a.txt", "pictures/p.png", "empty/.x")
    found = walked("gone.txt", "pictures", "a.txt", "empty", "")
    assert found.files == ("a.txt",)
    assert [str(error) for error in found.errors] == [
        "gone.txt: no such file or folder",
        "pictures: no articles in this folder; files ending in .md, .txt are read; skipped 1 of unknown format",
        "empty: no articles in this folder; files ending in .md, .txt are read; skipped 1 hidden",
        "no such file or folder",
    ]


def test_hidden_and_tools() -> None:
    make(".cache/a.txt", ".a.txt", "node_modules/x/README.md", "env/pyvenv.cfg", "env/a.txt", ".git/a.txt", "a.txt", ".tqcheck.yml")  # fmt: skip
    found = walked()
    assert found.files == ("a.txt",)
    assert found.skipped == {"hidden": 2, "made by other tools": 2}


def test_gitignore() -> None:
    make("a.txt", "b.txt", "drafts/a.txt", "drafts/keep.txt", "news/a.txt", "news/b.txt", "news/old/a.txt", "top/x.txt")
    Path(".gitignore").write_text("# ours\nb.txt\n/drafts/*\n!/drafts/keep.txt\n!\n[z-a]\na\\\n", "utf-8")
    Path("news/.gitignore").write_text("!b.txt\nold/\n", "utf-8")
    found = walked()
    assert found.files == ("a.txt", "drafts/keep.txt", "news/a.txt", "news/b.txt", "top/x.txt")
    assert found.skipped == {"ignored by .gitignore": 3}


def test_gitignore_of_the_folders_above_up_to_the_repository(folder: Path) -> None:
    make(
        "repo/.git/config", "repo/.gitignore", "repo/a/.gitignore", "repo/a/b/x.txt", "repo/a/b/y.txt", "repo/a/b/z.txt"
    )
    Path(".gitignore").write_text("z.txt\n", "utf-8")
    Path("repo/.gitignore").write_text("x.txt\n", "utf-8")
    Path("repo/a/.gitignore").write_text("y.txt\n", "utf-8")
    assert walked("repo/a/b").files == ("repo/a/b/z.txt",)


def test_include_and_exclude() -> None:
    make("a.txt", "a.md", "de/a.txt", "de/b.news", "de/drafts/a.txt", "p.png")
    found = walked(include=("*.txt", "*.news"), exclude=("drafts/",))
    assert found.files == ("a.txt", "de/a.txt", "de/b.news")
    assert found.skipped == {
        "excluded by the configuration": 1,
        "not included by the configuration": 1,
        "of unknown format": 1,
    }
    assert walked("de", include=("de/**",)).files == ("de/a.txt", "de/drafts/a.txt")
    assert walked("de", exclude=("*.txt",)).files == ()


def test_patterns_are_relative_to_their_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a/de/x.txt", "a/fr/x.txt", "b/x.txt")
    assert expand(["a", "b"], KNOWN, "a", ["de/**"]).files == ("a/de/x.txt", "b/x.txt")
    monkeypatch.chdir("a/de")
    assert expand(["..", "../../b"], KNOWN, "..", [], ["de/**"]).files == ("../fr/x.txt", "../../b/x.txt")


def test_links(folder: Path) -> None:
    make("real/a.txt", "real/deep/b.txt")
    os.symlink("..", "real/deep/up")
    os.symlink("real", "alias")
    os.symlink("gone", "broken.txt")
    os.symlink("self.txt", "self.txt")
    os.symlink("real/a.txt", "z.txt")
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "o.txt").write_text("", "utf-8")
    os.symlink(outside, "linked")
    found = walked(exclude=("real/deep/b.txt",))
    assert found.files == ("linked/o.txt", "real/a.txt")
    assert found.skipped == {"broken links": 2, "excluded by the configuration": 1}
    assert walked(exclude=("linked/**",)).files == ("real/a.txt", "real/deep/b.txt")
    assert walked("alias").files == ("alias/a.txt", "alias/deep/b.txt")
    assert walked("broken.txt").files == ("broken.txt",)


@pytest.mark.skipif(os.name != "posix", reason="named pipes")
def test_pipes_are_not_opened() -> None:
    make("a.txt")
    os.mkfifo("pipe.txt")
    found = walked()
    assert found.files == ("a.txt",)
    assert found.skipped == {"of unknown format": 1}


def test_an_unreadable_folder_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt", "locked/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("tqcheck.walk.os.scandir", refuse)
    found = walked()
    assert found.files == ("a.txt",)
    assert [str(error) for error in found.errors] == ["locked: cannot be read: Permission denied"]


def test_deep_folders() -> None:
    deep = "/".join(["d"] * 400)
    make(f"{deep}/a.txt")
    assert walked().files == (f"{deep}/a.txt",)
