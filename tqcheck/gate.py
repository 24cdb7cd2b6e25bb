"""Which rules have something to look at in a segment, and where: what lets the cost of a text grow with what is in it, not with the rules.

Two sieves, each for all kinds together. One automaton over the literals of which a pattern needs one. And a memory of
**chunks** (what stands between spaces): a kind about words is asked once in the life of a gate whether a chunk may matter
to it, and is run where such a chunk stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import ahocorasick_rs

from tqcheck.kinds.base import Head, Place, Scanner
from tqcheck.view import View

_LONG = 200
"""Segments of more characters are not looked at for rules about short lines (`longest` of their scanner)."""
_AT_ONCE = 50_000
"""Characters that the automaton runs over at once: short segments together, since each run has a price of its own."""
_MOST_CHUNKS = 400_000
# Around a word of letters these never make it odd.
_SIGNS = ".,;:!?()\"'\u2018\u2019\u201c\u201d"
Owner = tuple[int, tuple[int, int]]
"""Scanner; rule within it and item of that rule."""
Wanted = dict[int, dict[tuple[int, int], list[Place]]]
"""Scanners that a segment has something for, by number, with the hits of their literals."""


class Gate:
    """The gate to a number of scanners; `heads` are the rules of each."""

    def __init__(self, scanners: Sequence[Scanner], heads: Sequence[Sequence[Head]]) -> None:
        owners: dict[str, list[Owner]] = defaultdict(list)
        for scanner, rules in enumerate(heads):
            for number, head in enumerate(rules):
                for literal, item in head.gates:
                    owners[literal].append((scanner, (number, item)))
        self._always = owners.pop("", [])
        # A scanner that is neither gated by literals nor by words looks at every segment.
        self._sieves: list[tuple[int, Callable[[str], bool], bool]] = []
        self._eager: list[int] = []
        for number, scanner_of in enumerate(scanners):
            if odd := getattr(scanner_of, "odd", None):
                self._sieves.append((number, odd, getattr(scanner_of, "capitals_only", False)))
            elif not getattr(scanner_of, "gated", False):
                self._eager.append(number)
        literals = sorted(owners)
        self._owners = [owners[literal] for literal in literals]
        short: set[tuple[int, int]] = {
            (number, rule)
            for number, scanner_of in enumerate(scanners)
            for rule, longest in enumerate(getattr(scanner_of, "longest", ()))
            if longest <= _LONG
        }
        self._owners_of_long = [
            [owner for owner in found if (owner[0], owner[1][0]) not in short] if short else found for found in self._owners
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(literals, store_patterns=False) if literals else None
        self._plain: set[str] = set()
        self._odd: dict[str, tuple[int, ...]] = {}

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
        if self._automaton is not None:
            self._by_literals(views, wanted)
        return zip(views, wanted, strict=True)

    def _unasked(self, view: View) -> Wanted:
        """What the segment has for scanners that need no literal."""
        wanted: Wanted = {number: {} for number in self._eager}
        for scanner, item in self._always:
            wanted.setdefault(scanner, {})[item] = [(0, len(view.text))]
        if self._sieves:
            if len(self._plain) > _MOST_CHUNKS:
                self._plain.clear()
                self._odd.clear()
            for chunk in view.chunks - self._plain:
                for number in self._odd.get(chunk) or self._judge(chunk):
                    if number not in wanted:
                        wanted[number] = {}
        return wanted

    def _judge(self, chunk: str) -> tuple[int, ...]:
        """The scanners for which a chunk is odd; what is found out is kept."""
        bare = chunk.strip(_SIGNS)
        if bare != chunk and bare.isalpha() and (bare in self._plain or (bare not in self._odd and not self._judge(bare))):
            self._plain.add(chunk)
            return ()
        small = bare.isascii() and bare.isalpha() and bare.islower()
        found = tuple([number for number, odd, big in self._sieves if not (small and big) and odd(chunk)])
        if found:
            self._odd[chunk] = found
        else:
            self._plain.add(chunk)
        return found

    def _by_literals(self, views: Sequence[View], wanted: Sequence[Wanted]) -> None:
        """Adds the hits of the automaton. No literal has a line break, so none reaches from one segment into the next."""
        assert self._automaton is not None
        text = "\n".join([view.low for view in views])
        number, base, limit = -1, 0, -1
        mine: Wanted = {}
        owners: list[list[Owner]] = self._owners
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            while start >= limit:
                number += 1
                base = limit + 1
                length = len(views[number].low)
                limit = base + length
                mine = wanted[number]
                owners = self._owners if length <= _LONG else self._owners_of_long
            for scanner, item in owners[pattern]:
                place = (start - base, end - base)
                if scanner not in mine:
                    mine[scanner] = {item: [place]}
                elif item in mine[scanner]:
                    mine[scanner][item].append(place)
                else:
                    mine[scanner][item] = [place]
