"""Hangul: decomposition, the sound changes at syllable borders, and the three Latin systems of the two Koreas.

Sources: Revised Romanization, South Korea, Ministry of Culture notice 2000-8; McCune and Reischauer, Transactions of the
Korea Branch of the Royal Asiatic Society 29 (1939); North Korean usage, DPRK guidelines in UNGEGN working papers (1992)
and the spelling of Pyongyang's own English papers. Sound changes: Standard Pronunciation (1988), chapters 4 and 5.
Sounds that hang on the word, not on its letters (학여울, 신문로), are beyond these rules.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_SPLIT = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_STOP = dict(
    zip(
        "ㄱㄲㅋㄳㄺㄷㅌㅅㅆㅈㅊㅎㅂㅍㅄㄿㄴㄵㄶㄹㄼㄽㄾㅀㅁㄻㅇ",
        "ㄱㄱㄱㄱㄱㄷㄷㄷㄷㄷㄷㄷㅂㅂㅂㅂㄴㄴㄴㄹㄹㄹㄹㄹㅁㅁㅇ",
        strict=True,
    )
)
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_ASPIRATE = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}


class Syllable(NamedTuple):
    """One Hangul syllable as compatibility jamo; `initial` ㅇ and `final` "" are silent."""

    initial: str
    vowel: str
    final: str


def is_hangul(char: str) -> bool:
    """Whether `char` is one whole Hangul syllable."""
    return "가" <= char <= "힣"


def decompose(text: str) -> tuple[Syllable, ...]:
    """The syllables of `text`; every other character is passed over."""
    codes = (ord(c) - 0xAC00 for c in text if is_hangul(c))
    return tuple(Syllable(INITIALS[n // 588], VOWELS[n // 28 % 21], FINALS[n % 28]) for n in codes)


def compose(syllables: Sequence[Syllable]) -> str:
    """The inverse of `decompose`."""
    return "".join(
        chr(0xAC00 + INITIALS.index(s.initial) * 588 + VOWELS.index(s.vowel) * 28 + FINALS.index(s.final))
        for s in syllables
    )


def assimilate(syllables: Sequence[Syllable], aspirate: bool = False) -> tuple[Syllable, ...]:
    """The syllables as they sound: liaison, nasal and liquid changes, palatalisation, finals reduced to seven.

    `aspirate` also joins a stop and ㅎ across the border (묵호 Muko); in names the romanizations keep them apart.
    """
    out = [list(s) for s in syllables]
    for here, after in pairwise(out):
        final, initial = here[2], after[0]
        if not final:
            continue
        if initial == "ㅇ" and final != "ㅇ":
            kept, moved = (_SPLIT[final][0], _SPLIT[final][1]) if final in _SPLIT else ("", final)
            if after[1] == "ㅣ" and moved in "ㄷㅌ":
                moved = "ㅈ" if moved == "ㄷ" else "ㅊ"
            here[2], after[0] = kept, "ㅇ" if moved == "ㅎ" else moved
            continue
        if final in "ㅎㄶㅀ" and initial in _ASPIRATE:
            here[2], after[0] = (_SPLIT[final][0] if final in _SPLIT else ""), _ASPIRATE[initial]
            continue
        stop = _STOP[final]
        if initial == "ㅎ" and aspirate and stop in _ASPIRATE:
            here[2], after[0] = "", _ASPIRATE["ㅈ" if final in "ㅈㅊ" else stop]
        elif initial in "ㄴㅁ" and stop in _NASAL:
            here[2] = _NASAL[stop]
        elif initial == "ㄹ" and stop in _NASAL:
            here[2], after[0] = _NASAL[stop], "ㄴ"
        elif initial == "ㄹ" and stop in "ㅁㅇ":
            here[2], after[0] = stop, "ㄴ"
        elif (initial, stop) in {("ㄹ", "ㄴ"), ("ㄴ", "ㄹ")}:
            here[2] = after[0] = "ㄹ"
        else:
            here[2] = stop
    if out and out[-1][2]:
        out[-1][2] = _STOP[out[-1][2]]
    return tuple(Syllable(*s) for s in out)


def _table(keys: str, values: str) -> dict[str, str]:
    return dict(zip(keys, ["" if v == "-" else v for v in values.split()], strict=True))


_RR_INITIAL = _table(INITIALS, "g kk n d tt r m b pp s ss - j jj ch k t p h")
_RR_VOWEL = _table(VOWELS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_MR_INITIAL = _table(INITIALS, "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h")
_MR_VOWEL = _table(VOWELS, "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i")
_MR_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_NK_INITIAL = _table(INITIALS, "k kk n t tt r m p pp s ss - j jj ch kh th ph h")
_FINAL = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}
_PLAIN = str.maketrans({"ŏ": "o", "ŭ": "u", "'": ""})


def revised(text: str) -> tuple[str, ...]:
    """Revised Romanization of each syllable of `text`: 독립문 -> dong nim mun."""
    out: list[str] = []
    before = ""
    for s in assimilate(decompose(text)):
        initial = "l" if s.initial == "ㄹ" and before == "ㄹ" else _RR_INITIAL[s.initial]
        out.append(initial + _RR_VOWEL[s.vowel] + _FINAL[s.final])
        before = s.final
    return tuple(out)


def _voiced(syllables: Sequence[Syllable], initials: dict[str, str], lax_after_l: bool) -> tuple[str, ...]:
    out: list[str] = []
    before = "start"
    for s in syllables:
        initial = initials[s.initial]
        if s.initial in _MR_VOICED and before in {"", "ㄴ", "ㅁ", "ㅇ"}:
            initial = _MR_VOICED[s.initial]
        elif s.initial in _MR_VOICED and before == "ㄹ":
            initial = _MR_VOICED[s.initial] if lax_after_l or s.initial in "ㄱㅂ" else initial
        elif s.initial == "ㄹ" and before == "ㄹ":
            initial = "l"
        if s.initial == "ㅅ" and s.vowel == "ㅟ":
            initial = "sh"
        if s.initial == "ㄱ" and before == "ㄴ":
            initial = "'" + initial
        final = (
            "r"
            if s.final == "ㄹ" and len(out) + 1 < len(syllables) and syllables[len(out) + 1].initial == "ㅎ"
            else _FINAL[s.final]
        )
        out.append(initial + _MR_VOWEL[s.vowel] + final)
        before = s.final
    return tuple(out)


def mccune(text: str) -> tuple[str, ...]:
    """McCune-Reischauer of each syllable of `text`: 평양 -> p'yŏng yang."""
    return _voiced(assimilate(decompose(text)), _MR_INITIAL, False)


