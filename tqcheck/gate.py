"""Which rules have something to look at in a segment, and where: what lets the cost of a text grow with what is in it, not with the rules.

Three sieves, each over many segments at once. One automaton over the literals of which a pattern needs one. A memory of
**chunks** (what stands between spaces): a kind about words is asked once in the life of a gate whether a chunk may matter
to it, and is run where such a chunk stands. And **glances**: a kind about marks and places looks through the whole text once.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, filterfalse
from typing import NamedTuple

import ahocorasick_rs

from tqcheck import lexicon
from tqcheck.kinds.base import ODD, Head, Place, Scanner
from tqcheck.pattern.literals import Literals
from tqcheck.view import View

_LONG = 200
"""Segments of more characters are not looked at for rules about short lines (`longest` of their scanner)."""
_AT_ONCE = 50_000
"""Characters that are looked at together: short segments are, since each look has a price of its own."""
_FEW = 40_000
"""Up to so many characters in all it is quicker to narrow the literals down than to build the automaton over all."""
_MOST_CHUNKS = 400_000
# Around a word of letters these never make it odd.
_SIGNS = ".,;:!?()\"'\u2018\u2019\u201c\u201d"
Owner = tuple[int, tuple[int, int]]
"""Scanner; rule within it and item of that rule."""
Wanted = dict[int, dict[tuple[int, int], list[Place]]]
"""Scanners that a segment has something for, by number, with the hits of their literals and the places of their chunks."""


class _Search(NamedTuple):
    """An automaton over literals by their numbers, and what each of them leads to in a short segment and in a long one, once that is known."""

    automaton: ahocorasick_rs.AhoCorasick | None
    numbers: Sequence[int]
    owners: list[list[Owner] | None]
    owners_of_long: list[list[Owner] | None]


class Gate:
    """The gate to a number of scanners; `heads` are the rules of each, `literals` those of all rules of the catalog."""

    def __init__(self, scanners: Sequence[Scanner], heads: Sequence[Sequence[Head]], literals: Literals) -> None:
        self._literals = literals
        self._places = {
            head.number: (scanner, number) for scanner, rules in enumerate(heads) for number, head in enumerate(rules)
        }
        always = [
            (scanner, (number, item))
            for scanner, rules in enumerate(heads)
            for number, head in enumerate(rules)
            for item in head.always
        ]
        # A scanner of which nothing tells where it has something to do looks at every segment.
        self._sieves: list[tuple[int, Callable[[str], bool], bool, Container[str] | None]] = []
        self._glances: list[tuple[int, Callable[[str], Iterable[int]]]] = []
        self._eager: list[int] = []
        for number, scanner_of in enumerate(scanners):
            odd, glance = getattr(scanner_of, "odd", None), getattr(scanner_of, "glance", None)
            if odd:
                capitals_only = getattr(scanner_of, "capitals_only", False)
                self._sieves.append((number, odd, capitals_only, getattr(scanner_of, "english", None)))
            if glance:
                self._glances.append((number, glance))
            if not (odd or glance or getattr(scanner_of, "gated", False)):
                self._eager.append(number)
        self._short: set[tuple[int, int]] = {
            (number, rule)
            for number, scanner_of in enumerate(scanners)
            for rule, longest in enumerate(getattr(scanner_of, "longest", ()))
            if longest <= _LONG
        }
        of_long = [owner for owner in always if (owner[0], owner[1][0]) not in self._short]
        self._always, self._always_of_long = _by_scanner(always), _by_scanner(of_long)
        self._full: _Search | None = None
        self._seen = 0
        self._plain: set[str] = set()
        self._odd: dict[str, tuple[int, ...]] = {}

    def _search(self, low: str) -> _Search:
        """What finds the literals in a text: all of them, or for the first short texts those that may stand there."""
        if self._full is None:
            self._seen += len(low)
            if self._seen <= _FEW:
                return self._made(self._literals.near(low))
            self._full = self._made(range(len(self._literals)))
        return self._full

    def _made(self, numbers: Sequence[int]) -> _Search:
        texts = self._literals.texts(numbers)
        automaton = ahocorasick_rs.AhoCorasick(texts, store_patterns=False) if texts else None
        return _Search(automaton, numbers, [None] * len(texts), [None] * len(texts))

    def _owners(self, search: _Search, pattern: int) -> None:
        """Find out what a literal leads to."""
        found = [
            (place[0], (place[1], item))
            for rule, item in self._literals.needs(search.numbers[pattern])
            if (place := self._places.get(rule)) is not None
        ]
        search.owners[pattern] = found
        search.owners_of_long[pattern] = [owner for owner in found if (owner[0], owner[1][0]) not in self._short]

    def open(self, views: Sequence[View]) -> Iterator[tuple[View, Wanted]]:
        """Every segment with the scanners that it has something for."""
        batch: list[View] = []
        length = 0
        for view in views:
            batch.append(view)
            length += len(view.text)
            if length >= _AT_ONCE:
                yield from self._open(batch)
                batch, length = [], 0
        yield from self._open(batch)

    def _open(self, views: Sequence[View]) -> Iterator[tuple[View, Wanted]]:
        wanted = [self._unasked(view) for view in views]
        # No kind looks beyond a segment, and no segment has a line break.
        text = "\n".join([view.text for view in views])
        self._by_glances(text, views, wanted)
        self._by_chunks(text, views, wanted)
        self._by_literals(views, wanted)
        return zip(views, wanted, strict=True)

    def _unasked(self, view: View) -> Wanted:
        """What every segment has something for."""
        wanted: Wanted = {number: {} for number in self._eager}
        length = len(view.text)
        whole = (0, length)
        for scanner, items in self._always if length <= _LONG else self._always_of_long:
            wanted[scanner] = {item: [whole] for item in items}
        return wanted

    def _by_glances(self, text: str, views: Sequence[View], wanted: Sequence[Wanted]) -> None:
        starts: list[int] = []
        for scanner, glance in self._glances:
            for offset in glance(text):
                if not starts:
                    starts = list(accumulate((len(view.text) + 1 for view in views), initial=0))
                wanted[bisect_right(starts, offset) - 1].setdefault(scanner, {})

    def _by_chunks(self, text: str, views: Sequence[View], wanted: Sequence[Wanted]) -> None:
        """Adds the places of odd chunks."""
        if not self._sieves:
            return
        if len(self._plain) + len(self._odd) > _MOST_CHUNKS:
            self._plain.clear()
            self._odd.clear()
        # A space in front of the text moves it by one, so a space is found where the chunk behind it stands in the text.
        padded = f" {text} ".replace("\n", " ")
        number, base, limit, at = -1, 0, -1, 0
        mine: Wanted = {}
        for chunk in filterfalse(self._plain.__contains__, text.split()):
            scanners = self._odd.get(chunk) or self._judge(chunk)
            if not scanners:
                continue
            start = padded.find(f" {chunk} ", at)
            at = start + len(chunk)
            while start >= limit:
                number += 1
                base = limit + 1
                limit = base + len(views[number].text)
                mine = wanted[number]
            place = (start - base, at - base)
            for scanner in scanners:
                hits = mine.get(scanner)
                if hits is None:
                    mine[scanner] = {ODD: [place]}
                elif (places := hits.get(ODD)) is None:
                    hits[ODD] = [place]
                else:
                    places.append(place)

    def _judge(self, chunk: str) -> tuple[int, ...]:
        """The scanners for which a chunk is odd; what is found out is kept."""
        bare = chunk.strip(_SIGNS)
        if (
            bare != chunk
            and bare.isalpha()
            and (bare in self._plain or (bare not in self._odd and not self._judge(bare)))
        ):
            self._plain.add(chunk)
            return ()
        small = bare.isascii() and bare.isalpha() and bare.islower()
        is_word = small and lexicon.shipped().is_word(bare)
        found = tuple(
            [
                number
                for number, odd, big, english in self._sieves
                if not (small and big) and not (is_word and english is not None and bare not in english) and odd(chunk)
            ]
        )
        if found:
            self._odd[chunk] = found
        else:
            self._plain.add(chunk)
        return found

    def _by_literals(self, views: Sequence[View], wanted: Sequence[Wanted]) -> None:
        """Adds the hits of the automaton. No literal has a line break, so none reaches from one segment into the next."""
        text = "\n".join([view.low for view in views])
        search = self._search(text)
        if search.automaton is None:
            return
        number, base, limit = -1, 0, -1
        mine: Wanted = {}
        owners = search.owners
        for pattern, start, end in search.automaton.find_matches_as_indexes(text, overlapping=True):
            while start >= limit:
                number += 1
                base = limit + 1
                length = len(views[number].low)
                limit = base + length
                mine = wanted[number]
                owners = search.owners if length <= _LONG else search.owners_of_long
            leads_to = owners[pattern]
            if leads_to is None:
                self._owners(search, pattern)
            for scanner, item in leads_to or owners[pattern] or ():
                hits = mine.get(scanner)
                if hits is None:
                    mine[scanner] = {item: [(start - base, end - base)]}
                elif (places := hits.get(item)) is None:
                    hits[item] = [(start - base, end - base)]
                else:
                    places.append((start - base, end - base))


def _by_scanner(owners: Iterable[Owner]) -> list[tuple[int, list[tuple[int, int]]]]:
    """The items of each scanner."""
    found: dict[int, list[tuple[int, int]]] = {}
    for scanner, item in owners:
        found.setdefault(scanner, []).append(item)
    return list(found.items())
