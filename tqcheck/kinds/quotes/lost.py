"""Where the missing partner of a mark stood: before the words that say who spoke, or at an end of the paragraph."""

from __future__ import annotations

from tqcheck.expressions import late
from tqcheck.kinds.quotes.evidence import says_who, who_says
from tqcheck.kinds.quotes.parse import Reading
from tqcheck.kinds.quotes.setting import Paragraph
from tqcheck.text import Span

Edit = tuple[Span, str]

_COMMA = late(r", (?=[^\W\d_])")
_ENDS = late(r"[.!?…](?=\s+[A-Z“\"])")
_LONGEST = 400
"""A quotation that fills a paragraph is seldom longer; a longer one may be several."""


def lost_opening(paragraph: Paragraph, reading: Reading) -> tuple[Span, Edit] | None:
    """Where a quotation begins that was never opened: after "said:", or where the paragraph does."""
    text, mark = paragraph.text, reading.mark
    first = paragraph.before(reading)
    at = max(text.rfind(sign, first, mark.start) for sign in (": ", ":\u00a0"))
    char = '"' if mark.shape == 0 else paragraph.locale.outer[0]
    if at >= 0 and text[at - 1].isalpha() and mark.gap_right:
        return Span(at, at + 2), (Span(at + 2, at + 2), char)
    start = len(text) - len(text.lstrip())
    if first or mark.gap_left or not text[start : start + 1].isalpha() or mark.start - start > _LONGEST:
        return None
    if _ENDS.search(text, start, mark.start):
        return None
    spoken = mark.left in ",?!" and mark.gap_right == 1 and says_or_says(paragraph, mark.end + 1)
    return (Span(mark.start, mark.end), (Span(start, start), char)) if spoken else None


def lost_closing(paragraph: Paragraph, reading: Reading) -> tuple[Span, Edit] | None:
    """Where a quotation ends that was never closed: before ", said X" or ", X said", or where the paragraph does."""
    text, mark = paragraph.text, reading.mark
    if not mark.gap_left and mark.start:
        return None
    char = '"' if mark.shape == 0 else paragraph.locale.outer[1]
    after = paragraph.after(reading)
    for comma in _COMMA.finditer(text, mark.end, after):
        if says_who(text, comma.end(), paragraph.locale, verb_first=True) or who_says(
            text, comma.end(), paragraph.locale
        ):
            edit = Span(comma.start(), comma.start() + 1), "," + char if paragraph.inside else char + ","
            return Span(comma.start(), comma.end()), edit
    end = len(text.rstrip())
    announced = mark.before in (":", ",") and mark.right.isupper()
    if after == len(text) and announced and text[end - 1] in ".!?…" and end - mark.end <= _LONGEST:
        return Span(mark.start, mark.end), (Span(end, end), char)
    return None


def says_or_says(paragraph: Paragraph, at: int) -> bool:
    """True if "said X", "he said" or "the mayor said" stands at an offset."""
    return says_who(paragraph.text, at, paragraph.locale) or who_says(paragraph.text, at, paragraph.locale)


def is_phrase(paragraph: Paragraph, reading: Reading, opens: bool) -> bool:
    """True if small letters on both sides say that the mark stands within a sentence, where no quotation runs on."""
    mark = reading.mark
    if opens:
        return mark.before.islower() and mark.right.islower() and mark.gap_left == 1
    return mark.left.islower() and mark.gap_right == 1 and mark.after.islower()
