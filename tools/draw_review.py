"""Draw docs/review.svg: the screen of `tqcheck review` on the seed article after some decisions, from a headless run.

usage: python tools/draw_review.py [--size 120x36] [--light] [OUTPUT]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from tqcheck.config import Changes
from tqcheck.engine import Engine
from tqcheck.review import Session, Setup
from tqcheck.tui.app import ReviewApp
from tqcheck.tui.screen import ReviewScreen

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "north-korea-launches.ru-en.txt"
KEYS = ("y", "r", "y", "y", "y")


async def draw(size: tuple[int, int], light: bool) -> str:
    setup = Setup(Changes())
    session = Session(Engine(setup.load()), setup)
    app = ReviewApp(session, ["article.txt"], light=light)
    async with app.run_test(size=size) as pilot:
        while not (isinstance(app.screen, ReviewScreen) and app.screen.control.started):
            await asyncio.sleep(0.01)
        await pilot.press(*KEYS)
        await pilot.pause()
        picture = app.export_screenshot(title="tqcheck review article.txt")
    session.close()
    return picture


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("output", nargs="?", default=str(ROOT / "docs" / "review.svg"))
    arguments.add_argument("--size", default="120x36", help="columns x rows (default: 120x36)")
    arguments.add_argument("--light", action="store_true")
    args = arguments.parse_args()
    output = Path(args.output).resolve()
    width, _, height = args.size.partition("x")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SEED, Path(folder, "article.txt"))
        os.chdir(folder)
        picture = asyncio.run(draw((int(width), int(height)), args.light))
    output.write_text(picture, encoding="utf-8")
    print(f"drawn: {output}")


if __name__ == "__main__":
    main()
