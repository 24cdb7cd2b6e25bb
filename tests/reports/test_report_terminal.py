"""The terminal report: goldens, widths, and nothing that steers the terminal."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from tqcheck.model import Certainty, Role, Segment
from tqcheck.reports import FileResult
from tqcheck.text import Span, Text, TextBuilder

Written = Callable[..., str]
COLOR = re.compile(r"\x1b\[(?:0|1|2|1;3[136]|32)m")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("show_info", [False, True])
def test_golden(
    mixed: list[FileResult], report: Written, golden: Any, width: int, color: bool, show_info: bool
) -> None:
    name = f"terminal-{width}{'-color' * color}{'-all' * show_info}.txt"
    golden(name, report("terminal", mixed, width=width, color=color, show_info=show_info))


def test_color_is_only_an_extra(mixed: list[FileResult], report: Written) -> None:
    colored = report("terminal", mixed, color=True)
    assert COLOR.sub("", colored) == report("terminal", mixed)


@pytest.mark.parametrize("name", ["terminal", "concise"])
def test_nothing_steers_the_terminal(mixed: list[FileResult], report: Written, name: str) -> None:
    odd = FileResult("a\x1b]0;title\x07\udcff\u202e.txt", mixed[-1].report, mixed[-1].error)
    text = report(name, [*mixed, odd], show_info=True)
    assert {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs")} <= {"\n", "\u200d"}
    text.encode()


def test_clean_run_says_so(new_article: Any, report: Written) -> None:
    assert report("terminal", [new_article("All is well.").result()]) == "No errors or warnings in 1 file (3 words).\n"


def test_hidden_findings_are_counted(new_article: Any, report: Written) -> None:
    article = new_article("One two three.")
    article.add("phrasing.x", "two", certainty=Certainty.POSSIBLE, message="Advice.")
    hidden = report("terminal", [article.result()])
    assert "Advice." not in hidden
    assert "1 remark (severity info) is not shown: run again with --all." in hidden
    shown = report("terminal", [article.result()], show_info=True)
    assert "Advice." in shown
    assert "--all" not in shown


def test_place_is_that_of_the_reader(new_article: Any, report: Written) -> None:
    """Escapes and markup are out of the excerpt; the line and column are those of the file."""
    raw = 'msgstr "Say &quot;Ronhap&quot; <b>n</b>ow"'
    builder = TextBuilder(raw)
    builder.copy(8, 12)
    builder.unit(12, 18, '"')
    builder.copy(18, 24)
    builder.unit(24, 30, '"')
    builder.copy(30, 31)
    builder.copy(34, 35)
    builder.copy(39, 41)
    article = new_article(raw, segments=[Segment("greeting\x1b", Role.MESSAGE, builder.build())])
    article.add("names.listed", "Ronhap", "Yonhap")
    article.add("terms.listed", "n</b>ow", matched="now")
    article.add("quotes.x", "", at=Span(24, 24))
    text = report("terminal", [article.result()])
    assert "Message greeting\u241b (line 1)" in text
    assert '  | Say "Ronhap" now\n  |      ^^^^^^ 1\n  |            ^ 2\n  |              ^^^ 3\n' in text
    assert "names.listed; line 1, column 19; safe to fix" in text


def marked(text: str) -> list[tuple[str, str]]:
    """The rows of the excerpts with the mark rows under them."""
    rows = [line[4:] for line in text.splitlines() if line.startswith("  | ")]
    return [(row, marks) for row, marks in itertools.pairwise(rows) if re.fullmatch(r"[ ^]+\d+", marks)]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("朝鮮 Ronhap said.", "Ronhap"),
        ("e\u0301te\u0301 a\u0300\u0323 Ronhap said.", "Ronhap"),
        ("👨\u200d👩\u200d👧 🇰🇷🇺🇸 ❤\ufe0f 👍🏽 1\ufe0f\u20e3 Ronhap said.", "Ronhap"),
        ("soft\u00adhyphen\tand\x00\u00a0\u2009\u3000 Ronhap said.", "Ronhap"),
        ("Ron\u00adhap and 平壌 said.", "平壌"),
        ("A text with Pe\u0301king in it.", "Pe\u0301king"),
    ],
)
def test_marks_stand_under_their_words(new_article: Any, report: Written, raw: str, word: str) -> None:
    article = new_article(raw)
    article.add("names.listed", word)
    ((row, marks),) = marked(report("terminal", [article.result()]))
    at = row.index(word)
    assert marks == " " * wcswidth(row[:at]) + "^" * wcswidth(word) + " 1"


def test_a_long_match_is_cut_in_its_middle(new_article: Any, report: Written) -> None:
    paragraph = "This was said twice. " * 100
    article = new_article(paragraph)
    article.add("consistency.repeated", "", at=Span(21, 2000))
    text = report("terminal", [article.result()])
    assert len(text.splitlines()) < 20
    assert " … " in text


def test_many_findings_at_one_place(new_article: Any, report: Written) -> None:
    article = new_article("One Ronhap here.")
    for number in range(20):
        article.add(f"names.rule{number}", "Ronhap", "Yonhap", conflicts=("names.rule7", "unknown"))
    text = report("terminal", [article.result()])
    assert all(f"names.rule{number};" in text for number in range(20))


@pytest.mark.parametrize("text", ["missile launch, said “the” agency. ", "朝鮮中央通信", "abcdefghij"])
def test_many_findings_in_one_long_paragraph(new_article: Any, report: Written, text: str) -> None:
    raw = text * (1_000_000 // len(text))
    article = new_article(raw, segments=[Segment("0", Role.PARAGRAPH, Text.slice(raw, 0, len(raw)))])
    for start in range(0, 1_000_000 - 100, 100):
        article.add("names.listed", "", "Yonhap", at=Span(start, start + 5), message="A name.", why="Why.")
    result = article.result()
    assert report("terminal", [result]).count("A name.") == len(result.findings)


def test_hard_wrapped_paragraph(new_article: Any, report: Written) -> None:
    raw = "A line that\r\nends in Kim\nJong-un is\rwrapped."
    article = new_article(raw, segments=[Segment("0", Role.PARAGRAPH, Text.slice(raw, 0, len(raw)))])
    article.add("names.listed", "Kim\nJong-un", "Kim Jong Un")
    text = report("terminal", [article.result()])
    assert "  | A line that ends in Kim Jong-un is wrapped.\n  |                     ^^^^^^^^^^^ 1\n" in text
    assert '"Kim Jong-un" -> "Kim Jong Un"' in text


SIGNS = st.sampled_from([*"ab. \t\n\r\x1b\x9b", "é", "e\u0301", "\u0301", "朝", "한", "ש", "👍🏽", "🇰", "\u200d", "👩", "\ufe0f", "\u202e", "\u00ad", "-", "word ", "। क्षि", "\u1100\u1161"])  # fmt: skip
TEXT = st.lists(SIGNS, min_size=1, max_size=120).map("".join) | st.text(min_size=1, max_size=60)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(raw="0", cuts=[(0, 0)], message="0000000\u093e", width=41)
@given(raw=TEXT, cuts=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), min_size=1, max_size=8), message=TEXT, width=st.integers(24, 90))  # fmt: skip
def test_no_line_is_wider_than_the_terminal(
    new_article: Any, report: Written, raw: str, cuts: list[tuple[int, int]], message: str, width: int
) -> None:
    article = new_article(raw, segments=[Segment("0", Role.PARAGRAPH, Text.slice(raw, 0, len(raw)))])
    for start, length in cuts:
        span = Span(min(start, len(raw)), min(start + length, len(raw)))
        article.add("names.listed", "", message, "", at=span, message=message, why=message, conflicts=("names.listed",))
    result = FileResult(f"folder/{message}", article.result().report)
    for line in report("terminal", [result], width=width).split("\n"):
        assert 0 <= wcswidth(line) <= width, line


def test_ascii_needs_no_width_tables() -> None:
    """Start-up time: width tables, rich and textual are not imported for a plain article with curly quotation marks and Hangul."""
    program = """
import sys
from tqcheck.model import Document, Facts, Report, Segment, Role
from tqcheck.reports import FileResult, RunInfo, render
from tqcheck.reports.cells import columns
report = Report(Document("a", "text", "“A” – é’s Рёнхап 연합.", ()), (), Facts())
"".join(render("terminal", [FileResult("a", report)], RunInfo("1")))
assert columns(report.document.raw) == 22
print(sorted({"wcwidth", "rich", "textual"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
