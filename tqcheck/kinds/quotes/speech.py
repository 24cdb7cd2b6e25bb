"""Direct speech as Russian, Polish or French papers set it: with a dash before "said X" and another one after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tqcheck import expressions
from tqcheck.expressions import late
from tqcheck.kinds.quotes.faults import Fault
from tqcheck.kinds.quotes.locale import Locale, Pair
from tqcheck.kinds.quotes.marks import Mark
from tqcheck.kinds.quotes.parse import Part, Reading
from tqcheck.kinds.quotes.setting import Paragraph
from tqcheck.model import Certainty, Replacement, Safety
from tqcheck.text import Span

_DASH = r"[ \u00a0]?(?:--?|[–—])[ \u00a0]?"
_AFTER = late(rf"[ \u00a0]?(,?){_DASH}(?=([a-z]+)|[A-Z])")
_BEFORE = late(r"(?<=\w)([.,:])[ \u00a0]?(?:--?|[–—])[ \u00a0]?$")
_AT_START = late(r"[–—-][ \u00a0]+(?=[\w“\"])")
_LINE_START = late(r"\n[–—-]")
_RESUMED = late(r"(?<=[.,])[ \u00a0][–—-][ \u00a0](?=\w)")
# Verbs that need an object in English: the dash is wrong, but taking it out does not make the sentence right.
_NEED_OBJECT = frozenset({"told", "assured", "accused", "urged", "called", "described", "quoted"})


@lru_cache(maxsize=16)
def _tag(locale: Locale, after_word: bool) -> re.Pattern[str]:
    """A speech tag after a dash, up to the next dash or the end: `, – said X. –`. With `after_word` no stop need stand before it."""
    verbs = "|".join(sorted(locale.verbs))
    word = r"|(?<=\w)" if after_word else ""
    return expressions.compile(
        rf"(?P<stop>[,.]|(?<=[!?…]){word})[ \u00a0][–—-][ \u00a0](?=(?P<verb>{verbs})\b)[^“”\"«»\n]{{2,90}}?"
        rf"(?:(?P<end>[.,])[ \u00a0][–—-][ \u00a0](?=\w)|{'' if after_word else '[.!?]?$'})"
    )


@lru_cache(maxsize=8)
def _speaker(locale: Locale) -> re.Pattern[str]:
    """Some words and a verb of speech: "the head of the office said"."""
    verbs = "|".join(sorted(locale.verbs))
    return expressions.compile(rf"(?:[\w.’'-]+[ \u00a0]){{1,8}}?(?:{verbs})\b")


def expressions_of(locale: Locale) -> Iterable[re.Pattern[str]]:
    """The expressions made of a locale's words."""
    return (_tag(locale, False), _tag(locale, True), _speaker(locale), _bare_tag(locale)) if locale.verbs else ()


def speech_faults(paragraph: Paragraph) -> Iterator[tuple[Fault, list[Mark]]]:
    """Speech dashes, each with the marks that its repair sets."""
    text = paragraph.text
    if not paragraph.locale.verbs or not ("–" in text or "—" in text or "-" in text):
        return
    yield from _dialogue(paragraph)
    for reading in paragraph.readings:
        if reading.mark.single or reading.depth:
            continue
        if reading.part == Part.OPEN and reading.partner:
            yield from _before_opening(paragraph, reading)
        if reading.part == Part.CLOSE and reading.partner:
            yield from _after_closing(paragraph, reading)
            yield from _within(paragraph, reading.partner, reading.mark.start)
        elif reading.part == Part.OPEN and not reading.partner:
            yield from _within(paragraph, reading, paragraph.after(reading))
    yield from _resumed(paragraph)
    yield from _bare(paragraph)


def _closed(paragraph: Paragraph, before: str, char: str) -> str:
    """The end of a quotation before "said": with its comma, unless a stop ends it."""
    if before and before in "!?…,":
        return char
    return "," + char if paragraph.inside else char + ","


def _after_closing(paragraph: Paragraph, reading: Reading) -> Iterator[tuple[Fault, list[Mark]]]:
    text, mark = paragraph.text, reading.mark
    found = _AFTER.match(text, mark.end)
    if not found:
        return
    place = paragraph.place(reading)
    start = place.span.start
    before = text[start - 1 : start]
    verb = found[2] or ""
    comma = bool(found[1]) or before == ","
    speaks = verb in paragraph.locale.verbs and not text.startswith(" to ", found.end(2))
    speaks = speaks or _speaker(paragraph.locale).match(text, found.end()) is not None
    if not speaks and not (comma and verb):
        return
    if not comma and verb not in paragraph.locale.verbs and before not in ".!?…":
        return
    char = paragraph.wanted(reading)[0]
    if before == ".":
        start -= 1
    new = _closed(paragraph, before if before != "." else "", char) + " "
    good = speaks and verb not in _NEED_OBJECT
    span = Span(start, found.end())
    fix = Replacement(((span, new),)) if good else None
    certainty, safety = (Certainty.SURE, Safety.SAFE) if comma else (Certainty.LIKELY, Safety.UNSAFE)
    yield Fault(("speech-dash",), span, fix, certainty, safety), [mark]


