"""`tqcheck glossary import`, `export` and `suggest`: glossaries from and to other tools, and from a corpus."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tqcheck.cli import common

if TYPE_CHECKING:
    from tqcheck.glossary.exchange.record import Record

_FORMATS = ("csv", "tsv", "tbx")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands to those of `tqcheck glossary`."""
    reading = commands.add_parser(
        "import",
        help="make a glossary of a table or a TBX file",
        description="Make a glossary (YAML) of a CSV, TSV or TBX file. The file is checked as a whole first; a mistake in it stops everything.",
    )
    reading.add_argument("file", metavar="FILE", help="the file to read")
    reading.add_argument("--format", choices=_FORMATS, help="what it is (default: by its extension)")
    reading.add_argument(
        "--output", metavar="FILE", help="the glossary to write, which must not exist yet (default: standard output)"
    )
    reading.add_argument(
        "--target-language", metavar="TAG", default="en", help="TBX: the language of the right forms (default: en)"
    )
    reading.add_argument("--source-language", metavar="TAG", help="TBX: the language that the names come from")
    reading.set_defaults(run=run_import)
    writing = commands.add_parser(
        "export",
        help="write entries as a table, as TBX or as YAML",
        description="Write the entries that are in use as CSV, TSV, TBX (ISO 30042:2019) or YAML.",
    )
    writing.add_argument("prefix", metavar="PREFIX", nargs="?", help="only the entries below this, such as korea")
    writing.add_argument("--format", choices=(*_FORMATS, "yaml"), help="what to write (default: by --output, else csv)")
    writing.add_argument("--output", metavar="FILE", help="where to (default: standard output)")
    common.add_rule_options(writing)
    writing.set_defaults(run=run_export)
    suggesting = commands.add_parser(
        "suggest",
        help="list names of articles that no glossary has",
        description="List the unknown and doubtful names of articles with their number and what they may stand for, as YAML to choose from.",
    )
    suggesting.add_argument(
        "paths", metavar="PATH", nargs="+", help="articles, folders of articles, or - for standard input"
    )
    suggesting.add_argument(
        "--least", metavar="N", type=int, default=1, help="only names that occur at least N times (default: 1)"
    )
    suggesting.add_argument("--doubtful", action="store_true", help="only names that look like a wrong form of another")
    common.add_rule_options(suggesting)
    suggesting.set_defaults(run=run_suggest)


def run_import(args: argparse.Namespace) -> int:
    from tqcheck.errors import UsageError
    from tqcheck.glossary import exchange
    from tqcheck.reports.wording import count

    kind = args.format or os.path.splitext(args.file)[1][1:].lower()
    if kind not in _FORMATS:
        raise UsageError(f"{args.file}: say what it is with --format", allowed=_FORMATS)
    if args.output and os.path.exists(args.output):
        raise UsageError(f"{args.output} is there already; import into a new file")
    stem = os.path.splitext(os.path.basename(args.output or args.file))[0]
    records = _records(args, kind)
    if not records:
        raise UsageError(f"{args.file} has no entries")
    entries = exchange.entries_of(records, args.file, stem)
    _put(exchange.to_yaml(entries, f"Imported from {os.path.basename(args.file)}."), args.output)
    common.note(f"{count(len(entries), 'entry', 'entries')} read from {args.file}")
    return 0


def _records(args: argparse.Namespace, kind: str) -> list[Record]:
    from tqcheck import files
    from tqcheck.errors import ReadError
    from tqcheck.glossary import exchange

    if kind != "tbx":
        return exchange.table.read(files.read(args.file).raw, args.file, tabs=kind == "tsv")
    try:
        with open(args.file, "rb") as file:
            data = file.read()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", args.file) from None
    return exchange.tbx.read(data, args.file, args.target_language.split("-")[0], args.source_language)


def run_export(args: argparse.Namespace) -> int:
    from tqcheck import catalog, select
    from tqcheck.errors import UsageError
    from tqcheck.glossary import exchange
    from tqcheck.reports.wording import count
    from tqcheck.strict_yaml import near

    kind = args.format or (os.path.splitext(args.output)[1][1:].lower() if args.output else "csv")
    kind = {"yml": "yaml"}.get(kind, kind)
    if kind not in (*_FORMATS, "yaml"):
        raise UsageError(f"{args.output}: say what to write with --format", allowed=(*_FORMATS, "yaml"))
    loaded = catalog.load(common.config_of(args).settings, not args.no_cache)
    everything = list(loaded.names.entries())
    entries = [entry for entry in everything if not args.prefix or select.fits(entry.id, args.prefix)]
    if not entries:
        known = dict.fromkeys(part for entry in everything for part in (entry.id.split(".")[0], entry.id))
        hint = near(args.prefix, known) if args.prefix else ""
        raise UsageError(f'there is no entry "{args.prefix or ""}"{hint}; tqcheck glossary list shows all')
    if kind == "tbx":
        text = exchange.tbx.write(entries)
    elif kind == "yaml":
        text = exchange.to_yaml(entries)
    else:
        text = exchange.table.write(entries, tabs=kind == "tsv")
    _put(text, args.output)
    if args.output:
        common.note(f"{count(len(entries), 'entry', 'entries')} written to {args.output}")
    return 0


def run_suggest(args: argparse.Namespace) -> int:
    from tqcheck import catalog, readers, walk
    from tqcheck.engine import Engine
    from tqcheck.errors import TqcheckError
    from tqcheck.glossary.suggest import Collector, to_yaml
    from tqcheck.reports.wording import count
    from tqcheck.view import View

    config = common.config_of(args)
    engine = Engine(config, use_cache=not args.no_cache)
    collector = Collector(catalog.load(config.settings, not args.no_cache).names)
    found = walk.expand(args.paths, readers.known_extensions(), config.folder, config.include, config.exclude)
    problems = list(found.errors)
    for path in found.files:
        try:
            file = engine.read(path)
            document = engine.document(file.path, file.raw)
        except TqcheckError as error:
            problems.append(error)  # type: ignore[arg-type]
            continue
        collector.add(path, (View(number, segment) for number, segment in enumerate(document.segments)))
    suggestions = [one for one in collector.suggestions(args.least) if one.doubtful or not args.doubtful]
    sys.stdout.write(to_yaml(suggestions))
    for problem in problems:
        common.note(str(problem))
    common.note(f"{count(len(suggestions), 'name')} in {count(len(found.files), 'file')}")
    return 2 if problems else 0


def _put(text: str, path: str | None) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    from tqcheck import files

    if path:
        files.replace(os.path.realpath(path), text.encode(), path)
    else:
        sys.stdout.write(text)
