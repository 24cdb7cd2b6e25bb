"""Replacements: `{match}`, `{group}`, `{group|upper}`, `{verb:launch}` filled in, with the case of what they replace.

Filters: upper, lower, capital (first letter), title (small words stay small); for figures `number` (1 200 or 1.200 -> 1,200), `bare` (05 -> 5), `month` (03 -> March),
`ordinal` (2 or II -> 2nd), `clock` (20.30 -> 8:30 p.m.), `joined` (no white space); `ascii` (full-width forms), `unescape` (HTML entities).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from itertools import product

from tqcheck.expressions import late
from tqcheck.text import Span
from tqcheck.view import SMALL_WORDS

SLOT = late(r"\{([a-z][a-z0-9_-]*)(?:\|([a-z]+))?(?::([^{}]*))?\}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
_IDEOGRAPHIC = str.maketrans("\u3001\u3002\u3010\u3011\u3014\u3015\u301c\u30fb", ",.[][]~-")
_ROMAN = late("[IVXLC]+")
_LETTERS = late(r"[^\W\d_]+(?:['\u2019][^\W\d_]{1,2}\b)?")


_ARTICLE = late(r"(?<![\w'\u2019])[Aa]n? \Z")
_VOWEL = late(r"[aei][a-z]|o(?!n[ce])[a-z]", re.IGNORECASE)
_CONSONANT = late(r"[bcdfgjklmnpqrstvwz][a-z]", re.IGNORECASE)


def article(text: str, at: int, old: str, new: str) -> tuple[Span, str] | None:
    """The edit that makes a or an in front of the code point `at` of a text fit a new word, where the sound of that is plain."""
    found = _ARTICLE.search(text, max(0, at - 4), at)
    if found is None or old[:3] == new[:3] or new[1:2].isupper():
        return None
    letter, span = found[0][0], Span(found.start(), at - 1)
    had_n = len(found[0]) > len("a ")
    if had_n and _CONSONANT.match(new):
        return span, letter
    if not had_n and _VOWEL.match(new):
        return span, f"{letter}n"
    return None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _number(text: str) -> str:
    return f"{int(_digits(text) or 0):,}"


def _bare(text: str) -> str:
    return str(int(_digits(text) or 0))


def _month(text: str) -> str:
    number = int(_digits(text) or 0)
    return _MONTHS[number - 1] if 1 <= number <= 12 else text


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _ordinal(text: str) -> str:
    """Of Arabic figures, or of Roman ones."""
    digits = _digits(text)
    return ordinal(int(digits)) if digits else ordinal(_roman(text.upper())) if _ROMAN.fullmatch(text.upper()) else text


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _clock(text: str) -> str:
    """A time of the 24-hour clock as a.m. or p.m."""
    hour, _, minutes = re.sub(r"\D+", ":", text).partition(":")
    number = int(hour or 0) % 24
    minutes = f":{minutes}" if minutes.strip("0") else ""
    return f"{(number - 1) % 12 + 1}{minutes} {'a.m.' if number < 12 else 'p.m.'}"


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_IDEOGRAPHIC)


def _unescape(text: str) -> str:
    """Entities decoded, also where they were encoded twice or torn apart by spaces."""
    import html

    text = re.sub(r"\s+", "", text)
    for _ in range(2):
        text = html.unescape(text)
    return text.replace("\u00a0", " ")


def _title(text: str) -> str:
    """Capitals as in a title or name: "Ministry of Foreign Affairs", "Prosecutor General's Office", "Jean-Luc"."""
    return _LETTERS.sub(lambda found: _capital(found[0], first=not found.start()), text.lower())


def _capital(word: str, first: bool) -> str:
    return word if word in SMALL_WORDS and not first else word[:1].upper() + word[1:]


FILTERS: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "capital": lambda text: text[:1].upper() + text[1:],
    "title": _title,
    "plain": str,
    "number": _number,
    "bare": _bare,
    "month": _month,
    "ordinal": _ordinal,
    "clock": _clock,
    "joined": lambda text: re.sub(r"\s+", "", text),
    "ascii": _ascii,
    "unescape": _unescape,
}


def fill(template: str, values: Mapping[str, str], model: str | None, participle: bool = False) -> tuple[str, ...]:
    """The texts that a template gives; several where a verb's form is ambiguous.

    `model` is the lemma of the matched verb, or several with | between them; with `participle`, the verb is one where its
    form can be one.
    """
    slots = list(SLOT.finditer(template))
    choices: list[tuple[str, ...]] = []
    for found in slots:
        name, style, value = found.groups()
        if name == "verb" and value is not None:
            from tqcheck.pattern import inflect

            filled = inflect.like(value, _lemma(model or value, values), values.get("verb", value), participle) or (
                value,
            )
        else:
            filled = (values.get(name.replace("-", "_")) or "",)
        choices.append(tuple(FILTERS[style](text) for text in filled) if style else filled)
    out = []
    for picked in product(*choices):
        parts: list[str] = []
        at = 0
        for found, text in zip(slots, picked, strict=True):
            parts += (template[at : found.start()], text)
            at = found.end()
        out.append("".join((*parts, template[at:])))
    return tuple(dict.fromkeys(out))


def _lemma(model: str, values: Mapping[str, str]) -> str:
    """Of the lemmas of a `{verb:say|tell}`, the one whose form was found."""
    from tqcheck.pattern import inflect

    form = values.get("verb", "").lower()
    lemmas = [lemma.strip() for lemma in model.split("|")]
    return next((lemma for lemma in lemmas if form in inflect.forms(lemma)), lemmas[0])


def like_case(text: str, model: str) -> str:
    """`text` with the case of what it replaces: all capitals, a capital first letter, or as it is."""
    letters = [char for char in model if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and any(char.islower() for char in text):
        return text.upper() if len(letters) > 3 or " " in model else text
    if letters and letters[0].isupper() and text[:1].islower() and model[:1] == letters[0]:
        return text[:1].upper() + text[1:]
    return text


def plural(text: str) -> str:
    """The plural of a noun phrase: of its last word, or of the word before "of"."""
    head, of, rest = text.partition(" of ")
    if re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    else:
        head += "es" if re.search(r"(?:s|x|z|ch|sh)$", head) else "s"
    return head + of + rest
