"""Korean to Russian: the Kontsevich system, with the variants that Russian newsrooms print.

Source: L. R. Kontsevich, "On the Russian transcription of Korean words" (1966, revised in his Koreanistics, 2001), as
used on Russian maps; A. A. Kholodovich's older system gives чж for дж. Exonyms: see `exonyms`.
"""

from collections.abc import Iterator, Sequence

from tqcheck.romanize import exonyms
from tqcheck.romanize.hangul import (
    DIVISIONS,
    INITIALS,
    VOWELS,
    Syllable,
    assimilate,
    decompose,
    initial_variants,
    suffix_of,
)

_INITIAL = dict(
    zip(INITIALS, [*str.split("к кк н т тт р м п пп с сс"), "", *str.split("ч чч чх кх тх пх х")], strict=True)
)
_VOICED = {"ㄱ": "г", "ㄷ": "д", "ㅂ": "б", "ㅈ": "дж"}
# After a consonant; at the start of a word and after a vowel.
_VOWEL = dict(zip(VOWELS, str.split("а э я е о е ё е о ва вэ ве ё у во ве ви ю ы и и"), strict=True))
_OPEN = _VOWEL | dict(zip("ㅔㅖㅒㅢㅚ", ("э", "е", "йя", "ый", "ве"), strict=True))
_FINAL = {"": "", "ㄱ": "к", "ㄴ": "н", "ㄷ": "т", "ㄹ": "ль", "ㅁ": "м", "ㅂ": "п", "ㅇ": "н"}


def transcribe(
    syllables: Sequence[Syllable], *, sounds: bool = True, chzh: bool = False, sign: bool = False, lax: bool = False
) -> tuple[str, ...]:
    """Kontsevich's Russian for each syllable.

    `sounds`: with the changes at syllable borders (독립 -> тон нип), else letter by letter. `chzh`: Kholodovich's чж for дж.
    `sign`: нъ before a vowel. `lax`: ㄷ and ㅈ voiced after ㄹ too.
    """
    heard = assimilate(syllables) if sounds else [s._replace(final=_reduced(s.final)) for s in syllables]
    out: list[str] = []
    before = "start"
    for n, s in enumerate(heard):
        initial = _INITIAL[s.initial]
        if s.initial in _VOICED and (
            before in {"", "ㄴ", "ㅁ", "ㅇ"} or (before == "ㄹ" and (lax or s.initial in "ㄱㅂ"))
        ):
            initial = "чж" if chzh and s.initial == "ㅈ" else _VOICED[s.initial]
        elif s.initial == "ㄹ" and before == "ㄹ":
            initial = "л"
        is_open = s.initial == "ㅇ" and before in {"start", ""}
        # 의 keeps its full sound where its silent initial took over a consonant: 신의주 Синыйджу.
        is_open |= s.vowel == "ㅢ" and syllables[n].initial == "ㅇ"
        vowel = (_OPEN if is_open else _VOWEL)[s.vowel]
        following = heard[n + 1].initial if n + 1 < len(heard) else ""
        final = _FINAL[s.final]
        if s.final == "ㄹ" and following in ("ㄹ", "ㅎ", "ㅇ"):
            final = {"ㄹ": "л", "ㅎ": "р", "ㅇ": "р"}[following]
        if sign and s.final == "ㅇ" and following == "ㅇ":
            final = "нъ"
        out.append(initial + vowel + final)
        before = s.final
    return tuple(out)


def _reduced(final: str) -> str:
    return assimilate((Syllable("ㅇ", "ㅏ", final),))[0].final


def _spellings(text: str) -> Iterator[str]:
    """One Korean word in Russian, the standard spelling first."""
    syllables = decompose(text)
    yield "".join(transcribe(syllables))
    for sounds in (True, False):
        yield "".join(transcribe(syllables, sounds=sounds, sign=True))
        yield "".join(transcribe(syllables, sounds=sounds, lax=True))
    yield "".join(transcribe(syllables, sounds=False))
    yield "".join(transcribe(syllables, chzh=True))


def pivots(native: str) -> tuple[str, ...]:
    """Russian forms of a Korean name, most regular first, each word capitalised at its start.

    Covers initial ㄹ, ㄴ and zero (연합 -> Ёнхап, Рёнхап, Нёнхап), suffixes with a hyphen, joined or dropped, both ways to
    treat syllable borders, and ё printed as йо, о or е. An empty tuple when `native` holds no Hangul.
    """
    words = [w for w in native.replace("-", " ").split() if decompose(w)]
    if not words:
        return ()
    found: dict[str, None] = dict.fromkeys(exonyms.KOREAN.get(native, ()))
    found.update(dict.fromkeys(_joined([_word(w) for w in words])))
    for form in list(found):
        if "ё" in form.casefold():
            for low, high in (("е", "Е"), ("йо", "Йо"), ("о", "Ё")):
                found.setdefault(form.replace("ё", low).replace("Ё", high))
    return tuple(found)


