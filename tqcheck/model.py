"""The things tqcheck talks about: documents, rules, matches, findings, fixes. Immutable; no behaviour beyond themselves.

They are named tuples: one costs a seventh of a dataclass to define and less to make, and a cold start defines them all.
Mappings in them are never changed.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from tqcheck.text import Edit, Lines, Span, Text

SHIPPED = "shipped"
"""The layer of the rules and glossaries that come with tqcheck; other layers are named by the user's path."""


class Severity(IntEnum):
    """What the user sees."""

    INFO = 0
    WARNING = 1
    ERROR = 2


class Certainty(IntEnum):
    """How sure we are that this is a fault; earned by measurement."""

    POSSIBLE = 0
    LIKELY = 1
    SURE = 2

    @property
    def severity(self) -> Severity:
        """The severity that this certainty gives unless something lowers or sets it."""
        return Severity(int(self))


class Impact(IntEnum):
    """How much the fault harms the reader: MQM's severity, the author's judgement. The value orders, `weight` scores."""

    MINOR = 0
    MAJOR = 1
    CRITICAL = 2

    @property
    def weight(self) -> int:
        return (1, 5, 25)[self]


class Safety(IntEnum):
    """SAFE: may be applied unseen, right 99 times in 100. UNSAFE: look at it. MANUAL: only a person can apply it."""

    MANUAL = 0
    UNSAFE = 1
    SAFE = 2


class Role(StrEnum):
    """What a segment is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTE = "quote"
    CELL = "cell"
    LIST_ITEM = "list-item"
    BYLINE = "byline"
    MESSAGE = "message"


class Category(NamedTuple):
    """First part of a rule's id, with its MQM error type and its ITS 2.0 localization quality issue type."""

    name: str
    mqm: str
    its: str
    label: str


CATEGORIES: Mapping[str, Category] = {
    name: Category(name, mqm, its, label)
    for name, mqm, its, label in (
        ("names", "accuracy/mistranslation", "mistranslation", "Names"),
        ("terms", "terminology/wrong-term", "terminology", "Terms"),
        ("quotes", "linguistic-conventions/punctuation", "typographical", "Quotation marks"),
        ("punctuation", "linguistic-conventions/punctuation", "typographical", "Punctuation"),
        ("capitalization", "linguistic-conventions/spelling", "misspelling", "Capitals"),
        ("grammar", "linguistic-conventions/grammar", "grammar", "Grammar"),
        ("phrasing", "style/unidiomatic", "style", "Phrasing"),
        ("consistency", "style/inconsistent", "inconsistency", "Consistency"),
        ("numbers", "locale-conventions/number-format", "locale-violation", "Numbers"),
        ("untranslated", "accuracy/untranslated", "untranslated", "Left untranslated"),
        ("residue", "accuracy/addition", "addition", "Residue"),
        ("markup", "design-and-markup/markup-tag", "markup", "Markup"),
        ("length", "design-and-markup/truncation-expansion", "length", "Length"),
    )
}


class Segment(NamedTuple):
    """A stretch of a document that is checked as one: a paragraph, a heading, a message.

    `key` names it within its document and survives edits elsewhere where the format allows (a message id, else its number).
    `codes` are spans of `target.plain` that are placeholders or inline tags, not prose.
    """

    key: str
    role: Role
    target: Text
    source: Text | None = None
    variants: tuple[Text, ...] = ()
    codes: tuple[Span, ...] = ()
    language: str | None = None
    source_language: str | None = None


class Suppression(NamedTuple):
    """An inline comment that silences rules (ids or prefixes; empty = all) for the raw offsets of `covers`."""

    rules: tuple[str, ...]
    covers: Span
    place: Span
    reason: str = ""


class OriginalText(NamedTuple):
    """The text that a document was translated from, as one piece: no segment of it is known to belong to one of the translation."""

    path: str
    raw: str


class Document(NamedTuple):
    """A file as read: its raw text and the segments to check, in order."""

    path: str
    format: str
    raw: str
    segments: tuple[Segment, ...]
    suppressions: tuple[Suppression, ...] = ()
    source_language: str | None = None
    original: OriginalText | None = None


class Languages(NamedTuple):
    """Where a rule holds: target and source languages (BCP 47 prefixes; empty = any)."""

    target: tuple[str, ...] = ("en",)
    source: tuple[str, ...] = ()
    only_source: bool = False


class Example(NamedTuple):
    """`bad` is found and its fix gives `good` (None if there is only advice); `ok` is silent. `source`: the original beside it."""

    bad: str | None = None
    good: str | None = None
    ok: str | None = None
    source: str | None = None


class Rule(NamedTuple):
    """One YAML file. `spec` is what its kind compiled from it: plain data that can be stored as JSON."""

    id: str
    kind: str
    message: str
    why: str
    certainty: Certainty
    impact: Impact
    safety: Safety
    severity: Severity | None = None
    languages: Languages = Languages()
    roles: tuple[Role, ...] = ()
    advice: str | None = None
    examples: tuple[Example, ...] = ()
    formerly: tuple[str, ...] = ()
    enabled: bool = True
    path: str = ""
    layer: str = ""
    spec: Mapping[str, Any] = {}

    @property
    def category(self) -> str:
        return self.id.split(".", 1)[0]


