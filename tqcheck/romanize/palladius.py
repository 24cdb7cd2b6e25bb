"""Chinese to Russian: the Palladius system, all syllables, with the variants that occur in print.

Source: P. Kafarov and P. Popov, Chinese-Russian Dictionary (1888), in the form of the Soviet map instructions (GUGK 1983) and the
Russian encyclopedias' correspondence tables.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from tqcheck.romanize.pinyin import split, syllables

_INITIAL = dict(
    zip(
        str.split("b p m f d t n l g k h j q x zh ch sh r z c s"),
        str.split("б п м ф д т н л г к х цз ц с чж ч ш ж цз ц с"),
        strict=True,
    )
)
_FINAL = dict(
    pair.split("=")
    for pair in [
        "a=а",
        "ai=ай",
        "an=ань",
        "ang=ан",
        "ao=ао",
        "e=э",
        "ei=эй",
        "en=энь",
        "eng=эн",
        "er=эр",
        "o=о",
        "ou=оу",
        "ong=ун",
        "i=и",
        "ia=я",
        "ian=янь",
        "iang=ян",
        "iao=яо",
        "ie=е",
        "in=инь",
        "ing=ин",
        "iong=юн",
        "iu=ю",
        "u=у",
        "ua=уа",
        "uai=уай",
        "uan=уань",
        "uang=уан",
        "ui=уй",
        "un=унь",
        "uo=о",
        "v=юй",
        "ve=юэ",
    ]
)
_PALATAL = {"u": "юй", "uan": "юань", "ue": "юэ", "un": "юнь"}  # after j q x, where u is ü
_WHOLE = dict(
    pair.split("=")
    for pair in [
        "wa=ва",
        "wai=вай",
        "wan=вань",
        "wang=ван",
        "wei=вэй",
        "wen=вэнь",
        "weng=вэн",
        "wo=во",
        "wu=у",
        "ya=я",
        "yai=яй",
        "yan=янь",
        "yang=ян",
        "yao=яо",
        "ye=е",
        "yi=и",
        "yin=инь",
        "ying=ин",
        "yo=йо",
        "yong=юн",
        "you=ю",
        "yu=юй",
        "yuan=юань",
        "yue=юэ",
        "yun=юнь",
        "zi=цзы",
        "ci=цы",
        "si=сы",
        "hui=хуэй",
        "lve=люэ",
        "nve=нюэ",
    ]
)
# A syllable's second spellings, in print beside the first.
_OTHER = {
    "hui": ("хуй", "хой", "хуей"),
    "gui": ("гуэй", "гуей"),
    "wei": ("уэй", "уй"),
    "men": ("мынь",),
    "fen": ("фынь",),
    "meng": ("мын",),
    "feng": ("фын",),
    "er": ("эрр", "ар"),
    "luo": ("ло", "луо"),
    "si": ("сы", "си"),
    "bo": ("бо", "бэ"),
    "yu": ("юй", "ю"),
    "yan": ("янь", "ень"),
}


@cache
def table() -> dict[str, str]:
    """Pinyin syllable (ü as v) -> its standard Russian form."""
    out: dict[str, str] = {}
    for pinyin in sorted(syllables()):
        initial, final = split(pinyin)
        if pinyin in _WHOLE:
            out[pinyin] = _WHOLE[pinyin]
        elif initial in ("j", "q", "x") and final in _PALATAL:
            out[pinyin] = _INITIAL[initial] + _PALATAL[final]
        else:
            out[pinyin] = _INITIAL.get(initial, "") + _FINAL[final]
    return out


_OPEN = frozenset("аоуэияюеё")


def transcribe(cut: Sequence[str], *, sign: bool = True) -> tuple[str, ...]:
    """Palladius for each syllable; `sign`: нъ before a vowel (Нинъань), without which ning an and nin an are one."""
    russian = [table()[s] for s in cut]
    for n, after in enumerate(cut[1:]):
        # The hard sign keeps -ng apart from the next vowel.
        if sign and cut[n].endswith("ng") and table()[after][0] in _OPEN:
            russian[n] += "ъ"
    return tuple(russian)


# How newsrooms, older maps and translators through Bulgarian, Serbian or English depart from the standard, each applied throughout.
_HABITS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("э", "е"),),
    (("ь", ""), ("ъ", "")),
    (("э", "е"), ("ь", ""), ("ъ", "")),
    (("уэй", "уй"),),
    (("чж", "дж"),),
    (("чж", "ж"), ("цз", "дз")),
    (("чж", "дж"), ("цз", "дз"), ("ь", ""), ("ъ", "")),
    (("цз", "дз"),),
)


def in_step(cut: Sequence[str]) -> tuple[str, ...]:
    """Russian forms of one word under each habit in turn, always as many: the words of a name are joined index by index."""
    standard = "".join(transcribe(cut))
    out = [standard, "".join(transcribe(cut, sign=False))]
    for habit in _HABITS:
        form = standard
        for old, new in habit:
            form = form.replace(old, new)
        out.append(form)
    # -ng carried over from pinyin or English: Нингбо.
    kept = "".join(r.rstrip("ъ") + "г" if s.endswith("ng") else r for s, r in zip(cut, transcribe(cut), strict=True))
    return (*out, kept, kept.replace("ь", "").replace("э", "е"), by_ear(cut))


_EAR = {"j": "дж", "q": "ч", "x": "ш", "zh": "дж", "z": "дз"}
_AFTER_HISS = str.maketrans({"я": "а", "ю": "у"})


def by_ear(cut: Sequence[str]) -> str:
    """One word as people spell it who go by English or by ear, not by Palladius: Qingdao -> чиндао, Beijing -> бейджин."""
    out = ""
    for pinyin, russian in zip(cut, transcribe(cut, sign=False), strict=True):
        initial, _ = split(pinyin)
        rest = russian[len(_INITIAL.get(initial, "")) :]
        if initial in ("j", "q", "x"):
            rest = rest.translate(_AFTER_HISS)
        out += (_EAR.get(initial) or _INITIAL.get(initial, "")) + rest
    return out.replace("ь", "").replace("э", "е")


def singly(cut: Sequence[str]) -> Iterator[str]:
    """Russian forms of one word with the second spelling of one syllable."""
    for n, pinyin in enumerate(cut):
        for other in _OTHER.get(pinyin, ()):
            parts = list(transcribe(cut))
            parts[n] = other
            yield "".join(parts)
            yield "".join(parts).replace("э", "е")


def pivots(cut: Sequence[str]) -> tuple[str, ...]:
    """Russian forms of one word given as pinyin syllables: the standard first, then the variants; lower case, joined."""
    return tuple(dict.fromkeys((*in_step(cut), *singly(cut))))


# Bulgarian, after Palladius: no soft sign, ъ for э and for the vowel of zi and zhi.
_BG = (("ань", "ан"), ("эй", "ей"), ("э", "ъ"), ("ь", ""), ("чж", "дж"), ("цз", "дз"), ("ы", "ъ"))
_BG_WHOLE = {"zhi": "джъ", "chi": "чъ", "shi": "шъ", "ri": "жъ"}


def bulgarian(cut: Sequence[str]) -> str:
    """One word given as pinyin syllables as Bulgarian newsrooms write it: Shenzhen -> шънджън."""
    out = ""
    for pinyin in cut:
        form = _BG_WHOLE.get(pinyin) or table()[pinyin]
        for old, new in _BG if pinyin not in _BG_WHOLE else ():
            form = form.replace(old, new)
        out += form
    return out


@cache
def inverse() -> dict[str, tuple[str, ...]]:
    """Russian syllable, standard or variant, е for э allowed -> the pinyin syllables it may stand for, surest first."""
    out: dict[str, dict[str, None]] = {}
    for pinyin, russian in table().items():
        out.setdefault(russian, {}).setdefault(pinyin)
    for pinyin, others in _OTHER.items():
        for other in others:
            out.setdefault(other, {}).setdefault(pinyin)
    for pinyin, russian in table().items():
        out.setdefault(russian.replace("э", "е"), {}).setdefault(pinyin)
    return {russian: tuple(found) for russian, found in out.items()}


def to_pinyin(russian: str) -> tuple[tuple[str, ...], ...]:
    """Every reading of one Russian word as pinyin syllables, fewest syllables first; () when it does not parse."""
    known = inverse()

    def cuts(rest: str) -> Iterator[tuple[str, ...]]:
        if not rest:
            yield ()
        for n in range(min(6, len(rest)), 0, -1):
            for pinyin in known.get(rest[:n], ()):
                if rest[n : n + 1] == "ъ":
                    if pinyin.endswith("ng"):
                        yield from ((pinyin, *after) for after in cuts(rest[n + 1 :]))
                else:
                    yield from ((pinyin, *after) for after in cuts(rest[n:]))

    return tuple(sorted(dict.fromkeys(cuts(russian.lower())), key=len)) if len(russian) <= 24 else ()
