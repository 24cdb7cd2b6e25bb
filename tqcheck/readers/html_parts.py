"""The HTML that may stand in Markdown: tags, comments and entities, and the prose in blocks of HTML."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Role
from tqcheck.readers.base import one_line, trim
from tqcheck.text import Span, Text, TextBuilder

# Elements that stand on their own; between them text belongs together. (CommonMark's list and a few of HTML's.)
BLOCK_TAGS = (
    *("address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup"),
    *(
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
    ),
    *("frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link"),
    *("main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section"),
    *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul"),
)
RAW_TAGS = ("script", "pre", "style", "textarea")

_ATTRIBUTE = r"""\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?"""
TAG = late(rf"<(?:(?P<open>[A-Za-z][\w-]*+)(?:{_ATTRIBUTE})*\s*+/?|/(?P<close>[A-Za-z][\w-]*+)\s*+)>")
_OTHER_START = late(r"<\?|<!\[CDATA\[|<![A-Za-z]")
_ENTITY = late(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,40});")
_HTML_SPECIAL = late("[<&]")
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    **dict.fromkeys(("li", "dd", "dt"), Role.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Role.CELL),
    "blockquote": Role.QUOTE,
}


class HtmlBlock(NamedTuple):
    """How a block of HTML begins, what ends it (None: a blank line), and whether there may be prose in it."""

    begins: re.Pattern[str]
    ends: re.Pattern[str] | None
    prose: bool = False


HTML_BLOCKS = (
    HtmlBlock(
        re.compile(rf"<(?:{'|'.join(RAW_TAGS)})(?=[\s>]|$)", re.IGNORECASE),
        re.compile(rf"</(?:{'|'.join(RAW_TAGS)})>", re.IGNORECASE),
    ),
    HtmlBlock(re.compile("<!--"), re.compile("-->"), prose=True),
    HtmlBlock(re.compile(r"<\?"), re.compile(r"\?>")),
    HtmlBlock(re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    HtmlBlock(re.compile("<![A-Za-z]"), re.compile(">")),
    HtmlBlock(re.compile(rf"</?(?:{'|'.join(BLOCK_TAGS)})(?=\s|/?>|$)", re.IGNORECASE), None, prose=True),
)
TAG_ALONE = HtmlBlock(TAG, None, prose=True)


class Mark(NamedTuple):
    """`[start, end)` does not read as it stands: it reads as `text`, or is markup (None)."""

    start: int
    end: int
    text: str | None


class Tags:
    """Finds what begins with `<` in one text, in linear time: what is not closed once is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed: set[str] = set()
        self.comments: list[Span] = []

    def end(self, at: int) -> int:
        """The end of the tag, comment or declaration that begins at `at`; -1 if none does."""
        text = self._text
        if text.startswith("<!--", at):
            end = self._find("-->", at + 4)
            if end > 0:
                self.comments.append(Span(at, end))
            return end
        if found := TAG.match(text, at):
            return found.end()
        if found := _OTHER_START.match(text, at):
            return self._find({"<?": "?>", "<![CDATA[": "]]>"}.get(found[0], ">"), found.end())
        return -1

    def skip_raw(self, name: str, at: int) -> int:
        """The end of the element `name` (script, style ...) whose content starts at `at`; the end of the text if open."""
        found = re.compile(rf"</{name}\s*+>", re.IGNORECASE).search(self._text, at)
        return found.end() if found else len(self._text)

    def _find(self, closing: str, at: int) -> int:
        if closing in self._unclosed:
            return -1
        found = self._text.find(closing, at)
        if found < 0:
            self._unclosed.add(closing)
            return -1
        return found + len(closing)


def entity(text: str, at: int) -> Mark | None:
    """The character reference at `at`, if it is one."""
    found = _ENTITY.match(text, at)
    if found is None:
        return None
    name = found[0][1:]
    # `html.unescape` would also read a name that only begins with a known one (`&notit;`).
    meaning = html.unescape(found[0]) if name.startswith("#") else html5.get(name)
    return None if meaning is None else Mark(*found.span(), meaning)


def is_break(text: str, at: int) -> bool:
    """True for `<br>`, which reads as a line break."""
    return text[at + 1 : at + 3].lower() == "br"


def assemble(text: str, marks: list[Mark], start: int, end: int) -> TextBuilder:
    """The plain text of `text[start:end]` with sorted `marks`, as pieces over `text`."""
    builder = TextBuilder(text)
    for mark in marks:
        builder.copy(start, mark.start)
        if mark.text is not None:
            builder.unit(mark.start, mark.end, mark.text)
        start = mark.end
    builder.copy(start, end)
    return builder


def encode(text: str) -> str:
    """`text` as it is written in HTML."""
    return html.escape(one_line(text), quote=False)


def prose(text: str, role: Role) -> tuple[list[tuple[Role, Text]], list[Span]]:
    """The texts between the block elements of a piece of HTML with their roles, and the places of its comments."""
    tags = Tags(text)
    found_texts: list[tuple[Role, Text]] = []
    marks: list[Mark] = []
    start = at = 0
    current = role

    def flush(end: int) -> None:
        span = trim(text, start, end)
        inner = [mark for mark in marks if span.start <= mark.start and mark.end <= span.end]
        built = assemble(text, inner, *span).build(encode)
        if built.plain.strip():
            found_texts.append((current, built))
        marks.clear()

    while found := _HTML_SPECIAL.search(text, at):
        at = found.start()
        if text[at] == "&":
            mark = entity(text, at)
            if mark:
                marks.append(mark)
            at = mark.end if mark else at + 1
            continue
        end = tags.end(at)
        if end < 0 and text.startswith("<!--", at):
            end = len(text)  # a comment that is not closed hides the rest
        elif end < 0:
            at += 1
            continue
        tag = TAG.match(text, at)
        name = (tag["open"] or tag["close"]).lower() if tag else ""
        if tag and tag["open"] and name in RAW_TAGS:
            end = tags.skip_raw(name, end)
        if name in BLOCK_TAGS or name in RAW_TAGS:
            flush(at)
            start = end
            current = _ROLES.get(name, role) if tag and tag["open"] else role
        else:
            marks.append(Mark(at, end, "\n" if is_break(text, at) else None))
        at = end
    flush(len(text))
    return found_texts, tags.comments
