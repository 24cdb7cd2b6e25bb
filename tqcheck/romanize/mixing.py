"""Half-corrected names: some words or syllables right, some naive; and Russian case endings left on or cut off."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Literal, NamedTuple

from tqcheck.romanize import hangul, hepburn, kontsevich, palladius, pinyin, polivanov
from tqcheck.romanize.cyrillic import Scheme, fold, mark, named
from tqcheck.romanize.makers import split_hangul, title
from tqcheck.romanize.routes import Route, routes_from

Kind = Literal["whole", "mixed", "ending"]


class Evidence(NamedTuple):
    """How a wrong form came about: `native` -> `pivot` (in the language `route` runs through) -> Latin by `scheme`.

    kind: "whole" when one scheme explains all of it, "mixed" when parts are right already, "ending" when a Russian case
    ending was left on or cut off.
    """

    native: str
    pivot: str
    scheme: str
    kind: Kind
    route: str


DOUBLED = re.compile(r"([бвгджзклмнпрстфхцчшщ])\1")
Carried = tuple[str, str, Route]
_PIECE = re.compile(r"[^ -]+")
# Schemes that half-corrected names come from: what people type when they do not stop to look up.
_USUAL = ("press", "press, х as h", "press, ё as o", "press, х as h, ё as o", "press, ё as e")


def usual_schemes(route: Route) -> tuple[Scheme, ...]:
    """The schemes of a route that parts of a name are likely to have gone through."""
    usual = tuple(named(name) for name in _USUAL)
    return usual if route.pivot == "ru" else route.schemes[:4]


def mixed(source: str, en: str, carried: Sequence[Carried]) -> Iterator[tuple[str, Evidence]]:
    """Each word, or each syllable, right or naive, at least one of each."""
    pieces = _PIECE.findall(en)
    gaps = _PIECE.sub("\0", en).split("\0")[1:-1]
    if 2 <= len(pieces) <= 5:
        for form, origin, route in carried[:8]:
            words = _PIECE.findall(form)
            if len(words) != len(pieces):
                continue
            for scheme in usual_schemes(route):
                naive = [mark(w).translate(scheme.table) for w in words]
                # The naive words with the blanks and hyphens of the right form.
                yield _gapped(naive, gaps), Evidence(origin, form, scheme.name, "whole", route.id)
                for made in _choices(pieces, naive):
                    yield _gapped(made, gaps), Evidence(origin, form, scheme.name, "mixed", route.id)
    make = _SYLLABLES.get(source)
    if make is None:
        return
    route = next(r for r in routes_from(source) if r.maker)
    origin, right, russian = make(en, tuple(dict.fromkeys(c[1] for c in carried)))
    if not 2 <= len(right) <= 6:
        return
    pivot = title("".join(russian))
    for scheme in usual_schemes(route)[:3]:
        naive = [mark(r).translate(scheme.table) for r in russian]
        for made in islice(_choices(right, naive), 64):
            yield title("".join(made)), Evidence(origin or en, pivot, scheme.name, "mixed", route.id)


def _gapped(parts: Sequence[str], gaps: Sequence[str]) -> str:
    return parts[0] + "".join(gap + part for gap, part in zip(gaps, parts[1:], strict=True))


def _choices(right: Sequence[str], naive: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Every way to take each part from one side, but not all from one; parts alike on both sides are no choice."""
    options = [(r,) if fold(r) == fold(n) else (r, n) for r, n in zip(right, naive, strict=True)]
    if sum(len(o) > 1 for o in options) < 2:
        return ()
    return islice(product(*options), 1, 2 ** sum(len(o) > 1 for o in options) - 1)


_Aligned = tuple[str, tuple[str, ...], tuple[str, ...]]  # native form, right syllables, Russian syllables


def _korean_syllables(en: str, native: Sequence[str]) -> _Aligned:
    target = fold(en).replace(" ", "")
    for form in native:
        if not hangul.decompose(form):
            continue
        for system in (hangul.northern, hangul.revised, hangul.mccune):
            right = system(form)
            if fold("".join(right)) == target:
                return form, _blanks(right, en, split_hangul(form, en)), kontsevich.transcribe(hangul.decompose(form))
    return "", (), ()


