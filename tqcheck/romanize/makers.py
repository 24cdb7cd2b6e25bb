"""How the pivot forms of a name are found: one function for each kind of origin, used by the table in `routes`.

A maker takes the native forms and the right Latin form of a name and yields (native form it came from, pivot form), surest first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from tqcheck.romanize import exonyms, hangul, hanzi, kontsevich, palladius, pinyin, polivanov, slavic, western
from tqcheck.romanize.cyrillic import fold

Maker = Callable[[Sequence[str], str], Iterable[tuple[str, str]]]


def title(text: str) -> str:
    """A capital at the start of every word, the rest as it is."""
    return " ".join(w[:1].upper() + w[1:] for w in text.split(" "))


def _joined(words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Words whose forms stand index by index: all in step."""
    for n in range(max(map(len, words), default=0)):
        yield title(" ".join(w[min(n, len(w) - 1)] for w in words))


def split_hangul(native: str, en: str) -> str:
    """Blanks put into a Korean name where the right form has them: 로동신문, Rodong Sinmun -> 로동 신문."""
    words = [fold(w) for w in en.split()]
    if len(words) < 2 or " " in native or not all(map(hangul.is_hangul, native)) or not len(words) <= len(native) <= 12:
        return native
    best, chosen = 0, native
    for borders in combinations(range(1, len(native)), len(words) - 1):
        parts = [native[a:b] for a, b in zip((0, *borders), (*borders, len(native)), strict=True)]
        same = sum(
            w in {fold("".join(f(p))) for f in (hangul.revised, hangul.mccune, hangul.northern)}
            for w, p in zip(words, parts, strict=True)
        )
        if same > best:
            best, chosen = same, " ".join(parts)
    return chosen


_KOREAN_ENDS = re.compile(r"-(?:ri|do|gun|si|gu|dong|myon|myeon|up|eup|san|namdo|bukto)$", re.IGNORECASE)


