"""`tqcheck review`: go through the findings of articles and decide on each, on a screen or line by line."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tqcheck.cli import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqcheck.config import Config
    from tqcheck.review import Session


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "review",
        help="decide on every finding, with the text before you",
        description="Go through the findings of articles and decide on each. Every decision is kept as it is made: "
        "a review that was broken off goes on where it stopped.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="articles, or folders of articles")
    parser.add_argument("--plain", action="store_true", help="ask line by line, without a screen")
    parser.add_argument(
        "--report", action="store_true", help="print how decisions fell, rule by rule, and do nothing else"
    )
    parser.add_argument("--light", action="store_true", help="a light screen (ctrl+t changes it any time)")
    common.add_rule_options(parser)
    parser.add_argument("--no-listed", action="store_true", help="do not use wrong forms that glossaries list by hand")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from tqcheck.errors import UsageError

    config = common.config_of(args)
    if args.report:
        return _report(config, args.paths)
    if not args.paths:
        raise UsageError("say which articles to review")
    if "-" in args.paths:
        raise UsageError("standard input cannot be reviewed: decisions need a file to be written to")
    if not args.plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("review needs a terminal; use --plain to be asked line by line, or lint to see the findings")
    session = _session(args, config)
    paths = _paths(session, config, args.paths)
    if args.plain:
        from tqcheck.cli import review_plain

        return review_plain.run(session, paths, sys.stdin, sys.stdout)
    from tqcheck.tui.app import ReviewApp

    app = ReviewApp(session, paths, light=args.light)
    app.run()
    for error in session.failed:
        common.note(str(error))
    session.close()
    return 2 if session.failed else 0


def _paths(session: Session, config: Config, named: Sequence[str]) -> list[str]:
    """The files to review; what is skipped is told, what is not there counts as failed."""
    from tqcheck import readers, walk

    found = walk.expand(named, readers.known_extensions(), config.folder, config.include, config.exclude)
    session.failed += found.errors
    if found.summary:
        common.note(found.summary)
    return list(found.files)


def _session(args: argparse.Namespace, config: Config) -> Session:
    from tqcheck.engine import Engine
    from tqcheck.review import Session, Setup

    return Session(Engine(config, use_cache=not args.no_cache), Setup(config.command_line, args.config))


def _report(config: Config, paths: Sequence[str]) -> int:
    from tqcheck.review import journal, summary

    places = [journal.path_of(config.folder, path) for path in paths] or summary.journals(config.folder)
    rows = summary.rows(summary.decisions(places))
    if not rows:
        print("No decisions yet.")
        return 0
    wide = max(4, *(len(row.rule) for row in rows))
    print(f"{'rule':{wide}}  accepted  edited  rejected  ignored  skipped  right")
    for row in rows:
        right = "-" if row.precision is None else f"{100 * row.precision:.0f} %"
        print(
            f"{row.rule:{wide}}  {row.accepted:8}  {row.edited:6}  {row.rejected:8}  {row.ignored:7}  {row.skipped:7}  {right:>5}"
        )
    return 0
