"""What a report is told: the result of each file, the run it belongs to, and the counts at the end."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from tqcheck.errors import TqcheckError
from tqcheck.model import CATEGORIES, Category, Finding, Impact, Report, Rule, Safety, Severity
from tqcheck.text import Lines

_CHUNK = 1 << 16


def count_words(raw: str) -> int:
    """`len(raw.split())`, without a list of all words in memory."""
    words = 0
    inside = False
    for start in range(0, len(raw), _CHUNK):
        chunk = raw[start : start + _CHUNK]
        words += len(chunk.split()) - (inside and not chunk[0].isspace())
        inside = not chunk[-1].isspace()
    return words


class FileResult:
    """What came of one file: a report or an error, never both. `path` is the file as the user named it."""

    def __init__(self, path: str, report: Report | None = None, error: TqcheckError | None = None) -> None:
        if (report is None) == (error is None):
            raise ValueError("a file has a report or an error")
        self.path = path
        self.report = report
        self.error = error

    @cached_property
    def lines(self) -> Lines:
        """Offsets of the raw text as line and column."""
        return Lines(self.report.document.raw if self.report else "")

    @cached_property
    def words(self) -> int:
        """Words of the raw text, markup included."""
        return count_words(self.report.document.raw) if self.report else 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings if self.report else ()


class RunInfo(NamedTuple):
    """What holds for all files of a run.

    The digests name the rules and glossaries as `sha256:...`. `rules` describes the rules that ran, by id, for formats
    that list them. With `scorecard`, reports for people and `json` rate the texts. `show_info`, `color` and `width` (columns of the terminal) matter only to reports that people read.
    """

    version: str
    rules_digest: str = ""
    glossaries_digest: str = ""
    target: str = "en-US"
    show_info: bool = False
    color: bool = False
    width: int = 80
    rules: Mapping[str, Rule] = {}
    scorecard: bool = False

    def shows(self, finding: Finding) -> bool:
        """True if a report for people shows this finding."""
        return self.show_info or finding.severity > Severity.INFO


class Summary:
    """Counts over all files of a run; `add` each result once."""

    def __init__(self) -> None:
        self.files = 0
        self.failed = 0
        self.words = 0
        self.files_with_findings = 0
        """Files with errors or warnings; advice does not count."""
        self.suppressed = 0
        self.counts: Counter[tuple[str, Severity]] = Counter()
        """Findings by category and severity."""
        self.rated: Counter[tuple[str, Impact]] = Counter()
        """Errors and warnings by category and impact, for the scorecard."""
        self.fixable: Counter[tuple[Safety, Severity]] = Counter()
        """Findings that have a fix, by the safety of the best one and severity."""

    def add(self, result: FileResult) -> None:
        self.files += 1
        self.failed += result.error is not None
        self.words += result.words
        self.suppressed += len(result.report.suppressed) if result.report else 0
        self.counts.update((finding.category, finding.severity) for finding in result.findings)
        self.rated.update((f.category, f.impact) for f in result.findings if f.severity > Severity.INFO)
        self.fixable.update((f.fixes[0].safety, f.severity) for f in result.findings if f.fixes)
        self.files_with_findings += any(finding.severity > Severity.INFO for finding in result.findings)

    def of(self, severity: Severity) -> int:
        """Findings of one severity."""
        return sum(count for (_, level), count in self.counts.items() if level is severity)

    @property
    def errors(self) -> int:
        return self.of(Severity.ERROR)

    @property
    def warnings(self) -> int:
        return self.of(Severity.WARNING)

    @property
    def infos(self) -> int:
        return self.of(Severity.INFO)

    def by_category(self) -> list[tuple[Category, dict[Severity, int]]]:
        """Categories that have findings, in the order of the table, with their counts by severity, worst first."""
        return [
            (category, {level: self.counts[name, level] for level in sorted(Severity, reverse=True)})
            for name, category in CATEGORIES.items()
            if any(self.counts[name, level] for level in Severity)
        ]
