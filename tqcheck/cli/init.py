"""`tqcheck init`: write a commented `.tqcheck.yml` to start from."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tqcheck.config import NAME, has_table
from tqcheck.config.reading import parse_language
from tqcheck.errors import TqcheckError, UsageError, WriteError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_TEXT = """\
# Settings of tqcheck for this folder and all folders below it.
# A line that begins with "#" is a note; remove the "#" to make a setting count.
# All paths are relative to this file. Run `tqcheck rules list` to see the ids of the rules.
format: 1

# Start from a shipped profile (news, strict) or from a file that several projects share.
# extends: [news]

# The language of the translations. A rule for `en` holds for en-US and en-GB.
target: {target}

# The language they were translated from (ru, uk, ko, zh ...). Without it tqcheck looks at the text itself.
{source}

# Rules and glossaries of your own, beside the shipped ones (shipped: false does without those).
# rules: {{paths: [desk/rules], shipped: true}}
# glossaries: {{paths: [desk/names.yaml], shipped: true, enable: [house-style]}}

# Words and phrases that are right in your house: text files with one word or phrase a line.
# accept: [desk/accept.txt]

# Switch rules on or off by their id, or by its beginning: `quotes` stands for all rules about quotation marks.
# Where two entries fit a rule, the longer one counts.
# enable: [phrasing.ru.recall-that]
# disable: [phrasing]

# How loudly a rule speaks: error, warning or info. Info is advice and is shown with --all.
# severity: {{phrasing: info}}

# Do not report: a rule, a text, files, or all of them together.
# ignore:
#   - {{rule: names, text: Ansan, path: "sport/**", reason: our spelling}}

# Which files count when a folder is checked. Patterns work as in .gitignore.
# include: ["**/*.txt", "**/*.md"]
# exclude: [drafts/]

# Other settings for some of the files. The last one that fits a file wins.
# overrides:
#   - {{paths: ["de/**"], source: de}}

# What makes the run fail (exit code 1): error, warning, info or never.
fail_on: warning
"""


def text(target: str = "en-US", source: str | None = None) -> str:
    """The file that `init` writes."""
    return _TEXT.format(target=target, source=f"source: {source}" if source else "# source: ru")


def add(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "init",
        help=f"write a commented {NAME} to start from",
        description=f"Write a commented {NAME} to start from. A file that is there already is never overwritten.",
    )
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where to write it (default: here)")
    parser.add_argument("--target-language", default="en-US", metavar="CODE", help="language of the translations (default: en-US)")  # fmt: skip
    parser.add_argument("--source-language", metavar="CODE", help="language they were translated from, like ru")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file; 0, or 2 with a line on stderr if nothing was written."""
    try:
        path = _write(
            args.folder, text(_code(args.target_language), args.source_language and _code(args.source_language))
        )
    except TqcheckError as error:
        print(f"tqcheck: {error}", file=sys.stderr)
        return 2
    print(f"wrote {path}", file=sys.stderr)
    return 0


def _code(language: str) -> str:
    code = parse_language(language)
    if code is None:
        raise UsageError(f'"{language}" is not a language code like en, en-US, ru or zh-Hans')
    return code


def _write(folder: str, content: str) -> str:
    """Create the file and return its path; what is there stays."""
    path = os.path.normpath(os.path.join(folder, NAME))
    if not os.path.isdir(folder):
        raise UsageError("no such folder", folder)
    if has_table(os.path.join(folder, "pyproject.toml")):
        raise WriteError(
            "not written: pyproject.toml beside it has a table [tool.tqcheck], which would no longer count", path
        )
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        raise WriteError("is there already; nothing was written", path) from None
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", path) from None
    return path
