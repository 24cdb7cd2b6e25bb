"""A review: articles with their choices, every decision kept as it is made, undone and redone without limit, written when asked.

Knows no screen and prints nothing. All decisions live in the coordinates of the files as opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from time import time_ns

from tqcheck.engine import Engine
from tqcheck.errors import ReadError, TqcheckError, WriteError
from tqcheck.model import Anchor, Certainty, Finding, Ignore, Safety
from tqcheck.review import learn
from tqcheck.review.article import Article
from tqcheck.review.choices import touch_any
from tqcheck.review.history import History
from tqcheck.review.learn import Learned, Setup
from tqcheck.review.model import Action, Change, Choice, Decision, Option, Patch, Refused, Step
from tqcheck.review.placing import patch_of
from tqcheck.review.queue import queue
from tqcheck.review.rewrite import rewrite
from tqcheck.select import ignored
from tqcheck.text import Span, Text
from tqcheck.view import View

_OFTEN_TEXT, _OFTEN_RULE = 2, 4


class Session:
    """`notes` is what the editor should be told after opening: decisions found again, decisions that could not be placed."""

    def __init__(self, engine: Engine, setup: Setup) -> None:
        self.engine = engine
        self.setup = setup
        self.articles: list[Article] = []
        self.failed: list[TqcheckError] = []
        self.history = History(self)
        self.notes: list[str] = []
        self.touched: set[tuple[int, int]] = set()
        """Segments (article, segment) that look different since a view last cleared this."""
        self._queues: dict[bool, list[Choice]] = {}
        self._last_id = 0

    # What there is

    def open(self, paths: Iterable[str], opened: Callable[[str], None] = lambda path: None) -> None:
        """Read and check the articles and take up what an earlier review of them left. Files that cannot be read are in `failed`."""
        for path in paths:
            try:
                self.articles.append(self.history.open(len(self.articles), path))
            except (ReadError, WriteError) as error:
                self.failed.append(error)
            opened(path)
        self.history.gather()

    def queue(self, by_place: bool = False) -> list[Choice]:
        """All choices, the sure ones of all articles first; with `by_place` in the order of the text."""
        if by_place not in self._queues:
            self._queues[by_place] = queue((choice for article in self.articles for choice in article.choices), by_place)  # fmt: skip
        return self._queues[by_place]

    def decision(self, choice: Choice) -> Decision | None:
        return self.articles[choice.article].decision(choice)

    @property
    def unwritten(self) -> list[Article]:
        return [article for article in self.articles if article.changed]

    def place(self, choice: Choice) -> Span:
        """Where a choice stands in the reading of its segment."""
        article = self.articles[choice.article]
        target = article.document.segments[choice.segment].target
        return article.reading(choice.segment).span(target.from_raw(choice.span))

    def sentence(self, choice: Choice) -> Span:
        """The sentence round a choice, in the reading of its segment."""
        article = self.articles[choice.article]
        text = article.reading(choice.segment).text
        place = self.place(choice)
        view = View(0, article.document.segments[choice.segment]._replace(target=Text.slice(text, 0, len(text))))
        sentences = [view.plain(*span) for span in view.sentences]
        inside = [span for span in sentences if span.start < max(place.end, place.start + 1) and place.start <= span.end]  # fmt: skip
        return Span(min(place.start, inside[0].start), max(place.end, inside[-1].end)) if inside else place

    # Decisions about one place

    def accept(self, choice: Choice, number: int = 0) -> Step | None:
        """Take a suggestion. Raises Refused where there is none, or where it cannot go with what is decided already."""
        if not choice.options:
            raise Refused("There is only advice here. Press e to write it yourself.")
        if number >= len(choice.options):
            raise Refused(f"There is no suggestion {number + 1} here.")
        made = self._accepted(choice, choice.options[number], self._id())
        others = self.articles[choice.article].in_the_way(made.edits, choice.key)
        if others:
            raise Refused(
                f'"{_short(others[0].text)}" was put in at this place. Press e to edit what stands there now.'
            )
        return self._set("accepted", [(choice, made)])

    def reject(self, choice: Choice) -> Step | None:
        """The text is right as it is."""
        return self._set("rejected", [(choice, self._plain(choice, Action.REJECT))])

    def skip(self, choice: Choice) -> Step | None:
        """Leave it for later; it stays in the journal as skipped."""
        return self._set("skipped", [(choice, self._plain(choice, Action.SKIP))])

    def ignore_here(self, choice: Choice) -> Step | None:
        """Not to be asked again about this place; says nothing against the rule."""
        return self._set("ignored here", [(choice, self._plain(choice, Action.IGNORE))])

    def edit(self, choice: Choice, new: str) -> Step | None:
        """What the place of the finding shall read. Raises Refused."""
        article = self.articles[choice.article]
        return self._rewrite(article, choice.segment, self.place(choice), new, choice)

    def edit_sentence(self, choice: Choice, new: str) -> Step | None:
        """What the sentence round a finding shall read."""
        return self.edit_passage(choice.article, choice.segment, self.sentence(choice), new)

    def edit_passage(self, article: int, segment: int, place: Span, new: str) -> Step | None:
        """What a place of a segment's reading shall read. Findings in words that stay as they are stay open. Raises Refused."""
        return self._rewrite(self.articles[article], segment, place, new, None)

    # Decisions about many places

    def accept_rule(self, choice: Choice) -> Step | None:
        """Take the first suggestion of every undecided finding of this rule."""
        rule = choice.main.rule
        return self._accept_all(f"accepted all of {rule}", (one for one in self.queue() if one.main.rule == rule))

    def accept_sure(self) -> Step | None:
        """Take the first suggestion of every undecided finding that is sure."""
        sure = (one for one in self.queue() if one.certainty is Certainty.SURE)
        return self._accept_all("accepted all that is sure", sure)

    def same_text(self, choice: Choice) -> Step | None:
        """Decide like this wherever the same rule found the same text; an undecided choice is accepted first."""
        same = [one for one in self.queue() if one.main.rule == choice.main.rule and one.main.matched == choice.main.matched]  # fmt: skip
        like = self.decision(choice)
        label = f'same for every "{_short(choice.main.matched)}"'
        if like is None or like.action is Action.ACCEPT:
            number = next((n for n, option in enumerate(choice.options) if like and option.label == like.text), 0)
            return self._accept_all(label, same, number)
        rest = [one for one in same if self.decision(one) is None]
        if like.action is not Action.EDIT:
            return self._set(label, [(one, self._plain(one, like.action)) for one in rest])
        id_, changes = self._id(), []
        for number, one in enumerate(rest):
            article = self.articles[one.article]
            changes += self._rewritten(article, one.segment, self.place(one), like.text, one, f"{id_}.{number}")
        return self.history.commit(Step(id_, label, tuple(changes)))

    def _accept_all(self, label: str, choices: Iterable[Choice], number: int = 0) -> Step | None:
        id_ = self._id()
        made: list[tuple[Choice, Decision]] = []
        for choice in choices:
            option = choice.options[number] if number < len(choice.options) else None
            doubtful = option is None or (option.fix.safety is Safety.MANUAL and len(choice.options) > 1 and not number)
            if option is None or doubtful or self.decision(choice) is not None:
                continue
            article = self.articles[choice.article]
            if not article.in_the_way(option.fix.edits, choice.key):
                made.append((choice, self._accepted(choice, option, f"{id_}.{len(made)}")))
        if not made:
            raise Refused("Nothing of that kind is undecided and has one clear suggestion.")
        return self._set(label, made, id_)

    # What stays learned

    def ignore_always(self, choice: Choice, item: Ignore) -> Step | None:
        """Write an ignore into the configuration; every undecided finding that it fits is ignored now. Raises ConfigError, WriteError."""
        return self._for_good(choice, item, learn.ignore(self.setup.load(), item), "ignored always")

    def accept_list(self, choice: Choice, reason: str = "") -> Step | None:
        """Write the text of a finding into the accept list: it is right here under any rule. Raises ConfigError, WriteError."""
        item = Ignore(None, choice.main.matched)
        learned = learn.accept(self.setup.load(), choice.main.matched, reason)
        return self._for_good(choice, item, learned, "in the accept list")

    def _for_good(self, choice: Choice, item: Ignore, learned: Learned, label: str) -> Step:
        id_ = self._id()
        fitting = [one for one in self.queue() if one == choice or (self.decision(one) is None and self._fits(one, item, choice))]  # fmt: skip
        changes = [
            Change(one.article, self._own(one), self._plain(one, Action.IGNORE, f"{id_}.{number}"))
            for number, one in enumerate(fitting)
        ]
        return self.history.commit(Step(id_, f"{label}, {learned.text}", tuple(changes), learned.effects))

    def _fits(self, one: Choice, item: Ignore, like: Choice) -> bool:
        here = one.article == like.article
        return bool((here or not item.path) and ignored(one.main, "", (item._replace(path=None),)))

    def add_entry(self, right: str, wrong: Sequence[str], note: str = "", source: str = "", type_: str = "") -> Step | None:  # fmt: skip
        """Write a glossary entry and look for its wrong forms in all articles; what is found is new in the queue. Raises TqcheckError."""
        learned = learn.add_entry(self.setup, right, tuple(wrong), note, source, type_)
        self.renew_engine()
        found = self.look_for(learned.entry, tuple(wrong))
        told = f"{learned.text}; {found} new" if found else f"{learned.text}; found nowhere else here"
        step = Step(self._id(), told, (), learned.effects)
        self.history.entries[step.id] = (learned.entry, tuple(wrong))
        return self.history.commit(step)

    def renew_engine(self) -> None:
        """Read the configuration and the glossaries again."""
        self.engine = Engine(self.setup.load(), self.engine.options, self.engine.use_cache)

    def look_for(self, entry: str, wrong: tuple[str, ...]) -> int:
        """Add the findings of a new entry to the choices, where nothing is decided yet; how many there are."""
        count = 0
        for article in self.articles:
            known = {(finding.span, finding.rule) for finding in article.findings}
            decided = [edit.span for edit in article.edits()]
            fresh = [
                finding._replace(fingerprint=f"{finding.fingerprint}+")
                for finding in learn.find_entry(self.engine, article, entry, wrong)
                if (finding.span, finding.rule) not in known and not touch_any([finding.span], decided)
            ]
            if fresh:
                self._with_findings(article, [*article.findings, *fresh], fresh)
                count += len(fresh)
        return count

    def forget(self, entry: str) -> None:
        """Take the undecided findings of an entry out of the choices."""
        for article in self.articles:
            kept = [
                finding
                for finding in article.findings
                if finding.evidence.get("entry") != entry or finding.fingerprint in article.decisions
            ]
            self._with_findings(article, kept, ())

    def _with_findings(self, article: Article, findings: list[Finding], fresh: Sequence[Finding]) -> None:
        article.set_findings(
            sorted(findings, key=lambda finding: finding.span), frozenset(finding.fingerprint for finding in fresh)
        )
        self.touched |= {(article.number, segment) for segment in article.segments}
        self._queues.clear()

    def offer(self, choice: Choice) -> str:
        """What to propose after a rejection that has been made before; empty if nothing."""
        rejected = [
            one
            for one in self.queue()
            if (made := self.decision(one)) and made.action is Action.REJECT and one.main.rule == choice.main.rule
        ]
        same = sum(one.main.matched == choice.main.matched for one in rejected)
        if same >= _OFTEN_TEXT:
            return f'"{_short(choice.main.matched)}" was rejected {same} times: press I to ignore it always.'
        if len(rejected) >= _OFTEN_RULE:
            return f"{choice.main.rule} was rejected {len(rejected)} times: press I to ignore it always."
        return ""

    # Taking back, writing

    def undo(self) -> Step:
        """Take back the last step. Raises Refused if there is none."""
        return self.history.undo()

    def redo(self) -> Step:
        return self.history.redo()

    def write(self, article: Article) -> None:
        """Write what was decided into the file, then check the new text. Raises WriteError; then the file stands as it stood."""
        self.history.write(article)
        self._queues.clear()

    def reload(self, article: Article) -> None:
        """Take the file as it is on disk now and find the places of all decisions in it. Raises ReadError."""
        self.history.reload(article)
        self._queues.clear()

    def close(self) -> None:
        self.history.close()

    # How it is done

    def _own(self, choice: Choice) -> Decision | None:
        return self.articles[choice.article].decisions.get(choice.key)

    def _id(self) -> str:
        self._last_id = max(time_ns(), self._last_id + 1)
        return f"{self._last_id:020d}"

    def _plain(self, choice: Choice, action: Action, id_: str = "") -> Decision:
        return self._made(choice, action, choice.main.matched, (), id_ or self._id(), choice.main)

    def _accepted(self, choice: Choice, option: Option, id_: str) -> Decision:
        raw = self.articles[choice.article].file.raw
        patches = tuple(patch_of(raw, edit) for edit in option.fix.edits)
        return self._made(choice, Action.ACCEPT, option.label, patches, id_, option.finding)

    def _made(self, choice: Choice, action: Action, text: str, patches: tuple[Patch, ...], id_: str, about: Finding) -> Decision:  # fmt: skip
        nth, of = self.articles[choice.article].counted.get(about.fingerprint, (1, 1))
        return Decision(id_, choice.key, action, about.anchor, text, patches, now(), nth, of)

    def _set(self, label: str, made: Sequence[tuple[Choice, Decision]], id_: str = "") -> Step | None:
        changes = []
        for choice, decision in made:
            before = self._own(choice)
            if before is None or (before.action, before.edits) != (decision.action, decision.edits):
                changes.append(Change(choice.article, before, decision))
        if not changes:
            return None
        return self.history.commit(Step(id_ or self._id(), label, tuple(changes)))

    def _rewrite(self, article: Article, number: int, place: Span, new: str, owner: Choice | None) -> Step | None:
        id_ = self._id()
        changes = self._rewritten(article, number, place, new, owner, id_)
        if not changes:
            raise Refused("Nothing was changed.")
        return self.history.commit(Step(id_, "edited" if owner else "passage edited", tuple(changes)))

    def _rewritten(self, article: Article, number: int, place: Span, new: str, owner: Choice | None, id_: str) -> list[Change]:  # fmt: skip
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
                raise Refused(f'"{_short(other.text)}" was put in at this place. Take that back first.')
        changes: list[Change] = []
        for taken_key, spans in result.taken.items():
            old = article.decisions[taken_key]
            left = tuple(patch for patch in old.patches if segment.target.from_raw(patch.edit.span) not in spans)
            if taken_key == key:
                patches = (*left, *patches)
            elif left or not taken_key.startswith("edit-"):
                edited = old._replace(id=f"{id_}.{len(changes)}", action=Action.EDIT, patches=left, at=now())
                changes.append(Change(article.number, old, edited))
            else:
                changes.append(Change(article.number, old, None))
        spans = [edit.span for edit in result.edits]
        for one in article.choices_in(number):
            if one.key != key and one.key not in article.decisions and touch_any([one.span], spans):
                covered = self._made(one, Action.EDIT, "", (), f"{id_}.{len(changes)}", one.main)
                changes.append(Change(article.number, None, covered))
        if owner:
            made = self._made(owner, Action.EDIT, new, patches, id_, owner.main)
        else:
            anchor = Anchor("", segment.target.plain[:40], "", "", segment.key, spans[0].start if spans else 0)
            made = Decision(id_, key, Action.EDIT, anchor, new, patches, now())
        if owner or patches:
            changes.append(Change(article.number, article.decisions.get(key), made))
        return changes


def now() -> str:
    """The time, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
