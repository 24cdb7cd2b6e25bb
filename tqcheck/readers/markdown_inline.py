"""The inline marks of Markdown: what in a paragraph is prose, and where it stands.

Code spans and addresses stay in the plain text as codes; the text of links and the alternative text of images is prose,
their targets and titles are not; emphasis, inline HTML and footnote marks are markup; escapes, entities and hard line
breaks are units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.readers.base import addresses
from tqcheck.readers.html_parts import Mark, Tags, assemble, entity, is_break
from tqcheck.readers.markdown_emphasis import Run, pair
from tqcheck.text import Span, Text

_SPECIAL = late(r"[\\`<&\[\]*_~]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = late("`+")
_RUN = late(r"\*++|_++|~++")
_AUTOLINK = late(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})*)>"
)
_FOOTNOTE = late(r"\[\^[^\]\[\s]{1,100}\]")
_DESTINATION = r"(?:<[^<>\\\n]*+(?:\\.[^<>\\\n]*+)*>|(?!<)(?:[^\s()\\]++|\\.|\((?:[^\s()\\]++|\\.)*\))*)"
_TITLE = r"""(?:"[^"\\]*+(?:\\.[^"\\]*+)*"|'[^'\\]*+(?:\\.[^'\\]*+)*'|\([^()\\]*+(?:\\.[^()\\]*+)*\))"""
_TARGET = late(rf"\(\s*+{_DESTINATION}(?:\s++{_TITLE})?\s*+\)", re.DOTALL)
_LABEL = late(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)


class _Bracket(NamedTuple):
    """A `[` or `![` that may open a link; `runs` delimiter runs stood before it."""

    start: int
    end: int
    image: bool
    runs: int


class Prose(NamedTuple):
    """What a paragraph reads as: text over the text that was scanned, with codes (in the plain text) and comments."""

    text: Text
    codes: tuple[Span, ...]
    comments: list[Span]
    image: bool
    """True if all of it is one image's alternative text."""


def normal_label(label: str) -> str:
    """Labels of link references agree without regard to case and white space."""
    return " ".join(label.split()).casefold()


def scan(text: str, labels: frozenset[str]) -> Prose:
    """The prose in the text of a paragraph, heading or cell; `labels` are those that the document defines."""
    if not _SPECIAL.search(text):
        return Prose(Text.slice(text, 0, len(text)), tuple(addresses(text)), [], False)
    scanner = _Scanner(text, labels)
    scanner.run()
    marks = sorted(scanner.marks + pair(scanner.runs), key=lambda mark: mark.start)
    plain = assemble(text, marks, 0, len(text)).build()
    codes = (plain.from_raw(code) for code in sorted(scanner.codes))
    return Prose(plain, tuple(code for code in codes if code.start < code.end), scanner.tags.comments, scanner.image)


class _Scanner:
    """One pass over a text. The handlers get the place of a special character and give the place to go on from."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.marks: list[Mark] = []
        self.codes: list[Span] = []
        self.runs: list[Run] = []
        self.tags = Tags(text)
        self.image = False
        self._brackets: list[_Bracket] = []
        self._dead = 0
        self._at = 0
        self._ticks: dict[int, list[int]] | None = None
        self._addresses = addresses(text)
        self._next_address = 0

    def run(self) -> None:
        handlers = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "&": self._entity,
            "[": self._open,
            "]": self._close,
        }
        while found := _SPECIAL.search(self.text, self._at):
            at = found.start()
            if not self._pass_addresses(at):
                self._at = handlers.get(self.text[at], self._delimiters)(at)
        self._pass_addresses(len(self.text))

    def _pass_addresses(self, at: int) -> bool:
        """Addresses up to `at` are codes. True if `at` itself was in one and is passed."""
        while self._next_address < len(self._addresses) and (span := self._addresses[self._next_address]).start <= at:
            self._next_address += 1
            if span.start >= self._at:
                self.codes.append(span)
                if span.end > at:
                    self._at = span.end
                    return True
        return False

    def _escape(self, at: int) -> int:
        char = self.text[at + 1 : at + 2]
        if char == "\n" or char in _PUNCTUATION:
            self.marks.append(Mark(at, at + 2, char))
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for found in _TICKS.finditer(self.text):
                self._ticks.setdefault(len(found[0]), []).append(found.start())
        start = at
        while self.text.startswith("`", start):
            start += 1
        length = start - at
        closers = self._ticks.get(length, [])
        index = bisect_left(closers, start)
        if index == len(closers):
            return start
        end = closers[index]
        after = end + length
        inner = self.text[start:end]
        if len(inner) > 2 and inner[0] in " \n" and inner[-1] in " \n" and inner.strip():
            start, end = start + 1, end - 1
        self.marks += (Mark(at, start, None), Mark(end, after, None))
        self.codes.append(Span(start, end))
        return after

    def _angle(self, at: int) -> int:
        if link := _AUTOLINK.match(self.text, at):
            self.marks += (Mark(at, at + 1, None), Mark(link.end() - 1, link.end(), None))
            self.codes.append(Span(*link.span(1)))
            return link.end()
        end = self.tags.end(at)
        if end < 0:
            return at + 1
        self.marks.append(Mark(at, end, "\n" if is_break(self.text, at) else None))
        return end

    def _entity(self, at: int) -> int:
        mark = entity(self.text, at)
        if mark is None:
            return at + 1
        self.marks.append(mark)
        return mark.end

    def _open(self, at: int) -> int:
        if note := _FOOTNOTE.match(self.text, at):
            self.marks.append(Mark(*note.span(), None))
            return note.end()
        image = at > self._at and self.text[at - 1] == "!"
        self._brackets.append(_Bracket(at - image, at + 1, image, len(self.runs)))
        return at + 1

    def _close(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        opener = self._brackets.pop()
        dead = not opener.image and len(self._brackets) < self._dead
        self._dead = min(self._dead, len(self._brackets))
        end = -1 if dead else self._link_end(opener, at)
        if end < 0:
            return at + 1
        if not opener.image:
            # A link holds no links: what is still open outside cannot become one.
            self._dead = len(self._brackets)
        self.image = opener.image and opener.start == 0 and end == len(self.text)
        self.marks += (Mark(opener.start, opener.end, None), Mark(at, end, None))
        self.marks += pair(self.runs[opener.runs :])
        del self.runs[opener.runs :]
        return end

    def _link_end(self, opener: _Bracket, at: int) -> int:
        """The end of the link whose text ends at `at`; -1 if it is none."""
        if target := _TARGET.match(self.text, at + 1):
            return target.end()
        if not self.labels:
            return -1
        label = _LABEL.match(self.text, at + 1)
        if label and label[1].strip():
            return label.end() if normal_label(label[1]) in self.labels else -1
        if at - opener.end > 999 or normal_label(self.text[opener.end : at]) not in self.labels:
            return -1
        return label.end() if label else at + 1

    def _delimiters(self, at: int) -> int:
        found = _RUN.match(self.text, at)
        end = found.end() if found else at + 1
        if self.text[at] != "~" or end - at == 2:
            self.runs.append(Run.at(self.text, at, end))
        return end