def _word(text: str) -> list[str]:
    out: dict[str, None] = {}
    for spelled in initial_variants(text):
        out.update(dict.fromkeys(exonyms.KOREAN.get(spelled, ())))
        suffix = suffix_of(spelled)
        if suffix:
            stem = spelled.removesuffix(suffix)
            ends = _suffix_forms(suffix) if len(suffix) < 3 else ()  # nobody carries "special city" along
            for form in exonyms.KOREAN.get(stem, ()):
                out.setdefault(form)
                out.update(dict.fromkeys(f"{form}-{end}" for end in ends))
            for form in dict.fromkeys(_spellings(stem)):
                out.update(dict.fromkeys(f"{form}-{end}" for end in ends))
                if suffix in DIVISIONS:
                    out.setdefault(form)
                    out.update(dict.fromkeys(form + end for end in ends))
            if len(suffix) > 2:
                continue
        out.update(dict.fromkeys(_spellings(spelled)))
    return [form[:1].upper() + form[1:] for form in out]


# Bulgarian writes ㅓ with the vowel ъ and hears no ë: Чхънджин.
_BG_VOWEL = {"ㅓ": "ъ", "ㅕ": "йъ", "ㅐ": "е", "ㅔ": "е", "ㅡ": "ъ", "ㅢ": "и", "ㅛ": "йо", "ㅝ": "уъ"}


def bulgarian(native: str) -> tuple[str, ...]:
    """A Korean name as Bulgarian newsrooms write it, after Kontsevich but for the vowels; () without Hangul."""
    words = [w for w in native.split() if decompose(w)]
    if not words or suffix_of(native) not in ("", *DIVISIONS):
        return ()
    stems = [w.removesuffix(suffix_of(w)) for w in words]
    spelled: list[str] = []
    for stem in stems:
        parts = []
        for s, russian in zip(decompose(stem), transcribe(decompose(stem)), strict=True):
            standard = next((v for v in (_OPEN[s.vowel], _VOWEL[s.vowel]) if v in russian), "")
            parts.append(russian.replace(standard, _BG_VOWEL.get(s.vowel, standard), 1).replace("ль", "л"))
        spelled.append("".join(parts))
    return (" ".join(w[:1].upper() + w[1:] for w in spelled),)


def _suffix_forms(suffix: str) -> tuple[str, ...]:
    """A suffix after a hyphen: as at the start of a word and voiced."""
    plain = "".join(transcribe(decompose(suffix)))
    voiced = "".join(transcribe((Syllable("ㅇ", "ㅏ", ""), *decompose(suffix)))[1:])
    return tuple(dict.fromkeys((voiced, plain)))


def _joined(words: list[list[str]]) -> Iterator[str]:
    """Words side by side: every variant of one word with the standard spelling of the others, then all in step."""
    first = [w[0] for w in words]
    for n, forms in enumerate(words):
        for form in forms:
            chosen = [*first[:n], form, *first[n + 1 :]]
            yield " ".join(chosen)
            if len(chosen) == 2:
                yield f"{chosen[0]} {chosen[1].lower()}"


def person(text: str) -> tuple[str, ...]:
    """Russian forms of a personal name, surname first: in three words, in two, and in the older spelling (Ким Чен Ын)."""
    syllables = decompose(text)
    if not syllables or len(syllables) != len(text):
        return ()
    found: dict[str, None] = dict.fromkeys(exonyms.KOREAN.get(text, ()))
    for surname in initial_variants(text[0]):
        for first in (*exonyms.KOREAN.get(surname, ()), "".join(transcribe(decompose(surname)))):
            heard = transcribe(syllables[1:])
            apart = ["".join(transcribe((s,))) for s in syllables[1:]]
            linked = transcribe(syllables, sounds=False, chzh=True)[1:]
            older = [p.replace("чо", "че").replace("дж", "чж") for p in apart]
            voiced = [p.replace("чжо", "чже") for p in linked]
            modern = transcribe(syllables)[1:]
            for parts in (heard, modern, apart, linked, older, voiced):
                caps = [first[:1].upper() + first[1:], *(p[:1].upper() + p[1:] for p in parts)]
                found[" ".join(caps)] = None
                if len(caps) == 3:
                    found[f"{caps[0]} {caps[1]}{caps[2].lower()}"] = None
                    found[f"{caps[0]} {caps[1]}-{caps[2].lower()}"] = None
    return tuple(found)
