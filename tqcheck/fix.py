"""From findings to a new text: choose fixes that do not overlap, apply them, look again until nothing is left to do."""

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tqcheck.compete import strength
from tqcheck.expressions import late
from tqcheck.model import Document, Facts, Finding, Fix, Report, Safety
from tqcheck.text import Span, apply

MOST_ROUNDS = 10
_LINE = late(r"[^\n]*\n|[^\n]+")


class Fixed(NamedTuple):
    """What fixing gave: the new raw text, the report on it, how many fixes were applied in how many rounds.

    `stable` is False if the last round allowed still changed something.
    """

    raw: str
    report: Report
    applied: tuple[Finding, ...]
    rounds: int
    stable: bool


def plan(findings: Sequence[Finding], safety: Safety) -> list[tuple[Finding, Fix]]:
    """The fixes to apply in one round: the first of each finding, if it is at least this safe; where two overlap, the stronger."""
    wanted = [finding for finding in findings if finding.fixes and finding.fixes[0].safety >= safety]
    chosen: list[tuple[Finding, Fix]] = []
    taken: list[Span] = []  # sorted; no two of them overlap
    for finding in sorted(wanted, key=strength):
        fix = finding.fixes[0]
        if all(_free(edit.span, taken) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken, edit.span)
            chosen.append((finding, fix))
    return sorted(chosen, key=lambda pair: pair[1].span)


def _free(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, span)
    return not any(near == span or near.overlaps(span) for near in taken[max(0, at - 1) : at + 1])


def fix(
    document: Document,
    check: Callable[[Document, Facts | None], Report],
    reread: Callable[[str], Document],
    safety: Safety,
    wanted: Callable[[Finding], bool] = lambda finding: True,
) -> Fixed:
    """Apply fixes round by round until a round changes nothing, at most MOST_ROUNDS times. Facts stay those of the first round."""
    report = check(document, None)
    facts = report.facts
    applied: list[Finding] = []
    for done in range(MOST_ROUNDS):
        chosen = plan([finding for finding in report.findings if wanted(finding)], safety)
        raw = apply(document.raw, [edit for _, one in chosen for edit in one.edits])
        if raw == document.raw:
            return Fixed(document.raw, report, tuple(applied), done, True)
        document = reread(raw)._replace(source_language=document.source_language)
        report = check(document, facts)
        applied += (finding for finding, _ in chosen)
    left = plan([finding for finding in report.findings if wanted(finding)], safety)
    return Fixed(document.raw, report, tuple(applied), MOST_ROUNDS, not left)


def diff(path: str, before: str, after: str) -> str:
    """A unified diff; a line end other than \\n is shown as part of the line."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    import difflib

    lines = []
    for line in difflib.unified_diff(old, new, path, path):
        lines.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(lines)
