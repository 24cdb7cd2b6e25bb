"""The list of findings. Only the rows in sight are drawn, so ten thousand cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tqcheck.reports.cells import columns, shorten
from tqcheck.review import Choice, Session
from tqcheck.tui.signs import STYLES, sign


class FindingList(ScrollView, can_focus=False):
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"mark--{name}" for name in STYLES}

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.choices: Sequence[Choice] = ()
        self.current = -1

    def show(self, choices: Sequence[Choice], current: int, title: str) -> None:
        """Show these choices, with the current one in sight."""
        self.choices, self.current = choices, current
        self.border_title = title
        self.virtual_size = Size(self.scrollable_content_region.width, len(choices))
        self._into_sight()
        self.refresh()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.choices))
        self._into_sight()

    def _into_sight(self) -> None:
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and not top + 1 <= self.current < top + height - 1:
            self.scroll_to(y=max(0, self.current - height // 2), animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if row >= len(self.choices):
            return Strip.blank(width, base)
        choice = self.choices[row]
        decision = self.session.decision(choice)
        shown = sign(choice, decision)
        here = row == self.current
        name = "current" if here else shown.style
        style = base + self.get_component_rich_style(f"mark--{name}", partial=True)
        line = self.session.articles[choice.article].lines.place(choice.span.start)[0]
        place = f"{choice.article + 1}:{line}" if len(self.session.articles) > 1 else str(line)
        right = f" {'new ' if choice.new and not decision else ''}{choice.main.category} {place}"
        now = decision.text if decision and decision.patches else choice.options[0].label if choice.options else ""
        text = choice.main.matched or "here:"
        room = max(6, width - 4 - columns(right))
        text = _pair(text, now, room)
        gap = " " * max(0, room - columns(text))
        head = f"{'>' if here else ' '} {shown.sign} "
        return Strip([Segment(head + text, style), Segment(gap, base), Segment(right, base)]).adjust_cell_length(width, base)  # fmt: skip

    def on_click(self, event: events.Click) -> None:
        row = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if 0 <= row < len(self.choices):
            self.post_message(self.Clicked(self.choices[row]))


def _pair(text: str, now: str, room: int) -> str:
    """What stands there and what would, in `room` columns; where there is not enough, the first has the larger part."""
    if not now or now == text:
        return shorten(text, room)
    have, want = columns(text), columns(now)
    right = min(want, max((room - 3) // 2, room - 3 - have))
    left = min(have, room - 3 - right)
    return f"{shorten(text, left)} > {shorten(now, right)}"
