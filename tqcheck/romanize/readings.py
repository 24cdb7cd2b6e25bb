"""Reading a Latin word as the syllables of Chinese, Japanese or Korean that went through Cyrillic.

Tables are made on first use from the forward ones: every syllable in every spelling and scheme, with a cost that says how
unusual it is. A word is cut in all ways that the tables allow; the cheapest readings win.
"""

import heapq
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from tqcheck.romanize import frequency, palladius, polivanov
from tqcheck.romanize.cyrillic import Scheme, mark, named
from tqcheck.romanize.hangul import decompose
from tqcheck.romanize.kontsevich import transcribe
from tqcheck.romanize.schemes import RUSSIAN

LIMIT = 24  # candidates of one name
_SPREAD = 3.0  # how much costlier than the best a candidate may be
_BEAM = 48  # readings of one word's beginning that are followed up


class Reading(NamedTuple):
    cost: float
    parts: tuple[str, ...]
    russian: str


# Latin chunk -> syllable in its own romanization -> (cost, Russian spelling).
_Table = Mapping[str, tuple[tuple[float, str, str], ...]]


def fold_latin(text: str) -> str:
    """Lower case without diacritics, every apostrophe as ', nothing else but letters, blanks and hyphens."""
    low = unicodedata.normalize("NFKD", re.sub("[’ʼʹ‘`´]", "'", text.casefold()))
    return "".join(c for c in low if c.isalpha() or c in "' -")


@cache
def ranked_schemes() -> tuple[tuple[float, Scheme], ...]:
    """The schemes that letters may have gone through, the usual ones cheap; a costlier one explains what these cannot."""
    usual = {
        "press": 0.0,
        "press, е always e": 0.0,
        "press, х as h": 0.2,
        "BGN/PCGN": 0.1,
        "ICAO": 0.2,
        "gazetteer j, ц as ts": 0.2,
        "gazetteer j, э as eh": 0.2,
    }
    return tuple((usual.get(s.name, 1.2 if "plain" in s.name else 0.5 if s.common else 1.5), s) for s in RUSSIAN)


def _latin(russian: str, standard: bool) -> Iterable[tuple[float, str]]:
    """Every Latin spelling of a Russian syllable, at the start of a word and after a consonant; of variants the usual ones only."""
    for context in ("", "н") if russian[0] in "еёюяй" else ("",):
        marked = mark(context + russian)
        for cost, scheme in ranked_schemes():
            if standard or cost <= 0.2:
                latin = marked.translate(scheme.table)[len(context) :].replace('"', "").lower()
                yield cost, latin if latin.isascii() else fold_latin(latin)


def _table(spellings: Iterable[tuple[float, str, str, bool]]) -> _Table:
    """From (cost, syllable, Russian spelling, whether it is the standard one) to all its Latin chunks, the cheapest way to each."""
    best: dict[str, dict[str, tuple[float, str]]] = {}
    for cost, syllable, russian, standard in spellings:
        for extra, latin in _latin(russian, standard):
            plain = latin.replace("'", "")
            for form, more in ((latin, 0.0), (plain, 0.0 if plain == latin else 0.3)):
                found = best.setdefault(form, {})
                if form and (syllable not in found or found[syllable][0] > cost + extra + more):
                    found[syllable] = (cost + extra + more, russian)
    return {form: tuple((c, s, r) for s, (c, r) in found.items()) for form, found in best.items() if form}


@cache
def _chinese() -> _Table:
    def spellings() -> Iterable[tuple[float, str, str, bool]]:
        for syllable, standard in palladius.table().items():
            rare = frequency.pinyin_cost(syllable)
            yield rare, syllable, standard, True
            for other in palladius.pivots((syllable,)):
                yield rare + (0.3 if other == standard.replace("э", "е") else 1.2), syllable, other, False
            yield rare + 1.5, syllable, palladius.bulgarian((syllable,)), False

    return _table(spellings())


@cache
def _japanese() -> _Table:
    def spellings() -> Iterable[tuple[float, str, str, bool]]:
        for russian, found in polivanov.inverse().items():
            for n, mora in enumerate(found):
                standard = polivanov.table().get(mora) == russian or russian in ("й", "м")
                yield frequency.mora_cost(mora) + n * 1.0 + (0.0 if standard else 0.8), mora, russian, True

    return _table(spellings())


