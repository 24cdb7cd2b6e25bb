"""The wrong Latin forms of a name whose right form is known: what comes out when it travels through a third language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from types import MappingProxyType
from typing import Literal, NamedTuple

from tqcheck.romanize import hangul, hepburn, kontsevich, palladius, pinyin, polivanov
from tqcheck.romanize.cyrillic import Scheme, fold, mark, named
from tqcheck.romanize.routes import Route, mandarin, routes_from, split_hangul, title

Kind = Literal["whole", "mixed", "ending"]
LIMIT = 5000  # forms of one entry
_NO_PIVOT: Mapping[str, Sequence[str]] = MappingProxyType({})


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


@dataclass(frozen=True, slots=True)
class Derivation:
    """`pivots`: forms in the third language, likeliest first. `forms`: wrong Latin form -> how it came about, likeliest first."""

    pivots: tuple[str, ...]
    forms: Mapping[str, Evidence]


class _Forms:
    """Wrong forms in order, without the right form in any spelling that folds alike."""

    def __init__(self, en: str) -> None:
        self.right = {fold(en), fold(en.replace("-", " ")), fold(en).replace(" ", "")}
        self.found: dict[str, Evidence] = {}
        self._known: dict[str, bool] = {}

    def add(self, form: str, evidence: Evidence) -> None:
        if form in self.found or len(form) < 2 or len(self.found) >= LIMIT:
            return
        right = self._known.get(form)
        if right is None:
            right = self._known[form] = fold(form) in self.right
        if not right:
            self.found[form] = evidence


def derive(source: str, native: Sequence[str], en: str, pivot: Mapping[str, Sequence[str]] = _NO_PIVOT) -> Derivation:
    """Pivots and wrong Latin forms of one name.

    `source`: ISO 639-1 of its origin; `native`: its forms in that script; `en`: the right Latin form, never among the results;
    `pivot`: forms in a third language (ru, uk, be, zh) that no rule gives, tried before the derived ones.
    """
    right = en.strip()
    forms = _Forms(right)
    shown = native[0] if native else ""
    carried: dict[tuple[str, str], tuple[str, Route]] = {}
    routes = routes_from(source)
    for route in routes:
        if "*" in route.origins:
            for given in pivot.get(route.pivot, ()):
                carried.setdefault((route.pivot, given), (shown, route))
    given_count = len(carried)
    for route in routes:
        if route.maker is not None:
            for origin, form in route.maker(native, right):
                carried.setdefault((route.pivot, form), (origin, route))
    for n, ((language, form), (origin, route)) in enumerate(carried.items()):
        if language == "zh":
            for latin in _mandarin_forms(form):
                forms.add(latin, Evidence(origin, form, "pinyin", "whole", route.id))
            continue
        if form.isupper() and len(form) > 1:
            for latin, name in _acronym(form):
                forms.add(latin, Evidence(origin, form, name, "whole", route.id))
            continue
        marked = mark(form)
        every = n < given_count or n < 2
        for scheme in route.schemes if n < 8 else route.schemes[:12]:
            if every or scheme.common:
                forms.add(marked.translate(scheme.table), Evidence(origin, form, scheme.name, "whole", route.id))
    cyrillic = [(form, *came) for (language, form), came in carried.items() if language != "zh"]
    for latin, evidence in _mixed(source, right, cyrillic):
        forms.add(latin, evidence)
    for form, origin, route in cyrillic[: max(2, given_count)]:
        single = _DOUBLED.sub(r"\1", form)
        if single != form:  # a doubled consonant printed once: Винница -> Vinitsa
            for scheme in _schemes(route)[:2]:
                forms.add(mark(single).translate(scheme.table), Evidence(origin, form, scheme.name, "whole", route.id))
    for latin, evidence in _endings(right, cyrillic[: max(2, given_count)]):
        forms.add(latin, evidence)
    return Derivation(tuple(dict.fromkeys(form for _, form in carried)), MappingProxyType(forms.found))


def _mandarin_forms(pivot: str) -> Iterator[str]:
    """A name's Chinese form in pinyin, the ways translators write it: Te Lang Pu, Telangpu, Te Langpu."""
    parts = mandarin(pivot)
    if not parts:
        return
    words = [[s.replace("v", "ü") for s in part] for part in parts]
    yield " ".join(pinyin.join(part).capitalize() for part in parts)
    yield " ".join(" ".join(s.capitalize() for s in word) for word in words)
    yield " ".join(" ".join((word[0].capitalize(), *word[1:])) for word in words)
    yield " ".join("-".join((word[0].capitalize(), *word[1:])) for word in words)
    yield " ".join(word[0].capitalize() + (" " + "".join(word[1:]).capitalize() if word[1:] else "") for word in words)


# An acronym is short: schemes that lose ш, ч or ж would make other acronyms of it (ШОС, SOS).
_ACRONYM = ("press", "press, х as h", "press, ц as c", "ICAO", "gazetteer j, ц as ts")


def _acronym(form: str) -> Iterator[tuple[str, str]]:
    """An acronym in the caps that occur: TsTAK, TSTAK, CTAK; with the scheme's name."""
    for name in _ACRONYM:
        latin = mark(form).translate(named(name).table)
        yield latin, name
        yield latin.upper(), name


_DOUBLED = re.compile(r"([бвгджзклмнпрстфхцчшщ])\1")
_Carried = tuple[str, str, Route]
_PIECE = re.compile(r"[^ -]+")
# Schemes that half-corrected names come from: what people type when they do not stop to look up.
_USUAL = ("press", "press, х as h", "press, ё as o", "press, х as h, ё as o", "press, ё as e")


def _schemes(route: Route) -> tuple[Scheme, ...]:
    usual = tuple(named(name) for name in _USUAL)
    return usual if route.pivot == "ru" else route.schemes[:4]


def _mixed(source: str, en: str, carried: Sequence[_Carried]) -> Iterator[tuple[str, Evidence]]:
    """Each word, or each syllable, right or naive, at least one of each."""
    pieces = _PIECE.findall(en)
    gaps = _PIECE.sub("\0", en).split("\0")[1:-1]
    if 2 <= len(pieces) <= 5:
        for form, origin, route in carried[:8]:
            words = _PIECE.findall(form)
            if len(words) != len(pieces):
                continue
            for scheme in _schemes(route):
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
    for scheme in _schemes(route)[:3]:
        # Syllables are marked inside their word: е after a vowel is not е after a consonant.
        naive = [mark(r).translate(scheme.table).replace("Y", "y") for r in russian]
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
_LEFT_ON = {"а": ("ы", "е", "у", "ой"), "я": ("и", "е", "ю", "ей"), "ь": ("е", "и", "ю", "я"), "": ("а", "у", "ом", "е", "ов")}
_CUT = re.compile(r"(?:ом|ем|ой|ов|е|а|у|ы)$")
_CUT_LATIN = re.compile(r"(?:om|em|oi|ov|e|a|u|y)$")
_INDECLINABLE = frozenset("еёийоуыэю")


def _declined(word: str) -> Iterator[tuple[str, str]]:
    """A Russian word with a case ending: (word, ending)."""
    last = word[-1].lower()
    if last in _INDECLINABLE or not last.isalpha():
        return
    stem = word[:-1] if last in _LEFT_ON else word
    for ending in _LEFT_ON.get(last, _LEFT_ON[""]):
        yield stem + ending, ending


def _endings(en: str, carried: Sequence[_Carried]) -> Iterator[tuple[str, Evidence]]:
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
