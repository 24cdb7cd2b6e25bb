"""`tqcheck stats`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def texts() -> None:
    Path("mt").mkdir()
    Path("clean").mkdir()
    Path("mt/a.txt").write_text("Starts took place at noon.\n\nAll is well.\n", "utf-8")
    Path("mt/b.txt").write_text("Then starts took place again.\n", "utf-8")
    Path("clean/c.txt").write_text("Nothing to be seen here, and much of it, to be sure.\n", "utf-8")


def test_a_table_beside_another_set(own: Path, run: Run) -> None:
    texts()
    code, out, _ = run("stats", "mt", "--against", "clean")
    assert code == 0
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.startswith(("all", "phrasing"))}
    assert rows["phrasing.starts"] == ["2", "2", "15384.62", "2", "2", "0", "0.00", "-"]
    assert rows["all"] == rows["phrasing"] == rows["phrasing.starts"]
    assert "2 documents, 13 words" in out
    assert "against: 1 document, 12 words" in out


def test_the_segments_behind_a_figure(own: Path, run: Run) -> None:
    texts()
    _, out, _ = run("stats", "mt", "--show", "phrasing")
    assert "mt/a.txt:1:1 phrasing.starts (warning)\n  [[Starts]] took place at noon.\n" in out
    assert "  Then [[starts]] took place again.\n" in out
    assert "All is well." not in out


def test_json(own: Path, run: Run) -> None:
    texts()
    code, out, _ = run("stats", "mt", "--against", "clean", "--show", "phrasing.starts", "--format", "json")
    data = json.loads(out)
    assert (code, data["version"]) == (0, 1)
    assert data["sets"] == [{"documents": 2, "words": 13}, {"documents": 1, "words": 12}]
    row = next(row for row in data["rows"] if row["id"] == "phrasing.starts")
    assert (row["hits"], row["loud"], row["texts"], row["documents"]) == (2, 2, 2, 2)
    assert (row["against"]["hits"], row["ratio"]) == (0, None)
    assert [place["path"] for place in data["places"]] == ["mt/a.txt", "mt/b.txt"]


def test_severity_counts_only_what_is_as_bad(own: Path, run: Run) -> None:
    texts()
    _, out, _ = run("stats", "mt", "--severity", "error")
    assert "phrasing" not in out


def test_bilingual_lines(own: Path, run: Run) -> None:
    lines = [{"mt": "Starts took place.", "src": "Пуски."}, {"mt": "All is well.", "src": "Все хорошо."}]
    Path("a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    _, out, _ = run("stats", "a.jsonl", "--field", "mt", "--source-field", "src")
    assert "1 document, 6 words" in out


def test_what_cannot_be_read_is_said(own: Path, run: Run) -> None:
    texts()
    code, out, err = run("stats", "mt", "missing.txt")
    assert code == 2
    assert "missing.txt: no such file or folder" in err
    assert "2 documents" in out
