"""GitLab Code Quality."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ci_files import findings, lines, many_scripts, seed, validate

from tqcheck.errors import ReadError
from tqcheck.model import Certainty, Impact
from tqcheck.reports import FileResult

Written = Callable[..., str]


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("gitlab.txt", report("gitlab", mixed, show_info=True))


def test_fits_the_schema(mixed: list[FileResult], report: Written) -> None:
    for results in ([], mixed, [seed()[0]], [many_scripts()[0]]):
        validate("gitlab.json", json.loads(report("gitlab", results, show_info=True)))


def test_lines(report: Written) -> None:
    result, _ = many_scripts()
    assert result.report is not None
    for finding, issue in zip(findings(result), json.loads(report("gitlab", [result], show_info=True)), strict=True):
        where = issue["location"]
        assert finding.matched in lines(result.report.document.raw)[where["lines"]["begin"] - 1]
        assert where["path"] == result.path


def test_fingerprints_are_unique_over_files(new_article: Any, report: Written) -> None:
    results = []
    for path in ("a.txt", "b.txt", "./c/../c.txt"):
        article = new_article("Ronhap and Ronhap.\n", path)
        for nth in (1, 2):
            article.add("names.listed", "Ronhap", nth=nth, message="Wrong.", fingerprint=f"same:{nth}")
        results.append(article.result())
    results.append(FileResult("d.txt", None, ReadError("no such file", "d.txt")))
    issues = json.loads(report("gitlab", results))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 7
    assert issues[4]["location"]["path"] == "c.txt"


def test_severities(new_article: Any, report: Written) -> None:
    article = new_article("a b c d")
    article.add("terms.x", "a", impact=Impact.CRITICAL)
    article.add("terms.x", "b", impact=Impact.MINOR)
    article.add("terms.x", "c", certainty=Certainty.LIKELY, impact=Impact.CRITICAL)
    article.add("terms.x", "d", certainty=Certainty.POSSIBLE)
    article.found = [finding._replace(message="Wrong.") for finding in article.found]
    issues = json.loads(report("gitlab", [article.result()], show_info=True))
    assert [issue["severity"] for issue in issues] == ["critical", "major", "minor", "info"]
