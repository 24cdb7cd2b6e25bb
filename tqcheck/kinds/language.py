"""Kind `language`: sentences, paragraphs and whole files that are in another language than the target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds.base import ODD, Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.detect import FUNCTION, NAMES, Guess, foreign, is_odd
from tqcheck.kinds.pattern import Compiled
from tqcheck.model import Certainty, Document, Facts, Match, Role, Rule
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

_LOOK = ("sentence", "paragraph", "file")
_SILENT = (Role.CAPTION, Role.BYLINE)
# So much of a file must be in another language, in so many paragraphs, to be one finding.
_WHOLE = 0.8
_PARAGRAPHS = 3
_ENGLISH_PARAGRAPH = 0.15
_OPENING, _CLOSING = "\"'“‘«„", "\"'”’»“"
_GLOSS = late(r"\s*(?:\(|\[|[–—] )")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    return {"look": rule.need("look").as_choice(_LOOK), "replaces": False}, []


class LanguageScanner:
    english: Sequence[str] = ()

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        rules = [catalog.rule(head.number) for head in heads]
        self._rules = {look: [rule for rule in rules if rule.spec["look"] == look] for look in _LOOK}

    def odd(self, chunk: str) -> bool:
        return is_odd(chunk)

    def scan(self, view: View, hits: Hits) -> list[Match]:
        if view.segment.role in _SILENT:
            return []
        return [
            match
            for start, end, guess in _stretches(view, hits)
            for rule in self._rules["paragraph" if end - start == len(view.text) else "sentence"] or self._rules["file"]
            if (match := _match(rule, view, start, end, guess))
        ]

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        if not matches:
            return []
        if whole := self._whole(views, matches):
            matches = [whole]
        else:
            # What is wholly in other letters beside Latin ones is told word by word by the kind `script`.
            files = {rule.id for rule in self._rules["file"]}
            matches = [match for match in matches if match.values["mixed"] == "" and match.rule not in files]
        source = (facts.source_language.value or "").split("-")[0]
        return [
            match._replace(certainty=Certainty.SURE) if source and match.values["code"] == source else match
            for match in matches
        ]

    def _whole(self, views: Sequence[View], matches: Sequence[Match]) -> Match | None:
        """One match for a file that is in another language."""
        spans = {(match.segment, match.span): match for match in matches}
        letters = sum(len(view.text) for view in views if view.segment.role not in _SILENT)
        inside = sum(span.end - span.start for _, span in spans)
        if len({segment for segment, _ in spans}) < _PARAGRAPHS or inside < _WHOLE * letters:
            return None
        first = min(matches, key=lambda match: (match.segment, match.span))
        code = Counter(match.values["code"] for match in spans.values()).most_common(1)[0][0]
        for rule in self._rules["file"]:
            values = {
                **first.values,
                "code": code,
                "language": _name(code),
                "share": str(round(100 * inside / letters)),
            }
            return first._replace(rule=rule.id, values=values)
        return None


def _stretches(view: View, hits: Hits) -> Iterator[tuple[int, int, Guess]]:
    """Sentences in one other language, those that follow each other as one; the whole text if all of it is."""
    text = view.text
    odd = list({text[start:end] for start, end in hits.get(ODD, ())})
    if len(odd) == 1 and odd[0].isascii() and "-" not in odd[0]:
        return  # one word is told by other kinds
    if view.is_shouting:
        return
    words = view.low.split()
    if len(view.sentences) < 2 or sum(map(FUNCTION.__contains__, words)) < _ENGLISH_PARAGRAPH * len(words):
        guess = foreign(text)
        if guess:
            yield 0, len(text), guess
            return
    if len(view.sentences) < 2:
        return
    found: list[tuple[int, int, Guess]] = []
    for start, end in view.sentences:
        if not any(text.find(chunk, start, end) >= 0 for chunk in odd):
            continue
        guess = foreign(text[start:end])
        if guess is None or _is_shown(text, start, end):
            continue
        if found and found[-1][2].language == guess.language and not text[found[-1][1] : start].strip():
            start = found.pop()[0]
        found.append((start, end, guess))
    yield from found


def _is_shown(text: str, start: int, end: int) -> bool:
    """True for a sentence that stands in quotation marks, or is explained in brackets."""
    quoted = text[start] in _OPENING and text[end - 1] in _CLOSING
    return quoted or bool(_GLOSS.match(text, end))


def _match(rule: Rule, view: View, start: int, end: int, guess: Guess) -> Match | None:
    span = view.plain(start, end)
    if any(code.holds(span) for code in view.segment.codes):
        return None
    mixed = "1" if guess.how == "letters" and guess.latin else ""
    values = {"match": view.text[start:end], "code": guess.language, "language": _name(guess.language), "mixed": mixed}
    return Match(rule.id, view.number, Span(*span), (), values, {"told_by": guess.how})


def _name(code: str) -> str:
    return NAMES.get(code, "another language")


KIND = Kind(
    "language",
    "sentences, paragraphs and files in another language",
    ("look", "suggest"),
    compile_rule,
    LanguageScanner,
)
