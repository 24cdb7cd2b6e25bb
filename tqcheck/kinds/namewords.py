"""Kind `name-words`: a surname that was translated as a word in one place and left as a name in another (Andrei Moroz, then "Frost said")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.latermentions import stands_for_somebody
from tqcheck.kinds.letters import in_code
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.standing import standing
from tqcheck.model import Document, Facts, Match, Replacement
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_WORD = late(r"[^\W\d_]+")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {"surnames": words_for_surnames(rule, lists), "replaces": True}, []


def words_for_surnames(rule: Map, lists: Lists) -> dict[str, list[str]]:
    """The surnames that a word may stand for, by the lines under `surnames`, lists among them: "Frost Frosts = Moroz Morozov"."""
    node = rule.key("surnames")
    names: dict[str, list[str]] = {}
    for line in rule.strs("surnames"):
        if line.startswith("{") and line[1:-1] not in lists:
            node.fail(f"there is no list called {line[1:-1]}", sorted(lists))
        for text in lists[line[1:-1]] if line.startswith("{") else [line]:
            words, _, surnames = text.partition(" = ")
            if not surnames.istitle() or not all(word.isalpha() and word.istitle() for word in words.split()):
                node.fail(f'"{text}" does not say which words stand for which surnames: "Frost Frosts = Moroz Morozov"')
            for word in words.split():
                names.setdefault(word, []).extend(surnames.split())
    return names


class NameWordsScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]

    def odd(self, chunk: str) -> bool:
        return any(word in rule.spec["surnames"] for word in _WORD.findall(chunk) for rule in self._rules)

    def scan(self, view: View, hits: Hits) -> list[Match]:
        text = view.text
        words = [found for low, high in hits.get(ODD, ()) for found in _WORD.finditer(text, low, high)]
        return [
            Match(rule.id, view.number, span, (), {"match": found.group()})
            for rule in self._rules
            for found in words
            if found.group() in rule.spec["surnames"]
            and stands_for_somebody(text, *found.span())
            and not in_code(view, span := view.plain(*found.span()))
        ]

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        surnames = {rule.id: rule.spec["surnames"] for rule in self._rules}
        where = standing(views, [name for match in matches for name in surnames[match.rule][match.values["match"]]])
        found = (self._found(match, surnames[match.rule][match.values["match"]], where) for match in matches)
        return [match for match in found if match is not None]

    def _found(self, match: Match, names: Sequence[str], where: Mapping[str, Sequence[View]]) -> Match | None:
        """The match with the surname, if that stands somewhere in the document."""
        views = {view.number: view for name in names for view in where[name]}
        surnames = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")
        for _, view in sorted(views.items()):
            if surname := surnames.search(view.text):
                place = view.plain(*surname.span())
                return match._replace(
                    replacements=(Replacement(((match.span, surname.group()),)),),
                    values={**match.values, "name": surname.group()},
                    related=((view.number, place, surname.group()),),
                )
        return None


KIND = Kind(
    "name-words",
    "a surname translated as a word where the text has the surname, too",
    ("surnames",),
    compile_rule,
    NameWordsScanner,
)
