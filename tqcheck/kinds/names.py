"""Kind `names`: forms of the glossaries. Looks up capitalised words, and the gate's hits for forms that begin in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.glossary.entry import TYPES, Entry, key, spelt
from tqcheck.glossary.index import FORM, MORE, Form, Names
from tqcheck.kinds.base import Catalog, Head, Hit, Kind, Lists
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Rule, Safety
from tqcheck.pattern.replace import like_case
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

HOW = ("listed", "derived")
# A word without its possessive ending; one that begins with a capital letter (or in a script without case).
_REST = r"\w*(?:['\u02b9\u02bb\u2018](?!s(?!\w))\w+)*"
_WORD = re.compile(r"\w" + _REST)
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]" + _REST)
_MOST_KNOWN = 200_000


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    forms = rule.need("forms").as_choice(HOW)
    types = [node.as_choice(TYPES) for node in rule.need("types").as_list()]
    return {"forms": forms, "types": types, "replaces": True}, []


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
        if follows or precedes:
            return False
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
        self._rules: dict[tuple[str, str], Rule] = {}
        for head in heads:
            rule = catalog.rule(head.number)
            self._rules |= {(rule.spec["forms"], kind): rule for kind in rule.spec["types"]}

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
        forms = [form for form in found.forms if spelt(form.text) == written] or found.forms
        if any(form.how == "right" for form in forms):
            return None
        listed = [form for form in forms if form.how == "listed"] or forms
        number = listed[-1].entry
        entry = self._names.entry(number)
        rule = self._rules.get((listed[-1].how, entry.type))
        right = entry.form(self._target)
        if rule is None or right is None or (rule.roles and view.segment.role not in rule.roles):
            return None
        others = {self._names.entry(form.entry).form(self._target) for form in listed} - {None, right}
        plain = view.plain(found.start, found.end)
        text = view.segment.target.plain[plain.start : plain.end]
        texts = [like_case(form + "s" * found.plural, text) for form in (right, *sorted(filter(None, others)))]
        evidence = {"entry": entry.id, **({"native": entry.native[0]} if entry.native else {}), **listed[-1].evidence}
        if "pivot" not in evidence and entry.pivot:
            evidence["pivot"] = next(iter(entry.pivot.values()))[0]
        return Match(
            rule.id,
            view.number,
            plain,
            tuple(Replacement(((Span(*plain), new),)) for new in texts),
            {
                "match": text,
                "number": str(number),
                "entry": entry.id,
                "right": right,
                "note": entry.note or "",
                **_votes(entry),
            },
            evidence,
            certainty=Certainty.LIKELY if others else None,
            severity=entry.severity,
            safety=Safety.MANUAL if others else None,
        )

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        return [self._in_context(match, views) for match in matches]

    def _in_context(self, match: Match, views: Sequence[View]) -> Match:
        entry = self._names.entry(int(match.values["number"]))
        if not entry.context:
            return match
        words = re.compile("|".join(rf"(?<!\w){re.escape(word.lower())}(?!\w)" for word in entry.context))
        if any(words.search(view.low) for view in views):
            return match
        rule = self._rules["listed" if match.rule.endswith("listed") else "derived", entry.type]
        certainty = match.certainty if match.certainty is not None else rule.certainty
        return match._replace(certainty=Certainty(max(0, certainty - 1)), safety=Safety.MANUAL)


def _votes(entry: Entry) -> dict[str, str]:
    """What a mangled name tells about its document: where the name is from, and through which language it came."""
    votes = {"origin": entry.source} if entry.source else {}
    return votes | ({"relay": next(iter(entry.pivot))} if entry.pivot else {})


KIND = Kind("names", "forms that the glossaries know to be wrong", ("forms", "types"), compile_rule, NamesScanner)
