"""Speed and memory of `tqcheck lint --stream`: peak memory must not grow with the number of records.

usage: python benchmarks/stream.py [--records N] [--jobs N] [--names N]

The same kind of records, a tenth of them and all of them; no record comes twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import material

ROOT = Path(__file__).resolve().parent.parent


_WORDS = (
    "the of and to in on at for with by from was were is are has had will would said say that which it he they we this not "
    "government minister president police court city company market price year month week people worker child school river "
    "road bridge train hospital doctor farmer storm fire snow summer season team player match goal vote party law budget tax "
    "plan report study found opened closed built signed asked told called began ended moved rose fell won lost old new large "
    "small early late local national public final first second three four many more less after before during near between"
).split()


def write(path: Path, count: int, names: int) -> None:
    """Records of one sentence, with an unknown name in every fourth; every thousandth line is broken."""
    supply = material.Words(7)
    pick = random.Random(7)
    made = [supply.made(3).capitalize() for _ in range(names)]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            if number % 1000 == 999:
                out.write('{"text": "broken\n')
                continue
            words = pick.choices(_WORDS, k=pick.randint(6, 24))
            words.insert(pick.randrange(1, 6), pick.choice(("Ronhap", "Seoul", "Kim", pick.choice(made))))
            out.write(json.dumps({"id": number, "text": " ".join(words).capitalize() + "."}) + "\n")


def measure(path: Path, jobs: int) -> tuple[float, int, int]:
    """Seconds, peak memory of one process in MB, and lines that came out."""
    script = (
        "import resource, subprocess, sys\n"
        "process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)\n"
        "lines = sum(1 for _ in process.stdout)\n"
        "process.wait()\n"
        "print(lines, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    command = [sys.executable, "-m", "tqcheck", "lint", "--stream", "--id-field", "id", f"--jobs={jobs}", str(path)]
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=path.parent, capture_output=True, text=True, check=True
    ).stdout.split()
    peak = int(told[1]) / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return time.perf_counter() - begun, round(peak), int(told[0])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--records", type=int, default=300_000)
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument(
        "--names", type=int, default=2000, help="different unknown names; what is known of a word is kept up to a limit"
    )
    args = arguments.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        for count in (100, args.records // 10, args.records):
            write(path, count, args.names)
            seconds, peak, lines = measure(path, args.jobs)
            assert lines == count
            print(f"{count:>9,} records {seconds:7.1f} s {count / seconds:8,.0f} a second, peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
