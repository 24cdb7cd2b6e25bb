"""The `tqcheck` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from tqcheck import __version__
from tqcheck.cli import common
from tqcheck.errors import TqcheckError
from tqcheck.garbage import rest_collector

COMMANDS = ("lint", "review", "score", "explain", "rules", "glossary", "names", "stats", "init")
"""Each is a module of this package with `add(subparsers)`; the order is that of the help."""


class _Help(argparse.HelpFormatter):
    """As wide as the terminal, which argparse asks of a module that takes long to import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=common.width() - 2)


class _Parser(argparse.ArgumentParser):
    """Abbreviated options are refused, so that a script keeps its meaning when options are added."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"allow_abbrev": False, "formatter_class": _Help, **options})  # type: ignore[arg-type]


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """The parser; with `command`, only that one's options are built (a cold start counts)."""
    top = _Parser(
        prog="tqcheck",
        description="Find what machine translation broke in an article, say why, and give the fix.",
        epilog="tqcheck COMMAND --help tells more. Exit codes: 0 clean, 1 findings, 2 something could not be read or understood.",
    )
    top.add_argument("--version", action="version", version=f"tqcheck {__version__}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    for name in COMMANDS:
        if command is None or command == name:
            import_module(f"tqcheck.cli.{name}").add(subparsers)
    return top


def main(argv: Sequence[str]) -> int:
    """Run a command line and return the exit code."""
    command = argv[0] if argv and argv[0] in COMMANDS else None
    args = parser(command).parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except TqcheckError as error:
        print(f"tqcheck: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has seen enough; Python must not complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def run() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = main(sys.argv[1:])
    rest_collector()
    sys.exit(code)
