"""Where forms of the glossaries stand in a text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.glossary.entry import key
from tqcheck.glossary.index import FORM, LEADS, MORE, Form, Names
from tqcheck.kinds import judging
from tqcheck.kinds.base import ODD, Hits
from tqcheck.kinds.witness import Sighting
from tqcheck.view import CAPITAL, NAME_REST, View, capitals_in

_WORD = late(r"\w" + NAME_REST)
_NEXT = late(r"[ -]\w" + NAME_REST)
_MOST_KNOWN = 200_000


class Found(NamedTuple):
    """A place in the folded text whose words are a form of the index."""

    start: int
    end: int
    forms: list[Form]
    plural: bool


def lookup(names: Names, text: str, start: int) -> Found | None:
    """The longest form of the index that stands at `start`, hyphens present or not."""
    candidates: list[tuple[int, str]] = []
    form_key, at, last = "", start, ""
    while word := _WORD.match(text, at):
        last = key(word.group())
        form_key += last
        at = word.end()
        flags = names.flags(form_key)
        if flags & FORM:
            candidates.append((at, form_key))
        if not flags & MORE or at >= len(text) or text[at] not in " -":
            break
        form_key += " " if text[at] == " " else ""
        at += 1
    for end, candidate in reversed(candidates):
        forms = [form for form in names.forms(candidate) if _fits(names, form, text, start, end)]
        if forms:
            return Found(start, end, forms, False)
    if not candidates and form_key == last and form_key.endswith("s") and names.flags(form_key[:-1]) & FORM:
        forms = [
            form
            for form in names.forms(form_key[:-1])
            if form.how == "listed" and _fits(names, form, text, start, at - 1)
        ]
        if forms and text[at - 1 : at] == "s":
            return Found(start, at, forms, True)
    return None


def _fits(names: Names, form: Form, text: str, start: int, end: int) -> bool:
    """Case and neighbours: a form in capitals stands in capitals, and no form is a part of a longer hyphenated word."""
    found = text[start:end]
    if form.how == "derived":
        follows = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()
        precedes = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
        return not (follows or precedes) and judging.written_so(form, found)
    if names.entry(form.entry).case or form.text.islower():
        return _bare(found) == _bare(form.text)
    return not (form.text[:1].isupper() and found[:1].islower())


def _bare(text: str) -> str:
    return text.replace("-", "").replace("'", "").replace("\u2019", "")


class Finder:
    """Looks for the forms of an index."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: dict[str, int] = {}
        self._pairs: dict[str, bool] = {}
        self._promising: dict[str, bool] = {}

    def odd(self, chunk: str) -> bool:
        """True if a wrong form may begin in a chunk of text."""
        known = self._known
        for word in capitals_in(chunk):
            flags = known.get(word)
            if flags is None:
                flags = known[word] = self._flags(word)
            if flags & LEADS:
                return True
        return False

    def promises(self, view: View, hits: Hits) -> bool:
        """False if no wrong form begins in the odd chunks of a segment or at the other hits."""
        text, known = view.text, self._promising
        for start, end in hits.get(ODD, ()):
            after = text.find(" ", end + 1)
            stretch = text[start : after if after >= 0 else len(text)]
            promising = known.get(stretch)
            if promising is None:
                if len(known) > _MOST_KNOWN:
                    known.clear()
                promising = known[stretch] = self._promises(stretch, end - start)
            if promising:
                return True
        return len(hits) > (ODD in hits)

    def _promises(self, stretch: str, length: int) -> bool:
        """True if a wrong form may begin in the first of two chunks, going by both."""
        names = self._names
        for found in CAPITAL.finditer(stretch, 0, length):
            first = key(found.group())
            flags = names.flags(first)
            if self._is_wrong(first) or (first.endswith("s") and self._is_wrong(first[:-1])):
                return True
            after = _NEXT.match(stretch, found.end()) if flags & MORE else None
            if after is not None:
                pair = first + (" " if after.group()[0] == " " else "") + key(after.group()[1:])
                if names.flags(pair) & MORE or self._is_wrong(pair):
                    return True
        return False

    def _is_wrong(self, form_key: str) -> bool:
        """True if a form that is not right has this key."""
        return bool(self._names.flags(form_key) & FORM) and any(
            form.how != "right" for form in self._names.forms(form_key)
        )

    def starts(self, view: View, hits: Hits) -> Iterator[int]:
        """Where a form may begin: at capitalised words that begin one, and where the gate says."""
        known, text = self._known, view.text
        promising = [
            found.start() for found in view.capitals if known.get(found.group(), FORM) and self._begins(text, found)
        ]
        given = [start for place, places in hits.items() if place != ODD for start, _ in places]
        return iter(sorted({*promising, *given}) if given else promising)

    def _begins(self, text: str, found: re.Match[str]) -> bool:
        word = found.group()
        flags = self._known.get(word)
        if flags is None:
            flags = self._known[word] = self._flags(word)
        if flags & FORM or not flags & MORE:
            return bool(flags & FORM)
        # The beginning of longer forms only: the next word decides.
        after = _NEXT.match(text, found.end())
        if after is None:
            return False
        pair = word + after.group()
        known = self._pairs.get(pair)
        if known is None:
            glue = " " if pair[len(word)] == " " else ""
            known = self._pairs[pair] = bool(self._names.flags(key(word) + glue + key(after.group())))
            if len(self._pairs) > _MOST_KNOWN:
                self._pairs.clear()
        return known

    def _flags(self, word: str) -> int:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        first = key(word)
        plural = self._names.flags(first[:-1]) & (FORM | LEADS) if first.endswith("s") else 0
        return self._names.flags(first) | plural

    def everything(self, views: Sequence[View]) -> Iterator[tuple[View, Found]]:
        """Every place with a form of the index, right or wrong."""
        for view in views:
            end = -1
            for start in self.starts(view, {}):
                if start < end:
                    continue
                found = lookup(self._names, view.text, start)
                if found is not None:
                    end = found.end
                    yield view, found

    def sightings(self, views: Sequence[View]) -> Iterator[Sighting]:
        """Where right forms stand."""
        for view, found in self.everything(views):
            span = view.plain(found.start, found.end)
            for form in found.forms:
                if form.how == "right":
                    yield Sighting(form.entry, view.number, span, view.text[found.start : found.end])
