"""The steps of a review in the coordinates of another text: of the one that was just written, or of one changed by others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tqcheck.model import Finding
from tqcheck.review.article import Article
from tqcheck.review.choices import touch_any
from tqcheck.review.model import Action, Change, Choice, Decision, Patch, Step
from tqcheck.review.placing import AMBIGUOUS, GONE, moved, patch_of, place
from tqcheck.text import Edit, Span


def standing(steps: Iterable[Step], article: int) -> dict[str, Decision]:
    """The decisions of an article that hold after these steps, by key."""
    state: dict[str, Decision] = {}
    for step in steps:
        for change in step.changes:
            if change.article == article:
                state.pop(change.key, None)
                if change.after:
                    state[change.key] = change.after
    return state


class _Shift:
    """Offsets before a write to offsets after it."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits, key=lambda edit: edit.span)
        self._ends = [edit.span.end for edit in self.edits]
        self._grown = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in self.edits)]

    def __call__(self, at: int) -> int:
        return at + self._grown[bisect_right(self._ends, at)]

    def of(self, edit: Edit) -> Span:
        """Where the text of an edit that was written stands."""
        start = edit.span.start + self._grown[self.edits.index(edit)]
        return Span(start, start + len(edit.text))


class _CannotError(Exception):
    """A decision makes no sense in the new text."""


class Written:
    """Steps after their decisions were written: taking one back is then an edit that restores what stood there."""

    def __init__(self, steps: Sequence[Step], article: int) -> None:
        self._article = article
        self._final = standing(steps, article)
        self._edits = [edit for decision in self._final.values() for edit in decision.edits]
        self._shift = _Shift(self._edits)

    def history(self, done: Sequence[Step], undone: Sequence[Step]) -> tuple[list[Step], list[Step]]:
        """Both in the new coordinates; what lies before a step that makes no sense any more is cut off."""
        kept: list[Step] = []
        for step in reversed(done):
            try:
                kept.append(self._step(step))
            except _CannotError:
                break
        again: list[Step] = []
        for step in reversed(undone):
            try:
                again.append(self._step(step))
            except _CannotError:
                break
        return kept[::-1], again[::-1]

    def _step(self, step: Step) -> Step:
        changes = [self._change(change) if change.article == self._article else change for change in step.changes]
        return step._replace(changes=tuple(change for change in changes if change.before or change.after))

    def _change(self, change: Change) -> Change:
        final = self._final.get(change.key)
        before, after = self._decision(change.before, final), self._decision(change.after, final)
        if before and after and before.key != after.key:
            before, after = before._replace(key=f"edit-{change.key}"), after._replace(key=f"edit-{change.key}")
        return Change(change.article, before, after)

    def _decision(self, decision: Decision | None, final: Decision | None) -> Decision | None:
        if final is None or not final.patches:
            if decision is None:
                return None
            if touch_any([edit.span for edit in decision.edits], [edit.span for edit in self._edits]):
                raise _CannotError
            patches = tuple(self._moved(patch) for patch in decision.patches)
            anchor = decision.anchor._replace(offset=self._shift(decision.anchor.offset))
            return decision._replace(patches=patches, anchor=anchor)
        if decision == final:
            return None
        if decision is None or not decision.patches:
            texts = [patch.old for patch in final.patches]
        elif [edit.span for edit in decision.edits] == [edit.span for edit in final.edits]:
            texts = [edit.text for edit in decision.edits]
        else:
            raise _CannotError
        patches = tuple(
            Patch(Edit(self._shift.of(patch.edit), text), patch.edit.text, "", "")
            for patch, text in zip(final.patches, texts, strict=True)
        )
        like = decision or final
        return Decision(f"{like.id}.back", f"edit-{final.key}", Action.EDIT, like.anchor._replace(rule=""), "".join(texts), patches, like.at)  # fmt: skip

    def _moved(self, patch: Patch) -> Patch:
        span = Span(self._shift(patch.edit.span.start), self._shift(patch.edit.span.end))
        return patch._replace(edit=Edit(span, patch.edit.text))