# What a language allows between syllables: (reading so far, syllable, its Russian, the word, where the syllable ends in it) ->
# the extra cost of adding the syllable, None when it cannot stand there.
_Rule = Callable[["Reading", str, str, str, int], float | None]


def _read(word: str, table: _Table, widest: int, allowed: _Rule) -> tuple[Reading, ...]:
    """The cheapest readings of a whole word."""
    signs = "'" in word
    best: list[list[Reading]] = [[] for _ in range(len(word) + 1)]
    best[0] = [Reading(0.0, (), "")]
    for at in range(len(word)):
        if not best[at]:
            continue
        for before in heapq.nsmallest(_BEAM, best[at]):
            for n in range(1, min(widest, len(word) - at) + 1):
                chunk = word[at : at + n]
                for cost, syllable, russian in table.get(chunk, ()):
                    extra = allowed(before, syllable, russian, word, at + n)
                    if extra is None:
                        continue
                    # In a word that marks soft consonants, an unmarked one is hard.
                    extra += (
                        1.0
                        if signs and russian.endswith("ь") and "'" not in chunk and word[at + n : at + n + 1]
                        else 0.0
                    )
                    best[at + n].append(
                        Reading(before.cost + cost + extra, (*before.parts, syllable), before.russian + russian)
                    )
                if chunk == "'" and before.parts:
                    best[at + n].append(before._replace(cost=before.cost + 1.5))
    readings: dict[tuple[str, ...], Reading] = {}
    ranked = sorted(best[-1])
    worst = ranked[0].cost + _SPREAD if ranked else 0.0
    for reading in ranked:
        readings.setdefault(reading.parts, reading)
    return tuple(r for r in islice(readings.values(), LIMIT) if r.cost <= worst)


def _chinese_rule(before: Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
    extra = 0.6  # the fewer syllables the better
    if before.parts and syllable[0] in "aoe":
        extra += 1.0 if syllable in ("an", "ai", "ao", "ou") else 3.0
    if before.parts and syllable in ("wu", "you") and russian in ("у", "ю"):
        extra += 2.0  # mostly the end of the diphthong before it
    return extra + (0.3 if len(before.parts) >= 2 else 0.0)


def _japanese_rule(before: Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
    if russian == "м" and word[end : end + 1] not in ("b", "p", "m"):
        return None
    if not before.parts and (syllable in ("n", "n'") or russian == "й"):
        return None
    return 3.0 if syllable == "n" and word[end : end + 1] in ("a", "i", "u", "e", "o") else 0.3


def _korean_rule(before: Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
    return 0.8


@cache
def _korean() -> _Table:
    """Latin chunk -> Hangul syllables, from every syllable that Sino-Korean and native names use."""
    best: dict[str, dict[str, tuple[float, str]]] = {}
    schemes = [
        (0.0, named("press")),
        (0.2, named("press, х as h")),
        (0.5, named("press, ё as o")),
        (0.6, named("press, ё as e")),
    ]
    for code in range(0xAC00, 0xD7A4):
        char = chr(code)
        (syllable,) = decompose(char)
        if (
            syllable.final not in ("", "ㄱ", "ㄴ", "ㄹ", "ㅁ", "ㅂ", "ㅇ")
            or syllable.initial in "ㄲㄸㅃㅆㅉ"
            or syllable.vowel in "ㅒㅙㅞㅟㅢ"
        ):
            continue
        rare = frequency.hangul_cost(char)
        if rare > 2.0:
            continue
        (bare,) = transcribe((syllable,))
        (voiced,) = transcribe(decompose("아" + char))[1:]
        for spelled in {bare, voiced, bare.replace("ль", "р"), voiced.replace("ль", "л")}:
            for cost, scheme in schemes:
                for context in ("", "а", "н"):
                    latin = fold_latin(mark(context + spelled).translate(scheme.table)[len(context) :]).replace("'", "")
                    if latin and (char not in best.setdefault(latin, {}) or best[latin][char][0] > rare + cost):
                        best[latin][char] = (rare + cost, spelled)
    return {latin: tuple((c, s, r) for s, (c, r) in found.items()) for latin, found in best.items()}


def read(word: str, source: str) -> tuple[Reading, ...]:
    """The readings of one folded word as syllables of `source` (zh, ja, ko), cheapest first; () when it does not parse."""
    if source == "zh":
        return _read(word, _chinese(), 9, _chinese_rule)
    if source == "ja":
        return _read(word, _japanese(), 6, _japanese_rule)
    return _read(word.replace("'", ""), _korean(), 8, _korean_rule)
