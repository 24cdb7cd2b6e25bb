"""Kind `lines`: whole lines that are no part of the article, told by their words and their place; they are removed as a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tqcheck.expressions import late
from tqcheck.kinds import matcher
from tqcheck.kinds.base import Catalog, Head, Hits, Kind, Lists
from tqcheck.kinds.pattern import Compiled, PatternScanner, finds
from tqcheck.model import Document, Facts, Match, Replacement, Role, Rule
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

WHERE = ("anywhere", "top", "bottom", "edge", "last")
"""Where in the document: above the first paragraph of prose, below the last, either of these; the last line, or one with only such lines below it, under an article of prose."""
SAME_AS = ("heading", "earlier")
_LONGEST = 200
# A paragraph of prose has at least so many words; shorter ones may be headings, captions, buttons.
_PROSE = 10
# An article has at least so many of them.
_ARTICLE = 3
# How far below the heading its repetition stands, and how long a paragraph must be to count as repeated.
_BELOW_HEADING = 3
_REPEATED = 60
# More repeated paragraphs than these are the way of a manual in Markdown.
_REPEATS = 3
# By how many characters a heading and its repetition differ at most.
_MARKS = 4
# A heading has at least so many words before its repetition counts.
_HEADING = 4
_MARKED = (Role.HEADING, Role.LIST_ITEM, Role.CELL)
_BLANK_LINE = late(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
_CUT = late(r"(.{15,200}?) ?(?:\.\.\.|…)(?: |\Z)")
_PUNCTUATION = late(r"[\W_]+")


def compile_rule(rule: Map, lists: Lists) -> Compiled:
    spec: dict[str, Any] = {"replaces": True, "items": [], "where": "anywhere", "longest": _LONGEST}
    if (where := rule.get("where")) is not None:
        spec["where"] = where.as_choice(WHERE)
    if (longest := rule.get("longest")) is not None:
        spec["longest"] = longest.as_int(1, 1000)
    spec["block"] = rule.flag("block", False)
    if (same := rule.get("same_as")) is not None:
        if "find" in rule or "phrase" in rule:
            rule.key("same_as").fail('a rule has either a pattern or "same_as"')
        spec["same_as"] = same.as_choice(SAME_AS)
        return spec, []
    from tqcheck.kinds import items

    sources, node = finds(rule)
    gates: list[tuple[str, int]] = []
    for source in sources:
        item = items.compile_item([source], node, (), rule, lists)
        gates += [(literal, len(spec["items"])) for literal in item.pop("gates")]
        spec["items"].append(item)
    return spec, gates


class LinesScanner(PatternScanner):
    whole = True

    def __init__(self, heads: Sequence[Head], catalog: Catalog, target: str) -> None:
        super().__init__(heads, catalog, target)
        rules = [catalog.rule(head.number) for head in heads]
        self._by_id = {rule.id: rule for rule in rules}
        self.longest = [rule.spec["longest"] for rule in rules]
        self._repeats = [rule for rule in rules if "same_as" in rule.spec]

    def scan(self, view: View, hits: Hits) -> list[Match]:
        length, longest = len(view.text), self.longest
        fitting = {place: spots for place, spots in hits.items() if length <= longest[place[0]]}
        if not fitting:
            return []
        return [_line(self._by_id[id_], view) for id_ in sorted({match.rule for match in super().scan(view, fitting)})]

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        matches = [match for match in matches if _may_be_left_over(document, match.segment)]
        for rule in self._repeats:
            repeated = list(_repeated(rule, views))
            # A manual says the same of many things.
            if document.format != "markdown" or len(repeated) <= _REPEATS:
                matches += repeated
        if not matches:
            return matches
        lines = {match.segment for match in matches}
        prose = [view.number for view in views if view.number not in lines and _is_prose(view)]
        first, last = (prose[0], prose[-1]) if prose else (len(views), -1)
        kept = []
        for match in matches:
            above, below = match.segment < first, match.segment > last
            where = self._by_id[match.rule].spec["where"]
            rest = range(match.segment + 1, len(views))
            closing = where == "last" and below and len(prose) >= _ARTICLE and lines.issuperset(rest)
            if (
                closing
                or where == "anywhere"
                or (where in ("top", "edge") and above)
                or (where in ("bottom", "edge") and below)
            ):
                kept.append(match)
        return list(self._blocks(document, views, kept))

    def _blocks(self, document: Document, views: Sequence[View], matches: Sequence[Match]) -> Iterator[Match]:
        """Matches of rules about blocks grow over the caption lines directly above and below; a line in a block is no match of its own."""
        blocks: dict[int, Match] = {}
        for match in matches:
            if self._by_id[match.rule].spec["block"]:
                low = high = match.segment
                while low and _adjoins(document, low - 1):
                    low -= 1
                while high + 1 < len(views) and _adjoins(document, high):
                    high += 1
                start = Span(0, len(document.segments[low].target.plain))
                blocks.setdefault(low, match._replace(segment=low, span=start, through=high))
        taken = {number for low, match in blocks.items() for number in range(low, (match.through or low) + 1)}
        yield from blocks.values()
        yield from (match for match in matches if match.segment not in taken)


def _may_be_left_over(document: Document, number: int) -> bool:
    """False for what is marked as a heading, an item or a cell, and for the messages of a program: there "Search" is meant."""
    if document.format == "po":
        return False
    return document.format != "markdown" or document.segments[number].role not in _MARKED


def _line(rule: Rule, view: View) -> Match:
    span = Span(0, len(view.segment.target.plain))
    return Match(rule.id, view.number, span, (Replacement(((span, ""),)),), {"match": view.text}, through=view.number)


def _is_prose(view: View) -> bool:
    return view.segment.role in (Role.PARAGRAPH, Role.QUOTE) and view.text.count(" ") >= _PROSE - 1


def _adjoins(document: Document, number: int) -> bool:
    """True if a segment and the next are captions on neighbouring lines."""
    one, other = document.segments[number], document.segments[number + 1]
    if one.role is not Role.CAPTION or other.role is not Role.CAPTION:
        return False
    end = one.target.to_raw(Span(0, len(one.target.plain)))[0].end
    start = other.target.to_raw(Span(0, len(other.target.plain)))[0].start
    return not _BLANK_LINE.search(document.raw[end:start])


def _repeated(rule: Rule, views: Sequence[View]) -> Iterator[Match]:
    """The lines that say again what a line above says."""
    if rule.spec["same_as"] == "heading":
        heading = views[0].text if views and views[0].segment.role is Role.HEADING else ""
        for view in views[1 : 1 + _BELOW_HEADING] if heading.count(" ") >= _HEADING - 1 else ():
            if abs(len(view.text) - len(heading)) <= _MARKS and _bare(view.text) == _bare(heading):
                yield _line(rule, view)
                return
            if view.text.startswith(heading) and view.text[len(heading) :].lstrip(".: ")[:1].isupper():
                yield _beginning(rule, view, len(heading))
                return
        yield from _cut_short(rule, views)
        return
    seen: set[str] = set()
    for view in views:
        if len(view.text) >= _REPEATED:
            if view.low in seen:
                yield _line(rule, view)
            seen.add(view.low)


def _cut_short(rule: Rule, views: Sequence[View]) -> Iterator[Match]:
    """A first line that ends in three dots and the beginning of the next line, the headline: the path of the page, "Home News Ducks are back on..."."""
    if not views or not (cut := _CUT.match(views[0].text)):
        return
    words, rest = _bare(cut[1]).split(), views[0].text[cut.end() :]
    for text in (rest,) if rest else (view.text for view in views[1 : 1 + _BELOW_HEADING]):
        heading = _bare(text).split()
        for length in range(min(len(words), len(heading) - 1), _HEADING - 1, -1):
            if words[-length:] == heading[:length]:
                yield _beginning(rule, views[0], cut.end()) if rest else _line(rule, views[0])
                return


def _beginning(rule: Rule, view: View, length: int) -> Match:
    """The heading at the start of a paragraph, with what stands between it and the sentence."""
    end = len(view.text) - len(view.text[length:].lstrip(".: "))
    place, words = view.plain(0, end), view.plain(0, length)
    return Match(rule.id, view.number, words, (Replacement(((place, ""),)),), {"match": view.text[:length]})


def _bare(text: str) -> str:
    return _PUNCTUATION.sub(" ", text.lower()).strip()


KIND = Kind(
    "lines",
    "whole lines that are no part of the article, told by their words and their place",
    ("find", "phrase", "where", "longest", "block", "same_as", *matcher.ITEM_KEYS),
    compile_rule,
    LinesScanner,
)
