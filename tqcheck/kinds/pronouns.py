"""Kind `pronouns`: "he" where the only person the passage speaks of is a woman, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import expand, in_code
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.spoken import (
    FEMALE,
    MALE,
    PRONOUNS,
    QUOTED,
    TOKEN,
    Persons,
    Said,
    by_pronouns,
    by_sentence,
    families,
    with_family,
)
from tqcheck.model import Document, Facts, Match, Replacement
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

Passage = tuple[View, str, list[Said]]
"""A segment, its text with quotations masked, and who is spoken of in it."""
_SENTENCES = 3
_KEYS = ("women", "men", "female", "male", "others", "places", "things", "traits")
_OF_PERSONS = ("women", "men", "female", "male")
_FOR_ONE = late(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_FRAME = late(
    r"(?:In|On|At|During|After|Before|Since|Until|For|Last|Next|This|Every|Each|Now|Then|Later|Today|Yesterday|Earlier|Also|However|Meanwhile|Still|"
    r"According|Besides|Moreover|Previously|Soon|Once|From|By|As|With|Thus|Therefore|Recently|Previous|First|Finally|Instead)(?: [\w'-]+){0,6},? "
)
_PREPOSITION = late(
    r"(?:In|On|At|To|From|Under|Near|For|Inside|Around|Behind|Before|After|Through|Over|Among|Thanks to|According to|Because of|On board|On board of) "
)
# "His total length is", "His author lives".
_TRAIT = late(r" (?:(?:total|full|main|new|first|exact|current|own|average|maximum) )?([a-z]+)\b")
# "stated his lawyer, Inna Berg": she speaks, and he is the one of whom the article is.
_OF_SPEAKER = late(
    r"\b(?:said|stated|told|noted|added|explained|declared|emphasized|stressed|according to|confirmed|recalled|reported|says|notes|explains|believes) (?:his|her)$"
)
_SUBJECT = late(
    r"(?:The|This|That|An?|Its|Their|Our) (?:[\w-]+ ){0,3}?([a-z-]+)(?: (?:of|in|on|at|for|near|between|with|from|to) [\w' -]{2,50}?)? "
    r"(?:is|was|has|had|will|can|could|would|should|must|may|left|began|came|went|broke|stands|lies|runs|took|fell|rose|hit|became|grew|struck|spread|shook|broke|caught|sank|flew|brought|gave|met|led|swept|cost|won|lost|held|set|[a-z]{3,12}(?:ed|s)) "
)
_OWNED = late(
    r" (?!to\b|at\b|in\b|on\b|and\b|that\b|about\b|with\b|from\b|by\b|for\b|as\b|of\b|the\b|a\b|an\b|how\b|when\b|after\b|before\b|out\b|up\b|off\b|down\b)[a-z]"
)


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {**{key: expand(rule, key, lists) for key in _KEYS}, "replaces": True}, []


class PronounsScanner:
    """Looks only at passages where all who are spoken of are of one sex, and known to be: then "he" can be none of them."""

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        (self._rule,) = (catalog.rule(head.number) for head in heads[:1])
        self._words = {key: frozenset(self._rule.spec[key]) for key in _KEYS}
        self._persons = Persons(self._words)
        self.english = PRONOUNS.union(*(self._words[key] for key in _OF_PERSONS))

    def odd(self, chunk: str) -> bool:
        """Pronouns, and words that tell whether somebody is a woman or a man."""
        return any(found.group().lower() in self.english for found in TOKEN.finditer(chunk))

    def scan(self, view: View, hits: Hits) -> list[Match]:
        """A mark of what pronouns and what sexes the segment speaks of; `finish` looks at pronouns in their passage."""
        low = {found.group().lower() for place in hits[ODD] for found in TOKEN.finditer(view.text, *place)}
        pronouns = ("m" if low & MALE.keys() else "") + ("f" if low & FEMALE.keys() else "")
        told = {sex for sex, keys in (("m", ("men", "male")), ("f", ("women", "female"))) if any(low & self._words[key] for key in keys)}  # fmt: skip
        return [Match(self._rule.id, view.number, view.plain(0, 0), values={"pronouns": pronouns, "sexes": pronouns + "".join(told)})]  # fmt: skip

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        wanted = {match.segment for match in matches if match.values["pronouns"]}
        prose = [view for view in views if not (view.is_title or view.is_shouting)]
        if not (
            _may_differ(matches) or any(map(self._speaks_of_thing, (view for view in prose if view.number in wanted)))
        ):
            return []
        passages = [(view, text := _masked(view.text), list(self._persons.find(text))) for view in prose]
        known = families((text, said) for _, text, said in passages)
        known |= by_pronouns((passage for passage in passages if passage[0].number in wanted), known)
        out: list[Match] = []
        last: list[list[Said]] = []
        """Who was spoken of in the sentences before."""
        for view, text, said in _near(passages, wanted):
            persons = [with_family(person, text, known) for person in said]
            thing = False
            for sentence, here in by_sentence(view, persons):
                if view.number in wanted:
                    out += self._wrong(view, text, sentence, here, last, thing)
                last = [*last[-_SENTENCES:], here]
                thing = self._is_about_thing(text[sentence.start : sentence.end])
        return out

    def _speaks_of_thing(self, view: View) -> bool:
        """True if a pronoun for a person stands behind a sentence about a thing."""
        text = _masked(view.text)
        about = (self._is_about_thing(text[slice(*sentence)]) for sentence in view.sentences)
        return any(
            thing and _FOR_ONE.search(text, *after) for thing, after in zip(about, view.sentences[1:], strict=False)
        )

    def _wrong(
        self, view: View, text: str, sentence: Span, here: list[Said], last: Sequence[Sequence[Said]], thing: bool
    ) -> Iterator[Match]:
        """Pronouns of the sentence that stand for somebody of the other sex, or for the thing that the sentence before speaks of.
        The others tell who is spoken of: they go into `here`.
        """
        for found in TOKEN.finditer(text, sentence.start, sentence.end):
            low = found.group().lower()
            if low not in PRONOUNS:
                continue
            sex, other = ("m", "f") if low in MALE else ("f", "m")
            before = [person for person in here if person.end <= found.start()]
            right = ""
            if _stands_for(text, sentence.start, found, low) and not in_code(view, span := view.plain(*found.span())):
                if {person.sex for person in (*before, *_spoken_of(last))} == {other}:
                    right = _counterpart(low, text, found.end())
                elif thing and not (before or last[-1]) and sex not in _sexes(last):
                    right = self._of_thing(low, text, sentence.start, found)
            if right:
                right = right.capitalize() if found.group()[0].isupper() else right
                yield Match(
                    self._rule.id,
                    view.number,
                    span,
                    (Replacement(((span, right),)),),
                    {"match": found.group(), "fix": right},
                )
            elif not _OF_SPEAKER.search(text, max(sentence.start, found.start() - 40), found.end()):
                here.append(Said(*found.span(), sex, False))

    def _of_thing(self, low: str, text: str, start: int, found: re.Match[str]) -> str:
        """What stands for a thing in place of a pronoun for a person; empty where it may be a person after all."""
        if low in ("he", "she"):
            return "it"
        behind = _PREPOSITION.fullmatch(text, start, found.start())
        if behind and (low == "him" or (low == "her" and not _OWNED.match(text, found.end()))):
            return "it"
        trait = _TRAIT.match(text, found.end())
        return "its" if low in ("his", "her") and trait and trait[1] in self._words["traits"] else ""

    def _is_about_thing(self, sentence: str) -> bool:
        """True if a thing is the subject of a sentence: "The old bridge was ...", "The law on milk ..."."""
        found = _SUBJECT.match(sentence)
        return found is not None and found[1] in self._words["things"]


def _masked(text: str) -> str:
    """The text with what is quoted made unreadable; offsets stay."""
    return QUOTED.sub(lambda found: "_" * len(found.group()), text)


def _may_differ(matches: Sequence[Match]) -> bool:
    """True if the document has pronouns of one sex and speaks of the other; the rest of the work would be in vain elsewhere."""
    pronouns, sexes = (set("".join(match.values[key] for match in matches)) for key in ("pronouns", "sexes"))
    return len(sexes) > 1 and bool(pronouns)


def _near(passages: Sequence[Passage], wanted: Container[int]) -> list[Passage]:
    """The passages that are wanted, and before each as many as reach far enough back."""
    ends = (at for at, (view, *_) in enumerate(passages) if view.number in wanted)
    return [passages[at] for at in sorted({at for end in ends for at in range(max(0, end - 2 * _SENTENCES), end + 1)})]


def _spoken_of(last: Sequence[Sequence[Said]]) -> list[Said]:
    """Those of the last sentences, back to one that names somebody."""
    out: list[Said] = []
    for persons in reversed(last):
        out += persons
        if any(person.named for person in persons):
            return out
    return []


def _sexes(last: Sequence[Sequence[Said]]) -> set[str]:
    return {person.sex for persons in last for person in persons}


def _stands_for(text: str, start: int, found: re.Match[str], low: str) -> bool:
    """True if the pronoun takes up the person the sentence before spoke of."""
    before = text[start : found.start()]
    if low in ("he", "she"):
        return not before.strip(" _,") or _FRAME.fullmatch(before) is not None or before.rstrip().endswith("_")
    if low in ("his", "her"):
        return not before.strip() or (low == "his" and before.count(" ") <= 3)
    return before.count(" ") <= 6


def _counterpart(low: str, text: str, end: int) -> str:
    if low == "her":
        return "his" if _OWNED.match(text, end) else "him"
    return (MALE | FEMALE)[low]


KIND = Kind(
    "pronouns",
    "he where only a woman is spoken of, and she where only a man is",
    _KEYS,
    compile_rule,
    PronounsScanner,
)
