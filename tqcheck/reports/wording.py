"""What reports say in plain English: counts, changes, evidence, the closing summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tqcheck.expressions import late
from tqcheck.model import Finding, Safety, Severity, SourceLanguage
from tqcheck.reports.cells import shorten
from tqcheck.reports.results import FileResult, RunInfo, Summary

ARROW = "->"
_MOST_FIXES = 4
_DOUBLE_MARK = late('["\u201c-\u201f]')
_LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "kk": "Kazakh",
    "ko": "Korean",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_SAFETY = {Safety.SAFE: "safe to fix", Safety.UNSAFE: "look before fixing", Safety.MANUAL: "fix by hand"}


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 error`, `1,200 errors`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listing(parts: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    return f" {last} ".join((", ".join(parts[:-1]), parts[-1]) if len(parts) > 1 else parts)


def levels(counts: Mapping[Severity, int]) -> str:
    """`2 errors and 1 warning`; severities without findings are left out."""
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    return listing([count(counts[level], noun) for level, noun in nouns.items() if counts.get(level)])


def language(source: SourceLanguage) -> str:
    """`translated from Russian (inferred)`; empty if it is unknown."""
    if not source.value:
        return ""
    return f"translated from {language_name(source.value)} ({source.how})"


def language_name(tag: str) -> str:
    """The English name of a language, such as Russian for ru; the tag where we know none."""
    return _LANGUAGES.get(tag.split("-")[0].lower(), tag)


def quoted(text: str, limit: int, beside: Iterable[str] = ()) -> str:
    """The text between quotation marks, or between brackets where it, or what stands beside it, has such marks."""
    marked = _DOUBLE_MARK.search(text) or any(_DOUBLE_MARK.search(other) for other in beside)
    inside = shorten(text, max(8, limit - 2))
    return f"[{inside}]" if marked else f'"{inside}"'


def change(finding: Finding, limit: int) -> tuple[str, str]:
    """What stands in the text, and what to do: `"Ronhap"`, `-> "Yonhap"`. Each text has at most `limit` columns."""
    fixes = finding.fixes[:_MOST_FIXES]
    texts = (finding.matched, *(fix.label for fix in fixes))
    options = [quoted(fix.label, limit, texts) if fix.label else "nothing (leave it out)" for fix in fixes]
    if len(finding.fixes) > len(fixes):
        options.append(f"{len(finding.fixes) - len(fixes)} more")
    told = listing(options, "or")
    if finding.matched:
        return quoted(finding.matched, limit, texts), f"{ARROW} {told}" if told else ""
    return ("here:", f"insert {told}") if told else ("here", "")


def evidence(finding: Finding) -> str:
    """The way of a name into the text, then what else is known: `Origin: 연합 -> Рёнхап -> Ronhap (press spelling)`."""
    known = dict(finding.evidence)
    way = [text for text in (known.pop("native", ""), known.pop("pivot", "")) if text]
    parts: list[str] = []
    if way:
        scheme = known.pop("scheme", "")
        spelling = f" ({scheme} spelling)" if scheme else ""
        parts.append(f"origin: {f' {ARROW} '.join((*way, finding.matched))}{spelling}")
    if entry := known.pop("entry", ""):
        parts.append(f"glossary: {entry}")
    text = "; ".join((*parts, *(f"{name}: {value}" for name, value in known.items())))
    return text[:1].upper() + text[1:]


def safety(finding: Finding) -> str:
    """How far the best fix can be trusted; empty if there is none."""
    return _SAFETY[finding.fixes[0].safety] if finding.fixes else ""


def notes(result: FileResult) -> Iterator[tuple[int, str]]:
    """What was not run, and comments that silence nothing, with their line (0 = the whole file)."""
    if result.report is None:
        return
    yield from ((0, text) for text in result.report.skipped)
    for unused in result.report.unused_suppressions:
        rules = listing(unused.rules) if unused.rules else "all rules"
        yield result.lines.place(unused.place.start)[0], f"the comment that silences {rules} has nothing to silence."


def total(summary: Summary, info: RunInfo) -> str:
    """One sentence: how much was found in how many files."""
    files = f"{count(summary.files, 'file')} ({count(summary.words, 'word')})"
    shown = {Severity.ERROR: summary.errors, Severity.WARNING: summary.warnings}
    if info.show_info:
        shown[Severity.INFO] = summary.infos
    if not any(shown.values()):
        return f"No errors or warnings in {files}."
    if summary.files > 1:
        files = f"{summary.files_with_findings:,} of {files}"
    return f"{levels(shown)} in {files}."


def hints(summary: Summary, info: RunInfo) -> list[str]:
    """What else there is to know and to do, a sentence each."""
    out: list[str] = []
    safe_fixes, unsafe_fixes = (
        sum(number for (trust, level), number in summary.fixable.items() if trust is wanted and _shown(level, info))
        for wanted in (Safety.SAFE, Safety.UNSAFE)
    )
    if safe_fixes:
        out.append(f"{count(safe_fixes, 'fix', 'fixes')} can be applied unseen: run again with --fix.")
    if unsafe_fixes:
        them = "it" if unsafe_fixes == 1 else "them"
        out.append(
            f"{count(unsafe_fixes, 'fix', 'fixes')} should be looked at first: --unsafe-fixes applies {them} too."
        )
    if summary.infos and not info.show_info:
        out.append(
            f"{count(summary.infos, 'remark (severity info) is', 'remarks (severity info) are')} not shown: run again with --all."
        )
    if summary.suppressed:
        out.append(
            f"{count(summary.suppressed, 'finding is', 'findings are')} silenced by comments, settings or a baseline."
        )
    if summary.failed:
        out.append(f"{count(summary.failed, 'file')} could not be checked.")
    return out


def _shown(level: Severity, info: RunInfo) -> bool:
    return info.show_info or level > Severity.INFO
