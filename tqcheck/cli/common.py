"""Options and habits that commands share."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqcheck.config import Config


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Options that say which configuration, rules and glossaries hold."""
    group = parser.add_argument_group("rules and glossaries")
    group.add_argument(
        "--config", metavar="FILE", help="this configuration instead of the nearest .tqcheck.yml or pyproject.toml"
    )
    group.add_argument(
        "--rules",
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of rules, added to the shipped ones (repeatable)",
    )
    group.add_argument(
        "--glossary",
        metavar="FILE",
        action="append",
        default=[],
        help="a glossary, added to the shipped ones (repeatable)",
    )
    group.add_argument(
        "--enable",
        metavar="ID",
        action="append",
        default=[],
        help="switch on a rule or all rules below a prefix (repeatable)",
    )
    group.add_argument(
        "--disable",
        metavar="ID",
        action="append",
        default=[],
        help="switch off a rule or all rules below a prefix (repeatable)",
    )
    group.add_argument("--target-language", metavar="TAG", help="language of the text, such as en-GB (default: en-US)")
    group.add_argument("--source-language", metavar="TAG", help="language the text was translated from, such as ru")
    group.add_argument(
        "--no-cache", action="store_true", help="compile rules and glossaries anew and keep nothing on disk"
    )


def config_of(args: argparse.Namespace) -> Config:
    """The configuration with the command line on top."""
    from tqcheck.config import Changes, load

    changes = Changes(
        target=args.target_language,
        source=args.source_language,
        rule_paths=tuple(args.rules),
        glossary_paths=tuple(args.glossary),
        listed=False if getattr(args, "no_listed", False) else None,
        enable=tuple(args.enable),
        disable=tuple(args.disable),
        fail_on=getattr(args, "fail_on", None),
    )
    return load(".", args.config).with_cli(changes)


def color(choice: str, stream: TextIO) -> bool:
    """Whether to colour a stream: the option, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def note(text: str) -> None:
    """A line for people, on stderr."""
    print(f"tqcheck: {text}", file=sys.stderr)


_PATIENCE = 1.0


def building(stream: TextIO) -> Callable[[int, int], None] | None:
    """Tells how far the first look at the glossaries is, on a terminal, once it takes more than a moment."""
    if not stream.isatty():
        return None
    import time

    begun = time.monotonic()
    shown = -1

    def tell(done: int, total: int) -> None:
        nonlocal shown
        part = 100 * done // max(1, total)
        if part != shown and time.monotonic() - begun > _PATIENCE:
            shown = part
            bar = "#" * (30 * part // 100)
            end = "\r" + " " * 70 + "\r" if done == total else ""
            stream.write(f"\r[{bar:.<30}] {part}% of the names prepared (only the first time){end}")
            stream.flush()

    return tell


class Progress:
    """A bar on stderr, if that is a terminal and there is enough to do."""

    def __init__(self, total: int, shown: bool, what: str = "files") -> None:
        self._total = total
        self._shown = shown
        self._what = what
        self._done = 0

    def step(self) -> None:
        self._done += 1
        if self._shown:
            filled = 30 * self._done // self._total
            print(
                f"\r[{'#' * filled}{'.' * (30 - filled)}] {self._done}/{self._total} {self._what}",
                end="",
                file=sys.stderr,
                flush=True,
            )

    def clear(self) -> None:
        """Take the bar away before something else is printed."""
        if self._shown and self._done:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
