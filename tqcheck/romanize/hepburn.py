"""Hepburn: cutting romanized Japanese into morae, long vowels, and kana written in Hepburn.

Source: J. C. Hepburn's system in its revised form (Kenkyusha's New Japanese-English Dictionary, 1954; ALA-LC 2012).
"""

import re
import unicodedata
from functools import cache

_ROWS = (
    "a i u e o ka ki ku ke ko kya kyu kyo sa shi su se so sha shu sho she ta chi tsu te to cha chu cho che na ni nu ne no nya nyu nyo "
    "ha hi fu he ho hya hyu hyo ma mi mu me mo mya myu myo ya yu yo ra ri ru re ro rya ryu ryo wa wi we wo ga gi gu ge go gya gyu gyo "
    "za ji zu ze zo ja ju jo je da de do di du ba bi bu be bo bya byu byo pa pi pu pe po pya pyu pyo fa fi fe fo ti tu va vi vu ve vo"
)
_KANA = (
    "あ い う え お か き く け こ きゃ きゅ きょ さ し す せ そ しゃ しゅ しょ しぇ た ち つ て と ちゃ ちゅ ちょ ちぇ な に ぬ ね の にゃ にゅ にょ "
    "は ひ ふ へ ほ ひゃ ひゅ ひょ ま み む め も みゃ みゅ みょ や ゆ よ ら り る れ ろ りゃ りゅ りょ わ ゐ ゑ を が ぎ ぐ げ ご ぎゃ ぎゅ ぎょ "
    "ざ じ ず ぜ ぞ じゃ じゅ じょ じぇ だ で ど でぃ どぅ ば び ぶ べ ぼ びゃ びゅ びょ ぱ ぴ ぷ ぺ ぽ ぴゃ ぴゅ ぴょ ふぁ ふぃ ふぇ ふぉ てぃ とぅ ゔぁ ゔぃ ゔ ゔぇ ゔぉ"
)


@cache
def morae() -> frozenset[str]:
    """Every mora that begins with a vowel or consonant; n and doubled consonants are cut off on their own."""
    return frozenset(_ROWS.split())


@cache
def _kana() -> dict[str, str]:
    table = dict(zip(_KANA.split(), _ROWS.split(), strict=True))
    table |= {"ぢ": "ji", "づ": "zu", "ん": "n", "ぢゃ": "ja", "ぢゅ": "ju", "ぢょ": "jo"}
    return table


def from_kana(text: str) -> str:
    """Hiragana or katakana in Hepburn, long vowels with a macron: とうきょう -> tōkyō; other characters stay."""
    low = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
    out: list[str] = []
    double = False
    n = 0
    while n < len(low):
        pair, char = low[n : n + 2], low[n]
        latin = _kana().get(pair) or _kana().get(char)
        if char == "っ":
            double = True
            n += 1
            continue
        if char == "ー" and out:
            out[-1] += out[-1][-1]
        elif latin:
            if out and out[-1] == "n" and latin[0] in "aiueoy":
                out.append("'")
            out.append(("t" if latin.startswith("ch") else latin[0]) + latin if double else latin)
        else:
            out.append(char)
        double = False
        n += len(pair) if pair in _kana() else 1
    return re.sub("ou|oo", "ō", re.sub("uu", "ū", re.sub("aa", "ā", "".join(out))))


_MACRON = {"\u0304": "long", "\u0302": "long"}
_CUT = re.compile(
    r"n['’](?=[aiueoy])|"
    r"(?:kk|ss(?=h)|ss|tt(?=s)|tt|t(?=ch)|pp)?"  # a doubled consonant stays with its mora
    r"(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhfbpmyrwjv])?[aiueo]|n|m(?=[bpm])"
)


def plain(text: str) -> str:
    """Lower case, macrons and circumflexes gone (Ō -> o), the apostrophe as '."""
    low = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(c for c in low if c not in _MACRON)).replace("’", "'")


def syllabify(word: str) -> tuple[str, ...]:
    """The morae of one romanized word without macrons, doubled consonants with the mora they open; () when it does not parse.

    Sapporo -> sa, ppo, ro; Shin'ichi -> shi, n', i, chi. The traditional m before b p m is read as n.
    """
    low = plain(word)
    out: list[str] = []
    at = 0
    while at < len(low):
        match = _CUT.match(low, at)
        if not match:
            return ()
        mora = match.group().replace("’", "'")
        core = mora[1:] if len(mora) > 2 and (mora[0] == mora[1] or mora.startswith("tch")) else mora
        if mora == "m":
            mora = core = "n"
        if core not in morae() and core not in ("n", "n'"):
            return ()
        out.append(mora)
        at = match.end()
    return tuple(out)
