"""Cyrillic to Latin: one engine for all schemes.

A letter whose Latin form depends on its neighbours is first replaced by a private character that stands for
"this letter in this place" (`mark`, once per name); every scheme is then one `str.translate`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

# Letters with the same Latin form in nearly every scheme; letters of other Cyrillic alphabets that stray into Russian text.
BASE = dict(
    zip(
        "абвгдезиклмнопрстуфіїєґўәөүұқғңһҳҷӣӯј",
        str.split("a b v g d e z i k l m n o p r s t u f i i e g u a o u u k g n h h j i u j"),
        strict=True,
    )
) | {"љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dzh", "’": "", "'": "", "ʼ": ""}

# The letters that make the difference between schemes, in the order in which the tables give them.
LETTERS = "ёжйхцчшщъыьэюя"

_VOWELS = "аеёиоуыэюяіїє"
_SIGNS = "ьъй'’ʼ"
# Places that a table can name: how they are written there -> what stands there when the table says nothing.
PLACES: dict[str, tuple[str, ...]] = {
    **{f"^{c}": (c,) for c in "еёюяєїй"},  # at the start of a word
    **{f"~{c}": (c,) for c in "еёюяєїй"},  # after a vowel, a sign or й
    "жё": ("ё",),  # ё after ж ч ш щ
    "ь~": ("ь",),  # a sign before е ё ю я
    "ьи": ("ь",),  # a soft sign before another vowel
    "ий$": ("и", "й"),  # at the end of a word
    "ый$": ("ы", "й"),
    "ин$": ("и", "н"),
    "кс": ("к", "с"),
    "аса": ("с",),  # с between vowels
    "ге": ("г",),  # г before a front vowel
    "зг": ("з", "г"),
    "къп": ("ъ",),  # ъ as a vowel, after a consonant and before none: Bulgarian
}
_PRIVATE = {place: chr(0xE000 + 2 * n) for n, place in enumerate(PLACES)}
_LETTER = "а-яёіїєґўА-ЯЁІЇЄҐЎ"
_MARK = re.compile(
    rf"(?P<start>(?<![{_LETTER}'’ʼ])[еёюяєїй])"
    rf"|(?P<after>(?<=[{_VOWELS}{_SIGNS}ў])[еёюяєїй](?!(?<=[иы]й)(?![{_LETTER}])))"
    r"|(?P<hiss>(?<=[жчшщ])ё)"
    r"|(?P<iotated>ь(?=[еёюя]))"
    r"|(?P<soft>ь(?=[аиоуыэі]))"
    rf"|(?P<final>(?:[иы]й|ин)(?![{_LETTER}]))"
    r"|(?P<ks>кс)"
    rf"|(?P<ss>(?<=[{_VOWELS}])с(?=[{_VOWELS}]))"
    r"|(?P<front>(?<!з)г(?=[еиыэёюяієї]))"
    r"|(?P<zh>зг)"
    rf"|(?P<vowel>(?<=[^{_VOWELS}{_SIGNS}\W])ъ(?![{_VOWELS}]))",
    re.IGNORECASE,
)
_FIXED = {
    "hiss": "жё",
    "iotated": "ь~",
    "soft": "ьи",
    "ks": "кс",
    "ss": "аса",
    "front": "ге",
    "zh": "зг",
    "vowel": "къп",
}


class Scheme(NamedTuple):
    """A way to write Cyrillic in Latin letters: `table` maps marked characters (code points) to Latin strings."""

    name: str
    source: str
    table: Mapping[int, str]
    common: bool  # met in English texts every day (the others come from other languages' newsrooms)


def scheme(
    name: str, source: str, letters: str, places: Mapping[str, str] | None = None, *, common: bool = True
) -> Scheme:
    """Build a scheme from the Latin forms of `LETTERS` (blank-separated, `-` = nothing) and of letters or `PLACES`."""
    plain = BASE | dict(zip(LETTERS, ["" if s == "-" else s for s in letters.split()], strict=True))
    given = places or {}
    plain |= {c: latin for c, latin in given.items() if len(c) == 1}
    table: dict[int, str] = {}
    for place, parts in PLACES.items():
        latin = given.get(place)
        if latin is None:
            latin = (
                (plain["ъ"] if plain["ъ"] in "au" and plain["ъ"] else "u")
                if place == "къп"
                else "".join(plain[c] for c in parts)
            )
        table[ord(_PRIVATE[place])] = latin
        table[ord(_PRIVATE[place]) + 1] = latin[:1].upper() + latin[1:]
    for c, latin in plain.items():
        table[ord(c)] = latin
        if c != c.upper():
            table[ord(c.upper())] = latin[:1].upper() + latin[1:]
    return Scheme(name, source, table, common)


def _mark(match: re.Match[str]) -> str:
    text, kind = match.group(), match.lastgroup or ""
    low = text.lower()
    if kind == "start":
        place = "^" + low
    elif kind == "after":
        place = "~" + low
    elif kind == "final":
        place = low + "$"
    else:
        place = _FIXED[kind]
    private = _PRIVATE[place]
    return private if text[0] == low[0] else chr(ord(private) + 1)


def mark(text: str) -> str:
    """Put private characters where a letter's neighbours matter; the result is what `Scheme.table` translates."""
    return _MARK.sub(_mark, text)


def romanize(text: str, by: Scheme) -> str:
    """Write Cyrillic `text` in Latin letters; characters that no table knows stay as they are."""
    return mark(text).translate(by.table)


@cache
def named(name: str) -> Scheme:
    """The scheme called `name`, of any language."""
    from tqcheck.romanize import schemes

    return {s.name: s for s in (*schemes.RUSSIAN, *schemes.BULGARIAN, *schemes.UKRAINIAN, *schemes.BELARUSIAN)}[name]


def fold(text: str) -> str:
    """`text` with nothing left but lower-case base letters, digits and spaces: two spellings that fold alike are one form."""
    if text.isascii():
        return "".join(c for c in text.lower() if c.isalnum() or c == " ")
    from unicodedata import normalize

    return "".join(c for c in normalize("NFKD", text).casefold() if c.isalnum() or c == " ")
