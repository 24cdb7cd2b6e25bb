"""How much of the mechanical damage of machine translation is found: one fault at a time is put into clean news.

usage: python benchmarks/damage.py NEWS [--each 40] [--seed 1] [--only TEXT ...] [--misses] [--kind original]

NEWS is JSON lines of clean English: {"kind": "original", "paragraphs": [...]}. Every operator of `faults.py` and
`faults_lines.py` damages up to --each articles in one place, which is known. A fault is found when an error or warning of a
fitting category touches the place; its fix is right when it gives the clean text back. `--misses` shows what was not found.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.faults import CAPITALS, NUMBERS, PUNCTUATION, QUOTES, Edit, Fault
from benchmarks.faults_lines import LEFT, LINES, SPELLINGS
from tqcheck.api import Linter
from tqcheck.model import Finding, Severity

FAULTS = [*CAPITALS, *QUOTES, *PUNCTUATION, *NUMBERS, *LINES, *LEFT, *SPELLINGS]
# A fault may be found under a neighbour of its category.
FITTING = {
    "quotes": {"quotes", "punctuation"},
    "punctuation": {"punctuation", "quotes", "capitalization"},
    "capitalization": {"capitalization", "names", "terms", "consistency"},
    "consistency": {"consistency", "names", "terms"},
    "numbers": {"numbers", "punctuation"},
    "untranslated": {"untranslated", "residue", "names", "terms"},
    "residue": {"residue", "untranslated"},
}


class Outcome(NamedTuple):
    """What became of one fault."""

    loud: bool
    quiet: bool
    offered: bool
    right: bool
    shown: str


def articles(path: Path, kind: str) -> list[str]:
    """Clean articles in short paragraphs, as news has them."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        "\n\n".join(short for text in record["paragraphs"] for short in cut(text)) + "\n"
        for record in records
        if not kind or record.get("kind") == kind
    ]


def cut(text: str, longest: int = 260) -> Iterator[str]:
    """A long paragraph in pieces, cut where a sentence ends and no quotation is open."""
    start = 0
    for stop in re.finditer(r"(?<=[a-z]{3}[.?!])[\"”]? (?=[\"“]?[A-Z])", text):
        piece = text[start : stop.end()]
        if len(piece) >= longest and piece.count('"') % 2 == 0 and piece.count("“") == piece.count("”"):
            yield piece.strip()
            start = stop.end()
    yield text[start:].strip()


def curled(text: str) -> str:
    """Straight quotation marks as curly ones."""
    text = re.sub(r"(?:(?<=^)|(?<=[\s(\[—–-]))\"(?=\S)", "“", text, flags=re.MULTILINE)
    return text.replace('"', "”").replace("'", "’")


def apply(text: str, edits: Sequence[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def damaged(fault: Fault, texts: Sequence[str], each: int, seed: int) -> Iterator[tuple[str, list[Edit]]]:
    """Clean texts and the edits that damage them in one place."""
    pick = random.Random(f"{seed} {fault.name}")
    done = 0
    for text in pick.sample(texts, len(texts)):
        if done == each:
            return
        curly = pick.random() < 0.5 if fault.curly is None else fault.curly
        clean = curled(text) if curly else text
        if places := fault.places(clean, pick):
            done += 1
            yield clean, pick.choice(places)


def judge(fault: Fault, clean: str, edits: list[Edit], linter: Linter) -> Outcome:
    text = apply(clean, edits)
    report = linter.lint(text)
    spans, moved = [], 0
    for start, end, new in sorted(edits):
        spans.append((start + moved, start + moved + len(new)))
        moved += len(new) - (end - start)
    if fault.wide:
        spans = [(text.rfind("\n", 0, low), text.find("\n", high)) for low, high in spans]
    hits = [found for found in report.findings if _fits(found, fault, spans)]
    loud = [found for found in hits if found.severity > Severity.INFO]
    fixes = [found.fixes[0] for found in hits if found.fixes]
    restored = {apply(text, [(*edit.span, edit.text) for edit in fix.edits]) for fix in fixes}
    low, high = max(0, edits[0][0] - 40), edits[-1][1] + 30
    return Outcome(bool(loud), bool(hits), bool(fixes), any(_same(one, clean) for one in restored), text[low:high])


def _fits(found: Finding, fault: Fault, spans: Sequence[tuple[int, int]]) -> bool:
    if found.category not in FITTING[fault.category]:
        return False
    return any(found.span.start <= end + 1 and start - 1 <= found.span.end for start, end in spans)


def _same(one: str, other: str) -> bool:
    """True if two texts differ in white space and the kind of their quotation marks at most."""
    plain = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
    return one.translate(plain).split() == other.translate(plain).split()


def share(part: int, whole: int) -> str:
    return f"{part / whole:5.2f}" if whole else "    -"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="original")
    parser.add_argument("--only", action="append", default=[], help="operators and categories that contain this")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    texts = articles(args.news, args.kind)
    linter = Linter()
    rows: dict[str, list[list[Outcome]]] = {}
    print("found: errors and warnings / with advice; right: of the fixes offered")
    for fault in FAULTS:
        if args.only and not any(text in fault.name or text in fault.category for text in args.only):
            continue
        done = [judge(fault, *one, linter) for one in damaged(fault, texts, args.each, args.seed)]
        rows.setdefault(fault.category, []).append(done)
        print(_row(f"  {fault.name}", done))
        if args.misses:
            for one in [one for one in done if not one.loud][:12]:
                print("        " + repr(one.shown))
    for category, operators in rows.items():
        # Every operator weighs the same, however often the texts have a place for it.
        mean = sum(sum(one.loud for one in done) / len(done) for done in operators if done) / max(
            1, sum(map(bool, operators))
        )
        print(_row(category, [one for done in operators for one in done]) + f"  mean of operators {mean:.2f}")


def _row(name: str, done: Sequence[Outcome]) -> str:
    loud, quiet = sum(one.loud for one in done), sum(one.quiet for one in done)
    offered, right = sum(one.offered for one in done), sum(one.right for one in done)
    return f"{name:38} {len(done):4}  found {share(loud, len(done))} / {share(quiet, len(done))}  right {share(right, offered)}"


if __name__ == "__main__":
    main()
