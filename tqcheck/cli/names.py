"""`tqcheck names`: which wrong forms a name gives rise to, and which name a wrong form may stand for."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqcheck.glossary.derivation import Derivation
    from tqcheck.glossary.entry import Entry

_INPUT = "standard input"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "names",
        help="show how names get mangled, and the way back",
        description="Show the wrong forms that a name gives rise to on its way through a third language, or the names that a wrong form may stand for.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    derive = actions.add_parser(
        "derive",
        help="the wrong forms of a name",
        description="Print the wrong forms that lint looks for if a glossary has this name. Without arguments, JSON lines are read from "
        'standard input: {"source": "ko", "native": ["풍계리"], "en": "Punggye-ri", "pivot": {"ru": ["Пхунгери"]}}.',
    )
    derive.add_argument("native", metavar="NATIVE", nargs="*", help="the name in its own script")
    derive.add_argument("--source", metavar="TAG", help="the language the name comes from, such as ko")
    derive.add_argument("--en", metavar="NAME", help="the right English form")
    derive.add_argument(
        "--pivot", metavar="TAG=FORM", action="append", default=[], help="its form in a third language (repeatable)"
    )
    derive.set_defaults(run=run_derive)
    invert = actions.add_parser(
        "invert",
        help="the names that a wrong form may stand for",
        description="Print the names that a spelling may stand for, best first. Without arguments, JSON lines are read from standard "
        'input: {"text": "Litszyan", "source": "zh"}; without a source only a spelling that cannot be anything else is tried.',
    )
    invert.add_argument("text", metavar="TEXT", nargs="*", help="the spelling in the translation")
    invert.add_argument("--source", metavar="TAG", choices=("ko", "zh", "ja"), help="ko, zh or ja")
    invert.set_defaults(run=run_invert)


def run_derive(args: argparse.Namespace) -> int:
    from tqcheck.errors import UsageError
    from tqcheck.glossary.derivation import of_entry

    if not args.native and not args.en and not args.pivot:
        for place, row in _rows():
            found = of_entry(_entry(row, place))
            print(_json({"pivots": found.pivots, "wrong": [form.text for form in found.forms]}))
        return 0
    pivot: dict[str, list[str]] = {}
    for text in args.pivot:
        language, equals, form = text.partition("=")
        if not equals or not form:
            raise UsageError(f"--pivot {text}: say LANGUAGE=FORM, such as ru=Пхунгери")
        pivot.setdefault(language, []).append(form)
    if not args.en or not (args.source or pivot):
        raise UsageError("names derive needs the right form (--en) and where it comes from (--source or --pivot)")
    row = {"source": args.source, "native": args.native, "en": args.en, "pivot": pivot}
    _print_derivation(of_entry(_entry(row, "the arguments")))
    return 0


def _print_derivation(found: Derivation) -> None:
    print(f"pivots: {', '.join(found.pivots) or 'none'}")
    print(f"wrong forms: {len(found.forms)}")
    width = max((len(form.text) for form in found.forms), default=0)
    words = {"whole": "", "mixed": ", half-corrected", "ending": ", case ending"}
    for form in found.forms:
        came = form.evidence
        print(f"  {form.text:{width}}  {came.native or form.right} -> {came.pivot} ({came.scheme}{words[came.kind]})")


def run_invert(args: argparse.Namespace) -> int:
    from tqcheck.errors import UsageError
    from tqcheck.romanize.invert import invert

    if not args.text:
        for place, row in _rows():
            text, source = row.get("text"), row.get("source")
            if not isinstance(text, str) or not isinstance(source, str | None):
                raise UsageError('"text" is a string, and so is "source" where it is given', _INPUT, place)
            candidates = [{"en": c.en, "source": c.source, "pivot": c.pivot} for c in invert(text, source)]
            print(_json({"candidates": candidates}))
        return 0
    for candidate in invert(" ".join(args.text), args.source):
        print(f"{candidate.en}  ({candidate.source}, {candidate.pivot})")
    return 0


def _rows() -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The JSON objects of standard input with their lines."""
    from tqcheck.errors import UsageError

    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"is no JSON: {error}", _INPUT, number) from None
        if not isinstance(row, dict):
            raise UsageError("a JSON object is needed on every line", _INPUT, number)
        yield number, row


def _entry(row: Mapping[str, Any], place: int | str) -> Entry:
    """The entry that a glossary with these fields would have."""
    from tqcheck.errors import UsageError
    from tqcheck.glossary.entry import Entry

    line = place if isinstance(place, int) else 0
    source, en = row.get("source") or None, row.get("en")
    native, pivot = row.get("native") or [], row.get("pivot") or {}
    if not isinstance(en, str) or not en.strip() or not isinstance(source, str | None):
        raise UsageError('"en", the right form, is a string that is not empty, and "source" is a string', _INPUT, line)
    if not isinstance(pivot, dict) or not all(map(_strings, (native, *pivot.values()))):
        raise UsageError('"native" is a list of strings, and "pivot" has such lists by language', _INPUT, line)
    pivots = {language: tuple(forms) for language, forms in pivot.items()}
    return Entry("", {"en": en}, "place", source=source, native=tuple(native), pivot=pivots)


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
