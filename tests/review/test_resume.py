"""A review that was broken off goes on: the journal, and places that are found again in a text that has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.review.conftest import RULE, TEXT, Open, find, write_rule
from tqcheck.errors import ReadError
from tqcheck.review import Action, Session, journal, summary


def state(review: Session) -> list[tuple[str, int, Action, str]]:
    """What is decided, without offsets."""
    out = []
    for choice in review.queue(by_place=True):
        made = review.articles[choice.article].decisions.get(choice.key)
        if made:
            same = [one for one in review.queue(by_place=True) if one.main.matched == choice.main.matched]
            out.append((choice.main.matched, same.index(choice), made.action, made.text))
    return out


def decide(review: Session) -> None:
    review.accept(find(review, "starts"))
    review.reject(find(review, "Ronhap", 1))
    review.accept(find(review, "Ronhap", 2))
    review.edit(find(review, "big starts"), "huge launches")
    review.skip(find(review, "Renhap"))


DECIDED = [
    ("starts", 0, Action.ACCEPT, "launches"),
    ("big starts", 0, Action.EDIT, "huge launches"),
    ("Ronhap", 1, Action.REJECT, "Ronhap"),
    ("Ronhap", 2, Action.ACCEPT, "Yonhap"),
    ("Renhap", 0, Action.SKIP, "Renhap"),
]


def test_every_decision_is_there_again_with_its_undo(session: Open) -> None:
    review = session()
    decide(review)
    review.ignore_here(find(review, "Ronhap"))
    review.undo()
    again = session()
    assert state(again) == DECIDED
    assert "5 decisions taken up" in again.notes[0]
    for _ in range(5):
        again.undo()
    assert again.articles[0].raw_now() == TEXT
    third = session()
    assert state(third) == []
    for _ in range(5):
        third.redo()
    assert state(third) == DECIDED
    third.redo()
    assert third.decision(find(third, "Ronhap")).action is Action.IGNORE  # type: ignore[union-attr]


def test_decisions_survive_a_new_paragraph(session: Open) -> None:
    decide(session())
    Path("a.txt").write_text("A paragraph that came later.\n\n" + TEXT, "utf-8")
    again = session()
    assert state(again) == DECIDED
    assert len(again.notes) == 1
    again.write(again.articles[0])
    assert Path("a.txt").read_text("utf-8").startswith("A paragraph that came later.\n\nThe launches were told by Ronhap. The huge")  # fmt: skip


def test_decisions_survive_a_fix_of_their_neighbour(session: Open) -> None:
    decide(session())
    Path("a.txt").write_text(TEXT.replace("told by Ronhap", "told by Yonhap").replace("Ronhap wrote again", "Yonhap wrote again"), "utf-8")  # fmt: skip
    again = session()
    assert [(text, action) for text, _, action, _ in state(again)] == [
        ("starts", Action.ACCEPT), ("big starts", Action.EDIT), ("Ronhap", Action.ACCEPT), ("Renhap", Action.SKIP),
    ]  # fmt: skip
    assert any("is undecided again: what it was about is no longer there" in note for note in again.notes)


def test_decisions_survive_an_earlier_identical_match(session: Open) -> None:
    decide(session())
    Path("a.txt").write_text("At first Ronhap had starts, a few.\n\n" + TEXT, "utf-8")
    assert [(text, nth + 1, action, now) for text, nth, action, now in DECIDED if text in ("starts", "Ronhap")] == [
        one for one in state(session()) if one[0] in ("starts", "Ronhap")
    ]


def test_what_fits_two_places_is_undecided_and_said(session: Open) -> None:
    decide(session())
    Path("a.txt").write_text(TEXT + "\n" + TEXT, "utf-8")
    again = session()
    assert state(again) == []
    assert sum("it fits several places now" in note for note in again.notes) == 5


def test_identical_places_keep_their_number(folder: Path, session: Open) -> None:
    Path("a.txt").write_text("Ronhap wrote.\n\n" * 5, "utf-8")
    review = session()
    review.accept(find(review, "Ronhap", 3))
    Path("a.txt").write_text("Something new.\n\n" + "Ronhap wrote.\n\n" * 5, "utf-8")
    assert state(session()) == [("Ronhap", 3, Action.ACCEPT, "Yonhap")]


def test_decisions_survive_a_renamed_rule(session: Open) -> None:
    decide(session())
    Path("rules/phrasing/starts.yaml").unlink()
    write_rule("phrasing.begins", RULE.format(certainty="likely", find="starts", replace="launches", bad="starts", more="formerly: [phrasing.starts]\n"))  # fmt: skip
    assert state(session()) == DECIDED


def test_an_edit_of_a_sentence_is_taken_up(session: Open) -> None:
    review = session()
    review.edit_sentence(find(review, "Renhap"), "A last word with Renhap and with Munsu, and Munsu again.")
    Path("a.txt").write_text("New.\n\n" + TEXT, "utf-8")
    assert "A last word with Renhap" in session().articles[0].raw_now()


def test_after_a_write_rejections_hold(session: Open) -> None:
    review = session()
    decide(review)
    review.write(review.articles[0])
    kept = state(review)
    assert kept == [("Ronhap", 1, Action.REJECT, "Ronhap"), ("Renhap", 0, Action.SKIP, "Renhap")]
    assert state(session()) == kept


def test_a_line_cut_short_is_left_out_and_the_next_one_is_whole(folder: Path, session: Open) -> None:
    decide(session())
    path = next(Path(".tqcheck/review").glob("*.jsonl"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    again = session()
    assert state(again) == DECIDED[:-1]
    again.skip(find(again, "Renhap"))
    again.close()
    assert all(json.loads(line) for line in path.read_bytes().splitlines())
    assert state(session()) == DECIDED


def test_a_journal_that_makes_no_sense_is_named(folder: Path, session: Open) -> None:
    decide(session())
    path = next(Path(".tqcheck/review").glob("*.jsonl"))
    path.write_bytes(b'{"format": 7, "open": {}}\n' + path.read_bytes())
    with pytest.raises(ReadError, match=r"jsonl:1: is no journal"):
        journal.read(str(path))


def test_only_one_review_at_a_time(folder: Path, session: Open) -> None:
    review = session()
    decide(review)
    other = Session(review.engine, review.setup)
    other.open(["a.txt"])
    assert "another review has this article open" in str(other.failed[0])


def test_a_step_over_two_files_is_one_step_again(folder: Path, session: Open) -> None:
    Path("b.txt").write_text(TEXT, "utf-8")
    review = session("a.txt", "b.txt")
    review.accept_sure()
    review.reject(find(review, "starts", 1))
    again = session("a.txt", "b.txt")
    assert len(again.history.done) == 2
    again.undo()
    again.undo()
    assert not again.unwritten


def test_the_report_counts_decisions_by_rule(folder: Path, session: Open) -> None:
    review = session()
    decide(review)
    review.reject(find(review, "Ronhap"))
    review.undo()
    review.write(review.articles[0])
    review.close()
    rows = {row.rule: row for row in summary.rows(summary.decisions(summary.journals(".")))}
    assert rows["names.listed"][1:] == (1, 0, 1, 0, 1)
    assert rows["phrasing.starts"].accepted == 1
    assert rows["phrasing.big-starts"].edited == 1
    assert rows["names.listed"].precision == 0.5
