"""How checking sees a segment: folded text that is easy to match, with tokens and sentences; computed once for all kinds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from tqcheck.expressions import late
from tqcheck.model import Role, Segment
from tqcheck.text import Span, Text, TextBuilder

T = TypeVar("T")

# One character for one: apostrophes, spaces of every width, non-breaking hyphen, line ends, signs that NFC replaces.
_ONE_TO_ONE = str.maketrans(
    {
        **dict(zip("\u2126\u212a\u212b\u037e\u0387", "\u03a9K\u00c5;\u00b7", strict=True)),
        "\u2019": "'",
        "\u02bc": "'",
        "\u2011": "-",
        **dict.fromkeys("\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "),
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
    }
)
# What changes the length of the text: soft hyphens and zero-width marks vanish, a CR LF pair is one space, letters with marks are composed.
_MARKS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0653-\u0655\u093c\u09be\u09d7\u3099\u309a"
# Hangul is composed syllable by syllable.
_JAMO = r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
_VANISH = "\u00ad\u200b\u2060\ufeff"
_CHANGES_LENGTH = late(rf"[{_VANISH}]|\r\n|{_JAMO}|.?[{_MARKS}]+", re.DOTALL)

_NEEDS_FOLDING = late("[" + "".join(map(chr, _ONE_TO_ONE)) + _VANISH + _MARKS + r"\u1100-\u11ff" + "]")
_TOKEN = late(r"\w+(?:['-]\w+)*")
_STOP = late(
    r"(?<=[.!?\u2026])[\"'\u201d\u2019\u00bb)\]]*\s+(?=[\"'\u201c\u2018\u00ab(\[]*[^\W\d_a-z])|(?<=[\u3002\uff01\uff1f])"
)
_WORD = late(r"[^\W\d_][\w'-]*")
# The class of the first letter stands first, because `re` is quick to find the next place where it may match.
_CAPITALISED = late(r"[A-Z\u00c0-\u00de](?<![\w'.@/#&-].)[\w.-]*+")
SMALL_WORDS = frozenset("a an and as at but by for from in into of on or the to with s de la von van".split())
"""Words that a title leaves small."""
_LONGEST_TITLE = 200
_BIG_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = _BIG_LETTERS + _BIG_LETTERS.lower()
# A full stop after these ends no sentence when a capital follows.
_ABBREVIATION = late(
    r"(?:^|[\s(\"\u201c'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|Maj|Sgt|Adm|St|Jr|Sr|No|Nos|vs|cf|al|Inc|Ltd|Co|Corp|Fig|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:[A-Z]\.)+[A-Z])\.$"
)


def lower(text: str) -> str:
    """Lower case character by character, so that offsets hold (`"\u0130".lower()` has two characters)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def fold(plain: str) -> Text:
    """The folded text over the plain text: \u2019 as ', spaces as space, \u2011 as -, no soft hyphens, letters composed (NFC)."""
    if not _NEEDS_FOLDING.search(plain):
        return Text.slice(plain, 0, len(plain))
    same_length = plain.translate(_ONE_TO_ONE)
    builder = TextBuilder(same_length)
    at = 0
    for found in _CHANGES_LENGTH.finditer(plain):
        start, end = found.span()
        text = found.group()
        builder.copy(at, start)
        at = end
        if text in _VANISH:
            builder.unit(start, end, "")
        elif text == "\r\n":
            builder.unit(start, end, " ")
        elif (composed := unicodedata.normalize("NFC", same_length[start:end])) == same_length[start:end]:
            builder.copy(start, end)
        else:
            builder.unit(start, end, composed)
    builder.copy(at, len(plain))
    return builder.build()


# A word without its possessive ending; one that begins with a capital letter (or in a script without case).
NAME_REST = r"\w*+(?:['\u02b9\u02bb\u2018](?!s(?!\w))\w++)*"
CAPITAL = late(r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff](?<!\w.)" + NAME_REST)


def capitals_in(text: str) -> list[str]:
    """The words that `View.capitals` finds."""
    return CAPITAL.findall(text)


