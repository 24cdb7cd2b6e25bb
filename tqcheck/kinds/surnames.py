"""Kind `surnames`: words in small letters that stand where only a surname can, behind a given name or a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import capital, expand, in_code
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_GIVEN, _TITLE = 0, 1
_CAPITAL = 2
_WORD = late(r"[a-z][a-z\u00df-\u024f]{2,}(?![\w@/])(?!-[a-z])(?!\.\w)")
# After a name: somebody says or does something, or has something, or is explained.
_ACTS = late(
    r"(?:'s)? (?:said|says|told|tells|has|had|was|is|will|would|wrote|writes|added|announced|stressed|noted|explained|believes|wants|promised|arrived|"
    r"signed|met|declared|thinks|became|called|also)\b|'s [a-z]"
)
_COMMA = late(r", (?:the|an?|who|whose|his|her|head|chief|deputy|minister|president|from|of|\d)\b")
# Behind a given name and a noun that is also a surname only these leave no room for the noun.
_GOES_ON = late(
    r"(?:'s)?(?:[,;:!?)\]]|\.(?!\w)|\s*$| and (?:his|her|their)\b| (?:who|in|on|at|from|to|for|as|by|about|after|before|during|when|that|because|but|"
    r"should|could|did|does|can|may|might|must|never|first|once|again|now|earlier|today|yesterday)\b)"
)
# What stands behind the surname May, and never behind the verb.
_NO_VERB = late(
    r"'s? |,| and (?:his|her|their)\b|\s*$| (?:said|says|told|tells|has|had|was|is|wrote|writes|added|announced|stressed|noted|explained|believes|wants|"
    r"promised|arrived|signed|declared|thinks|became|called)\b"
)
_ARTICLE = late(r"\b(?:[Tt]he|[Aa]n?) $")
_BIG = late(r"[ -][A-Z]")
_ENDINGS = late(r"(?:ed|ing|ly|ness|ment|tion|tions|ship|ship's|able|less|ful)$")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    given, titles = expand(rule, "given", lists), expand(rule, "titles", lists)
    gates = [(name + " ", _GIVEN) for name in given] + [(title + " ", _TITLE) for title in titles]
    spec = {"replaces": True, "except": expand(rule, "except", lists), "surnames": expand(rule, "surnames", lists)}
    return spec, gates


class SurnamesScanner:
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]
        self._except = [frozenset(rule.spec["except"]) for rule in self._rules]
        self._surnames = [frozenset(rule.spec["surnames"]) for rule in self._rules]

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches: dict[int, Match] = {}
        text = view.text
        for (number, item), places in hits.items():
            rule = self._rules[number]
            for start, end in places:
                found = _WORD.match(text, end) if text[end : end + 1].islower() else None
                if found is None or found.group() in self._except[number] or not self._stands(view, start, end, item):
                    continue
                if view.is_shouting or view.is_title:
                    return []
                if self._is_surname(view, found, item, self._surnames[number]) and not in_code(
                    view, span := view.plain(*found.span())
                ):
                    edits = [(span, capital(found.group()))]
                    if item == _GIVEN and view.text[start].islower():
                        first = view.plain(start, end - 1)
                        edits.insert(0, (first, capital(view.text[start : end - 1])))
                        span = Span(first.start, span.end)
                    values = {"match": view.text[start : found.end()] if len(edits) > 1 else found.group()}
                    matches[span.end] = Match(rule.id, view.number, span, (Replacement(tuple(edits)),), values)
        return list(matches.values())

    def _stands(self, view: View, start: int, end: int, item: int) -> bool:
        """True if the word of the hit is a whole word and a given name has no article before it, and in small letters is no English word."""
        text = view.text
        if item == _GIVEN and text[start].islower():
            entry = self._lexicon.word(text[start:end].strip())
            if entry is not None and entry.cases & 1:
                return False
        before = text[max(0, start - 5) : start]
        if before[-1:].isalnum() or before[-1:] in ("-", "'", "_", "/", "@"):
            return False
        return item == _TITLE or not _ARTICLE.search(before)

    def _is_surname(self, view: View, found: re.Match[str], item: int, surnames: frozenset[str]) -> bool:
        """True for a word of no dictionary, and for one that is also a name, if what follows fits a person."""
        if found.group() == "may":
            return item == _GIVEN and _NO_VERB.match(view.text, found.end()) is not None
        if item == _GIVEN and found.group() in surnames and _GOES_ON.match(view.text, found.end()):
            return True
        entry = self._lexicon.word(found.group())
        if entry is not None and not entry.is_english:
            entry = None
        if entry is not None and not entry.cases & _CAPITAL:
            return False
        acts = _ACTS.match(view.text, found.end()) is not None
        if entry is not None:
            comma = bool(entry.usual & _CAPITAL) and _COMMA.match(view.text, found.end())
            return acts or (item == _GIVEN and bool(comma))
        if len(found.group()) < 4 or _ENDINGS.search(found.group()):
            return False
        # Before a capital it is a particle: Daniel arap Moi.
        return acts or (item == _GIVEN and not _BIG.match(view.text, found.end()))

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        return matches


KIND = Kind(
    "surnames",
    "surnames that lost their capital, behind a given name or a title",
    ("given", "titles", "except", "surnames"),
    compile_rule,
    SurnamesScanner,
)
