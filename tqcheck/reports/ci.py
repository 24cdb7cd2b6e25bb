"""What the reports for other tools share: how a file is called there, one line about a finding, text fit for XML."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tqcheck.expressions import late
from tqcheck.globs import within
from tqcheck.model import Finding, Safety
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.reports.wording import ARROW, hints
from tqcheck.text import Edit, Span, apply

# XML 1.0 has no place for most controls, lone surrogates and two non-characters; C1 controls are allowed but help nobody.
_NOT_XML = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def file_name(result: FileResult) -> str:
    """The path that tools look up in the repository: with slashes, relative to the working folder if it lies in it."""
    path = result.path
    if path == "-":
        path = result.report.document.path if result.report else "stdin"
    if os.path.isabs(path):
        return within(".", path) or path.replace(os.sep, "/")
    return os.path.normpath(path).replace(os.sep, "/")


def shown(result: FileResult, info: RunInfo) -> list[Finding]:
    """The findings of a file that this run shows, in the order of the text."""
    return sorted(filter(info.shows, result.findings), key=lambda finding: finding.span)


def line(finding: Finding) -> str:
    """The message with what to write instead."""
    if not finding.fixes:
        return finding.message
    label = finding.fixes[0].label
    return f"{finding.message} ({ARROW} {label})" if label else f"{finding.message} (leave it out)"


def paragraph(finding: Finding) -> str:
    """The message, the reason and the advice, as far as there are any."""
    return " ".join(part.strip() for part in (finding.message, finding.why, finding.advice) if part)


def unreadable(result: FileResult) -> str:
    """Why a file could not be checked; an error that lies in another file names it."""
    error = result.error
    assert error is not None
    return error.detail if error.path in (None, result.path) else str(error)


def error_line(result: FileResult) -> int:
    """The line of the error; 1 where none is known, since every format wants one."""
    error = result.error
    assert error is not None
    return error.line if error.line and error.path in (None, result.path) else 1


def changes(finding: Finding, raw: str) -> Iterator[tuple[Edit, str]]:
    """Each fix that a tool may apply, as one edit (edits that belong together are joined), and its label.

    Fixes for people only are left out: behind them may stand markup that a tool would destroy.
    """
    for fix in finding.fixes:
        if fix.safety > Safety.MANUAL:
            start, end = fix.span
            inside = (edit._replace(span=Span(edit.span.start - start, edit.span.end - start)) for edit in fix.edits)
            yield Edit(fix.span, apply(raw[start:end], inside)), fix.label


def not_told(summary: Summary, info: RunInfo) -> list[str]:
    """What the report does not have in it, a sentence each."""
    return [sentence for sentence in hints(summary, info) if "not shown" in sentence]


def xml(text: str) -> str:
    """Text for an attribute or element: escaped, and without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text).translate(_ENTITIES)
