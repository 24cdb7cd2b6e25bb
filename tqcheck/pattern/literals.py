"""The literals of all rules as the catalog keeps them: which rules need each of them, and which can stand in a short text.

To build an automaton over all literals takes longer than to check an article. So for a short text they are narrowed down first:
each literal is filed under two of its grams (some characters in a row) that few others have, and only the literals whose grams
stand in the text are looked for.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

_LONG, _SHORT = 5, 3
"""Characters of a gram; those of a literal of three or four characters are short, and still shorter ones have none."""
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
        self._rare = sections["literals.rare"].cast("I")
        self._other = sections["literals.other"].cast("I")

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
        here = set(map(crc32, map(_encoded, _grams(low, _LONG) | _grams(low, _SHORT))))
        here.add(_NONE)
        other = self._other.tolist()
        return [number for number, gram in enumerate(self._rare.tolist()) if gram in here and other[number] in here]


def pack(gates: Iterable[Sequence[tuple[str, int]]]) -> dict[str, bytes]:
    """The sections for the pairs (literal, item) of every rule in order."""
    needs: dict[str, list[int]] = defaultdict(list)
    for rule, pairs in enumerate(gates):
        for literal, item in pairs:
            needs[literal] += (rule, item)
    texts = sorted(needs)
    shared = Counter(gram for text in texts for gram in _grams(text, _LONG))
    offsets, packed, rare, other = array("I", [0]), array("I"), array("I"), array("I")
    joined, ends = bytearray(), array("I")
    for text in texts:
        joined += _encoded(text + "\n")
        ends.append(len(joined))
        packed.extend(needs[text])
        offsets.append(len(packed))
        grams = sorted(_grams(text, _LONG) or _grams(text, _SHORT), key=lambda gram: (shared[gram], gram))
        sums = [crc32(_encoded(gram)) for gram in grams[:2]] or [_NONE]
        rare.append(sums[0])
        other.append(sums[-1])
    return {
        "literals.texts": bytes(joined),
        "literals.ends": ends.tobytes(),
        "literals.offsets": offsets.tobytes(),
        "literals.needs": packed.tobytes(),
        "literals.rare": rare.tobytes(),
        "literals.other": other.tobytes(),
    }


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _grams(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}
