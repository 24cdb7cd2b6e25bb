"""The Textual application: opens the articles in a worker, then shows the review."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable, Sequence

from rich.text import Text
from textual.app import App, ComposeResult
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Static

from tqcheck.errors import TqcheckError
from tqcheck.review import Article, Session
from tqcheck.tui.actions import ACTIONS
from tqcheck.tui.screen import ReviewScreen


class Commands(Provider):
    """The actions of the registry, for the command palette."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        for action in ACTIONS:
            if action.keys:
                yield DiscoveryHit(f"{action.label} ({action.shown})", self._doing(action.name))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action in ACTIONS:
            score = matcher.match(action.label)
            if score > 0 and action.keys:
                yield Hit(score, matcher.highlight(action.label), self._doing(action.name), help=action.shown)

    def _doing(self, name: str) -> Callable[[], None]:
        def do() -> None:
            if isinstance(self.screen, ReviewScreen):
                self.screen.action_act(name)

        return do


class ReviewApp(App[None]):
    """`problem` is what kept the review from starting, if anything did."""

    CSS_PATH = "review.tcss"
    TITLE = "tqcheck review"
    COMMANDS = {Commands}  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, session: Session, paths: Sequence[str], light: bool = False) -> None:
        super().__init__()
        self.session = session
        self.paths = paths
        self.problem: TqcheckError | None = None
        self._review: ReviewScreen | None = None
        self.theme = "textual-light" if light else "textual-dark"

    def compose(self) -> ComposeResult:
        yield Static("Checking …", id="opening")

    def on_mount(self) -> None:
        self.run_worker(self._open, thread=True)

    def _open(self) -> None:
        gc.disable()  # an article of 200,000 words makes a million objects, none of them garbage
        try:
            self.session.open(self.paths, lambda path: self.call_from_thread(self._opened, path), in_parts=True)
        except TqcheckError as error:
            self.problem = error
        self.call_from_thread(self._begin)
        for article in self.session.pending:
            checked = self.session.checked(article)
            if checked is not None:
                self.call_from_thread(self._complete, article, checked)
        gc.freeze()
        gc.enable()

    def _complete(self, article: Article, checked: Article) -> None:
        self.session.complete(article, checked)
        if self._review is not None:
            self._review.completed(article)

    def on_unmount(self) -> None:
        self.session.stop()

    def _opened(self, path: str) -> None:
        self.query_one("#opening", Static).update(Text(f"Checked {path} …"))

    def _begin(self) -> None:
        if self.problem or not self.session.articles:
            self.exit()
        else:
            self._review = ReviewScreen(self.session)
            self.push_screen(self._review)
