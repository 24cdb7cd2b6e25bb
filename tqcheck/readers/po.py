"""Gettext PO: a segment for every translated message, its source the msgid in the same raw text.

- A plural message gives a segment for every `msgstr[n]`, its key ending in `[n]`; the source is msgid_plural, but for
  `[0]` msgid if the header does not say that there is one form only. Keys are `msgid` or `msgctxt|msgid`.
- Obsolete entries (`#~`), untranslated messages and the header are no segments; fuzzy messages are: they will be read.
  The header's Language and X-Source-Language are kept.
- Escapes are units. The joint of a string written on several lines (`"`, line break, `"`) is a unit that reads as
  nothing, so that a finding over it can be mended.
- A comment `#. tqcheck-disable-next-line RULE` (or `# tqcheck-...`) covers the next entry; disable and enable work as
  everywhere, from comment to comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from tqcheck.expressions import late
from tqcheck.model import Document, Role, Segment
from tqcheck.readers.base import Keys, Line, Options, fail, lines
from tqcheck.readers.placeholders import placeholders
from tqcheck.readers.po_string import STRING, join
from tqcheck.readers.suppress import Comment, suppressions
from tqcheck.text import Span, Text

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[n]")

_KEYWORD = late(r"(msgctxt|msgid_plural|msgid|msgstr\[(\d{1,3})\]|msgstr)(?=[\s\"]|\Z)|[^\s\"]+")
_SPACE = late(r"[^\S\r\n]*+")
_COMMENT = late(r"#(?:\.[ \t]*|[ \t]+)(.*+)", re.DOTALL)
_LANGUAGE = late(r"^(X-Source-)?Language: *([A-Za-z][\w@-]*)", re.MULTILINE)
_PLURALS = late(r"nplurals *= *(\d+)")
# What must not stand before a keyword in the same entry, and what must.
_AFTER = {"msgid": ("", "msgctxt"), "msgid_plural": ("msgid",), "msgstr": ("msgid",)}


@dataclass(slots=True)
class _Entry:
    """The strings of one message by keyword, each with the spans of its parts between the quotation marks."""

    start: int
    strings: dict[str, list[Span]] = field(default_factory=dict)
    end: int = 0
    last: str = ""  # the keyword that was read last


@dataclass(slots=True)
class _Header:
    language: str | None = None
    source_language: str | None = None
    plurals: int = 2


def read(path: str, raw: str, options: Options) -> Document:
    """Read a PO file. Raises ReadError with line and column where it breaks the syntax."""
    comments: list[Comment] = []
    entries = list(_entries(path, raw, comments))
    header = _Header()
    keys = Keys()
    segments: list[Segment] = []
    for entry in entries:
        texts = {keyword: join(path, raw, parts) for keyword, parts in entry.strings.items()}
        if texts["msgid"].plain == "" and "msgctxt" not in texts:
            header = _read_header(texts)
            continue
        segments += _segments(texts, header, keys)

    def entry_after(place: Span) -> Span:
        index = bisect_left(entries, place.end, key=lambda entry: entry.start)
        return Span(entries[index].start, entries[index].end) if index < len(entries) else Span(len(raw), len(raw))

    silenced = suppressions(path, raw, comments, entry_after)
    return Document(path, "po", raw, tuple(segments), silenced, header.source_language)


def _segments(texts: dict[str, Text], header: _Header, keys: Keys) -> Iterator[Segment]:
    base = texts["msgid"].plain
    if "msgctxt" in texts:
        base = f"{texts['msgctxt'].plain}|{base}"
    base = keys.unique(base)
    for keyword, target in texts.items():
        if not keyword.startswith("msgstr") or not target.plain.strip():
            continue
        source = texts["msgid"]
        if "msgid_plural" in texts and not (keyword == "msgstr[0]" and header.plurals > 1):
            source = texts["msgid_plural"]
        yield Segment(
            base + keyword.removeprefix("msgstr"),
            Role.MESSAGE,
            target,
            source,
            codes=placeholders(target.plain),
            language=header.language,
            source_language=header.source_language,
        )


def _read_header(texts: dict[str, Text]) -> _Header:
    text = next((text.plain for keyword, text in texts.items() if keyword.startswith("msgstr")), "")
    header = _Header()
    for source, language in _LANGUAGE.findall(text):
        tag = language.split("@")[0].replace("_", "-")
        if source:
            header.source_language = tag
        else:
            header.language = tag
    if plurals := _PLURALS.search(text):
        header.plurals = int(plurals[1])
    return header


def _entries(path: str, raw: str, comments: list[Comment]) -> Iterator[_Entry]:
    """The entries in order; comments that may be directives go to `comments`."""
    entry: _Entry | None = None
    for line in lines(raw):
        at = _skip_space(raw, line.start)
        if at == line.end:
            continue
        if raw[at] == "#":
            if entry and entry.last.startswith("msgstr"):
                yield _complete(path, raw, entry)
                entry = None
            if found := _COMMENT.fullmatch(raw, at, line.end):
                comments.append(Comment(Span(at, line.end), found[1]))
            continue
        if raw[at] != '"':
            if entry and raw.startswith(("msgctxt", "msgid"), at) and entry.last.startswith("msgstr"):
                yield _complete(path, raw, entry)
                entry = None
            entry = entry or _Entry(at)
            at = _open_string(path, raw, entry, at, line)
        if entry is None:
            raise fail("a string without a keyword before it", path, raw, at, KEYWORDS)
        _read_strings(path, raw, entry, at, line)
    if entry:
        yield _complete(path, raw, entry)


def _open_string(path: str, raw: str, entry: _Entry, at: int, line: Line) -> int:
    """Begin the string of a keyword; the place after it."""
    found = _KEYWORD.match(raw, at, line.end)
    assert found is not None  # the caller saw neither white space nor a quotation mark
    keyword = found[1]
    if keyword is None:
        raise fail(f"expected a keyword, found {found[0][:30]!r}", path, raw, at, KEYWORDS)
    if keyword in entry.strings:
        raise fail(f"a second {keyword} in one message", path, raw, at)
    last = entry.last
    if keyword == "msgctxt":
        right = last == ""
    elif found[2] is not None:
        right = last == "msgid_plural" if found[2] == "0" else last == f"msgstr[{int(found[2]) - 1}]"
    else:
        right = last in _AFTER[keyword]
    if not right:
        raise fail(f"{keyword} cannot stand after {last or 'nothing'}", path, raw, at)
    _require_string(path, raw, entry)
    entry.strings[keyword] = []
    entry.last = keyword
    return found.end()


def _read_strings(path: str, raw: str, entry: _Entry, at: int, line: Line) -> None:
    """The strings on the rest of a line belong to the keyword that was read last."""
    at = _skip_space(raw, at)
    while at < line.end:
        found = STRING.match(raw, at, line.end)
        if found is None:
            _bad_string(path, raw, at)
        entry.strings[entry.last].append(Span(*found.span(1)))
        entry.end = found.end()
        at = _skip_space(raw, found.end())


def _bad_string(path: str, raw: str, at: int) -> NoReturn:
    if raw[at] == '"':
        raise fail('the string is not closed by " on its line', path, raw, at)
    raise fail('expected a string in "quotation marks"', path, raw, at)


def _require_string(path: str, raw: str, entry: _Entry) -> None:
    if entry.last and not entry.strings[entry.last]:
        raise fail(f"{entry.last} has no string", path, raw, entry.start)


def _complete(path: str, raw: str, entry: _Entry) -> _Entry:
    _require_string(path, raw, entry)
    if not entry.last.startswith("msgstr"):
        raise fail("the message has no msgstr", path, raw, entry.start)
    return entry


def _skip_space(raw: str, at: int) -> int:
    found = _SPACE.match(raw, at)
    return found.end() if found else at
