"""Replacements: `{match}`, `{group}`, `{group|upper}`, `{verb:launch}` filled in, with the case of what they replace."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product

SLOT = re.compile(r"\{([a-z][a-z0-9_-]*)(?:\|([a-z]+))?(?::([^{}]*))?\}")
FILTERS: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "capital": lambda text: text[:1].upper() + text[1:],
    "title": str.title,
    "plain": str,
}


def fill(template: str, values: Mapping[str, str], model: str | None) -> tuple[str, ...]:
    """The texts that a template gives; several where a verb's form is ambiguous.

    `model` is the lemma of the matched verb, or several with | between them.
    """
    slots = list(SLOT.finditer(template))
    choices: list[tuple[str, ...]] = []
    for found in slots:
        name, style, value = found.groups()
        if name == "verb" and value is not None:
            from tqcheck.pattern import inflect

            filled = inflect.like(value, _lemma(model or value, values), values.get("verb", value)) or (value,)
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
