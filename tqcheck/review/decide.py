"""How decisions are made: pure functions over an article; `Session` gives them ids and commits what they return."""

from __future__ import annotations

from datetime import UTC, datetime

from tqcheck.model import Anchor, Finding, Segment
from tqcheck.review.article import Article
from tqcheck.review.choices import touch_any
from tqcheck.review.model import Action, Change, Choice, Decision, Option, Patch, Refused
from tqcheck.review.placing import patch_of
from tqcheck.review.rewrite import rewrite
from tqcheck.text import Span


def plain(article: Article, choice: Choice, action: Action, id_: str) -> Decision:
    """A decision that changes no text."""
    return _made(article, choice, action, choice.main.matched, (), id_, choice.main)


def accepted(article: Article, choice: Choice, option: Option, id_: str) -> Decision:
    """A suggestion taken."""
    patches = tuple(patch_of(article.file.raw, edit) for edit in option.fix.edits)
    return _made(article, choice, Action.ACCEPT, option.label, patches, id_, option.finding)


def _made(
    article: Article, choice: Choice, action: Action, text: str, patches: tuple[Patch, ...], id_: str, about: Finding
) -> Decision:
    nth, of = article.counted.get(about.fingerprint, (1, 1))
    return Decision(id_, choice.key, action, about.anchor, text, patches, now(), nth, of)


def rewritten(article: Article, number: int, place: Span, new: str, owner: Choice | None, id_: str) -> list[Change]:  # fmt: skip
    """What rewriting a place means for every decision: the edits it takes over, the findings it answers.

    The edits belong to the decision about `owner`, else to one of their own.
    """
    segment = article.document.segments[number]
    result = rewrite(segment, article.reading(number), place, new)
    if not result.edits and not result.taken:
        return []
    key = owner.key if owner else f"edit-{id_}"
    raw = article.file.raw
    patches = tuple(patch_of(raw, edit) for edit in result.edits)
    for other in article.in_the_way(result.edits, key):
        if other.key not in result.taken:
            raise Refused(f'"{short(other.text)}" was put in at this place. Take that back first.')
    changes: list[Change] = []
    own = article.decisions.get(key)
    patches = (*(_left(segment, own, result.taken.get(key, [])) if own else ()), *patches)
    for taken_key, spans in result.taken.items():
        old = article.decisions[taken_key]
        left = _left(segment, old, spans)
        if taken_key == key:
            continue
        if left or not taken_key.startswith("edit-"):
            edited = old._replace(id=f"{id_}.{len(changes)}", action=Action.EDIT, patches=left, at=now())
            changes.append(Change(article.number, old, edited))
        else:
            changes.append(Change(article.number, old, None))
    spans = [edit.span for edit in result.edits]
    for one in article.choices_in(number):
        if one.key != key and one.key not in article.decisions and touch_any([one.span], spans):
            covered = _made(article, one, Action.EDIT, "", (), f"{id_}.{len(changes)}", one.main)
            changes.append(Change(article.number, None, covered))
    if owner:
        made = _made(article, owner, Action.EDIT, new, patches, id_, owner.main)
    else:
        anchor = Anchor("", segment.target.plain[:40], "", "", segment.key, spans[0].start if spans else 0)
        made = Decision(id_, key, Action.EDIT, anchor, new, patches, now())
    if owner or patches:
        changes.append(Change(article.number, article.decisions.get(key), made))
    return changes


def _left(segment: Segment, decision: Decision, taken: list[Span]) -> tuple[Patch, ...]:
    """The patches of a decision that were not taken over."""
    return tuple(patch for patch in decision.patches if segment.target.from_raw(patch.edit.span) not in taken)


def now() -> str:
    """The time, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def short(text: str, most: int = 40) -> str:
    """The text, its end left out if it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
