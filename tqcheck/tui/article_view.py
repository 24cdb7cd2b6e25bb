"""The running text with every finding marked in place. Only the rows in sight are drawn."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tqcheck.reports.cells import columns, safe
from tqcheck.review import Article, Choice
from tqcheck.tui.layout import Block, Layout
from tqcheck.tui.signs import STYLES

_GUTTER = 2


class ArticleView(ScrollView, can_focus=False):
    """Shows one article at a time."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"mark--{name}" for name in (*STYLES, "gutter")}

    class Clicked(Message):
        """A choice was clicked, or a paragraph."""

        def __init__(self, article: int, segment: int, choice: Choice | None) -> None:
            super().__init__()
            self.article = article
            self.segment = segment
            self.choice = choice

    def __init__(self) -> None:
        super().__init__()
        self.article: Article | None = None
        self.layout_: Layout | None = None
        self.segment = 0
        self.choice: Choice | None = None

    def show(self, article: Article, segment: int, choice: Choice | None) -> None:
        """Show an article with this paragraph and choice as the current ones, in sight."""
        other = article is not self.article
        self.article, self.segment, self.choice = article, segment, choice
        if other or self.layout_ is None:
            self.layout_ = None  # out of sight it has no width; it is laid out when it has one
            self._lay_out()
        self._into_sight()
        self.refresh()

    def renew(self, segments: set[int]) -> None:
        """Paragraphs of this article read differently now."""
        if self.layout_ is not None:
            self.layout_.renew(segments)
        self.refresh()

    def _lay_out(self) -> None:
        if self.article is None or not self.size.width:
            return
        self.layout_ = Layout(self.article, self.scrollable_content_region.width - _GUTTER)
        self._measure()

    def _measure(self) -> None:
        if self.layout_ is not None:
            self.virtual_size = Size(self.scrollable_content_region.width, self.layout_.height)

    def on_resize(self, event: events.Resize) -> None:
        old = self.layout_
        if old is not None and old.width == max(8, self.scrollable_content_region.width - _GUTTER):
            self._into_sight()
            return
        top = old.place_of(self.scroll_offset.y) if old is not None else (0, 0)
        self._lay_out()
        if self.layout_ is not None:
            self.scroll_to(y=self.layout_.row_of(top), animate=False, immediate=True, force=True)
            self._into_sight()
        self.refresh()

    def _into_sight(self) -> None:
        if self.layout_ is None or not len(self.layout_) or not self.size.height:
            return
        self.layout_.settle(self.segment, 2 * self.size.height)
        self._measure()
        first, last = self.layout_.rows_of(self.segment, self.choice)
        height = self.size.height
        top = self.scroll_offset.y
        if first >= top + min(1, first) and last < top + height - min(2, height // 3):
            return
        self.scroll_to(y=max(0, first - height // 3), animate=False, immediate=True, force=True)

    def page(self, by: int) -> None:
        """Scroll by a page; the current choice stays what it is."""
        self.scroll_to(y=self.scroll_offset.y + by * max(1, self.size.height - 2), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        found = self.layout_.at(row) if self.layout_ is not None else None
        if self.layout_ is not None and self.virtual_size.height != self.layout_.height:
            self.call_after_refresh(self._measure)
        if found is None:
            return Strip.blank(width, self.rich_style)
        block, inside = found
        return self._strip(block, inside).adjust_cell_length(width, self.rich_style)

    def _strip(self, block: Block, row: int) -> Strip:
        base = self.rich_style
        start, end = block.rows[row]
        here = block.segment == self.segment
        # The pointer stands at the rows of the current choice, else of the current paragraph.
        pointed = here and (self.choice is None or self._holds(block, start, end))
        gutter = base + self.get_component_rich_style("mark--gutter", partial=True)
        segments = [Segment("> " if pointed else "  ", gutter)]
        at = start
        for place in block.places:
            low, high = max(start, place.span.start), min(end, place.span.end)
            if low >= high:
                continue
            name = "current" if here and self.choice and place.choice.key == self.choice.key else place.sign.style
            style = base + self.get_component_rich_style(f"mark--{name}", partial=True)
            segments += (self._segment(block.text[at:low], base), self._segment(block.text[low:high], style))
            at = high
        segments.append(self._segment(block.text[at:end], base))
        length = sum(columns(segment.text) for segment in segments)
        return Strip(segments, length)

    @staticmethod
    def _segment(text: str, style: Style) -> Segment:
        return Segment(safe(text), style)

    def _holds(self, block: Block, start: int, end: int) -> bool:
        key = self.choice.key if self.choice else ""
        return any(place.choice.key == key and place.span.start < end and start < place.span.end for place in block.places)  # fmt: skip

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset_capture(self)
        found = self.layout_.at(at.y + self.scroll_offset.y) if self.layout_ is not None else None
        if found and self.article:
            block, row = found
            self.post_message(self.Clicked(self.article.number, block.segment, block.at(row, at.x - _GUTTER)))
