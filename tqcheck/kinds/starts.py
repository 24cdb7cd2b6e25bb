"""Kind `starts`: sentences and paragraphs that begin with a small letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck.kinds.base import Catalog, Head, Hit, Kind, Lists
from tqcheck.kinds.letters import capital, expand, in_code
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement, Role
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_PLACES = ("sentence", "paragraph")
# A word of two letters or more, then a stop, then a word in small letters. No initials, no "www. x", no "e. V."
_SENTENCE = re.compile(
    r"(?<![\w.@/-])([^\W\d_]{2,}|\d{1,4}|[)\]%])([\"'”’»]?[.!?][\"'”’»)]?|[.][\"”»]) ([\"'“‘«(]?)([^\W\d_A-Z][a-z'-]*)(?=[ ,;:])"
)
_PARAGRAPH = re.compile(r"[ \t]*([\"“«]?)([^\W\d_A-Z][a-z'-]*)(?=[ ,])")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z")
_BULLET = re.compile(r"\s*(?:[-–—*•·>#]|\d+[.)]|[a-z][.)])")
_FEWEST_WORDS = 5


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    spec: dict[str, Any] = {"place": rule.need("place").as_choice(_PLACES), "replaces": True}
    spec["except"] = expand(rule, "except", lists)
    spec["not_after"] = expand(rule, "not_after", lists)
    return spec, [("", 0)]


class StartsScanner:
    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def scan(self, view: View, hits: Sequence[Hit]) -> list[Match]:
        matches = []
        for rule in self._rules:
            if rule.roles and view.segment.role not in rule.roles:
                continue
            found = _SENTENCE.finditer(view.text) if rule.spec["place"] == "sentence" else self._paragraph(view)
            for place in found:
                word = place[place.re.groups]
                start, end = place.span(place.re.groups)
                if rule.spec["place"] == "sentence":
                    stop = place[2]
                    before = place[1].lower()
                    if (before in rule.spec["not_after"] and stop.startswith(".")) or not self._ends(place):
                        continue
                if word in rule.spec["except"] or not self._lexicon.is_english(word.split("'")[0]):
                    continue
                span = view.plain(start, end)
                if not in_code(view, span):
                    fix = Replacement(((span, capital(view.segment.target.plain[span.start : span.end])),))
                    matches.append(Match(rule.id, view.number, span, (fix,), {"match": word}))
        return matches

    def _ends(self, place: re.Match[str]) -> bool:
        """True if the stop ends a sentence: a quotation's `!` or `?` may stand inside one."""
        stop, opening = place[2], place[3]
        if stop[0] in "!?" or stop[-1:] in "\"'”’»)" or stop[0] in "\"'”’»":
            # "Why?" he asked; Yahoo! said; (sic!) and so on.
            return False
        return not opening or opening in '"“«'

    def _paragraph(self, view: View) -> list[re.Match[str]]:
        found = _PARAGRAPH.match(view.text)
        if not found or _BULLET.match(view.text) or view.segment.role is not Role.PARAGRAPH:
            return []
        whole = _ENDS.search(view.text) and len(view.text.split()) >= _FEWEST_WORDS
        return [found] if whole else []

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        places = {rule.id: rule.spec["place"] for rule in self._rules}
        begun = sum(1 for match in matches if places[match.rule] == "paragraph")
        prose = sum(1 for view in views if _ENDS.search(view.text))
        return [
            match
            for match in matches
            if places[match.rule] == "sentence"
            or (begun <= max(1, prose / 3) and (match.segment == 0 or not _goes_on(views, match.segment)))
        ]


def _goes_on(views: Sequence[View], number: int) -> bool:
    """True if the paragraph goes on with the sentence of the one before it: no stop there, and more than a heading."""
    before = views[number - 1].text.rstrip()
    return before.endswith((",", ";", "-", "–", "—", ":")) or (not _ENDS.search(before) and len(before) > 90)


KIND = Kind(
    "starts",
    "sentences and paragraphs that begin with a small letter",
    ("place", "except", "not_after"),
    compile_rule,
    StartsScanner,
)
