"""Plain text: paragraphs, headings, bullets, captions.

- Blank lines separate blocks. In a block every line is a segment, unless the block is hard-wrapped: at least two lines,
  every line but the last with 50 to 100 characters, the last with at most 100. Then the block is one segment; its line
  breaks (with the white space round them) stay in the plain text as \\n.
- A bullet (`•`, `*`, `-`, `–` and a space) is no prose. `•` and `*` always start an item; a dash only at the start of a
  block, after an item, or after a line that ends a sentence: elsewhere in wrapped text it is a dash. A line that is a
  block of its own and begins with a dash is no item: so speech begins in many languages.
- Roles: the items of a block with a credit line (©, `Photo:`, the name of an agency alone) are captions, and so is a
  credit line without a bullet; other items are list items. A line of at most 120 characters without final punctuation
  is a heading if it is the first of the document or stands alone between blank lines. All else is a paragraph.
- A line `<!-- tqcheck-... -->` is a directive (see `suppress`), no prose, and separates blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqcheck.expressions import late
from tqcheck.model import Document, Role, Segment
from tqcheck.readers.base import Options, addresses, has_addresses, join_lines, one_line
from tqcheck.readers.suppress import HTML_COMMENT, Comment, is_directive, line_suppressions
from tqcheck.text import Span

# A line, its white space in front left out.
_LINE = late(r"[^\S\r\n]*+([^\r\n]*+)(?:\r\n|\n|\r|\Z)")
_WRAP = range(50, 101)
_HEADING = 120
_CREDIT_LENGTH = 200
_SHORT = max(_HEADING, _CREDIT_LENGTH)
"""A longer line is neither a heading nor a credit."""

_BULLETS = "•*–-"
_BULLET = late(rf"([{_BULLETS}])[^\S\r\n]+(?=[^\r\n]*?\w)")
_CLOSING = "\"'”’»)]"
_AGENCY = r"(?:AFP|AP|EPA|EPA-EFE|Getty Images|KCNA|RIA Novosti|Reuters|Sputnik|TASS|Xinhua|Yonhap)"
_CREDIT = late(
    rf"^{_AGENCY}$|(?:/\s?|[(\[]){_AGENCY}[)\]]?$"
    r"|^[(\[]?(?i:photo|image|picture|video|illustration|graphic|infographic|map)s?(?i: credit| by| courtesy of)?\s*[:/] ?\S"
)


def read(path: str, raw: str, options: Options) -> Document:
    """Read plain text. Raises ReadError for a broken directive."""
    comments: list[Comment] = []
    segments: list[Segment] = []
    addressed = has_addresses(raw)
    for role, part in paragraphs(raw, comments):
        target = join_lines(raw, part, one_line)
        codes = tuple(addresses(target.plain)) if addressed else ()
        segments.append(Segment(str(len(segments) + 1), role, target, codes=codes))
    return Document(path, "text", raw, tuple(segments), line_suppressions(path, raw, comments, segments))


def paragraphs(raw: str, comments: list[Comment] | None = None) -> Iterator[tuple[Role, list[Span]]]:
    """The trimmed lines of each segment and its role. Directives go to `comments`; without it there are none."""
    first = True
    for block in _blocks(raw, comments):
        if len(block) == 1 and block[0].end - block[0].start > _SHORT and raw[block[0].start] not in _BULLETS:
            yield Role.PARAGRAPH, block  # mostly
            first = False
            continue
        items = list(_items(raw, block))
        credited = any(bullet and _is_credit(raw[s.start : s.end]) for parts, bullet in items for s in parts)
        for parts, bullet in items:
            for number, part in enumerate(_join(parts)):
                if bullet and number == 0:
                    role = Role.CAPTION if credited else Role.LIST_ITEM
                else:
                    role = _role(raw, part, alone=len(block) == 1 or first)
                yield role, part
                first = False


def _blocks(raw: str, comments: list[Comment] | None) -> Iterator[list[Span]]:
    """The trimmed lines of each block; directives go to `comments`."""
    block: list[Span] = []
    for found in _LINE.finditer(raw):
        start = found.start(1)
        if text := found[1].rstrip():
            span = Span(start, start + len(text))
            if not (text.startswith("<!--") and _directive(raw, span, comments)):
                block.append(span)
                continue
        if block:
            yield block
            block = []
    if block:
        yield block


def _directive(raw: str, span: Span, comments: list[Comment] | None) -> bool:
    if comments is None:
        return False
    found = HTML_COMMENT.fullmatch(raw, span.start, span.end)
    if found is None or not is_directive(found[1]):
        return False
    comments.append(Comment(span, found[1]))
    return True


def _items(raw: str, block: Sequence[Span]) -> Iterator[tuple[list[Span], bool]]:
    """The block cut at its bullets: lines without the bullet, and whether there was one."""
    part: list[Span] = []
    in_item = False
    for line in block:
        bullet = _BULLET.match(raw, line.start, line.end)
        speech = bullet is not None and bullet[1] in "-–" and len(block) == 1
        starts = (
            bullet is not None
            and not speech
            and (bullet[1] in "•*" or in_item or not part or _ends_in(".:;!?…", raw[part[-1].start : part[-1].end]))
        )
        if bullet is not None and starts:
            if part:
                yield part, in_item
            part, in_item = [Span(bullet.end(), line.end)], True
        else:
            part.append(line)
    yield part, in_item


def _join(part: list[Span]) -> list[list[Span]]:
    """One group of lines if they are hard-wrapped, else each line on its own."""
    wrapped = len(part) > 1 and all(line.end - line.start in _WRAP for line in part[:-1])
    if wrapped and part[-1].end - part[-1].start < _WRAP.stop:
        return [part]
    return [[line] for line in part]


def _ends_in(marks: str, text: str) -> bool:
    """True if the text ends in one of the marks, with or without closing quotation marks and brackets after it."""
    return text.rstrip(_CLOSING).endswith(tuple(marks))


def _is_credit(plain: str) -> bool:
    return len(plain) <= _CREDIT_LENGTH and ("©" in plain or _CREDIT.search(plain) is not None)


def _role(raw: str, part: Sequence[Span], *, alone: bool) -> Role:
    if len(part) > 1 or part[0].end - part[0].start > _SHORT:
        return Role.PARAGRAPH
    plain = raw[part[0].start : part[0].end]
    if _is_credit(plain):
        return Role.CAPTION
    return Role.HEADING if alone and len(plain) <= _HEADING and not _ends_in(".,:;!?…", plain) else Role.PARAGRAPH
