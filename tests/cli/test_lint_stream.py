"""`lint --stream`: a line of JSON for every record, whatever stands in it, in order."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran

Tq = Callable[..., Ran]
ROOT = Path(__file__).resolve().parent.parent.parent


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_places_are_those_of_the_text(tq: Tq, tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "\\u00e9 \\"Ronhap\\" said.\\nRonhap again."}',
        "",
        '{"id": "b", "text": "All is well."}',
    ]
    (tmp_path / "a.jsonl").write_text("\r\n".join(lines), "utf-8")
    ran = tq("lint", "--stream", "--id-field", "id", "a.jsonl")
    first, second = records(ran.out)
    text = json.loads(lines[0])["text"]
    assert (ran.code, ran.err) == (1, "")
    assert list(first)[:4] == ["path", "line", "id", "format"]
    assert [(r["path"], r["line"], r["id"], r["format"]) for r in (first, second)] == [
        ("a.jsonl", 1, "1", "jsonl"),
        ("a.jsonl", 3, "b", "jsonl"),
    ]
    names = [f for f in first["findings"] if f["rule"] == "names.listed"]
    assert [(f["line"], f["column"]) for f in names] == [(1, 4), (2, 1)]
    assert all(text[f["start"] : f["end"]] == f["text"] == "Ronhap" for f in names)
    assert second["findings"] == []


def test_a_broken_line_is_not_the_end(tq: Tq, tmp_path: Path) -> None:
    lines = [
        b'{"text": "Fine."}',
        b'{"text": "bad',
        b'{"text": 7}',
        b'{"text": "\xff"}',
        b'["a"]',
        b'{"text": "Ronhap."}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    ran = tq("lint", "--stream", "a.jsonl")
    told = records(ran.out)
    assert ran.code == 2
    assert [record["line"] for record in told] == [1, 2, 3, 4, 5, 6]
    assert ["error" in record for record in told] == [False, True, True, True, True, False]
    assert told[1]["error"] == {"message": "is no JSON: Unterminated string starting at", "line": 2, "column": 10}
    assert "0xff" in told[3]["error"]["message"]
    assert told[5]["findings"]
    assert "a.jsonl:2:10: is no JSON" in ran.err


def test_many_broken_lines_are_told_once(tq: Tq) -> None:
    ran = tq("lint", "--stream", "--stdin-filename", "x.jsonl", "-", stdin=b"{\n" * 30)
    assert ran.err.count("is no JSON") == 10
    assert "20 more lines" in ran.err
    assert len(records(ran.out)) == 30


def test_tsv_with_and_without_a_header(tq: Tq, tmp_path: Path) -> None:
    rows = "id\tsrc\ttext\nx\tа\tRonhap\\nRonhap\ny\tа\n"
    (tmp_path / "a.tsv").write_text(rows, "utf-8")
    ran = tq("lint", "--stream", "--id-field", "id", "--source-field", "src", "a.tsv")
    first, second = records(ran.out)
    assert (first["line"], first["id"], [f["line"] for f in first["findings"] if f["text"] == "Ronhap"]) == (
        2,
        "x",
        [1, 2],
    )
    assert second["error"]["message"] == "column 3 is missing: the line has 2"
    (tmp_path / "b.tsv").write_text("x\tRonhap said.\n", "utf-8")
    assert [record["line"] for record in records(tq("lint", "--stream", "--field", "2", "b.tsv").out)] == [1]
    told = records(tq("lint", "--stream", "b.tsv").out)
    assert [(record["line"], "no column" in record["error"]["message"]) for record in told] == [(1, True)]


def test_gzip_whole_cut_short_and_from_standard_input(tq: Tq, tmp_path: Path) -> None:
    data = gzip.compress(b'\xef\xbb\xbf{"text": "Ronhap said."}\n' * 1 + b'{"text": "Fine."}\n' * 5000)
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    (tmp_path / "cut.jsonl.gz").write_bytes(data[: len(data) // 2])
    (tmp_path / "no.jsonl.gz").write_bytes(b"no gzip")
    assert len(records(tq("lint", "--stream", "--sample", "3", "a.jsonl.gz").out)) == 3
    ran = tq("lint", "--stream", "--sample", "3", "--stdin-filename", "a.jsonl.gz", "-", stdin=data)
    assert (ran.code in (0, 1), len(records(ran.out))) == (True, 3)
    ran = tq("lint", "--stream", "--sample", "2", "cut.jsonl.gz", "no.jsonl.gz", "gone.jsonl")
    assert ran.code == 2
    assert sum("error" in record for record in records(ran.out)) == 3


def test_jobs_give_the_same_in_the_same_order(tq: Tq, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Bus {n} of {'Ronhap' if n % 3 else 'Yonhap'} came."}) for n in range(150)]
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, "{"]), "utf-8")
    alone, together = (tq("lint", "--stream", f"--jobs={jobs}", "a.jsonl") for jobs in (1, 2))
    assert together == alone
    assert len(records(alone.out)) == 151


def test_a_sample_is_in_order_and_always_the_same(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Fine."}\n' * 200, "utf-8")
    one, two = (tq("lint", "--stream", "--sample", "20", "a.jsonl") for _ in range(2))
    lines = [record["line"] for record in records(one.out)]
    assert one == two
    assert (len(set(lines)), lines) == (20, sorted(lines))
    assert max(lines) > 100


def test_progress_and_exit_codes(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Ronhap."}\n{"text": "Fine."}\n', "utf-8")
    ran = tq("lint", "--stream", "--progress", "--fail-on", "never", "a.jsonl")
    assert ran.code == 0
    assert re.fullmatch(r"2 records, [\d,]+ a second, 1 with findings\n", ran.err)
    assert tq("lint", "--stream", "--max-findings", "1", "a.jsonl").code == 0
    assert tq("lint", "--stream", "--exit-zero", "a.jsonl").code == 0
    assert tq("lint", "--stream", "a.jsonl").code == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--stream", "--fix", "a.jsonl"), "--fix does not go with --stream"),
        (("--stream", "--output", "json=x", "a.jsonl"), "--output does not go with --stream"),
        (("--stream", "--format", "sarif", "a.jsonl"), "--stream prints jsonl, not sarif"),
        (("--stream", "--sample", "0", "a.jsonl"), "--sample takes a number from 1 up"),
        (("--sample", "3", "a.jsonl"), "--sample goes with --stream"),
        (("--stream", "a.txt"), "is neither JSON lines nor TSV"),
        (("--stream", "-"), "--stdin-filename stdin.jsonl says what it is"),
    ],
)
def test_what_does_not_go_together(tq: Tq, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Fine."}\n', "utf-8")
    (tmp_path / "a.txt").write_text("Fine.\n", "utf-8")
    ran = tq("lint", *words)
    assert ran.code == 2
    assert told in ran.err


def test_records_come_out_before_the_input_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tqcheck", "lint", "--stream", "--stdin-filename", "x.jsonl", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(b'{"text": "The agency Ronhap said so."}\n')
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["line"] == number + 1
        process.stdin.close()
        assert process.wait() == 1
