"""Gates that take more than a severity: baselines, changed lines, a least score."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tqcheck.cli import common
from tqcheck.cli.gates import Gates, findings
from tqcheck.errors import UsageError
from tqcheck.walk import STDIN

if TYPE_CHECKING:
    from tqcheck.baseline import Entry
    from tqcheck.engine import Engine, Outcome
    from tqcheck.reports import Summary

KNOWN = "known: it stands in the baseline"


class Sieve(Gates):
    """Gates that look at more than severities. What they let pass is counted, never lost."""

    def __init__(self, args: argparse.Namespace, files: Sequence[str], engine: Engine) -> None:
        """Read the baseline and ask git, before anything is checked. Raises UsageError, ReadError."""
        # Where a score is wanted, it decides alone, unless findings are told to count as well.
        super().__init__(args.max_findings, args.min_score is None or args.fail_on is not None or args.max_findings > 0)
        if args.min_score is not None and not args.min_score <= 100:
            raise UsageError("--min-score takes a number of at most 100")
        if (args.scorecard or args.min_score is not None) and (
            args.baseline is not None or args.changed_since is not None
        ):
            raise UsageError("a score rates all findings, and --baseline and --changed-since leave some out")
        self._least: float | None = args.min_score
        self._write: str | None = args.write_baseline
        self._folder = os.path.dirname(os.path.realpath(args.write_baseline or args.baseline or "."))
        self._checked = list(files)
        self._baseline: Counter[Entry] | None = None
        self._found: list[Entry] = []
        self._known = self._unchanged = 0
        if args.baseline is not None:
            from tqcheck import baseline

            if args.write_baseline and self._folder != os.path.dirname(os.path.realpath(args.baseline)):
                raise UsageError("--baseline and --write-baseline must lie in the same folder")
            self._baseline = baseline.load(args.baseline, engine.catalog.formerly)
        self._changes = None
        if args.changed_since is not None:
            from tqcheck.changed import Changes

            if args.fix or args.unsafe_fixes or args.diff:
                raise UsageError("--changed-since does not go with fixing, which moves lines")
            if STDIN in files:
                raise UsageError("--changed-since needs files; what comes from standard input has no history")
            if args.write_baseline:
                raise UsageError("--write-baseline wants all findings, and --changed-since leaves some out")
            self._changes = Changes(args.changed_since, files)

    def sift(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes with what passes taken out of the findings. With a baseline, all come after the last is known."""
        if self._changes is not None:
            outcomes = map(self._only_changed, outcomes)
        if self._baseline is not None:
            yield from self._only_new(list(outcomes))
            return
        for outcome in outcomes:
            if self._write is not None:
                self._found += self._entries(outcome)
            yield outcome

    def _only_changed(self, outcome: Outcome) -> Outcome:
        from tqcheck.changed import touches

        assert self._changes is not None
        lines = self._changes.of(outcome.path) if outcome.report else None
        if outcome.report is None or lines is None:
            return outcome
        document, findings = outcome.report.document, outcome.report.findings
        kept = tuple(finding for finding in findings if touches(document, finding.span, lines))
        self._unchanged += len(findings) - len(kept)
        return outcome._replace(report=outcome.report._replace(findings=kept))

    def _only_new(self, outcomes: list[Outcome]) -> Iterator[Outcome]:
        from tqcheck.baseline import match

        assert self._baseline is not None
        found = [entry for outcome in outcomes for entry in self._entries(outcome)]
        known, gone = match(self._baseline, found)
        self._known = sum(known)
        self._found = [entry for entry, is_known in zip(found, known, strict=True) if is_known]
        self._gone(gone)
        verdicts = iter(known)
        for outcome in outcomes:
            if outcome.report is None:
                yield outcome
                continue
            report = outcome.report
            sorted_ = [(finding, next(verdicts)) for finding in report.findings]
            kept = tuple(finding for finding, is_known in sorted_ if not is_known)
            passed = tuple((finding, KNOWN) for finding, is_known in sorted_ if is_known)
            yield outcome._replace(report=report._replace(findings=kept, suppressed=(*report.suppressed, *passed)))

    def _gone(self, left: Counter[Entry]) -> None:
        """Tell what of the baseline is mended; what stands in files that this run did not check is kept."""
        checked = {self._name(path) for path in self._checked}
        mended = {e: n for e, n in left.items() if e.file in checked or not os.path.exists(os.path.join(self._folder, e.file))}  # fmt: skip
        self._found += [e for e, count in left.items() if e not in mended for _ in range(count)]
        if self._changes is not None or not mended:
            return
        for entry, count in sorted(mended.items()):
            times = f" ({count} times)" if count > 1 else ""
            common.note(f'gone from the baseline: {entry.file}: {entry.rule} "{entry.text}"{times}')
        if self._write is None:
            common.note("write the baseline again (--write-baseline FILE beside --baseline FILE) to make it shrink")

    def _entries(self, outcome: Outcome) -> list[Entry]:
        from tqcheck.baseline import entry

        name = self._name(outcome.path)
        return [entry(name, finding) for finding in outcome.report.findings] if outcome.report else []

    def _name(self, path: str) -> str:
        return os.path.relpath(os.path.realpath(path), self._folder).replace(os.sep, "/") if path != "-" else path

    def end(self, code: int, summary: Summary) -> int:
        """Also tells what passed, and writes the baseline. Raises WriteError."""
        if self._known:
            common.note(f"{findings(self._known)} known from the baseline")
        if self._unchanged:
            common.note(f"{findings(self._unchanged)} in unchanged lines not reported (--changed-since)")
        if self._least is not None:
            code = max(code, self._score(self._least, summary))
        if self._write is not None:
            self._write_baseline(self._write, code)
            if self._baseline is None:  # all findings of the run are known from now on
                return code
        return super().end(code, summary)

    def _score(self, least: float, summary: Summary) -> int:
        from tqcheck.metrics.scorecard import PER_WORD, scorecard

        card = scorecard(summary.rated, summary.words)
        score = "none" if card.per_word is None else f"{card.per_word:.2f}"
        critical = f", {card.critical} critical" if card.critical else ""
        verdict = "passed" if card.passes(least) else "failed"
        common.note(f"score {PER_WORD}: {score} of {least:g} wanted{critical}: {verdict}")
        return int(not card.passes(least))

    def _write_baseline(self, path: str, code: int) -> None:
        from tqcheck import baseline, files

        if code == 2:
            common.note(f"{path} is not written, since not everything could be checked")
            return
        files.replace(os.path.realpath(path), baseline.dump(self._found), path)
        common.note(f"{findings(len(self._found))} written to {path}")
