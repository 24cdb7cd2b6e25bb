"""Checkstyle XML, which Jenkins, reviewdog and most review tools read. Columns are 1-based code points."""

from __future__ import annotations

from tqcheck.reports.ci import error_line, file_name, line, shown, unreadable, xml
from tqcheck.reports.results import FileResult, RunInfo, Summary


class Report:
    """Files without findings are listed too."""

    def begin(self, info: RunInfo) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def file(self, result: FileResult, info: RunInfo) -> str:
        out = []
        if result.error is not None:
            at = error_line(result)
            column = result.error.column if at == result.error.line else 0
            out.append(_error(at, column, "error", unreadable(result), "tqcheck.unreadable"))
        for finding in shown(result, info):
            at, column = result.lines.place(finding.span.start)
            level = finding.severity.name.lower()
            out.append(_error(at, column, level, line(finding), f"tqcheck.{finding.rule}"))
        return f' <file name="{xml(file_name(result))}">\n{"".join(out)} </file>\n'

    def end(self, summary: Summary, info: RunInfo) -> str:
        return "</checkstyle>\n"


def _error(at: int, column: int, level: str, message: str, source: str) -> str:
    place = f'line="{at}" column="{column}"' if column else f'line="{at}"'
    return f'  <error {place} severity="{level}" message="{xml(message)}" source="{xml(source)}"/>\n'
