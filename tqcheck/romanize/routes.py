"""The routes by which a name reaches English through a third language, one row each.

A row says where names come from, which language carries them, how their forms in that language are found, and how these are
then written in Latin letters. To add a route, add a row to `ROUTES`; where no maker in `makers` fits, write one.
"""

from typing import NamedTuple

from tqcheck.romanize import western
from tqcheck.romanize.cyrillic import Scheme
from tqcheck.romanize.makers import (
    Maker,
    belarusian,
    chinese,
    chinese_bulgarian,
    east_asian_through_ukrainian,
    itself,
    japanese,
    korean,
    korean_bulgarian,
    ukrainian,
    western_names,
    western_through_ukrainian,
)
from tqcheck.romanize.schemes import BELARUSIAN, BULGARIAN, RUSSIAN, UKRAINIAN


class Route(NamedTuple):
    """Names of the languages `origins` carried by `pivot` (both ISO 639-1); without `maker` only given pivots travel it."""

    id: str
    origins: frozenset[str]
    pivot: str
    maker: Maker | None
    schemes: tuple[Scheme, ...]


_ANY = frozenset({"*"})
ROUTES: tuple[Route, ...] = (
    Route("ko-ru", frozenset({"ko"}), "ru", korean, RUSSIAN),
    Route("zh-ru", frozenset({"zh"}), "ru", chinese, RUSSIAN),
    Route("ja-ru", frozenset({"ja"}), "ru", japanese, RUSSIAN),
    Route("ko-uk", frozenset({"ko"}), "uk", east_asian_through_ukrainian(korean), UKRAINIAN),
    Route("zh-uk", frozenset({"zh"}), "uk", east_asian_through_ukrainian(chinese), UKRAINIAN),
    Route("ja-uk", frozenset({"ja"}), "uk", east_asian_through_ukrainian(japanese), UKRAINIAN),
    Route("ko-bg", frozenset({"ko"}), "bg", korean_bulgarian, BULGARIAN),
    Route("zh-bg", frozenset({"zh"}), "bg", chinese_bulgarian, BULGARIAN),
    Route("uk-ru", frozenset({"uk"}), "ru", ukrainian, RUSSIAN),
    Route("uk", frozenset({"uk"}), "uk", itself, UKRAINIAN),
    Route("be-ru", frozenset({"be"}), "ru", belarusian, RUSSIAN),
    Route("ru", frozenset({"ru"}), "ru", itself, RUSSIAN),
    *(
        Route(f"{language}-ru", frozenset({language}), "ru", western_names(language), RUSSIAN)
        for language in western.LANGUAGES
    ),
    *(
        Route(f"{language}-uk", frozenset({language}), "uk", western_through_ukrainian(language), UKRAINIAN)
        for language in western.LANGUAGES
    ),
    # Arabic and Persian write no short vowels, other scripts have no table here: their names travel with given pivots.
    Route("any-ru", _ANY, "ru", None, RUSSIAN),
    Route("any-uk", _ANY, "uk", None, UKRAINIAN),
    Route("any-be", _ANY, "be", None, BELARUSIAN),
    Route("any-bg", _ANY, "bg", None, BULGARIAN),
    Route("any-zh", _ANY, "zh", None, ()),
)


def routes_from(source: str) -> tuple[Route, ...]:
    """The rows for names of language `source` that find pivots by themselves, and the rows for given pivots."""
    return tuple(r for r in ROUTES if source in r.origins or "*" in r.origins)
