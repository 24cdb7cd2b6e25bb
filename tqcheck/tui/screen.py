"""The screen: running text, the current finding, the list; it passes messages on to the control."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tqcheck.reports.cells import safe
from tqcheck.reports.wording import count
from tqcheck.review import Article, Session
from tqcheck.tui.actions import ACTIONS
from tqcheck.tui.article_view import ArticleView
from tqcheck.tui.asking import Asking
from tqcheck.tui.finding_list import FindingList
from tqcheck.tui.panels import CardView, Hints, Progress

WIDE = 120
_Answer = TypeVar("_Answer")


class ReviewScreen(Screen[None]):
    """Keys and clicks become messages; `on_review_screen_act` is the one handler of them."""

    BINDINGS = [  # noqa: RUF012 - as Textual has it
        *(Binding(action.keys, f"act('{action.name}')", action.label, show=False) for action in ACTIONS if action.keys),
        *(Binding(str(number), f"act('pick', {number})", show=False) for number in range(1, 10)),
    ]

    class Act(Message):
        """Do what an action of the registry says."""

        def __init__(self, name: str, *arguments: int) -> None:
            super().__init__()
            self.name = name
            self.arguments = arguments

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.control = Asking(session, self)
        self.busy = False
        self._shown_article = -1

    def compose(self) -> ComposeResult:
        yield Progress(self.session, "top")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield ArticleView()
                yield CardView(self.session)
            with Vertical(id="right"):
                yield Progress(self.session, "side")
                yield FindingList(self.session)
        yield Static(id="notice")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.control.start)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
        if self.control.started:
            self._head()

    # Showing

    def show(self) -> None:
        """Draw what the control says is current."""
        control = self.control
        if not self.session.articles:
            return
        view = self.query_one(ArticleView)
        article = self.session.articles[control.article]
        touched = {segment for number, segment in self.session.touched if number == control.article}
        self.session.touched = {place for place in self.session.touched if place[0] != control.article}
        if view.article is article and touched:
            view.renew(touched)
        view.show(article, control.segment, control.choice)
        rest = " · still checking the rest" if article.whole else ""
        view.border_title = f"{safe(article.path)}{' *' if article.changed else ''}{rest}"
        self.query_one(FindingList).show(control.visible, control.number, self._list_title())
        self.query_one(CardView).show(control.choice, control.number + 1, len(control.visible))
        self._head()

    def completed(self, article: Article) -> None:
        """All of a long article is checked now."""
        self.control.renew()
        if not self.busy:
            notes = self.control.session.notes
            self.control.tell(
                " ".join((f"All of {article.path} is checked: {count(len(article.choices), 'finding')}.", *notes))
            )
            notes.clear()

    def _list_title(self) -> str:
        words = str(self.control.filter)
        return f"findings: {words}" if words else "findings"

    def _head(self) -> None:
        articles = self.session.articles
        head = f"file {self.control.article + 1} of {len(articles)}, decided" if len(articles) > 1 else "decided"
        wide = self.has_class("-wide")
        self.query_one("#side" if wide else "#top", Progress).show(wide, head)

    def tell(self, text: str) -> None:
        """Say something in the line above the keys."""
        self.query_one("#notice", Static).update(safe(text).replace("[", "\\["))

    async def ask(self, window: ModalScreen[_Answer]) -> _Answer:
        """Open a window and wait for its answer."""
        return await self.app.push_screen_wait(window)

    # Messages

    def action_act(self, name: str, *arguments: int) -> None:
        self.post_message(self.Act(name, *arguments))

    def on_article_view_clicked(self, event: ArticleView.Clicked) -> None:
        if not self.busy:
            self.control.place(event.article, event.segment, event.choice)

    def on_finding_list_clicked(self, event: FindingList.Clicked) -> None:
        if not self.busy:
            self.control.go(event.choice)

    def on_review_screen_act(self, event: Act) -> None:
        """The one handler of keys. What asks something, or takes long, runs as a worker, and keys wait for it."""
        own = {"page_down": (self._page, 1), "page_up": (self._page, -1), "card_down": (self._card, 1), "card_up": (self._card, -1)}  # fmt: skip
        if self.busy:
            return
        if event.name in own:
            work, by = own[event.name]
            work(by)
        elif event.name == "list":
            self.toggle_class("-list")
        elif event.name == "theme":
            self.app.theme = "textual-light" if self.app.current_theme.dark else "textual-dark"
        else:
            if event.name != "pick":
                self.tell("")
            work_ = getattr(self.control, "filter_" if event.name == "filter" else event.name)
            if inspect.iscoroutinefunction(work_):
                self.busy = True
                self.run_worker(self._wait(work_), exclusive=False)
            else:
                work_(*event.arguments)

    async def _wait(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        finally:
            self.busy = False

    def in_thread(self, work: Callable[[], Callable[[], None]]) -> None:
        """Do something long, then what it gives back; keys wait for it, the screen does not."""

        async def wait() -> None:
            (await asyncio.to_thread(work))()

        self.busy = True
        self.tell("One moment …")
        self.run_worker(self._wait(wait), exclusive=False)

    def _page(self, by: int) -> None:
        self.query_one(ArticleView).page(by)

    def _card(self, by: int) -> None:
        self.query_one(CardView).scroll_relative(y=by * 3, animate=False)
