"""What stands in the text of messages and is no prose: format placeholders, inline tags, addresses."""

from __future__ import annotations

from tqcheck.expressions import late
from tqcheck.readers.base import addresses
from tqcheck.text import Span

# The space flag of printf is left out: `50 % discount` and `5% of` are prose.
_PLACEHOLDER = late(
    r"%\([\w.]{1,80}\)[-+#0]?\d*(?:\.\d+)?[diouxXeEfFgGcrsa]"  # %(name)s
    r"|%\{[\w.]{1,80}\}|[$#]\{[\w.]{1,80}\}"  # %{name} ${name} #{name}
    r"|(?<!\d)%(?:\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[Lqjzt])?[diouxXeEfFgGcsap@](?![a-zA-Z])"  # %s %2$d
    r"|%L?[1-9]\d?(?![\d%$.,])|%n\b|%%"  # %1 %n of Qt
    r"|\{\{\s?[\w.]{1,80}\s?\}\}|\{[\w.]{0,80}(?:\[[\w.]{1,80}\])?(?:![rsa])?(?::[^\s{}]{0,40})?\}"  # {{name}} {name!r:>10}
    r"|</?[A-Za-z][\w.-]{0,40}+(?:\s[^<>]{0,2000}+)?/?>"  # <b> </a> <br/>
)


def placeholders(plain: str) -> tuple[Span, ...]:
    """Spans of the placeholders, inline tags and addresses in the text of a message, in order, none overlapping."""
    found = [Span(*match.span()) for match in _PLACEHOLDER.finditer(plain)]
    links = addresses(plain)
    if not links:
        return tuple(found)
    merged: list[Span] = []
    for span in sorted(found + links):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