class Moved(NamedTuple):
    """Steps with the places that were found, and a sentence for every standing decision that was not."""

    done: list[Step]
    undone: list[Step]
    lost: list[str]


def move(article: Article, done: Sequence[Step], undone: Sequence[Step], formerly: Mapping[str, str], same_text: bool) -> Moved:  # fmt: skip
    """Steps about an earlier state of an article as steps about this one."""
    number = article.number
    mine = [change for step in (*done, *undone) for change in step.changes if change.article == number]
    decisions = [decision for change in mine for decision in (change.before, change.after) if decision]
    bound = (decision for decision in decisions if not decision.key.startswith("edit-"))
    placed = place(bound, article.choices, formerly, same_text)
    known: dict[Decision, Decision | None] = {}
    for decision in decisions:
        if decision not in known:
            known[decision] = _anew(article, decision, placed.choices.get(decision.key), formerly, same_text)
    lost = [
        f'{article.path}: "{decision.anchor.exact or decision.text}" ({decision.anchor.rule or "edit"}) is undecided again: {why}'
        for decision in standing(done, number).values()
        if known.get(decision) is None
        for why in [placed.failed.get(decision.key, AMBIGUOUS if decision.patches else GONE)]
    ]

    def step(old: Step) -> Step:
        changes = (_change(change, known) if change.article == number else change for change in old.changes)
        return old._replace(changes=tuple(change for change in changes if change.before or change.after))

    new_done, new_undone = ([made for old in some if (made := step(old)).changes or old.effects] for some in (done, undone))  # fmt: skip
    return Moved(new_done, new_undone, lost)


def _change(change: Change, known: Mapping[Decision, Decision | None]) -> Change:
    before, after = (known[one] if one else None for one in (change.before, change.after))
    if before and after and before.key != after.key:
        before = None
    return Change(change.article, before, after)


def _anew(article: Article, decision: Decision, choice: Choice | None, formerly: Mapping[str, str], same_text: bool) -> Decision | None:  # fmt: skip
    """A decision at its place in the new text; None if it has none."""
    raw = article.file.raw
    if choice is None:
        patches = moved(decision.patches, raw, same_text)
        if not patches:
            return None
        key = decision.key if decision.key.startswith("edit-") else f"edit-{decision.id}"
        return decision._replace(key=key, patches=tuple(patch_of(raw, patch.edit) for patch in patches))
    rule = formerly.get(decision.anchor.rule, decision.anchor.rule)
    about = next((finding for finding in choice.findings if rule in (finding.rule, *finding.also)), choice.main)
    patches = decision.patches
    if patches and not same_text:
        option = next((option for option in choice.options if option.finding == about and option.label == decision.text), None)  # fmt: skip
        fitting = option is not None and decision.action is Action.ACCEPT
        edits = option.fix.edits if option and fitting else None
        found = tuple(patch_of(raw, edit) for edit in edits) if edits else moved(patches, raw, same_text)
        if found is None:
            found = _shifted(raw, decision, about)
        if found is None:
            return None
        patches = found
    nth, of = article.counted.get(about.fingerprint, (1, 1))
    return decision._replace(key=choice.key, anchor=about.anchor, patches=patches, nth=nth, of=of)


def _shifted(raw: str, decision: Decision, about: Finding) -> tuple[Patch, ...] | None:
    """The patches as far from the finding as they were, if they replace there what they replaced."""
    by = about.anchor.offset - decision.anchor.offset
    edits = [Edit(Span(edit.span.start + by, edit.span.end + by), edit.text) for edit in decision.edits]
    fitting = all(raw[edit.span.start : edit.span.end] == patch.old for edit, patch in zip(edits, decision.patches, strict=True))  # fmt: skip
    return tuple(patch_of(raw, edit) for edit in edits) if fitting else None
