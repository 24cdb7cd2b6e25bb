"""What a document, and its original, say about the names in it: evidence that makes a finding surer, and its fix safe."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tqcheck.glossary import countries
from tqcheck.glossary.entry import Entry
from tqcheck.kinds.original import Original, Place
from tqcheck.model import Certainty, Document, Facts, Match, Related, Safety
from tqcheck.text import Span
from tqcheck.view import View

_MOST_PLACES = 3


class Sighting(NamedTuple):
    """A right form of an entry in the document."""

    entry: int
    segment: int
    span: Span
    text: str


def facts_from(facts: Facts, views: Iterable[View], right: Iterable[Entry], wrong: Iterable[Entry]) -> Facts:
    """The facts with what the names tell: entries whose right form is seen, languages of origin that the text speaks of."""
    seen = {entry.id: entry.source for entry in right}
    named: dict[str, set[str]] = defaultdict(set)
    for entry in (*right, *wrong):
        if entry.source:
            named[entry.source].add(entry.right.get("en", entry.id))
    spoken = countries.spoken_of("\n".join([view.low for view in views]))
    spoken += Counter({source: len(names) for source, names in named.items() if len(names) > 1})
    order = sorted(spoken, key=lambda source: (-spoken[source], source))
    return facts._replace(seen=tuple(sorted(seen)), countries=tuple(order))


def in_context(entry: Entry, views: Sequence[View]) -> bool:
    """True unless the entry asks for words that stand nowhere in the document."""
    if not entry.context:
        return True
    words = re.compile("|".join(rf"(?<!\w){re.escape(word.lower())}(?!\w)" for word in entry.context))
    return any(words.search(view.low) for view in views)


class Witness:
    """Weighs the matches of one document."""

    def __init__(self, document: Document, facts: Facts, views: Sequence[View], sightings: Iterable[Sighting]) -> None:
        self._document = document
        self._facts = facts
        self._views = views
        self._original = Original(document.original.raw, document.original.path) if document.original else None
        self._segments: dict[int, Original | None] = {}
        self._context: dict[str, bool] = {}
        self._places: dict[int, dict[str, tuple[int, Span]]] = defaultdict(dict)
        for sighting in sightings:
            self._places[sighting.entry].setdefault(sighting.text, (sighting.segment, sighting.span))

    def add(self, match: Match) -> None:
        """Take note of a wrong form."""
        self._places[int(match.values["number"])].setdefault(match.values["match"], (match.segment, match.span))

    def weigh(self, match: Match, entry: Entry, certainty: Certainty) -> Match:
        """The match with its evidence; surer or less sure by one step, its fix safe where the name is confirmed."""
        derived = match.values["how"] != "listed"
        if entry.id not in self._context:
            self._context[entry.id] = in_context(entry, self._views)
        step = 0 if self._context[entry.id] else -1
        safety = match.safety
        match, confirmed = self._with_original(match, entry)
        if derived:
            doubts = match.values["doubts"].split()
            seen = entry.id in self._facts.seen and "name" not in doubts
            if "style" not in doubts:
                step += bool(confirmed or seen or self._speaks_of(match, entry, doubts))
            elif entry.source == "uk" and entry.type == "place":
                # The press has gone over to the Ukrainian names of places; persons choose their own spelling.
                step += "uk" in self._facts.countries
            safe = (confirmed or seen) and certainty + step >= Certainty.SURE
            if safety is None:
                safety = Safety.SAFE if safe else Safety.UNSAFE
        if step < 0:
            safety = Safety.MANUAL
        certainty = Certainty(max(0, min(2, certainty + step)))
        return self._with_places(match)._replace(certainty=certainty, safety=safety)

    def shown(self, match: Match, entry: Entry) -> Match:
        """The match with its evidence, as sure as it was."""
        return self._with_places(self._with_original(match, entry)[0])

    def _speaks_of(self, match: Match, entry: Entry, doubts: Sequence[str]) -> bool:
        """True if the document is about the country, or came through the language of the pivot; never where the form may
        be another name that belongs into such a document.
        """
        spoken = self._facts.countries
        if "name" in doubts or entry.source in doubts:
            return False
        if doubts:
            return next((source == entry.source for source in spoken if source in (entry.source, *doubts)), False)
        known = self._facts.source_language.value
        carried = match.values["carrier"]
        return entry.source in spoken or bool(known and carried == known.split("-")[0] != entry.source)

    def _with_original(self, match: Match, entry: Entry) -> tuple[Match, bool]:
        pivots = (match.evidence["pivot"],) if match.evidence.get("pivot") else ()
        own = self._own_original(match.segment)
        for original in (own, self._original):
            place = original.find(entry, pivots) if original else None
            if original is None or place is None:
                continue
            note = f"the original has {place.form}"
            if original is own:
                source = self._document.segments[match.segment].source
                assert source is not None
                related = Related(source.to_raw(place.span)[0], note, "original")
            else:
                related = Related(place.span, note, "original", original.path)
            evidence = {**match.evidence, "original": original.shown(place)}
            return match._replace(evidence=evidence, elsewhere=(*match.elsewhere, related)), True
        return match, False

    def _own_original(self, number: int) -> Original | None:
        """The original of one segment, where the format pairs them."""
        if number not in self._segments:
            source = self._document.segments[number].source
            self._segments[number] = Original(source.plain) if source else None
        return self._segments[number]

    def _with_places(self, match: Match) -> Match:
        """The match with the other spellings of its name in the document."""
        places = self._places.get(int(match.values["number"]), {})
        others = [(text, place) for text, place in places.items() if text != match.values["match"]][:_MOST_PLACES]
        if not others:
            return match
        evidence = {**match.evidence, "also written here": ", ".join(text for text, _ in others)}
        related = tuple((segment, span, f"also written {text}") for text, (segment, span) in others)
        return match._replace(evidence=evidence, related=(*match.related, *related))


__all__ = ["Original", "Place", "Sighting", "Witness", "facts_from", "in_context"]
