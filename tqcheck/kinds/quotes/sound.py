"""A quick proof that a paragraph has no fault: most have none, and the parser need not read them."""

from __future__ import annotations

import re
from functools import lru_cache

from tqcheck import expressions
from tqcheck.expressions import late
from tqcheck.kinds.quotes.locale import Locale
from tqcheck.kinds.quotes.marks import has_rare_marks
from tqcheck.kinds.quotes.names import Names

# Pairs of marks with a space or bracket outside and something else inside, and nothing but pairs.
_STRAIGHT = late(r'[^"]*+(?:(?<![\w.,;:!?)…%])"(?=[^\s".,;:!?)])[^"]*+(?<=[^\s"(\[])"(?![\w"])[^"]*+)*')
_CURLY = late(r"[^“”]*+(?:(?<![\w.,;:!?)…%])“(?=[^\s“”.,;:!?)])[^“”]*+(?<=[^\s“”(\[])”(?![\w”])[^“”]*+)*")
_NOT_CURLY = late("[„‟«»〝〞＂「」『』《》‘´]|’’|''|[`\"]|,,|<<")


_SHORT = late(r"[\"“][^\W_a-z][^\"“”]{0,40}[\"”]")


@lru_cache(maxsize=8)
def _suspects(locale: Locale) -> re.Pattern[str]:
    """Closing marks after which something else may be wrong."""
    resumes = "|".join(sorted(locale.resumes)) or "(?!)"
    dash_stop_verb = rf" ?,? ?[–—-]|(?<=\w.)(?:[.,]| {locale.attribution.pattern})"
    dashed = r"(?<=[.,:] [–—-] [\"“])|(?<=[.,:] [–—-][\"“])"
    return expressions.compile(rf"[\"“”'](?:(?<=[\"”])(?:{dash_stop_verb})| (?:{resumes}) |{dashed})")


def expressions_of(locale: Locale) -> re.Pattern[str]:
    """The expression made of a locale's words."""
    return _suspects(locale)


def is_sound(text: str, locale: Locale, names: Names | None) -> bool:
    """True if every mark of a text with marks is plainly right; False says nothing."""
    if '"' in text:
        fits = not has_rare_marks(text) and _STRAIGHT.fullmatch(text)
    else:
        fits = locale.outer == ("“", "”") and not _NOT_CURLY.search(text) and _CURLY.fullmatch(text)
    if not fits or _suspects(locale).search(text):
        return False
    return names is None or not any(names.near(text, *short.span()) for short in _SHORT.finditer(text))
