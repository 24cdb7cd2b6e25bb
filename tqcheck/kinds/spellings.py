"""Kind `spellings`: one name, spelled in two ways within a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import filterfalse, islice, pairwise
from typing import TYPE_CHECKING, Any, Protocol

from tqcheck.expressions import late
from tqcheck.glossary.entry import key
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import expand
from tqcheck.kinds.likeness import ARTICLE, beginning, consonants, is_form, near, plain, sounds, spoken, weight
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.standing import standing
from tqcheck.model import Certainty, Document, Facts, Match, Replacement, Rule, Safety
from tqcheck.text import Span
from tqcheck.view import View, capitalised_in, count_capitalised

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_LOOK = ("romanization", "sounds", "spoken", "letters", "marks", "abbreviation", "hyphen")
_NAME = late(r"(?:[A-Z][a-z]-)?[^\W\d_a-z][^\W\d_]{4,}(?:-[^\W\d_]+)*(?<![A-Z][A-Z])")
_TWO_PARTS = late(r"[A-Z][a-z]+-[A-Za-z][a-z]+")
_TWO_NAMES = late(r"[A-Z][a-z]{2,}-[A-Z][a-z]{2,}")
_MAJORITY = 4
_TWICE = 2
_FAR = 3


class Where(Protocol):
    """The segments in which a spelling stands."""

    def __getitem__(self, text: str, /) -> Sequence[View]: ...


class _Where:
    """`Where` of words with capitals, which is seldom asked."""

    def __init__(self, prose: Sequence[View]) -> None:
        self._prose = prose

    def __getitem__(self, text: str) -> Sequence[View]:
        return self._views.get(text, ())

    @cached_property
    def _views(self) -> dict[str, list[View]]:
        out: dict[str, list[View]] = defaultdict(list)
        for view in self._prose:
            for word in {word for word, _ in view.capitalised}:
                out[word].append(view)
        return out


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    look = rule.need("look").as_choice(_LOOK)
    return {"look": look, "except": expand(rule, "except", lists), "replaces": True}, []


class SpellingsScanner:
    capitals_only = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = {rule.spec["look"]: rule for rule in (catalog.rule(head.number) for head in heads)}
        self._names = catalog.names
        self._common = lru_cache(100_000)(self._is_common)
        self._named = lru_cache(100_000)(self._is_name)
        self._known = lru_cache(100_000)(self._is_known)

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def odd(self, chunk: str) -> bool:
        return any(map(self._is_telling, (word for word, _ in capitalised_in(chunk))))

    def _is_telling(self, word: str) -> bool:
        """True if one of two spellings can be this one: two names that the lexicon knows, without marks and hyphens, are two names."""
        if "-" in word:
            return True
        if word.isalpha() and 3 <= len(word) <= 5 and word.isascii():
            entry = self._lexicon.word(word.lower())
            if (entry is None or not entry.cases & 3) and not word.isupper():
                return True
        return self._named(word) and not (word.isascii() and self._known(word))

    def scan(self, view: View, hits: Hits) -> list[Match]:
        """A mark that the segment has a spelling worth comparing; `finish` compares."""
        return [Match(rule.id, view.number, Span(0, 0)) for rule in list(self._rules.values())[:1]]

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        if not matches:
            return []
        prose = [view for view in views if not view.is_shouting]
        texts = count_capitalised("\n".join([view.text for view in prose]))
        out = list(self._long(texts, _Where(prose)))
        if rule := self._rules.get("abbreviation"):
            out += self._abbreviations(rule, texts, prose)
        if rule := self._rules.get("hyphen"):
            out += self._hyphens(rule, texts, prose)
        return out

    def _long(self, texts: Counter[str], where: Where) -> Iterator[Match]:
        names = list(filter(self._named, texts))
        if rule := self._rules.get("marks"):
            for group in _by(names, plain):
                yield from self._cluster(rule, "marks", group, texts, where)
        # Two names that the lexicon knows are two names; so every pair has one that it does not know.
        strange = set(filterfalse(self._known, names))
        if not strange:
            return
        beginnings = {beginning(text) for text in strange}
        if rule := self._rules.get("romanization"):
            for group in _by([text for text in names if beginning(text) in beginnings], consonants):
                yield from self._cluster(rule, "romanization", group, texts, where)
        if rule := self._rules.get("sounds"):
            for group in _by(names, sounds):
                if not strange.isdisjoint(group):
                    yield from self._cluster(rule, "sounds", group, texts, where)
        if rule := self._rules.get("spoken"):
            for group in _by(names, spoken):
                if not strange.isdisjoint(group):
                    yield from self._cluster(rule, "spoken", group, texts, where)
        if rule := self._rules.get("letters"):
            often = [text for text in names if texts[text] >= _TWICE]
            most = max(texts.values(), default=0)
            for one, other in near(often, [text for text in strange if texts[text] * _TWICE <= most]):
                yield from self._cluster(rule, "letters", [one, other], texts, where)

    def _cluster(self, rule: Rule, look: str, group: list[str], texts: Counter[str], where: Where) -> Iterator[Match]:
        group = [text for text in group if text.lower() not in rule.spec["except"]]
        # The lexicon knows few marks, so of two spellings with and without them the commoner is right.
        known = (lambda text: max(0, self._is_right(text) - 1)) if look == "marks" else self._is_right
        # Where two sound alike, the marks of another alphabet tell nothing: the first of the more frequent counts.
        heavy = (lambda text: texts[text]) if look == "sounds" else (lambda text: weight(text, texts[text]))
        best = max(group, key=lambda text: (known(text), heavy(text), not text.isascii()), default="")
        for text in group:
            if text == best or not self._same(look, text, best) or self._is_right(text) == 2:
                continue
            clear = known(best) > known(text) or texts[best] > texts[text]
            if look == "letters":
                if texts[best] < _TWICE * texts[text]:
                    continue
                # Where the lexicon knows one of them, less speaks for a slip.
                clear = texts[best] >= (_TWICE if known(best) and not known(text) else _MAJORITY) * texts[text]
            elif look in ("romanization", "sounds", "spoken"):
                clear = True
            if self._is_right(best) and self._has_own_first_name(text, best, where):
                continue
            yield from report(rule, text, best, clear, where)

    def _same(self, look: str, one: str, other: str) -> bool:
        """True if two spellings can be of one name: not a name and its plural, its adjective or its woman's form."""
        known = self._known(one) and self._known(other)
        if look == "marks":
            return not (known and plain(one) != one.lower() and plain(other) != other.lower())
        if known:
            return False
        a, b = (plain(ARTICLE.sub("", text.lower())) for text in (one, other))
        if look == "letters":
            return not is_form(a, b)
        from rapidfuzz.distance import DamerauLevenshtein

        if a == b or is_form(a, b):
            return False
        if look == "spoken":
            from tqcheck.romanize import pinyin

            return not (pinyin.syllabify(one) and pinyin.syllabify(other))
        if look == "sounds":
            from tqcheck.romanize import pinyin

            if consonants(one) == consonants(other) or (pinyin.syllabify(one) and pinyin.syllabify(other)):
                return False  # told by `romanization`; two Chinese names
            return DamerauLevenshtein.distance(a, b) <= _FAR
        return DamerauLevenshtein.distance(a, b) <= max(1, min(4, round(0.4 * min(len(a), len(b)))))

    def _has_own_first_name(self, one: str, other: str, where: Where) -> bool:
        """True if a name stands before one spelling every time and never before the other: it is another person."""
        firsts, others = (
            [
                found if found and not self._common(found) else ""
                for view in dict.fromkeys(where[text])
                for found in re.findall(rf"(?:([A-Z][\w'-]+) )?(?<![\w-]){re.escape(text)}(?![\w-])", view.text)
            ]
            for text in (one, other)
        )
        return all(firsts) and not set(firsts) & set(others)

    def _is_right(self, text: str) -> int:
        """2 if a glossary has the spelling as right, 1 if the lexicon knows it."""
        if any(form.how == "right" and form.text == text for form in self._names.forms(key(text))):
            return 2
        return int(self._lexicon.is_english(text.lower()))

    def _is_known(self, text: str) -> bool:
        return self._lexicon.word(text.lower()) is not None

    def _is_name(self, text: str) -> bool:
        return _NAME.fullmatch(text) is not None and not self._common(text)

    def _is_common(self, text: str) -> bool:
        """True for words that English writes small, and for compounds with them."""
        return any(self._lexicon.usual_case(part.lower()) & 1 for part in ARTICLE.sub("", text.lower()).split("-"))

    def _abbreviations(self, rule: Rule, texts: Counter[str], prose: Sequence[View]) -> Iterator[Match]:
        both = [text for text in texts if text.isupper() and 3 <= len(text) <= 5 and text.isalpha() and texts[text.capitalize()]]  # fmt: skip
        where = standing(prose, [form for text in both for form in (text, text.capitalize())])
        for text in both:
            low = text.capitalize()
            if not _is_shouted(text, where[text]) and text.lower() not in rule.spec["except"]:
                entry = self._lexicon.word(text.lower())
                if entry is None or not entry.cases & 3:
                    wrong, right = (text, low) if texts[low] > texts[text] else (low, text)
                    yield from report(rule, wrong, right, True, where)

    def _hyphens(self, rule: Rule, words: Iterable[str], prose: Sequence[View]) -> Iterator[Match]:
        joined = [text for text in words if "-" in text and _TWO_PARTS.fullmatch(text)]
        texts: Counter[str] = Counter()
        for view in prose if joined else ():
            for (first, start), (last, at) in pairwise(view.capitalised):
                if "-" in last and at == start + len(first) + 1 and _TWO_PARTS.fullmatch(last) and first.isalpha():
                    texts[f"{first} {last}"] += 1
        # Saint-Ouen, which stands alone; Jong-Un is a part of what was found, and India-Pakistan are two names.
        texts.update(
            text
            for text in joined
            if _TWO_NAMES.fullmatch(text)
            and not any(text in name for name in texts)
            and not all(map(self._known, text.split("-")))
        )
        parts = {text: text.split("-") for text in texts if not text.startswith(("The ", "In ", "On ", "At "))}
        others = {
            text: [
                f"{first}{link}{form}"
                for link in " -"
                for form in ((last.capitalize(), last.lower()) if " " in first else (last,))
            ]
            for text, (first, last) in parts.items()
        }
        where = standing(prose, [form for forms in others.values() for form in forms])
        for text, (first, _) in parts.items():
            for form in others[text]:
                times = sum(len(places(view, form)) for view in where[form])
                if form == text or not times:
                    continue
                if form < text or form not in texts:
                    wrong, right = (form, text) if texts[text] >= times else (text, form)
                    clear = " " in first and max(times, texts[text]) >= 2 * min(times, texts[text])
                    yield from report(rule, wrong, right, clear, where)


