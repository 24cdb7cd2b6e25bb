"""`tqcheck score`: compare translations with a reference, and a translation before and after a review."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.cli import common

if TYPE_CHECKING:
    from tqcheck.metrics.score import Scores

UNITS = ("line", "paragraph", "document")


class Side(NamedTuple):
    """A file cut into units, each with the line it begins on."""

    path: str
    texts: tuple[str, ...]
    lines: tuple[int, ...]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "score",
        help="compare translations with a reference: BLEU, chrF, chrF++, TER",
        description="Compare translations with a reference translation by sacrebleu, or say what a review gained (--before, --after).",
    )
    parser.add_argument("hypotheses", metavar="HYP", nargs="*", help="translations to score")
    parser.add_argument("--before", metavar="FILE", help="the translation before the review")
    parser.add_argument("--after", metavar="FILE", help="the translation after the review")
    parser.add_argument(
        "--reference", metavar="FILE", action="append", default=[], help="a translation known to be good (repeatable)"
    )
    parser.add_argument("--source", metavar="FILE", help="the original; shown beside the segments")
    parser.add_argument(
        "--unit", choices=UNITS, default="paragraph", help="what is compared with what (default: paragraph)"
    )
    parser.add_argument("--ter", action="store_true", help="also TER, which is slow")
    parser.add_argument(
        "--tokenize",
        choices=("13a", "intl", "zh", "char", "none"),
        default="13a",
        help="how BLEU finds words (default: 13a; zh for Chinese)",
    )
    parser.add_argument(
        "--worst", metavar="N", type=int, default=5, help="show the N segments that agree least (default: 5)"
    )
    parser.add_argument(
        "--any-language", action="store_true", help="do not compare the languages of translation and reference"
    )
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="how to print (default: terminal)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from tqcheck.cli import score_text
    from tqcheck.metrics.score import score

    paths = _paths(args)
    references = [_side(path, args.unit) for path in args.reference]
    source = _side(args.source, args.unit) if args.source else None
    sides = [_side(path, args.unit) for path in paths]
    _fit([*references, *([source] if source else []), *sides], args.unit)
    if not args.any_language:
        _same_language(sides, references)
    found: list[Scores] = []
    for side in sides:
        bar = common.Progress(len(side.texts), args.ter and sys.stderr.isatty(), "segments")
        found.append(score(side.texts, [ref.texts for ref in references], args.ter, args.tokenize, bar.step))
        bar.clear()
        if found[-1].scores[1].value < 20:
            common.note(f"{side.path}: hardly anything agrees (chrF below 20); is this the right reference?")
    told = score_text.Told(args.unit, sides, references, source, found, compared=args.before is not None)
    print(told.json() if args.format == "json" else told.text(args.worst, common.width()), end="")
    return 0


def _paths(args: argparse.Namespace) -> list[str]:
    """The translations to score. Raises UsageError for options that do not go together."""
    from tqcheck.errors import UsageError

    if args.worst < 0:
        raise UsageError("--worst takes a number from 0 up")
    if (args.before is None) != (args.after is None):
        raise UsageError("--before and --after belong together")
    if (args.before is None) != bool(args.hypotheses):
        raise UsageError("name the translations to score, or --before FILE and --after FILE")
    if not args.reference:
        raise UsageError("--reference FILE is needed: a translation known to be good")
    paths: list[str] = args.hypotheses or [args.before, args.after]
    known = {os.path.realpath(path): "the reference" for path in args.reference}
    if args.source and os.path.realpath(args.source) in known:
        raise UsageError(f"{args.source} is the reference and the original at once")
    known |= {os.path.realpath(args.source): "the original"} if args.source else {}
    for path in paths:
        if os.path.realpath(path) in known:
            raise UsageError(f"{path} is a translation to score and {known[os.path.realpath(path)]} at once")
    return paths


def _side(path: str, unit: str) -> Side:
    """A file in units. Raises ReadError for a file that cannot be read, has no text, or has empty lines as units."""
    from tqcheck import files, readers
    from tqcheck.errors import ReadError
    from tqcheck.text import Lines

    raw = files.read(path).raw
    if not raw.strip():
        raise ReadError("holds no text to score", path)
    if unit == "line":
        lines = [line.rstrip() for line in raw.removesuffix("\n").split("\n")]
        empty = next((number for number, line in enumerate(lines, 1) if not line), 0)
        if empty:
            raise ReadError("an empty line; --unit paragraph passes over empty lines", path, empty)
        return Side(path, tuple(lines), tuple(range(1, len(lines) + 1)))
    segments = [s for s in readers.read_document(path, raw).segments if s.target.plain.strip() and s.target.pieces]
    if not segments:
        raise ReadError("holds no text to score", path)
    texts = [" ".join(segment.target.plain.split()) for segment in segments]
    if unit == "document":
        return Side(path, (" ".join(texts),), (1,))
    place = Lines(raw).place
    return Side(path, tuple(texts), tuple(place(segment.target.pieces[0].raw.start)[0] for segment in segments))


def _fit(sides: Sequence[Side], unit: str) -> None:
    """Raises UsageError if the files do not have the same number of units."""
    from tqcheck.errors import UsageError

    first = sides[0]
    for side in sides[1:]:
        if len(side.texts) != len(first.texts):
            raise UsageError(
                f"{side.path} has {len(side.texts):,} {unit}s and {first.path} has {len(first.texts):,}: "
                "they must match one by one (--unit document compares whole texts)"
            )


def _same_language(sides: Sequence[Side], references: Sequence[Side]) -> None:
    """Raises UsageError if a reference is plainly in another language than a translation."""
    from tqcheck.errors import UsageError
    from tqcheck.metrics.language import language

    known = {side.path: language("\n".join(side.texts)) for side in (*references, *sides)}
    for reference in references:
        for side in sides:
            of, other = known[side.path], known[reference.path]
            if of and other and of != other:
                raise UsageError(
                    f'{reference.path} is in the language "{other}" and {side.path} in "{of}": '
                    "the wrong reference? (--any-language scores them all the same)"
                )
