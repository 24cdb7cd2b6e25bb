"""From a reading to faults: how each mark should be set, what is wrong with how it is, and the whole repair of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tqcheck.kinds.quotes.locale import Locale
from tqcheck.kinds.quotes.parse import Part, Reading
from tqcheck.model import Certainty, Replacement
from tqcheck.text import Span

_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_NO_SPACE_AFTER = "([{/—–-$£€#@_"
_FAR = 80
"""A quotation up to this many characters is one finding; a longer one has a finding at each of its marks."""

_WORDY = re.compile(r"[^\W_]")
_COMMA = re.compile(r", (?=[a-z])")
_FEW = 2
"""A quotation with fewer spaces is a title or a single word."""
_WHO = re.compile(r" (?:the [a-z]|[A-Z]|he\b|she\b|they\b|a [a-z])")

_LIKELY_MARGIN = 0.6
_SURE_MARGIN = 1.5
_AGAINST = 3.0
"""A straight mark with so much against its part is read by its neighbours alone."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a document does of its own accord: curly or straight marks, stops inside or outside. None: nothing known."""

    curly: bool | None = None
    inside: bool | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """`names` are the faults at this place, the one to report first; the edits mend all of them."""

    names: tuple[str, ...]
    span: Span
    fix: Replacement | None
    certainty: Certainty = Certainty.SURE
    related: tuple[Span, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Place:
    """How one mark should be set: write `text` at `span`. No names: it is well as it is."""

    span: Span
    text: str
    names: list[str]

    @property
    def edit(self) -> tuple[Span, str]:
        return self.span, self.text


class Paragraph:
    """The readings of one text, and how its marks should be set in a style."""

    def __init__(self, text: str, readings: Sequence[Reading], locale: Locale, style: Style) -> None:
        self.text = text
        self.locale = locale
        self.style = style
        self.readings = readings
        self.inside = locale.inside if style.inside is None else style.inside
        self._places: dict[int, Place] = {}
        self._by_start = {reading.mark.start: reading for reading in readings}
        self._by_end = {reading.mark.end: reading for reading in readings}

    def pairs(self) -> Iterator[tuple[Reading, Reading]]:
        """Opening and closing readings that belong together and hold something, in order of the closing ones."""
        for reading in self.readings:
            if reading.part == Part.CLOSE and reading.partner and self._holds(reading.partner, reading):
                yield reading.partner, reading

    def _holds(self, opening: Reading, closing: Reading) -> bool:
        return _WORDY.search(self.text, opening.mark.end, closing.mark.start) is not None

    def neighbours(self, reading: Reading) -> tuple[Reading | None, Reading | None]:
        """The marks that touch this one on the left and on the right."""
        return self._by_end.get(reading.mark.start), self._by_start.get(reading.mark.end)

    def doubled(self, opening: Reading, closing: Reading) -> bool:
        """The pair stands directly within another of the same marks: each is written twice."""
        before, after = self.neighbours(opening)[0], self.neighbours(closing)[1]
        return (
            before is not None
            and after is not None
            and before.partner is after
            and before.mark.text == opening.mark.text
        )

    def empty(self, reading: Reading) -> bool:
        """A pair with nothing in it: the marks are spoken of, not used."""
        if reading.partner is None:
            return False
        first, last = sorted((reading, reading.partner), key=lambda one: one.mark.start)
        return not self._holds(first, last)

    def wanted(self, reading: Reading) -> tuple[str, str]:
        """The character that a mark should be, and the name of what is wrong if it is another ("" if nothing is)."""
        mark, partner = reading.mark, reading.partner
        opens = reading.part == Part.OPEN
        texts = {mark.text} | ({partner.mark.text} if partner else set())
        foreign = texts & self.locale.foreign
        own_curly = {*self.locale.outer, *self.locale.inner}
        curly = bool(texts & own_curly)
        pair = self.locale.inner if mark.single else self.locale.outer
        name = ""
        if partner and reading.depth and not mark.single:
            name, pair = "nesting", self.locale.inner
        elif foreign:
            name = "foreign-marks"
        elif curly and not texts <= own_curly:
            name = "mixed-pair"
        elif not curly:
            if not self.style.curly or not partner or mark.single:
                return mark.text, ""
            name = "style"
        elif self.style.curly is False and not mark.single:
            name = "style"
        keep_straight = not (curly or foreign) if self.style.curly is None else not self.style.curly
        new = pair[0] if opens else pair[1]
        if keep_straight or (curly and not partner and mark.text in _STRAIGHT.values()):
            new = _STRAIGHT.get(new, new)
        if new == mark.text:
            return new, ""
        turned = mark.text in own_curly and mark.shape == (-1 if opens else 1)
        if turned and name not in ("nesting", "foreign-marks"):
            return (pair[0] if opens else pair[1]), "reversed"
        return (new, name) if name else (mark.text, "")

    def place(self, reading: Reading) -> Place:
        """How a mark should be set: its character and the spaces next to it."""
        known = self._places.get(reading.mark.start)
        if known is None:
            known = self._places[reading.mark.start] = self._place(reading)
        return known

    def _place(self, reading: Reading) -> Place:
        if self._well_set(reading) or self.empty(reading):
            return Place(Span(reading.mark.start, reading.mark.end), reading.mark.text, [])
        return self._opening(reading) if reading.part == Part.OPEN else self._closing(reading)

    def _well_set(self, reading: Reading) -> bool:
        """The usual case, found without looking closer: the right mark, a space outside and none inside."""
        mark, partner = reading.mark, reading.partner
        if partner is None or reading.depth:
            return False
        pair = (mark.text, partner.mark.text) if reading.part == Part.OPEN else (partner.mark.text, mark.text)
        if not (pair == self.locale.outer and self.style.curly is not False) and not (
            pair == ('"', '"') and not self.style.curly
        ):
            return False
        if reading.part == Part.OPEN:
            return mark.gap_left != 0 and mark.gap_right == 0
        return mark.gap_left == 0 and mark.gap_right != 0 and mark.before in ",.!?…"

    def _opening(self, reading: Reading) -> Place:
        mark, text = reading.mark, self.text
        char, wrong = self.wanted(reading)
        names = [wrong] if wrong else []
        start, end, new = mark.start, mark.end, char
        spaces = mark.gap_right if text[end : end + 1].isspace() and not self.locale.spaced else 0
        if spaces > 0 and "\n" not in text[end : end + spaces]:
            end += spaces
            names.append("space-after-opening")
        before = text[start - 1 : start]
        if before and (before.isalnum() or before in ",.;:!?)”") and not (before == "”" and not spaces):
            new = " " + new
            if "space-after-opening" not in names:
                names.append("glued")
        return Place(Span(start, end), new, names)

    def _closing(self, reading: Reading) -> Place:
        mark, text = reading.mark, self.text
        char, wrong = self.wanted(reading)
        names = [wrong] if wrong else []
        start, end, new = mark.start, mark.end, char
        spaces = mark.gap_left if text[start - 1 : start].isspace() and not self.locale.spaced else 0
        if spaces > 0 and "\n" not in text[start - spaces : start]:
            start -= spaces
            names.append("space-before-closing")
        after = text[end : end + 1]
        glued = after.isalnum() and not (after == "s" and not text[end + 1 : end + 2].isalpha())
        bare = text[start - 1 : start].isalnum()
        if glued:
            if "space-before-closing" not in names:
                names.append("glued")
            if bare and reading.partner and self.locale.attribution.match(text, end):
                names.insert(0, "comma-missing")
                new = "," + new if self.inside else new + ","
            new += " "
        elif after and after in ".," and names and bare and self.inside and not text[end + 1 : end + 2].isalnum():
            new = after + new
            end += 1
        elif bare and after == " " and self._said(reading):
            names.insert(0, "comma-missing")
            new = "," + new if self.inside else new + ","
        return Place(Span(start, end), new, names)

    def _said(self, reading: Reading) -> bool:
        """The quotation is a sentence of some words, and after a space stands who said it."""
        if reading.depth or not reading.partner or reading.mark.single:
            return False
        opening = reading.partner.mark
        at_start = not opening.before or opening.before in '.!?…”"'
        follows = self.locale.attribution.match(self.text, reading.mark.end + 1)
        if not at_start or not follows or self.text.count(" ", opening.end, reading.mark.start) < _FEW:
            return False
        return " " in follows.group() or _WHO.match(self.text, follows.end()) is not None

    def certainty(self, *readings: Reading) -> Certainty:
        """How sure the reading is of these marks."""
        margin = min(reading.margin for reading in readings)
        if any(reading.cost >= _AGAINST and reading.mark.shape == 0 for reading in readings):
            return Certainty.POSSIBLE
        if margin >= _SURE_MARGIN:
            return Certainty.SURE
        return Certainty.LIKELY if margin >= _LIKELY_MARGIN else Certainty.POSSIBLE


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
    for reading in paragraph.readings:
        if reading.mark.start in done or reading.part == Part.OTHER:
            continue
        if reading.mark.single and not (
            reading.partner and reading.mark.text != "'" and reading.partner.mark.text != "'"
        ):
            continue
        place = paragraph.place(reading)
        if place.names:
            span = place.span
            yield Fault(tuple(place.names), span, Replacement((place.edit,)), paragraph.certainty(reading))
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
    if ordered[0] == "nesting" and pair[0].mark.shape == 0:
        certainty = Certainty.POSSIBLE
    first, last = places[0].span, places[1].span
    fault = Fault(ordered, Span(first.start, last.end), fix, certainty)
    if len(changed) == 1:
        yield replace(fault, span=changed[0].span, related=(last if changed[0] is places[0] else first,))
    elif last.end - first.start <= _FAR:
        yield fault
    else:
        yield replace(fault, span=first, related=(last,))
        yield replace(fault, span=last, related=(first,))


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
            yield Fault(("doubled",), both, Replacement(((span, ""),)), Certainty.LIKELY)
            return
    if reading.continued and mark.shape == 0:
        return
    opens = reading.part == Part.OPEN
    whole = opens and (not mark.before or mark.before in '.!?…:,”"')
    unsure = mark.shape == 0 or reading.continued or whole
    certainty = min(paragraph.certainty(reading), Certainty.POSSIBLE if unsure else Certainty.LIKELY)
    edit = _closing_place(paragraph, reading) if opens else _opening_place(paragraph, reading)
    if edit and not reading.continued:
        yield Fault(("unclosed" if opens else "unopened",), span, Replacement((edit,)), Certainty.LIKELY)
    else:
        yield Fault(("unclosed" if opens else "unopened",), span, None, certainty)


def _opening_place(paragraph: Paragraph, reading: Reading) -> tuple[Span, str] | None:
    """Where a quotation begins that was never opened: after "said:", if no other mark stands between."""
    text, mark = paragraph.text, reading.mark
    low = max((other.mark.end for other in paragraph.readings if other.mark.end <= mark.start), default=0)
    at = max((text.rfind(sign, low, mark.start) for sign in (": ", ":\u00a0")), default=-1)
    if at < 0 or not text[at - 1].isalpha() or not mark.gap_right:
        return None
    point = Span(at + 2, at + 2)
    return point, '"' if mark.shape == 0 else paragraph.locale.outer[0]


def _closing_place(paragraph: Paragraph, reading: Reading) -> tuple[Span, str] | None:
    """Where a quotation ends that was never closed: before ", said X", if no other mark follows."""
    text, mark = paragraph.text, reading.mark
    if paragraph.readings[-1] is not reading or not mark.gap_left:
        return None
    for comma in _COMMA.finditer(text, mark.end):
        follows = paragraph.locale.attribution.match(text, comma.end())
        if follows and " " not in follows.group() and _WHO.match(text, follows.end()):
            char = '"' if mark.shape == 0 else paragraph.locale.outer[1]
            return Span(comma.start(), comma.start() + 1), "," + char if paragraph.inside else char + ","
    return None
