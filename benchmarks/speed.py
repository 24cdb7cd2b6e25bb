"""Speed and memory of `tqcheck lint`, beside `re.findall` and `python -c pass` in the same run.

usage: python benchmarks/speed.py [--words N] [--quick]

Words per CPU second of one core, on text without repeats and without any result cache; ratios are what counts, machines differ.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import material

from tqcheck import catalog, readers
from tqcheck.check import Checker
from tqcheck.garbage import calm_collector
from tqcheck.model import Settings

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "north-korea-launches.ru-en.txt"


def cpu(*works: Callable[[], object], rounds: int = 3) -> list[float]:
    """The least CPU seconds of each piece of work; they take turns, so that noise meets all of them."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            best[number] = min(best[number], time.process_time() - start)
    return best


def row(name: str, text: str, seconds: float, base: float) -> None:
    words = len(text.split())
    print(f"{name:46} {words / seconds / 1000:8.0f} k words/s {seconds / base:7.1f} x findall")


def lint(checker: Checker, text: str) -> Callable[[], object]:
    return lambda: checker.check(readers.read_document("bench.txt", text))


def checker(**settings: object) -> Checker:
    chosen = Settings(**settings)  # type: ignore[arg-type]
    return Checker(catalog.load(chosen), chosen)


def findall(text: str) -> Callable[[], object]:
    return lambda: re.findall(r"\w+", text)


def throughput(folder: Path, words: int) -> None:
    text, long = material.news(words), material.news(10 * words, seed=9)
    forms = (str(folder / "forms.yaml"),)
    shipped = checker()
    full = checker(rule_paths=(str(folder / "400"),), glossary_paths=forms)
    quadruple = checker(rule_paths=(str(folder / "1600"),), glossary_paths=forms)
    base, plain, once, more = cpu(findall(text), lint(shipped, text), lint(full, text), lint(quadruple, text))
    print(f"re.findall over {words} words: {base * 1000:.1f} ms\n")
    row("shipped rules and glossaries", text, plain, base)
    row("and 400 rules, 50,000 listed forms", text, once, base)
    row("and 1,600 rules, 50,000 listed forms", text, more, base)
    print(f"  four times the rules: {more / once:.2f} x the time")
    one, ten = cpu(lint(full, text), lint(full, long), rounds=2)  # the words of both are known by then
    row("ten times the text, one file", long, ten, base * 10)
    print(f"  ten times the text: {ten / one:.1f} x the time")
    files = [material.news(max(words // 1000, 60), seed=100 + number) for number in range(1000)]
    joined = " ".join(files)
    spent, base = cpu(lambda: [lint(full, file)() for file in files], findall(joined), rounds=2)
    row("1,000 files", joined, spent, base)
    for kind in ("capitals", "quotes", "hits"):
        hurt = material.hostile(kind, words // 4)
        spent, base = cpu(lint(full, hurt), findall(hurt))
        row(f"hostile: {kind}", hurt, spent, base)
    line = material.news(words, seed=5).replace("\n", " ")
    spent, base = cpu(lint(full, line), findall(line))
    row("everything in one line", line, spent, base)


def cold_start() -> None:
    command = [sys.executable, "-m", "tqcheck", "lint", "--exit-zero", str(SEED)]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled, too
    os.environ["PYTHONPATH"] = str(ROOT)
    home = tempfile.mkdtemp()  # a folder without a configuration

    def wall(argv: list[str]) -> float:
        times = []
        for _ in range(15):
            start = time.perf_counter()
            subprocess.run(argv, cwd=home, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - start)
        return statistics.median(times)

    wall(command)  # compiles the modules and the catalog
    nothing, linted = wall([sys.executable, "-c", "pass"]), wall(command)
    print(
        f"\ncold lint of the seed {linted * 1000:.0f} ms, python -c pass {nothing * 1000:.0f} ms: {linted / nothing:.1f} x"
    )
    print(f"peak memory of that: {peak_memory(command):.0f} MB")


def peak_memory(command: list[str]) -> float:
    """Peak resident memory of a command in MB; asked of a process that runs nothing else."""
    script = f"import resource, subprocess; subprocess.run({command!r}, stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return int(told) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--words", type=int, default=200_000, help="words of the main text (default: 200,000)")
    arguments.add_argument("--quick", action="store_true", help="a tenth of the text, to see that it runs")
    args = arguments.parse_args()
    calm_collector()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["TQCHECK_CACHE_DIR"] = str(folder / "cache")
        material.rules(folder / "400", 400)
        material.rules(folder / "1600", 1600)
        material.glossary(folder / "forms.yaml", 50_000)
        throughput(folder, args.words // 10 if args.quick else args.words)
        cold_start()
    print(f"peak memory of this benchmark: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
