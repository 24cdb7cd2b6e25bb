"""Inline suppression: comments that silence rules for the next line, or from one comment to another.

    tqcheck-disable-next-line RULE[, RULE] -- reason
    tqcheck-disable RULE[, RULE] -- reason      ...      tqcheck-enable RULE[, RULE]

The next line is the next one with text; a hard-wrapped paragraph counts as one line. Without a rule all rules are meant.
`tqcheck-enable` ends what an earlier `tqcheck-disable` of the same rule (or, without a rule, of any) began; without it
the rest of the file is covered. A comment that starts like a directive and is none, and an enable without its disable,
raise ReadError: a suppression that silently does nothing would be worse.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Segment, Suppression
from tqcheck.readers.base import fail
from tqcheck.text import Span

HTML_COMMENT = late(r"<!--(.*?)-->", re.DOTALL)
VERBS = ("tqcheck-disable-next-line", "tqcheck-disable", "tqcheck-enable")

_INTENT = late(r"\s*tqcheck(?:[-:_]|\s+(?:dis|en)ab)", re.IGNORECASE)
_DIRECTIVE = late(
    r"\s*tqcheck-(?P<verb>disable-next-line|disable|enable)(?P<rules>(?:\s+(?!--)[^\s]+)*?)(?:\s+--(?P<reason>.*))?\s*",
    re.DOTALL,
)
_RULE = late(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NEXT_LINE = late(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:>[^\S\r\n]*)*([^\s>][^\r\n]*)")


class Comment(NamedTuple):
    """A comment as it stands in the raw text, and what it says."""

    place: Span
    body: str


class _Directive(NamedTuple):
    place: Span
    verb: str
    rules: tuple[str, ...]
    reason: str


def is_directive(body: str) -> bool:
    """True if a comment is meant for tqcheck, well written or not."""
    return _INTENT.match(body) is not None


def suppressions(
    path: str, raw: str, comments: Sequence[Comment], next_part: Callable[[Span], Span]
) -> tuple[Suppression, ...]:
    """What the directives among `comments` (in the order of the file) cover.

    `next_part` gives what a disable-next-line at a place covers. Raises ReadError for a directive that is misspelt or
    closes nothing.
    """
    directives = [_parse(path, raw, comment) for comment in comments if is_directive(comment.body)]
    if not directives:
        return ()
    found: list[Suppression] = []
    still_open: list[tuple[_Directive, str]] = []
    for directive in directives:
        if directive.verb == "disable-next-line":
            found.append(Suppression(directive.rules, next_part(directive.place), directive.place, directive.reason))
        elif directive.verb == "disable":
            still_open += ((directive, rule) for rule in directive.rules or ("",))
        else:
            ended = [pair for pair in still_open if not directive.rules or pair[1] in directive.rules]
            missing = [rule for rule in directive.rules if all(rule != pair[1] for pair in ended)]
            if missing or not ended:
                raise fail(_closes_nothing(missing, still_open), path, raw, directive.place.start)
            still_open = [pair for pair in still_open if pair not in ended]
            found += _ranges(ended, directive.place.start)
    found += _ranges(still_open, len(raw))
    return tuple(sorted(found, key=lambda one: (one.place, one.covers)))


def line_suppressions(
    path: str, raw: str, comments: Sequence[Comment], segments: Sequence[Segment]
) -> tuple[Suppression, ...]:
    """`suppressions` where disable-next-line covers the next line that has text and is no directive itself.

    A hard-wrapped paragraph counts as one line: it would be torn by a comment in its midst.
    """
    places = {comment.place.start: comment.place.end for comment in comments if is_directive(comment.body)}
    starts = [segment.target.pieces[0].raw.start for segment in segments] if places else []

    def next_line(place: Span) -> Span:
        at = place.end
        while found := _NEXT_LINE.search(raw, at):
            start, end = found.span(1)
            if start not in places:
                last = bisect_left(starts, end) - 1
                if last >= 0 and starts[last] >= start:
                    end = max(end, segments[last].target.pieces[-1].raw.end)
                return Span(start, end)
            at = places[start]
        return Span(len(raw), len(raw))

    return suppressions(path, raw, comments, next_line)


def _parse(path: str, raw: str, comment: Comment) -> _Directive:
    match = _DIRECTIVE.fullmatch(comment.body)
    if match is None:
        word = comment.body.split(None, 1)[0]
        raise fail(f"unknown directive {word!r}", path, raw, comment.place.start, VERBS)
    rules = tuple(rule for rule in re.split(r"[,\s]+", match["rules"]) if rule)
    for rule in rules:
        if not _RULE.fullmatch(rule):
            raise fail(f"{rule!r} is no rule id (a reason stands after ' -- ')", path, raw, comment.place.start)
    return _Directive(comment.place, match["verb"], rules, (match["reason"] or "").strip())


def _ranges(pairs: Sequence[tuple[_Directive, str]], end: int) -> list[Suppression]:
    """One suppression for all rules of one directive that end together."""
    grouped: dict[_Directive, list[str]] = {}
    for directive, rule in pairs:
        grouped.setdefault(directive, []).append(rule)
    return [
        Suppression(tuple(filter(None, rules)), Span(one.place.end, end), one.place, one.reason)
        for one, rules in grouped.items()
    ]


def _closes_nothing(missing: Sequence[str], still_open: Sequence[tuple[_Directive, str]]) -> str:
    named = " ".join(missing) or "any rule"
    rest = sorted({rule or "all rules" for _, rule in still_open})
    return f"tqcheck-enable without a tqcheck-disable of {named} before it" + (
        f"; disabled here: {', '.join(rest)}" if rest else ""
    )
