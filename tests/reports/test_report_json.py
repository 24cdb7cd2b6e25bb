"""JSON and JSON lines: the contract, key for key."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tqcheck.errors import ConfigError
from tqcheck.model import CATEGORIES
from tqcheck.reports import REPORTS, FileResult, RunInfo, Summary, writer
from tqcheck.reports.results import count_words
from tqcheck.text import Lines

Written = Callable[..., str]
FILE = ["path", "format", "words", "source_language", "findings", "suppressed", "unused_suppressions"]
FINDING = [
    "rule",
    "category",
    "severity",
    "certainty",
    "impact",
    "start",
    "end",
    "line",
    "column",
    "end_line",
    "end_column",
    "text",
    "message",
    "why",
    "advice",
    "fixes",
    "evidence",
    "related",
    "conflicts",
    "also",
    "mqm",
    "its",
    "fingerprint",
]


@pytest.mark.parametrize("name", ["json", "jsonl", "concise"])
def test_golden(mixed: list[FileResult], report: Written, golden: Any, name: str) -> None:
    golden(f"{name}.txt", report(name, mixed))


def test_contract(mixed: list[FileResult], report: Written) -> None:
    told = json.loads(report("json", mixed))
    assert list(told) == ["version", "tool", "files", "summary"]
    assert told["tool"] == {"name": "tqcheck", "version": "0.1.0", "rules": "sha256:aa", "glossaries": "sha256:bb"}
    assert list(told["summary"]) == ["files", "errors", "warnings", "infos", "words"]
    found = [finding for file in told["files"] for finding in file.get("findings", ())]
    by_severity = {level: sum(f["severity"] == level for f in found) for level in ("error", "warning", "info")}
    assert told["summary"] == {
        "files": 5,
        "errors": by_severity["error"],
        "warnings": by_severity["warning"],
        "infos": by_severity["info"],
        "words": sum(file.get("words", 0) for file in told["files"]),
    }
    assert min(by_severity.values()) > 0
    for file, result in zip(told["files"], mixed, strict=True):
        assert list(file) == (FILE if result.report else ["path", "error"])
        if result.report:
            check_file(file, result.report.document.raw)
    assert told["files"][3] == {
        "path": "broken.po",
        "error": {"message": "a string is not closed", "line": 3, "column": 1},
    }
    assert told["files"][4]["error"] == {"message": "no such file", "line": None, "column": None}


def check_file(file: dict[str, Any], raw: str) -> None:
    lines = Lines(raw)
    assert file["words"] == len(raw.split())
    for finding in file["findings"]:
        assert list(finding) == FINDING
    for finding in file["suppressed"]:
        assert list(finding) == [*FINDING, "reason"]
    for finding in (*file["findings"], *file["suppressed"]):
        assert finding["text"] == raw[finding["start"] : finding["end"]]
        assert (finding["line"], finding["column"]) == lines.place(finding["start"])
        assert (finding["end_line"], finding["end_column"]) == lines.place(finding["end"])
        assert finding["mqm"] == CATEGORIES[finding["category"]].mqm
        assert finding["its"] == CATEGORIES[finding["category"]].its
        for fix in finding["fixes"]:
            assert list(fix) == ["label", "safety", "edits"]
            assert fix["safety"] in ("safe", "unsafe", "manual")
            assert all(list(edit) == ["start", "end", "text"] for edit in fix["edits"])
        for place in finding["related"]:
            path = ["path"] if "path" in place else []
            assert list(place) == [*path, "start", "end", "line", "column", "text", "role", "note"]
    for unused in file["unused_suppressions"]:
        assert list(unused) == ["line", "column", "rules", "reason"]


def test_suppressed_tell_their_reason(mixed: list[FileResult], report: Written) -> None:
    file = json.loads(report("json", mixed))["files"][0]
    assert [(f["text"], f["reason"]) for f in file["suppressed"]] == [("Ronhap", "our spelling")]
    assert file["unused_suppressions"] == [{"line": 8, "column": 1, "rules": ["quotes", "terms.listed"], "reason": ""}]


def test_lines_are_the_files_of_the_json(mixed: list[FileResult], report: Written) -> None:
    lines = report("jsonl", mixed).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(report("json", mixed))["files"]


def test_no_files(report: Written) -> None:
    assert json.loads(report("json", []))["files"] == []
    assert report("jsonl", []) == ""


def test_what_is_written_can_be_encoded_and_split(new_article: Any, report: Written) -> None:
    article = new_article("One\u2028two\x85three\x9b\x7f.", "caf\udce9.txt", segments=())
    article.add("names.listed", "two\x85", message="\x1b")
    text = report("jsonl", [article.result()])
    text.encode()
    assert len(text.splitlines()) == 1
    assert json.loads(text)["findings"][0]["text"] == "two\x85"


def test_error_of_another_file_names_it(report: Written) -> None:
    result = FileResult("a.txt", None, ConfigError("unknown key", ".tqcheck.yml", 2, 1, ("target", "source")))
    error = json.loads(report("jsonl", [result]))["error"]
    assert error == {"message": ".tqcheck.yml:2:1: unknown key; allowed: target, source", "line": None, "column": None}


@pytest.mark.parametrize("name", REPORTS)
def test_streams(mixed: list[FileResult], report: Written, name: str) -> None:
    """Each part is final when it is given, and a writer used by hand gives what `render` gives."""
    info, out, summary = RunInfo("0.1.0", "sha256:aa", "sha256:bb"), writer(name), Summary()
    parts = [out.begin(info)]
    for result in mixed:
        summary.add(result)
        parts.append(out.file(result, info))
    assert "".join((*parts, out.end(summary, info))) == report(name, mixed)


def test_findings_and_an_error_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="a report or an error"):
        FileResult("a.txt", None, None)


def test_words() -> None:
    for raw in (
        "",
        " ",
        "a",
        " one\u00a0two\n\nthree ",
        "x" * 70_000,
        "ab " * 50_000,
        " " * 65_536 + "a b",
        "a" * 65_536 + " b",
    ):
        assert count_words(raw) == len(raw.split())
