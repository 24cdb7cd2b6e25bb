"""`tqcheck stats`: how often each rule speaks in a set of texts, beside another set, and where."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tqcheck.cli import common

if TYPE_CHECKING:
    from tqcheck.engine import Engine
    from tqcheck.model import Finding
    from tqcheck.stats import Count, Place, Tally

_LEVELS = ("error", "warning", "info")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "stats",
        help="count how often each rule speaks",
        description="Count how often each rule and category speaks in a set of texts: hits per 100,000 words, beside those of another "
        "set. For those who write rules, and those who compare translation systems. The exit code is 0 whatever is found.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files and folders of texts")
    parser.add_argument(
        "--against",
        metavar="PATH",
        action="append",
        default=[],
        help="compare with these files and folders, such as clean articles (repeatable)",
    )
    parser.add_argument(
        "--show",
        metavar="ID",
        action="append",
        default=[],
        help="print the segments behind the figures of a rule, or of all rules below a prefix (repeatable)",
    )
    parser.add_argument("--severity", choices=_LEVELS, default="info", help="count this and worse (default: info)")
    parser.add_argument("--format", choices=("terminal", "json"), default="terminal", help="how to print")
    reading = parser.add_argument_group("reading")
    reading.add_argument("--input-format", metavar="NAME", help="read every file in this format")
    reading.add_argument(
        "--field", metavar="NAME", default="text", help="the field or column that holds the translation"
    )
    reading.add_argument("--source-field", metavar="NAME", help="the field or column that holds the original")
    common.add_rule_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from tqcheck import readers
    from tqcheck.engine import Engine
    from tqcheck.model import Severity
    from tqcheck.select import fits

    least = Severity[args.severity.upper()]
    engine = Engine(
        common.config_of(args),
        readers.Options(args.input_format, args.field, args.source_field),
        not args.no_cache,
    )

    def wanted(finding: Finding) -> bool:
        return any(fits(finding.rule, prefix) for prefix in args.show)

    code, here = tally_of(engine, args.paths, least, wanted)
    worse, there = tally_of(engine, args.against, least, wanted) if args.against else (0, None)
    if args.format == "json":
        print(json.dumps(_data(here, there), ensure_ascii=False, indent=1))
    else:
        for line in _table(here, there):
            print(line)
        for tally in (here, there) if there else (here,):
            for line in places(tally.places):
                print(line)
    return max(code, worse)


def tally_of(
    engine: Engine, paths: Sequence[str], least: int = 0, wanted: Callable[[Finding], bool] = lambda finding: False
) -> tuple[int, Tally]:
    """The counts of a set of texts, and 2 if something in it could not be read."""
    from tqcheck import readers, walk
    from tqcheck.stats import Tally

    config = engine.config
    found = walk.expand(paths, readers.known_extensions(), config.folder, config.include, config.exclude)
    tally, code = Tally(wanted), 0
    bar = common.Progress(len(found.files), shown=len(found.files) > 1 and sys.stderr.isatty())
    for error in found.errors:
        common.note(str(error))
        code = 2
    for path in found.files:
        outcome = engine.run(path)
        bar.step()
        if outcome.report is None:
            bar.clear()
            common.note(str(outcome.error))
            code = 2
            continue
        loud = tuple(finding for finding in outcome.report.findings if finding.severity >= least)
        tally.add(path, outcome.report._replace(findings=loud))
    bar.clear()
    if found.summary:
        common.note(found.summary)
    return code, tally


def _names(here: Tally, there: Tally | None) -> Iterator[tuple[str, Count | None, Count | None]]:
    """The rows of the table: everything, the categories, the rules, the most frequent first."""
    yield "all", here.all, there.all if there else None
    for mine, other in (
        (here.categories, there.categories if there else {}),
        (here.rules, there.rules if there else {}),
    ):
        for name in sorted({*mine, *other}, key=lambda name: (-mine[name].hits if name in mine else 0, name)):
            yield name, mine.get(name), other.get(name)


def _table(here: Tally, there: Tally | None) -> Iterable[str]:
    from tqcheck.reports.wording import count

    rows = [("", "loud", "hits", "/100k", "texts", "docs", *(("against", "/100k", "ratio") if there else ()))]
    for name, mine, other in _names(here, there):
        row = _row(here, mine)
        rows.append((name, *row, *(_beside(here, mine, there, other) if there else ())))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join((row[0].ljust(widths[0]), *cells)).rstrip()
    for tally in (here, there) if there else (here,):
        yield f"{'against: ' if tally is there else ''}{count(tally.documents, 'document')}, {count(tally.words, 'word')}"


def _row(tally: Tally, found: Count | None) -> tuple[str, ...]:
    if found is None:
        return "0", "0", "0.00", "0", "0"
    rate = f"{tally.rate(found.hits):.2f}"
    return str(found.loud), str(found.hits), rate, str(len(found.segments)), str(len(found.documents))


def _beside(here: Tally, mine: Count | None, there: Tally, other: Count | None) -> tuple[str, ...]:
    rate = there.rate(other.hits) if other else 0.0
    times = _ratio(here, mine, there, other)
    return str(other.hits if other else 0), f"{rate:.2f}", "-" if times is None else f"{times:.1f}"


def _ratio(here: Tally, mine: Count | None, there: Tally, other: Count | None) -> float | None:
    from tqcheck.stats import ratio

    return ratio(here.rate(mine.hits) if mine else 0.0, there.rate(other.hits) if other else 0.0)


def times(hits: int) -> str:
    """How often, in words."""
    return {0: "nowhere", 1: "once"}.get(hits, f"{hits:,} times")


def places(found: Iterable[Place]) -> Iterator[str]:
    """The places behind a figure, each with its segment."""
    for place in found:
        yield f"\n{place.path}:{place.line}:{place.column} {place.rule} ({place.severity.name.lower()})"
        yield f"  {place.text[: place.start]}[[{place.text[place.start : place.end]}]]{place.text[place.end :]}"


def _data(here: Tally, there: Tally | None) -> dict[str, Any]:
    """The table for programs. A ratio is null where the other set has no hit."""
    rows = []
    for name, mine, other in _names(here, there):
        row: dict[str, Any] = {"id": name, **_figures(here, mine)}
        if there:
            row |= {"against": _figures(there, other), "ratio": _ratio(here, mine, there, other)}
        rows.append(row)
    sets = [{"documents": tally.documents, "words": tally.words} for tally in (here, there) if tally]
    places = [
        {**place._asdict(), "severity": place.severity.name.lower()}
        for tally in (here, there)
        if tally
        for place in tally.places
    ]
    return {"version": 1, "sets": sets, "rows": rows, "places": places}


def _figures(tally: Tally, found: Count | None) -> dict[str, Any]:
    if found is None:
        return {"loud": 0, "hits": 0, "per_100k": 0.0, "texts": 0, "documents": 0}
    return {
        "loud": found.loud,
        "hits": found.hits,
        "per_100k": round(tally.rate(found.hits), 3),
        "texts": len(found.segments),
        "documents": len(found.documents),
    }
