"""The text of one record (a line of JSON or TSV) as segments."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.expressions import late
from tqcheck.model import Role, Segment
from tqcheck.readers.base import addresses, join_lines, over
from tqcheck.readers.text import paragraphs
from tqcheck.text import Text

_BREAK = late("[\\n\\r]")


def segments(key: str, target: Text, source: Text | None) -> Iterator[Segment]:
    """One paragraph, or, if the text has line breaks, what plain text would give: keys `key:1`, `key:2` and so on.

    A source with as many paragraphs as the target is paired with it one by one, else it is whole beside each of them.
    A blank text gives nothing.
    """
    if source is not None and not source.plain.strip():
        source = None
    if not _BREAK.search(target.plain):
        if target.plain.strip():
            yield Segment(key, Role.PARAGRAPH, target, source, codes=tuple(addresses(target.plain)))
        return
    parts = _parts(target)
    sources = [text for _, text in _parts(source)] if source is not None else []
    if len(sources) != len(parts):
        sources = []
    for number, (role, text) in enumerate(parts):
        beside = sources[number] if sources else source
        yield Segment(f"{key}:{number + 1}", role, text, beside, codes=tuple(addresses(text.plain)))


def _parts(whole: Text) -> list[tuple[Role, Text]]:
    return [(role, over(join_lines(whole.plain, part), whole, whole.encode)) for role, part in paragraphs(whole.plain)]
