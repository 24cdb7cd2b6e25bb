"""Kind `capitals`: common nouns with a capital in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import expand, in_code, small
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.standing import standing
from tqcheck.model import Document, Facts, Match, Replacement, Role, Rule
from tqcheck.view import SMALL_WORDS, View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

# A small word (or an article or pronoun that begins the sentence) or a number, a capitalised word, and then a small word or the end of the phrase.
_PLACE = late(
    r"(?<![\w'/.,-])([a-z]+|The|An?|This|That|These|Those|His|Her|Its|Their|Our|Every|Each|Some|Many|Several|Both|All|No|\d{1,3}(?:[.,]\d{3})*) ([A-Z][a-z]{3,})(?=(?: [a-z]+(?!\w|\.\w)|,(?= [a-z])|[.;)](?= |\Z)| [\"“«][A-Z]|\Z))"
    r"(?! (?:of|for|and|or|v|vs|the|de|del|della|delle|di|da|do|dos|du|des|la|le|von|van|zu) (?:la |los |las |le )?[A-Z])(?! (?:of|for) [a-z]+ (?:and )?[A-Z])"
    # The title of a paper: Opinions on Supporting the Market, Instructions on the Construction of Roads.
    r"(?! on (?:the )?[A-Z][a-z]+(?:ing|tion|ment)\b)(?! of [\"“«]?[A-Z0-9])"
    # A company speaks: a Dart spokesman.
    r"(?! (?:spokes(?:man|woman|person)|officials?|executives?|analysts?|shares?|shareholders?|stock|subsidiary|units?|models?|sales|customers?|employees|investors?|sources?)\b)"
)
# Words that join a noun to a name before it: the Court of Appeals.
_LINKS = frozenset("of for and in on at to with from by against &".split())
# The chunk of such a word.
_CHUNK = late(r"([A-Z][a-z]{3,})[,.;)]?")
_WORD_AFTER = late(r" ([a-z]+)")
_VERBS_AND_LINKS = frozenset(
    "is was are were has had have will would can could should must may might does did do and or but to in on at by for from with that which who not also".split()
)
# Behind these a capital belongs to a name: Osama bin Laden.
_PARTICLES = frozenset("bin ibn abu al el van von der den de del della di da dos du la le san ben mac".split())
# Lord of the Rings, Round the World; an office with a capital by itself is no title: the Head of the Department.
_OF = late(r"(?:\b([A-Z][a-z]+) of |\b(Round) )\Z")
_OFFICES = frozenset(
    "head chief minister director chairman chairwoman president mayor governor deputy secretary member members leader representative commander general "
    "colonel major ambassador chair founder owner speaker premier chancellor commissioner inspector employee employees residents citizens staff most "
    "some many one all none both part many several".split()
)
# The Office of the President is a body, the State of the Union a speech; the Head of the Department is none.
_BODY_OF = late(r"\b(?:Office|Court|Bank|Council|Chamber|Ministry|Administration|Secretariat|Cabinet|State) of \Z")
_SMALL_OR_DIGIT = frozenset("Aabcdefghijklmnopqrstuvwxyz0123456789")
# What a sentence ends with, perhaps before a closing mark.
_ENDS = frozenset('.!?:"”»')
_FREQUENT = 4.15
_SELDOM = 3.3
_SHORT = 60
_KNOWN_LIMIT = 100_000


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    spec: dict[str, Any] = {
        "after": expand(rule, "after", lists),
        "after_endings": list(rule.strs("after_endings")),
        "numbers": rule.flag("numbers", False),
        "not_after": expand(rule, "not_after", lists),
        "elsewhere": rule.flag("elsewhere", False),
        "frequent": rule.flag("frequent", False),
        "only": expand(rule, "only", lists),
        "endings": list(rule.strs("endings")),
        "except": expand(rule, "except", lists),
        "replaces": True,
    }
    return spec, []


class CapitalsScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [
            (rule, frozenset(rule.spec["after"]), frozenset(rule.spec["except"]))
            for rule in (catalog.rule(head.number) for head in heads)
        ]
        self._only = {rule.id: frozenset(rule.spec["only"]) for rule, *_ in self._rules}
        self._endings = {rule.id: tuple(rule.spec["endings"]) for rule, *_ in self._rules}
        self._adjectives = {rule.id: tuple(rule.spec["after_endings"]) for rule, *_ in self._rules}
        self._barred = {rule.id: frozenset(rule.spec["not_after"]) for rule, *_ in self._rules}
        self._words: dict[str, list[tuple[Rule, frozenset[str]]]] = {}

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def odd(self, chunk: str) -> bool:
        found = _CHUNK.fullmatch(chunk)
        return found is not None and bool(self._fitting(found[1]))

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches: list[Match] = []
        text = view.text
        if len(text) < _SHORT or view.segment.role is Role.HEADING:
            return matches
        for start, _ in hits.get(ODD, ()):
            if text[start - 2 : start - 1] not in _SMALL_OR_DIGIT:
                continue
            found = _PLACE.match(text, text.rfind(" ", 0, start - 1) + 1)
            if found is None or view.is_title:
                continue
            before, word = found.groups()
            rules = self._fitting(word)
            if before[0].isupper():
                if found.start() and view.text[found.start() - 2] not in _ENDS:
                    continue
                before = before.lower()
            speaking = [rule for rule, after in rules if before in after or self._fits(rule, before)]
            if not speaking or _in_name(view, found, start) or in_code(view, span := view.plain(*found.span(2))):
                continue
            if view.segment.target.plain[span.start - 1] in "\r\n" or _is_adjective(view, found):
                continue
            fix = Replacement(((span, small(word)),))
            matches += (Match(rule.id, view.number, span, (fix,), {"match": word}) for rule in speaking)
        return matches

    def _fits(self, rule: Rule, before: str) -> bool:
        """True if a number, or an adjective by its ending, stands before the noun and the rule takes it; or any word that it does not bar."""
        if before[0].isdigit():
            return bool(rule.spec["numbers"])
        if "*" in rule.spec["after"]:
            return before not in self._barred[rule.id]
        return before.endswith(self._adjectives[rule.id])

    def _fitting(self, word: str) -> list[tuple[Rule, frozenset[str]]]:
        """The rules that may speak of a word, and the words that must stand before it."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) > _KNOWN_LIMIT:
                self._words.clear()
            known = self._words[word] = [
                (rule, after)
                for rule, after, exceptions in self._rules
                if word.lower() not in exceptions and self._is_common(rule, word)
            ]
        return known

    def _is_common(self, rule: Rule, word: str) -> bool:
        """True for the nouns that a rule lists, and for those with its endings that English never writes with a capital; without
        both, for all of these."""
        if rule.spec["only"]:
            low = word.lower()
            return low in self._only[rule.id] or (low.endswith(self._endings[rule.id]) and self._is_small(word))
        if rule.spec["frequent"]:
            known = not word.endswith("ers") and self._lexicon.frequency(word.lower()) >= _FREQUENT
            return known and self._is_small(word)
        if "*" in rule.spec["after"] and self._lexicon.frequency(word.lower()) < _SELDOM:
            return False  # a rare word may be a name that happens to be one
        return self._is_small(word)

    def _is_small(self, word: str) -> bool:
        entry = self._lexicon.word(word.lower())
        return entry is not None and int(entry.cases) == 1

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        rules = {rule.id: rule for rule, *_ in self._rules}
        counts = _counts(views, {match.values["match"] for match in matches})
        out = []
        for match in matches:
            low, big = counts[match.values["match"]]
            if big <= (
                1 if rules[match.rule].spec["frequent"] else 4 if rules[match.rule].spec.get("company") else 2
            ) and (not rules[match.rule].spec["elsewhere"] or low > big):
                out.append(match)
        return out


