"""How marks should be set: the right character, and spaces and stops on the right side of it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.kinds.quotes.evidence import says_who
from tqcheck.kinds.quotes.locale import Locale
from tqcheck.kinds.quotes.parse import Part, Reading
from tqcheck.model import Certainty
from tqcheck.text import Span

_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_LINE_END = late(r"[\r\n]")
_NO_SPACE_BEFORE = ".,;:!?…)]}%/—–-\"'“”‘’"
_FEW = 2
"""A quotation with fewer spaces is a title or a single word."""

_LIKELY_MARGIN = 0.6
_SURE_MARGIN = 1.5
_CLEAR_MARGIN = 4.0
_AGAINST = 3.0
"""A straight mark with so much against its part is read by its neighbours alone."""


class Style(NamedTuple):
    """What a document does of its own accord: curly or straight marks, stops inside or outside. None: nothing known."""

    curly: bool | None = None
    inside: bool | None = None


class Place(NamedTuple):
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
        self._starts = [reading.mark.start for reading in readings]
        self._by_start = {reading.mark.start: reading for reading in readings}
        self._by_end = {reading.mark.end: reading for reading in readings}

    def pairs(self) -> Iterator[tuple[Reading, Reading]]:
        """Opening and closing readings that belong together and hold something, in order of the closing ones."""
        for reading in self.readings:
            if reading.part == Part.CLOSE and reading.partner and not self.empty(reading):
                yield reading.partner, reading

    def before(self, reading: Reading) -> int:
        """Where the mark before this one ends; 0 for the first."""
        at = bisect_left(self._starts, reading.mark.start)
        return self.readings[at - 1].mark.end if at else 0

    def after(self, reading: Reading) -> int:
        """Where the mark after this one starts; the end of the text for the last."""
        at = bisect_left(self._starts, reading.mark.start) + 1
        return self._starts[at] if at < len(self._starts) else len(self.text)

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
        opening, closing = (reading, reading.partner) if reading.part == Part.OPEN else (reading.partner, reading)
        return opening.mark.word >= closing.mark.start

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
        # A typewriter's mark beside a straight one: the straight one is the document's own.
        plain = not curly and (not foreign or not texts <= self.locale.foreign)
        keep_straight = plain if self.style.curly is None else not self.style.curly
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
        if spaces > 0 and not _LINE_END.search(text, end, end + spaces):
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
        if spaces > 0 and not _LINE_END.search(text, start - spaces, start):
            start -= spaces
            names.append("space-before-closing")
        after = text[end : end + 1]
        neighbour = self.neighbours(reading)[1]
        opens_next = neighbour is not None and neighbour.part == Part.OPEN and neighbour.partner is not None
        glued = (after.isalnum() or (opens_next and not mark.single)) and not (
            after == "s" and not text[end + 1 : end + 2].isalpha()
        )
        bare = text[start - 1 : start].isalnum()
        if glued:
            if "space-before-closing" not in names:
                names.append("glued")
            if bare and reading.partner and self.locale.attribution.match(text, end):
                names.insert(0, "comma-missing")
                new = "," + new if self.inside else new + ","
            new += " "
        elif "space-before-closing" in names and after and not after.isspace() and after not in _NO_SPACE_BEFORE:
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
        if not at_start or self.text.count(" ", opening.end, reading.mark.start) < _FEW:
            return False
        return says_who(self.text, reading.mark.end + 1, self.locale)

    def certainty(self, *readings: Reading) -> Certainty:
        """How sure the reading is of these marks."""
        margin = min(reading.margin for reading in readings)
        if any(reading.cost >= _AGAINST and reading.mark.shape == 0 for reading in readings):
            return Certainty.LIKELY if margin >= _CLEAR_MARGIN else Certainty.POSSIBLE
        if margin >= _SURE_MARGIN:
            return Certainty.SURE
        return Certainty.LIKELY if margin >= _LIKELY_MARGIN else Certainty.POSSIBLE
