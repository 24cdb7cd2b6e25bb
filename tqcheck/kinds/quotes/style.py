"""What a document does of its own accord, and the marks that differ from it."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.expressions import late
from tqcheck.kinds.quotes.faults import Fault
from tqcheck.kinds.quotes.parse import Part
from tqcheck.kinds.quotes.setting import Paragraph
from tqcheck.model import Replacement
from tqcheck.text import Span

_APOSTROPHE = late(r"(?<=\w)['’](?=\w)|(?<=s)['’](?= [a-z])")
_TURNED = late(r"(?<=[^\W\d_])[‘`´](?=(?:t|s|re|ve|ll|d|m)\b)|\b[OD][‘`´](?=[A-Z][a-z])|(?<![\w‘’])‘(?=\d0s\b)")
_LEAST = 3
"""A majority of one against nothing is none: so many marks make a style."""
_CLEAR = 2.0
"""The majority outnumbers the rest at least by this factor."""


OTHERS = {True: late('"'), False: late("[“”„‟«»〝〞＂「」『』《》]")}
"""Marks that are not like the rest of a document: of a curly one, of a straight one."""


def kinds_of(text: str) -> tuple[bool | None, bool | None]:
    """Whether the quotation marks of a document are curly, and whether its apostrophes are (None: no majority, or all alike)."""
    straight = text.count('"')
    if text.isascii():
        return (False if straight >= _LEAST else None), None
    curly = text.count("“") + text.count("”")
    turned = text.count("’")
    plain = text.count("'") if turned else 0
    return _majority(curly, straight), _majority(turned, plain) if plain else None


def _majority(one: int, other: int) -> bool | None:
    if one >= _LEAST and one >= _CLEAR * other:
        return True
    return False if other >= _LEAST and other >= _CLEAR * one else None


def stops_inside(text: str) -> bool | None:
    """Whether commas and full stops stand before the closing mark."""
    inside = sum(text.count(two) for two in (',"', '."', ",”", ".”"))
    outside = sum(text.count(two) for two in ('",', '".', "”,", "”."))
    return _majority(inside, outside)


def stop_faults(paragraph: Paragraph, taken: set[int]) -> Iterator[Fault]:
    """Commas and full stops on the other side of the closing mark than elsewhere in the document."""
    text = paragraph.text
    for reading in paragraph.readings:
        if (
            reading.mark.start in taken
            or reading.mark.single
            or reading.part != Part.CLOSE
            or reading.partner is None
            or reading.depth
            or paragraph.place(reading).names
            or paragraph.place(reading.partner).names
        ):
            continue
        start, end = reading.mark.start, reading.mark.end
        after = text[end : end + 1]
        if (
            paragraph.inside
            and after
            and after in ".,"
            and text[start - 1].isalnum()
            and not text[end + 1 : end + 2].isalnum()
        ):
            span = Span(start, end + 1)
            yield Fault(("stop-outside",), span, Replacement(((span, after + text[start:end]),)))


def apostrophe_faults(text: str, curly: bool) -> Iterator[Fault]:
    """Apostrophes that are not like the document's others."""
    wrong, right = ("'", "’") if curly else ("’", "'")
    if wrong not in text:
        return
    for found in _APOSTROPHE.finditer(text):
        if found.group() == wrong:
            span = Span(*found.span())
            yield Fault(("apostrophe",), span, Replacement(((span, right),)))


def turned_faults(text: str) -> Iterator[Fault]:
    """Opening single marks and accents that stand for apostrophes."""
    if "‘" in text or "`" in text or "´" in text:
        for found in _TURNED.finditer(text):
            span = Span(found.end() - 1, found.end())
            right = "’" if found.group()[-1] == "‘" else "'"
            yield Fault(("apostrophe-turned",), span, Replacement(((span, right),)))
