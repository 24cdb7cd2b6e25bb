"""Kind `leftover`: words of another language in Latin letters that were not translated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck import expressions
from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import expand, in_code
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.strange import is_strange
from tqcheck.kinds.words import Sieve, places
from tqcheck.model import Certainty, Document, Facts, Match, Rule
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_LOOK = ("dictionary", "endings", "letters", "unknown")
_SMALL = late(r"(?<![\w@#./'&-])[^\W\d_A-Z][^\W\d_A-Z]{2,}(?![\w@/'-])(?!\.\w)")
_WORDS = late(r"(?<![\w@#./'&-])(?:[^\W\d_A-Z][^\W\d_A-Z]{2,}|[^\W\d_a-z][^\W\d_A-Z]{4,})(?![\w@/'-])(?!\.\w)")
_WORDY = late(r"\w")
_FREQUENT = 5.0
_ARTICLES = frozenset(("the", "a", "an"))
_KNOWN_LIMIT = 100_000
# Words after which a foreign word is shown on purpose.
_SPOKEN_OF = late(
    r"(?:called|named|known as|word|term|means|meaning|or|dubbed|titled|nicknamed|so-called)[,:]? (?:(?:the|an?) )?\Z"
)
_GLOSSED = late(r"[\"”'»]? ?(?:\(|–|—|-- |, (?:or|meaning|which means|that is|i\.e\.) )")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    spec: dict[str, Any] = {"look": rule.need("look").as_choice(_LOOK), "except": expand(rule, "except", lists)}
    spec["capitals"] = rule.flag("capitals", False)
    spec["only"] = list(rule.strs("only"))
    spec["after"] = expand(rule, "after", lists)
    spec["endings"] = list(rule.strs("endings"))
    if bool(spec["endings"]) != (spec["look"] == "endings"):
        rule.fail('"endings" goes with look: endings')
    return spec | {"replaces": False}, []


def _one_of(rule: Rule) -> re.Pattern[str]:
    return expressions.compile("(?:" + "|".join(rule.spec["endings"]) + ")$")


class LeftoverScanner:
    english: Sequence[str] = ()

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]
        self._plain: set[str] = set()
        capitals = any(rule.spec["capitals"] for rule in self._rules)
        self._sieve = Sieve(_WORDS if capitals else _SMALL, self._is_odd)
        self._odd: dict[str, tuple[Rule, frozenset[str], float]] = {}
        self._endings = {rule.id: _one_of(rule) for rule in self._rules if rule.spec["endings"]}

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def odd(self, chunk: str) -> bool:
        return self._sieve.is_odd(chunk)

    def scan(self, view: View, hits: Hits) -> list[Match]:
        if len(self._odd) > _KNOWN_LIMIT:
            self._odd.clear()
        odd = self._sieve.odd(view, hits)
        matches = []
        for word in odd:
            rule, languages, frequency = self._odd[word]
            for start, end in places(view.text, word, "@#./'&-", "@/'-"):
                if view.text[end : end + 1] == "." and _WORDY.match(view.text, end + 1):
                    continue
                span = view.plain(start, end)
                if rule.spec["after"] and not _stands_after(rule, view, start, end):
                    continue
                if (
                    not in_code(view, span)
                    and not _is_shown(view, start, end)
                    and not self._in_phrase(view, start, end)
                ):
                    values = {"match": word, "languages": " ".join(sorted(languages)), "frequency": f"{frequency:.2f}"}
                    matches.append(Match(rule.id, view.number, span, (), values))
        return matches

    def _is_odd(self, word: str) -> bool:
        if word in self._plain or word in self._odd:
            return word in self._odd
        if len(self._plain) > _KNOWN_LIMIT:
            self._plain.clear()
        if found := self._judge(word):
            self._odd[word] = found
            return True
        self._plain.add(word)
        return False

    def _judge(self, word: str) -> tuple[Rule, frozenset[str], float] | None:
        entry = self._lexicon.word(word.lower())
        if entry is not None and entry.is_english:
            return None
        for rule in self._rules:
            look = rule.spec["look"]
            if word.lower() in rule.spec["except"] or rule.spec["capitals"] == word.islower():
                continue
            only = rule.spec["only"]
            if look == "dictionary" and entry is not None and (not only or entry.languages <= frozenset(only)):
                return rule, entry.languages, entry.frequency
            if look == "endings" and entry is None and self._endings[rule.id].search(word):
                return rule, frozenset(rule.languages.source), 0.0
            if look == "letters" and entry is None and not word.isascii() and len(word) > 4:
                return rule, frozenset(), 0.0
            if look == "unknown" and entry is None and word.isascii() and is_strange(word, self._lexicon.is_word):
                return rule, frozenset(), 0.0
        return None

    def _in_phrase(self, view: View, start: int, end: int) -> bool:
        """True if the words beside it are of the same kind: a phrase that is quoted, a title, a name."""
        before = re.search(r"([^\W\d_]+) \Z", view.text[max(0, start - 30) : start])
        after = re.match(r" ([^\W\d_]+)", view.text[end : end + 30])
        for near in (before, after):
            if near and near[1] in self._odd:
                return True
        # A foreign word between capitals is the middle of a name: Universidad del Sol.
        return bool(
            before and after and before[1][0].isupper() and after[1][0].isupper() and before[1].lower() not in _ARTICLES
        )

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        source = (facts.source_language.value or "").split("-")[0]
        times: dict[str, int] = {}
        for match in matches:
            times[match.values["match"]] = times.get(match.values["match"], 0) + 1
        out = []
        for match in matches:
            languages = match.values["languages"].split()
            if source and source in languages:
                out.append(match._replace(certainty=Certainty.LIKELY, evidence={"source_language": source}))
            elif languages and float(match.values["frequency"]) >= _FREQUENT and times[match.values["match"]] == 1:
                out.append(match._replace(certainty=Certainty.LIKELY))
            else:
                out.append(match)
        return out


def _stands_after(rule: Rule, view: View, start: int, end: int) -> bool:
    """True if one of the rule's words stands before, and no capitalised word on either side makes it part of a name."""
    before = re.search(r"([\w']+) \Z", view.text[max(0, start - 20) : start])
    if not before or before[1].lower() not in rule.spec["after"]:
        return False
    # A title stands before a name: the Regierungschef Angela Merkel. What hangs on a hyphen is part of a name.
    joined = r"-\w" if rule.spec["look"] == "endings" else r"[ -][A-Z]"
    return not re.match(joined, view.text[end : end + 2])


def _is_shown(view: View, start: int, end: int) -> bool:
    """True if the word stands in quotation marks or is explained."""
    text = view.text
    if view.is_title:
        return True
    if (text[start - 1 : start] in "\"“‘'«(" and start) or text[end : end + 1] in '"”’»':
        return True
    near = text[max(0, start - 25) : start]
    quoted = re.search(r"[\"“‘«][^\"”’»]*\Z", near) and re.match(r"[^\"“‘«.]*[\"”’»]", text[end : end + 25])
    return bool(quoted) or bool(_SPOKEN_OF.search(near)) or bool(_GLOSSED.match(text, end))


KIND = Kind(
    "leftover",
    "words of another language in Latin letters",
    ("look", "endings", "capitals", "only", "after", "except", "suggest"),
    compile_rule,
    LeftoverScanner,
    lambda rules: [_one_of(rule) for rule in rules if rule.spec["endings"]],
)
