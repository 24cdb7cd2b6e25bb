"""Checkstyle XML, validated by lxml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ci_files import SCHEMAS, findings, lines, many_scripts, seed
from lxml import etree

from tqcheck.reports import FileResult

Written = Callable[..., str]


def read(text: str) -> Any:
    root = etree.fromstring(text.encode(), etree.XMLParser(recover=False, resolve_entities=False))
    with (SCHEMAS / "checkstyle.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(root), dtd.error_log
    return root


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("checkstyle.txt", report("checkstyle", mixed, show_info=True))


def test_every_finding_is_there(mixed: list[FileResult], report: Written) -> None:
    for results in (mixed, [seed()[0]], []):
        root = read(report("checkstyle", results, show_info=True))
        assert [file.get("name") for file in root] == [result.path for result in results]
        for file, result in zip(root, results, strict=True):
            assert len(file) == len(result.findings) + (result.error is not None)
    errors = read(report("checkstyle", mixed))[3]
    assert dict(errors[0].attrib) == {
        "line": "3",
        "column": "1",
        "severity": "error",
        "message": "a string is not closed",
        "source": "tqcheck.unreadable",
    }


def test_columns_are_code_points(report: Written) -> None:
    result, _ = many_scripts()
    assert result.report is not None
    (file,) = read(report("checkstyle", [result], show_info=True))
    for finding, error in zip(findings(result), file, strict=True):
        line = lines(result.report.document.raw)[int(error.get("line")) - 1]
        assert line[int(error.get("column")) - 1 :].startswith(finding.matched)


def test_controls_are_left_out(new_article: Any, report: Written) -> None:
    article = new_article("abc", "a\x02&<\n.txt")
    article.add("residue.x", "b", message="<&\"'\x00\x1b[31m\ud800\uffff\n\t\x7f>")
    (file,) = read(report("checkstyle", [article.result()]))
    assert file.get("name") == "a&<\n.txt"
    assert file[0].get("message") == "<&\"'[31m\n\t>"
