"""Markdown: CommonMark with GitHub's tables, footnotes, strike-through and bare addresses, by a scanner of our own.

A paragraph, heading, table cell, or text between block elements of HTML is a segment; a hard-wrapped paragraph is one
segment, its line breaks (with the `> ` or indentation of the next line) units that read as \\n. Code blocks, front matter,
link targets and titles, link definitions and comments are no prose. See `markdown_blocks` and `markdown_inline`.
"""

from __future__ import annotations

from tqcheck.expressions import late
from tqcheck.model import Document, Role, Segment
from tqcheck.readers.base import Options, addresses, join_lines, one_line, over
from tqcheck.readers.html_parts import prose
from tqcheck.readers.markdown_blocks import find_blocks
from tqcheck.readers.markdown_inline import scan
from tqcheck.readers.suppress import Comment, line_suppressions
from tqcheck.text import Piece, Span, Text

_MARKUP = late(r"[\\`*_\[\]<>]|~(?=~|$)|(?<=~)~|^~|&(?=#|\w+;|\w*$)")
_BLOCK_START = late(r"^(#{1,6}|[-+]|=+|\d{1,9}(?=[.)]))(?=[.)]?\s)")


def encode(text: str) -> str:
    """`text` as it is written in Markdown; a line break becomes a space, what would be read as markup is escaped."""
    text = one_line(text)
    if found := _BLOCK_START.match(text):
        digits = found[1].isdecimal()
        start = found[1] + "\\" if digits else "\\" + found[1]
        return start + _MARKUP.sub(r"\\\g<0>", text[found.end(1) :])
    return _MARKUP.sub(r"\\\g<0>", text)


def encode_cell(text: str) -> str:
    """`text` as it is written in a cell of a table."""
    return encode(text).replace("|", "\\|")


def read(path: str, raw: str, options: Options) -> Document:
    """Read Markdown. Raises ReadError for a broken directive in a comment."""
    found = find_blocks(raw)
    labels = frozenset(found.labels)
    segments: list[Segment] = []
    comments: list[Comment] = []
    for block in found.blocks:
        base = join_lines(raw, block.lines)
        texts, places = _html(base, block.role) if block.html else _markdown(base, block.role, labels)
        for role, text, codes in texts:
            segments.append(Segment(str(len(segments) + 1), role, text, codes=codes))
        comments += (_comment(raw, base, place) for place in places)
    return Document(path, "markdown", raw, tuple(segments), line_suppressions(path, raw, comments, segments))


_Texts = list[tuple[Role, Text, tuple[Span, ...]]]


def _markdown(base: Text, role: Role, labels: frozenset[str]) -> tuple[_Texts, list[Span]]:
    found = scan(base.plain, labels)
    if found.image and role is Role.PARAGRAPH:
        role = Role.CAPTION
    text, cut = _trimmed(over(found.text, base, encode_cell if role is Role.CELL else encode))
    codes = (Span(max(0, code.start - cut), min(code.end - cut, len(text.plain))) for code in found.codes)
    texts = [(role, text, tuple(code for code in codes if code.start < code.end))] if text.plain.strip() else []
    return texts, found.comments


def _html(base: Text, role: Role) -> tuple[_Texts, list[Span]]:
    texts, comments = prose(base.plain, role)
    trimmed = ((role, _trimmed(over(text, base, text.encode))[0]) for role, text in texts)
    return [(role, text, tuple(addresses(text.plain))) for role, text in trimmed], comments


def _comment(raw: str, base: Text, place: Span) -> Comment:
    span, _ = base.to_raw(place)
    return Comment(span, base.plain[place.start + 4 : place.end - 3])


def _trimmed(text: Text) -> tuple[Text, int]:
    """The text without spaces and line breaks at its ends, where markup stood before or after, and how many went first."""
    plain = text.plain.strip(" \n")
    if len(plain) == len(text.plain):
        return text, 0
    low = text.plain.index(plain)
    high = low + len(plain)
    pieces: list[Piece] = []
    for piece in text.pieces:
        start, end = max(piece.start, low), min(piece.start + piece.length, high)
        if start < end:
            raw = piece.raw
            if piece.verbatim:
                raw = Span(raw.start + start - piece.start, raw.start + end - piece.start)
            pieces.append(Piece(start - low, raw, end - start))
    return Text(plain, tuple(pieces), text.encode), low
