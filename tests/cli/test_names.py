"""`tqcheck names`, `lint --source`, `glossary import`, `export` and `suggest`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Tq = Callable[..., tuple[int, str, str]]


def lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def test_derive_over_json_lines(tq: Tq) -> None:
    korea = {"source": "ko", "native": ["풍계리"], "en": "Punggye-ri", "pivot": {"ru": ["Пхунгери"]}}
    code, out, err = tq("names", "derive", stdin=lines(korea, {"source": "zh", "native": [], "en": "Lijian"}))
    assert (code, err) == (0, "")
    first, second = map(json.loads, out.splitlines())
    assert first["pivots"][0] == "Пхунгери"
    assert "Phungeri" in first["wrong"]
    assert "Punggye-ri" not in first["wrong"]
    assert "Litszyan" in second["wrong"]


def test_derive_for_people(tq: Tq) -> None:
    code, out, _ = tq("names", "derive", "풍계리", "--source", "ko", "--en", "Punggye-ri", "--pivot", "ru=Пхунгери")
    assert code == 0
    assert "풍계리 -> Пхунгери (press, х as h)" in out


def test_invert(tq: Tq) -> None:
    code, out, _ = tq("names", "invert", stdin=lines({"text": "Litszyan", "source": "zh"}, {"text": "London"}))
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert first["candidates"][0] == {"en": "Lijian", "source": "zh", "pivot": "Лицзянь"}
    assert second == {"candidates": []}
    assert tq("names", "invert", "Litszyan")[1].startswith("Lijian  (zh, Лицзянь)")


@pytest.mark.parametrize(
    ("words", "data", "message"),
    [
        (["derive"], b"{", "standard input:1: is no JSON"),
        (["derive"], b"[]\n", "a JSON object is needed"),
        (["derive"], b'{"source": "ko"}\n', '"en", the right form'),
        (["derive"], b'{"en": "A", "native": "x"}\n', '"native" is a list'),
        (["invert"], b'{"text": 1}\n', '"text" is a string'),
        (["derive", "풍계리"], b"", "needs the right form"),
        (["derive", "--en", "A", "--pivot", "ru"], b"", "say LANGUAGE=FORM"),
    ],
)
def test_bad_input(tq: Tq, words: list[str], data: bytes, message: str) -> None:
    code, _, err = tq("names", *words, stdin=data)
    assert code == 2
    assert message in err


def test_source(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The site of Phungeri was closed.\n", "utf-8")
    (tmp_path / "ru.txt").write_text("Сегодня.\nПолигон в Пхунгери закрыт.\n", "utf-8")
    code, out, _ = tq("lint", "a.txt", "--source", "ru.txt", "--no-listed", "--format", "json")
    (finding,) = json.loads(out)["files"][0]["findings"]
    assert code == 1
    assert finding["evidence"]["original"] == "Пхунгери (line 2)"
    assert finding["fixes"][0]["safety"] == "safe"
    assert finding["related"][0]["path"] == "ru.txt"
    assert tq("lint", "a.txt", "ru.txt", "--source", "ru.txt")[0] == 2
    assert "no such file" in tq("lint", "a.txt", "--source", "none.txt")[2]


@pytest.mark.parametrize("kind", ["csv", "tsv", "tbx"])
def test_export_and_import(tq: Tq, tmp_path: Path, kind: str) -> None:
    assert tq("glossary", "export", "korea", "--output", f"k.{kind}")[0] == 0
    assert tq("glossary", "import", f"k.{kind}", "--output", "korea.yaml")[0] == 0
    assert tq("glossary", "export", "korea", "--format", "yaml", "--output", "ours.yaml")[0] == 0
    ours = (tmp_path / "ours.yaml").read_text("utf-8")
    assert (tmp_path / "korea.yaml").read_text("utf-8") == f"# Imported from k.{kind}.\n\n{ours}"
    assert "is there already" in tq("glossary", "import", f"k.{kind}", "--output", "korea.yaml")[2]


def test_import_of_bad_files_writes_nothing(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("en,wrong\nKyodo,Kiodo\nCafé,x\n".encode("latin-1"))
    (tmp_path / "b.csv").write_text("en,type\nKyodo,media\nJiji,newspaper\n", "utf-8")
    for name, message in (("a.csv", "is not valid UTF-8"), ("b.csv", "b.csv:3:2"), ("c.tbx", "cannot be read")):
        code, out, err = tq("glossary", "import", name, "--output", "out.yaml")
        assert (code, out) == (2, "")
        assert message in err
        assert not (tmp_path / "out.yaml").exists()


def test_suggest(tq: Tq, tmp_path: Path) -> None:
    text = "Then Tszyan Syuetsin met the man Qwertovich.\n\nQwertovich told Vladivostock and London.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    code, out, err = tq("glossary", "suggest", "a.txt")
    assert code == 0
    assert "Jiang Xueqin" in out
    assert "  en: Vladivostok\n" in out
    assert "# 2× in a.txt\n- id: qwertovich\n  en: Qwertovich\n" in out
    assert "London" not in out
    (tmp_path / "new.yaml").write_text(out, "utf-8")
    assert tq("glossary", "check", "new.yaml")[0] in (0, 2)
    assert "names in 1 file" in err
