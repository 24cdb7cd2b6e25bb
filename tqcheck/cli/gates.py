"""What makes a `lint` run fail. The plain case stands here; what takes more is imported when an option asks for it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tqcheck.cli import common

if TYPE_CHECKING:
    from tqcheck.engine import Engine, Outcome
    from tqcheck.model import Settings
    from tqcheck.reports import Summary


def add(group: argparse._ArgumentGroup) -> None:
    """The options of the gates."""
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: warning)",
    )
    group.add_argument(
        "--max-findings", metavar="N", type=int, default=0, help="let N such findings pass (default: 0); all are shown"
    )
    group.add_argument("--baseline", metavar="FILE", help="let the findings pass that stand in this file")
    group.add_argument(
        "--write-baseline",
        metavar="FILE",
        help="write the findings of this run to a baseline; with --baseline, only those of them that it knows already",
    )
    group.add_argument(
        "--changed-since", metavar="REV", help="report only findings in lines that changed since a git revision"
    )
    group.add_argument(
        "--min-score",
        metavar="N",
        type=float,
        help="fail if the score (1 - APT/words) x 100 of the scorecard is below N, or a finding is critical; without --fail-on nothing else counts",
    )
    group.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 whatever is found (but 2 if something cannot be read)"
    )


class Gates:
    """Findings of a severity count, and so many of them may pass."""

    def __init__(self, most: int = 0, counts: bool = True) -> None:
        self._most = most
        self._counts = counts
        self._failing = 0

    def sift(self, outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
        """The outcomes without the findings that are let pass."""
        return outcomes

    def code(self, outcome: Outcome, settings: Settings) -> int:
        """The exit code that one file asks for by itself; findings that may make the run fail are counted."""
        if outcome.report is None or outcome.report.skipped:
            return 2
        least = settings.fail_on
        if least is not None and self._counts:
            self._failing += sum(finding.severity >= least for finding in outcome.report.findings)
        return 1 if outcome.would_change else 0

    def end(self, code: int, summary: Summary) -> int:
        """The exit code of the run, whose files ask for `code`; tells what passed."""
        if self._failing and self._most:
            verdict = "too many" if self._failing > self._most else "let pass"
            common.note(f"{findings(self._failing)} of {self._most} allowed (--max-findings): {verdict}")
        return max(code, int(self._failing > self._most))


def gates(args: argparse.Namespace, files: Sequence[str], engine: Engine) -> Gates:
    """The gates that the options ask for, before anything is checked. Raises UsageError, ReadError."""
    if args.max_findings < 0:
        from tqcheck.errors import UsageError

        raise UsageError("--max-findings takes a number from 0 up")
    if (args.baseline, args.write_baseline, args.changed_since, args.min_score) == (None, None, None, None):
        return Gates(args.max_findings)
    from tqcheck.cli.sieves import Sieve

    return Sieve(args, files, engine)


def findings(number: int) -> str:
    return f"{number:,} finding{'' if number == 1 else 's'}"