def _blanks(right: tuple[str, ...], en: str, split: str) -> tuple[str, ...]:
    """Syllables with the blank or hyphen of the right form in front, where `split` or a suffix has one."""
    if "-" in en and " " not in en and en.count("-") == 1 and fold(right[-1]) == fold(en.rpartition("-")[2]):
        return (*right[:-1], "-" + right[-1])
    if " " in split:
        starts = {len(split[:n].replace(" ", "")) for n, c in enumerate(split) if c == " "}
        return tuple((" " if n in starts else "") + s for n, s in enumerate(right))
    return right


def _chinese_syllables(en: str, native: Sequence[str]) -> _Aligned:
    cuts = [pinyin.syllabify(w.replace("-", "")) for w in en.split()]
    if not all(cuts):
        return "", (), ()
    right: list[str] = []
    russian: list[str] = []
    for n, cut in enumerate(cuts):
        right += [(" " if n and not k else "") + s.replace("v", "ü") for k, s in enumerate(cut[0])]
        russian += [(" " if n and not k else "") + s for k, s in enumerate(palladius.transcribe(cut[0]))]
    return native[0] if native else "", tuple(right), tuple(russian)


def _japanese_syllables(en: str, native: Sequence[str]) -> _Aligned:
    right: list[str] = []
    russian: list[str] = []
    for n, word in enumerate(en.split()):
        cut = hepburn.syllabify(word)
        if not cut:
            return "", (), ()
        gap = " " if n else ""
        for k, (r, c) in enumerate(zip(cut, polivanov.transcribe(cut), strict=True)):
            # Morae that are alike on both sides go with the one before: fewer parts, the same choices.
            right.append(("" if k else gap) + r)
            russian.append(("" if k else gap) + c)
    merged: list[tuple[str, str]] = []
    press = named("press")
    for r, c in zip(right, russian, strict=True):
        same = fold(mark(c).translate(press.table)) == r.strip() and c not in ("й", "и")
        if merged and same and not r.startswith(" "):
            merged[-1] = (merged[-1][0] + r, merged[-1][1] + c)
        else:
            merged.append((r, c))
    return native[0] if native else "", tuple(r for r, _ in merged), tuple(c for _, c in merged)


_SYLLABLES: dict[str, Callable[[str, Sequence[str]], _Aligned]] = {
    "ko": _korean_syllables,
    "zh": _chinese_syllables,
    "ja": _japanese_syllables,
}

# Endings of Russian nouns that a translator may take for part of the name, by the end of the dictionary form.
_LEFT_ON = {
    "а": ("ы", "е", "у", "ой"),
    "я": ("и", "е", "ю", "ей"),
    "ь": ("е", "и", "ю", "я"),
    "": ("а", "у", "ом", "е", "ов"),
}
_CUT = re.compile(r"(?:ом|ем|ой|ов|е|а|у|ы)$")
_CUT_LATIN = re.compile(r"(?:om|em|oi|ov|e|a|u|y)$")
_INDECLINABLE = frozenset("еёийоуыэю")


def _declined(word: str) -> Iterator[tuple[str, str]]:
    """A Russian word with a case ending: (word, ending)."""
    last = word[-1:].lower()
    if last in _INDECLINABLE or not last.isalpha():
        return
    stem = word[:-1] if last in _LEFT_ON else word
    for ending in _LEFT_ON.get(last, _LEFT_ON[""]):
        yield stem + ending, ending


def endings(en: str, carried: Sequence[Carried]) -> Iterator[tuple[str, Evidence]]:
    """A Russian case ending left on or cut off, on the naive form and on the right one (Panmunj, Sariwone)."""
    press = named("press")
    for form, origin, route in carried:
        if route.pivot != "ru" or form.isupper():
            continue
        words = form.split(" ")
        for n, word in enumerate(words[:3]):
            for declined, ending in _declined(word):
                marked = mark(" ".join((*words[:n], declined, *words[n + 1 :])))
                for name in ("press", "press, х as h", "gazetteer j, ц as ts"):
                    yield marked.translate(named(name).table), Evidence(origin, form, name, "ending", route.id)
                if n + 1 == len(words) and declined.startswith(word) and en[-1:].isalpha():
                    yield en + ending.translate(press.table), Evidence(origin, form, "press", "ending", route.id)
        cut = _CUT.sub("", form)
        if cut != form and len(cut) >= 4:
            yield mark(cut).translate(press.table), Evidence(origin, form, "press", "ending", route.id)
    if carried:
        form, origin, route = carried[0]
        cut = _CUT_LATIN.sub("", en)
        if cut != en and len(cut) >= 5 and _CUT.search(form):
            yield cut, Evidence(origin, form, "press", "ending", route.id)
