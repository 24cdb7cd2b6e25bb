"""`tqcheck lint --stream`: records one by one, in this process or over several, one line of JSON each, in order."""

from __future__ import annotations

import argparse
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from tqcheck import readers, stream, walk
from tqcheck.cli import common, gates, meter
from tqcheck.engine import Engine
from tqcheck.errors import UsageError
from tqcheck.garbage import calm_collector
from tqcheck.reports import FileResult
from tqcheck.reports.json_report import dump, record_of_line
from tqcheck.stream import Item

_CHUNK = 64
# Chunks that wait for each worker: enough to keep it busy, few enough to keep memory flat.
_AHEAD = 4
_TOLD = 10
_ALONE = (
    "fix", "unsafe_fixes", "diff", "output", "scorecard", "source", "baseline", "write_baseline", "changed_since", "min_score",
)  # fmt: skip
_engine: Engine


class Done(NamedTuple):
    """A record that was checked: its line of the report, how many findings make the run fail, and what people are told."""

    text: str
    failing: int
    found: bool
    notes: tuple[str, ...] = ()


def run(args: argparse.Namespace) -> int:
    _check_usage(args)
    config = common.config_of(args)
    options = readers.Options(args.input_format, args.field, args.source_field, args.id_field)
    readers.reader_for("", options)
    found = walk.expand(args.paths, stream.EXTENSIONS, config.folder, config.include, config.exclude)
    engine = Engine(config, options, not args.no_cache, progress=common.building(sys.stderr))
    engine.checker("")
    files = [path for path in found.files if path in args.paths or stream.is_stream(path, options)]
    items = (item for path in files for item in stream.items(path, options, args.stdin_filename))
    errors = [Item(error.path or "", 0, error=error) for error in found.errors]
    told = meter.Meter(args.progress)
    records: Iterable[Item] = (*errors, *stream.sample(items, args.sample)) if args.sample else _chain(errors, items)
    failing = broken = 0
    for done in _checked(engine, records, args.jobs or os.cpu_count() or 1):
        sys.stdout.write(done.text)
        sys.stdout.flush()
        failing += done.failing
        if done.notes:
            broken += 1
            if broken <= _TOLD:
                told.clear()
                for note in done.notes:
                    common.note(note)
        told.step(done.found, bool(done.notes))
    told.end()
    if broken > _TOLD:
        common.note(f"{broken - _TOLD:,} more lines could not be checked; their records say why")
    if found.summary:
        common.note(found.summary)
    if failing and args.max_findings:
        verdict = "too many" if failing > args.max_findings else "let pass"
        common.note(f"{gates.findings(failing)} of {args.max_findings} allowed (--max-findings): {verdict}")
    if broken:
        return 2
    return 1 if failing > args.max_findings and not args.exit_zero else 0


def _check_usage(args: argparse.Namespace) -> None:
    for name in _ALONE:
        if getattr(args, name) not in (None, False, []):
            raise UsageError(f"--{name.replace('_', '-')} does not go with --stream")
    if args.format not in (None, "jsonl"):
        raise UsageError(f"--stream prints jsonl, not {args.format}")
    if args.sample is not None and args.sample < 1:
        raise UsageError("--sample takes a number from 1 up")
    if args.max_findings < 0:
        raise UsageError("--max-findings takes a number from 0 up")


def _chain(errors: Iterable[Item], items: Iterable[Item]) -> Iterator[Item]:
    yield from errors
    yield from items


def _checked(engine: Engine, items: Iterable[Item], jobs: int) -> Iterator[Done]:
    if jobs < 2:
        for item in items:
            yield _check(engine, item)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(engine.config, engine.options, engine.use_cache))
    waiting: deque[Future[list[Done]]] = deque()
    lines = iter(items)
    try:
        while chunk := list(islice(lines, _CHUNK)):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) > _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start(config: object, options: object, use_cache: bool) -> None:
    global _engine
    calm_collector()
    _engine = Engine(config, options, use_cache)  # type: ignore[arg-type]


def _work(chunk: list[Item]) -> list[Done]:
    return [_check(_engine, item) for item in chunk]


def _check(engine: Engine, item: Item) -> Done:
    record = stream.check(engine, item)
    result = FileResult(record.path, record.report, record.error)
    text = dump(record_of_line(record.line, record.id, result)) + "\n"
    if record.report is None:
        return Done(text, 0, False, (str(record.error),))
    least = engine.config.settings_for(item.path).fail_on
    failing = sum(least is not None and finding.severity >= least for finding in result.findings)
    notes = tuple(f"{item.path}:{item.number}: {skipped}" for skipped in record.report.skipped)
    return Done(text, failing, bool(result.findings), notes)
