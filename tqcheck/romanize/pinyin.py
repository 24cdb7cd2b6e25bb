"""Pinyin: the syllables of Standard Chinese, cutting a word into them, and Wade-Giles and postal spellings read as pinyin.

Sources: Scheme for the Chinese Phonetic Alphabet (1958) and ISO 7098:2015 for the syllables and the apostrophe; Wade-Giles after
H. A. Giles, A Chinese-English Dictionary (1912), as used in Taiwan without its apostrophes.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product

# Initial -> the finals that occur with it; v stands for ü. "" = syllables without an initial, written out in full.
_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou wa wai wan wang wei wen weng wo wu ya yai yan yang yao ye yi yin ying yo yong you yu yuan yue yun",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}
INITIALS = tuple(sorted(filter(None, _FINALS), key=len, reverse=True))


@cache
def syllables() -> frozenset[str]:
    """Every toneless syllable, ü written v: 413 of them."""
    return frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())


def split(syllable: str) -> tuple[str, str]:
    """Initial and final of one pinyin syllable: zhuang -> zh, uang; an -> "", an."""
    initial = next((i for i in INITIALS if syllable.startswith(i)), "")
    return initial, syllable[len(initial) :]


_TONES = dict.fromkeys(map(ord, "\u0304\u0301\u030c\u0300\u0306"))
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))


def plain(text: str) -> str:
    """Pinyin in lower case without tones, ü as v, every apostrophe as '."""
    low = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v").translate(_TONES)
    return unicodedata.normalize("NFC", low).translate(_APOSTROPHES)


@lru_cache(maxsize=8192)
def _cuts(word: str) -> tuple[tuple[str, ...], ...]:
    """All ways to cut letters without apostrophes, longest first syllable first."""
    if not word:
        return ((),)
    known = syllables()
    return tuple(
        (word[:n], *rest) for n in range(min(6, len(word)), 0, -1) if word[:n] in known for rest in _cuts(word[n:])
    )


def _order(cut: tuple[str, ...]) -> tuple[int, int]:
    """Fewer syllables first, and none but the first without a consonant (the apostrophe rule)."""
    return sum(s[0] in "aoe" for s in cut[1:]), len(cut)


def syllabify(word: str) -> tuple[tuple[str, ...], ...]:
    """Every reading of one pinyin word, the one by the spelling rules first; () when it is no pinyin.

    A missing apostrophe is allowed for: Yanan -> (ya, nan), (yan, an).
    """
    parts = [p for p in plain(word).split("'") if p]
    if not parts or any(len(p) > 24 or not p.isalpha() for p in parts):
        return ()
    options = [sorted(_cuts(p), key=_order) for p in parts]
    return tuple(tuple(s for cut in choice for s in cut) for choice in islice(product(*options), 24))


_WG_INITIAL = {
    "p": "b p", "p'": "p", "t": "d t", "t'": "t", "k": "g k", "k'": "k", "ch": "zh j ch q", "ch'": "ch q", "ts": "z c", "ts'": "c",
    "tz": "z c", "hs": "x", "j": "r", "ss": "s", "sz": "s", "s": "s", "sh": "sh", "m": "m", "f": "f", "n": "n", "l": "l", "h": "h", "": "",
}  # fmt: skip
_WG_FINAL = {
    "ien": "ian", "ieh": "ie", "ueh": "ue", "ung": "ong", "iung": "iong", "ih": "i", "erh": "er", "eh": "e", "eou": "iu", "o": "o uo e",
    "en": "en an", "uei": "ui", "ui": "ui", "u": "u", "hua": "hua", "iu": "iu", "iuh": "iu",
}  # fmt: skip
_WG_FULL = {
    "yu": "you yu", "yen": "yan", "yeh": "ye", "yueh": "yue", "i": "yi", "yi": "yi", "ing": "ying", "in": "yin", "wu": "wu", "yung": "yong", "tsai": "cai zai", "szu": "si", "tzu": "zi",
    "tz'u": "ci", "jen": "ren", "ho": "he huo", "ko": "ge ke guo", "jih": "ri", "ssu": "si", "jeou": "jiu", "peking": "beijing", "shih": "shi",
    "yuan": "yuan", "wen": "wen", "chou": "zhou chou", "chow": "zhou", "king": "jing", "sian": "xian", "kiang": "jiang", "tsing": "qing",
    "tien": "tian", "foo": "fu", "soo": "su", "hwang": "huang", "kwang": "guang",
}  # fmt: skip


@cache
def _wade() -> dict[str, tuple[str, ...]]:
    """Wade-Giles or postal syllable -> pinyin syllables it may stand for."""
    known = syllables()
    table: dict[str, dict[str, None]] = {}
    finals = {final for finals in _FINALS.values() for final in finals.split()}
    for wade, initials in _WG_INITIAL.items():
        for final in (*_WG_FINAL, *sorted(finals - set(_WG_FINAL))):
            for initial in initials.split(" "):
                for pinyin in _WG_FINAL.get(final, final).split():
                    # Wade-Giles writes palatals before i and ü only; without the diaeresis u is left to both.
                    hard = not pinyin.startswith(("i", "u")) or final == "ih"
                    if initial + pinyin in known and not (wade.startswith("ch") and initial in "jq" and hard):
                        if (
                            wade.startswith("ch")
                            and initial in ("zh", "ch")
                            and final.startswith("i")
                            and final != "ih"
                        ):
                            continue
                        table.setdefault(wade + final, {}).setdefault(initial + pinyin)
    for wade, full in _WG_FULL.items():
        table[wade] = dict.fromkeys(full.split())
    return {wade: tuple(full) for wade, full in table.items()}


@lru_cache(maxsize=8192)
def _wade_cuts(word: str) -> tuple[tuple[str, ...], ...]:
    if not word:
        return ((),)
    known = _wade()
    return tuple(
        (word[:n], *rest) for n in range(min(7, len(word)), 0, -1) if word[:n] in known for rest in _wade_cuts(word[n:])
    )


def from_wade(word: str, limit: int = 8) -> tuple[tuple[str, ...], ...]:
    """Pinyin readings of a Wade-Giles or postal spelling, at most `limit`: Hsinchu -> (xin, zhu), ...; () when it is none."""
    low = plain(word).replace("-", " ").split()
    if not low or any(len(w) > 24 for w in low) or not all(c.isalpha() or c == "'" for w in low for c in w):
        return ()
    readings = [sorted(_wade_cuts(w), key=_order)[:2] for w in low]

    def spelled() -> Iterator[tuple[str, ...]]:
        for choice in product(*readings):
            yield from product(*(_wade()[s] for cut in choice for s in cut))

    return tuple(islice(dict.fromkeys(spelled()), limit))


def join(cut: tuple[str, ...]) -> str:
    """Syllables written as one word, with the apostrophe where the spelling rules ask for it: xi, an -> xi'an."""
    return "".join(("'" if n and s[0] in "aoe" else "") + s for n, s in enumerate(cut)).replace("v", "ü")
