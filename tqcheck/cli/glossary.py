"""`tqcheck glossary`: list entries, look for mistakes in glossaries, add an entry or a wrong form."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tqcheck.cli import common, glossary_exchange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqcheck.config import Config
    from tqcheck.errors import TqcheckError
    from tqcheck.glossary.edit import Added, Addition
    from tqcheck.glossary.entry import Entry
    from tqcheck.sources import Source


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "glossary",
        help="list, check, add, import and export names and terms",
        description="List, check, add, import and export names and terms.",
    )
    commands = parser.add_subparsers(dest="glossary_command", metavar="COMMAND", required=True)
    listing = commands.add_parser("list", help="print the entries", description="Print the entries, one a line.")
    listing.add_argument("prefix", metavar="PREFIX", nargs="?", help="only the entries below this, such as korea")
    common.add_rule_options(listing)
    listing.set_defaults(run=run_list)
    checking = commands.add_parser(
        "check",
        help="look for mistakes in glossaries",
        description="Look for mistakes in glossaries, and for forms that are in each other's way. Exit code 2 if there are any.",
    )
    checking.add_argument("files", metavar="FILE", nargs="*", help="glossaries to check (default: all that are in use)")
    common.add_rule_options(checking)
    checking.set_defaults(run=run_check)
    _add_adding(commands)
    glossary_exchange.add(commands)


def _add_adding(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    adding = commands.add_parser(
        "add",
        help="add a name or term, or wrong forms of one",
        description="Add a name or term, or wrong forms of one that your glossary has. The rest of the file stays as it is.",
    )
    adding.add_argument("right", metavar="RIGHT", help="the right form")
    adding.add_argument("--wrong", metavar="FORM", action="append", default=[], help="a wrong form (repeatable)")
    adding.add_argument("--id", metavar="ID", help="the entry's id within its file (default: made from the right form)")
    adding.add_argument("--source", metavar="LANG", help="the language that the name comes from, such as ko")
    adding.add_argument("--native", metavar="FORM", action="append", default=[], help="the form there (repeatable)")
    adding.add_argument(
        "--pivot",
        metavar="LANG=FORM",
        action="append",
        default=[],
        help="the form in the language that the article was translated from, such as ru=Рёнхап (repeatable)",
    )
    adding.add_argument("--type", metavar="TYPE", help="place, person, org, media, weapon, acronym, term or calque")
    adding.add_argument("--note", metavar="TEXT", help="a remark for people")
    adding.add_argument("--file", metavar="FILE", help="the glossary (default: the first one of your configuration)")
    adding.add_argument("--config", metavar="FILE", help="this configuration instead of the nearest one")
    adding.set_defaults(run=run_add)


def run_list(args: argparse.Namespace) -> int:
    from tqcheck import catalog, select
    from tqcheck.errors import UsageError
    from tqcheck.reports.wording import count
    from tqcheck.strict_yaml import near

    settings = common.config_of(args).settings
    entries = list(catalog.load(settings, not args.no_cache).names.entries())
    found = [entry for entry in entries if not args.prefix or select.fits(entry.id, args.prefix)]
    if args.prefix and not found:
        known = dict.fromkeys(part for entry in entries for part in (entry.id.split(".")[0], entry.id))
        raise UsageError(
            f'there is no entry "{args.prefix}"{near(args.prefix, known)}; tqcheck glossary list shows all'
        )
    longest = max((len(entry.id) for entry in found), default=0)
    for entry in found:
        print(f"{entry.id:<{longest}}  {_short(entry, settings.target)}")
    common.note(count(len(found), "entry", "entries"))
    return 0


def _short(entry: Entry, target: str) -> str:
    right = entry.form(target) or next(iter(entry.right.values()))
    return f"{right}  (not {', '.join(entry.wrong)})" if entry.wrong else right


def run_check(args: argparse.Namespace) -> int:
    from tqcheck.glossary import audit
    from tqcheck.reports.wording import count
    from tqcheck.sources import glossary_files

    used = glossary_files(common.config_of(args).settings)
    asked = _asked(args.files, used)
    entries: dict[str, Entry] = {}
    mistakes: list[TqcheckError] = []
    checked = 0
    for source in (*used, *(source for source in asked if source not in used)):
        found, wrong = _read(source)
        mine = source in asked
        checked += len(found) if mine else 0
        mistakes += wrong if mine else ()
        for entry in found:
            entries.pop(entry.id, None)
            entries[entry.id] = entry
    paths = {source.shown for source in asked}
    for clash in audit.clashes(list(entries.values())):
        if paths & {clash.entry.path, clash.other.path}:
            mistakes.append(clash.mistake)
    for mistake in mistakes:
        print(mistake)
    for remark in audit.never_found(entry for entry in entries.values() if entry.path in paths):
        common.note(str(remark))
    if mistakes:
        print(f"{count(len(mistakes), 'mistake')}.")
        return 2
    print(f"No mistakes in {count(checked, 'entry', 'entries')} of {count(len(asked), 'glossary', 'glossaries')}.")
    return 0


def _asked(names: Sequence[str], used: Sequence[Source]) -> list[Source]:
    """The glossaries to tell about: the named ones, else all. Raises ConfigError for one that does not exist."""
    from os.path import realpath

    from tqcheck.model import Settings
    from tqcheck.sources import glossary_files

    if not names:
        return list(used)
    known = {realpath(source.path): source for source in used}
    named = glossary_files(Settings(shipped_glossaries=False, glossary_paths=tuple(names)))
    return [known.get(realpath(source.path), source) for source in named]


def _read(source: Source) -> tuple[Sequence[Entry], Sequence[TqcheckError]]:
    from tqcheck import files
    from tqcheck.errors import ReadError
    from tqcheck.glossary import audit

    try:
        raw = files.read(source.path).raw
    except ReadError as error:
        return (), [error]
    return audit.read(raw, source.shown, source.stem, source.layer)


def run_add(args: argparse.Namespace) -> int:
    from pathlib import Path

    from tqcheck import catalog, config
    from tqcheck.config import naming
    from tqcheck.glossary import edit

    loaded = config.load(".", args.config)
    path, named = naming.own_glossary(loaded)
    if args.file:
        path, named = Path(args.file), True
    change = None if named else naming.name_glossary(loaded, path)
    done = edit.add(path, _addition(args, loaded), catalog.load(loaded.settings).names)
    if change:
        change.write()
    _tell(done, args)
    if change:
        print(f"named {path} in {change.path}", file=sys.stderr)
    elif not naming.is_named(loaded, path):
        common.note(f"{path} is not named in the configuration; lint uses it with --glossary {path}")
    return 0


def _addition(args: argparse.Namespace, loaded: Config) -> Addition:
    from tqcheck.errors import UsageError
    from tqcheck.glossary.edit import Addition

    pivot: dict[str, tuple[str, ...]] = {}
    for text in args.pivot:
        language, equals, form = text.partition("=")
        if not equals or not language or not form:
            raise UsageError(f"--pivot {text}: say LANG=FORM, such as ru=Рёнхап")
        pivot[language] = (*pivot.get(language, ()), form)
    return Addition(
        right=args.right,
        wrong=tuple(args.wrong),
        id=args.id,
        source=args.source,
        native=tuple(args.native),
        pivot=pivot,
        type=args.type,
        note=args.note,
        language=loaded.settings.target.split("-")[0],
    )


def _tell(done: Added, args: argparse.Namespace) -> None:
    """What was done, on stderr."""
    from tqcheck.reports.wording import listing

    forms = listing([f'"{form}"' for form in done.forms])
    if done.new_entry:
        print(f'added {done.entry}: "{args.right}"{f", not {forms}" if forms else ""}, to {done.path}', file=sys.stderr)
        if done.type is None and args.right[:1].isupper():
            common.note(
                'without --type this is a "term"; for a name say --type place, person, org, media, weapon or acronym'
            )
    elif forms:
        print(f"added {forms} to {done.entry} in {done.path}", file=sys.stderr)
    else:
        common.note(f"{done.entry} in {done.path} has all this already; nothing was written")
    if done.known and forms:
        known = listing([f'"{form}"' for form in done.known])
        common.note(f"it had {known} already")
    if done.left:
        common.note(f"the entry was there; its {listing(list(done.left))} stayed as it was")
    if done.also:
        common.note(
            f"{listing(list(done.also))} lists such a form as wrong too, so that a person has to choose between the two"
        )
