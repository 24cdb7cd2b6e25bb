"""Words that no dictionary has and English cannot have made: no ending, beginning or pair of known words explains them."""

from __future__ import annotations

from collections.abc import Callable

_BEGINNINGS = tuple(
    "un re pre de dis mis non anti over under out multi inter super hyper cyber micro mini mega bio geo neuro electro thermo photo "
    "post sub co counter eco tele trans self semi pro ultra auto crypto pseudo poly mono hydro hyper hypo immuno cardio agro aero "
    "astro chemo circum contra extra fore infra intra macro mid nano paleo para petro proto psycho quasi radio socio techno uni vice".split()
)
_ENDINGS = tuple(
    sorted(
        (
            "s es ed d ing er ers or ors ly ness ist ists ism isms like able ible ation ations ized ised izing ising ization "
            "isation ity y ies al ally ship less ful man men woman women ish ee ees wise ward wards able ability ic ical esque ista istas"
        ).split(),
        key=len,
        reverse=True,
    )
)
# Drugs, chemicals, illnesses and sciences, which no general dictionary has.
_SCIENCE = (
    "itis osis ine ines ide ides ase ium emia oid oids ology ologist ane ate ates phone gram graphy mycin vir mab quine cillin "
    "pril sartan statin zole phobia philia cene saur saurus ol one ene yl genic plasty scopy ectomy sapiens virus viruses bacter"
).split()
_SCIENTIFIC = tuple(_SCIENCE)
_SHORTEST = 5
_PART = 3


def is_strange(word: str, is_word: Callable[[str], bool]) -> bool:
    """True for a word in small letters that looks like none of English. `is_word` knows the dictionary."""
    if len(word) < _SHORTEST or word.endswith(_SCIENTIFIC):
        return False
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= _PART and (
                is_word(stem) or is_word(stem + "e") or is_word(stem + "y") or is_word(stem[:-1])
            ):
                return False
    for beginning in _BEGINNINGS:
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) >= _PART and (is_word(rest) or not is_strange(rest, is_word)):
            return False
    return not any(is_word(word[:at]) and is_word(word[at:]) for at in range(_PART, len(word) - _PART + 1))
