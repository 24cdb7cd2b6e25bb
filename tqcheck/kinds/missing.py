"""Kind `missing`: names that the original has and the translation does not mention. Silent where there is no original."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry
from tqcheck.kinds import original
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.lookup import Finder
from tqcheck.kinds.original import Original
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Related
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    import ahocorasick_rs

    from tqcheck.strict_yaml import Map

_TRANSLATED = ("term", "calque")
_LEAST_WORD = 4
_WORD = late(r"\w+")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {}, []


class _Missing(NamedTuple):
    entry: Entry
    form: str
    span: Span
    written: bool


class MissingScanner:
    whole = True
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]
        self._names = catalog.names
        self._finder = Finder(catalog.names)
        self._target = target

    def scan(self, view: View, hits: Hits) -> list[Match]:
        return []

    @cached_property
    def _search(self) -> tuple[ahocorasick_rs.AhoCorasick | None, list[list[tuple[int, str]]]]:
        """Finds where a form of an entry may stand: by the beginning of its longest word."""
        import ahocorasick_rs

        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, entry in enumerate(self._names.entries()):
            if entry.type in _TRANSLATED or entry.form(self._target) is None:
                continue
            for form, _ in original.forms(entry):
                if not form.isascii() and not form[:1].islower() and len(form) > 1:
                    found[original.beginning(form)].append((number, form))
        literals = sorted(found)
        automaton = ahocorasick_rs.AhoCorasick(literals, store_patterns=False) if literals else None
        return automaton, [found[literal] for literal in literals]

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        found: list[Match] = []
        if document.original and views:
            text = Original(document.original.raw, document.original.path)
            missing = list(self._missing(text, views))
            places = tuple(
                Related(one.span, _note(one, self._target), "original", document.original.path) for one in missing
            )
            found += self._match(views[0], missing, places)
        for view, segment in zip(views, document.segments, strict=True):
            if segment.source is not None and view.text:
                missing = list(self._missing(Original(segment.source.plain), (view,)))
                places = tuple(
                    Related(segment.source.to_raw(one.span)[0], _note(one, self._target), "original") for one in missing
                )
                found += self._match(view, missing, places)
        return found

    def _missing(self, text: Original, views: Sequence[View]) -> Iterator[_Missing]:
        automaton, owners = self._search
        if automaton is None:
            return
        hits = {pattern for pattern, _, _ in automaton.find_matches_as_indexes(text.low, overlapping=True)}
        low = " ".join(view.low for view in views)
        stems = set(_WORD.findall(_bare(low)))
        written = {form.entry for _, found in self._finder.everything(views) for form in found.forms}
        places: dict[Span, list[_Missing]] = defaultdict(list)
        for number, form in dict.fromkeys(owner for pattern in sorted(hits) for owner in owners[pattern]):
            entry = self._names.entry(number)
            place = text.place(form)
            if place and not place.form[:1].islower():
                places[place.span].append(_Missing(entry, place.form, place.span, number in written))
        told: set[str] = set()
        for span in sorted(places):
            if any(one.written or _mentioned(one.entry, low, stems) for one in places[span]):
                continue
            if any(span != other and other.start <= span.start and span.end <= other.end for other in places):
                continue
            one = places[span][0]
            right = one.entry.form(self._target) or ""
            if right not in told:
                told.add(right)
                yield one

    def _match(self, view: View, missing: Sequence[_Missing], places: tuple[Related, ...]) -> Iterator[Match]:
        if not missing:
            return
        names = ", ".join(_note(one, self._target) for one in missing)
        for rule in self._rules:
            if not rule.roles or view.segment.role in rule.roles:
                evidence = {"original": ", ".join(one.form for one in missing)}
                yield Match(rule.id, view.number, Span(0, 0), (), {"names": names}, evidence, elsewhere=places)


def _note(one: _Missing, target: str) -> str:
    return f"{one.form} ({one.entry.form(target)})"


def _bare(text: str) -> str:
    """Without marks on letters."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _mentioned(entry: Entry, low: str, stems: set[str]) -> bool:
    """True if the translation has a form of the entry, right or wrong, or a longer word of one."""
    for form in (*entry.right.values(), *entry.ok, *entry.wrong):
        bare = _bare(form.lower())
        words = _WORD.findall(bare)
        if bare in low or any(len(word) >= _LEAST_WORD and word in stems for word in words):
            return True
    return False


KIND = Kind("missing", "names of the original that the translation lacks", ("suggest",), compile_rule, MissingScanner)
