"""rdjson: columns are bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ci_files import findings, lines, many_scripts, seed, validate

from tqcheck.reports import FileResult

Written = Callable[..., str]


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("rdjson.txt", report("rdjson", mixed, show_info=True))


def test_fits_the_schema(mixed: list[FileResult], report: Written) -> None:
    for results in ([], mixed, [seed()[0]], [many_scripts()[0]]):
        validate("rdjson.json", json.loads(report("rdjson", results, show_info=True)))


def cut(raw: str, place: dict[str, Any]) -> bytes:
    start, end = place["start"], place["end"]
    assert start["line"] == end["line"]
    return lines(raw)[start["line"] - 1].encode()[start["column"] - 1 : end["column"] - 1]


def test_columns_are_bytes(report: Written) -> None:
    result, _ = many_scripts()
    assert result.report is not None
    raw = result.report.document.raw
    told = json.loads(report("rdjson", [result], show_info=True))["diagnostics"]
    for finding, diagnostic in zip(findings(result), told, strict=True):
        assert cut(raw, diagnostic["location"]["range"]) == finding.matched.encode()
        if finding.matched == "Ronhap":
            assert [cut(raw, one["range"]) for one in diagnostic["suggestions"]] == [finding.matched.encode()]
            assert diagnostic["suggestions"][0]["text"] == "Yonhap"


def test_edits_that_belong_together_are_one_suggestion(mixed: list[FileResult], report: Written) -> None:
    told = json.loads(report("rdjson", mixed[:1], show_info=True))["diagnostics"]
    (both,) = next(found["suggestions"] for found in told if found["code"]["value"] == "quotes.reversed")
    assert both["text"] == "“yes”"
    manual = next(found for found in told if found["code"]["value"] == "untranslated.word")
    assert "suggestions" not in manual
