"""Findings of the same sort on neighbouring words, as one: `olena kovalchuk` is one name with two small letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tqcheck.model import Certainty, Match, Replacement
from tqcheck.text import Span
from tqcheck.view import View


def join_neighbours(
    matches: Sequence[Match], views: Sequence[View], certainty: Callable[[Match], Certainty]
) -> list[Match]:
    """Matches with one replacement each; those with nothing but a space between them become one, as sure as the less sure of them."""
    out: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.segment, match.span)):
        last = out[-1] if out else None
        if last is None or last.segment != match.segment or match.span.start != last.span.end + 1:
            out.append(match)
            continue
        text = views[match.segment].segment.target.plain
        if text[last.span.end] != " " or len(last.replacements) != 1 or len(match.replacements) != 1:
            out.append(match)
            continue
        edits = (*last.replacements[0], *match.replacements[0])
        span = Span(last.span.start, match.span.end)
        out[-1] = last._replace(
            span=span,
            replacements=(Replacement(edits),),
            values={**last.values, "match": text[span.start : span.end]},
            certainty=min(certainty(last), certainty(match)),
        )
    return out
