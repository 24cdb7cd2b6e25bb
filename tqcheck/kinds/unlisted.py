"""Kind `unlisted`: names that no glossary has in this form. Words that look like another language's spelling of a Chinese or Japanese
name, words close to a name of the glossaries, and given names that were translated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry, key
from tqcheck.glossary.index import FORM
from tqcheck.kinds import suspects, witness
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.judging import SLAVIC
from tqcheck.kinds.letters import expand
from tqcheck.kinds.lookup import Finder, lookup
from tqcheck.kinds.nearby import Nearby, is_where_a_place_is
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.suspects import MOST_CANDIDATES, Suspect
from tqcheck.kinds.witness import Witness
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Safety, Severity
from tqcheck.pattern.replace import like_case
from tqcheck.text import Span
from tqcheck.view import View, capitals_in

if TYPE_CHECKING:
    from tqcheck.lexicon import Lexicon
    from tqcheck.strict_yaml import Map

BY = ("fingerprint", "likeness", "given-name")
# What every hallmark of a Chinese or Japanese name spelled by way of Russian holds; `romanize.invert` decides.
_HALLMARK = late(r"tsz|chzh|syu|tsyu|tsya|khu|ehj|ehn|n['ʹʼ]|dz|sy[ou]|ty[ou]")
_DOUBLED = late(r"(.)\1")
_MOST_KNOWN = 200_000
_REACH = 3
# Letters of a word that sounds like a place and is hardly anything else.
_LEAST_ALIKE = 7


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {"by": rule.need("by").as_choice(BY), "except": expand(rule, "except", lists), "replaces": True}, []


class UnlistedScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._names = catalog.names
        self._finder = Finder(catalog.names)
        self._nearby = Nearby(catalog.names)
        rules = (catalog.rule(head.number) for head in heads)
        self._rules = {rule.spec["by"]: rule for rule in rules}
        near = self._rules.get("likeness")
        self._unlike = frozenset(near.spec["except"] if near else ())
        self._by_id = {rule.id: rule for rule in self._rules.values()}
        self._suspects: dict[str, Suspect | None] = {}
        self._target = target

    @cached_property
    def _lexicon(self) -> Lexicon:
        from tqcheck import lexicon

        return lexicon.shipped()

    def scan(self, view: View, hits: Hits) -> list[Match]:
        found: list[Match] = []
        for number, word in enumerate(view.capitals):
            suspect = self._known(word[0])
            if suspect is not None and (match := self._match(view, number, suspect)):
                found.append(match)
        return found

    def odd(self, chunk: str) -> bool:
        return any(self._known(word) is not None for word in capitals_in(chunk))

    def _known(self, text: str) -> Suspect | None:
        """What is suspected of a word, as found out when it was first met."""
        known = self._suspects
        try:
            return known[text]
        except KeyError:
            if len(known) > _MOST_KNOWN:
                known.clear()
            suspect = known[text] = self._suspect(text)
            return suspect

    def _suspect(self, text: str) -> Suspect | None:
        if len(text) < 4 or text.isupper() or not text[1:].islower():
            return None
        form_key = key(text)
        known = self._lexicon.word(form_key)
        if known is not None and known.is_word:
            return None
        if "given-name" in self._rules and (surname := self._surname(text)):
            return surname
        if known is not None or self._names.flags(form_key) & FORM:
            return None
        if "fingerprint" in self._rules and _HALLMARK.search(form_key):
            from tqcheck.romanize.invert import invert, is_relay

            origin = is_relay(text)
            if origin:
                candidates = invert(text, origin)[:MOST_CANDIDATES]
                if candidates:
                    rights = tuple(candidate.en for candidate in candidates)
                    return Suspect("fingerprint", rights, (-1,), origin=origin, pivot=candidates[0].pivot)
        asked = "likeness" in self._rules and len(text) > 4 and form_key not in self._unlike
        near = self._nearby.suspect(text) if asked else None
        return near or (suspects.weak(text, form_key) if "fingerprint" in self._rules else None)

    def _surname(self, text: str) -> Suspect | None:
        """A surname of one person of the glossaries whose given name has relatives in other languages."""
        from tqcheck.glossary import given

        numbers = {
            near.entry
            for near in self._names.near.surnames(text)
            if self._names.entry(near.entry).type == "person"
            and (words := self._right(near.entry).split())[1:]
            and words[-1] == near.word == near.right
            and given.group(words[0]) is not None
        }
        return Suspect("given-name", (), tuple(numbers)) if len(numbers) == 1 else None

    def _right(self, number: int) -> str:
        return self._names.entry(number).right.get("en", "")

    def _match(self, view: View, number: int, suspect: Suspect) -> Match | None:
        word = view.capitals[number]
        start, end = word.span()
        if self._taken(view, number):
            return None
        before = (
            view.capitals[number - 1] if number and view.text[view.capitals[number - 1].end() : start] == " " else None
        )
        if suspect.by == "given-name":
            return self._translated(view, word, before, suspect)
        if suspect.by == "weak":
            return self._made(view, "fingerprint", start, end, (), -1, Entry("", {}), {}, suspect.origin)
        if suspect.by == "fingerprint":
            return self._fingerprint(view, number, suspect)
        if view.text[end : end + 1] == "-" or view.text[start - 1 : start] == "-":
            return None
        fitting = [n for n in suspect.entries if self._nearby.goes_with(before, self._names.entry(n), suspect.alike)]
        if not fitting:
            return None
        entry = self._names.entry(fitting[0])
        evidence = {"entry": entry.id, **({"native": entry.native[0]} if entry.native else {})}
        doubled = _DOUBLED.sub(r"\1", word.group()) == _DOUBLED.sub(r"\1", suspect.rights[0])
        if (
            suspect.alike
            and not doubled
            and self._nearby.is_place_elsewhere(fitting[0])
            and end - start >= _LEAST_ALIKE
            and is_where_a_place_is(view.text, start, end)
        ):
            evidence["sounds like"] = suspect.rights[0]
        doubts = "" if suspect.alike or suspects.is_plain(word.group(), suspect, entry) else "name"
        respelled = suspect.alike and entry.source in SLAVIC  # Evmenov, Yevmenov
        if entry.type == "person" and before and not respelled and self._nearby.is_named(before.group(), entry):
            evidence["given name"] = before.group()
        return self._made(view, "likeness", start, end, suspect.rights, fitting[0], entry, evidence, doubts)

    def _taken(self, view: View, number: int) -> bool:
        """True if the word is part of a longer form of the glossaries."""
        start = view.capitals[number].start()
        for earlier in view.capitals[max(0, number - _REACH) : number]:
            found = lookup(self._names, view.text, earlier.start())
            if found and found.end > start:
                return True
        return False

    def _translated(
        self, view: View, word: re.Match[str], before: re.Match[str] | None, suspect: Suspect
    ) -> Match | None:
        from tqcheck.glossary import given

        if before is None:
            return None
        number = suspect.entries[0]
        entry = self._names.entry(number)
        first = self._right(number).split()[0]
        written = before.group()
        forms = {key(form.split()[0]) for form in (*entry.right.values(), *entry.ok) if " " in form}
        if key(written) in forms or given.group(written) != given.group(first) or given.group(written) is None:
            return None
        evidence = {"entry": entry.id, **({"native": entry.native[0]} if entry.native else {})}
        doubts = "style" if entry.source in SLAVIC else ""
        return self._made(view, "given-name", before.start(), before.end(), (first,), number, entry, evidence, doubts)

    def _fingerprint(self, view: View, number: int, suspect: Suspect) -> Match | None:
        from tqcheck.romanize.invert import invert

        word = view.capitals[number]
        start, end, rights = word.start(), word.end(), suspect.rights
        pivot = suspect.pivot
        for other in (number - 1, number + 1):
            if not 0 <= other < len(view.capitals):
                continue
            first, last = sorted((number, other))
            low, high = view.capitals[first].start(), view.capitals[last].end()
            neighbour = view.capitals[other].group()
            if view.text[view.capitals[first].end() : view.capitals[last].start()] != " ":
                continue
            if self._lexicon.is_word(key(neighbour)) or not neighbour[1:].islower():
                continue
            both = invert(view.text[low:high], suspect.origin)[:MOST_CANDIDATES]
            if both:
                if other < number and (earlier := self._suspects.get(neighbour)) and earlier.by == "fingerprint":
                    return None  # told with the word before
                start, end, rights, pivot = low, high, tuple(one.en for one in both), both[0].pivot
                break
        entry = Entry("", {}, source=suspect.origin)
        evidence = {"pivot": pivot, "language": {"zh": "Chinese", "ja": "Japanese"}[suspect.origin]}
        return self._made(view, "fingerprint", start, end, rights, -1, entry, evidence, "")

    def _made(
        self,
        view: View,
        by: str,
        start: int,
        end: int,
        rights: Sequence[str],
        number: int,
        entry: Entry,
        evidence: Mapping[str, str],
        doubts: str,
    ) -> Match | None:
        rule = self._rules[by]
        if rule.roles and view.segment.role not in rule.roles:
            return None
        plain = view.plain(start, end)
        text = view.segment.target.plain[plain.start : plain.end]
        values = {"match": text, "number": str(number), "how": by, "doubts": doubts, "carrier": "", "entry": entry.id}
        values["right"] = " or ".join(rights)
        return Match(
            rule.id,
            view.number,
            plain,
            tuple(Replacement(((Span(*plain), like_case(right, text)),)) for right in rights),
            values,
            evidence,
            certainty=rule.certainty,
            severity=entry.severity,
            safety=None if by == "given-name" else Safety.MANUAL,
        )

    def observe(self, facts: Facts, views: Sequence[View], matches: Sequence[Match]) -> Facts:
        """As for names of the glossaries, if these have not asked already."""
        if not matches or facts.seen or facts.countries:
            return facts
        right = {sighting.entry for sighting in self._finder.sightings(views)}
        return witness.facts_from(facts, views, list(map(self._names.entry, right)), [])

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        if not matches:
            return matches
        # Weak suspicions are many, and what else is known of the names tells nothing about them.
        weak = all(match.values["how"] == "fingerprint" and match.values["doubts"] for match in matches)
        weighing = Witness(document, facts, views, () if weak else self._finder.sightings(views))
        weighed = (self._weighed(weighing, match, facts) for match in matches)
        return [match for match in weighed if match]

    def _weighed(self, weighing: Witness, match: Match, facts: Facts) -> Match | None:
        number = int(match.values["number"])
        certainty = self._by_id[match.rule].certainty
        if match.values["how"] == "given-name":
            certainty = Certainty.POSSIBLE if match.values["doubts"] else certainty
            return weighing.shown(match, self._names.entry(number))._replace(certainty=certainty)
        if number < 0:
            if match.values["doubts"]:
                return suspects.read_weak(match, facts)
            origin = {"Chinese": "zh", "Japanese": "ja"}[match.evidence["language"]]
            return match._replace(certainty=Certainty(min(2, certainty + (origin in facts.countries))))
        entry = self._names.entry(number)
        if "sounds like" in match.evidence or "given name" in match.evidence:
            # a place of another country is seldom written so by chance, nor has another person nearly the same name
            certainty = Certainty(min(2, certainty + 1))
        weighed = weighing.weigh(match, entry, certainty)
        if (
            entry.type == "person"
            and entry.id not in facts.seen
            and "original" not in weighed.evidence
            and "given name" not in match.evidence
        ):
            return weighed._replace(severity=Severity.INFO)  # many people have nearly the name of a known one
        return weighed


KIND = Kind("unlisted", "names that no glossary has in this form", ("by", "except"), compile_rule, UnlistedScanner)
