"""A passage that a person has rewritten becomes the smallest edits that say the same, in the text as opened."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Segment
from tqcheck.review.article import Reading
from tqcheck.review.model import Refused
from tqcheck.text import Edit, Span, apply

_TOKEN = late(r"\w+|\s+|.", re.DOTALL)
_SPACE = late(r"\s+")


class Run(NamedTuple):
    """A stretch of a word-level difference: `old` and `new` are equal where nothing changed."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old == self.new


def words(old: str, new: str) -> list[Run]:
    """The word-level difference of two texts. White space of any kind counts as equal."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    like = [[" " if token.isspace() else token for token in tokens] for tokens in (a, b)]
    runs: list[Run] = []
    for tag, i, j, k, m in SequenceMatcher(None, like[0], like[1], autojunk=False).get_opcodes():
        before = "".join(a[i:j])
        after = before if tag == "equal" else "".join(b[k:m])
        lone_space = tag == "equal" and before.isspace() and runs and not runs[-1].same
        if runs and (lone_space or not (runs[-1].same or tag == "equal")):
            runs[-1] = Run(runs[-1].old + before, runs[-1].new + after)
        else:
            runs.append(Run(before, after))
    return runs


class Rewritten(NamedTuple):
    """Edits of the raw text, and by key of their decision the edits of the reading that they take over (spans as opened)."""

    edits: tuple[Edit, ...]
    taken: dict[str, list[Span]]


def rewrite(segment: Segment, reading: Reading, place: Span, new: str) -> Rewritten:
    """The edits that make `place` of the reading read `new`. Raises Refused if they would cut through markup."""
    changes: list[Edit] = []
    at = place.start
    for run in words(reading.text[place.start : place.end], _SPACE.sub(" ", new)):
        if not run.same:
            changes.append(Edit(Span(at, at + len(run.old)), run.new))
        at += len(run.old)
    taken: dict[str, list[Span]] = {}
    edits = []
    plain = segment.target.plain
    for opened, now, numbers in _regions(reading, [change.span for change in changes], taken):
        inside = [
            Edit(Span(change.span.start - now.start, change.span.end - now.start), change.text)
            for change in (changes[number] for number in numbers)
        ]
        text = apply(reading.text[now.start : now.end], inside)
        if plain[opened.start : opened.end] == text:
            continue  # back to what stood there
        raw, solid = segment.target.to_raw(opened)
        if not solid or any(code.overlaps(opened) for code in segment.codes):
            raise Refused("That would cut through markup or a placeholder. Change it in your editor: press v.")
        edits.append(Edit(raw, segment.target.encode(text)))
    return Rewritten(tuple(edits), taken)


class _Region(NamedTuple):
    """A stretch of the reading that is replaced as one: the numbers of the edits it takes over, and of the changes it answers."""

    span: Span
    edits: list[int]
    changes: list[int]


def _regions(reading: Reading, spans: list[Span], taken: dict[str, list[Span]]) -> list[tuple[Span, Span, list[int]]]:
    """What has to be replaced for changes at `spans` of the reading, as opened and in the reading, with the numbers of the changes.

    Edits in their way are taken over.
    """
    regions: list[_Region] = []
    for change, span in enumerate(spans):
        inside = [number for number in range(len(reading.edits)) if _in_the_way(reading, number, span)]
        whole = Span(
            min([span.start, *(reading.now(number).start for number in inside)]),
            max([span.end, *(reading.now(number).end for number in inside)]),
        )
        changes = [change]
        if regions and (regions[-1].span.end > whole.start or set(regions[-1].edits) & set(inside)):
            last = regions.pop()
            whole = Span(min(last.span.start, whole.start), max(last.span.end, whole.end))
            inside, changes = sorted({*last.edits, *inside}), [*last.changes, change]
        regions.append(_Region(whole, inside, changes))
    out = []
    for whole, inside, changes in regions:
        for number in inside:
            taken.setdefault(reading.edits[number][2], []).append(reading.edits[number][0])
        first = inside[0] if inside and reading.now(inside[0]).start == whole.start else None
        last_one = inside[-1] if inside and reading.now(inside[-1]).end == whole.end else None
        start = reading.opened(whole.start) if first is None else reading.edits[first][0].start
        if last_one is not None:
            end = reading.edits[last_one][0].end
        else:
            end = start if whole.start == whole.end else reading.opened(whole.end, is_end=True)
        out.append((Span(start, end), whole, changes))
    return out


def _in_the_way(reading: Reading, number: int, span: Span) -> bool:
    now = reading.now(number)
    if (
        reading.edits[number][0].start == reading.edits[number][0].end
        and now.start <= span.end
        and span.start <= now.end
    ):
        return True  # text put in: two insertions at one place would have no order
    return now.start < span.end and span.start < now.end
