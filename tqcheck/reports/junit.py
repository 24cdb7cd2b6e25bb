"""JUnit XML: a file is a test suite, a finding a failed test case. A file without findings is one that passes."""

from __future__ import annotations

from collections import Counter

from tqcheck.model import Finding, Severity
from tqcheck.reports.ci import error_line, file_name, line, shown, unreadable, xml
from tqcheck.reports.results import FileResult, RunInfo, Summary

_LONGEST = 60


class Report:
    """Remarks (severity info) are cases that pass and say something. Names have no line, so that they last."""

    def begin(self, info: RunInfo) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="tqcheck">\n'

    def file(self, result: FileResult, info: RunInfo) -> str:
        path = file_name(result)
        findings = shown(result, info)
        failures = sum(finding.severity > Severity.INFO for finding in findings)
        names = Counter[str]()
        cases = [_case(result, finding, path, _name(finding, names)) for finding in findings]
        if result.error is not None:
            text = f'   <error type="unreadable" message="{xml(unreadable(result))}"/>\n'
            cases.append(_element(path, "can be checked", error_line(result), text))
        if not cases:
            cases.append(_element(path, "no findings", 0, ""))
        counts = f'tests="{len(cases)}" failures="{failures}" errors="{int(result.error is not None)}" skipped="0"'
        return f' <testsuite name="{xml(path)}" {counts}>\n{"".join(cases)} </testsuite>\n'

    def end(self, summary: Summary, info: RunInfo) -> str:
        return "</testsuites>\n"


def _case(result: FileResult, finding: Finding, path: str, name: str) -> str:
    at, column = result.lines.place(finding.span.start)
    where = "\n".join(filter(None, (f"{path}:{at}:{column}", finding.why, finding.advice)))
    if finding.severity is Severity.INFO:
        return _element(path, name, at, f"   <system-out>{xml(line(finding))}\n{xml(where)}</system-out>\n")
    level = finding.severity.name.lower()
    return _element(
        path, name, at, f'   <failure type="{level}" message="{xml(line(finding))}">{xml(where)}</failure>\n'
    )


def _element(path: str, name: str, at: int, inside: str) -> str:
    place = f' line="{at}"' if at else ""
    head = f'  <testcase classname="{xml(path)}" name="{xml(name)}" file="{xml(path)}"{place} time="0"'
    return f"{head}>\n{inside}  </testcase>\n" if inside else f"{head}/>\n"


def _name(finding: Finding, names: Counter[str]) -> str:
    """`names.listed: Ronhap`, and from the second on with a number."""
    text = " ".join(finding.matched.split())
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    name = f"{finding.rule}: {text}" if text else finding.rule
    names[name] += 1
    return name if names[name] == 1 else f"{name} ({names[name]})"
