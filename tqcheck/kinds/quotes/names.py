"""Names that English writes without quotation marks: agencies, papers, channels, parties, companies, ships."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from tqcheck import expressions
from tqcheck.expressions import late
from tqcheck.kinds.quotes.faults import Fault
from tqcheck.kinds.quotes.parse import Reading
from tqcheck.kinds.quotes.setting import Paragraph
from tqcheck.model import Certainty, Replacement
from tqcheck.text import Span

_NAME = late(r"(?:the |The )?[^\W_a-z][\w.’'&+-]*(?: [\w.’'&+-]+){0,3}")
_LINK = late(r",? (?:and|or) |, ")
_MARKS = late("[\"“”‘’']")
_LAST = late(r"(\w+)[,:]? $")
_REACH = 40


class Names:
    """The nouns and names of a rule: nouns before a name, nouns after one, names that need no noun."""

    def __init__(self, spec: Mapping[str, Sequence[str]]) -> None:
        self.before = expressions.compile(rf"(?i:(?<![\w-])(?P<noun>(?:{_either(spec['before'])})s?))[,:]? $")
        self.after = expressions.compile(rf" (?P<noun>(?:{_either(spec['after'])}))\b(?! [\"“])")
        self.known = frozenset(spec["names"])
        lasts = {noun.lower().split()[-1] for noun in spec["before"]}
        self._lasts = lasts | {last + "s" for last in lasts}

    def near(self, text: str, start: int, end: int) -> bool:
        """A quick look: a noun may stand next to the marks at `start` and before `end`, or a well-known name between them."""
        word = _LAST.search(text, max(0, start - _REACH), start)
        return (
            (word is not None and word[1].lower() in self._lasts)
            or text[start + 1 : end - 1].strip() in self.known
            or self.after.match(text, end) is not None
        )


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def name_faults(paragraph: Paragraph, names: Names) -> Iterator[tuple[Fault, list[Reading]]]:
    """Names in marks next to a noun that says what they are; names linked by "and" are one finding."""
    chain: list[tuple[Reading, Reading]] = []
    noun = ""
    bare = False
    for opening, closing in sorted(paragraph.pairs(), key=lambda pair: pair[0].mark.start):
        if opening.mark.single or opening.depth or not _is_name(paragraph.text[opening.mark.end : closing.mark.start]):
            continue
        start, end = opening.mark.start, closing.mark.end
        if chain and _LINK.fullmatch(paragraph.text[chain[-1][1].mark.end : start]):
            chain.append((opening, closing))
            continue
        if chain:
            yield _fault(paragraph, chain, noun, bare, names.known)
        chain = []
        found = names.before.search(paragraph.text, max(0, start - _REACH), start)
        if found and not _announces(found.group(), paragraph.text[opening.mark.end : closing.mark.start]):
            bare = not _determined(paragraph.text, found.start())
            chain, noun = [(opening, closing)], found["noun"]
        elif found := names.after.match(paragraph.text, end):
            chain, noun, bare = [(opening, closing)], found["noun"], False
        elif paragraph.text[opening.mark.end : closing.mark.start].strip() in names.known:
            chain, noun, bare = [(opening, closing)], "well-known house", False
    if chain:
        yield _fault(paragraph, chain, noun, bare, names.known)


def _is_name(text: str) -> bool:
    return len(text) <= _REACH and _NAME.fullmatch(text.strip()) is not None


def _announces(before: str, quoted: str) -> bool:
    """True if the noun says who speaks, not what the name is of: he told the agency: "The road is open"."""
    return before.rstrip().endswith(":") and not all(word[0].isupper() for word in quoted.split())


def _determined(text: str, at: int) -> bool:
    """False for a singular noun that stands bare at the start of a sentence or clause: then more is wrong than the marks."""
    head = text[max(0, at - _REACH) : at].rstrip()
    return bool(head) and head[-1] not in '.!?”",'


def _fault(
    paragraph: Paragraph, chain: Sequence[tuple[Reading, Reading]], noun: str, bare: bool, known: Collection[str]
) -> tuple[Fault, list[Reading]]:
    readings = [reading for pair in chain for reading in pair]
    edits = [(place.span, _MARKS.sub("", place.text)) for place in map(paragraph.place, readings)]
    span = Span(edits[0][0].start, edits[-1][0].end)
    if bare and not noun.endswith("s"):
        # "Agency “X” reports": English has an article, or the name alone, as for the media that everybody knows.
        begin = paragraph.text.rfind(noun, 0, span.start)
        name = paragraph.text[readings[0].mark.end : readings[1].mark.start].strip()
        whole = Span(begin, span.end)
        fix = Replacement(((whole, name),)) if name in known and len(chain) == 1 else None
        return Fault(
            ("name-in-marks",), whole if fix else span, fix, Certainty.SURE, values={"noun": noun.lower()}
        ), readings
    return Fault(("name-in-marks",), span, Replacement(edits), Certainty.SURE, values={"noun": noun.lower()}), readings