def _by(names: Sequence[str], feature: Any) -> list[list[str]]:
    values = list(map(feature, names))
    telling = list(filter(None, values))
    if len(set(telling)) == len(telling):
        return []
    groups: dict[str, list[str]] = defaultdict(list)
    for name, value in zip(names, values, strict=True):
        if value:
            groups[value].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _is_shouted(text: str, prose: Sequence[View]) -> bool:
    """True if the word stands beside other words in capitals: a dateline, a heading."""
    beside = re.compile(rf"[A-Z]{{2,}} {text}(?!\w)|(?<!\w){text},? [A-Z]{{2,}}(?!\w)")
    return any(beside.search(view.text) for view in prose)


def report(rule: Rule, wrong: str, right: str, clear: bool, where: Where) -> Iterator[Match]:
    """A match for every place of the odd spelling, with the places of the other."""
    there = islice(((view, found) for view in dict.fromkeys(where[right]) for found in places(view, right)), 3)
    related = tuple((view.number, view.plain(*found), right) for view, found in there)
    for view in dict.fromkeys(where[wrong]):
        for start, end in places(view, wrong):
            span = view.plain(start, end)
            fix = Replacement(((span, right),))
            yield Match(
                rule.id,
                view.number,
                span,
                (fix,),
                {"match": wrong, "other": right},
                certainty=None if clear else Certainty.POSSIBLE,
                safety=None if clear else Safety.MANUAL,
                related=related,
            )


def places(view: View, text: str) -> list[Span]:
    if text not in view.text:
        return []
    pattern = re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")
    return [Span(*found.span()) for found in pattern.finditer(view.text)]


KIND = Kind(
    "spellings",
    "one name in two spellings within a document",
    ("look", "except"),
    compile_rule,
    SpellingsScanner,
)