class Replacement(tuple[tuple[Span, str], ...]):
    """One way to mend a match: spans of the segment's plain text and what to write there, all or nothing."""

    __slots__ = ()


class Related(NamedTuple):
    """Another place that belongs to a finding: a span of the raw text (or of another file) and what it shows."""

    span: Span
    note: str
    role: str = "related"
    path: str | None = None


class Match(NamedTuple):
    """What a kind found in one segment. Spans are offsets of `segment.target.plain`.

    `certainty`, `impact`, `severity` (a ceiling) and `safety` of None stand for the rule's own. `values` fill the rule's message.
    """

    rule: str
    segment: int
    span: Span
    replacements: tuple[Replacement, ...] = ()
    values: Mapping[str, str] = {}
    evidence: Mapping[str, str] = {}
    certainty: Certainty | None = None
    impact: Impact | None = None
    severity: Severity | None = None
    safety: Safety | None = None
    related: tuple[tuple[int, Span, str], ...] = ()
    """Other places: segment number, span of its plain text, note."""
    through: int | None = None
    """The last segment of a block of lines that begins with this one; what mends it is removing the block."""
    elsewhere: tuple[Related, ...] = ()
    """Places in the original: of another file, or of the raw text."""


class Fix(NamedTuple):
    """Edits of the raw text that belong together: all or nothing."""

    edits: tuple[Edit, ...]
    safety: Safety
    label: str

    @property
    def span(self) -> Span:
        """From the first to the last edited character."""
        return Span(min(e.span.start for e in self.edits), max(e.span.end for e in self.edits))


class Anchor(NamedTuple):
    """Where a finding stands, told so that it is found again after edits elsewhere."""

    rule: str
    exact: str
    prefix: str
    suffix: str
    segment: str
    offset: int


class Finding(NamedTuple):
    """One place where a rule speaks. `span` is in the raw text; `fixes` are best first."""

    rule: str
    category: str
    severity: Severity
    certainty: Certainty
    impact: Impact
    span: Span
    matched: str
    message: str
    why: str
    advice: str | None
    fixes: tuple[Fix, ...]
    evidence: Mapping[str, str]
    related: tuple[Related, ...]
    anchor: Anchor
    conflicts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    fingerprint: str = ""


class SourceLanguage(NamedTuple):
    """The language a document was translated from, and how that is known: declared, inferred or unknown."""

    value: str | None = None
    how: str = "unknown"


class Facts(NamedTuple):
    """What is known about a document as a whole; computed once and kept through all rounds of fixing."""

    source_language: SourceLanguage = SourceLanguage()
    origins: tuple[str, ...] = ()
    """Languages of origin of the names that stand in the document, most frequent first."""
    seen: tuple[str, ...] = ()
    """Glossary entries whose right form stands in the document, if names had to be weighed."""
    countries: tuple[str, ...] = ()
    """Languages whose countries, or several of whose names, the document speaks of, most often first, if names had to be weighed."""
    damaged: bool | None = None
    """Whether the document has many faults; None if that is not known yet."""


class Ignore(NamedTuple):
    """A standing decision not to report: every given part must fit (`rule` is an id or prefix, `path` a glob)."""

    rule: str | None = None
    text: str | None = None
    path: str | None = None
    reason: str = ""


class Settings(NamedTuple):
    """What a run checks and how. Filled by `config`; everything below is already validated."""

    target: str = "en-US"
    source: str | None = None
    rule_paths: tuple[str, ...] = ()
    shipped_rules: bool = True
    glossary_paths: tuple[str, ...] = ()
    shipped_glossaries: bool = True
    enable_glossaries: tuple[str, ...] = ()
    listed: bool = True
    accept: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    ignore: tuple[Ignore, ...] = ()
    fail_on: Severity | None = Severity.WARNING
    """None = never fail because of findings."""


class Report(NamedTuple):
    """What checking one document gave. `suppressed` has findings with the reason why they are silent; `skipped` tells what could not be run."""

    document: Document
    findings: tuple[Finding, ...]
    facts: Facts
    suppressed: tuple[tuple[Finding, str], ...] = ()
    unused_suppressions: tuple[Suppression, ...] = ()
    skipped: tuple[str, ...] = ()

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this severity and above."""
        return tuple(finding for finding in self.findings if finding.severity >= severity)

    def lines(self) -> Lines:
        """Offsets of the raw text as line and column: `lines.place(finding.span.start)`. Made anew at each call."""
        return Lines(self.document.raw)

    def places(self) -> list[tuple[int, int, Finding]]:
        """Line and column (1-based, in code points) of every finding, with the finding."""
        lines = self.lines()
        return [(*lines.place(finding.span.start), finding) for finding in self.findings]
