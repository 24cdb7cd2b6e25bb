"""Which language a stretch of text is in: by its letters, by the words that are common in it, and last by langdetect.

English is told by its function words, which costs next to nothing; the lexicon is asked about what is left, and langdetect
only about what has many unknown words and no language that the lexicon could name.
"""

from collections import Counter
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tqcheck.expressions import late

# Without those that are as common in other languages: a, in, was, do, is, for.
FUNCTION = frozenset(
    "the of and that with by from it his are were has this which not or they we she their its would who been but said "
    "than more when there if out up into about after can could you what some new also two one first before other between "
    "during against while may should them our your my because where how these those him us only any through being will".split()
)
NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
# What langdetect may answer: fewer languages are faster and leave fewer mistakes.
_EXPECTED = "en cs da de es et fi fr hr hu id it lt lv nl no pl pt ro sk sl sv tr vi".split()
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 20
_FEWEST_SMALL = 3
# langdetect guesses on less.
_LETTERS_TO_GUESS = 40
# English prose has 20 to 40 of these words in a hundred; few sentences have less than this.
_ENGLISH = 0.12
_FOREIGN = 0.35
_SURE, _NAMED = 0.9, 0.95
_OTHER_SCRIPT = 0.7
_DENSE = 6
_WORD = late(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SCRIPTS = {
    language: late(f"[{letters}]")
    for language, letters in (
        ("ru", "\u0400-\u052f"), ("zh", "\u3400-\u9fff"), ("ja", "\u3041-\u30ff"), ("ko", "\uac00-\ud7a3"), ("ar", "\u0600-\u06ff"),
        ("el", "\u0370-\u03ff"), ("he", "\u0590-\u05ff"), ("hy", "\u0531-\u0587"), ("ka", "\u10a0-\u10ff"), ("th", "\u0e00-\u0e7f"),
        ("hi", "\u0900-\u097f"),
    )
}  # fmt: skip
# Letters that only one language of a script has; without any, the one named above is the best guess.
_TELLING = {
    "ru": (
        ("be", late("ў")), ("kk", late("[қғұһ]")), ("mk", late("[ѓќѕ]")), ("sr", late("[ђћљњџј]")),
        ("uk", late("[іїєґ]")), ("bg", late("(?<=[бвгдзклмнпрст])ъ(?=[бвгдзклмнпрст])")),
    ),
    "ar": (("fa", late("[\u067e\u0686\u0698\u06af]")),),
}  # fmt: skip
_LATIN = late(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_DENSE_SCRIPT = late(r"[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Guess(NamedTuple):
    """A language other than English; "" if it is plain only that it is another. `how`: letters, words or statistics."""

    language: str
    how: str
    latin: bool = False
    """True if there are Latin letters in it."""


def foreign(text: str) -> Guess | None:
    """The other language that a folded text is in; None for English, for names, and where there is doubt."""
    low = text.lower()
    words = low.split()
    known = sum(map(FUNCTION.__contains__, words))
    if known >= _ENGLISH * len(words) and known:
        return None
    if not text.isascii() and (guess := _by_letters(text)):
        return guess
    if len(words) < _FEWEST_WORDS or len(text) < _FEWEST_LETTERS:
        return None
    return _by_words(text)


@lru_cache(100_000)
def is_odd(chunk: str) -> bool:
    """True for a chunk of text that may be of another language; where none stands, `foreign` has nothing to say."""
    from tqcheck.lexicon import shipped

    if not chunk.isascii() and any(char.isalpha() and not _LATIN.match(char) for char in chunk):
        return True
    look = shipped().word
    for word in _WORD.findall(chunk):
        if word.islower() and len(word) > 1:
            entry = look(word)
            if entry is None or not entry.is_english:
                return True
    return False


def _by_letters(text: str) -> Guess | None:
    letters = [char for char in text if char.isalpha()]
    latin = len(_LATIN.findall(text))
    if not letters or len(letters) - latin < _OTHER_SCRIPT * len(letters):
        return None
    if len(letters) < (_DENSE if _DENSE_SCRIPT.search(text) else _FEWEST_LETTERS):
        return None
    counts = {language: len(script.findall(text)) for language, script in _SCRIPTS.items()}
    if counts["ja"] * 10 > counts["zh"]:
        counts["zh"] = 0  # Japanese has Chinese characters too
    language = max(counts, key=counts.__getitem__)
    if not counts[language]:
        return Guess("", "letters", bool(latin))
    low = text.lower()
    language = next((other for other, letter in _TELLING.get(language, ()) if letter.search(low)), language)
    return Guess(language, "letters", bool(latin))


def _by_words(text: str) -> Guess | None:
    """What the lexicon says of the words in small letters: names tell nothing about the language of a sentence."""
    from tqcheck.lexicon import shipped

    look = shipped().word
    votes: Counter[str] = Counter()
    small = english = odd = nouns = 0
    for place, word in enumerate(_WORD.findall(text)):
        entry = look(word.lower())
        tagged = entry is not None and not entry.is_english
        if entry is not None:
            votes.update(entry.languages)
        if place and not word.islower():
            nouns += tagged  # German writes them so
            continue
        small += 1
        odd += tagged or (entry is None and len(word) > 1 and word.islower())
        english += entry is not None and entry.is_word and not entry.languages
    if small < _FEWEST_SMALL or odd < 2 or odd + nouns < max(_FOREIGN * (small + nouns), english):
        return None
    if votes:
        language, most = votes.most_common(1)[0]
        if most >= max(3, 0.5 * small):
            return Guess(language, "words", True)
    return _by_statistics(text) if sum(map(str.isalpha, text)) >= _LETTERS_TO_GUESS else None


def _by_statistics(text: str) -> Guess | None:
    from langdetect import LangDetectException  # type: ignore[import-untyped]

    detector = _factory().create()
    detector.append(text)
    try:
        answers = {answer.lang: answer.prob for answer in detector.get_probabilities()}
    except LangDetectException:
        return None
    if not answers or sum(answers.values()) - answers.get("en", 0.0) < _SURE:
        return None
    language, share = max(answers.items(), key=lambda pair: pair[1])
    return Guess(language if share >= _NAMED else "", "statistics", True)


@cache
def _factory() -> Any:
    """langdetect with the expected languages, and answers that do not change from run to run."""
    import os

    from langdetect import DetectorFactory, detector_factory

    profiles = []
    for language in _EXPECTED:
        with open(os.path.join(detector_factory.PROFILES_DIRECTORY, language), encoding="utf-8") as file:
            profiles.append(file.read())
    DetectorFactory.seed = 0
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    return factory
