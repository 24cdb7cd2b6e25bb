"""Baselines: what was known stays known when texts are edited, moved and renamed; what is new is new."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck import baseline, readers
from tqcheck.baseline import Entry
from tqcheck.check import Checker
from tqcheck.errors import ReadError

SEED = Path(__file__).resolve().parents[1] / "seeds" / "north-korea-launches.ru-en.txt"


@pytest.fixture
def entries(shipped: Checker) -> Callable[[str, str], list[Entry]]:
    def found(file: str, text: str) -> list[Entry]:
        report = shipped.check(readers.read_document(file, text))
        return [baseline.entry(file, finding) for finding in report.findings]

    return found


Entries = Callable[[str, str], list[Entry]]


def new(old: list[Entry], found: list[Entry]) -> list[Entry]:
    known, _ = baseline.match(Counter(old), found)
    return [entry for entry, is_known in zip(found, known, strict=True) if not is_known]


def local(found: list[Entry]) -> list[Entry]:
    """Findings that depend on their own words only, wherever these stand."""
    return [entry for entry in found if entry.rule in ("names.listed", "terms.listed")]


def test_the_seed_after_an_edit_and_a_new_name(entries: Entries) -> None:
    raw = SEED.read_bytes().decode()
    old = entries("a.txt", raw)
    assert len(old) > 10
    for file in ("a.txt", "b.txt"):
        assert new(old, entries(file, raw)) == []
        assert new(old, entries(file, "A new paragraph.\n\n" + raw)) == []


def test_the_seed_with_its_paragraphs_turned_round(entries: Entries) -> None:
    raw = SEED.read_bytes().decode()
    old = local(entries("a.txt", raw))
    assert len(old) > 10
    moved = "\n\n".join(reversed([part for part in raw.split("\n") if part.strip()]))
    for file in ("a.txt", "b.txt"):
        assert new(old, local(entries(file, moved))) == []


def test_any_neighbour_may_be_mended(entries: Entries) -> None:
    """Each finding in turn is mended, in a file with another name and a new first paragraph."""
    raw = SEED.read_bytes().decode()
    old = local(entries("a.txt", raw))
    for gone in {entry.text for entry in old}:
        found = local(entries("b.txt", "A new paragraph.\n\n" + raw.replace(gone, "Something")))
        assert new(old, found) == []
        kept = [entry for entry in old if entry.text == gone]
        assert len(old) - len(kept) <= len(found)


def test_both_neighbours_mended_at_once(entries: Entries) -> None:
    words = "TsTAK Ronhap Sohe"
    old = entries("a.txt", f"They told {words} first.\n\nRonhap wrote of it in the morning.\n")
    changed = f"We told {words.replace('TsTAK', 'KCNA').replace('Sohe', 'Sohae')} later.\n"
    assert new(old, entries("a.txt", changed)) == []
    assert new(old, entries("b.txt", f"{changed}\nRonhap wrote of it in the morning.\n")) == []  # renamed


def test_one_more_is_new(entries: Entries) -> None:
    text = "Ronhap wrote that the day was long.\n\nIn the evening it was said by Ronhap again.\n"
    old = entries("a.txt", text)
    more = entries("a.txt", text + "\nNobody else believed what Ronhap had said.\n")
    assert [entry.before for entry in new(old, more)] == ["body else believed what"]
    twice = entries("a.txt", text + "\n" + text)
    assert len(new(old, twice)) == 2
    assert len(new(old, [*entries("a.txt", text), *entries("b.txt", text)])) == 2


def test_the_same_text_in_another_file_is_new(entries: Entries) -> None:
    old = entries("a.txt", "Ronhap wrote that the day was long.\n")
    found = [*entries("b.txt", "Nobody else believed what Ronhap had said.\n")]
    assert new(old, found) == found


def test_what_is_mended_is_told(entries: Entries) -> None:
    old = entries("a.txt", "Ronhap wrote. TsTAK wrote.\n")
    known, gone = baseline.match(Counter(old), entries("a.txt", "Yonhap wrote. TsTAK wrote.\n"))
    assert (known, [entry.text for entry in gone]) == ((True,), ["Ronhap"])


def test_counts_survive_the_file(entries: Entries, tmp_path: Path) -> None:
    old = entries("ä/a.txt", "Ronhap!\n\nRonhap!\n\n“TsTAK” \\ Ronhap \u2028 wrote.\n")
    path = tmp_path / "known.json"
    path.write_bytes(baseline.dump(old))
    assert baseline.load(str(path), {}) == Counter(old)
    assert max(Counter(old).values()) == 2
    path.write_bytes(baseline.dump([]))
    assert baseline.load(str(path), {}) == Counter()


def test_renamed_rules(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(baseline.dump([Entry("a.txt", "names.old", "x", "", "")]))
    assert set(baseline.load(str(path), {"names.old": "names.new"})) == {Entry("a.txt", "names.new", "x", "", "")}


GOOD = {"rule": "a.b", "text": "x", "before": "", "after": "", "count": 1}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "broken JSON"),
        ('{"format": 1,', "broken JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "is no baseline: lint --write-baseline makes one"),
        ('{"format": 1}', "is no baseline"),
        ({"format": 2}, "is a baseline of format 2, and this tqcheck reads format 1"),
        ({"format": True}, "format True"),
        ({"format": 1, "files": []}, '"files" is missing'),
        ({"format": 1, "files": {"a": {}}}, "is no list"),
        ({"format": 1, "files": {"a": [{"rule": "a.b"}]}}, "not exactly the keys"),
        ({"format": 1, "files": {"a": [{**GOOD, "text": 1}]}}, "wrong type"),
        ({"format": 1, "files": {"a": [{**GOOD, "count": "1"}]}}, "wrong type"),
        ({"format": 1, "files": {"a": [{**GOOD, "count": 0}]}}, "has the count 0"),
    ],
)
def test_broken_files(content: object, told: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    text = content if isinstance(content, str) else json.dumps({"tool": "tqcheck", **content})  # type: ignore[dict-item]
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError) as caught:
        baseline.load(str(path), {})
    assert str(caught.value).startswith(str(path))
    assert told in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        baseline.load(str(tmp_path / "none.json"), {})
