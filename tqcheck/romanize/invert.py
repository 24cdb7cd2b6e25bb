"""The way back: which name a relay spelling stands for, and whether an unknown word looks like one at all.

Tables are made on first use from the forward ones: every syllable in every spelling and scheme, with a cost that says how
unusual it is. A word is cut in all ways that the tables allow; the cheapest readings are the candidates.
"""

import heapq
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from tqcheck.romanize import exonyms, frequency, hepburn, palladius, pinyin, polivanov
from tqcheck.romanize.cyrillic import Scheme, mark, named
from tqcheck.romanize.hangul import assimilate, compose, decompose, revised
from tqcheck.romanize.kontsevich import transcribe
from tqcheck.romanize.schemes import RUSSIAN

LIMIT = 24  # candidates of one name
_SPREAD = 3.0  # how much costlier than the best a candidate may be
_BEAM = 48  # readings of one word's beginning that are followed up


class Candidate(NamedTuple):
    """A name that a relay spelling may stand for: `en` its right form, `pivot` its Russian form, `rank` 0 = best."""

    en: str
    source: str
    pivot: str
    rank: int


class _Reading(NamedTuple):
    cost: float
    parts: tuple[str, ...]
    russian: str


# Latin chunk -> syllable in its own romanization -> (cost, Russian spelling).
_Table = Mapping[str, tuple[tuple[float, str, str], ...]]


def _fold(text: str) -> str:
    """Lower case without diacritics, every apostrophe as ', nothing else but letters, blanks and hyphens."""
    low = unicodedata.normalize("NFKD", re.sub("[’ʼʹ‘`´]", "'", text.casefold()))
    return "".join(c for c in low if c.isalpha() or c in "' -")


@cache
def _ranked_schemes() -> tuple[tuple[float, Scheme], ...]:
    """The schemes that letters may have gone through, the usual ones cheap; a costlier one explains what these cannot."""
    usual = {"press": 0.0, "press, е always e": 0.0, "press, х as h": 0.2, "BGN/PCGN": 0.1, "ICAO": 0.2, "gazetteer j, ц as ts": 0.2, "gazetteer j, э as eh": 0.2}
    return tuple((usual.get(s.name, 1.2 if "plain" in s.name else 0.5 if s.common else 1.5), s) for s in RUSSIAN)


def _latin(russian: str, standard: bool) -> Iterable[tuple[float, str]]:
    """Every Latin spelling of a Russian syllable, at the start of a word and after a consonant; of variants the usual ones only."""
    for context in ("", "н") if russian[0] in "еёюяй" else ("",):
        marked = mark(context + russian)
        for cost, scheme in _ranked_schemes():
            if standard or cost <= 0.2:
                latin = marked.translate(scheme.table)[len(context) :].replace('"', "").lower()
                yield cost, latin if latin.isascii() else _fold(latin)


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


def _read(word: str, table: _Table, widest: int, allowed: "_Rule") -> tuple[_Reading, ...]:
    """The cheapest readings of a whole word."""
    signs = "'" in word
    best: list[list[_Reading]] = [[] for _ in range(len(word) + 1)]
    best[0] = [_Reading(0.0, (), "")]
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
                    extra += 1.0 if signs and russian.endswith("ь") and "'" not in chunk and word[at + n : at + n + 1] else 0.0
                    best[at + n].append(_Reading(before.cost + cost + extra, (*before.parts, syllable), before.russian + russian))
                if chunk == "'" and before.parts:
                    best[at + n].append(before._replace(cost=before.cost + 1.5))
    readings: dict[tuple[str, ...], _Reading] = {}
    ranked = sorted(best[-1])
    worst = ranked[0].cost + _SPREAD if ranked else 0.0
    for reading in ranked:
        readings.setdefault(reading.parts, reading)
    return tuple(r for r in islice(readings.values(), LIMIT) if r.cost <= worst)


