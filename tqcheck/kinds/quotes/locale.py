"""What is right where: which marks a language sets, and the words around quotations that tell an end from a beginning."""

from __future__ import annotations

import re
from functools import cached_property

from tqcheck import expressions

Pair = tuple[str, str]


class Locale:
    """How one language sets quotations. `inside`: comma and full stop stand before the closing mark. `spaced`: marks keep a space inside.

    `verbs` report speech ("said"), `subjects` may stand before them ("he"). `weak` words end no quotation ("the"), nor do
    `joins` after a verb ("stated that"). `resumes` are verbs that go on after one with a capital that they should not have.
    """

    def __init__(
        self,
        outer: Pair,
        inner: Pair,
        inside: bool = False,
        spaced: bool = False,
        verbs: frozenset[str] = frozenset(),
        subjects: frozenset[str] = frozenset(),
        weak: frozenset[str] = frozenset(),
        joins: frozenset[str] = frozenset(),
        resumes: frozenset[str] = frozenset(),
    ) -> None:
        self.outer = outer
        self.inner = inner
        self.inside = inside
        self.spaced = spaced
        self.verbs = verbs
        self.subjects = subjects
        self.weak = weak
        self.joins = joins
        self.resumes = resumes

    @cached_property
    def shapes(self) -> dict[str, int]:
        """1 for a mark that opens, -1 for one that closes, 0 for one that does both. What is in no locale opens or closes by its form."""
        own = dict.fromkeys("\"'", 0)
        for opening, closing in (self.outer, self.inner):
            own[closing] = -1
            own[opening] = 1
        return {**_BY_FORM, **own}

    @cached_property
    def foreign(self) -> frozenset[str]:
        """Double marks that the language does not set."""
        return frozenset(_BY_FORM) - {*self.outer, *self.inner, *"“”‘’"}

    @cached_property
    def attribution(self) -> re.Pattern[str]:
        """What stands directly after a quotation that somebody said: "said", "he said"."""
        verbs, subjects = "|".join(sorted(self.verbs)), "|".join(sorted(self.subjects))
        return expressions.compile(rf"(?:(?:{subjects})[ \u00a0])?(?:{verbs})\b" if verbs else "(?!)")


_BY_FORM = {
    "“": 1, "”": -1, "„": 1, "‟": 1, "«": 1, "»": -1, "〝": 1, "〞": -1, "＂": 0, "``": 1, "''": 0, ",,": 1, "‘‘": 1, "’’": -1, "<<": 1, ">>": -1,
    "「": 1, "」": -1, "『": 1, "』": -1, "《": 1, "》": -1, "‘": 1, "’": -1, "‚": 1, "‹": 1, "›": -1,
}  # fmt: skip

_ENGLISH_VERBS = frozenset(
    "accused acknowledged added admitted admits agreed agrees announced announces answered answers argued argues asked asks asserted asserts "
    "assured began believed believes boasted called claimed claims clarified commented comments complained complains concluded concludes "
    "confessed confessed confirmed confirms continued continues countered cried declared declares denied described emphasised emphasises emphasized "
    "emphasizes exclaimed explained explains expressed insisted insists joked jokes lamented laughed laughs mused noted notes objected observed offered "
    "opined pleaded pointed promised proposed protested quipped quoted quotes read reads recalled recalls reckoned reckons remarked remembered "
    "repeated replied replies reported reports responded responds revealed said says shouted sighed specified stated states stressed stresses suggested "
    "suggests summarised summarized summed testified thinks thought told tweeted underlined underscored urged vowed warned warns "
    "whispered wondered wrote writes".split()
)

_ENGLISH_SUBJECTS = frozenset("he she they it I we He She They".split())

_ENGLISH_WEAK = frozenset("a an the of and or than into with my your our their its".split())

_ENGLISH_RESUMES = frozenset("Was Were Is Are Has Had".split())

_AMERICAN = Locale(
    ("“", "”"),
    ("‘", "’"),
    inside=True,
    verbs=_ENGLISH_VERBS,
    subjects=_ENGLISH_SUBJECTS,
    weak=_ENGLISH_WEAK,
    joins=frozenset({"that"}),
    resumes=_ENGLISH_RESUMES,
)

LOCALES: dict[str, Locale] = {
    "en-US": _AMERICAN,
    "en-GB": Locale(
        _AMERICAN.outer,
        _AMERICAN.inner,
        verbs=_ENGLISH_VERBS,
        subjects=_ENGLISH_SUBJECTS,
        weak=_ENGLISH_WEAK,
        joins=frozenset({"that"}),
        resumes=_ENGLISH_RESUMES,
    ),
    "de": Locale(("„", "“"), ("‚", "‘")),
    "fr": Locale(("«", "»"), ("“", "”"), spaced=True),
    "ru": Locale(("«", "»"), ("„", "“")),
    "es": Locale(("«", "»"), ("“", "”")),
    "uk": Locale(("«", "»"), ("„", "“")),
}

_LIKE_BRITISH = ("GB", "IE", "AU", "NZ", "IN", "ZA")


def locale_of(tag: str) -> Locale:
    """The locale for a BCP 47 tag: itself, else its language, else American English."""
    language, _, region = tag.partition("-")
    if language == "en":
        return LOCALES["en-GB" if region in _LIKE_BRITISH else "en-US"]
    return LOCALES.get(tag) or LOCALES.get(language) or LOCALES["en-US"]
