"""How often every category speaks in machine translation, human translation, clean news and damaged texts, with `tqcheck stats`.

usage: python benchmarks/quality.py [--systems FILE] [--news FILE] [--damaged FILE] [--texts NAME=PATH ...] [--rules] [--severity LEVEL]

--systems  JSON lines: {"src_lang": "ru", "mt": {"system": [segment, ...]}, "ref": [segment, ...]}; by source language, and the references
--news     JSON lines: {"kind": "original", "paragraphs": [...]}; by kind
--damaged  JSON lines: {"text": "..."}
--texts    any other set of files that tqcheck reads
Sets that are not given are left out. Figures are hits per 100,000 words; --rules adds a line for each rule.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def articles(args: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Name of a set and the text of one article in it."""
    for record in records(args.systems) if args.systems else ():
        for segments in record["mt"].values():
            yield f"machine, {record['src_lang']}", paragraphs(segments)
        yield f"reference, {record['src_lang']}", paragraphs(record["ref"])
    for record in records(args.news) if args.news else ():
        yield f"news, {record['kind']}", paragraphs(record["paragraphs"])
    for record in records(args.damaged) if args.damaged else ():
        yield "damaged", record["text"]


def paragraphs(segments: list[str]) -> str:
    return "\n\n".join(" ".join(segment.split("\n")) for segment in segments) + "\n"


def stats(path: Path, severity: str) -> dict[str, Any]:
    """What `tqcheck stats` says of a folder."""
    command = [sys.executable, "-m", "tqcheck", "stats", str(path), "--format", "json", "--severity", severity]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if run.returncode:
        sys.exit(f"stats exited with {run.returncode}: {run.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def table(measured: dict[str, dict[str, Any]], rules: bool, severity: str) -> Iterator[str]:
    names = list(measured)
    rates = {name: {row["id"]: row["per_100k"] for row in data["rows"]} for name, data in measured.items()}
    ids = {id_ for figures in rates.values() for id_ in figures if rules or "." not in id_}
    yield f"| {severity} and worse | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(names)}"
    yield f"| words | {' | '.join(str(measured[name]['sets'][0]['words']) for name in names)} |"
    for id_ in sorted(ids, key=lambda id_: (id_ != "all", "." in id_, id_)):
        yield f"| {id_} | {' | '.join(f'{rates[name].get(id_, 0.0):.1f}' for name in names)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--damaged", type=Path)
    parser.add_argument("--texts", action="append", default=[], metavar="NAME=PATH")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--severity", action="append", choices=("error", "warning", "info"))
    args = parser.parse_args()
    for name in ("systems", "news", "damaged"):
        path = getattr(args, name)
        if path is not None and not path.exists():
            print(f"{path} is not there: left out", file=sys.stderr)
            setattr(args, name, None)
    with tempfile.TemporaryDirectory() as folder:
        sets: dict[str, Path] = {}
        count: defaultdict[str, int] = defaultdict(int)
        for name, text in articles(args):
            sets.setdefault(name, Path(folder, str(len(sets)))).mkdir(exist_ok=True)
            count[name] += 1
            Path(sets[name], f"{count[name]:05}.txt").write_text(text, encoding="utf-8")
        sets |= {name: Path(path).resolve() for name, path in (item.split("=", 1) for item in args.texts)}
        for severity in args.severity or ("warning", "info"):
            measured = {name: stats(path, severity) for name, path in sets.items()}
            if measured:
                print("\n".join(table(measured, args.rules, severity)) + "\n")


if __name__ == "__main__":
    main()