class _Rule:
    """What a language allows between syllables: the extra cost of adding one, None when it cannot stand there."""

    def __call__(self, before: _Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
        raise NotImplementedError


class _ChineseRule(_Rule):
    def __call__(self, before: _Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
        extra = 0.6  # the fewer syllables the better
        if before.parts and syllable[0] in "aoe":
            extra += 1.0 if syllable in ("an", "ai", "ao", "ou") else 3.0
        if before.parts and syllable in ("wu", "you") and russian in ("у", "ю"):
            extra += 2.0  # mostly the end of the diphthong before it
        if len(before.parts) >= 2:
            extra += 0.3
        return extra


class _JapaneseRule(_Rule):
    def __call__(self, before: _Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
        if russian == "м" and word[end : end + 1] not in ("b", "p", "m"):
            return None
        if not before.parts and syllable in ("n", "n'") or russian == "й" and not before.parts:
            return None
        if syllable == "n" and word[end : end + 1] in ("a", "i", "u", "e", "o"):
            return 3.0
        return 0.3


_RULES: dict[str, _Rule] = {"zh": _ChineseRule(), "ja": _JapaneseRule()}


def _undouble(word: str) -> tuple[str, tuple[int, ...]]:
    """A Japanese word without doubled consonants, and where they stood."""
    plain, places = "", []
    for char, after in zip(word, word[1:] + " ", strict=True):
        if char == after and char in "kstpc" or char == "t" and after == "c":
            places.append(len(plain))
        else:
            plain += char
    return plain, tuple(places)


@cache
def _word(word: str, source: str) -> tuple[tuple[float, str, str], ...]:
    """(cost, right form, Russian form) of one lower-case word, cheapest first."""
    out: list[tuple[float, str, str]] = [(-1.0, en, pivot) for en, pivot in _exonyms(source).get(word.replace("'", ""), ())]
    if source == "zh":
        out += [(r.cost, pinyin.join(r.parts), r.russian) for r in _read(word, _chinese(), 9, _RULES["zh"])]
        for n, cut in enumerate(pinyin.from_wade(word)):
            out.append((6.0 + n, pinyin.join(cut), "".join(palladius.transcribe(cut))))
    else:
        plain, places = _undouble(word)
        for reading in _read(plain, _japanese(), 6, _RULES["ja"]):
            if not places:
                out.append((reading.cost, polivanov.join(reading.parts), reading.russian))
                continue
            for cut in polivanov.to_hepburn(reading.russian)[:1]:
                out.append((reading.cost + 0.5, _doubled(word, cut), reading.russian))
    return tuple(sorted(out, key=lambda o: o[0]))


def _doubled(word: str, cut: tuple[str, ...]) -> str:
    """Hepburn with the doubled consonants of the relay spelling put back."""
    latin = polivanov.join(cut)
    for double in re.findall(r"kk|ss|tt|pp|cc|tc", word):
        letter = {"c": "ch", "t": "t"}.get(double[0], double[0])
        latin = re.sub(rf"(?<=[aiueo])(?={letter}[aiueoyhs])(?<!{letter[0]})", "t" if letter == "ch" else letter, latin, count=1)
    return latin


@cache
def _exonyms(source: str) -> dict[str, list[tuple[str, str]]]:
    out: dict[str, list[tuple[str, str]]] = {}
    for pivot, en in exonyms.ENGLISH.get(source, {}).items():
        for _, scheme in _ranked_schemes():
            latin = _fold(mark(pivot).translate(scheme.table)).replace("'", "").replace("-", "").replace(" ", "")
            if (en, pivot) not in out.setdefault(latin, []):
                out[latin].append((en, pivot))
    return out


_HALLMARKS = {
    "zh": re.compile(r"tsz|chzh|syu[yea]|tsyu|tsyan|khu[aey]"),
    "ja": re.compile(r"dz[iyaueo]|tsyu|sy[ou]|ty[ou]"),
}
_FOREIGN_END = re.compile(r"(?:dze|shvili|yan|enko|ov)$")


@cache
def _hallmark(word: str) -> str | None:
    for source, pattern in _HALLMARKS.items():
        if not pattern.search(word) or (source == "ja" and _FOREIGN_END.search(word)):
            continue
        plain = _undouble(word)[0] if source == "ja" else word
        table = _chinese() if source == "zh" else _japanese()
        if any(r.cost < 3.0 + 1.5 * len(r.parts) for r in _read(plain, table, 9, _RULES[source])):
            return source
    return None


def is_relay(text: str) -> str | None:
    """The language ("zh" or "ja") whose relay spelling some word of `text` bears beyond doubt; None when there is none.

    A word must parse into syllables completely and hold a cluster that stands in no other language's names.
    """
    for word in re.split(r"[ -]+", _fold(text)):
        found = _hallmark(word) if len(word) >= 4 else None
        if found:
            return found
    return None


def invert(text: str, source: str | None = None) -> tuple[Candidate, ...]:
    """The names that `text`, a Latin relay spelling, may stand for, best first; () when it is none.

    With `source` (zh, ja, ko) everything that parses is tried; without, only a spelling with a strong fingerprint. Korean
    vowels merge on the way (ㅓ and ㅗ): its candidates are a list to choose from, never a correction.
    """
    origin = source or is_relay(text)
    if origin not in ("zh", "ja", "ko"):
        return ()
    words = _fold(text).replace("-", "" if origin != "ko" else " ").split()
    whole = _exonyms(origin).get("".join(words).replace("'", ""), [])
    found: dict[str, str] = dict(whole)
    options = [(_korean_word(w) if origin == "ko" else _word(w, origin))[: LIMIT if len(words) == 1 else 6] for w in words[:4]]
    if options and all(options):
        combined = sorted(product(*options), key=lambda parts: sum(p[0] for p in parts))
        for parts in islice(combined, LIMIT):
            en = " ".join(p[1][:1].upper() + p[1][1:] for p in parts)
            found.setdefault(en, " ".join(p[2][:1].upper() + p[2][1:] for p in parts))
    same = _fold(text).replace(" ", "")
    if source is None:
        found = {en: pivot for en, pivot in found.items() if _fold(en).replace(" ", "") != same}
    return tuple(Candidate(en, origin, pivot, n) for n, (en, pivot) in enumerate(islice(found.items(), LIMIT)))


@cache
def _korean() -> _Table:
    """Latin chunk -> Hangul syllables, from every syllable that Sino-Korean and native names use."""
    best: dict[str, dict[str, tuple[float, str]]] = {}
    schemes = [(0.0, named("press")), (0.2, named("press, х as h")), (0.5, named("press, ё as o")), (0.6, named("press, ё as e"))]
    for code in range(0xAC00, 0xD7A4):
        char = chr(code)
        (syllable,) = decompose(char)
        if syllable.final not in ("", "ㄱ", "ㄴ", "ㄹ", "ㅁ", "ㅂ", "ㅇ") or syllable.initial in "ㄲㄸㅃㅆㅉ" or syllable.vowel in "ㅒㅙㅞㅟㅢ":
            continue
        rare = frequency.hangul_cost(char)
        if rare > 2.0:
            continue
        (bare,) = transcribe((syllable,))
        (voiced,) = transcribe(decompose("아" + char))[1:]
        for spelled in {bare, voiced, bare.replace("ль", "р"), voiced.replace("ль", "л")}:
            for cost, scheme in schemes:
                for context in ("", "а", "н"):
                    latin = _fold(mark(context + spelled).translate(scheme.table)[len(context) :]).replace("'", "")
                    if latin and (char not in best.setdefault(latin, {}) or best[latin][char][0] > rare + cost):
                        best[latin][char] = (rare + cost, spelled)
    return {latin: tuple((c, s, r) for s, (c, r) in found.items()) for latin, found in best.items()}


class _KoreanRule(_Rule):
    def __call__(self, before: _Reading, syllable: str, russian: str, word: str, end: int) -> float | None:
        return 0.8


@cache
def _korean_word(word: str) -> tuple[tuple[float, str, str], ...]:
    out: dict[str, tuple[float, str, str]] = {}
    out.update({en: (-1.0, en, pivot) for en, pivot in _exonyms("ko").get(word, ())})
    for reading in _read(word.replace("'", ""), _korean(), 8, _KoreanRule()):
        native = "".join(reading.parts)
        en = "".join(revised(native))
        out.setdefault(en, (reading.cost, en, "".join(transcribe(assimilate(decompose(compose(decompose(native))))))))
    return tuple(sorted(out.values()))
