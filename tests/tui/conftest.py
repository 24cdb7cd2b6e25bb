"""The screen, headless: `tui(keys)` presses keys in a review of a.txt and gives the app to look at."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from tests.review.conftest import folder  # noqa: F401 - a fixture
from tqcheck.config import Changes
from tqcheck.engine import Engine
from tqcheck.review import Session, Setup
from tqcheck.tui.app import ReviewApp
from tqcheck.tui.screen import ReviewScreen

Play = Callable[["Stage"], Awaitable[None]]
Tui = Callable[..., None]


class Stage:
    """What a test sees of a running review."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.session = app.session

    @property
    def screen(self) -> ReviewScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReviewScreen))

    @property
    def control(self):  # type: ignore[no-untyped-def]
        return self.screen.control

    @property
    def text(self) -> str:
        """What the first article will read."""
        return self.session.articles[0].raw_now()

    @property
    def at(self) -> str:
        """The text of the current choice."""
        return self.control.choice.main.matched if self.control.choice else ""

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        """Until no action is under way that needs no key."""
        for _ in range(200):
            await self.pilot.pause()
            if not self.screen.busy or self.app.screen is not self.screen:
                return
            await asyncio.sleep(0.01)

    async def type(self, text: str) -> None:
        await self.press(*("space" if char == " " else char for char in text))

    def lines(self) -> list[str]:
        """The screen as text."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        assert len(strips) == height
        assert all(strip.cell_length == width for strip in strips)
        return [strip.text for strip in strips]


@pytest.fixture
def tui(folder) -> Tui:  # type: ignore[no-untyped-def] # noqa: F811
    def run(play: Play, *paths: str, size: tuple[int, int] = (80, 24)) -> None:
        async def stage() -> None:
            setup = Setup(Changes())
            session = Session(Engine(setup.load()), setup)
            app = ReviewApp(session, paths or ("a.txt",))
            async with app.run_test(size=size) as pilot:
                for _ in range(500):
                    await pilot.pause()
                    if isinstance(app.screen, ReviewScreen) and app.screen.control.started:
                        break
                    await asyncio.sleep(0.01)
                await play(Stage(app, pilot))
            session.close()

        asyncio.run(stage())

    return run
