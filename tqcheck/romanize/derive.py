"""The wrong Latin forms of a name whose right form is known: what comes out when it travels through a third language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tqcheck.romanize import hepburn, pinyin
from tqcheck.romanize.cyrillic import fold, mark, named
from tqcheck.romanize.makers import mandarin
from tqcheck.romanize.mixing import DOUBLED, Evidence, endings, mixed, usual_schemes
from tqcheck.romanize.routes import Route, routes_from

LIMIT = 5000  # forms of one entry
_NO_PIVOT: Mapping[str, Sequence[str]] = MappingProxyType({})


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
    native = [form for form in (n.strip() for n in native) if form]
    forms = _Forms(right)
    shown = native[0] if native else ""
    carried: dict[tuple[str, str], tuple[str, Route]] = {}
    routes = routes_from(source)
    for route in routes:
        if "*" in route.origins:
            for given in filter(None, map(str.strip, pivot.get(route.pivot, ()))):
                carried.setdefault((route.pivot, given), (shown, route))
    given_count = len(carried)
    for route in routes:
        if route.maker is not None and right:
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
    for latin, evidence in mixed(source, right, cyrillic):
        forms.add(latin, evidence)
    for form, origin, route in cyrillic[: max(2, given_count)]:
        single = DOUBLED.sub(r"\1", form)
        if single != form:  # a doubled consonant printed once: Винница -> Vinitsa
            for scheme in usual_schemes(route)[:2]:
                forms.add(mark(single).translate(scheme.table), Evidence(origin, form, scheme.name, "whole", route.id))
    for latin, evidence in endings(right, cyrillic[: max(2, given_count)]):
        forms.add(latin, evidence)
    return Derivation(tuple(dict.fromkeys(form for _, form in carried)), MappingProxyType(forms.found))


def reads_right(form: str) -> bool:
    """Whether every word of a wrong form is also good pinyin or Hepburn, so that it may be another name (Chansha, Isumi).

    Such a form is less sure than one that no rule of spelling allows (Chzhuhay).
    """
    words = [w for w in re.split(r"[ -]", form) if w]
    return bool(words) and all(pinyin.syllabify(w) or hepburn.syllabify(w) for w in words)


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
