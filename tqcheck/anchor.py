"""Where a finding stands, told by its surroundings, so that it is found again when lines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tqcheck.digests import sha256
from tqcheck.model import Anchor, Finding, Segment
from tqcheck.text import Span

_AROUND = 24
"""Characters of context on each side."""


def anchor_of(rule: str, segment: Segment, span: Span, offset: int) -> Anchor:
    """The anchor of a span of a segment's plain text; `offset` is its place in the raw text."""
    plain = segment.target.plain
    before = plain[max(0, span.start - _AROUND) : span.start]
    after = plain[span.end : span.end + _AROUND]
    return Anchor(rule, plain[span.start : span.end], _folded(before), _folded(after), segment.key, offset)


def _folded(text: str) -> str:
    return " ".join(text.split())


def fingerprints(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each with a fingerprint that does not depend on its offset: equal anchors are counted through."""
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        anchor = finding.anchor
        text = "\0".join((anchor.rule, anchor.exact, anchor.prefix, anchor.suffix))
        seen[text] += 1
        out.append(finding._replace(fingerprint=sha256(f"{text}\0{seen[text]}".encode()).hexdigest()[:20]))
    return out
