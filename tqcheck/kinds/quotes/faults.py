"""From readings to faults: what is wrong with how marks are set, and the whole repair of each place."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.kinds.quotes.evidence import word_after
from tqcheck.kinds.quotes.lost import is_phrase, lost_closing, lost_opening
from tqcheck.kinds.quotes.parse import Part, Reading
from tqcheck.kinds.quotes.setting import Paragraph, Place
from tqcheck.model import Certainty, Replacement, Safety
from tqcheck.text import Span

_FAR = 80
"""A quotation up to this many characters is one finding; a longer one has a finding at each of its marks."""

_STOP = late(r"[.!?](?=\s|$)")
_SENTENCE = 400
# After these a verb asks: "Was it right?"
_ASKED = frozenset("it he she they we you i the a an this that there any anybody anyone not".split())

_SAFETY = {Certainty.SURE: Safety.SAFE, Certainty.LIKELY: Safety.UNSAFE, Certainty.POSSIBLE: Safety.MANUAL}


class Fault(NamedTuple):
    """`names` are the faults at this place, the one to report first; the edits mend all of them."""

    names: tuple[str, ...]
    span: Span
    fix: Replacement | None
    certainty: Certainty = Certainty.SURE
    safety: Safety = Safety.SAFE
    related: tuple[Span, ...] = ()
    values: Mapping[str, str] = {}


_TOGETHER = {"nesting", "foreign-marks", "mixed-pair", "style", "doubled"}
"""Faults of a pair: both marks are mended or none."""


def mark_faults(paragraph: Paragraph, taken: set[int]) -> Iterator[Fault]:
    """Faults of single marks and of pairs, in no order. `taken` are starts of marks that other findings mend."""
    done = set(taken)
    for opening, closing in paragraph.pairs():
        if opening.mark.start in done or closing.mark.start in done:
            continue
        places = paragraph.place(opening), paragraph.place(closing)
        if paragraph.doubled(opening, closing):
            places = _gone(opening), _gone(closing)
        names = [name for place in places for name in place.names]
        if not _TOGETHER & {*names}:
            continue
        done |= {opening.mark.start, closing.mark.start}
        yield from _pair(paragraph, (opening, closing), places, names)
    yield from _resumed(paragraph)
    for reading in paragraph.readings:
        if reading.mark.start in done or reading.part == Part.OTHER:
            continue
        if reading.partner is None and len(reading.mark.text) > 1:
            continue  # ’’ and '' and << alone are apostrophes, inches, arrows
        if reading.mark.single and not (
            reading.partner and reading.mark.text != "'" and reading.partner.mark.text != "'"
        ):
            continue
        place = paragraph.place(reading)
        if place.names:
            span = place.span
            certainty = paragraph.certainty(reading)
            yield Fault(tuple(place.names), span, Replacement((place.edit,)), certainty, _SAFETY[certainty])
        if reading.partner is None and not reading.mark.single:
            yield from _lone(paragraph, reading)


def _gone(reading: Reading) -> Place:
    return Place(Span(reading.mark.start, reading.mark.end), "", ["doubled"])


def _pair(
    paragraph: Paragraph, pair: tuple[Reading, Reading], places: tuple[Place, Place], names: list[str]
) -> Iterator[Fault]:
    ordered = tuple(sorted({*names}, key=lambda name: (_ORDER.index(name), name)))
    changed = [place for place in places if place.names]
    fix = Replacement(tuple(place.edit for place in changed))
    outer = pair[0].within
    round_about = [one for one in (outer, outer.partner) if one] if outer else []
    certainty = Certainty.SURE if ordered[0] == "style" else paragraph.certainty(*pair, *round_about)
    safety = _SAFETY[certainty]
    if ordered[0] == "nesting" and pair[0].mark.shape == 0:
        certainty, safety = Certainty.POSSIBLE, min(safety, Safety.UNSAFE)
    first, last = places[0].span, places[1].span
    fault = Fault(ordered, Span(first.start, last.end), fix, certainty, safety)
    if len(changed) == 1:
        yield fault._replace(span=changed[0].span, related=(last if changed[0] is places[0] else first,))
    elif last.end - first.start <= _FAR:
        yield fault
    else:
        yield fault._replace(span=first, related=(last,))
        yield fault._replace(span=last, related=(first,))


_ORDER = (
    "doubled", "foreign-marks", "reversed", "space-after-opening", "space-before-closing", "glued", "comma-missing", "nesting", "mixed-pair", "style",
)  # fmt: skip
"""What is plainly broken speaks first; the repair is of all of it."""


def _lone(paragraph: Paragraph, reading: Reading) -> Iterator[Fault]:
    """A mark without its partner; one that stands directly beside another of its kind is that mark written twice."""
    mark = reading.mark
    span = Span(mark.start, mark.end)
    for other in paragraph.neighbours(reading):
        if other and other.mark.text == mark.text and other.part == reading.part and other.partner:
            both = Span(min(mark.start, other.mark.start), max(mark.end, other.mark.end))
            yield Fault(("doubled",), both, Replacement(((span, ""),)), Certainty.LIKELY, Safety.UNSAFE)
            return
    opens = reading.part == Part.OPEN
    whole = opens and (not mark.before or mark.before in '.!?…:,”"')
    unsure = mark.shape == 0 or reading.continued or whole
    certainty = min(paragraph.certainty(reading), Certainty.POSSIBLE if unsure else Certainty.LIKELY)
    name = "unclosed" if opens else "unopened"
    if not reading.continued and is_phrase(paragraph, reading, opens):
        certainty = Certainty.LIKELY
    lost = lost_closing(paragraph, reading) if opens else lost_opening(paragraph, reading)
    if lost:
        place, edit = lost
        yield Fault((name,), place, Replacement((edit,)), Certainty.LIKELY, Safety.UNSAFE, (span,))
    elif not (reading.continued and mark.shape == 0):
        yield Fault((name,), span, None, certainty)


def _resumed(paragraph: Paragraph) -> Iterator[Fault]:
    """A sentence that goes on after a quotation with a verb in a capital: `the order ‘Fire!’ Was given`."""
    for opening, closing in paragraph.pairs():
        mark = closing.mark
        if mark.gap_right != 1 or not mark.after.isupper() or not opening.mark.before or opening.mark.before in ".!?…:":
            continue
        word = word_after(paragraph.text, mark.end + 1)
        if word not in paragraph.locale.resumes or mark.left not in "!?…" + mark.left * mark.left.isalnum():
            continue
        following = word_after(paragraph.text, mark.end + len(word) + 2)
        stop = _STOP.search(paragraph.text, mark.end, mark.end + _SENTENCE)
        if following and following.lower() not in _ASKED and not (stop and stop.group() == "?"):
            span = Span(mark.end + 1, mark.end + 2)
            yield Fault(("capital-after",), span, Replacement(((span, mark.after.lower()),)))
