"""Kind `small-names`: names, nationalities and acronyms that lost their capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.glossary.entry import key
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.joined import join_neighbours
from tqcheck.kinds.letters import capital, expand, in_code, small
from tqcheck.kinds.namepairs import both_ways
from tqcheck.kinds.nameplaces import sides
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.strange import is_strange
from tqcheck.kinds.words import Sieve, places
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Rule
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_EVIDENCE = ("lexicon", "acronyms", "listed", "elsewhere", "pairs", "wrong")
_SMALL = late(
    r"(?<![\w@#&.'/])[^\W\d_A-Z\u00c0-\u00de\u0100\u0106\u010c\u0110\u0130\u0141\u0152\u015a\u015e\u0160\u0179\u017b\u017d][^\W\d_A-Z]+(?!\w)"
)
_BIG = late(r"(?:(?<=[a-z0-9,] )|(?<=[A-Z][a-z] )|(?<=[a-z][a-z] [\"“(]))[A-Z][^\W\d_A-Z]+(?!\w)")
_ENGLISH = late(r"(?:ed|ing|ly|ness|ment|tion|tions|ity|ism|ist|ists|able|less|ful)$")
_WORD_BEFORE = late(r"([\w']+)[ -]\Z")
_WORD_AFTER = late(r"[ -]([\w']+)")
_HABIT = 3
_MIXED = 4
_SHORTEST = 3
_CHUNK = late(r"\S*")
_TECHNICAL = late(r"[@#/\\_=]|\w\.\w|://|\.$(?<=\w\.\w\.)")
# Before a name these belong to a foreign phrase or to the name itself.
_PARTICLES = frozenset(
    "de la le les du des da do dos di del della el al von van der den het zu zum zur et un une en il lo los las of-the bin ibn abu ad ar ash".split()
)
# The second syllable of an East Asian name is small: Chung Eui-yong.
_SYLLABLE = late(r"(?<!\w)[A-Z][a-z]{1,4}-[a-z]{2,6}\Z")
_KNOWN_LIMIT = 100_000
# Letters of the shortest mangled name that is looked up: a listed form, a derived one.
_LEAST_WRONG = {"listed": 5, "derived": 6}
_WORD_TO_THE_LEFT = late(r"[^\W\d_]+(?= \Z)")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    evidence = rule.need("evidence").as_choice(_EVIDENCE)
    spec: dict[str, Any] = {"evidence": evidence, "replaces": True, "except": expand(rule, "except", lists)}
    if evidence == "listed":
        words = [word for text in rule.need("words").as_strs() for word in _of_list(rule, text, lists)]
        spec["words"] = {word.lower(): word for word in words}
    spec["generic"] = expand(rule, "generic", lists)
    spec["phrases"] = [phrase.lower() for phrase in rule.strs("phrases")]
    return spec, []


def _of_list(rule: Map, text: str, lists: Lists) -> Sequence[str]:
    if not text.startswith("{"):
        return (text,)
    if text[1:-1] not in lists:
        rule.key("words").fail(f"there is no list called {text[1:-1]}", sorted(lists))
    return lists[text[1:-1]]


class SmallNamesScanner:
    whole = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        rules = [catalog.rule(head.number) for head in heads]
        self._by_evidence: dict[str, list[Rule]] = {name: [] for name in _EVIDENCE}
        for rule in rules:
            self._by_evidence[rule.spec["evidence"]].append(rule)
        self._listed: dict[str, tuple[Rule, str]] = {
            low: (rule, form) for rule in self._by_evidence["listed"] for low, form in rule.spec["words"].items()
        }
        self.english = self._listed
        self._names = catalog.names
        self._sieve = Sieve(_SMALL, self._is_odd)
        self._plain: set[str] = set()
        self._first: dict[str, bool] = {}
        self._odd: dict[str, tuple[Rule, str]] = {}

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
        matches: list[Match] = []
        if odd and not view.is_shouting:
            for word in odd:
                rule, form = self._odd[word]
                matches += self._matches(view, word, rule, form)
        return matches

    def _is_odd(self, word: str) -> bool:
        """True if a word in small letters may be a name; what is found out is kept."""
        if word in self._plain or word in self._odd:
            return word in self._odd
        if len(self._plain) > _KNOWN_LIMIT:
            self._plain.clear()
        if found := self._judge(word):
            self._odd[word] = found
            return True
        self._plain.add(word)
        return False

    def _judge(self, word: str) -> tuple[Rule, str] | None:
        if word in self._listed:
            return self._listed[word]
        if len(word) < _SHORTEST:
            return None
        entry = self._lexicon.word(word)
        if (entry is None or not entry.is_word) and self._by_evidence["wrong"] and (right := self._right(word)):
            return self._by_evidence["wrong"][0], right
        if entry is not None and entry.is_english:
            if int(entry.cases) == _MIXED and entry.spelling.isupper() and not entry.languages:
                return next(
                    (
                        (rule, entry.spelling)
                        for rule in self._by_evidence["acronyms"]
                        if word not in rule.spec["except"]
                    ),
                    None,
                )
            certain = entry.is_name and not entry.is_word
            rules = self._by_evidence["lexicon"] if certain else ()
        elif entry is not None:
            rules = ()
        else:
            rules = self._by_evidence["elsewhere"] if len(word) >= 4 and not _ENGLISH.search(word) else ()
        return next(((rule, capital(word)) for rule in rules if word not in rule.spec["except"]), None)

    def _right(self, text: str) -> str | None:
        """What the glossaries have for a mangled place or person, if that is one thing."""
        forms = self._names.forms(key(text))
        if not forms or any(form.how == "right" or len(text) < _LEAST_WRONG[form.how] for form in forms):
            return None
        entries = {form.entry: self._names.entry(form.entry) for form in forms}
        if any(entry.type not in ("place", "person") for entry in entries.values()):
            return None
        rights = {form.right or entries[form.entry].right.get("en", "") for form in forms}
        return rights.pop() if len(rights) == 1 else None

    def _matches(self, view: View, word: str, rule: Rule, form: str) -> Iterator[Match]:
        unknown = rule in self._by_evidence["elsewhere"]
        for start, end in places(view.text, word, "@#&.'/"):
            if not self._is_prose(view, start, end, rule) or _SYLLABLE.search(view.text, max(0, start - 6), end):
                continue
            before = _WORD_TO_THE_LEFT.search(view.text, max(0, start - 20), start) if unknown else None
            whole = self._right(view.text[before.start() : end]) if before and self._by_evidence["wrong"] else None
            if before and whole:
                yield self._match(view, self._by_evidence["wrong"][0], before.start(), end, whole)
            else:
                yield self._match(view, rule, start, end, form)

    def _match(self, view: View, rule: Rule, start: int, end: int, form: str) -> Match:
        span = view.plain(start, end)
        return Match(
            rule.id, view.number, span, (Replacement(((span, form),)),), {"match": view.text[start:end], "name": form}
        )

    def _is_prose(self, view: View, start: int, end: int, rule: Rule) -> bool:
        text = view.text
        low = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
        chunk = _CHUNK.match(text, low)
        if (chunk and _TECHNICAL.search(chunk.group().rstrip(".,;:!?\"')”’"))) or in_code(view, view.plain(start, end)):
            return False
        if end - start < 4 and "-" in text[start - 1 : start] + text[end : end + 1]:
            return False
        before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
        after = _WORD_AFTER.match(text[end : end + 30])
        if before and (before[1] in _PARTICLES or self._is_foreign(before[1])):
            return False
        if after and self._is_foreign(after[1]):
            return False
        around = view.low[max(0, start - 30) : end + 30]
        return not any(phrase in around for phrase in rule.spec["phrases"])

    def _is_foreign(self, word: str) -> bool:
        """True if a word in small letters is of another language only."""
        entry = self._lexicon.word(word) if word.islower() else None
        return entry is not None and not entry.is_english

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        unknown = {rule.id for rule in self._by_evidence["elsewhere"]}
        out = [match for match in matches if match.rule not in unknown]
        # A text that lost the capitals of names we know has lost others too.
        habit = len({match.values["match"] for match in out}) >= _HABIT
        if len(out) < len(matches):
            out += self._unknown(views, [match for match in matches if match.rule in unknown], habit)
        for rule in self._by_evidence["pairs"]:
            out += self._pairs(rule, views)
        if len(out) < 2:
            return out
        sure = {rule.id: rule.certainty for rules in self._by_evidence.values() for rule in rules}
        return join_neighbours(
            out, views, lambda match: sure[match.rule] if match.certainty is None else match.certainty
        )

    def _unknown(self, views: Sequence[View], matches: Sequence[Match], habit: bool) -> Iterator[Match]:
        """Words of no dictionary that are names, by the glossaries, by what stands beside them, by the rest of the document."""
        written: list[tuple[Counter[str], Counter[str]]] = []

        def is_commoner(name: str, word: str) -> bool:
            """True if the document writes the word with a capital at least as often."""
            if not any(name in view.text for view in views):
                return False
            if not written:
                written.append(_written(views))
            low, big = written[0]
            return big[name] >= low[word]

        places_of = [sides(views[match.segment], match.span) for match in matches]
        named = {match.values["name"] for match, (_, place) in zip(matches, places_of, strict=True) if place}
        for match, (stands, place) in zip(matches, places_of, strict=True):
            name = match.values["name"]
            if self._is_known(name):
                yield match._replace(certainty=Certainty.SURE)
            elif place or (stands and (habit or name in named or is_commoner(name, match.values["match"]))):
                yield match
            elif stands and not name.endswith("n") and is_strange(match.values["match"], self._lexicon.is_word):
                yield match._replace(certainty=Certainty.POSSIBLE)

    def _is_known(self, name: str) -> bool:
        """True if a glossary has the name."""
        return any(form.how == "right" and form.text == name for form in self._names.forms(key(name)))

    def _pairs(self, rule: Rule, views: Sequence[View]) -> Iterator[Match]:
        """Names of two words whose second has no capital here and one elsewhere: Clara brown, the Crimean peninsula."""

        def may_be(first: str, second: str, times: int) -> bool:
            low = small(second)
            return self._is_first(first) and self._is_name(low, times, rule) and low not in rule.spec["except"]

        for first, second, times, there in both_ways(views, may_be):
            if len(there) < times or self._lexicon.usual_case(small(second)) & 2:
                for view, found in there:
                    match = self._match(view, rule, *found.span(2), second)
                    sure = self._lexicon.usual_case(small(second)) & 2 or small(second) in rule.spec["generic"]
                    yield match._replace(
                        evidence={"elsewhere": f"{first} {second}"},
                        certainty=None if sure else Certainty.POSSIBLE,
                    )

    def _is_first(self, first: str) -> bool:
        """True if a capitalised word may be the first of a name: it is no common word."""
        named = self._first.get(first)
        if named is None:
            if len(self._first) > _KNOWN_LIMIT:
                self._first.clear()
            entry = self._lexicon.word(first.lower())
            named = first.isalpha() and not first.isupper() and (entry is None or entry.is_name)
            self._first[first] = named
        return named

    def _is_name(self, second: str, times: int, rule: Rule) -> bool:
        other = self._lexicon.word(second)
        if second in rule.spec["generic"]:
            return times > 1
        return other is None or (bool(other.cases & 2) and (times > 1 or bool(other.usual & 2)))


def _written(views: Sequence[View]) -> tuple[Counter[str], Counter[str]]:
    """How often words stand in small letters, and how often with a capital where no sentence begins."""
    low: Counter[str] = Counter()
    big: Counter[str] = Counter()
    for view in views:
        if not view.is_title:
            low.update(_SMALL.findall(view.text))
            big.update(_BIG.findall(view.text))
    return low, big


KIND = Kind(
    "small-names",
    "names without their capitals, by the lexicon, a list, the glossaries or the document's own other spelling",
    ("evidence", "words", "generic", "except", "phrases"),
    compile_rule,
    SmallNamesScanner,
)
