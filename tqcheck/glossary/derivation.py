"""Which derived forms of an entry are indexed: what `romanize` gives, less what is right, a word, or accepted elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tqcheck import lexicon
from tqcheck.glossary import declined
from tqcheck.glossary.entry import Entry, key
from tqcheck.romanize.cyrillic import mark
from tqcheck.romanize.derive import derive
from tqcheck.romanize.mixing import Evidence
from tqcheck.romanize.routes import ROUTES
from tqcheck.romanize.schemes import RUSSIAN

# Words, not names: they are translated, and no spelling of theirs goes wrong on the way.
_TRANSLATED = ("term", "calque")
# Names of these languages have accepted English spellings that differ by scheme alone (Sergei, Sergey); between the
# three it is house style which language's form is written (Kiev, Kyiv).
SLAVIC = ("ru", "uk", "be")
# Korean surnames are spelled as each family likes, so that a part of a name tells nothing about its right form.
_WHOLE_ONLY = ("ko",)
_LEAST_PART = 4
# By whose romanizations a name of the language is right too, if not usual.
_OWN_SCHEMES = {"ru": tuple(scheme for scheme in RUSSIAN if scheme.common)}
# Zipf value up to which a name that English knows is indexed all the same (Kioto, Tsitsihar): as advice.
_RARE = 2.5


class Derived(NamedTuple):
    """A wrong form, what is right in its place, and how it came about."""

    text: str
    right: str
    evidence: Evidence


class Derivation(NamedTuple):
    """The forms in a third language, likeliest first, and the wrong Latin forms that are indexed."""

    pivots: tuple[str, ...]
    forms: tuple[Derived, ...]


_NOTHING = Derivation((), ())


@cache
def _carriers() -> Mapping[str, str]:
    return {route.id: route.pivot for route in ROUTES}


@cache
def _foreign_schemes() -> frozenset[str]:
    """The schemes of other languages' newsrooms: what a German or French text makes of a Russian name is wrong in English."""
    return frozenset(way.name for route in ROUTES for way in route.schemes if not way.common)


def of_entry(entry: Entry) -> Derivation:
    """All that is derived from an entry, alone: right forms of other entries are left to the index."""
    en = entry.right.get("en")
    if not en or entry.type in _TRANSLATED or not (entry.source or entry.pivot):
        return _NOTHING
    if not entry.derive:
        return Derivation((), tuple(_declined(entry, frozenset(map(key, entry.exempt)))))
    source = entry.source or ""
    whole = derive(source, entry.native, en, entry.pivot)
    kept = {key(form) for form in (*entry.exempt, *entry.right.values(), *entry.ok, *entry.native)}
    is_ukrainian = source == "uk" and entry.type == "place"
    if source in _OWN_SCHEMES:
        kept |= {key(mark(form).translate(way.table)) for form in entry.native for way in _OWN_SCHEMES[source]}
    forms: dict[tuple[str, str], Derived] = {}
    acronym = _is_acronym(en)
    for right, derived in (en, whole.forms), *_parts(entry, en):
        for text, evidence in derived.items():
            carrier = _carriers().get(evidence.route, "")
            if acronym and not evidence.pivot.isupper():
                continue
            if carrier == source and evidence.scheme not in _foreign_schemes():
                continue
            form_key = key(text)
            if form_key and form_key not in kept and not _is_word(form_key, text, is_ukrainian):
                forms.setdefault((form_key, right), Derived(text, right, evidence))
    taken = {form_key for form_key, _ in forms}
    for one in _declined(entry, kept):
        if key(one.text) not in taken:
            forms[key(one.text), one.right] = one
    return Derivation(whole.pivots, tuple(forms.values()))


def _declined(entry: Entry, kept: Container[str]) -> Iterator[Derived]:
    """The names of persons with case endings. They are made of the right spelling, so that an entry without `derive` has them, too."""
    native = entry.native[0] if entry.native else ""
    pivot = next(iter(entry.pivot.get("ru", ())), native)
    for text, right in declined.forms(entry):
        if key(text) not in kept:
            yield Derived(text, right, Evidence(native, pivot, "press", "ending", "any-ru"))


def _is_acronym(en: str) -> bool:
    return en.isupper() and " " not in en


def _is_word(form_key: str, text: str, is_ukrainian: bool) -> bool:
    """True for one English word, or a name that is well known; acronyms stand in capitals and are told apart by these.
    The Russian names of Ukrainian places are well known, and indexed: they count where the article is about Ukraine.
    """
    if " " in form_key or text.isupper():
        return False
    words = lexicon.shipped()
    if words.is_word(form_key):
        return True
    return not is_ukrainian and words.is_english(form_key) and words.frequency(form_key) > _RARE


def _parts(entry: Entry, en: str) -> Iterator[tuple[str, Mapping[str, Evidence]]]:
    """A person is also called by one name alone, if the entry says so: António Guterres, Guterres."""
    if entry.type != "person" or entry.source in _WHOLE_ONLY:
        return
    words = en.split()
    for part in entry.ok:
        if part not in words or len(words) < 2 or len(part) < _LEAST_PART:
            continue
        at = words.index(part)
        pivot = {language: _words_at(forms, at, len(words)) for language, forms in entry.pivot.items()}
        yield part, derive(entry.source or "", _words_at(entry.native, at, len(words)), part, pivot).forms


def _words_at(forms: Sequence[str], at: int, count: int) -> tuple[str, ...]:
    """The words in one place of the forms that have as many words."""
    cut = [form.split() for form in forms]
    return tuple(dict.fromkeys(words[at] for words in cut if len(words) == count))