def korean(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Kontsevich."""
    pieces = 0 if _KOREAN_ENDS.search(en) else len(re.split(r"[ -]", en.strip()))
    for form in native:
        for spelled in dict.fromkeys((split_hangul(form, en), form)):
            if " " not in spelled and len(spelled) == pieces and 2 <= pieces <= 4:
                yield from ((form, p) for p in kontsevich.person(spelled))
            yield from ((form, p) for p in kontsevich.pivots(spelled))


def korean_bulgarian(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Korean as Bulgarian writes it."""
    for form in native:
        yield from ((form, p) for p in kontsevich.bulgarian(split_hangul(form, en)))


_CHINESE_ENDS = {
    "市": "shi",
    "县": "xian",
    "縣": "xian",
    "区": "qu",
    "區": "qu",
    "镇": "zhen",
    "鎮": "zhen",
    "省": "sheng",
    "乡": "xiang",
    "旗": "qi",
}


_ENGLISH_ENDS = frozenset(
    str.split("city county district prefecture province town township island islands river mountain airport")
)


def _chinese_words(en: str, native: Sequence[str]) -> Iterator[list[tuple[str, ...]]]:
    """The words of a right form as pinyin syllables, likeliest reading first; a division that the right form carries may drop."""
    words = [w.replace("-", "") for w in en.split()]
    cuts = [pinyin.syllabify(w)[:2] for w in words]
    if all(cuts):
        yield [c[0] for c in cuts]
        last = cuts[-1][0]
        if len(last) > 2 and last[-1] in {_CHINESE_ENDS[n[-1]] for n in native if n[-1:] in _CHINESE_ENDS}:
            yield [*(c[0] for c in cuts[:-1]), last[:-1]]
    if len(cuts) > 1 and cuts[0] and (words[-1].lower() in _ENGLISH_ENDS or (cuts[-1] and len(cuts[-1][0]) > 2)):
        yield [cuts[0][0]]  # Linxia Chengguanzhen, Hualien City
    readings = [c[:1] or pinyin.from_wade(w)[:4] for w, c in zip(en.split(), cuts, strict=True)]
    for n in range(2):
        if n and all(len(c) > n for c in cuts):
            yield [c[n] for c in cuts]
    if not all(cuts) or any(re.search("ien|ei$|ou$|chi|ung|hs", w.lower()) for w in words):
        readings = [pinyin.from_wade(w)[:8] or c[:1] for w, c in zip(en.split(), cuts, strict=True)]
        if len(readings) > 1 and words[-1].lower() in _ENGLISH_ENDS:
            readings.pop()
        if all(readings):
            for n in range(max(map(len, readings))):
                yield [r[min(n, len(r) - 1)] for r in readings]


def chinese(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Palladius over the pinyin of the right form; exonyms by characters."""
    shown = native[0] if native else en
    for form in native:
        for name in (form, form.rstrip("市县省")):
            yield from ((form, p) for p in exonyms.CHINESE.get(name, ()))
    for cuts in _chinese_words(en, native):
        yield from ((shown, p) for p in _joined([palladius.in_step(c) for c in cuts]))
        standard = ["".join(palladius.transcribe(c)) for c in cuts]
        for n, cut in enumerate(cuts):
            yield from (
                (shown, title(" ".join((*standard[:n], form, *standard[n + 1 :])))) for form in palladius.singly(cut)
            )


def chinese_bulgarian(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Chinese as Bulgarian writes it."""
    for cuts in list(_chinese_words(en, native))[:2]:
        yield native[0] if native else en, title(" ".join(palladius.bulgarian(c) for c in cuts))


_JAPANESE_ENDS = re.compile(
    r"[- ](?:shi|ken|ku|ch[oō]|machi|mura|son|gun|fu|to|do|city|town|village|ward|prefecture)$", re.IGNORECASE
)
_JAPANESE_JOINED = {
    "町": ("chō", "cho", "machi"),
    "村": ("mura", "son"),
    "市": ("shi",),
    "区": ("ku",),
    "県": ("ken",),
    "府": ("fu",),
}


def _japanese_names(en: str, native: Sequence[str]) -> Iterator[str]:
    """A right form without its division, then as it stands: Tottori-shi -> Tottori; Sandachō (三田町) -> Sanda."""
    place = en.partition(",")[0].strip()
    bare = _JAPANESE_ENDS.sub("", place)
    yield bare
    for end in dict.fromkeys(e for form in native for e in _JAPANESE_JOINED.get(form[-1:], ())):
        if bare.endswith(end) and len(bare) - len(end) >= 3:
            yield bare.removesuffix(end)
    yield place


def japanese(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Polivanov over the Hepburn of the right form; exonyms by their usual spelling."""
    shown = native[0] if native else en
    for name in dict.fromkeys(_japanese_names(en, native)):
        words = name.split()
        for n, word in enumerate(words):
            for exonym in exonyms.JAPANESE.get(fold(word), ()):
                rest = [polivanov.pivots(w)[:1] for w in words]
                if all(rest):
                    yield shown, title(" ".join([r[0] for r in rest[:n]] + [exonym] + [r[0] for r in rest[n + 1 :]]))
        readings = [tuple(polivanov.readings(w.replace("-", ""))) for w in words]
        if not readings or not all(readings):
            continue
        for n in range(max(map(len, readings))):
            cuts = [r[min(n, len(r) - 1)] for r in readings]
            yield from ((shown, p) for p in _joined([polivanov.in_step(c) for c in cuts]))
            for at, cut in enumerate(cuts):
                standard = ["".join(polivanov.transcribe(c)) for c in cuts]
                yield from (
                    (shown, title(" ".join((*standard[:at], form, *standard[at + 1 :]))))
                    for form in polivanov.singly(cut)
                )


_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґЎў]")
_RUSSIAN_ONLY, _UKRAINIAN_ONLY = re.compile(r"[ыэёъ]", re.IGNORECASE), re.compile(r"[іїєґ]", re.IGNORECASE)


def itself(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """The native form is its own pivot: only the Latin scheme goes wrong."""
    yield from ((form, form) for form in native if _CYRILLIC.search(form))


def ukrainian(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Ukrainian as Russian writes it; a native form that is Russian already is taken as it stands."""
    for form in filter(_CYRILLIC.search, native):
        yield from ((form, p) for p in ((form,) if _RUSSIAN_ONLY.search(form) else slavic.from_ukrainian(form)))
        if not _UKRAINIAN_ONLY.search(form):
            yield form, form


def belarusian(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
    """Belarusian as Russian writes it."""
    for form in filter(_CYRILLIC.search, native):
        yield from ((form, p) for p in slavic.from_belarusian(form))


def western_names(language: str) -> Maker:
    """A maker for one language with a table of practical transcription."""

    def maker(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
        latin = (western.from_serbian(n) if western.LANGUAGES[language] == "sh" else n for n in native)
        for form in dict.fromkeys((*(n for n in latin if not _CYRILLIC.search(n)), en)):
            words = [western.transcribe(w, language) for w in re.split(r"[ -]", form)]
            if all(words):
                yield from ((form, p) for p in _joined(words))

    return maker


_TO_UK = str.maketrans({"ы": "и", "э": "е", "Э": "Е", "ъ": "'", "ё": "о", "Ё": "Йо"})
_NINE = re.compile(r"(?<=[дтзсцжшчр])и(?=[бвгджзклмнпрстфхцчшщ])")


def to_ukrainian(russian: str) -> str:
    """A Russian transcription in Ukrainian letters: и stays и after the nine consonants and before another, elsewhere it is і."""
    kept = _NINE.sub("ы", russian).replace("ьё", "йо").replace("и", "і").replace("И", "І")
    return kept.translate(_TO_UK)


def western_through_ukrainian(language: str) -> Maker:
    """A maker for one language whose names come through Ukrainian."""
    through = western_names(language)

    def maker(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
        for form, russian in through(native, en):
            yield form, to_ukrainian(russian)

    return maker


_SOFT_O = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])ё")
_ASIAN_UK = str.maketrans({"и": "і", "И": "І", "ы": "и", "э": "е", "Э": "Е", "ъ": "'", "ё": "йо", "Ё": "Йо"})


def east_asian_through_ukrainian(through: Maker) -> Maker:
    """The likeliest Russian forms of an East Asian name in Ukrainian letters, whose г is then read h: Гуанчжоу -> Huanchzhou."""

    def maker(native: Sequence[str], en: str) -> Iterator[tuple[str, str]]:
        for form, russian in islice(through(native, en), 2):
            yield form, _SOFT_O.sub("ьо", russian).translate(_ASIAN_UK)

    return maker


def mandarin(pivot: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a name's Chinese form, characters or pinyin, as pinyin syllables: 特朗普 -> ((te, lang, pu),)."""
    if pivot.isascii() or not any("\u4e00" <= c <= "\u9fff" for c in pivot):
        # te lang pu in lower case is one word cut into syllables.
        written = "".join(pivot.split()) if pivot.islower() else pivot.strip()
        cuts = [pinyin.syllabify(w) for w in re.split(r"[ ·-]+", written)]
        return tuple(c[0] for c in cuts) if all(cuts) else ()
    return hanzi.readings(pivot)
