"""Kind `starts`: sentences and paragraphs that begin with a small letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.letters import capital, expand, in_code
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Document, Facts, Match, Replacement, Role, Rule
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_PLACES = ("sentence", "paragraph")
# A stop, and then a word in small letters.
_SENTENCE = late(r" ?\. [\"“«]?([^\W\d_A-Z][a-z'-]*)(?=[ ,;:])")
# What stands before the stop: a word of two letters or more, a year; no initials, no "www. x", no "e. V."
_BEFORE = late(r"(?<![\w.@/-])([^\W\d_]{2,}|\d{1,4}|[)\]%]) ?\.\Z")
_PARAGRAPH = late(r"[ \t]*([\"“«]?)([^\W\d_A-Z][a-z'-]*)(?=[ ,])")
_BULLET = late(r"\s*(?:[-–—*•·>#]|\d+[.)]|[a-z][.)])")
_FEWEST_WORDS = 5
# What the first two begin with.
_MAY_BE_SENTENCE = late(r"\. [\"“«]?[^\W\d_A-Z]")
_MAY_BE_PARAGRAPH = late(r"\n[ \t]*[\"“«]?[^\W\d_A-Z]")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    spec: dict[str, Any] = {"place": rule.need("place").as_choice(_PLACES), "replaces": True}
    spec["except"] = expand(rule, "except", lists)
    spec["not_after"] = expand(rule, "not_after", lists)
    return spec, []


class StartsScanner:
    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        self._rules = [catalog.rule(head.number) for head in heads]

    @cached_property
    def _lexicon(self) -> Any:
        from tqcheck.lexicon import shipped

        return shipped()

    def glance(self, text: str) -> Iterator[int]:
        yield from (found.start() for found in _MAY_BE_SENTENCE.finditer(text))
        yield from (found.start() for found in _MAY_BE_PARAGRAPH.finditer("\n" + text))

    def scan(self, view: View, hits: Hits) -> list[Match]:
        matches = []
        for rule in self._rules:
            if rule.roles and view.segment.role not in rule.roles:
                continue
            if rule.spec["place"] == "sentence":
                words = [found.span(1) for found in _SENTENCE.finditer(view.text)]
                words = [span for span in words if _ends(rule, view.text, span[0])]
            else:
                words = self._paragraph(view)
            for start, end in words:
                word = view.text[start:end]
                if word in rule.spec["except"] or not self._lexicon.is_english(word.split("'")[0]):
                    continue
                span = view.plain(start, end)
                if not in_code(view, span):
                    fix = Replacement(((span, capital(view.segment.target.plain[span.start : span.end])),))
                    matches.append(Match(rule.id, view.number, span, (fix,), {"match": word}))
        return matches

    def _paragraph(self, view: View) -> list[tuple[int, int]]:
        found = _PARAGRAPH.match(view.text)
        # The headline needs no stop at its end.
        headline = view.number == 0 and view.segment.role is Role.HEADING
        if not found or _BULLET.match(view.text) or not (headline or view.segment.role is Role.PARAGRAPH):
            return []
        whole = (headline or _has_end(view.text)) and len(view.text.split()) >= _FEWEST_WORDS
        return [found.span(2)] if whole else []

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        places = {rule.id: rule.spec["place"] for rule in self._rules}
        begun = sum(1 for match in matches if places[match.rule] == "paragraph")
        if not begun:
            return matches
        prose = sum(1 for view in views if _has_end(view.text))
        return [
            match
            for match in matches
            if places[match.rule] == "sentence"
            or (begun <= max(1, prose * 2 / 3) and (match.segment == 0 or not _goes_on(views, match.segment)))
        ]


def _has_end(text: str) -> bool:
    """True if a text ends in a stop, before closing marks or not."""
    return text.rstrip().rstrip("\"'”’»)]").endswith((".", "!", "?", "…"))


def _ends(rule: Rule, text: str, start: int) -> bool:
    """True if the stop before a word ends a sentence and no abbreviation."""
    found = _BEFORE.search(text, max(0, start - 30), start - 1 - (text[start - 1] != " "))
    return found is not None and found[1].lower() not in rule.spec["not_after"]


def _goes_on(views: Sequence[View], number: int) -> bool:
    """True if the paragraph goes on with the sentence of the one before it: no stop there, and more than a heading."""
    before = views[number - 1].text.rstrip()
    return before.endswith((",", ";", "-", "–", "—", ":")) or (not _has_end(before) and len(before) > 90)


KIND = Kind(
    "starts",
    "sentences and paragraphs that begin with a small letter",
    ("place", "except", "not_after"),
    compile_rule,
    StartsScanner,
)
