"""`tqcheck rules`: list the rules, test their examples, start a new one."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tqcheck.cli import common, new_rule

if TYPE_CHECKING:
    from tqcheck.catalog import Catalog
    from tqcheck.model import Rule, Settings
    from tqcheck.ruletest import Failure


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "rules",
        help="list rules, test their examples, start a new rule",
        description="List rules, test their examples, start a new rule.",
    )
    commands = parser.add_subparsers(dest="rules_command", metavar="COMMAND", required=True)
    listing = commands.add_parser(
        "list", help="print the rules, one a line", description="Print the rules, one a line."
    )
    listing.add_argument("prefix", metavar="PREFIX", nargs="?", help="only the rules below this, such as quotes")
    common.add_rule_options(listing)
    listing.set_defaults(run=run_list)
    testing = commands.add_parser(
        "test",
        help="test the examples of rules",
        description="Test the examples of rules: bad is found and becomes good, ok is left alone. Exit code 1 if one does not hold.",
    )
    testing.add_argument("ids", metavar="ID", nargs="*", help="rules, or beginnings of their ids (default: all rules)")
    common.add_rule_options(testing)
    testing.set_defaults(run=run_test)
    new_rule.add(commands)


def run_list(args: argparse.Namespace) -> int:
    from tqcheck import catalog
    from tqcheck.reports.wording import count

    settings = common.config_of(args).settings
    loaded = catalog.load(settings, not args.no_cache)
    rules = chosen(loaded, [args.prefix] if args.prefix else [])
    limit = common.width() if sys.stdout.isatty() else None
    longest = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        print(_line(rule, settings, longest, limit))
    off = sum(not _runs(rule, settings) for rule in rules)
    common.note(count(len(rules), "rule") + (f", {off} of them off" if off else ""))
    return 0


def run_test(args: argparse.Namespace) -> int:
    from tqcheck import catalog, ruletest
    from tqcheck.errors import RuleError
    from tqcheck.reports.wording import count
    from tqcheck.sources import rule_files

    # The examples of the shipped rules about names need the shipped names.
    settings = common.config_of(args).settings._replace(shipped_glossaries=True)
    try:
        loaded = catalog.load(settings, not args.no_cache)
    except RuleError as error:
        for mistake in ruletest.broken(rule_files(settings)) or [error]:
            common.note(str(mistake))
        return 2
    rules = chosen(loaded, args.ids)
    failures = ruletest.test(loaded, settings, rules)
    for failure in failures:
        print(_told(failure))
    examples = sum(len(rule.examples) for rule in rules)
    if failures:
        wrong = len({failure.rule for failure in failures})
        print(f"{count(len(failures), 'failure')} in {wrong} of {count(len(rules), 'rule')}.")
        return 1
    print(f"All {count(examples, 'example')} of {count(len(rules), 'rule')} hold.")
    return 0


def chosen(loaded: Catalog, prefixes: Sequence[str]) -> list[Rule]:
    """The rules that the ids or prefixes name, all without any. Raises UsageError with near ids for one that names nothing."""
    from tqcheck import select
    from tqcheck.errors import UsageError
    from tqcheck.strict_yaml import near

    current = [select.current(prefix, dict(loaded.formerly)) for prefix in prefixes]
    ids = [head.id for head, *_ in loaded.heads]
    for prefix in current:
        if not any(select.fits(id_, prefix) for id_ in ids):
            raise UsageError(f'there is no rule "{prefix}"{near(prefix, ids)}; tqcheck rules list shows all')
    return [
        loaded.rule(head.number)
        for head, *_ in loaded.heads
        if not current or any(select.fits(head.id, prefix) for prefix in current)
    ]


def _runs(rule: Rule, settings: Settings) -> bool:
    from tqcheck import select

    return select.enabled(rule.id, rule.enabled, settings)


def _line(rule: Rule, settings: Settings, longest: int, limit: int | None) -> str:
    from tqcheck import select
    from tqcheck.reports.cells import shorten

    level = select.severity(rule.id, settings)
    if level is None:
        level = min(rule.certainty.severity, rule.severity if rule.severity is not None else rule.certainty.severity)
    state = level.name.lower() if _runs(rule, settings) else "off"
    text = f"{rule.id:<{longest}}  {state:<7}  {re.sub(r'{[^{}]*}', '…', rule.message)}"
    return shorten(text, limit) if limit else text


def _told(failure: Failure) -> str:
    """A failure on a few lines that say what to do about it."""
    return (
        f"{failure.path}: {failure.rule}, {failure.place}\n"
        f"  text:     {failure.text}\n"
        f"  expected: {failure.expected}\n"
        f"  but:      {failure.came}\n"
    )
