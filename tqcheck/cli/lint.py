"""`tqcheck lint`: check articles, and fix them if asked to."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, TextIO

from tqcheck.cli import common, gates
from tqcheck.garbage import calm_collector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqcheck.engine import Engine
    from tqcheck.model import OriginalText
    from tqcheck.reports import RunInfo

FORMATS = (
    "terminal", "concise", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "checkstyle", "html",
)  # fmt: skip


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "lint",
        help="check articles and print what is broken",
        description="Check articles: files, folders, or - for standard input.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="articles, folders of articles, or - for standard input"
    )
    out = parser.add_argument_group("output")
    out.add_argument(
        "--format", choices=FORMATS, help="how to print findings (default: terminal; with --stream: jsonl)"
    )
    out.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        help="also write a report in this format to a file (repeatable)",
    )
    out.add_argument("--all", action="store_true", help="show advice (info) too; with --fix, apply its fixes too")
    out.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour in the terminal (default: auto)"
    )
    out.add_argument(
        "--scorecard",
        action="store_true",
        help="rate the texts by MQM weights (terminal, json and html; all articles of the run together)",
    )
    fixing = parser.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="apply the fixes that are safe to apply unseen")
    fixing.add_argument("--unsafe-fixes", action="store_true", help="apply the fixes that want a look, too")
    fixing.add_argument("--diff", action="store_true", help="show what fixing would change, write nothing")
    reading = parser.add_argument_group("reading")
    reading.add_argument(
        "--input-format", metavar="NAME", help="text, markdown, po, jsonl or tsv, whatever the file is called"
    )
    reading.add_argument(
        "--field",
        metavar="NAME",
        default="text",
        help="the field (JSON lines) or column (TSV) that holds the translation (default: text)",
    )
    reading.add_argument("--source-field", metavar="NAME", help="the field or column that holds the original")
    reading.add_argument("--id-field", metavar="NAME", help="the field or column that names the segment")
    reading.add_argument(
        "--source",
        metavar="FILE",
        help="the original of the one article, as text: names that stand in it are sure, and those that the translation lacks are told",
    )
    reading.add_argument(
        "--stdin-filename",
        metavar="NAME",
        default="stdin.txt",
        help="what to call standard input; its ending tells the format",
    )
    stream = parser.add_argument_group("streams")
    stream.add_argument(
        "--stream",
        action="store_true",
        help="check JSON lines and TSV (also .gz) record by record, one line of JSON each",
    )
    stream.add_argument("--sample", metavar="N", type=int, help="check N records drawn from all (with --stream)")
    stream.add_argument("--progress", action="store_true", help="tell on standard error how far the work is")
    common.add_rule_options(parser)
    parser.add_argument("--no-listed", action="store_true", help="do not use wrong forms that glossaries list by hand")
    gate = parser.add_argument_group("exit code and speed")
    gates.add(gate)
    gate.add_argument(
        "--jobs", metavar="N", type=int, default=1, help="work on N files at a time (default: 1; 0 = one per processor)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    calm_collector()
    from tqcheck import readers, walk
    from tqcheck.cli import fixing, outputs, workers
    from tqcheck.engine import Engine
    from tqcheck.errors import UsageError
    from tqcheck.reports import FileResult, Summary

    if args.jobs < 0:
        raise UsageError("--jobs takes a number from 0 up")
    if args.stream:
        from tqcheck.cli import stream as streaming

        return streaming.run(args)
    if args.sample is not None:
        raise UsageError("--sample goes with --stream")
    args.format = args.format or "terminal"
    config = common.config_of(args)
    options = readers.Options(args.input_format, args.field, args.source_field, args.id_field)
    readers.reader_for("", options)
    found = walk.expand(args.paths, readers.known_extensions(), config.folder, config.include, config.exclude)
    engine = Engine(
        config,
        options,
        not args.no_cache,
        args.stdin_filename,
        _original(args.source, found.files),
        common.building(sys.stderr),
    )
    mode = fixing.mode(args)
    # The fixed text of standard input goes to standard output; the report then makes room.
    stream = sys.stderr if mode and not args.diff and walk.STDIN in found.files else sys.stdout
    info = _info(args, engine, stream)
    gate = gates.gates(args, found.files, engine)
    sinks = outputs.open_all(args.format, args.output, stream, found.files, args.write_baseline, quiet=args.diff)
    bar = common.Progress(
        len(found.files),
        shown=args.progress or (len(found.files) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()),
    )
    summary = Summary()
    code = 0
    for sink in sinks:
        sink.begin(info)
    outcomes = workers.outcomes(engine, found, mode, args.jobs)
    for outcome in gate.sift(fixing.applied(outcomes, mode, args.diff, bar)):
        bar.clear()
        result = FileResult(outcome.path, outcome.report, outcome.error)
        summary.add(result)
        code = max(code, gate.code(outcome, config.settings_for(outcome.path)))
        if outcome.error:
            common.note(str(outcome.error))
        for text in outcome.report.skipped if outcome.report else ():
            common.note(f"{outcome.path}: {text}")
        for sink in sinks:
            sink.file(result, info)
    bar.clear()
    for sink in sinks:
        sink.end(summary, info)
    if found.summary:
        common.note(found.summary)
    code = gate.end(code, summary)
    return 0 if args.exit_zero and code < 2 else code


def _original(path: str | None, articles: Sequence[str]) -> OriginalText | None:
    """The text of --source. Raises UsageError unless there is one article for it, ReadError if it cannot be read."""
    if path is None:
        return None
    from tqcheck import files, walk
    from tqcheck.errors import UsageError
    from tqcheck.model import OriginalText

    if len(articles) != 1:
        raise UsageError(f"--source is the original of one article; here are {len(articles)}")
    if path == walk.STDIN:
        raise UsageError("--source is a file; standard input is for the article")
    return OriginalText(path, files.read(path).raw)


def _info(args: argparse.Namespace, engine: Engine, stream: TextIO) -> RunInfo:
    from tqcheck import __version__
    from tqcheck.reports import RunInfo

    describes = "sarif" in (args.format, *(output.partition("=")[0] for output in args.output))
    return RunInfo(
        version=__version__,
        rules_digest=engine.catalog.rules_digest,
        glossaries_digest=engine.catalog.glossaries_digest,
        target=engine.config.settings.target,
        show_info=args.all,
        color=common.color(args.color, stream),
        width=common.width(),
        rules=engine.catalog.by_id if describes else {},
        scorecard=args.scorecard,
    )
