"""What `lint --fix` and `--diff` do with a fixed text: write it, show it, and say what is left."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.cli import common

if TYPE_CHECKING:
    from tqcheck.engine import Outcome
    from tqcheck.model import Finding, Safety


class Mode(NamedTuple):
    """Which fixes are applied: at least this safe; of advice (info) only if it is shown."""

    safety: Safety
    advice: bool

    def wants(self, finding: Finding) -> bool:
        """True if the fix of this finding may be applied."""
        from tqcheck.model import Severity

        return self.advice or finding.severity > Severity.INFO


def mode(args: argparse.Namespace) -> Mode | None:
    """What the options ask for; None if nothing is to be fixed."""
    from tqcheck.model import Safety

    if args.unsafe_fixes:
        return Mode(Safety.UNSAFE, args.all)
    return Mode(Safety.SAFE, args.all) if args.fix or args.diff else None


def applied(outcomes: Iterable[Outcome], mode: Mode | None, only_show: bool, bar: common.Progress) -> Iterator[Outcome]:
    """The outcomes with their fixes written or shown, as they come; the bar moves."""
    for outcome in outcomes:
        if mode and outcome.fixed:
            bar.clear()
            outcome = apply(outcome, mode, only_show)
        yield outcome
        bar.step()


def apply(outcome: Outcome, mode: Mode, only_show: bool) -> Outcome:
    """Write the fixed text, or print the difference; tell on stderr what was done and what was not."""
    from tqcheck import files, walk
    from tqcheck.errors import WriteError
    from tqcheck.fix import MOST_ROUNDS, diff

    assert outcome.fixed is not None
    assert outcome.before is not None
    changed = outcome.fixed.raw != outcome.before.raw
    if only_show:
        sys.stdout.write(diff(outcome.path, outcome.before.raw, outcome.fixed.raw) if changed else "")
        return outcome._replace(would_change=changed)
    if outcome.path == walk.STDIN:
        sys.stdout.flush()
        sys.stdout.buffer.write(outcome.before.encode(outcome.fixed.raw))
        sys.stdout.buffer.flush()
    elif changed:
        try:
            files.write(outcome.before, outcome.fixed.raw)
        except WriteError as error:
            return outcome._replace(report=None, error=error)
    if told := summary(outcome, mode):
        common.note(f"{outcome.path}: {told}")
    if not outcome.fixed.stable:
        common.note(f"{outcome.path}: after {MOST_ROUNDS} rounds there were still fixes to apply; run --fix again")
    return outcome


def summary(outcome: Outcome, mode: Mode) -> str:
    """How many fixes were applied and why the others were not, in words; empty if there was nothing to fix."""
    from tqcheck.model import Safety

    assert outcome.fixed is not None
    assert outcome.report is not None
    left = [finding for finding in outcome.report.findings if mode.wants(finding)]
    kinds = Counter(finding.fixes[0].safety if finding.fixes else None for finding in left)
    parts = [_count(len(outcome.fixed.applied), "fix", "fixes") + " applied"] if outcome.fixed.applied else []
    if kinds[Safety.UNSAFE]:
        parts.append(
            f"{_count(kinds[Safety.UNSAFE], 'fix wants', 'fixes want')} a look first (--unsafe-fixes applies them)"
        )
    if by_hand := kinds[Safety.MANUAL] + kinds[None]:
        parts.append(f"{_count(by_hand, 'finding needs', 'findings need')} a person to decide")
    return "; ".join(parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
