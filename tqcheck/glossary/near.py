"""Words that are nearly a form of the glossaries: an index by halves, so that a misspelled first letter hides nothing.

Of two words that differ by one letter, one half is whole in both. Every word is found by its first and its second half and by
its skeleton, what is left of it when the ways to write one sound are made one; what the halves give is compared letter by letter.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry

LEAST = 5
"""Letters of the shortest word that is indexed."""
_LEAST_EDITED = 7
_TRANSLATED = ("term", "calque")
# Ways to write one sound, and the sign that stands for all of them.
_SOUNDS = {
    **dict.fromkeys(("shch", "sch", "tch", "ch"), "č"),
    **dict.fromkeys(("dzh", "zh", "dj"), "j"),
    **dict.fromkeys(("sh", "sz"), "s"),
    **dict.fromkeys(("ts", "tz"), "c"),
    "dz": "z",
    "kh": "h",
    "ph": "p",
    "th": "t",
    "gh": "g",
    "ck": "k",
    "x": "ks",
    "w": "v",
    "eo": "o",
    "eu": "u",
    "ou": "u",
    "ae": "e",
    "oe": "e",
    "ee": "i",
    "oo": "u",
}
_SOUND = late("|".join((*sorted(_SOUNDS, key=len, reverse=True), "[cq](?=[aouklrt])", "[iy]+(?=[uaoe])", "[iy]+")))
_DOUBLE = late(r"(.)\1+")
_SIGNS = late(r"[^\w]|_")


class Near(NamedTuple):
    """A word of the glossaries that is close to the one asked for. `alike`: both sound the same when read aloud."""

    word: str
    right: str
    entry: int
    alike: bool


def folded(word: str) -> str:
    """Lower case without hyphens, apostrophes and marks on letters."""
    plain = unicodedata.normalize("NFD", word.lower().replace("ł", "l").replace("đ", "d").replace("ı", "i"))
    return _SIGNS.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


def skeleton(word: str) -> str:
    """A folded word with one way to write each sound: Pakchhon and Pakchon, Mekhr and Mehr have the same."""
    return _DOUBLE.sub(r"\1", _SOUND.sub(_sound, word))


def _sound(found: re.Match[str]) -> str:
    text = found.group()
    known = _SOUNDS.get(text)
    if known is not None:
        return known
    if text in ("c", "q"):
        return "k"
    return "" if found.string[found.end() : found.end() + 1] in ("u", "a", "o", "e") else "i"


def _hash(kind: str, text: str) -> int:
    return crc32(f"{kind}{text}".encode())


_SPELLING = 3
"""So many letters apart, two surnames of one person are spellings of one."""


def _halves(word: str, length: int) -> tuple[int, int]:
    """Keys under which a word of `length` letters is found that has one half in common with `word`."""
    half = length // 2
    return _hash(f"{length}<", word[:half]), _hash(f"{length}>", word[len(word) - (length - half) :])


def _words(entries: Sequence[Entry]) -> Iterator[tuple[str, str, int]]:
    """Words, what is right in their place, and their entry."""
    from tqcheck import lexicon

    known = lexicon.shipped()
    for number, entry in enumerate(entries):
        right = entry.right.get("en")
        if right is None or entry.type in _TRANSLATED:
            continue
        for form in (right, *entry.ok):
            words = form.split()
            for word in words:
                if not word[:1].isupper() or word.isupper():
                    continue
                low = folded(word)
                if entry.type == "person":
                    if word == words[-1] or len(words) == 1:
                        yield word, _as_written(word, right.split()[-1]), number
                elif len(words) == 1 or not known.is_english(low):
                    yield word, word, number
        for form in entry.wrong:
            if " " not in form and form[:1].isupper() and not form.isupper():
                yield form, right.split()[-1] if entry.type == "person" else right, number


def _as_written(surname: str, right: str) -> str:
    """The right spelling of a surname that is acceptable in another; another surname stays as it is."""
    from rapidfuzz.distance import Levenshtein

    return right if Levenshtein.distance(surname, right, score_cutoff=_SPELLING) <= _SPELLING else surname


def _is_surname(word: str, right: str, entry: Entry) -> bool:
    return (
        word == right
        and entry.type == "person"
        and entry.right["en"].split()[1:] != []
        and entry.right["en"].endswith(word)
    )


def pack(entries: Sequence[Entry]) -> dict[str, bytes]:
    """The sections of the index."""
    keys, owners = array("Q"), array("I")
    ends, words = array("I", [0]), bytearray()
    shown_ends, shown = array("I", [0]), bytearray()
    seen: set[int] = set()
    for word, right, number in _words(entries):
        low = folded(word)
        twin = hash((low, right))
        if len(low) < LEAST - 1 or (word == right and twin in seen):
            continue
        if word == right:
            seen.add(twin)
        place = len(owners)
        owners.append(number << 1 | (word != right))
        words += low.encode()
        ends.append(len(words))
        shown += word.encode()
        shown_ends.append(len(shown))
        if len(low) >= LEAST and word == right:
            for key in _halves(low, len(low)):
                keys.append((key << 32) | place)
        if _is_surname(word, right, entries[number]):
            keys.append((_hash("=", low) << 32) | place)
        keys.append((_hash("~", skeleton(low)) << 32) | place)
    return {
        "near.keys": array("Q", sorted(keys)).tobytes(),
        "near.owners": owners.tobytes(),
        "near.ends": ends.tobytes(),
        "near.words": bytes(words),
        "near.shown_ends": shown_ends.tobytes(),
        "near.shown": bytes(shown),
    }


def _one_away(one: str, other: str) -> bool:
    """True if a letter more, less or another, or two that changed places, is all the difference. (Its distances would do the
    same, but rapidfuzz takes longer to import than a whole article to check.)
    """
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


class NearWords:
    """Look-up of words that differ little from one of the glossaries."""

    def __init__(self, sections: Mapping[str, memoryview], entry: Callable[[int], Entry]) -> None:
        self._entry = entry
        self._keys = sections["near.keys"].cast("Q")
        self._ends = sections["near.ends"].cast("I")
        self._blob = sections["near.words"]
        self._owners = sections["near.owners"].cast("I")
        self._shown_ends = sections["near.shown_ends"].cast("I")
        self._shown = sections["near.shown"]

    def find(self, word: str) -> list[Near]:
        """What a word may stand for, if it is none of the index itself: words that sound alike, else those one letter away."""
        low = folded(word)
        if len(low) < LEAST:
            return []
        bare = skeleton(low)
        alike = [place for place in self._under(_hash("~", bare)) if skeleton(self._word(place)) == bare]
        if alike or len(low) < _LEAST_EDITED:
            return self._result(low, alike, True)
        close: dict[int, None] = {}
        for length in (len(low) - 1, len(low), len(low) + 1):
            for key in _halves(low, length):
                for place in self._under(key):
                    if place not in close and _one_away(self._word(place), low):
                        close[place] = None
        return self._result(low, close, False)

    def surnames(self, word: str) -> list[Near]:
        """The surnames of persons that are this word."""
        low = folded(word)
        return [self._near(place, True) for place in self._under(_hash("=", low)) if self._word(place) == low]

    def _result(self, low: str, places: Iterable[int], alike: bool) -> list[Near]:
        found = []
        for place in places:
            if self._word(place) == low:
                return []
            found.append(self._near(place, alike))
        return found

    def _near(self, place: int, alike: bool) -> Near:
        word = bytes(self._shown[self._shown_ends[place] : self._shown_ends[place + 1]]).decode()
        number, wrong = divmod(self._owners[place], 2)
        right = self._entry(number).right["en"] if wrong else word
        return Near(word, right.split()[-1] if self._entry(number).type == "person" else right, number, alike)

    def _under(self, key: int) -> Iterator[int]:
        at = bisect_left(self._keys, key << 32)
        end = (key + 1) << 32
        while at < len(self._keys) and self._keys[at] < end:
            yield self._keys[at] & 0xFFFFFFFF
            at += 1

    def _word(self, place: int) -> str:
        return bytes(self._blob[self._ends[place] : self._ends[place + 1]]).decode()
