"""Who is spoken of in a text: names and nouns that tell whether somebody is a woman or a man, and those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
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
_BIG = late(r"[A-Z\u00c0-\u00de\u0100-\u017f](?<![\w-].)[\w-]*(?:'(?!s(?!\w))[^\W\d_]\w*)?")
_SIGNS = str.maketrans(dict.fromkeys(".,;:!?()[]\"'/\u201c\u201d\u2013\u2014", " "))
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
        self._nouns = words["female"] | words["male"] | words["others"]
        self._common = lru_cache(50_000)(self._is_common)

    def find(self, text: str) -> Iterator[Said]:
        """Who is spoken of, in the order of the text."""
        words, end = self._words, 0
        for start, stop in sorted([found.span() for found in _BIG.finditer(text)] + self._small(text)):
            if start < end:
                continue
            word = text[start:stop]
            low = word.lower()
            if sex := self._sex_of_noun(low):
                end = _name_end(text, stop + text.startswith(".", stop)) or stop
                yield Said(start, end, sex)
            elif not word[0].isupper():
                if self._is_somebody(text, start, stop):
                    yield Said(start, stop, "?")
            elif low in words["women"] or low in words["men"]:
                end = _whole_name(text, stop)
                yield Said(start, end, "f" if low in words["women"] else "m")
            elif self._may_be_person(text, start, word, low):
                end = _whole_name(text, stop)
                yield Said(start, end, self._told_behind(text, end))

    def _small(self, text: str) -> list[tuple[int, int]]:
        """Where nouns for persons stand that have no capital. Most segments have few of them, so each is looked for."""
        found = []
        for noun in self._nouns.intersection(text.translate(_SIGNS).split()):
            at = text.find(noun)
            while at >= 0:
                stop = at + len(noun)
                if not _is_inner(text[max(0, at - 1) : at]) and not _is_inner(text[stop : stop + 1]):
                    found.append((at, stop))
                at = text.find(noun, stop)
        return found

    def _sex_of_noun(self, low: str) -> str:
        return "f" if low in self._words["female"] else "m" if low in self._words["male"] else ""

    def _may_be_person(self, text: str, start: int, word: str, low: str) -> bool:
        if low in self._words["places"] or self._common(low) or len(low) == 1 or word.isupper():
            return False
        return not _PLACE_FOLLOWS.search(text, max(0, start - 40), start)

    def _told_behind(self, text: str, end: int) -> str:
        """The sex that an apposition tells: Wang Fang, a woman of 34."""
        if _APPOSITION.match(text, end):
            for word in islice(TOKEN.finditer(text, end), 8):
                if "." in text[end : word.start()]:
                    break
                if sex := self._sex_of_noun(word.group().lower()):
                    return sex
        return "?"

    def _is_somebody(self, text: str, start: int, stop: int) -> bool:
        """True if the noun stands for a person, and does not say what one is who is named elsewhere."""
        if not _DETERMINED.search(text, max(0, start - 40), start):
            return False
        if text.startswith("'s", stop):
            return not text.startswith("'s office", stop)
        return not (_COMPLEMENT.search(text, max(0, start - 50), start) or _NAMED_BEHIND.match(text, stop))

    def _is_common(self, low: str) -> bool:
        from tqcheck.lexicon import shipped

        return any(shipped().usual_case(part) & 1 for part in low.split("-"))


def _is_inner(char: str) -> bool:
    return char.isalnum() or char in ("-", "_")


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
