"""Small windows that ask one thing: a line, a passage, one of a few answers, a text to read."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option
from textual.widgets.text_area import Selection

from tqcheck.reports.cells import safe
from tqcheck.text import Span

_BREAKS = str.maketrans("\n\r\t", "   ")


class AskLine(ModalScreen[str | None]):
    """Asks for a line; None if the editor thinks better of it."""

    BINDINGS = [("escape", "dismiss(None)", "Leave")]  # noqa: RUF012 - as Textual has it

    def __init__(self, title: str, value: str = "") -> None:
        super().__init__()
        self._heading = title
        self._value = value

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = self._heading
            box.border_subtitle = "Enter: take it · Esc: leave"
            yield Input(self._value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class _Passage(TextArea):
    """Enter ends the work, for a passage is one paragraph."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.dismiss(self.text)
            return
        await super()._on_key(event)


class EditPassage(ModalScreen[str | None]):
    """Asks what a passage shall read."""

    BINDINGS = [("escape", "dismiss(None)", "Leave")]  # noqa: RUF012

    def __init__(self, title: str, text: str, selected: Span | None = None, around: tuple[str, str] = ("", "")) -> None:
        """`selected` is marked to be typed over (None: everything); `around` is shown of the text before and after."""
        super().__init__()
        self._heading = title
        self._text = text.translate(_BREAKS)
        self._selected = selected or Span(0, len(text))
        self._around = around

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -passage") as box:
            box.border_title = self._heading
            box.border_subtitle = "Enter: take it · Esc: leave · Ctrl+Z: undo typing"
            area = _Passage(self._text, soft_wrap=True, show_line_numbers=False, compact=True)
            before, after = (safe(text.translate(_BREAKS)) for text in self._around)
            if before:
                yield Static(Text(before, "dim"))
            yield area
            if after:
                yield Static(Text(after, "dim"))

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.selection = Selection((0, self._selected.start), (0, self._selected.end))


class Choose(ModalScreen[str | None]):
    """Offers a few answers; a letter or arrows and Enter choose."""

    BINDINGS = [("escape", "dismiss(None)", "Leave")]  # noqa: RUF012

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        """`answers` are key and words; the result is the key."""
        super().__init__()
        self._heading = title
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = self._heading
            box.border_subtitle = "Esc: leave"
            if self._text:
                yield Static(Text(self._text))
            yield OptionList(*(Option(Text(f"{key}  {words}"), id=key) for key, words in self._answers))

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in dict(self._answers):
            event.stop()
            self.dismiss(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class Pick(ModalScreen[int | None]):
    """Offers a list; the result is the number of the row."""

    BINDINGS = [("escape", "dismiss(None)", "Leave")]  # noqa: RUF012

    def __init__(self, title: str, rows: Sequence[str]) -> None:
        super().__init__()
        self._heading = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = self._heading
            box.border_subtitle = "Enter: take it · Esc: leave"
            yield OptionList(*(Option(Text(row)) for row in self._rows))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)


class Read(ModalScreen[None]):
    """A text to read: the help, a difference."""

    BINDINGS = [  # noqa: RUF012
        ("escape,q,enter,question_mark,d", "dismiss(None)", "Close"),
        ("j,down", "down", "Down"),
        ("k,up", "up", "Up"),
        ("space,pagedown", "page(1)", "Page down"),
        ("pageup", "page(-1)", "Page up"),
    ]

    def __init__(self, title: str, text: Text) -> None:
        super().__init__()
        self._heading = title
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog -read") as box:
            box.border_title = self._heading
            box.border_subtitle = "j k: scroll · Esc: close"
            yield Static(self._text)

    def action_down(self) -> None:
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_page(self, by: int) -> None:
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=by * (box.size.height - 1), animate=False)
