"""Bytes to raw text and back: encodings, what is refused and where, and writes that are all or nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck import files
from tqcheck.errors import ReadError, WriteError

TEXT = "Kim’s “men”\r\nsaid\rso 𝔄\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".tqcheck")


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_encoding_mark_and_line_ends_survive(tmp_path: Path, bom: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bom + TEXT.encode(encoding))
    file = files.read(str(path))
    assert (file.raw, file.encoding, file.bom) == (TEXT, encoding, bom)
    files.write(file, file.raw.replace("said", "sæd"))
    assert path.read_bytes() == bom + TEXT.replace("said", "sæd").encode(encoding)


@settings(derandomize=True, deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back(text: str) -> None:
    data = text.encode()
    file = files.decode(data, "a")
    assert file.encode(file.raw) == data


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert files.read(str(tmp_path / "a")).raw == ""


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a\r\nb\xffc", (2, 2), "is not valid UTF-8: byte 0xff at offset 4"),
        (b"\xef\xbb\xbfab\xff", (1, 3), "is not valid UTF-8: byte 0xff at offset 5"),
        ("’\r".encode() + b"a\xe2\x80", (2, 2), "is not valid UTF-8: byte 0xe2 at offset 5"),
        (b"caf\xe9 au lait", (1, 4), "is not valid UTF-8: byte 0xe9 at offset 3"),
        (b"\xed\xa0\x80", (1, 1), "is not valid UTF-8"),
        (b"\xff\xfea\0\n\0\0\xd8b\0", (2, 1), "is not valid UTF-16: byte 0x00 at offset 6"),
        (b"\xff\xfea\0b", (1, 2), "is not valid UTF-16: byte 0x62 at offset 4"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", (0, 0), "is not text (binary data)"),
        (b"ab\nc\0d", (2, 2), "holds a NUL character at offset 4: not text"),
        (b"a\0b\0", (1, 2), "UTF-16 without a byte order mark?"),
        (b"\xff\xfe\0\0a\0\0\0", (0, 0), "is UTF-32"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, place: tuple[int, int], message: str) -> None:
    with pytest.raises(ReadError) as caught:
        files.decode(data, "x.txt")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line, caught.value.column) == ("x.txt", *place)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        files.read(str(tmp_path / "none"))
    with pytest.raises(ReadError, match="is a folder"):
        files.read(str(tmp_path))
    with pytest.raises(ReadError, match="cannot be read"):
        files.read(str(tmp_path / ("x" * 300)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permissions(article: Path) -> None:
    file = files.read(str(article))
    article.chmod(0o444)
    with pytest.raises(WriteError, match="is read-only"):
        files.write(file, "new")
    article.chmod(0o000)
    with pytest.raises(ReadError, match="cannot be read"):
        files.read(str(article))
    with pytest.raises(WriteError, match="cannot be read again"):
        files.write(file, "new")


def test_a_read_only_file_is_not_replaced(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = files.read(str(article))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(WriteError, match="is read-only; not overwritten"):
        files.write(file, "new")
    assert article.read_bytes() == TEXT.encode()


def test_a_file_that_changed_since_it_was_read_is_not_overwritten(article: Path) -> None:
    file = files.read(str(article))
    article.write_text("someone else's work", encoding="utf-8")
    with pytest.raises(WriteError, match="changed on disk"):
        files.write(file, "new")
    assert article.read_text(encoding="utf-8") == "someone else's work"
    assert leftovers(article.parent) == []


def test_a_file_that_vanished_is_not_made_again(article: Path) -> None:
    file = files.read(str(article))
    article.unlink()
    with pytest.raises(WriteError, match="cannot be read again"):
        files.write(file, "new")
    assert not article.exists()


def test_a_change_just_before_the_rename_is_seen(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = files.read(str(article))
    monkeypatch.setattr(os, "fsync", lambda handle: article.write_text("late", encoding="utf-8"))
    with pytest.raises(WriteError, match="changed on disk"):
        files.write(file, "new")
    assert article.read_text(encoding="utf-8") == "late"
    assert leftovers(article.parent) == []


def test_a_failed_write_leaves_everything_as_it_was(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    file = files.read(str(article))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left"):
        files.write(file, "new")
    assert article.read_bytes() == TEXT.encode()
    assert leftovers(article.parent) == []


def test_text_that_the_encoding_cannot_hold_is_not_written(article: Path) -> None:
    file = files.read(str(article))
    with pytest.raises(WriteError, match="cannot be written as utf-8"):
        files.write(file, "lone \ud800")
    assert article.read_bytes() == TEXT.encode()


def test_a_symlink_stays_a_symlink_and_its_target_is_written(article: Path) -> None:
    folder = article.parent / "links"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(article)
    files.write(files.read(str(link)), "new")
    assert link.is_symlink()
    assert article.read_bytes() == b"new"
    assert leftovers(folder) == leftovers(article.parent) == []


def test_the_mode_of_the_file_stays(article: Path) -> None:
    article.chmod(0o640)
    files.write(files.read(str(article)), "new")
    assert stat.S_IMODE(article.stat().st_mode) == 0o640


def test_writing_twice_needs_reading_twice(article: Path) -> None:
    file = files.read(str(article))
    files.write(file, "one")
    with pytest.raises(WriteError, match="changed on disk"):
        files.write(file, "two")
    files.write(files.read(str(article)), "two")
    assert article.read_bytes() == b"two"
