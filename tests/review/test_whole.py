"""A long article is opened in two steps: its first part at once, the whole when another process has checked it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.conftest import find
from tqcheck.config import Changes
from tqcheck.engine import Engine
from tqcheck.review import Session, Setup, history, whole

LONG = (
    "\n\n".join(f"Paragraph {number}: Ronhap wrote about it." for number in range(60)) + "\n\nThe starts were seen.\n"
)


@pytest.fixture
def begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session on a long article of which the first part is checked."""
    monkeypatch.setattr(history, "LONG", 1000)
    monkeypatch.setattr(whole, "_FIRST", 500)
    Path("a.txt").write_text(LONG, "utf-8")
    setup = Setup(Changes())
    session = Session(Engine(setup.load()), setup)
    session.open(("a.txt",), in_parts=True)
    return session


def complete(session: Session) -> None:
    (article,) = session.pending
    session.complete(article, session.checked(article))
    assert not session.pending


def test_the_first_findings_are_there_before_the_others(begun: Session) -> None:
    first = [choice.key for choice in begun.queue(by_place=True)]
    assert 0 < len(first) < 61
    complete(begun)
    every = [choice.key for choice in begun.queue(by_place=True)]
    assert len(every) == 61
    assert every[: len(first)] == first
    assert begun.progress()[1].total() == 61
    begun.close()


def test_decisions_made_before_stand_and_are_taken_up_again(begun: Session, session) -> None:  # type: ignore[no-untyped-def]
    begun.accept(find(begun, "Ronhap", 0))
    begun.reject(find(begun, "Ronhap", 1))
    complete(begun)
    assert begun.progress()[0].total() == 2
    begun.accept(find(begun, "starts"))
    begun.undo()
    begun.write(begun.articles[0])
    assert Path("a.txt").read_text("utf-8") == LONG.replace("Ronhap", "Yonhap", 1)
    begun.close()
    again = session("a.txt")
    assert again.progress()[0].total() == 1


def test_writing_waits_for_the_whole(begun: Session) -> None:
    begun.accept(find(begun, "Ronhap", 0))
    begun.write(begun.articles[0])
    assert not begun.pending
    assert begun.progress()[1].total() == 60
    begun.close()


def test_a_new_entry_is_looked_for_in_the_whole(begun: Session) -> None:
    begun.add_entry("Paragraf", ["Paragraph"])
    before = sum(choice.main.matched == "Paragraph" for choice in begun.queue())
    complete(begun)
    assert sum(choice.main.matched == "Paragraph" for choice in begun.queue()) == 60
    assert before
    begun.close()


def test_a_process_that_is_gone_is_no_loss(begun: Session) -> None:
    (article,) = begun.pending
    assert article.whole
    article.whole._process.kill()
    complete(begun)
    assert begun.progress()[1].total() == 61
    begun.close()


def test_what_is_stopped_is_not_waited_for(begun: Session) -> None:
    begun.stop()
    (article,) = begun.pending
    assert begun.checked(article) is None
    begun.close()


def reopened() -> Session:
    setup = Setup(Changes())
    session = Session(Engine(setup.load()), setup)
    session.open(("a.txt",), in_parts=True)
    return session


def test_decisions_of_an_earlier_review_stand_before_the_whole_is_checked(begun: Session) -> None:
    complete(begun)
    begun.accept(find(begun, "Ronhap", 0))
    begun.accept(find(begun, "Ronhap", 59))
    begun.reject(find(begun, "starts"))
    begun.accept(find(begun, "Ronhap", 1))
    begun.undo()
    begun.close()
    again = reopened()
    (article,) = again.pending
    wanted = LONG.replace("Ronhap", "Yonhap", 1)[::-1].replace("pahnoR", "pahnoY", 1)[::-1]
    assert article.raw_now() == wanted
    assert again.progress()[0].total() == 1
    again.reject(find(again, "Ronhap", 2))
    complete(again)
    assert again.progress()[0].total() == 4
    assert article.raw_now() == wanted
    for _ in range(4):
        again.undo()
    assert article.raw_now() == LONG
    again.close()


def test_what_was_decided_on_the_first_part_is_taken_up_with_it(begun: Session) -> None:
    begun.accept(find(begun, "Ronhap", 0))
    begun.close()
    again = reopened()
    complete(again)
    assert again.progress()[0].total() == 1
    assert again.articles[0].raw_now() == LONG.replace("Ronhap", "Yonhap", 1)
    again.close()


def test_a_text_that_changed_since_is_checked_as_a_whole_at_once(begun: Session) -> None:
    begun.accept(find(begun, "Ronhap", 0))
    begun.close()
    Path("a.txt").write_text("A new beginning.\n\n" + LONG, "utf-8")
    again = reopened()
    assert not again.pending
    assert again.progress()[0].total() == 1
    again.close()
