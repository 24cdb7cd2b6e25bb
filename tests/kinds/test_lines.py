"""Whole lines: where they stand, blocks of them, and how they are removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tqcheck import catalog, readers
from tqcheck.check import Checker
from tqcheck.model import Finding, Settings
from tqcheck.text import apply

HEAD = "kind: lines\ncertainty: sure\nimpact: minor\nmessage: It is debris.\nwhy: It is.\nexamples: [{bad: x, good: ''}, {ok: y}]\n"
PROSE = "This is a paragraph of prose with more than ten words in all of it."


@pytest.fixture
def found(tmp_path: Path) -> object:
    def run(rule: str, text: str, name: str = "a.txt") -> list[Finding]:
        path = tmp_path / "rules" / "residue" / "x.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + rule, "utf-8")
        settings = Settings(shipped_rules=False, shipped_glossaries=False, rule_paths=(str(tmp_path / "rules"),))
        checker = Checker(catalog.load(settings, use_cache=False), settings)
        return list(checker.check(readers.read_document(name, text)).findings)

    return run


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        ("anywhere", [0, 2, 4]),
        ("top", [0]),
        ("bottom", [4]),
        ("edge", [0, 4]),
        ("last", []),
    ],
)
def test_where(found, where: str, lines: list[int]) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(["Share it", PROSE, "Share it", PROSE, "Share it"])
    findings = found(f"find: ^share it$\nwhere: {where}\n", text)
    assert [text[: finding.span.start].count("\n") for finding in findings] == lines


def test_last_line_under_an_article(found) -> None:  # type: ignore[no-untyped-def]
    text = "\n\n".join([PROSE] * 3 + ["Share it", "Share it"])
    assert len(found("find: ^share it$\nwhere: last\n", text)) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{PROSE}\n\nShare it\n\n{PROSE}\n", f"{PROSE}\n\n{PROSE}\n"),
        (f"{PROSE}\r\n\r\nShare it\r\n\r\n{PROSE}", f"{PROSE}\r\n\r\n{PROSE}"),
        (f"{PROSE}\n\nShare it\n", f"{PROSE}\n"),
        (f"{PROSE}\n\nShare it", PROSE),
        (f"Share it\n\n{PROSE}\n", f"{PROSE}\n"),
        (f"{PROSE}\n  • Share it\n{PROSE}\n", f"{PROSE}\n{PROSE}\n"),
        ("Share it", ""),
    ],
)
def test_removal(found, before: str, after: str) -> None:  # type: ignore[no-untyped-def]
    (finding,) = found("find: ^share it$\n", before)
    assert apply(before, finding.fixes[0].edits) == after


def test_no_removal_where_lines_are_records(found) -> None:  # type: ignore[no-untyped-def]
    (finding,) = found("find: ^share it$\n", '{"text": "Share it"}\n', "a.jsonl")
    assert not finding.fixes


def test_block_of_captions(found) -> None:  # type: ignore[no-untyped-def]
    text = f"{PROSE}\n\n  • A soldier\n  • Reuters\n  • © Jane Roe\n\n{PROSE}\n"
    (finding,) = found("find: ©\nroles: [caption]\nblock: true\n", text)
    assert finding.matched == "A soldier\n  • Reuters\n  • © Jane Roe"
    assert apply(text, finding.fixes[0].edits) == f"{PROSE}\n\n{PROSE}\n"


def test_longest(found) -> None:  # type: ignore[no-untyped-def]
    assert not found("find: ^share\nlongest: 10\n", "Share it with all of your friends")


def test_heading_again(found) -> None:  # type: ignore[no-untyped-def]
    heading = "Ducks are back on the pond"
    assert len(found("same_as: heading\n", f"{heading}\n\n{heading}.\n\n{PROSE}")) == 1
    assert len(found("same_as: heading\n", f"{heading}\n\n{heading}. {PROSE}")) == 1
    assert not found("same_as: heading\n", f"{heading}\n\n{heading} and geese are back too.\n\n{PROSE}")


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("a.md", f"# Search\n\n{PROSE}\n\n- Search\n\n| Search | b |\n|---|---|\n| Search | c |\n", 0),
        ("a.md", f"{PROSE}\n\nSearch\n", 1),
        ("a.txt", f"{PROSE}\n\nSearch\n", 1),
        ("a.po", 'msgid "Suche"\nmsgstr "Search"\n', 0),
    ],
)
def test_what_is_marked_as_a_heading_an_item_or_a_message_is_meant(
    found: Any, name: str, text: str, count: int
) -> None:
    assert len(found("find: '^search$'\n", text, name)) == count