def _before_opening(paragraph: Paragraph, reading: Reading) -> Iterator[tuple[Fault, list[Mark]]]:
    """`He said: – “A”` and `said X. – “B”`."""
    text, mark = paragraph.text, reading.mark
    found = _BEFORE.search(text, max(0, mark.start - 8), mark.start)
    if found and (found[1] != "." or paragraph.before(reading)):
        place = paragraph.place(reading)
        span = Span(found.end(1), place.span.end)
        fix = Replacement(((span, " " + place.text.lstrip()),))
        yield Fault(("speech-dash",), span, fix, Certainty.LIKELY, Safety.UNSAFE), [mark]


def _within(paragraph: Paragraph, opening: Reading, end: int) -> Iterator[tuple[Fault, list[Mark]]]:
    """`“A, – said X. – B”`: the marks stand round speech and tag together."""
    text, mark = paragraph.text, opening.mark
    found = _tag(paragraph.locale, False).search(text, mark.end, end)
    if found is None or (found["end"] is None and end != len(text)):
        return
    pair = ('"', '"') if mark.text == '"' else paragraph.locale.outer
    last = found.end() if found["end"] else found.end("verb")
    fix = None if found["verb"] in _NEED_OBJECT else Replacement(_edits(paragraph, found, pair))
    yield (
        Fault(("speech-dash",), Span(found.start(), last), fix, Certainty.LIKELY, Safety.UNSAFE),
        [mark] if end == len(text) else [],
    )


def _edits(paragraph: Paragraph, found: re.Match[str], pair: Pair) -> tuple[tuple[Span, str], ...]:
    """A tag set off by marks instead of dashes."""
    before = paragraph.text[found.start() - 1 : found.start()] if not found["stop"] else ""
    closing = Span(found.start(), found.start("verb")), _closed(paragraph, before, pair[1]) + " "
    if found["end"] is None:
        return (closing,)
    return closing, (Span(found.end("end"), found.end()), " " + pair[0])


def _resumed(paragraph: Paragraph) -> Iterator[tuple[Fault, list[Mark]]]:
    """`,” said X. – Y”`: the closing mark has nothing to close because a dash stands for the opening one."""
    last = 0
    for reading in paragraph.readings:
        if reading.part == Part.CLOSE and not reading.partner and not reading.mark.single:
            found = None
            for found in _RESUMED.finditer(paragraph.text, last, reading.mark.start):  # noqa: B007
                pass
            if found:
                pair = ('"', '"') if reading.mark.text == '"' else paragraph.locale.outer
                span = Span(*found.span())
                yield (
                    Fault(
                        ("speech-dash",), span, Replacement(((span, " " + pair[0]),)), Certainty.LIKELY, Safety.UNSAFE
                    ),
                    [reading.mark],
                )
        if not reading.mark.single:
            last = reading.mark.end


def has_tag(text: str, locale: Locale) -> bool:
    """A quick look for what `_bare` finds."""
    return (" – " in text or " - " in text or " — " in text) and _bare_tag(locale).search(text) is not None


def dashes(text: str, locale: Locale) -> Iterator[int]:
    """Where paragraphs of a text begin with a dash, and where `has_tag` finds one."""
    yield from (found.start() for found in _LINE_START.finditer("\n" + text))
    if has_tag(text, locale):
        yield from (found.start() for found in _bare_tag(locale).finditer(text))


@lru_cache(maxsize=8)
def _bare_tag(locale: Locale) -> re.Pattern[str]:
    verbs = "|".join(sorted(locale.verbs)) or "(?!)"
    return expressions.compile(rf" [–—-] (?P<verb>{verbs})\b(?! to\b)")


def _bare(paragraph: Paragraph) -> Iterator[tuple[Fault, list[Mark]]]:
    """`It is late, – said X.`: no marks at all, so nobody can tell where the speech begins."""
    text = paragraph.text
    if _AT_START.match(text) or not has_tag(text, paragraph.locale):
        return
    pairs = sorted((pair[0].mark.start, pair[1].mark.start) for pair in paragraph.pairs() if not pair[0].depth)
    for found in _bare_tag(paragraph.locale).finditer(text):
        at = bisect_right(pairs, (found.start(), len(text))) - 1
        start = found.start() - (text[found.start() - 1] == ",")
        if text[start - 1].isalnum() and (at < 0 or pairs[at][1] < start):
            yield Fault(("speech-dash",), Span(start, found.end()), None, Certainty.LIKELY), []


def _dialogue(paragraph: Paragraph) -> Iterator[tuple[Fault, list[Mark]]]:
    """A paragraph that opens with a dash and has "– said X" later on."""
    start = _AT_START.match(paragraph.text)
    found = start and _tag(paragraph.locale, True).search(paragraph.text, start.end())
    if not start or not found or any(start.end() <= one.mark.start < found.start() for one in paragraph.readings):
        return
    pair = ('"', '"') if paragraph.style.curly is False else paragraph.locale.outer
    opening = Span(*start.span())
    fix = Replacement(((opening, pair[0]), *_edits(paragraph, found, pair)))
    yield (
        Fault(
            ("speech-dash",), opening, fix, Certainty.LIKELY, Safety.UNSAFE, (Span(found.start(), found.end("verb")),)
        ),
        [],
    )
