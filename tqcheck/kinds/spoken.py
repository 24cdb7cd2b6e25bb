"""Who is spoken of in a text: names and nouns that tell whether somebody is a woman or a man, and those that do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.text import Span
from tqcheck.view import View

MALE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
FEMALE = {"she": "he", "her": "him", "herself": "himself"}
PRONOUNS = frozenset(MALE) | frozenset(FEMALE)
TOKEN = late(r"[^\W\d_][\w-]*(?:'(?!s(?!\w))[^\W\d_]\w*)?")
# Words that somebody says are another's: who is meant there is told elsewhere.
QUOTED = late('["\u201c\u201e\u00ab][^"\u201c\u201d\u00ab\u00bb\n]*(?:["\u201d\u00bb]|$)')
# What stands before the name of a place, a body or a time.
_PLACE_FOLLOWS = late(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]he|[Oo]n|[Ii]nto|[Aa]cross|[Tt]hrough|[Oo]utside|[Tt]oward|[Tt]owards|[Aa]round) (?:[A-Z][\w-]+ )*)$"
)
_NAME_GOES_ON = late(r"(?: (?:de|van|von|der|la|al|bin)?\s?[A-Z][\w'-]*)*")
_NAME_FOLLOWS = late(r"(?:,? (?:named|called))?,?(?: [A-Z][\w'-]*)+")
_DETERMINED = late(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Aa]nother|[Oo]ne|\w+'s) (?:[\w-]+ ){0,2}$"
)
_NAMED_BEHIND = late(r"(?: (?:for|of|in|at|on|to) [^,.;]{2,60},)?,? [A-Z]")
_COMPLEMENT = late(
    r"\b(?:is|was|as|became|becomes|being|been|remains|like|works|worked) (?:also |now )?(?:an?|the) (?:[\w-]+ ){0,2}$"
)
_APPOSITION = late(r",? (?:an?|the|who is an?) ")
_VOTES = 2


class Said(NamedTuple):
    """A word that tells something about a person: `sex` is f or m, or ? where the text does not tell."""

    start: int
    end: int
    sex: str
    named: bool = True
    """False for a pronoun."""


def by_sentence(view: View, persons: Sequence[Said]) -> Iterator[tuple[Span, list[Said]]]:
    """The sentences of a segment with those who are spoken of in each."""
    at = 0
    for sentence in view.sentences:
        start = at
        while at < len(persons) and persons[at].start < sentence.end:
            at += 1
        yield sentence, list(persons[start:at])


class Persons:
    """Finds them by lists of words: `women` and `men` are given names, `female` and `male` nouns, `others` nouns that leave the sex open,
    `places` names of no persons.
    """

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        self._common = lru_cache(50_000)(self._is_common)

    def find(self, text: str) -> Iterator[Said]:
        """Who is spoken of, in the order of the text."""
        words, end = self._words, 0
        tokens = list(TOKEN.finditer(text))
        for place, found in enumerate(tokens):
            word = found.group()
            low = word.lower()
            if found.start() < end:
                continue
            if sex := self._sex_of_noun(low):
                end = _name_end(text, found.end() + (text[found.end() : found.end() + 1] == ".")) or found.end()
                yield Said(found.start(), end, sex)
            elif word[0].isupper() and (low in words["women"] or low in words["men"]):
                end = _whole_name(text, found.end())
                yield Said(found.start(), end, "f" if low in words["women"] else "m")
            elif word[0].isupper():
                if self._may_be_person(text, found, low):
                    end = _whole_name(text, found.end())
                    yield Said(found.start(), end, self._told_behind(text, end, tokens[place + 1 :]))
            elif low in words["others"] and self._is_somebody(text, found):
                yield Said(found.start(), found.end(), "?")

    def _sex_of_noun(self, low: str) -> str:
        return "f" if low in self._words["female"] else "m" if low in self._words["male"] else ""

    def _may_be_person(self, text: str, found: re.Match[str], low: str) -> bool:
        if low in self._words["places"] or self._common(low) or len(low) == 1 or found.group().isupper():
            return False
        return not _PLACE_FOLLOWS.search(text, max(0, found.start() - 40), found.start())

    def _told_behind(self, text: str, end: int, following: Sequence[re.Match[str]]) -> str:
        """The sex that an apposition tells: Wang Fang, a woman of 34."""
        for word in following[:8]:
            if "." in text[end : word.start()]:
                break
            sex = self._sex_of_noun(word.group().lower())
            if word.start() >= end and sex:
                return sex if _APPOSITION.match(text, end) else "?"
        return "?"

    def _is_somebody(self, text: str, found: re.Match[str]) -> bool:
        """True if the noun stands for a person, and does not say what one is who is named elsewhere."""
        determined = _DETERMINED.search(text, max(0, found.start() - 40), found.start())
        return determined is not None and not self._is_of_name(text, found)

    def _is_of_name(self, text: str, found: re.Match[str]) -> bool:
        """True if the noun says what somebody is who is named beside it, or belongs to a longer word."""
        if text[found.end() : found.end() + 2] == "'s":
            return text.startswith("'s office", found.end())
        if _COMPLEMENT.search(text, max(0, found.start() - 50), found.start()):
            return True
        return _NAMED_BEHIND.match(text, found.end()) is not None

    def _is_common(self, low: str) -> bool:
        from tqcheck.lexicon import shipped

        return any(shipped().usual_case(part) & 1 for part in low.split("-"))


def _whole_name(text: str, at: int) -> int:
    """The end of the name of which the first word ends at `at`."""
    found = _NAME_GOES_ON.match(text, at)
    return found.end() if found else at


def _name_end(text: str, at: int) -> int:
    """The end of a name that follows a noun or title: Mrs. Dupont; the actress Anna Berg; a woman named Li Mei."""
    found = _NAME_FOLLOWS.match(text, at)
    return found.end() if found else 0


def families(passages: Iterable[tuple[str, Sequence[Said]]]) -> dict[str, str]:
    """The sex of those whose family name the document has with a given name or title that tells it."""
    out: dict[str, str] = {}
    for text, persons in passages:
        for person in persons:
            words = text[person.start : person.end].split()
            if person.sex != "?" and len(words) > 1 and words[-1][0].isupper():
                name = words[-1].removesuffix("'s")
                out[name] = person.sex if out.get(name, person.sex) == person.sex else "?"
    return out


def by_pronouns(passages: Iterable[tuple[View, str, Sequence[Said]]], known: Mapping[str, str]) -> dict[str, str]:
    """The sex of those who are the only ones named in several sentences with pronouns, which agree."""
    votes: dict[str, list[str]] = {}
    for view, text, persons in passages:
        for sentence, here in by_sentence(view, persons):
            if len(here) == 1 and here[0].sex == "?" and text[here[0].start].isupper():
                name = _family(here[0], text)
                lows = (found.group().lower() for found in TOKEN.finditer(text, here[0].end, sentence.end))
                votes.setdefault(name, []).extend("m" if low in MALE else "f" for low in lows if low in PRONOUNS)
    return {
        name: found[0]
        for name, found in votes.items()
        if len(found) >= _VOTES and len(set(found)) == 1 and name not in known
    }


def _family(person: Said, text: str) -> str:
    return text[person.start : person.end].split()[-1].removesuffix("'s")


def with_family(person: Said, text: str, families: Mapping[str, str]) -> Said:
    if person.sex != "?":
        return person
    return person._replace(sex=families.get(_family(person, text), "?"))
