"""The literals of all rules as the catalog keeps them: which rules need each of them, and which can stand in a short text.

To build an automaton over all literals takes longer than to check an article. So for a short text they are narrowed down first:
each literal is filed under four of its letters in a row, those that fewest others have, and only the literals whose letters
stand in the text are looked for. Shorter literals always are.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

_GRAM = 4
Needs = tuple[int, int]
"""Number of a rule, and the item of it that is tried where the literal stands."""


class Literals:
    """The literals of a catalog, by number."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        """Raises KeyError and ValueError for sections that are not those of `pack`."""
        self._texts = bytes(sections["literals.texts"]).decode().split("\n") if len(sections["literals.texts"]) else []
        self._offsets = sections["literals.offsets"].cast("I")
        self._needs = sections["literals.needs"].cast("I")
        self._grams = sections["literals.grams"].cast("I")

    def __len__(self) -> int:
        return len(self._texts)

    def text(self, number: int) -> str:
        """A literal: in lower case, as folded text has it."""
        return self._texts[number]

    def needs(self, number: int) -> list[Needs]:
        """The rules and items that a literal leads to."""
        found = self._needs[self._offsets[number] : self._offsets[number + 1]].tolist()
        return list(zip(found[::2], found[1::2], strict=True))

    def near(self, low: str) -> list[int]:
        """The numbers of all literals that stand in a text in lower case, and of some others."""
        here = {crc32(low[at : at + _GRAM].encode("utf-8", "surrogatepass")) for at in range(len(low) - _GRAM + 1)}
        here.add(0)
        return [number for number, gram in enumerate(self._grams) if gram in here]


def pack(gates: Iterable[Sequence[tuple[str, int]]]) -> dict[str, bytes]:
    """The sections for the pairs (literal, item) of every rule in order."""
    needs: dict[str, list[int]] = defaultdict(list)
    for rule, pairs in enumerate(gates):
        for literal, item in pairs:
            needs[literal] += (rule, item)
    texts = sorted(needs)
    shared = Counter(gram for text in texts for gram in _grams(text))
    offsets, packed = array("I", [0]), array("I")
    for text in texts:
        packed.extend(needs[text])
        offsets.append(len(packed))
    grams = array(
        "I",
        [
            crc32(min(_grams(text), key=lambda gram: (shared[gram], gram)).encode("utf-8", "surrogatepass"))
            if len(text) >= _GRAM
            else 0
            for text in texts
        ],
    )
    return {
        "literals.texts": "\n".join(texts).encode(),
        "literals.offsets": offsets.tobytes(),
        "literals.needs": packed.tobytes(),
        "literals.grams": grams.tobytes(),
    }


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}
