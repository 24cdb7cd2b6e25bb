"""Ukrainian and Belarusian names as Russian writes them: letter by letter, by related endings, and by the Russian name.

Source: Instructions for the Russian rendering of geographical names of the Ukrainian and Belarusian SSR (GUGK, 1970s), and the
practice of Russian newsrooms, which translate given names (Микола -> Николай). Irregular names: `exonyms`.
"""

import re

from tqcheck.romanize import exonyms

# fmt: off
_UK = str.maketrans({"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "’": "ъ", "'": "ъ", "ʼ": "ъ", "И": "И", "І": "И", "Ї": "И", "Є": "Е", "Ґ": "Г"})
_UK_PLAIN = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "’": "ъ", "'": "ъ", "ʼ": "ъ", "І": "И", "Ї": "И", "Є": "Е", "Ґ": "Г"})
# fmt: on
# Endings and roots that the two languages share, from Ukrainian to Russian; applied in this order.
_UK_KIN = (
    (r"цьке\b", "цкое"),
    (r"ське\b", "ское"),
    (r"цька\b", "цкая"),
    (r"ська\b", "ская"),
    (r"ський\b", "скій"),
    (r"цький\b", "цкій"),
    (r"ськ", "ск"),
    (r"цьк", "цк"),
    (r"івськ", "овск"),
    (r"ївськ", "евск"),
    (r"ївка\b", "евка"),
    (r"(?<=[жчшщц])івка\b", "евка"),
    (r"івка\b", "овка"),
    (r"івці\b", "овцы"),
    (r"инці\b", "инцы"),
    (r"ці\b", "цы"),
    (r"ївці\b", "евцы"),
    (r"їв\b", "ев"),
    (r"ів\b", "ов"),
    (r"ець\b", "ец"),
    (r"ичі\b", "ічі"),
    (r"иця\b", "іца"),
    (r"ця\b", "ца"),
    (r"\bПівні?чн", "Северн"),
    (r"\bПівденн", "Южн"),
    (r"\bСхідн", "Восточн"),
    (r"\bЗахідн", "Западн"),
    (r"\bВелик", "Вєлік"),
    (r"\bЧервон", "Красн"),
    (r"(?<!ск)(?<!цк)ий\b", "ый"),
    (r"ня\b", "ня"),
    (r"([нтлдсзц])\1я\b", r"\1ье"),
    (r"\bО(?=лекс|лен)", "А"),
    (r"ик\b", "ік"),
    (r"ички\b", "ічкі"),
    (r"(?<=[нктлр])ки\b", "кі"),
    (r"(?<=[жчшщгкх])и", "і"),
    (r"ій\b", "ий"),
    (r"([аеоу])є", r"\1е"),
    (r"йо", "ё"),
    (r"ьо", "ё"),
)  # fmt: skip

_BE = str.maketrans({"і": "и", "ў": "в", "І": "И", "Ў": "В", "’": "ъ", "'": "ъ"})
_BE_KIN = (
    (r"[эе]нка\b", "енко"), (r"дз(?=[еёіюяь])", "д"), (r"ц(?=[еёіюяь])", "т"), (r"цк", "тск"), (r"ры", "ри"), (r"чы", "чи"), (r"шы", "ши"), (r"жы", "жи"),
    (r"(?<=[жчшр])э", "е"), (r"аў\b", "ов"), (r"ава\b", "ово"), (r"аўка\b", "овка"), (r"оўка\b", "овка"), (r"ічы\b", "ичи"), (r"ыя\b", "ые"),
)  # fmt: skip


# An adjective before its noun: Нове Село -> Новое Село.
_ADJECTIVE = re.compile(r"(?<=[бвдлмнрст])[еаі](?= [А-ЯІЇЄҐ])")


def _capital(word: str, form: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def _kin(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, russian in rules:
        word = re.sub(pattern, russian, word)  # compiled once, by re's own cache
    return word


def _sound(word: str) -> str:
    """How a Ukrainian word sounds to a Russian typist: Веселинове -> Вэсэлынове, without э."""
    return _capital(word, word.translate(_UK))


def from_ukrainian(text: str) -> tuple[str, ...]:
    """Russian forms of a Ukrainian name in Cyrillic: the Russian name, kindred endings, letter by letter with и as ы and as и."""
    words = re.split(r"([ -])", text)
    whole = _ADJECTIVE.sub(lambda m: {"е": "ое", "а": "ая", "і": "ыє"}[m.group()], text)
    ways = (
        [
            _capital(w, exonyms.UKRAINIAN.get(w.lower().replace("’", "'"), "") or _kin(w, _UK_KIN).translate(_UK))
            for w in words
        ],
        [
            _capital(w, exonyms.UKRAINIAN.get(w.lower().replace("’", "'"), "") or _kin(w, _UK_KIN).translate(_UK_PLAIN))
            for w in words
        ],
        [_kin(w, _UK_KIN).translate(_UK_PLAIN) for w in words],
        [_kin(w, _UK_KIN).translate(_UK_PLAIN) for w in re.split(r"([ -])", whole)],
        [_sound(w) for w in words],
        [w.translate(_UK_PLAIN) for w in words],
    )
    return tuple(dict.fromkeys("".join(way) for way in ways))


def from_belarusian(text: str) -> tuple[str, ...]:
    """Russian forms of a Belarusian name in Cyrillic: the Russian name, kindred sounds, letter by letter."""
    words = re.split(r"([ -])", text)
    ways = (
        [_capital(w, exonyms.BELARUSIAN.get(w.lower(), "") or _kin(w, _BE_KIN).translate(_BE)) for w in words],
        [_kin(w, _BE_KIN).translate(_BE) for w in words],
        [w.translate(_BE) for w in words],
    )
    return tuple(dict.fromkeys("".join(way) for way in ways))
