"""How much two spellings are alike, and which of them looks like English."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from tqcheck.expressions import late

# Marks of a spelling that came by way of another alphabet; each makes it less likely the usual English one.
_RELAYED = late(r"kh|zh|shch|dzh|ts|tz(?=[aeiouy])|ay|ey|[iy]y$|yu|ya|^al-|^el-", re.IGNORECASE)
ARTICLE = late(r"(?:al|el|ash|ad|an|as|at|ar|az)-")
# Spellings of one sound in different romanizations, written in one way; what is left are the consonants.
_SOUNDS = {
    "shch": "s", "sch": "s", "tsch": "c", "kh": "h", "gh": "g", "zh": "j", "dj": "j", "dzh": "j", "sh": "s", "ch": "c",
    "tch": "c", "ts": "c", "tz": "c", "ck": "k", "q": "k", "ph": "f", "w": "v", "x": "ks", "th": "t", "dh": "d",
}  # fmt: skip
_SOUND = late("|".join(sorted(_SOUNDS, key=len, reverse=True)))
# Endings that tell a woman's name from a man's, a plural or an adjective from the name.
_PAIRS = " a| s| n| i|y a|i a|iy a|y aya|iy aya|o a|e i|n s|an s|a ian|a an|ia ian|y ian|e ish"
_FORMS = frozenset(frozenset(pair.split(" ")) for pair in _PAIRS.split("|"))
_THROAT = frozenset(("kh", "ch", "gh", "ck", "tch", *"qkcghx"))
_ALIKE = late("shch|sch|tch|dzh|kh|ch|gh|ck|sh|zh|ts|tz|ph|[qkcghxszjwvf]")
_DOUBLED = late(r"(.)\1+")
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_VOWELS = late(r"[aeiouy]+")


def weight(text: str, times: int) -> float:
    """How much speaks for a spelling: how often it stands there, less what points to another alphabet."""
    return float(times * 0.4 ** len(_RELAYED.findall(text)))


@lru_cache(50_000)
def plain(text: str) -> str:
    """Without marks, hyphens and capitals."""
    if text.isascii():
        return text.lower().replace("-", "").replace("'", "")
    text = text.translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalpha()).lower()


_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "œ": "oe"}
)


@lru_cache(50_000)
def consonants(text: str) -> str:
    """What two romanizations of one name have in common: the first letter, the consonants, where vowels stand; "" if that is too little."""
    low = ARTICLE.sub("", text.lower())
    low = plain(low)
    low = _SOUND.sub(lambda found: _SOUNDS[found.group()], low)
    low = _DOUBLED.sub(r"\1", low)
    found = low[:1] + _VOWELS.sub("a", low[1:])
    return found if len(low[:1] + _VOWELS.sub("", low[1:])) >= 4 else ""


@lru_cache(50_000)
def sounds(text: str) -> str:
    """The consonants of a name, those alike that romanizations of different languages write for one sound: Balkhash and Balqash,
    Sarkisian and Sargsyan have the same; "" if they are fewer than four.
    """
    low = plain(ARTICLE.sub("", text.lower()))
    low = _ALIKE.sub(_class_of, low)
    found = _DOUBLED.sub(r"\1", low[:1].replace("y", "i") + low[1:].translate(_NO_VOWELS))
    return found if len(found) >= 4 else ""


# What romanizations write in several ways, vowels included; the order matters.
_SPOKEN = (
    ("kh|ch|gh|ck|[qxgh]", "k"), ("dzh|dj|zh|j", "z"), ("shch|sch|sh", "s"), ("ph|w|f", "v"), ("th", "t"), ("dh", "d"),
    ("ou|oo", "u"), ("ee|ae", "e"), ("[iy]+", "i"), ("ie", "e"), (r"(.)\1+", r"\1"),
)  # fmt: skip
_SPOKEN_PATTERNS = tuple((late(pattern), written) for pattern, written in _SPOKEN)


@lru_cache(50_000)
def spoken(text: str) -> str:
    """A name as it is read aloud, vowels too: Chios and Khios, Gaddafi and Kaddafi have the same; "" if it is shorter than four sounds."""
    low = plain(ARTICLE.sub("", text.lower()))
    for pattern, written in _SPOKEN_PATTERNS:
        low = pattern.sub(written, low)
    return low if len(low) >= 4 else ""


def _class_of(found: re.Match[str]) -> str:
    text = found.group()
    if text in _THROAT:
        return "k"
    return "v" if text in ("w", "v", "f", "ph") else "s"


@lru_cache(20_000)
def _shorter(name: str) -> frozenset[str]:
    """The name, and what is left of it without any one letter but the first."""
    low = plain(name)
    return frozenset((low, *(low[:at] + low[at + 1 :] for at in range(1, len(low))))) if len(low) >= 6 else frozenset()


def near(often: Sequence[str], seldom: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs that one letter or two swapped letters tell apart: both lose a letter and are alike."""
    if not often or not seldom:
        return []
    parts: dict[str, list[str]] = defaultdict(list)
    for name in seldom:
        for part in _shorter(name):
            parts[part].append(name)
    pairs = {(one, other) for one in often for part in _shorter(one) if part in parts for other in parts[part]}
    return sorted(
        (one, other)
        for one, other in pairs
        if plain(one) != plain(other) and (not consonants(one) or consonants(one) != consonants(other))
    )


def beginning(text: str) -> str:
    """The first letter, without an article."""
    return text[3:4].lower() if text[2:3] == "-" else text[0].lower()


def is_form(one: str, other: str) -> bool:
    """True if only the endings differ, as in Korean and Koreas, Petrov and Petrova."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if shared < min(len(one), len(other)) - 2:
        return False
    endings = frozenset((one[shared:], other[shared:]))
    return endings in _FORMS or ("" in endings and max(map(len, endings)) > 1)
