"""Names of a corpus that no glossary has: how often they occur, and what they may stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tqcheck import lexicon
from tqcheck.glossary.entry import key
from tqcheck.glossary.index import FORM, Names
from tqcheck.glossary.near import folded
from tqcheck.romanize.invert import invert, is_relay
from tqcheck.strict_yaml.insert import inline, quote
from tqcheck.view import View

_LEAST = 4
_MOST_WORDS = 4
_MOST_CANDIDATES = 4


class Suggestion(NamedTuple):
    """A name, what it may stand for (best first; empty = nothing is known), how often it occurs and in which files."""

    text: str
    candidates: tuple[str, ...]
    source: str | None
    number: int
    files: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        return bool(self.candidates)


class Collector:
    """Looks through texts, one after the other."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._lexicon = lexicon.shipped()
        self._counts: Counter[str] = Counter()
        self._files: dict[str, dict[str, None]] = {}
        self._unknown: dict[str, bool] = {}

    def add(self, path: str, views: Iterable[View]) -> None:
        """Count the unknown names of a document."""
        for view in views:
            for text in self._runs(view):
                self._counts[text] += 1
                self._files.setdefault(text, {})[path] = None

    def _runs(self, view: View) -> Iterable[str]:
        """Unknown capitalised words, neighbours together."""
        run: list[int] = []
        words = view.capitals
        for number, word in enumerate(words):
            joined = run and view.text[words[run[-1]].end() : word.start()] == " "
            if not joined or not self._is_unknown(word.group()):
                if run:
                    yield self._text(view, run)
                run = []
            if self._is_unknown(word.group()) and len(run) < _MOST_WORDS:
                run.append(number)
        if run:
            yield self._text(view, run)

    def _text(self, view: View, run: Sequence[int]) -> str:
        return view.text[view.capitals[run[0]].start() : view.capitals[run[-1]].end()]

    def _is_unknown(self, word: str) -> bool:
        known = self._unknown.get(word)
        if known is None:
            low = key(word)
            known = self._unknown[word] = (
                len(word) >= _LEAST
                and word[1:].islower()
                and not self._names.flags(low) & FORM
                and not (low.endswith("s") and self._names.flags(low[:-1]) & FORM)
                and self._lexicon.word(low) is None
            )
        return known

    def suggestions(self, least: int = 1) -> list[Suggestion]:
        """Names that occur at least so often, doubtful ones first, then by number."""
        found = [self._suggest(text, count) for text, count in self._counts.items() if count >= least]
        return sorted(found, key=lambda one: (not one.doubtful, -one.number, one.text))

    def _suggest(self, text: str, count: int) -> Suggestion:
        candidates: list[str] = []
        source = None
        if " " not in text:
            near = [one for one in self._names.near.find(text) if folded(one.right) != folded(text)]
            candidates = [one.right for one in near]
            sources = {self._names.entry(one.entry).source for one in near}
            source = sources.pop() if len(sources) == 1 else None
        if not candidates and (origin := is_relay(text)):
            candidates = [one.en for one in invert(text, origin)]
            source = origin
        chosen = tuple(dict.fromkeys(candidates))[:_MOST_CANDIDATES]
        return Suggestion(text, chosen, source, count, tuple(self._files[text]))


def to_yaml(suggestions: Iterable[Suggestion]) -> str:
    """Entries ready to be looked through and added to a glossary; what is not known stands in comments."""
    parts = []
    taken: set[str] = set()
    for one in suggestions:
        base = "".join(char if char.isascii() and char.isalnum() else "-" for char in folded(one.text)).strip("-")
        local, number = base or "name", 1
        while local in taken:
            number += 1
            local = f"{base or 'name'}-{number}"
        taken.add(local)
        where = f"{one.number}× in {one.files[0]}" + (f" and {len(one.files) - 1} more" if len(one.files) > 1 else "")
        lines = [f"# {where}".replace("\n", " "), f"- id: {quote(local)}"]
        if one.candidates:
            lines.append(f"  en: {quote(one.candidates[0])}")
            if len(one.candidates) > 1:
                lines.append(f"  # or: {', '.join(one.candidates[1:])}")
            lines.append(f"  wrong: {inline([one.text])}")
        else:
            lines += [f"  en: {quote(one.text)}", "  # not known; add it if it is right, else put it under wrong"]
        if one.source:
            lines.append(f"  source: {quote(one.source)}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
