"""The check of a long article as a whole, in a process of its own, while the editor has begun with its first part.

A thread would not do: it would hold the interpreter for seconds, and every key would wait for it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Lock, Thread

from tqcheck.engine import Engine
from tqcheck.errors import TqcheckError
from tqcheck.garbage import calm_collector
from tqcheck.model import Document, Facts, Report

LONG = 200_000
"""Characters from which an article is opened in two steps; what is shorter is checked in less than a second."""
_FIRST = 60_000
"""Characters that are checked before the screen is shown."""
_START = "from tqcheck.review.whole import answer; answer()"


def first_part(document: Document) -> Document:
    """The document with only its first segments."""
    length = number = 0
    for segment in document.segments:
        number += 1
        length += len(segment.target.plain)
        if length > _FIRST:
            break
    return document._replace(segments=document.segments[:number])


class Whole:
    """The report on a whole article that is on its way. What goes to the other process and comes from it is pickled: both are this program."""

    def __init__(self, engine: Engine, path: str, document: Document, facts: Facts | None) -> None:
        """`engine` must have its catalog by now, so that the other process finds it in the cache."""
        self._engine = engine
        self._path = path
        self._document = document
        self._facts = facts
        self._lock = Lock()
        self._report: Report | None = None
        self._stopped = False
        package = str(Path(__file__).resolve().parents[2])
        paths = filter(None, (package, os.environ.get("PYTHONPATH")))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

        self._answer = b""
        self._asking = Thread(target=self._ask, daemon=True)
        self._asking.start()

    def _ask(self) -> None:
        engine = self._engine
        parts = (engine.config, engine.options, engine.use_cache, engine.stdin_name, engine.original)
        job = pickle.dumps((parts, self._path, self._document.raw, self._facts))
        self._answer, _ = self._process.communicate(job)

    def report(self) -> Report | None:
        """The report; waits for it. None if it was stopped; where the process came to grief the article is checked here."""
        self._asking.join()
        with self._lock:
            if self._report is None and not self._stopped:
                if self._process.returncode:
                    self._report = self._engine.checker(self._path).check(self._document, self._facts)
                else:
                    self._report = Report(self._document, *pickle.loads(self._answer))
            return self._report

    def stop(self) -> None:
        """The report is not wanted any more."""
        self._stopped = True
        self._process.kill()


def answer() -> None:
    """What the other process does."""
    parts, path, raw, facts = pickle.load(sys.stdin.buffer)
    calm_collector()
    engine = Engine(*parts)
    try:
        report = engine.checker(path).check(engine.document(path, raw), facts)
    except TqcheckError:
        sys.exit(1)  # it is told where the article is checked again
    # The document is known where the answer goes, and may hold what cannot be sent.
    pickle.dump(
        (report.findings, report.facts, report.suppressed, report.unused_suppressions, report.skipped),
        sys.stdout.buffer,
        protocol=pickle.HIGHEST_PROTOCOL,
    )
