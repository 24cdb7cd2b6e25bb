"""What the screen shows, at both sizes, and where things stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.conftest import TEXT
from tests.tui.conftest import Stage, Tui
from tqcheck.review import Action, history, whole
from tqcheck.tui import control
from tqcheck.tui.article_view import ArticleView
from tqcheck.tui.finding_list import FindingList

ROOT = Path(__file__).resolve().parents[2]


def test_one_column(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        lines = stage.lines()
        assert "decided 0/7  names 0/4  phrasing 0/3" in lines[0]
        assert lines[2].startswith("> The ?starts were told by !Ronhap.")
        assert any("1 … told" in line or "[-Ronhap-]{+Yonhap+}" in line for line in lines)
        assert any("Origin: 연합 -> Рёнхап -> Ronhap" in line for line in lines)
        assert lines[-1].rstrip().endswith("? help")
        await stage.press("tab")
        assert any("> ! Ronhap > Yonhap" in line for line in stage.lines())
        await stage.press("tab", "y")
        assert "told by ✓Yonhap." in stage.lines()[2]
        assert 'Accepted: "Ronhap" -> "Yonhap"' in stage.lines()[-2]

    tui(play)


def test_split(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        lines = stage.lines()
        assert any("!Ronhap" in line and "decided 0/7" not in line for line in lines)
        assert any("> ! Ronhap > Yonhap" in line for line in lines)
        assert any("Names" in line and "............ 0/4" in line for line in lines)
        view, listed = stage.screen.query_one(ArticleView), stage.screen.query_one(FindingList)
        assert view.region.right <= listed.region.x

    tui(play, size=(160, 50))


def test_resizing_keeps_the_place(tui: Tui, folder: Path) -> None:
    Path("a.txt").write_text(
        "\n\n".join(f"Paragraph {n}: " + "many words " * 30 for n in range(60)) + "\n\n" + TEXT, "utf-8"
    )

    async def play(stage: Stage) -> None:
        await stage.press("j")
        for size in ((160, 50), (60, 20), (120, 30), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
            assert stage.at == "Ronhap"
            assert any(line.startswith("> ") and "Ronhap wrote again" in line for line in stage.lines())

    tui(play)


def test_mouse(tui: Tui) -> None:
    async def play(stage: Stage) -> None:
        await stage.pilot.click(ArticleView, offset=(8, 1))
        await stage.settle()
        assert stage.at == "starts"
        await stage.pilot.click(ArticleView, offset=(4, 4))
        await stage.settle()
        assert stage.at == "Ronhap"
        assert stage.control.segment == 1
        await stage.pilot.click(ArticleView, offset=(60, 4))
        await stage.settle()
        assert (stage.at, stage.control.segment) == ("", 1)
        await stage.press("tab")
        await stage.pilot.click(FindingList, offset=(6, 4))
        await stage.settle()
        assert stage.at == "Renhap"

    tui(play)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_wide_and_combining_letters_stay_in_their_columns(tui: Tui, size: tuple[int, int]) -> None:
    text = "연합뉴스는 Ronhap 이라고 e\u0301crit 新闻社 " * 12
    Path("a.txt").write_text(text + "\n\n👩‍👩‍👧 Ronhap\t\u202eabc\n", "utf-8")

    async def play(stage: Stage) -> None:
        joined = "".join(stage.lines())  # lines() sees to it that all are as wide as the screen
        assert "연합뉴스는 !Ronhap 이라고" in joined
        assert "\u202e" not in joined
        await stage.press("y")
        assert "연합뉴스는 ✓Yonhap 이라고" in "".join(stage.lines())

    tui(play, size=size)


def test_markup_in_the_text_is_text(tui: Tui) -> None:
    Path("a.txt").write_text("See [bold]Ronhap[/bold] and [/] now. [@click=quit]Ronhap[/]\n", "utf-8")

    async def play(stage: Stage) -> None:
        assert any("See [bold]!Ronhap[/bold] and [/] now." in line for line in stage.lines())
        await stage.press("y", "e")
        await stage.type("[x]")
        await stage.press("enter")
        assert stage.text.endswith("[@click=quit][x][/]\n")
        await stage.press("d", "escape", "question_mark", "escape", "tab", "I", "escape", "g", "escape")

    tui(play)


def test_an_empty_or_clean_article(tui: Tui, folder: Path) -> None:
    Path("a.txt").write_text("", "utf-8")
    Path("b.txt").write_text("All is well.\n", "utf-8")

    async def play(stage: Stage) -> None:
        assert "Nothing was found" in stage.control.said
        await stage.press(
            "y", "n", "p", "j", "k", "E", "escape", "P", "escape", "A", "S", "R", "d", "escape", "w", "tab"
        )
        await stage.press("right_square_bracket", "P", "home")
        await stage.type("So ")
        await stage.press("enter", "w")
        assert Path("b.txt").read_text("utf-8") == "So All is well.\n"

    tui(play, "a.txt", "b.txt")


def test_a_review_goes_on_where_it_stopped(tui: Tui) -> None:
    async def first(stage: Stage) -> None:
        await stage.press("y", "r")

    async def second(stage: Stage) -> None:
        assert "2 decisions taken up" in stage.control.said
        assert stage.control.number == 2
        assert stage.session.decision(stage.control.visible[1]).action is Action.REJECT  # type: ignore[union-attr]

    tui(first)
    tui(second)


def test_sizes_of_the_modules() -> None:
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "tqcheck" / "tui").glob("*.py")}
    assert sizes["app.py"] < 150
    assert max(sizes.values()) <= 300


def test_the_core_knows_no_textual() -> None:
    import subprocess
    import sys

    script = "import sys; import tqcheck.review, tqcheck.cli.review_plain, tqcheck.review.summary; assert 'textual' not in sys.modules"  # fmt: skip
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    assert not [path for path in (ROOT / "tqcheck" / "review").glob("*.py") if "textual" in path.read_text("utf-8")]


def test_a_long_article_is_shown_before_all_of_it_is_checked(tui: Tui, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(stage: Stage) -> None:
        await stage.press("y")
        for _ in range(500):
            if not stage.session.pending:
                break
            await stage.pilot.pause(0.02)
        await stage.pilot.pause()
        assert "still checking" not in "\n".join(stage.lines())
        assert "decided 1/60" in stage.lines()[0]
        await stage.press("S")
        assert "decided 60/60" in stage.lines()[0]

    monkeypatch.setattr(history, "LONG", 1000)
    monkeypatch.setattr(whole, "_FIRST", 500)
    monkeypatch.setattr(control, "_MANY", 10)
    text = "\n\n".join(f"Paragraph {number}: Ronhap wrote about it." for number in range(60))
    Path("a.txt").write_text(text + "\n", "utf-8")
    tui(play)
