"""Outcomes of many files in order, in this process or over several."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tqcheck.cli.fixing import Mode
from tqcheck.engine import Engine, Outcome
from tqcheck.garbage import calm_collector
from tqcheck.walk import STDIN, Found

_CHUNK = 16
_engine: Engine
_mode: Mode | None


def outcomes(engine: Engine, found: Found, mode: Mode | None, jobs: int) -> Iterator[Outcome]:
    """The outcome of every path: first what cannot be checked, then the files in order. `jobs` of 0 is one per processor."""
    for error in found.errors:
        yield Outcome(error.path or "", error=error)
    jobs = min(jobs or os.cpu_count() or 1, -(-len(found.files) // _CHUNK))
    if jobs < 2 or STDIN in found.files:
        for path in found.files:
            yield _run(engine, mode, path)
        return
    from concurrent.futures import ProcessPoolExecutor

    engine.catalog  # noqa: B018  compiled once here, so that the workers find it in the cache (or inherit it)
    with ProcessPoolExecutor(
        jobs, initializer=_start, initargs=(engine.config, engine.options, engine.use_cache, mode)
    ) as pool:
        yield from pool.map(_work, found.files, chunksize=_CHUNK)


def _start(config: object, options: object, use_cache: bool, mode: Mode | None) -> None:
    global _engine, _mode
    calm_collector()
    _engine = Engine(config, options, use_cache)  # type: ignore[arg-type]
    _mode = mode


def _work(path: str) -> Outcome:
    return _run(_engine, _mode, path)


def _run(engine: Engine, mode: Mode | None, path: str) -> Outcome:
    if mode is None:
        return engine.run(path)
    return engine.run(path, mode.safety, mode.wants)