def capitalised_in(text: str) -> Iterator[tuple[str, int]]:
    """The words that `View.capitalised` finds, and where."""
    for match in _CAPITALISED.finditer(text):
        yield _without_stop(match.group()), match.start()


def count_capitalised(text: str) -> Counter[str]:
    """The words that `View.capitalised` finds, in the order of the text, and how often they stand there."""
    found: dict[str, int] = {}
    for word, times in Counter(_CAPITALISED.findall(text)).items():
        bare = _without_stop(word) if word[-1] in ".-" else word
        found[bare] = found.get(bare, 0) + times
    return Counter(found)


def _without_stop(word: str) -> str:
    """The word without the full stop or hyphen behind it, but for the stop of an abbreviation."""
    if word[-1] not in ".-":
        return word
    bare = word.rstrip(".-")
    return word if "." in bare and word[-1] == "." else bare


class _Lazy(Generic[T]):
    """An attribute that is computed when first asked for; unlike `functools.cached_property` it takes no lock."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, view: Any, owner: object = None) -> T:
        value = view.__dict__[self._name] = self._compute(view)
        return value


class View:
    """One segment as the kinds see it. Offsets are of `text` (folded); `plain` turns them into offsets of the plain text."""

    def __init__(self, number: int, segment: Segment) -> None:
        self.number = number
        self.segment = segment
        self.text = plain = segment.target.plain
        self._same = True
        if _NEEDS_FOLDING.search(plain):
            self._folded = fold(plain)
            self.text = self._folded.plain
            self._same = all(piece.verbatim for piece in self._folded.pieces)

    @_Lazy
    def low(self) -> str:
        """`text` in lower case, character for character."""
        return lower(self.text)

    def plain(self, start: int, end: int) -> Span:
        """The place in the plain text of a span of the folded text."""
        if self._same:
            return Span(start, end)
        return self._folded.to_raw(Span(start, end))[0]

    def folded(self, span: Span) -> Span:
        """The place in the folded text of a span of the plain text."""
        return span if self._same else self._folded.from_raw(span)

    @_Lazy
    def is_title(self) -> bool:
        """True if a short segment, or a heading, is written with capitals throughout, as titles are."""
        if len(self.text) > _LONGEST_TITLE and self.segment.role is not Role.HEADING:
            return False
        words = [word for word in _WORD.findall(self.text) if word.lower() not in SMALL_WORDS]
        big = sum(word[0].isupper() for word in words)
        return len(words) >= 2 and big >= 2 / 3 * len(words)

    @_Lazy
    def capitalised(self) -> tuple[tuple[str, int], ...]:
        """All words that begin with a capital, and where; with inner hyphens, and with the stops of abbreviations."""
        return tuple(capitalised_in(self.text))

    @_Lazy
    def is_shouting(self) -> bool:
        """True if most letters of a segment are capitals, by its beginning."""
        text = self.text[:_LONGEST_TITLE]
        if text.isupper():
            return True
        plain = text.encode("ascii", "ignore")
        big = len(plain) - len(plain.translate(None, _BIG_LETTERS))
        letters = len(plain) - len(plain.translate(None, _LETTERS))
        others = len(text) - len(plain)
        if big + others <= 0.5 * letters:
            return False
        if others:
            big, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
        return big > 0.5 * letters

    @_Lazy
    def tokens(self) -> tuple[Span, ...]:
        """Words with inner apostrophes and hyphens, and numbers."""
        return tuple(Span(*found.span()) for found in _TOKEN.finditer(self.text))

    @_Lazy
    def capitals(self) -> tuple[re.Match[str], ...]:
        """Words that begin with a capital letter or in a script without case, without a possessive ending."""
        return tuple(CAPITAL.finditer(self.text))

    @_Lazy
    def sentences(self) -> tuple[Span, ...]:
        """Sentences without the space between them; together with it they cover the text."""
        spans, start = [], 0
        for stop in _STOP.finditer(self.text):
            if _ABBREVIATION.search(self.text, max(0, start - 1, stop.start() - 12), stop.start()):
                continue
            spans.append(Span(start, stop.start() + len(stop.group().rstrip())))
            start = stop.end()
        if start < len(self.text):
            spans.append(Span(start, len(self.text)))
        return tuple(spans)
