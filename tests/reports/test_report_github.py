"""GitHub's workflow commands, read back as the runner reads them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ci_files import findings, lines, many_scripts

from tqcheck.model import Certainty, Impact
from tqcheck.reports import FileResult

Written = Callable[..., str]
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\r\n]*,?)*)::(.*)")


def unescape(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Kind, properties and message of each command; other lines are only printed."""
    found = []
    for line in text.split("\n"):
        if line.startswith("::"):
            parts = COMMAND.fullmatch(line)
            assert parts, line
            pairs = (pair.split("=", 1) for pair in parts[2].split(","))
            found.append((parts[1], {key: unescape(value) for key, value in pairs}, unescape(parts[3])))
    return found


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("github.txt", report("github", mixed, show_info=True))


def test_columns_are_code_points(report: Written) -> None:
    result, _ = many_scripts()
    assert result.report is not None
    told = sorted(
        commands(report("github", [result], show_info=True)), key=lambda c: (int(c[1]["line"]), int(c[1]["col"]))
    )
    for finding, (_, place, _) in zip(findings(result), told, strict=True):
        line = lines(result.report.document.raw)[int(place["line"]) - 1]
        assert line[int(place["col"]) - 1 : int(place["endColumn"]) - 1] == finding.matched
        assert place["file"] == result.path


def test_everything_is_escaped(new_article: Any, report: Written) -> None:
    article = new_article("100%: a,b::c\n", "odd, name: 5%.txt")
    message = "50%, a\r\nb\rc\n::error::d \x1b[31m"
    article.add("residue.odd", "a,b", message=message, why="%0A stays")
    ((kind, place, text),) = commands(report("github", [article.result()]))
    assert (kind, place["file"], place["title"]) == ("error", "odd, name: 5%.txt", "residue.odd")
    assert text == "50%, a\nb\nc\n::error::d ␛[31m\n%0A stays"


def test_worst_first_and_none_cut(new_article: Any, report: Written) -> None:
    article = new_article("word " * 40)
    levels = (Certainty.POSSIBLE, Certainty.SURE, Certainty.LIKELY)
    for number in range(39):
        impact = Impact.CRITICAL if number == 37 else Impact.MINOR
        article.add("terms.x", "word", nth=number + 1, certainty=levels[number % 3], impact=impact, message=str(number))
    text = report("github", [article.result()], show_info=True)
    told = commands(text)
    assert [kind for kind, _, _ in told] == ["error"] * 13 + ["warning"] * 13 + ["notice"] * 13
    assert told[0][2] == "37"
    assert [int(message) for _, _, message in told[1:13]] == [n for n in range(39) if n % 3 == 1 and n != 37]
    assert "3 errors more than the 10 that GitHub shows as annotations; all of them are in this log.\n" in text
    assert "39" not in text or "13 errors" in text


def test_more_than_a_line_has_no_columns(new_article: Any, report: Written) -> None:
    article = new_article("one\r\ntwo\r\n")
    article.add("quotes.x", "one\r\ntwo", message="Over two lines.")
    ((_, place, _),) = commands(report("github", [article.result()]))
    assert place == {"file": "article.txt", "line": "1", "endLine": "2", "title": "quotes.x"}


def test_errors_of_files_come_first(mixed: list[FileResult], report: Written) -> None:
    told = commands(report("github", mixed))
    assert [(place["file"], place["line"], text) for _, place, text in told[:2]] == [
        ("broken.po", "3", "a string is not closed"),
        ("missing.txt", "1", "no such file"),
    ]
