"""SARIF: the schema of the standard, what consumers need, and places in every script."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from ci_files import findings, lines, many_scripts, seed, validate

from tqcheck.reports import FileResult, RunInfo, Summary, sarif, writer
from tqcheck.text import Edit, Span, apply

Written = Callable[..., str]
SCHEMA = "sarif-2.1.0.json"


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("sarif.txt", report("sarif", mixed, show_info=True))


@pytest.mark.parametrize("all_", [False, True])
def test_fits_the_schema(mixed: list[FileResult], report: Written, all_: bool) -> None:
    validate(SCHEMA, json.loads(report("sarif", mixed, show_info=all_)))
    validate(SCHEMA, json.loads(report("sarif", [])))
    for result, rules in (seed(), many_scripts()):
        told = json.loads(report("sarif", [result], rules=rules, show_info=all_))
        validate(SCHEMA, told)
        if all_:
            assert len(told["runs"][0]["results"]) == len(result.findings)


def region(found: dict[str, Any]) -> dict[str, Any]:
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    return dict(place["region"])


def test_columns_are_code_points(report: Written) -> None:
    result, rules = many_scripts()
    assert result.report is not None
    raw = result.report.document.raw
    run = json.loads(report("sarif", [result], rules=rules, show_info=True))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    for finding, found in zip(findings(result), run["results"], strict=True):
        place = region(found)
        line = lines(raw)[place["startLine"] - 1]
        assert line[place["startColumn"] - 1 : place["endColumn"] - 1] == finding.matched == place["snippet"]["text"]
        assert raw[place["charOffset"] : place["charOffset"] + place["charLength"]] == finding.matched
        assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii()


def test_rules_are_described(report: Written) -> None:
    result, rules = seed()
    run = json.loads(report("sarif", [result], rules=rules, show_info=True))["runs"][0]
    described = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in described}) == len(described)
    for found in run["results"]:
        rule = described[found["ruleIndex"]]
        assert rule["id"] == found["ruleId"]
        assert "/" not in rule["id"]
        assert rule["help"]["text"]
        assert rule["shortDescription"]["text"]
        assert not {"{", "}"} & set(rule["shortDescription"]["text"] + rule["fullDescription"]["text"])
        assert len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")


def test_fixes_can_be_applied(mixed: list[FileResult], report: Written) -> None:
    assert mixed[0].report is not None
    raw = mixed[0].report.document.raw
    results = json.loads(report("sarif", mixed[:1], show_info=True))["runs"][0]["results"]
    fixes = {found["ruleId"]: found["fixes"] for found in results if "fixes" in found}
    assert "untranslated.word" not in fixes  # only a person can apply it
    (both,) = fixes["quotes.reversed"]
    edits = []
    for replacement in both["artifactChanges"][0]["replacements"]:
        place = replacement["deletedRegion"]
        start = place["charOffset"]
        edits.append(Edit(Span(start, start + place["charLength"]), replacement["insertedContent"]["text"]))
    assert "He said “yes” and" in apply(raw, edits)


def test_suppressions(mixed: list[FileResult], report: Written) -> None:
    results = json.loads(report("sarif", mixed[:1]))["runs"][0]["results"]
    silenced = [found["suppressions"] for found in results if found["suppressions"]]
    assert silenced == [[{"kind": "inSource", "justification": "our spelling"}]]


def test_decisions_of_the_configuration_are_external(new_article: Any, report: Written) -> None:
    article = new_article("Ronhap.\n")
    article.add("names.listed", "Ronhap", message="Wrong.", silenced=True)
    (found,) = json.loads(report("sarif", [article.result()]))["runs"][0]["results"]
    assert found["suppressions"] == [{"kind": "external", "justification": "our spelling"}]


def test_related_places(mixed: list[FileResult], report: Written) -> None:
    results = json.loads(report("sarif", mixed[:1]))["runs"][0]["results"]
    (here, there) = next(found["relatedLocations"] for found in results if "relatedLocations" in found)
    assert here["message"]["text"] == "the same"
    assert here["physicalLocation"]["region"]["snippet"]["text"] == "Ronhap"
    assert there["physicalLocation"]["artifactLocation"]["uri"] == "source.ru.txt"
    assert there["physicalLocation"]["region"] == {"charOffset": 3, "charLength": 6}


def test_fingerprints_tell_findings_apart(report: Written) -> None:
    result, rules = many_scripts()
    results = json.loads(report("sarif", [result], rules=rules, show_info=True))["runs"][0]["results"]
    keys = {found["partialFingerprints"]["tqcheckAnchor/v1"] for found in results}
    assert len(keys) == len(results)


def test_what_could_not_be_checked_is_told(mixed: list[FileResult], report: Written) -> None:
    run = json.loads(report("sarif", mixed))["runs"][0]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = {note["message"]["text"]: note["level"] for note in invocation["toolExecutionNotifications"]}
    assert told["a string is not closed"] == told["no such file"] == "error"
    assert told["no glossary for Georgian; names were not checked"] == "warning"
    assert any("not shown" in text for text, level in told.items() if level == "note")
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == [result.path for result in mixed]


def test_more_than_github_takes_is_said(monkeypatch: pytest.MonkeyPatch, report: Written) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    result, rules = seed()
    run = json.loads(report("sarif", [result], rules=rules, show_info=True))["runs"][0]
    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert notes == [f"{len(result.findings)} results; GitHub takes 3 at most in one upload."]
    assert len(run["results"]) == len(result.findings)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a b/%ä.txt", "a%20b/%25%C3%A4.txt"),
        ("/elsewhere/x#1.txt", "file:///elsewhere/x%231.txt"),
        ("a?b.txt", "a%3Fb.txt"),
    ],
)
def test_paths_are_uris(new_article: Any, path: str, uri: str) -> None:
    written, info = writer("sarif"), RunInfo("0.1.0")
    text = written.begin(info) + written.file(new_article("x", path).result(), info) + written.end(Summary(), info)
    assert json.loads(text)["runs"][0]["artifacts"][0]["location"]["uri"] == uri
