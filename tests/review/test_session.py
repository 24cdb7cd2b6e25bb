"""Decisions: what the text reads then, what is written, taking back."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.review.conftest import RULE, TEXT, Open, find, write_rule
from tqcheck.errors import WriteError
from tqcheck.model import Anchor, Ignore
from tqcheck.review import Action, Decision, Refused
from tqcheck.review.placing import patch_of
from tqcheck.text import Edit, Span


def test_sure_ones_come_first_and_overlapping_fixes_are_one_choice(session: Open) -> None:
    review = session()
    assert [choice.main.matched for choice in review.queue()] == [
        "Ronhap", "Ronhap", "Ronhap", "Renhap", "starts", "big starts", "certain sources",
    ]  # fmt: skip
    big = find(review, "big starts")
    assert [option.label for option in big.options] == ["great launches", "launches"]
    assert [choice.main.matched for choice in review.queue(by_place=True)][:3] == ["starts", "Ronhap", "big starts"]


def test_accept_edit_undo_write_gives_the_exact_bytes(folder: Path, session: Open) -> None:
    Path("a.txt").write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    review = session()
    review.accept(find(review, "Ronhap"))
    review.edit(find(review, "Ronhap", 1), "The agency")
    review.accept(find(review, "big starts"), 1)
    review.undo()
    review.write(review.articles[0])
    wanted = TEXT.replace("told by Ronhap", "told by Yonhap").replace("Ronhap wrote again", "The agency wrote again")
    assert Path("a.txt").read_bytes() == ("\ufeff" + wanted.replace("\n", "\r\n")).encode()


def test_decided_text_is_shown_as_it_will_read(session: Open) -> None:
    review = session()
    article = review.articles[0]
    review.accept(find(review, "starts"))
    reading = article.reading(0)
    assert reading.text.startswith("The launches were told")
    marks = {
        mark.choice.main.matched: reading.text[mark.span.start : mark.span.end] for mark in article.marks(0, reading)
    }
    assert marks == {
        "starts": "launches", "Ronhap": "Ronhap", "big starts": "big starts", "certain sources": "certain sources",
    }  # fmt: skip


def test_text_removed_over_several_paragraphs_is_gone_in_each(session: Open) -> None:
    review = session()
    article = review.articles[0]
    start, end = article.file.raw.index(" The big starts"), article.file.raw.index("A last paragraph")
    removed = Edit(Span(start, end), "")
    patches = (patch_of(article.file.raw, removed),)
    assert article.changed_by(removed) == [0, 1]
    touched = article.put("edit-1", Decision("1", "edit-1", Action.EDIT, Anchor("", "", "", "", "", 0), "", patches))
    assert touched == {0, 1}
    assert [article.reading(number).text for number in (0, 1)] == ["The starts were told by Ronhap.", ""]
    assert article.in_the_way([Edit(article.choices_in(1)[0].span, "x")], "") == [article.decisions["edit-1"]]
    assert article.put("edit-1", None) == {0, 1}
    assert article.reading(1).text.startswith("Ronhap wrote again.")


def test_two_ways_to_say_the_same_are_one_suggestion(folder: Path, session: Open) -> None:
    write_rule("phrasing.big-again", RULE.format(certainty="likely", find="big", replace="great", bad="big", more=""))
    write_rule("phrasing.big-starts", RULE.format(certainty="likely", find="big starts", replace="great starts", bad="big starts", more=""))  # fmt: skip
    review = session()
    assert [option.label for option in find(review, "big starts").options] == ["great starts", "launches"]


def test_a_rewritten_sentence_leaves_open_what_it_leaves_as_it_is(session: Open) -> None:
    review = session()
    review.accept(find(review, "starts"))
    review.edit_sentence(find(review, "starts"), "All launches were told of by Ronhap.")
    assert review.articles[0].raw_now().startswith("All launches were told of by Ronhap. The big")
    assert review.decision(find(review, "Ronhap")) is None
    assert review.decision(find(review, "starts")).action is Action.ACCEPT  # type: ignore[union-attr]
    review.edit_sentence(find(review, "starts"), "The starts were told by the agency.")
    assert review.articles[0].raw_now().startswith("The starts were told by the agency. The big")
    assert review.decision(find(review, "Ronhap")).action is Action.EDIT  # type: ignore[union-attr]
    review.undo()
    review.undo()
    review.undo()
    assert review.articles[0].raw_now() == TEXT
    for _ in range(3):
        review.redo()
    assert review.articles[0].raw_now().startswith("The starts were told by the agency. The big")
    with pytest.raises(Refused, match="nothing to redo"):
        review.redo()


def test_a_fix_cannot_be_put_over_an_edit(session: Open) -> None:
    review = session()
    review.edit_sentence(find(review, "big starts"), "The large starts of the north were seen, certain sources say.")
    big = find(review, "big starts")
    with pytest.raises(Refused, match="put in at this place"):
        review.accept(big)
    with pytest.raises(Refused, match="only advice"):
        review.accept(find(review, "certain sources"))
    with pytest.raises(Refused, match="no suggestion 7"):
        review.accept(find(review, "Ronhap"), 6)


def test_many_at_once(session: Open) -> None:
    review = session()
    review.same_text(find(review, "Ronhap"))
    assert review.articles[0].raw_now() == TEXT.replace("Ronhap", "Yonhap")
    review.undo()
    review.reject(find(review, "Ronhap"))
    review.same_text(find(review, "Ronhap"))
    assert [review.decision(find(review, "Ronhap", n)).action for n in range(3)] == [Action.REJECT] * 3  # type: ignore[union-attr]
    review.undo()
    review.undo()
    review.edit(find(review, "Ronhap"), "Agency")
    review.same_text(find(review, "Ronhap"))
    assert review.articles[0].raw_now() == TEXT.replace("Ronhap", "Agency")
    review.undo()
    review.undo()
    review.accept_rule(find(review, "starts"))
    assert review.articles[0].raw_now() == TEXT.replace("The starts", "The launches")
    review.accept_sure()
    assert "onhap" in review.articles[0].raw_now()
    assert "Ronhap" not in review.articles[0].raw_now()
    with pytest.raises(Refused, match="Nothing of that kind"):
        review.accept_sure()


def test_rejecting_again_offers_an_ignore(session: Open) -> None:
    review = session()
    review.reject(find(review, "Ronhap"))
    assert not review.offer(find(review, "Ronhap"))
    review.reject(find(review, "Ronhap", 1))
    assert "press I to ignore it always" in review.offer(find(review, "Ronhap", 1))


@pytest.mark.parametrize("raw", ["", "format: 1\n", "ignore:\n  - {rule: names, text: X}\n", "ignore: [{text: X}]\n"])
def test_ignore_always_is_written_and_undone(folder: Path, session: Open, raw: str) -> None:
    before = Path(".tqcheck.yml").read_text("utf-8") + raw
    Path(".tqcheck.yml").write_text(before, "utf-8")
    review = session()
    review.ignore_always(find(review, "Ronhap"), Ignore("names.listed", "Ronhap", None, "our spelling: this one"))
    assert [review.decision(find(review, "Ronhap", n)).action for n in range(3)] == [Action.IGNORE] * 3  # type: ignore[union-attr]
    assert review.decision(find(review, "Renhap")) is None
    assert "our spelling" in Path(".tqcheck.yml").read_text("utf-8")
    assert not [choice for choice in session().queue() if choice.main.matched == "Ronhap"]
    review = session()
    Path(".tqcheck.yml").write_text(before, "utf-8")
    review = session()
    review.undo()
    assert review.decision(find(review, "Ronhap")) is None


@pytest.mark.parametrize("raw", ["", "accept: []\n", "accept: [words.txt]\n"])
def test_the_accept_list_is_written_and_undone(folder: Path, session: Open, raw: str) -> None:
    before = Path(".tqcheck.yml").read_text("utf-8") + raw
    Path(".tqcheck.yml").write_text(before, "utf-8")
    Path("words.txt").write_text("Other", "utf-8")
    review = session()
    review.accept_list(find(review, "Ronhap"), "ours")
    assert [review.decision(find(review, "Ronhap", n)).action for n in range(3)] == [Action.IGNORE] * 3  # type: ignore[union-attr]
    assert not [choice for choice in session().queue() if choice.main.matched == "Ronhap"]
    assert (Path("words.txt").read_text("utf-8") == "Other\nRonhap  # ours\n") == raw.endswith("words.txt]\n")


def test_undoing_takes_a_word_from_the_accept_list(session: Open) -> None:
    before = Path(".tqcheck.yml").read_bytes()
    review = session()
    review.accept_list(find(review, "Ronhap"))
    review.undo()
    assert Path(".tqcheck.yml").read_bytes() == before
    assert not Path("tqcheck-accept.txt").exists()


def test_a_glossary_entry_is_looked_for_at_once(folder: Path, session: Open) -> None:
    review = session()
    review.accept(find(review, "Renhap"))
    glossary = Path("names.yaml").read_bytes()
    step = review.add_entry("Mansu", ["Munsu"], "the hill")
    assert step is not None
    assert "2 new" in step.label
    assert review.decision(find(review, "Renhap")).action is Action.ACCEPT  # type: ignore[union-attr]
    assert [find(review, "Munsu", n).new for n in range(2)] == [True, True]
    review.accept(find(review, "Munsu", 1))
    review.write(review.articles[0])
    assert "Munsu, and Mansu again" in Path("a.txt").read_text("utf-8")
    review = session()
    assert find(review, "Munsu")
    review.add_entry("Third", ["paragraph"], "")
    review.undo()
    assert b"Third" not in Path("names.yaml").read_bytes()
    assert glossary in Path("names.yaml").read_bytes()
    assert not [choice for choice in review.queue() if choice.main.matched == "paragraph"]


def test_a_file_changed_on_disk_is_not_overwritten(session: Open) -> None:
    review = session()
    review.accept(find(review, "Ronhap", 2))
    Path("a.txt").write_text("New first paragraph.\n\n" + TEXT, "utf-8")
    with pytest.raises(WriteError, match="changed on disk"):
        review.write(review.articles[0])
    review.reload(review.articles[0])
    review.write(review.articles[0])
    assert Path("a.txt").read_text("utf-8") == "New first paragraph.\n\n" + TEXT.replace("Then Ronhap", "Then Yonhap")


def test_undo_goes_back_beyond_a_write(session: Open) -> None:
    review = session()
    review.accept(find(review, "Ronhap"))
    review.edit(find(review, "big starts"), "huge starts")
    review.write(review.articles[0])
    assert not review.unwritten
    review.undo()
    review.undo()
    assert review.articles[0].raw_now() == TEXT
    review.redo()
    assert review.articles[0].raw_now() == TEXT.replace("told by Ronhap", "told by Yonhap")
    review.write(review.articles[0])
    assert Path("a.txt").read_text("utf-8") == TEXT.replace("told by Ronhap", "told by Yonhap")


def test_markup_is_not_cut(folder: Path, session: Open) -> None:
    Path("a.md").write_text("The *starts* of the **big** starts &amp; Ronhap.\n", "utf-8")
    review = session("a.md")
    review.edit_sentence(find(review, "Ronhap"), "The starts of the huge starts & the agency.")
    assert review.articles[0].raw_now() == "The *starts* of the **huge** starts &amp; the agency.\n"
    assert review.articles[0].reading(0).text == "The starts of the huge starts & the agency."
    review.edit_sentence(find(review, "Ronhap"), "The starts of the huge starts & co & <the> agency.")
    assert review.articles[0].reading(0).text == "The starts of the huge starts & co & <the> agency."
    assert "&amp;amp;" not in review.articles[0].raw_now()
    with pytest.raises(Refused, match="markup"):
        review.edit_sentence(find(review, "Ronhap"), "Thehuge starts.")


def test_random_work_is_undone_to_the_letter(session: Open) -> None:
    """Whatever is done in whatever order: what is shown is what would be written, and undoing gives the text back."""
    dice = random.Random(5)
    review = session()
    for _ in range(40):
        texts = [review.articles[0].raw_now()]
        for _ in range(12):
            choice = dice.choice(review.queue())
            segment = choice.segment
            text = review.articles[0].reading(segment).text
            start = dice.randrange(len(text))
            passage = Span(start, min(len(text), start + dice.randrange(30)))
            new = " ".join(
                dice.choice(["some", "words", "starts", "Ronhap", ",", ""]) for _ in range(dice.randrange(4))
            )
            work = dice.choice(
                [
                    lambda: review.accept(choice, dice.randrange(2)),  # noqa: B023
                    lambda: review.reject(choice),  # noqa: B023
                    lambda: review.edit(choice, new),  # noqa: B023
                    lambda: review.edit_passage(0, segment, passage, new),  # noqa: B023
                    review.accept_sure,
                    lambda: review.same_text(choice),  # noqa: B023
                ]
            )
            place = review.place(choice)
            try:
                done = work()
            except Refused:
                continue
            article = review.articles[0]
            if done and done.label == "passage edited":
                wanted = f"{text[: passage.start]} {new} {text[passage.end :]}"
                assert "".join(article.reading(segment).text.split()) == "".join(wanted.split())
            if done and done.label == "edited":
                assert " ".join(article.reading(segment).text[place.start :].split()).startswith(" ".join(new.split()))
            if done:
                texts.append(article.raw_now())
            document = review.engine.document("a.txt", article.raw_now())
            shown = [article.reading(number).text for number in article.segments]
            assert "".join("".join(shown).split()) == "".join(
                "".join(s.target.plain for s in document.segments).split()
            )
            for number in article.segments:
                for mark in article.marks(number, article.reading(number)):
                    assert 0 <= mark.span.start <= mark.span.end <= len(article.reading(number).text)
        for before in reversed(texts[:-1]):
            review.undo()
            assert review.articles[0].raw_now() == before
    assert review.articles[0].raw_now() == TEXT


@pytest.mark.parametrize(
    ("name", "raw", "wanted"),
    [
        (
            "a.po",
            'msgid "x"\nmsgstr "The \\"Ronhap\\" of starts"\n',
            'msgid "x"\nmsgstr "The \\"big \\"Agency\\"\\" of starts"\n',
        ),
        ("a.jsonl", '{"text": "The \\"Ronhap\\" of starts"}\n', '{"text": "The \\"big \\"Agency\\"\\" of starts"}\n'),
    ],
)
def test_formats_with_escapes(folder: Path, session: Open, name: str, raw: str, wanted: str) -> None:
    Path(name).write_text(raw, "utf-8")
    review = session(name)
    review.edit(find(review, "Ronhap"), '"Agency"')
    assert review.articles[0].reading(review.queue()[0].segment).text == 'The ""Agency"" of starts'
    review.edit(find(review, "Ronhap"), 'big "Agency"')
    assert review.articles[0].raw_now() == wanted
    review.write(review.articles[0])
    assert Path(name).read_text("utf-8") == wanted
