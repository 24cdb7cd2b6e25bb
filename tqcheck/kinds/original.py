"""The original text: whether, and where, it has a name in its own script or in the language that carried it."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry
from tqcheck.text import Lines, Span
from tqcheck.view import lower

# Endings that nouns of the Slavic languages take; a last vowel, й or ь gives way to them.
_ENDING = r"(?:а|я|у|ю|е|є|ы|и|і|ї|о|ом|ем|ём|єм|ой|ей|ою|ею|ым|им|ів|ов|ев|ам|ям|ами|ями|ах|ях|ого|его|ому|ему|ая|ую|ый|ий|ые|ие|ых|их|ь|й|ові|еві)?"
_CUT = late(r"[аяоеєёиіїыуюйь]$")
_CYRILLIC = late(r"[Ѐ-ԯ]")
_NO_SPACES = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


class Place(NamedTuple):
    """A form of a name as it stands in the original."""

    form: str
    span: Span
    language: str
    """The carrying language; empty for the native form."""


def expression(form: str) -> str:
    """An expression for a form in lower case: whole words, and where words are declined, with their endings."""
    low = lower(form.strip())
    if _NO_SPACES.search(low):
        return re.escape(low)
    words = []
    for word in low.split():
        if _CYRILLIC.search(word) and len(word) > 3:
            words.append(re.escape(_CUT.sub("", word)).replace("ё", "[её]") + _ENDING)
        else:
            words.append(re.escape(word).replace("ё", "[её]"))
    return r"(?<!\w)" + r"[\s\u00a0-]+".join(words) + r"(?!\w)"


def beginning(form: str) -> str:
    """What must stand in a text in lower case for a form to stand in it: the unchanging part of its longest word."""
    low = lower(form.strip())
    if _NO_SPACES.search(low):
        return low
    word = max(low.split(), key=len)
    stem = _CUT.sub("", word) if _CYRILLIC.search(word) and len(word) > 3 else word
    return max(stem.split("ё"), key=len)


@lru_cache(4096)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(expression(form))


def forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """The forms of a name in other scripts, with the carrying language (empty for the native form)."""
    for form in entry.native:
        yield form, ""
    for language, pivots in entry.pivot.items():
        for form in pivots:
            yield form, language


class Original:
    """A text in the original language."""

    def __init__(self, text: str, path: str | None = None) -> None:
        self.text = text
        self.path = path
        self._found: dict[str, Place | None] = {}

    @cached_property
    def low(self) -> str:
        return lower(self.text)

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def place(self, form: str) -> Place | None:
        """Where a form first stands."""
        if form not in self._found:
            found = _compiled(form).search(self.low)
            place = Place(self.text[found.start() : found.end()], Span(*found.span()), "") if found else None
            self._found[form] = place
        return self._found[form]

    def find(self, entry: Entry, derived: Iterable[str] = ()) -> Place | None:
        """Where the original has the name; `derived` are pivots that the entry does not give."""
        known = (*forms(entry), *((form, "") for form in derived))
        for form, language in known:
            if not form.isascii() or len(form) > 3:
                place = self.place(form)
                if place:
                    return place._replace(language=language)
        return None

    def shown(self, place: Place) -> str:
        """The form and its line, for people."""
        return f"{place.form} (line {self.lines.place(place.span.start)[0]})" if self.path else place.form
