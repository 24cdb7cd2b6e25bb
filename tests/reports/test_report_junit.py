"""JUnit XML, read by junitparser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ci_files import lines, many_scripts, seed
from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from tqcheck.reports import FileResult

Written = Callable[..., str]


def suites(text: str) -> list[TestSuite]:
    read = JUnitXml.fromstring(text.encode())
    assert isinstance(read, JUnitXml)
    return list(read)


def cases(suite: TestSuite) -> list[TestCase]:
    found = list(suite)
    assert suite.tests == len(found)
    assert suite.failures == sum(any(isinstance(one, Failure) for one in case.result) for case in found)
    assert suite.errors == sum(any(isinstance(one, Error) for one in case.result) for case in found)
    return found


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("junit.txt", report("junit", mixed, show_info=True))


def test_every_file_is_a_suite(mixed: list[FileResult], report: Written) -> None:
    read = suites(report("junit", mixed, show_info=True))
    assert [suite.name for suite in read] == [result.path for result in mixed]
    found = [cases(suite) for suite in read]
    assert len(found[0]) == len(mixed[0].findings)
    assert [case.name for case in found[1] + found[2]] == ["no findings"] * 2
    assert all(case.is_passed for case in found[1] + found[2])
    assert [case.result[0].message for case in found[3] + found[4]] == ["a string is not closed", "no such file"]
    remarks = [case for case in found[0] if case.is_passed]
    assert [case.system_out.split("\n")[0] for case in remarks] == ["A flag."]


def test_lines_and_names(report: Written) -> None:
    result, _ = many_scripts()
    assert result.report is not None
    (suite,) = suites(report("junit", [result], show_info=True))
    names = []
    for case in cases(suite):
        line = int(case._elem.attrib["line"])
        assert "Ronhap" in lines(result.report.document.raw)[line - 1]
        if case.result:
            assert case.result[0].text.startswith(f"{result.path}:{line}:")
        names.append(case.name)
    assert {"names.listed: Ronhap", "names.listed: Ronhap (2)"} <= set(names)
    assert len(set(names)) == len(names)


def test_the_seed(report: Written) -> None:
    result, _ = seed()
    (suite,) = suites(report("junit", [result], show_info=True))
    assert len(cases(suite)) == len(result.findings)


def test_controls_are_left_out(new_article: Any, report: Written) -> None:
    article = new_article("a\x01\x1b\x0b\x85\ufffe]]>b\n", "a\x02b.txt")
    message = "<&\"'\x00\x1b[31m\ud800\uffff\n\t\x7f>"
    article.add("residue.x", "\x01\x1b\x0b\x85\ufffe]]>", message=message, why="]]> <b>\x08")
    (suite,) = suites(report("junit", [article.result()]))
    (case,) = cases(suite)
    assert (suite.name, case.name) == ("ab.txt", "residue.x:  ]]>")
    assert case.result[0].message == "<&\"'[31m\n\t>"
    assert case.result[0].text == "ab.txt:1:2\n]]> <b>"
