"""The way back: which name a relay spelling stands for, and whether an unknown word looks like one at all."""

import re
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from tqcheck.romanize import exonyms, palladius, pinyin, polivanov
from tqcheck.romanize.cyrillic import mark
from tqcheck.romanize.hangul import decompose, revised
from tqcheck.romanize.kontsevich import transcribe
from tqcheck.romanize.readings import LIMIT, fold_latin, ranked_schemes, read


class Candidate(NamedTuple):
    """A name that a relay spelling may stand for: `en` its right form, `pivot` its Russian form, `rank` 0 = best."""

    en: str
    source: str
    pivot: str
    rank: int


def _undouble(word: str) -> tuple[str, tuple[int, ...]]:
    """A Japanese word without doubled consonants, and where they stood."""
    plain, places = "", []
    for char, after in zip(word, word[1:] + " ", strict=True):
        if (char == after and char in "kstpc") or (char == "t" and after == "c"):
            places.append(len(plain))
        else:
            plain += char
    return plain, tuple(places)


@lru_cache(maxsize=4096)
def _word(word: str, source: str) -> tuple[tuple[float, str, str], ...]:
    """(cost, right form, Russian form) of one lower-case word, cheapest first."""
    out: list[tuple[float, str, str]] = [
        (-1.0, en, pivot) for en, pivot in _exonyms(source).get(word.replace("'", ""), ())
    ]
    if source == "zh":
        out += [(r.cost, pinyin.join(r.parts), r.russian) for r in read(word, "zh")]
        for n, cut in enumerate(pinyin.from_wade(word)):
            out.append((6.0 + n, pinyin.join(cut), "".join(palladius.transcribe(cut))))
    else:
        plain, places = _undouble(word)
        for reading in read(plain, "ja"):
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
        latin = re.sub(
            rf"(?<=[aiueo])(?={letter}[aiueoyhs])(?<!{letter[0]})", "t" if letter == "ch" else letter, latin, count=1
        )
    return latin


@cache
def _exonyms(source: str) -> dict[str, list[tuple[str, str]]]:
    out: dict[str, list[tuple[str, str]]] = {}
    for pivot, en in exonyms.ENGLISH.get(source, {}).items():
        for _, scheme in ranked_schemes():
            latin = fold_latin(mark(pivot).translate(scheme.table)).replace("'", "").replace("-", "").replace(" ", "")
            if (en, pivot) not in out.setdefault(latin, []):
                out[latin].append((en, pivot))
    return out


_HALLMARKS = {
    "zh": re.compile(r"tsz|chzh|syu[yea]|tsyu|tsyan|khu[aey]|ehj|ehn'|n'(?:ch|zh|dzh|sh|du|s[iy]|tun|fan|kh?a)"),
    "ja": re.compile(r"dz(?:[iyaue]|o(?!u))|tsyu|sy[ou]|ty[ou]"),
}
# Georgian, Armenian, Ukrainian and Russian surnames, Turkic hills and Mongolian east: no Japanese.
_FOREIGN = re.compile(r"(?:dze|shvili|yan|enko|ov|tyube)$|^dzuu?n")


@lru_cache(maxsize=4096)
def _hallmark(word: str) -> str | None:
    for source, pattern in _HALLMARKS.items():
        if not pattern.search(word) or (source == "ja" and _FOREIGN.search(word)):
            continue
        plain = _undouble(word)[0] if source == "ja" else word
        if any(r.cost < 3.0 + 1.5 * len(r.parts) for r in read(plain, source)):
            return source
    return None


def is_relay(text: str) -> str | None:
    """The language ("zh" or "ja") whose relay spelling some word of `text` bears beyond doubt; None when there is none.

    A word must parse into syllables completely and hold a cluster that stands in no other language's names.
    """
    for word in re.split(r"[ -]+", fold_latin(text)):
        found = _hallmark(word) if 4 <= len(word) <= 40 else None
        if found:
            return found
    return None


@lru_cache(maxsize=4096)
def is_weak_relay(text: str, source: str) -> bool:
    """Whether one word may be a relay spelling of `source` (zh, ja): it parses into syllables, and is not well spelled by the
    language's own romanization. A seventh of the world's names are like this: only an article about the country makes it evidence.
    """
    word = fold_latin(text)
    if not 5 <= len(word) <= 20 or _FOREIGN.search(word):
        return False
    plain = _undouble(word)[0] if source == "ja" else word
    return any(1 < len(r.parts) <= 5 and r.cost < 1.0 + len(r.parts) for r in read(plain, source))


def invert(text: str, source: str | None = None) -> tuple[Candidate, ...]:
    """The names that `text`, a Latin relay spelling, may stand for, best first; () when it is none.

    With `source` (zh, ja, ko) everything that parses is tried; without, only a spelling with a strong fingerprint. Korean
    vowels merge on the way (ㅓ and ㅗ): its candidates are a list to choose from, never a correction.
    """
    origin = source or is_relay(text)
    if origin not in ("zh", "ja", "ko"):
        return ()
    words = fold_latin(text).replace("-", "" if origin != "ko" else " ").split()
    if len(words) > 4 or len(text) > 80 or not any(char.isalpha() for word in words for char in word):
        return ()  # a phrase, or nothing to read
    whole = _exonyms(origin).get("".join(words).replace("'", ""), [])
    found: dict[str, str] = dict(whole)
    options = [
        (_korean_word(w) if origin == "ko" else _word(w, origin))[: LIMIT if len(words) == 1 else 6] for w in words
    ]
    if options and all(options):
        combined = sorted(product(*options), key=lambda parts: sum(p[0] for p in parts))
        for parts in islice(combined, LIMIT):
            en = " ".join(p[1][:1].upper() + p[1][1:] for p in parts)
            found.setdefault(en, " ".join(p[2][:1].upper() + p[2][1:] for p in parts))
    same = fold_latin(text).replace(" ", "")
    if source is None:
        found = {en: pivot for en, pivot in found.items() if fold_latin(en).replace(" ", "") != same}
    return tuple(Candidate(en, origin, pivot, n) for n, (en, pivot) in enumerate(islice(found.items(), LIMIT)))


@lru_cache(maxsize=4096)
def _korean_word(word: str) -> tuple[tuple[float, str, str], ...]:
    out: dict[str, tuple[float, str, str]] = {}
    out.update({en: (-1.0, en, pivot) for en, pivot in _exonyms("ko").get(word, ())})
    for reading in read(word, "ko"):
        native = "".join(reading.parts)
        en = "".join(revised(native))
        out.setdefault(en, (reading.cost, en, "".join(transcribe(decompose(native)))))
    return tuple(sorted(out.values()))
