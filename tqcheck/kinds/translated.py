"""Kind `translated`: surnames that were translated as words before a given name that was not (king Yi, door Jae-in).

Chinese and Korean surnames are one character, and most of these are words too. The word stands where the surname stands,
before the given name; so what follows must be a given name by the rules of its romanization, and no word, name or place that is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tqcheck import lexicon
from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry, key
from tqcheck.kinds import witness
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.lookup import Finder
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement, Rule, Safety
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_FORMS = {
    "zh": late(r"(?<= )([A-Z][a-z']+)(?![\w-])"),
    "ko": late(r"(?<= )([A-Z][a-z]+(?:-[a-z]+| [A-Z][a-z]+))(?![\w-])"),
}
_SYLLABLE = "(?:ch|kk|tt|pp|ss|jj|[bcdghjkmnprst])?(?:yeo|yae|wae|[yw]?(?:ae|eo|oe|eu|a|e|i|o|u)|ui|oo|ee|hye)(?:ng|[nmlkptbdg])?"
_HANGUL = late(f"(?i:{_SYLLABLE}[- ]{_SYLLABLE})")
# What somebody is, before the name.
_TITLE = late(r"(?:^|\W)(?:[a-z]+(?:er|or|man|woman|ist|ary|ent|ief|ain|ef)|official|general|colonel|Mr\.?|Ms\.?),? \Z")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    source = rule.need("origin").as_choice(tuple(_FORMS))
    names = dict[str, list[str]]()
    for line in rule.need("surnames").as_strs():
        word, _, surname = line.rpartition(" ")
        if not word or not surname.istitle():
            rule.key("surnames").fail(f'"{line}" is no word with its surname: king Wang')
        names.setdefault(word, []).append(surname)
    spec = {"origin": source, "surnames": names, "weak": list(rule.strs("weak")), "replaces": True}
    return spec, [(word + " ", 0) for word in names]


class TranslatedScanner:
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._names = catalog.names
        self._finder = Finder(catalog.names)
        self._rules = [catalog.rule(head.number) for head in heads]
        self._origins = {rule.id: rule.spec["origin"] for rule in self._rules}

    def scan(self, view: View, hits: Hits) -> list[Match]:
        text = view.text
        matches: dict[Span, Match] = {}
        for (number, _), places in hits.items():
            for start, end in places:
                if text[end : end + 1].isupper() and (match := self._match(view, self._rules[number], start, end)):
                    matches[match.span] = match
        return list(matches.values())

    def _match(self, view: View, rule: Rule, start: int, end: int) -> Match | None:
        text = view.text
        origin = rule.spec["origin"]
        given = _FORMS[origin].match(text, end)
        if given is None or text[start - 1 : start].isalnum() or text[start - 1 : start] in ("-", "'"):
            return None
        word = text[start : end - 1]
        surnames = rule.spec["surnames"].get(word.lower(), ())
        if word in surnames:
            return None
        names = [f"{surname} {given[1]}" for surname in surnames]
        known = [(name, entry) for name in names for entry in self._entries(name)]
        if not known and not (word.islower() and self._is_given(given[1], origin)):
            return None
        if not known and word in rule.spec["weak"] and not _TITLE.search(text, max(0, start - 40), start):
            return None
        if word.istitle() and not _TITLE.search(text, max(0, start - 40), start):
            return None  # King Yi may be a king
        if not known and (rule.roles and view.segment.role not in rule.roles):
            return None
        rights = list(dict.fromkeys(name for name, _ in known)) or names
        if text[max(0, start - 4) : start].lower() == "the " and word.islower():
            start -= 4
        plain = view.plain(start, given.end())
        shown = view.segment.target.plain[plain.start : plain.end]
        evidence = {"entry": known[0][1].id, "native": known[0][1].native[0]} if known and known[0][1].native else {}
        return Match(
            rule.id,
            view.number,
            plain,
            tuple(Replacement(((Span(*plain), right),)) for right in rights),
            {"match": shown, "right": " or ".join(rights), "origin": origin},
            evidence,
            safety=Safety.UNSAFE if len(rights) == 1 else Safety.MANUAL,
        )

    def _entries(self, name: str) -> list[Entry]:
        """The persons of the glossaries who are called so."""
        forms = self._names.forms(key(name))
        return [self._names.entry(form.entry) for form in forms if form.how == "right"]

    def _is_given(self, text: str, origin: str) -> bool:
        if origin == "ko":
            return _HANGUL.fullmatch(text) is not None
        from tqcheck.romanize import pinyin

        cuts = pinyin.syllabify(text.replace("'", ""))
        return (
            bool(cuts)
            and len(cuts[0]) == 2
            and not lexicon.shipped().is_english(key(text))
            and not self._names.forms(key(text))
        )

    def observe(self, facts: Facts, views: Sequence[View], matches: Sequence[Match]) -> Facts:
        """As for names of the glossaries, if these have not asked already."""
        if not matches or facts.seen or facts.countries:
            return facts
        right = {sighting.entry for sighting in self._finder.sightings(views)}
        return witness.facts_from(facts, views, list(map(self._names.entry, right)), [])

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        """Only where the article speaks of the country."""
        return [match for match in matches if self._origins[match.rule] in facts.countries]


KIND = Kind(
    "translated",
    "surnames that were translated as words, before given names that were not",
    ("origin", "surnames", "weak"),
    compile_rule,
    TranslatedScanner,
)
