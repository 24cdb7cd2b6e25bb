"""Kind `script`: letters, words and passages in another writing than the target language's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import expand, in_code
from tqcheck.kinds.lookup import lookup
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement, Rule
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_LOOK = ("letters", "words")
# Greek, Cyrillic, Armenian, Hebrew, Arabic, the writings of India and South-East Asia, Georgian, Ethiopic, kana, Han, Hangul.
_OTHER = "\u0370-\u03ff\u0400-\u052f\u0531-\u058a\u0590-\u06ff\u0750-\u077f\u0900-\u0fff\u1000-\u139f\u1780-\u17ff\u1f00-\u1fff\u3041-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_LINE = late(rf"[{_OTHER}][^\n]*")
_RUN = late(rf"[{_OTHER}](?:[{_OTHER}\u0300-\u036f]|[ \u3001-\u3003\u30fb.,:;\"“”«»()'-]+(?=[{_OTHER}]))*")
_WORD = late(rf"[\w']*[{_OTHER}][\w']*")
_CYRILLIC = late(r"[\u0400-\u04ff]")
_LEAST_NAME = 4
_LATIN = late(r"[A-Za-z\u00c0-\u024f]")
# Letters that look like Latin ones.
_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅЗοανιρυκχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTXYIJS3oavipukxABEZHIKMNOPTYX",
)
_SCRIPTS = (
    ("Greek", "\u0370", "\u03ff"),
    ("Cyrillic", "\u0400", "\u052f"),
    ("Armenian", "\u0531", "\u058a"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("Arabic", "\u0600", "\u077f"),
    ("Japanese", "\u3041", "\u30ff"),
    ("Chinese or Japanese", "\u3400", "\u9fff"),
    ("Korean", "\uac00", "\ud7a3"),
)
# A word in brackets, after an equals sign or before a gloss in brackets is shown on purpose; so is one that the text speaks of.
_SHOWN_BEFORE = late(r"[(\[（/=][^()\[\]（）\n]{0,80}\Z")
_SHOWN_AFTER = late(r"[\"”»']{0,2} ?(?:[(\[（=]|[–—-] )")
_HAS_LATIN_WORD = late(r"[A-Za-z]{2}")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    look = rule.need("look").as_choice(_LOOK)
    return {"look": look, "after": expand(rule, "not_after", lists), "replaces": look == "letters"}, []


class ScriptScanner:
    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        rules = [catalog.rule(head.number) for head in heads]
        self._names = catalog.names
        self._letters = [rule for rule in rules if rule.spec["look"] == "letters"]
        self._words = [rule for rule in rules if rule.spec["look"] == "words"]

    def glance(self, text: str) -> Iterator[int]:
        """Where letters of another writing stand, once in each paragraph."""
        return iter(()) if text.isascii() else (found.start() for found in _LINE.finditer(text))

    def scan(self, view: View, hits: Hits) -> list[Match]:
        if not _LATIN.search(view.text):
            return []
        matches, mixed = [], []
        for found in _WORD.finditer(view.text):
            word = found.group()
            if not _LATIN.search(word) and not _is_lone_letter(view, *found.span()):
                continue
            mixed.append(Span(*found.span()))
            latin = self._by_sound(word) or word.translate(_ALIKE)
            if latin.isascii() or not re.search(rf"[{_OTHER}]", latin):
                for rule in self._letters:
                    matches += self._match(rule, view, *found.span(), latin)
            elif len(_LATIN.findall(word)) > 1 and re.search(rf"[{_OTHER}]", word):
                for rule in self._words:
                    matches += self._match(rule, view, *found.span(), None)
        for found in _RUN.finditer(view.text):
            span = Span(*found.span())
            if not any(span.overlaps(word) for word in mixed):
                for rule in self._words:
                    if _is_left(rule, view, *found.span()):
                        matches += self._match(rule, view, *found.span(), None)
        return matches

    def _by_sound(self, word: str) -> str | None:
        """The name that a word is when its letters are spelled out, if they are no look-alikes: Хarkiv, Lukaшenko."""
        if len(word) < _LEAST_NAME or not _CYRILLIC.search(word):
            return None
        from tqcheck import lexicon
        from tqcheck.romanize.cyrillic import mark, named

        if lexicon.shipped().is_english(word.translate(_ALIKE).lower()):
            return None
        spelled = mark(word).translate(named("press").table)
        found = lookup(self._names, spelled, 0)
        known = found is not None and found.end == len(spelled) and any(form.how == "right" for form in found.forms)
        return spelled if known else None

    def _match(self, rule: Rule, view: View, start: int, end: int, latin: str | None) -> list[Match]:
        span = view.plain(start, end)
        if in_code(view, span):
            return []
        fixes = () if latin is None else (Replacement(((span, latin),)),)
        values = {"match": view.text[start:end], "script": _script(view.text[start:end])}
        return [Match(rule.id, view.number, span, fixes, values)]

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        return matches


def _is_lone_letter(view: View, start: int, end: int) -> bool:
    """True for a letter that looks Latin and stands alone among Latin words: а cat."""
    text = view.text
    alone = end - start == 1 and text[start] in "аАіІ"
    return (
        alone
        and bool(re.search(r"[A-Za-z][,.;:]? \Z", text[:start]) or start == 0)
        and bool(re.match(r" [A-Za-z]", text[end : end + 2]))
    )


def _is_left(rule: Rule, view: View, start: int, end: int) -> bool:
    text = view.text
    if end - start == 1 and "\u0370" <= text[start] <= "\u03ff":
        return False  # a Greek letter is a symbol
    before = text[max(0, start - 90) : start]
    if _SHOWN_BEFORE.search(before) or (_SHOWN_AFTER.match(text, end) and _HAS_LATIN_WORD.search(text, end, end + 40)):
        return False
    if (
        re.search(r"\w\.\w", text[start:end])
        or re.match(r"\.\w|[@/_]", text[end : end + 2])
        or before.endswith(("@", "#", "/", "_", "."))
    ):
        return False
    word = re.search(r"([\w'-]+)[\s\"“«'‘:,]*\Z", before)
    return word is None or word[1].lower() not in rule.spec["after"]


def _script(text: str) -> str:
    """The name of the writing of the first letter that is not Latin."""
    for char in text:
        for name, low, high in _SCRIPTS:
            if low <= char <= high:
                return name
    return "another"


KIND = Kind(
    "script",
    "letters, words and passages in another writing",
    ("look", "not_after", "suggest"),
    compile_rule,
    ScriptScanner,
)
