"""The literals of all rules as the catalog keeps them: which rules need each of them, and which can stand in a short text.

To build an automaton over all literals takes longer than to check an article. So for a short text they are narrowed down first:
each literal is filed under one of its grams (eight bytes of UTF-8 in a row, read as a number) that few others have, and looked
for only if another of its grams stands in the text, too. Short literals are told by grams of four or three bytes, one by one.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress

_LONG, _MIDDLE = 8, 4
"""Bytes of a gram. A number of the machine is as long, so that a step of Python reads very many of them."""
_BUCKETS = 65_521
"""Literals are filed by their rarest long gram modulo this prime; behind these buckets is one for those that have none."""
_NONE = 0
Needs = tuple[int, int]
"""Number of a rule, and the item of it that is tried where the literal stands."""


class Literals:
    """The literals of a catalog, by number."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        """Raises KeyError and ValueError for sections that are not those of `pack`."""
        self._texts = sections["literals.texts"]
        self._ends = sections["literals.ends"].cast("I")
        self._offsets = sections["literals.offsets"].cast("I")
        self._needs = sections["literals.needs"].cast("I")
        self._buckets = sections["literals.buckets"].cast("I")
        self._filled = sections["literals.filled"]
        self._rare = sections["literals.rare"].cast("Q")
        self._other = sections["literals.other"].cast("Q")

    def __len__(self) -> int:
        return len(self._ends)

    def texts(self, numbers: Sequence[int]) -> list[str]:
        """Literals: in lower case, as folded text has them."""
        if len(numbers) == len(self):
            return bytes(self._texts).decode("utf-8", "surrogatepass").split("\n")[:-1]
        ends = self._ends
        return [
            str(self._texts[ends[number - 1] if number else 0 : ends[number] - 1], "utf-8", "surrogatepass")
            for number in numbers
        ]

    def needs(self, number: int) -> list[Needs]:
        """The rules and items that a literal leads to."""
        found = self._needs[self._offsets[number] : self._offsets[number + 1]].tolist()
        return list(zip(found[::2], found[1::2], strict=True))

    def near(self, low: str) -> list[int]:
        """The numbers of all literals that stand in a text in lower case, and of some others."""
        data = _encoded(low)
        grams, buckets, other = _grams(data, _LONG), self._buckets, self._other
        here = {gram % _BUCKETS for gram in grams}
        found = [
            number
            for bucket in compress(here, map(self._filled.__getitem__, here))
            for number in range(buckets[bucket], buckets[bucket + 1])
            if other[number] in grams
        ]
        short = range(buckets[_BUCKETS], len(self))
        grams = _grams(data + b"\0", _MIDDLE)
        grams |= _three(grams) | {_NONE}
        near = compress(short, map(grams.__contains__, self._rare[short.start :].tolist()))
        return found + [number for number in near if other[number] in grams]


def pack(gates: Iterable[Sequence[tuple[str, int]]]) -> dict[str, bytes]:
    """The sections for the pairs (literal, item) of every rule in order."""
    needs: dict[str, list[int]] = defaultdict(list)
    for rule, pairs in enumerate(gates):
        for literal, item in pairs:
            needs[literal] += (rule, item)
    own = {text: _own_grams(_encoded(text)) for text in needs}
    shared = Counter(gram for grams in own.values() for gram in grams)
    rarest = {text: sorted(grams, key=lambda gram: (shared[gram], gram))[:2] for text, grams in own.items()}
    filed = {text: rarest[text][0] % _BUCKETS if len(_encoded(text)) >= _LONG else _BUCKETS for text in needs}
    offsets, packed, rare, other = array("I", [0]), array("I"), array("Q"), array("Q")
    joined, ends = bytearray(), array("I")
    for text in sorted(needs, key=lambda text: (filed[text], text)):
        rare.append(rarest[text][0])
        other.append(rarest[text][-1])
        joined += _encoded(text + "\n")
        ends.append(len(joined))
        packed.extend(needs[text])
        offsets.append(len(packed))
    times = Counter(filed.values())
    sizes = [times[bucket] for bucket in range(_BUCKETS)]
    return {
        "literals.texts": bytes(joined),
        "literals.ends": ends.tobytes(),
        "literals.offsets": offsets.tobytes(),
        "literals.needs": packed.tobytes(),
        "literals.buckets": array("I", accumulate(sizes, initial=0)).tobytes(),
        "literals.filled": bytes(map(bool, sizes)),
        "literals.rare": rare.tobytes(),
        "literals.other": other.tobytes(),
    }


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _own_grams(data: bytes) -> set[int]:
    """The grams that a literal is told by."""
    if len(data) < _MIDDLE:
        return _three(_grams(data + b"\0", _MIDDLE)) if len(data) == _MIDDLE - 1 else {_NONE}
    return _grams(data, _LONG if len(data) >= _LONG else _MIDDLE)


def _grams(data: bytes, size: int) -> set[int]:
    """All grams of so many bytes."""
    found: set[int] = set()
    view = memoryview(data)
    for start in range(size):
        part = view[start : start + (len(data) - start) // size * size]
        found.update((part.cast("Q") if size == _LONG else part.cast("I")).tolist())
    return found


def _three(grams: set[int]) -> set[int]:
    """The first three bytes of grams of four."""
    return {gram & 0xFFFFFF for gram in grams} if sys.byteorder == "little" else {gram >> 8 for gram in grams}