def northern(text: str, aspirates: bool = False) -> tuple[str, ...]:
    """North Korean usage for each syllable of `text`: 로동 -> ro dong, 녕변 -> nyong byon.

    No diacritics, initial ㄹ and ㄴ kept, no change of ㄹ into ㄴ; `aspirates` writes kh, th, ph (Phyongyang), as Pyongyang's
    gazetteers do and its press does not.
    """
    syllables = decompose(text)
    kept = [
        n
        for n, s in enumerate(syllables)
        if s.initial == "ㄹ" and n and syllables[n - 1].final in ("ㅁ", "ㅇ", "ㄱ", "ㅂ")
    ]
    sounds = [s._replace(initial="ㄹ") if n in kept else s for n, s in enumerate(assimilate(syllables))]
    initials = _NK_INITIAL if aspirates else _NK_INITIAL | {"ㅋ": "k", "ㅌ": "t", "ㅍ": "p"}
    return tuple(s.translate(_PLAIN) for s in _voiced(sounds, initials, True))


# The divisions of both Koreas that are written with a hyphen in Latin and in Russian.
SUFFIXES = (
    "특별자치시",
    "특별자치도",
    "특별시",
    "광역시",
    "직할시",
    "남도",
    "북도",
    "리",
    "도",
    "군",
    "시",
    "구",
    "동",
    "면",
    "읍",
    "역",
    "산",
    "강",
    "섬",
)
DIVISIONS = frozenset(SUFFIXES[:-3])


def suffix_of(text: str) -> str:
    """The administrative or geographic suffix of a Korean name of three or more syllables, "" when there is none."""
    return next((s for s in SUFFIXES if text.endswith(s) and len(text) - len(s) >= 2), "")


_SWAPS = {"ㄹ": "ㄴㅇ", "ㄴ": "ㄹㅇ", "ㅇ": "ㄹㄴ"}
_SWAPS_OPEN = {"ㄹ": "ㄴ", "ㄴ": "ㄹ"}
_IOTATED = frozenset("ㅑㅕㅖㅛㅠㅣㅒ")


def initial_variants(text: str) -> tuple[str, ...]:
    """`text` and its spellings under the other Korea's rule for ㄹ and ㄴ at the start of a word: 연합 -> 련합, 녕합.

    Before i and y the South drops both (련 -> 연, 녕 -> 영); before other vowels it writes ㄴ for ㄹ (로동 -> 노동).
    """
    syllables = decompose(text)
    if not syllables or len(syllables) != len(text):
        return (text,)
    first = syllables[0]
    if first.initial not in _SWAPS:
        return (text,)
    others = _SWAPS[first.initial] if first.vowel in _IOTATED else _SWAPS_OPEN.get(first.initial, "")
    return (text, *(compose((first._replace(initial=i),)) + text[1:] for i in others))
