"""Japanese to Russian: the Polivanov system, with long vowels and the variants that occur in print.

Source: E. D. Polivanov, "On the Russian transcription of Japanese words" (1917), as used on Russian maps and in encyclopedias;
the variants си/ши, ти/чи, дзи/джи, э/е are those of the popular press.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from tqcheck.romanize import exonyms
from tqcheck.romanize.hepburn import morae, plain, syllabify

_INITIAL = dict(
    zip(
        str.split("k s sh t ch ts n h f m y r w g z j d b p v"),
        str.split("к с с т т ц н х ф м й р в г дз дз д б п в"),
        strict=True,
    )
)
_VOWEL = dict(zip("aiueo", "аиуэо", strict=True))
_SOFT = {"a": "я", "u": "ю", "o": "ё", "i": "и", "e": "е"}
_WHOLE = {
    "ya": "я",
    "yu": "ю",
    "yo": "ё",
    "n": "н",
    "n'": "нъ",
    "wo": "о",
    "we": "э",
    "wi": "и",
    "zu": "дзу",
    "ti": "ти",
    "di": "ди",
}


@cache
def table() -> dict[str, str]:
    """Hepburn mora -> its standard Russian form at the start of a word."""
    out = dict(_WHOLE)
    for mora in morae():
        if mora in out:
            continue
        consonant, vowel = mora[:-1], mora[-1]
        if not consonant:
            out[mora] = _VOWEL[vowel]
        elif consonant in ("sh", "ch", "j"):
            out[mora] = _INITIAL[consonant] + _SOFT[vowel]
        elif len(consonant) == 2 and consonant[1] == "y":
            out[mora] = _INITIAL[consonant[0]] + _SOFT[vowel]
        else:
            out[mora] = _INITIAL[consonant] + _VOWEL[vowel]
    return out


def transcribe(cut: Sequence[str]) -> tuple[str, ...]:
    """Polivanov for each mora: i after a vowel is й, n before b p m is м, a doubled consonant is doubled."""
    out: list[str] = []
    for n, mora in enumerate(cut):
        double = len(mora) > 2 and (mora[0] == mora[1] or mora.startswith("tch"))
        russian = table()[mora[1:] if double else mora]
        if double:
            russian = ("ц" if mora.startswith("tts") else russian[0]) + russian
        if mora == "i" and n and cut[n - 1][-1] in "aiueo":
            russian = "й" if cut[n - 1][-1] != "i" else "и"
        elif mora == "n" and n + 1 < len(cut) and cut[n + 1][0] in "bpm":
            russian = "м"
        elif mora == "n" and n + 1 < len(cut) and (cut[n + 1][0] in "aiueo" or cut[n + 1] in ("ya", "yu", "yo")):
            russian = "нъ"
        out.append(russian)
    return tuple(out)


_LONG = {"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ee", "ō": "oo", "â": "aa", "î": "ii", "û": "uu", "ê": "ee", "ô": "oo"}

# Habits of the press, each applied throughout a name.
_SHI = (("сся", "шша"), ("си", "ши"), ("ся", "ша"), ("сю", "шу"), ("сё", "шо"))
_CHI = (("ти", "чи"), ("тя", "ча"), ("тю", "чу"), ("тё", "чо"))
_JI = (("дзи", "джи"), ("дзя", "джа"), ("дзю", "джу"), ("дзё", "джо"))
_HABITS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("э", "е"),),
    _SHI,
    _CHI,
    _JI,
    (*_SHI, *_CHI, *_JI),
    (*_SHI, *_CHI, *_JI, ("э", "е"), ("дз", "з"), ("ё", "ио")),
    (("ё", "йо"),),
    (("ё", "ио"),),
    (("ё", "е"),),
    (("й", "и"),),
    (("дз", "з"),),
    (("сю", "шю"), ("ся", "шя")),
    (("ц", "тс"),),
    (("мб", "нб"), ("мп", "нп"), ("мм", "нм")),
    (("нъ", "н"),),
    (("нъ", "нь"),),
    (("эй", "ей"), ("э", "е")),
    (("йо", "ио"),),
)


def pivots(word: str) -> tuple[str, ...]:
    """Russian forms of one romanized Japanese word, the standard first; lower case unless an exonym; () when it is not Japanese."""
    found: dict[str, None] = dict.fromkeys(exonyms.JAPANESE.get(plain(word).replace("-", ""), ()))
    for cut in readings(word):
        found.update(dict.fromkeys((*in_step(cut), *singly(cut))))
    return tuple(found)


def readings(word: str) -> Iterator[tuple[str, ...]]:
    """The morae of a word: long vowels short, as spelled, and doubled."""
    cut = syllabify(word)
    if not cut:
        return
    # A long vowel spelled out (ou, oo, uu) is a long vowel in Russian print: short.
    short = [
        m for n, m in enumerate(cut) if not (n and m in ("u", "o") and cut[n - 1][-1] in ("o" if m == "o" else "ou"))
    ]
    if len(short) != len(cut):
        yield tuple(short)
    yield cut
    if not word.isascii():
        # A macron printed as a doubled vowel: Тоокё, Оота.
        doubled = syllabify("".join(_LONG.get(c, c) for c in word.lower()))
        if doubled and doubled != cut:
            yield doubled


def in_step(cut: Sequence[str]) -> tuple[str, ...]:
    """Russian forms of one word under each habit in turn, always as many: the words of a name are joined index by index."""
    standard = "".join(transcribe(cut))
    out = [standard]
    for habit in _HABITS:
        form = standard
        for old, new in habit:
            form = form.replace(old, new)
        out.append(form)
    return tuple(out)


def singly(cut: Sequence[str]) -> Iterator[str]:
    """Russian forms of one word with one departure: initial ё, a doubled consonant printed once."""
    standard = "".join(transcribe(cut))
    if standard.startswith("ё"):
        yield "йо" + standard[1:]
        yield "ио" + standard[1:]
    for letter in "ксптн":
        if letter * 2 in standard:
            yield standard.replace(letter * 2, letter)


@cache
def inverse() -> dict[str, tuple[str, ...]]:
    """Russian mora, standard or variant -> the Hepburn morae it may stand for, surest first."""
    out: dict[str, dict[str, None]] = {}
    for mora, russian in table().items():
        if mora not in ("wo", "we", "wi", "ti", "tu", "di", "du", "va", "vi", "ve", "vo", "vu"):
            out.setdefault(russian, {}).setdefault(mora)
    for russian, found in list(out.items()):
        for habit in _HABITS:
            other = russian
            for old, new in habit:
                other = other.replace(old, new)
            for mora in found:
                out.setdefault(other, {}).setdefault(mora)
    out["й"] = {"i": None}
    out["м"] = {"n": None}
    return {russian: tuple(found) for russian, found in out.items()}


def to_hepburn(russian: str) -> tuple[tuple[str, ...], ...]:
    """Every reading of one Russian word as Hepburn morae, fewest first; () when it does not parse."""
    known = inverse()

    def cuts(rest: str) -> Iterator[tuple[str, ...]]:
        if not rest:
            yield ()
            return
        if (rest[0] == rest[1:2] and rest[0] in "ксптш") or (rest[:2] in ("тц", "дз") and rest[:3] == "ддз"):
            for after in cuts(rest[1:]):
                yield ((after[0][0] if not after[0].startswith("ch") else "t") + after[0], *after[1:])
        for n in range(min(4, len(rest)), 0, -1):
            for mora in known.get(rest[:n], ()):
                if rest[:n] == "м" and rest[1:2] not in ("б", "п", "м"):
                    continue
                # A plain н before a vowel belongs to it, or its hard sign was lost.
                if rest[:n] == "н" and (mora == "n'") != (rest[1:2] in tuple("аиуэояюё")):
                    continue
                yield from ((mora, *after) for after in cuts(rest[n:]))

    return tuple(sorted(dict.fromkeys(cuts(russian.lower())), key=len)) if len(russian) <= 24 else ()


def join(cut: Sequence[str]) -> str:
    """Morae written as one word, with the apostrophe after n before a vowel or y."""
    out = ""
    for n, mora in enumerate(cut):
        out += mora
        if mora == "n" and n + 1 < len(cut) and (cut[n + 1][0] in "aiueo" or cut[n + 1] in ("ya", "yu", "yo")):
            out += "'"
    return out
