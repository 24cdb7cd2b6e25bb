"""Speed of `tqcheck review`: how long an article takes to open, and a key to answer, headless.

usage: python benchmarks/review.py [--quick]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import material

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "north-korea-launches.ru-en.txt"
KEYS = "j k n y u r s i A u S u R u n p o o pagedown pageup tab tab right_curly_bracket u".split()


def long_article(words: int, findings: int) -> str:
    """News-like text with a mangled name in every so many words."""
    paragraphs = material.news(words).split("\n\n")
    out, done, count = [], 0, 0
    for paragraph in paragraphs:
        tokens = paragraph.split(" ")
        count += len(tokens)
        while done < findings * count // words:
            tokens.insert(len(tokens) * (done % 7) // 7, "Ronhap")
            done += 1
        out.append(" ".join(tokens))
    return "\n\n".join(out)


async def measure(path: str, size: tuple[int, int]) -> None:
    from tqcheck.config import Changes
    from tqcheck.engine import Engine
    from tqcheck.review import Session, Setup
    from tqcheck.tui.app import ReviewApp
    from tqcheck.tui.screen import ReviewScreen

    setup = Setup(Changes())
    session = Session(Engine(setup.load()), setup)
    start = time.perf_counter()
    app = ReviewApp(session, [path])
    async with app.run_test(size=size) as pilot:
        while not (isinstance(app.screen, ReviewScreen) and app.screen.control.choice):
            await asyncio.sleep(0.005)
        await pilot._wait_for_screen()
        opened = time.perf_counter() - start
        words = sum(article.file.raw.count(" ") + 1 for article in session.articles)
        print(
            f"{path}: {words:,} words, {size[0]}x{size[1]}: open in {opened:.2f} s, with {len(session.queue()):,} findings to decide on"
        )
        if session.pending:
            keys, gap = 0.0, 0.0
            while session.pending:
                keys = max(keys, await press(app, pilot, "j"))
                at = time.perf_counter()
                await asyncio.sleep(0.005)
                gap = max(gap, time.perf_counter() - at)
            print(
                f"  all {len(session.queue()):,} findings after {time.perf_counter() - start:.2f} s; "
                f"until then a key answers in {1000 * keys:.0f} ms at most, the longest pause is {1000 * gap:.0f} ms"
            )
        times: dict[str, float] = {}
        longest, pause = 0.0, 0.0
        for key in KEYS:
            begun = time.perf_counter()
            times[key] = max(times.get(key, 0), await press(app, pilot, key))
            while app.screen.busy:  # a step about very many places is made beside the screen
                at = time.perf_counter()
                await asyncio.sleep(0.001)
                pause = max(pause, time.perf_counter() - at)
                longest = max(longest, time.perf_counter() - begun)
        worst = max(times, key=times.__getitem__)
        print(f"  a key answers in {1000 * statistics.median(times.values()):.0f} ms (median); slowest {worst}: {1000 * times[worst]:.0f} ms")  # fmt: skip
        print("  " + ", ".join(f"{key} {1000 * spent:.0f}" for key, spent in times.items()))
        if longest:
            print(
                f"  the longest step about many places takes {longest:.2f} s; the screen pauses {1000 * pause:.0f} ms at most in it"
            )
    session.close()


async def press(app: Any, pilot: Any, key: str) -> float:
    """Seconds from a key to the screen that shows what it did."""
    at = time.perf_counter()
    app.simulate_key(key)
    for _ in range(3):  # the key, the action that it stands for, what that asks the widgets
        await pilot._wait_for_screen()
    app.screen._update_timer.resume()
    app.screen._on_timer_update()
    return time.perf_counter() - at


def cold(path: str) -> float:
    """Seconds from the start of a process to the first screen of an article."""
    script = (
        "import asyncio, sys\n"
        "sys.argv[1:]\n"
        "from tqcheck.config import Changes\nfrom tqcheck.engine import Engine\n"
        "from tqcheck.review import Session, Setup\nfrom tqcheck.tui.app import ReviewApp\n"
        "from tqcheck.tui.screen import ReviewScreen\n"
        "async def main():\n"
        "    setup = Setup(Changes()); session = Session(Engine(setup.load()), setup)\n"
        f"    app = ReviewApp(session, [{path!r}])\n"
        "    async with app.run_test(size=(80, 24)) as pilot:\n"
        "        while not (isinstance(app.screen, ReviewScreen) and app.screen.control.choice):\n"
        "            await asyncio.sleep(0.005)\n"
        "        session.stop(); import os; os._exit(0)\n"
        "asyncio.run(main())\n"
    )
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the text, to see that it runs")
    args = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        shutil.copy(SEED, "seed.txt")
        part = 10 if args.quick else 1
        Path("long.txt").write_text(long_article(200_000 // part, 10_000 // part), encoding="utf-8")
        fresh = cold("seed.txt")
        asyncio.run(measure("seed.txt", (80, 24)))
        print(f"  a new process: {fresh:.2f} s to the first screen")
        fresh = cold("long.txt")
        asyncio.run(measure("long.txt", (160, 50)))
        print(
            f"  a new process: {fresh:.2f} s to the first screen; with the decisions of an earlier review {cold('long.txt'):.2f} s"
        )


if __name__ == "__main__":
    main()
