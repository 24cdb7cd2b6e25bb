"""A review: articles with their choices, every decision kept as it is made, undone and redone without limit, written when asked.

Knows no screen and prints nothing. All decisions live in the coordinates of the files as opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from time import time_ns

from tqcheck.engine import Engine
from tqcheck.errors import ReadError, TqcheckError, WriteError
from tqcheck.model import Certainty, Finding, Ignore, Safety
from tqcheck.review import decide, learn
from tqcheck.review.article import Article
from tqcheck.review.choices import touch_any
from tqcheck.review.decide import short
from tqcheck.review.history import History
from tqcheck.review.learn import Learned, Setup
from tqcheck.review.model import Action, Change, Choice, Decision, Refused, Step
from tqcheck.review.queue import queue
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
        self._totals: Counter[str] | None = None
        self._last_id = 0

    # What there is

    def open(
        self, paths: Iterable[str], opened: Callable[[str], None] = lambda path: None, in_parts: bool = False
    ) -> None:
        """Read and check the articles and take up what an earlier review of them left. Files that cannot be read are in `failed`.

        With `in_parts` long articles are checked in their first part only: they are `pending`, and `complete` brings the rest.
        """
        for path in paths:
            try:
                self.articles.append(self.history.open(len(self.articles), path, in_parts))
            except (ReadError, WriteError) as error:
                self.failed.append(error)
            opened(path)
        self.history.gather()

    @property
    def pending(self) -> list[Article]:
        """Articles of which only the first part has been checked."""
        return [article for article in self.articles if article.whole]

    def checked(self, article: Article) -> Article | None:
        """A pending article as it is when all of it is checked, without its decisions; waits for that, and may be called in a thread."""
        report = article.whole.report() if article.whole else None
        return Article(article.number, article.path, article.file, report) if report else None

    def complete(self, article: Article, checked: Article | None) -> None:
        """Show all findings of an article that was pending; decisions stand, and findings of new glossary entries are looked for again."""
        if checked is None or article.whole is None:
            return
        self.history.complete(article, checked)
        self.touched |= {(article.number, segment) for segment in article.segments}
        self._choices_changed()
        for entry, wrong in self.history.entries.values():
            self.look_for(entry, wrong)

    def queue(self, by_place: bool = False) -> list[Choice]:
        """All choices, the sure ones of all articles first; with `by_place` in the order of the text."""
        if by_place not in self._queues:
            self._queues[by_place] = queue((choice for article in self.articles for choice in article.choices), by_place)  # fmt: skip
        return self._queues[by_place]

    def progress(self) -> tuple[Counter[str], Counter[str]]:
        """How many choices are decided, and how many there are, by category."""
        if self._totals is None:
            self._totals = Counter(choice.main.category for choice in self.queue())
        decided = (choice.main.category for article in self.articles for choice in article.decided())
        return Counter(decided), self._totals

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
        made = decide.accepted(self.articles[choice.article], choice, choice.options[number], self._id())
        others = self.articles[choice.article].in_the_way(made.edits, choice.key)
        if others:
            raise Refused(f'"{short(others[0].text)}" was put in at this place. Press e to edit what stands there now.')
        return self._set("accepted", [(choice, made)])

    def reject(self, choice: Choice) -> Step | None:
        """The text is right as it is."""
        return self._set("rejected", [(choice, self._plain(choice, Action.REJECT, self._id()))])

    def skip(self, choice: Choice) -> Step | None:
        """Leave it for later; it stays in the journal as skipped."""
        return self._set("skipped", [(choice, self._plain(choice, Action.SKIP, self._id()))])

    def ignore_here(self, choice: Choice) -> Step | None:
        """Not to be asked again about this place; says nothing against the rule."""
        return self._set("ignored here", [(choice, self._plain(choice, Action.IGNORE, self._id()))])

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
        label = f'same for every "{short(choice.main.matched)}"'
        if like is None or like.action is Action.ACCEPT:
            number = next((n for n, option in enumerate(choice.options) if like and option.label == like.text), 0)
            return self._accept_all(label, same, number)
        rest = [one for one in same if self.decision(one) is None]
        id_ = self._id()
        if like.action is not Action.EDIT:
            return self._set(
                label, [(one, self._plain(one, like.action, f"{id_}.{n}")) for n, one in enumerate(rest)], id_
            )
        changes: list[Change] = []
        for number, one in enumerate(rest):
            article = self.articles[one.article]
            changes += decide.rewritten(article, one.segment, self.place(one), like.text, one, f"{id_}.{number}")
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
                made.append((choice, decide.accepted(article, choice, option, f"{id_}.{len(made)}")))
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
        self._choices_changed()

    def offer(self, choice: Choice) -> str:
        """What to propose after a rejection that has been made before; empty if nothing."""
        rejected = [
            one
            for one in self.queue()
            if (made := self.decision(one)) and made.action is Action.REJECT and one.main.rule == choice.main.rule
        ]
        same = sum(one.main.matched == choice.main.matched for one in rejected)
        if same >= _OFTEN_TEXT:
            return f'"{short(choice.main.matched)}" was rejected {same} times: press I to ignore it always.'
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
        self.complete(article, self.checked(article))
        self.history.write(article)
        self._choices_changed()

    def reload(self, article: Article) -> None:
        """Take the file as it is on disk now and find the places of all decisions in it. Raises ReadError."""
        self.complete(article, self.checked(article))
        self.history.reload(article)
        self._choices_changed()

    def stop(self) -> None:
        """Wait no longer for articles that are pending."""
        for article in self.pending:
            if article.whole:
                article.whole.stop()

    def close(self) -> None:
        self.stop()
        self.history.close()

    # How it is done

    def _choices_changed(self) -> None:
        self._queues.clear()
        self._totals = None

    def _own(self, choice: Choice) -> Decision | None:
        return self.articles[choice.article].decisions.get(choice.key)

    def _id(self) -> str:
        self._last_id = max(time_ns(), self._last_id + 1)
        return f"{self._last_id:020d}"

    def _plain(self, choice: Choice, action: Action, id_: str) -> Decision:
        return decide.plain(self.articles[choice.article], choice, action, id_)

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
        changes = decide.rewritten(article, number, place, new, owner, id_)
        if not changes:
            raise Refused("Nothing was changed.")
        return self.history.commit(Step(id_, "edited" if owner else "passage edited", tuple(changes)))
