"""What was done in a review: steps are committed to journals, undone, redone, taken up again, and carried into the text written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from tqcheck import files
from tqcheck.errors import WriteError
from tqcheck.files import RawFile
from tqcheck.model import Facts
from tqcheck.review import journal as journals
from tqcheck.review import learn
from tqcheck.review.article import Article
from tqcheck.review.journal import Journal
from tqcheck.review.model import Change, Decision, Refused, Step
from tqcheck.review.rebase import Moved, Written, move
from tqcheck.review.whole import LONG, Whole, first_part

if TYPE_CHECKING:
    from tqcheck.review.session import Session


@dataclass
class _Kept:
    """What the journal of an article told when it was opened."""

    done: Sequence[Step] = ()
    undone: Sequence[Step] = ()
    restate: bool = True
    """True if the journal has to say first which text the next steps are about."""


@dataclass
class History:
    """The steps of a session, and the journals that keep them. Every change of a decision goes through here."""

    session: Session
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    entries: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Glossary entries that a step added: its id, the entry and its wrong forms."""
    _journals: dict[int, Journal] = field(default_factory=dict)
    _kept: dict[int, _Kept] = field(default_factory=dict)
    _taken_up: set[int] = field(default_factory=set)
    """Articles of which the first part was opened with the decisions of an earlier review."""

    # Opening

    def open(self, number: int, path: str, in_parts: bool = False) -> Article:
        """Read and check an article and place what its journal tells. Raises ReadError, WriteError.

        With `in_parts` a long article is checked in its first part only, and the whole is on its way then; what a journal tells
        must be about this very text.
        """
        place = journals.path_of(self.session.engine.config.folder, path)
        told = journals.read(place)
        file = self.session.engine.read(path)
        if told is None:
            self._kept[number] = _Kept()
            return self._checked(number, file, None, in_parts)
        self._journals[number] = Journal(place)
        told = journals.read(place) or told
        done, undone = _numbered(told.done, number), _numbered(told.undone, number)
        standing = told.standing
        same = told.digest == file.digest
        just_written = not same and told.writing == file.digest
        if just_written:
            written = Written(standing, number)
            done, undone = written.history(done, undone)
            standing = written.standing()
            same = True
        facts = told.facts if told.all or standing else None
        article = self._checked(number, file, facts, in_parts and same)
        if article.whole:  # of most decisions the findings are not known yet
            self._taken_up.add(number)
            moved = Moved(done, undone, list(standing.values()), [])
        else:
            moved = move(article, done, undone, standing.values(), self.session.engine.catalog.formerly, same)
        self._kept[number] = _Kept(moved.done, moved.undone)
        self._stand(article, moved.standing)
        self.session.notes += [] if just_written else moved.lost
        if article.decisions:
            kept = len(article.decisions)
            self.session.notes.append(
                f"{path}: {kept} decision{'s' if kept != 1 else ''} taken up from the last review."
            )
        return article

    def _checked(self, number: int, file: RawFile, facts: Facts | None, in_parts: bool = False) -> Article:
        engine = self.session.engine
        document = engine.document(file.path, file.raw)
        if not in_parts or len(file.raw) < LONG:
            return Article(number, file.path, file, engine.checker(file.path).check(document, facts))
        engine.catalog  # noqa: B018  compiled once here; the other process finds it in the cache
        whole = Whole(engine, file.path, document, facts)
        report = engine.checker(file.path).check(first_part(document), facts)
        article = Article(number, file.path, file, report._replace(document=document))
        article.whole = whole
        return article

    def complete(self, article: Article, checked: Article) -> None:
        """Go on with the findings of the whole article; decisions stand, those of an earlier review at the findings they belong to."""
        article.take_findings(checked)
        article.whole = None
        if article.number in self._taken_up:
            standing = list(article.decisions.values())
            formerly = self.session.engine.catalog.formerly
            moved = move(article, self.done, self.undone, standing, formerly, same_text=True)
            self.done, self.undone = moved.done, moved.undone
            for decision in standing:
                article.put(decision.key, None)
            self._stand(article, moved.standing)
            self.session.notes += moved.lost
        self._kept[article.number] = _Kept()
        if article.number in self._journals:
            self._journal(article.number)

    def gather(self) -> None:
        """Put the steps of all journals in order; to be called when all articles are open."""
        steps: dict[str, Step] = {}
        again: dict[str, Step] = {}
        for kept in self._kept.values():
            for some, into in ((kept.done, steps), (kept.undone, again)):
                for step in some:
                    before = into[step.id].changes if step.id in into else ()
                    into[step.id] = step._replace(changes=(*before, *step.changes))
        self.done = [steps[id_] for id_ in sorted(steps)]
        self.undone = [again[id_] for id_ in sorted(again, reverse=True)]

    def _stand(self, article: Article, standing: Sequence[Decision]) -> None:
        for decision in standing:
            if article.in_the_way(decision.edits, decision.key):
                self.session.notes.append(
                    f'{article.path}: "{decision.text}" overlaps another decision and was left out.'
                )
            else:
                article.put(decision.key, decision)

    # Steps

    def commit(self, step: Step) -> Step:
        """Keep a step in the journals, then make it hold. Raises WriteError, and then it does not hold."""
        for number in _articles(step):
            self._journal(number).step(step, number)
        self._apply(step, forward=True)
        self.done.append(step)
        self.undone.clear()
        return step

    def undo(self) -> Step:
        if not self.done:
            raise Refused("There is nothing to undo.")
        step = self.done[-1]
        for number in _articles(step):
            self._journal(number).undo(step)
        self._apply(step, forward=False)
        self.undone.append(self.done.pop())
        return self._effects(step, forward=False)

    def redo(self) -> Step:
        if not self.undone:
            raise Refused("There is nothing to redo.")
        step = self.undone[-1]
        for number in _articles(step):
            self._journal(number).redo(step)
        self._apply(step, forward=True)
        self.done.append(self.undone.pop())
        return self._effects(step, forward=True)

    def _apply(self, step: Step, forward: bool) -> None:
        # First what goes, then what comes: edits must never overlap in between.
        targets = [(change, change.after if forward else change.before) for change in step.changes]
        for change, decision in sorted(targets, key=lambda pair: pair[1] is not None):
            article = self.session.articles[change.article]
            self.session.touched |= {(change.article, segment) for segment in article.put(change.key, decision)}

    def _effects(self, step: Step, forward: bool) -> Step:
        """Put back the other files that a step wrote; the step with a label that says if that was not possible."""
        left = [effect.path for effect in step.effects if not learn.restore(effect, forward)]
        if step.effects:
            self.session.renew_engine()
        if step.id in self.entries:
            entry, wrong = self.entries[step.id]
            if forward:
                self.session.look_for(entry, wrong)
            else:
                self.session.forget(entry)
        return step._replace(label=f"{step.label}; {', '.join(left)} changed since and stays as it is") if left else step  # fmt: skip

    def _journal(self, number: int) -> Journal:
        """The journal of an article, which says already which text the next line is about."""
        article = self.session.articles[number]
        if number not in self._journals:
            self._journals[number] = Journal(journals.path_of(self.session.engine.config.folder, article.path))
        kept = self._kept.setdefault(number, _Kept())
        if kept.restate:
            steps = (self.done, self.undone)
            standing = article.decisions.values()
            facts = None if article.whole and number not in self._taken_up else article.facts
            self._journals[number].open(article.path, article.file.digest, facts, steps, standing, number)
            kept.restate = False
        return self._journals[number]

    # Writing

    def write(self, article: Article) -> None:
        new = article.raw_now()
        if new == article.file.raw:
            return
        try:
            digest = sha256(article.file.encode(new)).hexdigest()
        except UnicodeEncodeError as error:
            raise WriteError(f"cannot be written as {article.file.encoding}: {error.reason}", article.path) from None
        self._journal(article.number).writing(digest)
        files.write(article.file, new)
        written = Written(article.decisions, article.number)
        self.done, self.undone = written.history(self.done, self.undone)
        self._replace(article, written.standing(), written=True)

    def reload(self, article: Article) -> None:
        self._replace(article, article.decisions, written=False)

    def _replace(self, article: Article, standing: Mapping[str, Decision], written: bool) -> None:
        number = article.number
        fresh = self._checked(number, self.session.engine.read(article.path), article.facts)
        same_text = written or fresh.file.digest == article.file.digest
        moved = move(fresh, self.done, self.undone, standing.values(), self.session.engine.catalog.formerly, same_text)
        self.done, self.undone = moved.done, moved.undone
        self._stand(fresh, moved.standing)
        self.session.notes += [] if written else moved.lost  # what was rewritten is not lost
        self.session.articles[number] = fresh
        self._kept[number] = _Kept()
        if number in self._journals:
            self._journal(number)
        self.session.touched |= {(number, segment) for segment in fresh.segments}

    def close(self) -> None:
        for journal in self._journals.values():
            journal.close()


def _articles(step: Step) -> list[int]:
    return sorted({change.article for change in step.changes})


def _numbered(steps: Sequence[Step], article: int) -> list[Step]:
    return [step._replace(changes=tuple(_with(change, article) for change in step.changes)) for step in steps]


def _with(change: Change, article: int) -> Change:
    return change._replace(article=article)
