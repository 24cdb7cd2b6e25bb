"""Case endings of Slavic grammar on the right spelling of a person's name: Yuri Ushakova, Volodymyra Zelenskoho.

A surname with an ending may be the surname of a woman (Ushakova). With the given name of a known man before it, it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry

# Languages whose names never end in a mute e; in the others one with an -e is somebody else (Tim Cook, Tim Cooke).
_NO_MUTE = ("ru", "uk", "be", "bg", "sr", "mk", "bs", "kk", "ky", "uz", "tg", "tk", "az", "hy", "ka", "lt", "lv", "hu")
# Surnames of these languages stand first, and so does nothing here that could be declined.
_SURNAME_FIRST = ("zh", "ko", "ja", "vi", "km", "my", "lo", "th", "id", "bn")
_LEAST = 3
_CONSONANT = "bcdfghjklmnpqrstvwxz"
_ADJECTIVE = late(r"(?<=[a-z]{2}[szkn])(?:yi|iy|ii|yy|yj|ij|y|i)$|(?<=sk)i$")
_HARD = late(r"n$")
_POSSESSIVE = late(r"(?:[oe]v|yov|in|yn)$")
_GIVEN_SOFT = late(r"(?<=[rtnl])(?:iy|ii|y|i)$")
_GIVEN_VOWEL = late(r"(?<=[aeo])[iy]$")
_PLAIN = late(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")


def surnames(surname: str, source: str) -> Iterator[str]:
    """A surname with the endings of the other cases."""
    if _ADJECTIVE.search(surname) and source in ("ru", "uk", "be", "bg", "pl", "sr", "mk"):
        yield from adjectives(surname)
    elif surname.endswith("aya"):
        yield from (surname[:-3] + ending for ending in ("oy", "oi", "uyu"))
    elif surname[-1:] in _CONSONANT:
        yield from (surname + ending for ending in ("a", "u", "om"))
        if _POSSESSIVE.search(surname):
            yield surname + "ym"
        if source in _NO_MUTE:
            yield surname + "e"
    elif surname.endswith("a") and surname[-2:-1] in _CONSONANT:
        yield from (surname[:-1] + ending for ending in ("y", "u", "oy", "oi"))


def adjectives(surname: str) -> Iterator[str]:
    """A surname with the endings of an adjective: they stand on no other name, so that it may stand alone."""
    stem = _ADJECTIVE.sub("", surname)
    if stem == surname:
        return
    middle = "ym" if _HARD.search(stem) else "im"
    yield from (stem + ending for ending in ("ogo", "oho", "omu", middle))


def _given(name: str) -> str:
    """The given name of a man in the genitive."""
    if name[-1:] in _CONSONANT:
        return name + "a"
    return _GIVEN_VOWEL.sub("ya", name) if _GIVEN_VOWEL.search(name) else _GIVEN_SOFT.sub("iya", name)


def forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """Full names with case endings, and the right form that each stands for."""
    if entry.type != "person" or entry.source in (None, *_SURNAME_FIRST):
        return
    source = entry.source or ""
    for right in dict.fromkeys((entry.right.get("en", ""), *entry.ok)):
        words = right.split()
        if not words or any(not _PLAIN.fullmatch(word) for word in words) or len(words[-1]) <= _LEAST:
            continue
        if len(words) == 2:
            first, last = words
            for made in surnames(last, source):
                yield f"{first} {made}", right
                if made.endswith(("a", "ogo", "oho")) and (given := _given(first)) != first:
                    yield f"{given} {made}", right
        elif len(words) == 1 and source in ("ru", "uk", "be"):
            for made in adjectives(right):
                if made.endswith(("ogo", "oho", "omu")):
                    yield made, right
