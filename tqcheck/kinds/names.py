"""Kind `names`: forms of the glossaries. Looks up capitalised words, and the gate's hits for forms that begin in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tqcheck.glossary.entry import TYPES, Entry, key, spelt
from tqcheck.glossary.index import FORM, MORE, Form, Names
from tqcheck.kinds import judging, witness
from tqcheck.kinds.base import Catalog, Head, Hit, Kind, Lists
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.witness import Sighting, Witness
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Rule, Safety
from tqcheck.pattern.replace import like_case
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

HOW = ("listed", "derived")
WAYS = ("whole", "mixed", "ending")
"""How a derived form came about: by one scheme, half-corrected, or with a case ending left on or cut off."""
# A word without its possessive ending; one that begins with a capital letter (or in a script without case).
_REST = r"\w*(?:['\u02b9\u02bb\u2018](?!s(?!\w))\w+)*"
_WORD = re.compile(r"\w" + _REST)
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]" + _REST)
_MOST_KNOWN = 200_000


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    forms = rule.need("forms").as_choice(HOW)
    types = [node.as_choice(TYPES) for node in rule.need("types").as_list()]
    spec: dict[str, Any] = {"forms": forms, "types": types, "replaces": True}
    if "ways" in rule and forms == "listed":
        rule.key("ways").fail('"ways" goes with "forms: derived"')
    if forms == "derived":
        spec["ways"] = [node.as_choice(WAYS) for node in rule.need("ways").as_list()] if "ways" in rule else list(WAYS)
    return spec, []


class Found(NamedTuple):
    """A place in the folded text whose words are a form of the index."""

    start: int
    end: int
    forms: list[Form]
    plural: bool


def lookup(names: Names, text: str, start: int) -> Found | None:
    """The longest form of the index that stands at `start`, hyphens present or not."""
    candidates: list[tuple[int, str]] = []
    form_key, at, last = "", start, ""
    while word := _WORD.match(text, at):
        last = key(word.group())
        form_key += last
        at = word.end()
        flags = names.flags(form_key)
        if flags & FORM:
            candidates.append((at, form_key))
        if not flags & MORE or at >= len(text) or text[at] not in " -":
            break
        form_key += " " if text[at] == " " else ""
        at += 1
    for end, candidate in reversed(candidates):
        forms = [form for form in names.forms(candidate) if _fits(names, form, text, start, end)]
        if forms:
            return Found(start, end, forms, False)
    if not candidates and form_key == last and form_key.endswith("s") and names.flags(form_key[:-1]) & FORM:
        forms = [
            form
            for form in names.forms(form_key[:-1])
            if form.how == "listed" and _fits(names, form, text, start, at - 1)
        ]
        if forms and text[at - 1 : at] == "s":
            return Found(start, at, forms, True)
    return None


def _fits(names: Names, form: Form, text: str, start: int, end: int) -> bool:
    """Case and neighbours: a form in capitals stands in capitals, and no form is a part of a longer hyphenated word."""
    found = text[start:end]
    if form.how == "derived":
        follows = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()
        precedes = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
        return not (follows or precedes) and judging.written_so(form, found)
    if names.entry(form.entry).case or form.text.islower():
        return _bare(found) == _bare(form.text)
    return not (form.text[:1].isupper() and found[:1].islower())


def _bare(text: str) -> str:
    return text.replace("-", "").replace("'", "").replace("\u2019", "")


class NamesScanner:
    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._names = catalog.names
        self._target = target
        self._known: dict[str, bool] = {}
        self._rules: dict[tuple[str, str, str], Rule] = {}
        for head in heads:
            rule = catalog.rule(head.number)
            for kind in rule.spec["types"]:
                for way in rule.spec.get("ways", ("",)):
                    self._rules[rule.spec["forms"], way, kind] = rule

    def scan(self, view: View, hits: Sequence[Hit]) -> list[Match]:
        matches: list[Match] = []
        end = -1
        for start in self._starts(view, hits):
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

    def _starts(self, view: View, hits: Sequence[Hit]) -> Iterator[int]:
        """Where a form may begin: at capitalised words that begin one, and where the gate says."""
        promising = (found.start() for found in _CAPITAL.finditer(view.text) if self._begins(found.group()))
        return iter(sorted({*promising, *(hit.start for hit in hits)})) if hits else promising

    def _begins(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            first = key(word)
            plural = first.endswith("s") and bool(self._names.flags(first[:-1]) & FORM)
            known = self._known[word] = plural or bool(self._names.flags(first))
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
        return known

    def _match(self, view: View, found: Found) -> Match | None:
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
            tuple(Replacement(((Span(*plain), new),)) for new in texts),
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
        right = {sighting.entry for sighting in self._sightings(views)}
        wrong = {int(match.values["number"]) for match in matches}
        return witness.facts_from(
            facts, views, list(map(self._names.entry, right)), list(map(self._names.entry, wrong))
        )

    def _sightings(self, views: Sequence[View]) -> Iterator[Sighting]:
        """Where right forms stand."""
        for view in views:
            end = -1
            for start in self._starts(view, ()):
                if start < end:
                    continue
                found = lookup(self._names, view.text, start)
                if found is None:
                    continue
                end = found.end
                span = view.plain(found.start, end)
                for form in found.forms:
                    if form.how == "right":
                        yield Sighting(form.entry, view.number, span, view.text[start:end])

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        if not matches:
            return matches
        weighing = Witness(document, facts, views, self._sightings(views))
        for match in matches:
            weighing.add(match)
        by_id = {rule.id: rule for rule in self._rules.values()}
        return [
            weighing.weigh(
                match,
                self._names.entry(int(match.values["number"])),
                by_id[match.rule].certainty if match.certainty is None else match.certainty,
            )
            for match in matches
        ]


def _votes(entry: Entry) -> dict[str, str]:
    """What a mangled name tells about its document: where the name is from, and through which language it came."""
    votes = {"origin": entry.source} if entry.source else {}
    return votes | ({"relay": next(iter(entry.pivot))} if entry.pivot else {})


KIND = Kind(
    "names", "forms that the glossaries know to be wrong", ("forms", "types", "ways"), compile_rule, NamesScanner
)
