"""How the names engine bears up under big glossaries: first build, later starts, memory and speed.

    python benchmarks/names.py FOLDER [--forms 500000] [--entries 20000]

Writes two glossaries into FOLDER: one with that many listed forms (derive: off), one with that many entries to derive from, and
measures each in a process of its own, with a cache of its own in FOLDER.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

_ONSETS = "b ch d f g h j k l m n p r s sh t v w x y z zh q c".split()
_RIMES = "a ai an ang ao e ei en eng i ian iang iao in ing o ong ou u ua uan ui un uo".split()
_HANGUL = "가강건경고공관광구군규금김남노단대덕도동두라령로룡림마명목문미박방백범병보봉부북사산상서석선성소송수순승시신안양여연영오옥용우운원유은의이인일장전정제조종주진창천철청촌최추춘충태평포풍하한해현호홍화황회훈흥희"


def listed(path: Path, forms: int, seed: int = 1) -> None:
    """A glossary with this many wrong forms, ten an entry."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        for number in range(forms // 10):
            name = _word(chance, 3)
            wrong = ", ".join(_word(chance, 3) + _word(chance, 2).lower() for _ in range(10))
            out.write(f"- {{id: e{number}, en: {name}{number:x}, type: place, derive: 'off', wrong: [{wrong}]}}\n")


def deriving(path: Path, entries: int, seed: int = 2) -> None:
    """A glossary with this many Korean and Chinese names to derive from."""
    from tqcheck.romanize.hangul import revised

    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        for number in range(entries):
            if number % 2:
                native = "".join(chance.choice(_HANGUL) for _ in range(chance.choice((2, 3))))
                name, source = "".join(revised(native)).capitalize(), "ko"
            else:
                native, source = "北京", "zh"
                name = _word(chance, 2) + (f" {_word(chance, 2)}" if number % 4 else "")
            out.write(f"- {{id: e{number}, en: {name}, source: {source}, native: [{native}], type: place}}\n")


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_RIMES) for _ in range(syllables)).capitalize()


def measure(glossary: str, text: str) -> None:
    """In a process of its own: the start, then words a second."""
    from tqcheck import catalog, readers
    from tqcheck.check import Checker
    from tqcheck.model import Settings

    settings = Settings(glossary_paths=(glossary,) if glossary else ())
    begun = time.perf_counter()
    loaded = catalog.load(settings)
    checker = Checker(loaded, settings, [head.id for head, *_ in loaded.heads if head.id.startswith("names.")])
    start = time.perf_counter() - begun
    built = _memory()
    document = readers.read_document("text.txt", Path(text).read_text(encoding="utf-8"))
    begun = time.process_time()
    found = len(checker.check(document).findings)
    spent = time.process_time() - begun
    words = len(document.raw.split())
    print(
        f"start {start:6.2f} s, {built:4.0f} MB; {words / spent / 1000:5.0f} k words/s, {found} findings, peak {_memory():4.0f} MB"
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _text(path: Path, source: Path, words: int = 300_000) -> None:
    """Words of a text in any order, without its names, but with two in every hundred that nobody knows."""
    chance = random.Random(3)
    known = [word for word in source.read_text(encoding="utf-8").split() if word.isalpha() and word.islower()]
    out: list[str] = []
    for _ in range(words // 100):
        some = chance.choices(known, k=98)
        out.append(f"{some[0].capitalize()} {' '.join(some[1:])} {_word(chance, 2)} {_word(chance, 3)}.")
    path.write_text("\n\n".join(out), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--forms", type=int, default=500_000)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument(
        "--text", type=Path, default=Path(__file__).parent.parent / "seeds" / "north-korea-launches.ru-en.txt"
    )
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        measure(*args.measure)
        return
    args.folder.mkdir(parents=True, exist_ok=True)
    text, many, rich = args.folder / "text.txt", args.folder / "listed.yaml", args.folder / "deriving.yaml"
    _text(text, args.text)
    listed(many, args.forms)
    deriving(rich, args.entries)
    environment = {**os.environ, "TQCHECK_CACHE_DIR": str(args.folder / "cache")}
    for name, glossary in (("shipped", ""), (f"{args.forms:,} listed", many), (f"{args.entries:,} deriving", rich)):
        for turn in ("first", "later"):
            print(f"{name:18} {turn:6}", end=" ", flush=True)
            command = [sys.executable, __file__, str(args.folder), "--measure", str(glossary), str(text)]
            subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
