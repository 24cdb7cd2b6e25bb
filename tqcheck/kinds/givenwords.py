"""Kind `given-words`: an everyday word with a capital behind a given name, where only a surname can stand (Oleksandr Basket)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.latermentions import again, is_everyday
from tqcheck.kinds.letters import expand, in_code
from tqcheck.kinds.namewords import words_for_surnames
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_GIVEN = late(r"[A-Z][a-z]+")
# Alone between small letters or marks: what goes on with a capital is the name of a thing (Vladimir Central Prison).
_WORD = late(r" ([A-Z][a-z]{2,})(?![\w@/-])(?! [A-Z\d]| of\b)(?!\.\w)")
_NAME_BEFORE = late(r"(?:\b(?:[A-Z][a-z]+ of|[Ss]aint|St\.?|[Tt]he)|[\w]-) ?$")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {
        "given": expand(rule, "given", lists),
        "except": expand(rule, "except", lists),
        "surnames": words_for_surnames(rule, lists),
        "replaces": True,
    }, []


class GivenWordsScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]
        self._given = frozenset().union(*(rule.spec["given"] for rule in self._rules))
        self._is_everyday = lru_cache(10_000)(is_everyday)

    def odd(self, chunk: str) -> bool:
        return chunk.istitle() and chunk.lower() in self._given

    def scan(self, view: View, hits: Hits) -> list[Match]:
        if view.is_title or view.is_shouting:
            return []
        text = view.text
        matches = []
        for start, end in hits.get(ODD, ()):
            word = _WORD.match(text, end)
            if word is None or _NAME_BEFORE.search(text, max(0, start - 20), start):
                continue
            given, low = text[start:end].lower(), word[1].lower()
            span = view.plain(*word.span(1))
            for rule in self._rules:
                if given not in rule.spec["given"] or low in rule.spec["except"] or not self._is_everyday(low):
                    continue
                if in_code(view, span):
                    continue
                female = given.endswith(("a", "ya"))
                names = [
                    name
                    for name in rule.spec["surnames"].get(word[1], ())
                    if not name.endswith(("ov", "ev", "in", "yov") if female else ("ova", "eva", "ina"))
                ]
                matches.append(
                    Match(
                        rule.id,
                        view.number,
                        span,
                        tuple(Replacement(((span, name),)) for name in names),
                        {"match": word[1], "names": " or ".join(names)},
                    )
                )
        return matches

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        """The matches, and where the same word stands again without the given name."""
        taken = {(match.segment, match.span) for match in matches}
        first = {match.values["match"]: match for match in reversed(matches)}
        more = [
            match._replace(
                segment=view.number,
                span=span,
                replacements=tuple(Replacement(((span, new),)) for ((_, new),) in match.replacements),
                related=((match.segment, match.span, word),),
            )
            for word, match in first.items()
            for view, span in again(views, word, taken)
        ]
        return matches + more


KIND = Kind(
    "given-words",
    "an everyday word that stands as a surname behind a given name",
    ("given", "except", "surnames"),
    compile_rule,
    GivenWordsScanner,
)
