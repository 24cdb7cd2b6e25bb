"""Kind `names`: forms of the glossaries. Looks up capitalised words, and the gate's hits for forms that begin in lower case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.glossary.entry import TYPES, Entry, spelt
from tqcheck.glossary.index import Form
from tqcheck.kinds import judging, witness
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.judging import SLAVIC
from tqcheck.kinds.latermentions import again, is_everyday
from tqcheck.kinds.letters import expand
from tqcheck.kinds.lookup import Finder, Found, lookup
from tqcheck.kinds.neighbours import is_another
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.witness import Witness
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Rule, Safety
from tqcheck.pattern.replace import like_case
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

HOW = ("listed", "derived")
WAYS = ("whole", "mixed", "ending")
"""How a derived form came about: by one scheme, half-corrected, or with a case ending left on or cut off."""


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    forms = rule.need("forms").as_choice(HOW)
    types = [node.as_choice(TYPES) for node in rule.need("types").as_list()]
    spec: dict[str, Any] = {"forms": forms, "types": types, "replaces": True}
    if "ways" in rule and forms == "listed":
        rule.key("ways").fail('"ways" goes with "forms: derived"')
    if forms == "derived":
        spec["ways"] = [node.as_choice(WAYS) for node in rule.need("ways").as_list()] if "ways" in rule else list(WAYS)
        spec["given"] = expand(rule, "given", lists)
    return spec, []


class NamesScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._names = catalog.names
        self._target = target
        self._finder = Finder(catalog.names)
        self._rules: dict[tuple[str, str, str], Rule] = {}
        self._given: dict[str, frozenset[str]] = {}
        for head in heads:
            rule = catalog.rule(head.number)
            self._given[rule.id] = frozenset(rule.spec.get("given", ()))
            for kind in rule.spec["types"]:
                for way in rule.spec.get("ways", ("",)):
                    self._rules[rule.spec["forms"], way, kind] = rule

    def odd(self, chunk: str) -> bool:
        return self._finder.odd(chunk)

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches: list[Match] = []
        if not self._finder.promises(view, hits):
            return matches
        end = -1
        for start in self._finder.starts(view, hits):
            if start < end:
                continue
            found = lookup(self._names, view.text, start)
            if found is None:
                continue
            end = found.end
            match = self._match(view, found)
            if match:
                matches.append(match)
        return matches

    def _match(self, view: View, found: Found) -> Match | None:
        if all(form.how == "right" for form in found.forms):
            return None
        written = spelt(view.text[found.start : found.end])
        # L'viv is looked up like Lviv; where a form is spelt just so, apostrophe and hyphen included, it alone counts.
        forms = [form for form in found.forms if form.how == "derived" or spelt(form.text) == written] or found.forms
        if any(form.how == "right" for form in forms):
            return None
        forms = [form for form in forms if self._rule(form) is not None]
        forms = [form for form in forms if form.how == "listed"] or forms
        if not forms:
            return None
        chosen = forms[-1] if forms[0].how == "listed" else judging.best(forms)
        entry = self._names.entry(chosen.entry)
        rule = self._rule(chosen)
        right = self._right(chosen)
        if rule is None or right is None or (rule.roles and view.segment.role not in rule.roles):
            return None
        if chosen.how == "derived" and is_another(view, found, chosen, entry, self._given[rule.id]):
            return None
        others = {self._right(form) for form in forms} - {None, right}
        plain = view.plain(found.start, found.end)
        text = view.segment.target.plain[plain.start : plain.end]
        texts = [like_case(form + "s" * found.plural, text) for form in (right, *sorted(filter(None, others)))]
        evidence = {"entry": entry.id, **({"native": entry.native[0]} if entry.native else {}), **chosen.evidence}
        carrier = evidence.pop("route", "").split("-")[-1]
        if "pivot" not in evidence and entry.pivot:
            evidence["pivot"] = next(iter(entry.pivot.values()))[0]
        certainty = Certainty.LIKELY if others else None
        doubts: tuple[str, ...] = ()
        if chosen.how == "derived":
            doubts = judging.doubts(text, chosen, entry)
            certainty = judging.certainty(text, chosen, bool(others), bool(doubts))
        return Match(
            rule.id,
            view.number,
            plain,
            tuple(_replacement(view.segment.target.plain, plain, new, entry.type) for new in texts),
            {
                "match": text,
                "number": str(chosen.entry),
                "how": chosen.how,
                "entry": entry.id,
                "right": right,
                "note": entry.note or "",
                "doubts": " ".join(doubts),
                "carrier": carrier,
                **_votes(entry),
            },
            evidence,
            certainty=certainty,
            severity=entry.severity,
            safety=Safety.MANUAL if others else None,
        )

    def _rule(self, form: Form) -> Rule | None:
        return self._rules.get((form.how, form.kind, self._names.entry(form.entry).type))

    def _right(self, form: Form) -> str | None:
        entry = self._names.entry(form.entry)
        right = entry.form(self._target)
        return right if not form.right or form.right == entry.right.get("en") or right is None else form.right

    def observe(self, facts: Facts, views: Sequence[View], matches: Sequence[Match]) -> Facts:
        """The facts with what the right and wrong names of the document tell about each other."""
        if not matches:
            return facts
        right = {sighting.entry for sighting in self._finder.sightings(views)}
        wrong = {int(match.values["number"]) for match in matches}
        return witness.facts_from(
            facts, views, list(map(self._names.entry, right)), list(map(self._names.entry, wrong))
        )

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        if not matches:
            return matches
        weighing = Witness(document, facts, views, self._finder.sightings(views))
        for match in matches:
            weighing.add(match)
        by_id = {rule.id: rule for rule in self._rules.values()}
        matches += self._again(views, matches)
        return [
            weighing.weigh(
                match,
                self._names.entry(int(match.values["number"])),
                by_id[match.rule].certainty if match.certainty is None else match.certainty,
            )
            for match in matches
        ]

    def _again(self, views: Sequence[View], matches: Sequence[Match]) -> list[Match]:
        """Where surnames that were translated as words stand again, alone: Alexander Mustache (Usyk), then "Mustache said"."""
        first: dict[str, tuple[Match, str]] = {}
        for match in matches:
            entry = self._names.entry(int(match.values["number"]))
            word, surname = match.values["match"].split()[-1], match.values["right"].split()[-1]
            if entry.type == "person" and entry.source in SLAVIC and " " in match.values["match"] and word != surname:
                first.setdefault(word, (match, surname))
        taken = {(match.segment, match.span) for match in matches}
        return [
            match._replace(
                segment=view.number,
                span=span,
                replacements=(Replacement(((span, surname),)),),
                values={**match.values, "match": word, "right": surname},
                related=((match.segment, match.span, match.values["match"]),),
                certainty=Certainty.LIKELY,
                safety=Safety.UNSAFE,
            )
            for word, (match, surname) in first.items()
            if word.istitle() and is_everyday(word.lower())
            for view, span in again(views, word, taken)
        ]


_NEXT = late(r" (\w+)")
# English sets no marks round the names of agencies, companies and weapons. Curly marks show which two belong together;
# what straight marks belong to is for the rules of quotation marks to say.
_MARKED = ("media", "org", "weapon", "acronym")
_CLOSING = late(r"(?:-\w+)?(\u201d)")


def _replacement(text: str, span: Span, new: str, kind: str) -> Replacement:
    """Write the right form, with the next word if the form ends in it (Chhunchhon-namdo province), and without marks round it."""
    follows = _NEXT.match(text, span.end)
    last = new.rpartition(" ")[2]
    if follows and last != new and follows[1].lower() == last.lower():
        return Replacement(((Span(span.start, follows.end()), new),))
    closing = _CLOSING.match(text, span.end)
    if kind in _MARKED and closing and text[span.start - 1 : span.start] == "\u201c":
        before, after = Span(span.start - 1, span.start), Span(*closing.span(1))
        return Replacement(((before, ""), (Span(*span), new), (after, "")))
    return Replacement(((Span(*span), new),))


def _votes(entry: Entry) -> dict[str, str]:
    """What a mangled name tells about its document: where the name is from, and through which language it came."""
    votes = {"origin": entry.source} if entry.source else {}
    return votes | ({"relay": next(iter(entry.pivot))} if entry.pivot else {})


KIND = Kind(
    "names",
    "forms that the glossaries know to be wrong",
    ("forms", "types", "ways", "given"),
    compile_rule,
    NamesScanner,
)
