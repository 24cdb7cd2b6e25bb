"""Every key, headless."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.conftest import ADVICE, TEXT, write_rule
from tests.tui.conftest import Stage, Tui
from tqcheck.review import Action
from tqcheck.tui.actions import ACTIONS
from tqcheck.tui.dialogs import Choose, EditPassage, Read
from tqcheck.tui.forms import GlossaryForm, IgnoreForm


def test_moving(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        assert stage.at == "Ronhap"
        await stage.press("j", "down", "j")
        assert stage.at == "Renhap"
        await stage.press("k", "up")
        assert stage.control.number == 1
        await stage.press("end")
        assert stage.at == "certain sources"
        await stage.press("home")
        assert stage.control.number == 0
        await stage.press("r", "n", "p")
        assert stage.control.number == 1
        await stage.press("p")
        assert stage.control.number == 6
        await stage.press("o")
        assert [one.main.matched for one in stage.control.visible][:2] == ["starts", "Ronhap"]
        await stage.press("right_curly_bracket")
        assert (stage.at, stage.control.segment) == ("", 1)
        await stage.press("left_curly_bracket")
        assert stage.control.segment == 0
        await stage.press("pagedown", "pageup", "space", "J", "K")

    tui(play)


def test_lines_and_files(tui: Tui, folder: Path) -> None:
    (folder / "b.txt").write_text("Nothing here.\n\nRenhap is here.\n", "utf-8")

    async def play(stage: Stage) -> None:
        await stage.press("right_square_bracket")
        assert (stage.control.article, stage.at) == (1, "Renhap")
        await stage.press("right_square_bracket")
        assert "last file" in stage.control.said
        await stage.press("left_square_bracket")
        assert stage.control.article == 0
        await stage.press("colon", "5", "enter")
        assert stage.at == "Renhap"
        await stage.press("colon", "9", "9", "enter")
        assert "has no line 99" in stage.control.said
        assert any("file 1 of 2" in line for line in stage.lines())

    tui(play, "a.txt", "b.txt")


@pytest.mark.parametrize(
    ("key", "action", "text"),
    [
        ("y", Action.ACCEPT, "Yonhap"),
        ("enter", Action.ACCEPT, "Yonhap"),
        ("1", Action.ACCEPT, "Yonhap"),
        ("r", Action.REJECT, "Ronhap"),
        ("s", Action.SKIP, "Ronhap"),
        ("i", Action.IGNORE, "Ronhap"),
    ],
)
def test_deciding_on_one(tui: Tui, key: str, action: Action, text: str) -> None:
    async def play(stage: Stage) -> None:
        choice = stage.control.choice
        await stage.press(key)
        made = stage.session.decision(choice)
        assert (made.action, made.text) == (action, text)
        assert stage.control.number == 1
        await stage.press("u")
        assert stage.session.decision(choice) is None
        assert stage.control.choice == choice
        await stage.press("ctrl+r")
        assert stage.session.decision(choice).action is action

    tui(play)


def test_pick_and_what_cannot_be(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("u")
        assert "nothing to undo" in stage.control.said
        await stage.press("7")
        assert "no suggestion 7" in stage.control.said
        stage.control.go(next(one for one in stage.control.visible if one.main.matched == "big starts"))
        await stage.press("2")
        assert "The big launches of" in stage.text

    tui(play)


def test_edit(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("e")
        assert isinstance(stage.app.screen, EditPassage)
        await stage.press("escape")
        assert stage.text == TEXT
        await stage.press("e")
        await stage.type("the agency")
        await stage.press("enter")
        assert stage.text == TEXT.replace("told by Ronhap", "told by the agency")
        await stage.press("E")
        await stage.type("They")  # the words of the finding are selected, to be typed over
        await stage.press("enter")
        assert "\nThey wrote again. Then" in stage.text
        await stage.press("u", "E", "home")
        await stage.type("Now, ")
        await stage.press("enter")
        assert "\nNow, Ronhap wrote again. Then" in stage.text
        await stage.press("P", "home")
        await stage.type("So. ")
        await stage.press("enter")
        assert "\nSo. Now, Ronhap wrote again. Then" in stage.text
        await stage.press("u", "u", "u")
        assert stage.text == TEXT

    tui(play)


def test_advice_is_edited_when_accepted(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("end", "y")
        assert isinstance(stage.app.screen, EditPassage)
        await stage.type("Reuters")
        await stage.press("enter")
        assert "seen, Reuters say" in stage.text

    tui(play)


def test_advised_words_are_there_to_be_adjusted(tui: Tui) -> None:
    write_rule("phrasing.sources", ADVICE.replace("Name the sources.", """'Write "officials" or "two officials".'"""))

    async def play(stage: Stage) -> None:
        await stage.press("end", "y", "enter")
        assert "seen, officials say" in stage.text

    tui(play)


def test_many_at_once(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("R")
        assert stage.text == TEXT.replace("Ronhap", "Yonhap")
        await stage.press("u", "A")
        assert stage.text == TEXT.replace("Ronhap", "Yonhap").replace("Renhap", "Yonhap")
        await stage.press("u", "S")
        assert stage.text == TEXT.replace("Ronhap", "Yonhap").replace("Renhap", "Yonhap")
        assert stage.at == "starts"
        await stage.press("S")
        assert "Nothing of that kind" in stage.control.said

    tui(play)


def test_ignore_always(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("r")
        await stage.press("r")
        assert "press I to ignore it always" in stage.control.said
        await stage.press("I")
        assert isinstance(stage.app.screen, IgnoreForm)
        await stage.type("our way")
        await stage.press("enter", "enter")
        assert "our way" in Path(".tqcheck.yml").read_text("utf-8")
        assert [stage.session.decision(one).action for one in stage.control.visible[:3]] == [Action.REJECT, Action.REJECT, Action.IGNORE]  # fmt: skip
        await stage.press("u")
        assert "our way" not in Path(".tqcheck.yml").read_text("utf-8")

    tui(play)


def test_glossary_changes_later_findings(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("y", "g")
        assert isinstance(stage.app.screen, GlossaryForm)
        await stage.press("shift+tab")
        await stage.type("Munsu")
        await stage.press("enter")
        await stage.type("Mansu")
        await stage.press("enter", "enter", "enter", "enter")
        assert "2 new" in stage.control.said
        assert len(stage.control.visible) == 9
        assert stage.text == TEXT.replace("told by Ronhap", "told by Yonhap")
        await stage.press("tab")
        assert sum("Munsu > Mansu" in line and "new" in line for line in stage.lines()) == 2

    tui(play)


def test_search_and_filter(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("renhap")
        await stage.press("enter")
        assert [one.main.matched for one in stage.control.visible] == ["Renhap"]
        await stage.press("y")
        assert "All decided in this filter" in stage.control.said
        await stage.press("slash", "delete", "enter")
        assert len(stage.control.visible) == 7
        await stage.press("f", "down", "enter")
        assert len(stage.control.visible) == 6
        await stage.press("y")
        assert len(stage.control.visible) == 5
        await stage.press("f", "enter")
        assert len(stage.control.visible) == 7
        await stage.press("f", "end", "enter")
        assert {one.main.rule for one in stage.control.visible} == {stage.control.filter.rule}

    tui(play)


def test_windows_to_read(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("question_mark")
        assert isinstance(stage.app.screen, Read)
        shown = "".join(stage.lines())
        assert "next undecided" in shown
        await stage.press("j", "k", "space", "escape", "y", "d")
        assert isinstance(stage.app.screen, Read)
        assert any("{+Yonhap+}" in line for line in stage.lines())
        await stage.press("escape", "ctrl+p")
        await stage.type("reject")
        await stage.press("enter")
        assert stage.app.screen is stage.screen

    tui(play)


def test_every_action_has_its_method(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        for action in ACTIONS:
            name = "filter_" if action.name == "filter" else action.name
            known = hasattr(stage.control, name) or action.name in ("page_down", "page_up", "card_down", "card_up", "list", "theme")  # fmt: skip
            assert known, action.name
        await stage.press("ctrl+t")
        assert stage.app.theme == "textual-light"

    tui(play)


def test_write_gives_the_exact_bytes(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("y", "e")
        await stage.type("Agency")
        await stage.press("enter", "y", "u", "w")
        assert Path("a.txt").read_text("utf-8") == TEXT.replace("told by Ronhap", "told by Yonhap").replace("Ronhap wrote again", "Agency wrote again")  # fmt: skip
        assert "Written: a.txt" in stage.control.said
        await stage.press("w")
        assert "nothing to write" in stage.control.said
        await stage.press("q")
        assert not stage.app.is_running or stage.app._exit

    tui(play)


@pytest.mark.parametrize("answer", ["r", "b", "n"])
def test_a_file_changed_on_disk(tui: Tui, answer: str) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("y")
        Path("a.txt").write_text("New.\n\n" + TEXT, "utf-8")
        await stage.press("w")
        assert isinstance(stage.app.screen, Choose)
        await stage.press(answer)
        wanted = TEXT.replace("told by Ronhap", "told by Yonhap")
        assert Path("a.txt").read_text("utf-8") == "New.\n\n" + TEXT
        if answer == "r":
            assert stage.text == "New.\n\n" + wanted
            await stage.press("w")
            assert Path("a.txt").read_text("utf-8") == "New.\n\n" + wanted
        assert Path("a.txt.reviewed").exists() == (answer == "b")

    tui(play)


@pytest.mark.parametrize("answer", ["w", "q", "s"])
def test_quit_asks_only_for_what_is_not_written(tui: Tui, answer: str) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("y", "q")
        assert isinstance(stage.app.screen, Choose)
        await stage.press(answer)
        assert (Path("a.txt").read_text("utf-8") != TEXT) == (answer == "w")
        assert stage.app._exit == (answer != "s")

    tui(play)


def test_editor(tui: Tui, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "editor").write_text("#!/bin/sh\necho \"$@\" > said\nprintf 'More.\\n' >> a.txt\n", "utf-8")
    (folder / "editor").chmod(0o755)

    async def play(stage: Stage) -> None:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        await stage.press("v")
        assert "EDITOR" in stage.control.said
        monkeypatch.setenv("EDITOR", str(folder / "editor"))
        import contextlib

        monkeypatch.setattr(type(stage.app), "suspend", lambda app: contextlib.nullcontext())
        await stage.press("y", "v")
        assert (folder / "said").read_text("utf-8") == "+3 a.txt\n"
        assert stage.text == TEXT.replace("told by Ronhap", "told by Yonhap") + "More.\n"

    tui(play)