def _in_name(view: View, before: re.Match[str], start: int) -> bool:
    """True if the word seems to be part of a title or a name: in quotation marks, or joined to a capitalised word before it."""
    text = view.text
    marks = text[max(0, start - 60) : start]
    opening = (
        marks.rfind("“") if marks.count("“") > marks.count("”") else marks.rfind('"') if marks.count('"') % 2 else -1
    )
    if opening >= 0 and not _is_speech(marks[opening + 1 :]):
        return True
    if before[1] in ("the", "The") and (_BODY_OF.search(text, 0, before.start()) or _is_title_of(text, before.start())):
        return True
    if before[1] in _PARTICLES:
        return True
    if before[1] not in _LINKS:
        return False
    last = text[max(0, before.start() - 30) : before.start()].split(" ")
    return len(last) > 1 and last[-2][:1].isupper()


def _is_title_of(text: str, start: int) -> bool:
    """True of "Lord of" and "Person of", unless the word in capitals is an office or a body, which translations write so."""
    found = _OF.search(text, max(0, start - 30), start)
    return found is not None and (found[1] or found[2]).lower() not in _OFFICES


def _is_speech(quoted: str) -> bool:
    """True of the beginning of a quotation that is no title: a title writes most words with a capital."""
    words = [word for word in quoted.split() if word not in SMALL_WORDS]
    return len(words) > 2 and sum(word[:1].islower() for word in words) * 2 > len(words)


def _is_adjective(view: View, found: re.Match[str]) -> bool:
    """True of "State" before a noun, where it is the first word of a name that goes on in small letters: the State service."""
    after = _WORD_AFTER.match(view.text, found.end(2))
    return found[2] == "State" and after is not None and after[1] not in _VERBS_AND_LINKS


def _counts(views: Sequence[View], words: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How often each noun stands in small letters (in either number), and with a capital inside a sentence."""
    forms = {word: (stem := small(word).removesuffix("s"), word[0] + stem[1:]) for word in words}
    where = standing(views, [form for pair in forms.values() for form in pair])
    return {
        word: (
            _times(rf"(?<![\w-]){re.escape(stem)}s?(?![\w-])", where[stem]),
            _times(rf"(?<=[a-z0-9,] ){re.escape(capital)}s?(?![\w-])", where[capital]),
        )
        for word, (stem, capital) in forms.items()
    }


def _times(pattern: str, views: Iterable[View]) -> int:
    expression = re.compile(pattern)
    return sum(len(expression.findall(view.text)) for view in views)


KIND = Kind(
    "capitals",
    "common nouns with a capital in the middle of a sentence",
    ("after", "after_endings", "not_after", "numbers", "elsewhere", "only", "endings", "frequent", "except"),
    compile_rule,
    CapitalsScanner,
)
