"""A small factory for reports: findings are named by the text they stand on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tqcheck import model
from tqcheck.errors import ReadError
from tqcheck.model import (
    Anchor,
    Certainty,
    Document,
    Facts,
    Finding,
    Fix,
    Impact,
    Related,
    Role,
    Safety,
    Segment,
    Severity,
    SourceLanguage,
    Suppression,
)
from tqcheck.reports import FileResult, RunInfo, render
from tqcheck.text import Edit, Span, Text

_LINE = re.compile(r"[^\r\n]+")


def segments(raw: str) -> tuple[Segment, ...]:
    """Every line that is not blank is a paragraph; a bullet is a list item, a line without a full stop a heading."""
    found = []
    for index, line in enumerate(line for line in _LINE.finditer(raw) if line.group().strip()):
        text = line.group().strip()
        role = Role.LIST_ITEM if text[0] == "•" else Role.PARAGRAPH if text[-1] in '.”"!?…。' else Role.HEADING
        found.append(Segment(str(index), role, Text.slice(raw, *line.span())))
    return tuple(found)


@dataclass
class Article:
    """Collects findings on a raw text and gives the FileResult."""

    raw: str
    path: str = "article.txt"
    format: str = "text"
    segments: Sequence[Segment] | None = None
    source: SourceLanguage = field(default_factory=lambda: SourceLanguage("ru", "inferred"))
    suppressions: tuple[Suppression, ...] = ()
    unused: tuple[Suppression, ...] = ()
    skipped: tuple[str, ...] = ()
    found: list[Finding] = field(default_factory=list)
    silenced: list[Finding] = field(default_factory=list)

    def span(self, text: str, nth: int = 1) -> Span:
        at = -1
        for _ in range(nth):
            at = self.raw.index(text, at + 1)
        return Span(at, at + len(text))

    def add(
        self,
        rule: str,
        text: str,
        *fixes: str,
        nth: int = 1,
        at: Span | None = None,
        certainty: Certainty = Certainty.SURE,
        safety: Safety = Safety.SAFE,
        silenced: bool = False,
        **values: Any,
    ) -> Finding:
        span = at or self.span(text, nth)
        finding = Finding(
            **{
                "rule": rule,
                "category": rule.split(".")[0],
                "severity": Severity(int(certainty)),
                "certainty": certainty,
                "impact": Impact.MAJOR,
                "span": span,
                "matched": self.raw[span.start : span.end],
                "message": "",
                "why": "",
                "advice": None,
                "fixes": tuple(Fix((Edit(span, fix),), safety, fix) for fix in fixes),
                "evidence": {},
                "related": (),
                "anchor": Anchor(rule, text, "", "", "", span.start),
                "fingerprint": f"{rule}:{span.start}",
                **values,
            }
        )
        (self.silenced if silenced else self.found).append(finding)
        return finding

    def result(self) -> FileResult:
        parts = segments(self.raw) if self.segments is None else tuple(self.segments)
        document = Document(self.path, self.format, self.raw, parts, self.suppressions)
        found, silenced = (tuple(sorted(some, key=lambda f: f.span)) for some in (self.found, self.silenced))
        report = model.Report(
            document,
            found,
            Facts(self.source),
            tuple((finding, "our spelling") for finding in silenced),
            self.unused,
            self.skipped,
        )
        return FileResult(self.path, report, None)


SCRIPTS = (
    "\ufeffDifficult dialogue\r\n"
    "\r\n"
    "朝鮮中央通信 says Kim Čong Un (김정은) met 👨\u200d👩\u200d👧 and 🇰🇷 fans: ❤\ufe0f e\u0301te\u0301 in Phe\u0301ngyang.\r\n"
    "\r\n"
    "The word שלום means peace , Ronhap said.\tA tab, \x1b[31mred\x1b[0m and \u202eoverride\u202c.\r\n"
    "<!-- tqcheck-disable-next-line names -- our spelling -->\r\n"
    "Ronhap is silenced here.\r\n"
    "<!-- tqcheck-disable-next-line quotes -->\r\n"
    "He said ”yes“ and “no\r\n"
).lstrip("\ufeff")


def scripts() -> FileResult:
    """Many scripts, controls, CR LF, overlapping findings, insertions, deletions, a silenced finding."""
    article = Article(SCRIPTS, "dir/scripts.txt", skipped=("no glossary for Georgian; names were not checked",))
    place, unused = (
        article.span("<!-- tqcheck-disable-next-line names -- our spelling -->"),
        article.span("<!-- tqcheck-disable-next-line quotes -->"),
    )
    names = Suppression(("names",), article.span("Ronhap is silenced here.\r\n"), place, "our spelling")
    quotes = Suppression(("quotes", "terms.listed"), article.span("He said"), unused)
    article.suppressions, article.unused = (names, quotes), (quotes,)
    article.segments = [s for s in segments(SCRIPTS) if not s.target.plain.startswith("<!--")]
    article.add(
        "names.listed",
        "Čong",
        "Jong",
        message="A Czech spelling.",
        why="English follows Korea.",
        certainty=Certainty.LIKELY,
    )
    article.add(
        "names.listed",
        "朝鮮中央通信",
        "KCNA",
        "Korean Central News Agency",
        message="朝鮮中央通信 is KCNA in English.",
        evidence={"entry": "korea.kcna", "native": "조선중앙통신", "pivot": "ЦТАК", "scheme": "press"},
    )
    article.add("residue.emoji", "👨\u200d👩\u200d👧", "", message="An emoji is left over.", safety=Safety.UNSAFE)
    article.add("residue.emoji", "🇰🇷", message="A flag.", certainty=Certainty.POSSIBLE, advice="Say it in words.")
    article.add(
        "names.listed",
        "Phe\u0301ngyang",
        "Pyongyang",
        message="A mark in the wrong place.",
        why="English follows Korea.",
    )
    article.add("untranslated.word", "שלום", "peace", message="A word in Hebrew letters.", safety=Safety.MANUAL)
    article.add(
        "punctuation.space-before-comma",
        " ,",
        ",",
        message="No space stands before a comma.",
        conflicts=("punctuation.comma-run",),
    )
    article.add(
        "punctuation.comma-run",
        "peace , Ronhap",
        "peace; Ronhap",
        message="Two sentences are joined by a comma.",
        certainty=Certainty.LIKELY,
        safety=Safety.UNSAFE,
        conflicts=("punctuation.space-before-comma", "terms.elsewhere"),
    )
    article.add(
        "names.listed",
        "Ronhap",
        "Yonhap",
        message="Russian spelling.",
        also=("consistency.name",),
        related=(
            Related(article.span("Ronhap", 2), "the same"),
            Related(Span(3, 9), "the original", path="source.ru.txt"),
        ),
    )
    article.add("residue.control", "\x1b[31mred\x1b[0m", "red", message="Terminal codes \x1b[31m in the text.")
    article.add("names.listed", "Ronhap", "Yonhap", nth=2, message="Russian spelling.", silenced=True)
    at = article.span("“no").end
    article.add("quotes.unclosed", "“no", "”", at=Span(at, at), message="The quotation is not closed.")
    marks = (article.span("”yes"), article.span("yes“"))
    edits = (Edit(Span(marks[0].start, marks[0].start + 1), "“"), Edit(Span(marks[1].end - 1, marks[1].end), "”"))
    article.add(
        "quotes.reversed",
        "”yes“",
        message="Both marks are the wrong way round.",
        fixes=(Fix(edits, Safety.SAFE, "“yes”"),),
    )
    article.add(
        "markup.comment",
        "<!-- tqcheck-disable-next-line quotes -->",
        message="Outside of all paragraphs.",
        certainty=Certainty.LIKELY,
    )
    return article.result()


@pytest.fixture
def new_article() -> type[Article]:
    return Article


@pytest.fixture
def mixed() -> list[FileResult]:
    """Files of every kind: with findings, empty, clean, unreadable."""
    return [
        scripts(),
        Article("", "empty.txt", source=SourceLanguage()).result(),
        Article("All is well.\n", "clean.txt").result(),
        FileResult("broken.po", None, ReadError("a string is not closed", "broken.po", 3, 1)),
        FileResult("missing.txt", None, ReadError("no such file", "missing.txt")),
    ]


@pytest.fixture
def report() -> Callable[..., str]:
    """Renders results as one text."""

    def written(name: str, results: Sequence[FileResult], **values: Any) -> str:
        return "".join(render(name, results, RunInfo("0.1.0", "sha256:aa", "sha256:bb", **values)))

    return written


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with a file of golden/; TQCHECK_UPDATE_GOLDEN=1 writes the file instead."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("TQCHECK_UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return check
