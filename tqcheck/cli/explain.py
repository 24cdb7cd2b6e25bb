"""`tqcheck explain`: all about a rule or a glossary entry."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from tqcheck.cli import common

if TYPE_CHECKING:
    from tqcheck.catalog import Catalog
    from tqcheck.model import Settings


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "explain",
        help="tell all about a rule or a glossary entry",
        description="Tell all about a rule (quotes.space-before-closing) or a glossary entry (korea.yonhap, or a form of it "
        "such as Ronhap), or list what is below a prefix (quotes, korea).",
    )
    parser.add_argument("id", metavar="ID", help="a rule, an entry, a form of an entry, or the beginning of ids")
    common.add_rule_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from tqcheck import catalog, select

    settings = common.config_of(args).settings
    loaded = catalog.load(settings, not args.no_cache)
    id_ = select.current(args.id, dict(loaded.formerly))
    if id_ != args.id:
        common.note(f"{args.id} is now called {id_}")
    width = min(common.width(), 100)
    print(_rule(loaded, settings, id_, width) or _entries(loaded, id_, width) or _below(loaded, id_), end="")
    return 0


def _rule(loaded: Catalog, settings: Settings, id_: str, width: int) -> str:
    """The page of a rule; empty if there is none with this id."""
    from tqcheck import ruletest, select
    from tqcheck.reports import pages

    number = next((head.number for head, *_ in loaded.heads if head.id == id_), None)
    if number is None:
        return ""
    rule = loaded.rule(number)
    chosen = select.severity(id_, settings)
    ceiling = rule.certainty.severity if rule.severity is None else min(rule.severity, rule.certainty.severity)
    running = select.enabled(id_, rule.enabled, settings) and select.holds_for(rule.languages.target, settings.target)
    lines = pages.rule_lines(
        rule,
        ruletest.first_finding(loaded, rule),
        ceiling if chosen is None else chosen,
        running,
        loaded.shadowed.get(id_, ()),
    )
    return pages.page(f"{id_} (rule of kind {rule.kind})", lines, width)


def _entries(loaded: Catalog, id_: str, width: int) -> str:
    """The page of an entry, or of all entries that have this form; empty if there is none."""
    from tqcheck.glossary.entry import key
    from tqcheck.reports import pages

    names = loaded.names
    numbers = [number for number, entry in enumerate(names.entries()) if entry.id == id_]
    if not numbers and not any(True for head, *_ in loaded.heads if head.id.startswith(id_ + ".")):
        numbers = list(dict.fromkeys(form.entry for form in names.forms(key(id_))))
    return "\n".join(
        pages.page(
            f"{entry.id} (glossary entry: {entry.type})",
            pages.entry_lines(entry, names.forms_of(number), loaded.shadowed.get(entry.id, ())),
            width,
        )
        for number in numbers
        for entry in (names.entry(number),)
    )


def _below(loaded: Catalog, prefix: str) -> str:
    """The rules and entries below a prefix, one a line. Raises UsageError with near ids if there is none."""
    from difflib import get_close_matches

    from tqcheck import select
    from tqcheck.errors import UsageError

    known = {head.id: re.sub(r"\{[^{}]*\}", "…", loaded.rule(head.number).message) for head, *_ in loaded.heads}
    known |= {entry.id: next(iter(entry.right.values())) for entry in loaded.names.entries()}
    found = {id_: text for id_, text in known.items() if select.fits(id_, prefix)}
    if not found:
        near = get_close_matches(prefix, known, 4, 0.5)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; tqcheck rules list and glossary list show all"
        raise UsageError(f'there is no rule, entry or form "{prefix}"{hint}')
    longest = max(map(len, found))
    return "".join(f"{id_:<{longest}}  {text}\n" for id_, text in found.items())
