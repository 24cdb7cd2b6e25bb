"""Which name of the glossaries an unknown word is close to, and whether the word before it agrees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqcheck import lexicon
from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry, key
from tqcheck.kinds import suspects
from tqcheck.kinds.judging import SLAVIC
from tqcheck.kinds.suspects import Suspect

if TYPE_CHECKING:
    from tqcheck.glossary.index import Names
    from tqcheck.glossary.near import Near

# Syllables of the Revised Romanization and of McCune-Reischauer without its signs.
_KOREAN = late(
    r"(?:(?:ch|kk|tt|pp|ss|jj|[bcdghjkmnprst])?(?:yeo|yae|wae|[yw]?(?:ae|eo|oe|eu|a|e|i|o|u)|ui)(?:ng|[nmlkptbdg](?![aeiouyw]))?)+"
)
_MOST_NEAR = 3
_LOCATIVE = late(
    r"\b(?:[Ii]n|[Tt]o|[Ff]rom|[Nn]ear|[Aa]t|[Oo]f|[Aa]round|[Oo]utside|[Tt]owards?|[Bb]etween|[Tt]hrough|[Vv]ia|[Ii]nto|[Oo]ver|[Aa]cross|[Bb]eyond|"
    r"northern|southern|eastern|western|central|capital|city|town|village|port|province|region|island|airport)(?: the)? \Z"
)
_PLACE_NOUN = late(
    r"(?:'s)?[ -](?:region|city|province|district|airport|island|peninsula|river|area|state|county|prefecture|governorate|oblast|port|based)"
)
_LONGEST_BEFORE = 16
# Languages whose places are well spelled in several ways.
_ROMANIZED = frozenset((*SLAVIC, "zh", "ja", "ko"))
# Zipf value from which a given name is one that very many have.
_COMMON_GIVEN = 4.0


class Nearby:
    def __init__(self, names: Names) -> None:
        self._names = names

    def suspect(self, text: str) -> Suspect | None:
        from tqcheck.romanize import hepburn, pinyin

        if not text.isascii() or "'" in text or _KOREAN.fullmatch(text.lower()):
            return None  # another way to romanize, or another Korean name
        near = [one for one in self._names.near.find(text) if not suspects.derivative(text, one.word)]
        if near and (pinyin.syllabify(text) or hepburn.syllabify(text)):
            # well spelled, if the name of somebody else, or of another place there
            near = [kept for one in near if (kept := self._elsewhere(one))]
        near = [one for one in near if key(text) not in map(key, self._names.entry(one.entry).exempt)]
        near = list({one.entry: one for one in reversed(near)}.values())[::-1]  # one word of each entry
        rights = tuple(dict.fromkeys(one.right for one in near))
        if not rights or len(rights) > _MOST_NEAR:
            return None
        return Suspect("likeness", rights, tuple(dict.fromkeys(one.entry for one in near)), near[0].alike)

    def _elsewhere(self, near: Near) -> Near | None:
        """A name of a country that has no romanization: a place, or a person if the given name says who it is."""
        entry = self._names.entry(near.entry)
        if entry.type == "person" and entry.source not in _ROMANIZED:
            return near._replace(alike=False)
        return near if self.is_place_elsewhere(near.entry) else None

    def is_place_elsewhere(self, number: int) -> bool:
        entry = self._names.entry(number)
        return entry.type == "place" and entry.source not in _ROMANIZED

    def goes_with(self, before: re.Match[str] | None, entry: Entry, alike: bool) -> bool:
        """A person is not somebody with another given name; without any, only a surname that sounds alike counts."""
        if entry.type != "person":
            return True
        low = key(before.group()) if before else ""
        words = {key(word) for form in (*entry.right.values(), *entry.ok) for word in form.split()}
        return low in words or (alike and (not low or lexicon.shipped().is_word(low)))

    def is_named(self, given: str, entry: Entry) -> bool:
        """True if the given name is the person's own and not one that very many have: then few have nearly this name."""
        names = {key(form.split()[0]) for form in (*entry.right.values(), *entry.ok) if " " in form}
        return key(given) in names and lexicon.shipped().frequency(key(given)) < _COMMON_GIVEN


def is_where_a_place_is(text: str, start: int, end: int) -> bool:
    """True if a word is said of as a place is: behind a preposition of place or the noun, or before one; and no part of a longer name."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False
    return bool(_PLACE_NOUN.match(text, end)) or bool(_LOCATIVE.search(text, max(0, start - _LONGEST_BEFORE), start))
