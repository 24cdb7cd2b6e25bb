"""Kind `persons`: a person whose name stands in two spellings. One half of the name is the same, so little must be known of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import expand
from tqcheck.kinds.likeness import consonants, is_form, plain
from tqcheck.kinds.pattern import Compiled
from tqcheck.kinds.spellings import report
from tqcheck.model import Document, Facts, Match
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_BIG = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]"
_REST = r"[^\W\d_]++(?:['-][^\W\d_]++)*"
_PART = _BIG + _REST
_NAME = late(rf"({_BIG}(?<![\w.'-].){_REST}) ((?:[a-z]{{2,3}} )?{_PART}(?: {_PART})?)(?!\w)")
# Letters of the shortest half that may differ by one letter from another.
_LEAST_GIVEN, _LEAST_FAMILY = 6, 5
# Spellings of one Korean vowel.
_VOWELS = (("oo", "u"), ("ee", "i"), ("eo", "u"), ("eu", "u"), ("young", "yong"), ("ae", "e"))


Keys = Callable[[str], Iterator[str]]
Same = Callable[[str, str], bool]


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {"except": expand(rule, "except", lists), "replaces": True}, []


class PersonsScanner:
    whole = True
    gated = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        (self._rule,) = (catalog.rule(head.number) for head in heads[:1])
        self._except = frozenset(self._rule.spec["except"])

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def scan(self, view: View, hits: Hits) -> list[Match]:
        return []

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        times: Counter[tuple[str, str]] = Counter(_NAME.findall("\n".join([view.text for view in views])))
        if all(len(set(halves)) == len(times) for halves in zip(*times, strict=True)):
            return []  # no half stands with two others
        by_first: dict[str, dict[str, int]] = defaultdict(dict)
        by_last: dict[str, dict[str, int]] = defaultdict(dict)
        for (first, last), number in times.items():
            by_first[first][last] = by_last[last][first] = number
        families = self._pairs(by_first, _family_keys, _is_family)
        given_names = self._pairs(by_last, _given_keys, _is_given)
        pairs = (*families, *given_names)
        out: dict[tuple[str, str], list[Match]] = {}
        for wrong, right, clear in pairs:
            if (wrong, right) not in out and not self._is_word(wrong, right):
                where = {half: [view for view in views if half in view.text] for half in (wrong, right)}
                out[wrong, right] = list(report(self._rule, wrong, right, clear, where))
        return [match for found in out.values() for match in found]

    def _pairs(self, groups: dict[str, dict[str, int]], keys: Keys, same: Same) -> Iterator[tuple[str, str, bool]]:
        """Two halves that stand with the same other half and are one name: the odd one, the right one, and whether it is
        clear which is which. Of two that are equally frequent the first is right: it introduced the person.
        """
        for shared, group in groups.items():
            if len(group) == 1 or self._is_word(shared):
                continue
            order = {half: (-number, place) for place, (half, number) in enumerate(group.items())}
            alike: dict[str, list[str]] = defaultdict(list)
            for half in sorted(group, key=order.__getitem__):
                # Only halves with a key in common are compared: the rest would cost the square of their number.
                others = dict.fromkeys(other for key in keys(half) for other in alike[key])
                yield from ((half, other, group[other] > group[half]) for other in others if same(half, other))
                for key in keys(half):
                    alike[key].append(half)

    def _is_word(self, *halves: str) -> bool:
        """True if a half is made of words that English writes small, or is not to be looked at."""
        words = {word.lower() for half in halves for word in half.split()}
        return bool(words & self._except) or any(self._lexicon.usual_case(word) & 1 for word in words)


def _family_keys(name: str) -> Iterator[str]:
    """What two spellings of a family name have in common: the whole, its vowels as in Korean, its consonants, all but a letter."""
    low = plain(name.replace(" ", ""))
    yield low
    yield "~" + _korean(low)
    if found := consonants(name):
        yield "=" + found
    yield from (f"-{low[:at]}{low[at + 1 :]}" for at in range(1, len(low)))
    yield "-" + low


def _given_keys(name: str) -> Iterator[str]:
    from tqcheck.glossary import given

    yield from _family_keys(name)
    if group := given.group(name):
        yield f"#{group}"


def _is_family(one: str, other: str) -> bool:
    """True if two names behind one given name are one: a letter apart, one by its sounds, or joined in another way."""
    a, b = plain(one.replace(" ", "")), plain(other.replace(" ", ""))
    if a == b:
        return True
    if "-" in one or "-" in other or " " in one or " " in other:
        return _korean(a) == _korean(b)
    return not is_form(a, b) and (_near(a, b, _LEAST_FAMILY) or _sounds_alike(one, other))


def _is_given(one: str, other: str) -> bool:
    """True if two given names before one family name are one: that of several languages, or a letter apart."""
    from tqcheck.glossary import given

    group = given.group(one)
    if group is not None and group == given.group(other):
        return True
    a, b = plain(one), plain(other)
    if a == b:
        return True
    if a[-1:] != b[-1:] and "a" in (a[-1:], b[-1:]):
        return False  # a woman and a man
    return _near(a, b, _LEAST_GIVEN) or (min(len(a), len(b)) >= _LEAST_FAMILY and _sounds_alike(one, other))


def _near(one: str, other: str, least: int) -> bool:
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    return shorter >= least and OSA.distance(one, other, score_cutoff=1) <= 1


def _sounds_alike(one: str, other: str) -> bool:
    return bool(consonants(one)) and consonants(one) == consonants(other)


def _korean(text: str) -> str:
    for written, sound in _VOWELS:
        text = text.replace(written, sound)
    return text


KIND = Kind(
    "persons",
    "a person whose name stands in two spellings within a document",
    ("except",),
    compile_rule,
    PersonsScanner,
)
