"""What to show of one choice: the same for the screen and for plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.model import Severity
from tqcheck.reports import wording
from tqcheck.reports.cells import shorten
from tqcheck.review.article import Reading, as_read
from tqcheck.review.model import Action, Choice, Decision, Step
from tqcheck.review.rewrite import Run, words
from tqcheck.text import Edit, Span, apply

if TYPE_CHECKING:
    from tqcheck.review.session import Session

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "advice"}
STATES = {
    Action.ACCEPT: "accepted",
    Action.EDIT: "edited",
    Action.REJECT: "rejected",
    Action.SKIP: "skipped",
    Action.IGNORE: "ignored",
}


class Card(NamedTuple):
    """`place` is path:line:column; `sentence` the sentence now, with `mark` where the choice stands in it.

    `options` are label and the sentence as a word-level difference.
    """

    place: str
    level: str
    state: str
    messages: tuple[str, ...]
    why: tuple[str, ...]
    evidence: tuple[str, ...]
    sentence: str
    mark: Span
    options: tuple[tuple[str, tuple[Run, ...]], ...]
    rules: str


def card(session: Session, choice: Choice) -> Card:
    """Everything an editor needs to decide."""
    article = session.articles[choice.article]
    segment = article.document.segments[choice.segment]
    line, column = article.lines.place(choice.span.start)
    decision = session.decision(choice)
    base = _without(session, choice, decision)
    sentence, mark = _sentence(session, choice)
    rules = ", ".join(dict.fromkeys(rule for finding in choice.findings for rule in (finding.rule, *finding.also)))
    findings = choice.findings
    told = [text for finding in findings if (text := wording.evidence(finding))]
    told += [f"Advice: {finding.advice}" for finding in findings if finding.advice]
    for finding in findings:
        told += [f"{related.note}: {_around(article.file.raw, related.span)}" for related in finding.related[:3]]
    if segment.source is not None:
        told.append(f"Original: {segment.source.plain}")
    return Card(
        f"{article.path}:{line}:{column}",
        f"{LEVELS[choice.main.severity]}, {choice.certainty.name.lower()}",
        STATES[decision.action] if decision else ("new" if choice.new else ""),
        tuple(dict.fromkeys(finding.message for finding in findings)),
        tuple(dict.fromkeys(finding.why for finding in findings)),
        tuple(dict.fromkeys(told)),
        sentence,
        mark,
        tuple((option.label, _preview(session, choice, base, option.fix.edits)) for option in choice.options),
        rules,
    )


def told(step: Step) -> str:
    """What a step did, in words: the change itself where it was one."""
    label = f"{step.label[:1].upper()}{step.label[1:]}"
    if len(step.changes) > 1:
        return f"{label} ({wording.count(len(step.changes), 'finding')})"
    for change in step.changes:
        if change.after and change.after.anchor.rule:
            old, new = change.after.anchor.exact, change.after.text
            became = (f' -> "{shorten(new, 24)}"' if new else " removed") if change.after.patches else ""
            return f'{label}: "{shorten(old, 24)}"{became}'
    return label


def _without(session: Session, choice: Choice, decision: Decision | None) -> Reading:
    reading = session.articles[choice.article].reading(choice.segment)
    return Reading(reading.plain, [edit for edit in reading.edits if edit[2] != choice.key]) if decision else reading


def _sentence(session: Session, choice: Choice) -> tuple[str, Span]:
    text = session.articles[choice.article].reading(choice.segment).text
    span, place = session.sentence(choice), session.place(choice)
    return text[span.start : span.end], Span(place.start - span.start, place.end - span.start)


def _preview(session: Session, choice: Choice, base: Reading, edits: Sequence[Edit]) -> tuple[Run, ...]:
    article = session.articles[choice.article]
    segments = article.document.segments
    target = segments[choice.segment].target
    made = [Edit(base.span(target.from_raw(edit.span)), as_read(target, edit.text)) for edit in edits]
    low, high = min(edit.span.start for edit in made), max(edit.span.end for edit in made)
    start, end = _bounds(base.text, low, high)
    old = base.text[start:end]
    inside = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in made]
    try:
        runs = words(old, apply(old, inside))
    except ValueError:  # it overlaps what was put in there
        return (Run(old, old),)
    others = [number for edit in edits for number in article.changed_by(edit) if number != choice.segment]
    return (*runs, *(Run(f" {segments[number].target.plain} ", "") for number in others))


def _bounds(text: str, low: int, high: int) -> tuple[int, int]:
    """Where the words around a place begin and end: up to the sentence, at most some dozen words."""
    start = max((text.rfind(stop, 0, low) + len(stop) for stop in (". ", "! ", "? ") if stop in text[:low]), default=0)
    if low - start > 120:
        start = text.rfind(" ", 0, low - 60) + 1
    ends = [at + 1 for stop in (". ", "! ", "? ") if (at := text.find(stop, high)) >= 0]
    end = min(ends, default=len(text))
    if end - high > 120:
        space = text.find(" ", high + 60)
        end = space if space >= 0 else len(text)
    return start, end


def _around(raw: str, span: Span) -> str:
    return " ".join(f"…{raw[max(0, span.start - 20) : span.end + 20]}…".split())
