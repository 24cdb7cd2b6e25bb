"""What all readers share: their options, line ends, errors with a place, keys, and what is no prose in any format."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tqcheck.errors import ReadError
from tqcheck.expressions import late
from tqcheck.text import Lines, Piece, Span, Text, TextBuilder, verbatim

_LINE_BREAK = late(r"\r\n|[\n\r]")
_LINE = late(r"([^\r\n]*+)(?:\r\n|\n|\r|\Z)")
# Compiled by `re` when the first address may be there: most articles have none.
_URL = r"(?i)(?<!\w)(?:https?://|www\.)[^\s<>\[\]\"“”«»]+"
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_URL_TAIL = "?!.,:;*_~'’&"


class Options(NamedTuple):
    """How to read a file: `format` of None goes by the extension; the fields are names, dotted paths or column numbers."""

    format: str | None = None
    field: str = "text"
    source_field: str | None = None
    id_field: str | None = None


class Line(NamedTuple):
    """A line of the raw text: its characters are `[start, end)`, the line after it starts at `next`."""

    start: int
    end: int
    next: int


def lines(raw: str, start: int = 0) -> Iterator[Line]:
    """The lines of a raw text from `start` on, ended by \\n, \\r\\n or a lone \\r."""
    for found in _LINE.finditer(raw, start):
        if found.start() == len(raw):
            return
        yield Line(found.start(), found.end(1), found.end())


def trim(raw: str, start: int, end: int) -> Span:
    """`[start, end)` without the white space at both ends; an empty span if nothing is left."""
    text = raw[start:end]
    inner = text.lstrip()
    start += len(text) - len(inner)
    return Span(start, start + len(inner.rstrip()))


def fail(message: str, path: str, raw: str, offset: int, allowed: Iterable[str] = ()) -> ReadError:
    """A ReadError at an offset of the raw text."""
    return ReadError(message, path, *Lines(raw).place(offset), allowed)


def join_lines(raw: str, parts: Sequence[Span], encode: Callable[[str], str] = verbatim) -> Text:
    """Trimmed lines as one text: a line break, with all that stands between the lines, is a unit that reads as \\n."""
    if len(parts) == 1:
        return Text.slice(raw, *parts[0], encode)
    builder = TextBuilder(raw)
    at = parts[0].start
    for before, after in pairwise(parts):
        if raw[before.end : after.start] != "\n":
            builder.copy(at, before.end)
            builder.unit(before.end, after.start, "\n")
            at = after.start
    builder.copy(at, parts[-1].end)
    return builder.build(encode)


def over(upper: Text, lower: Text, encode: Callable[[str], str]) -> Text:
    """`upper`, which stands over the plain text of `lower`, as a text over the raw text of `lower`."""
    pieces: list[Piece] = []
    first = upper.pieces[0].raw.start if upper.pieces else 0
    index = bisect_right(lower.pieces, first, key=lambda piece: piece.start + piece.length)
    for piece in upper.pieces:
        if not piece.verbatim:
            pieces.append(Piece(piece.start, lower.to_raw(piece.raw)[0], piece.length))
            continue
        at, end = piece.raw
        while at < end:
            while lower.pieces[index].start + lower.pieces[index].length <= at:
                index += 1
            below = lower.pieces[index]
            stop = min(end, below.start + below.length)
            start = piece.start + at - piece.raw.start
            if below.verbatim:
                offset = below.raw.start - below.start
                pieces.append(Piece(start, Span(at + offset, stop + offset), stop - at))
            else:
                pieces.append(Piece(start, below.raw, below.length))
            at = stop
    return Text(upper.plain, tuple(pieces), encode)


class Keys:
    """Gives every segment a key that no other has: a repeated name gets its number (`id`, `id#2`)."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def unique(self, key: str) -> str:
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return key if count == 1 else self.unique(f"{key}#{count}")


def has_addresses(text: str) -> bool:
    """A quick look: False if there are no `addresses` in a text."""
    return "@" in text or "://" in text or "www." in text or "WWW." in text


def addresses(text: str) -> list[Span]:
    """Bare web and mail addresses, without the punctuation that follows them, in order."""
    found: list[Span] = []
    if "://" in text or "www." in text or "WWW." in text:
        found += (url_end(text, match.start(), match.end()) for match in re.finditer(_URL, text))
    if "@" in text:
        found += (Span(*match.span()) for match in re.finditer(_EMAIL, text))
        found.sort()
    codes: list[Span] = []
    for span in found:
        if not codes or codes[-1].end <= span.start:
            codes.append(span)
    return codes


def url_end(text: str, start: int, end: int) -> Span:
    """A web address without the punctuation after it; a closing bracket stays if it was opened inside."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        if text[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif text[end - 1] not in _URL_TAIL:
            break
        end -= 1
    return Span(start, end)


def one_line(text: str) -> str:
    """The encoder of formats in which a line break ends the segment: it is written as a space."""
    return _LINE_BREAK.sub(" ", text)
