"""Words by which an English text speaks of the country, or one of the countries, that names of a language come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from tqcheck.expressions import late

_WORDS: Mapping[str, str] = {
    "ko": "korea korean koreans dprk seoul pyongyang",
    "zh": "china chinese prc beijing taiwan taiwanese taipei hongkong shanghai",
    "ja": "japan japanese tokyo",
    "ru": "russia russian russians moscow kremlin",
    "uk": "ukraine ukrainian ukrainians kyiv kiev",
    "be": "belarus belarusian belarusians minsk",
    "kk": "kazakhstan kazakh astana almaty",
    "ky": "kyrgyzstan kyrgyz bishkek",
    "uz": "uzbekistan uzbek tashkent",
    "tg": "tajikistan tajik dushanbe",
    "mn": "mongolia mongolian ulaanbaatar",
    "ka": "georgia georgian tbilisi",
    "hy": "armenia armenian yerevan",
    "az": "azerbaijan azerbaijani baku",
    "ar": "arab arabic egypt egyptian cairo syria syrian damascus iraq iraqi baghdad saudi yemen yemeni jordan lebanon lebanese libya libyan algeria "
    "algerian morocco moroccan tunisia tunisian qatar qatari emirates kuwait oman palestinian palestine sudan sudanese",
    "fa": "iran iranian iranians tehran afghanistan afghan kabul",
    "ps": "afghanistan afghan kabul taliban",
    "he": "israel israeli israelis jerusalem",
    "tr": "turkey turkish türkiye ankara istanbul",
    "de": "germany german germans berlin austria austrian vienna switzerland swiss",
    "fr": "france french paris belgium belgian canada canadian switzerland swiss",
    "es": "spain spanish madrid mexico mexican argentina argentine colombia colombian chile chilean venezuela venezuelan peru peruvian cuba cuban",
    "pt": "portugal portuguese brazil brazilian lisbon",
    "it": "italy italian rome",
    "nl": "netherlands dutch hague belgium belgian",
    "pl": "poland polish warsaw",
    "cs": "czech prague",
    "sk": "slovakia slovak bratislava",
    "hu": "hungary hungarian budapest",
    "ro": "romania romanian bucharest moldova moldovan chisinau",
    "bg": "bulgaria bulgarian sofia",
    "sr": "serbia serbian belgrade",
    "hr": "croatia croatian zagreb",
    "el": "greece greek athens cyprus",
    "lt": "lithuania lithuanian vilnius",
    "lv": "latvia latvian riga",
    "et": "estonia estonian tallinn",
    "fi": "finland finnish helsinki",
    "sv": "sweden swedish stockholm",
    "no": "norway norwegian oslo",
    "da": "denmark danish copenhagen",
    "vi": "vietnam vietnamese hanoi",
    "th": "thailand thai bangkok",
    "id": "indonesia indonesian jakarta",
    "ms": "malaysia malaysian",
    "my": "myanmar burma burmese",
    "hi": "india indian delhi",
    "ur": "pakistan pakistani islamabad",
    "en": "american americans washington britain british london u.s. us uk australia australian",
}
_WORD = late(r"[^\W\d_]+(?:\.[^\W\d_]\.)?")


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


def spoken_of(low: str) -> Counter[str]:
    """The languages of the countries that a text in lower case speaks of, with the number of words that do."""
    table = _languages()
    words = Counter(filter(table.__contains__, _WORD.findall(low)))
    found: Counter[str] = Counter()
    for word, times in words.items():
        for language in table[word]:
            found[language] += times
    return found
