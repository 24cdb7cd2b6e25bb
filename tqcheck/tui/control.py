"""What keys do: the one place that changes the session and tells the widgets what to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tqcheck.errors import TqcheckError
from tqcheck.reports.wording import count
from tqcheck.review import EVERYTHING, Choice, Filter, Refused, Session, Step
from tqcheck.review.card import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqcheck.tui.screen import ReviewScreen


_Result = TypeVar("_Result")
_NOTHING = "No finding is selected. n goes to the next undecided one, P edits this paragraph."
_MANY = 2_000
"""Choices from which a step about all of them takes so long that keys would wait for it."""


class Control:
    """The current place, the filter, and a method for every action that asks nothing. `Asking` has those that open a window."""

    def __init__(self, session: Session, screen: ReviewScreen) -> None:
        self.session = session
        self.screen = screen
        self.filter: Filter = EVERYTHING
        self.by_place = False
        self.article = 0
        self.segment = 0
        self.choice: Choice | None = None
        self.said = ""
        self.started = False
        self._visible: list[Choice] | None = None

    # What is shown

    @property
    def visible(self) -> list[Choice]:
        """The choices of the queue that the filter wants."""
        if self._visible is None:
            queue = self.session.queue(self.by_place)
            wanted = self.filter.wants
            self._visible = queue if self.filter == EVERYTHING else [one for one in queue if wanted(one, self.session.decision(one))]  # fmt: skip
            self._number = {(one.article, one.key): number for number, one in enumerate(self._visible)}
        return self._visible

    @property
    def number(self) -> int:
        """The row of the current choice; -1 if the filter hides it or there is none."""
        self.visible  # noqa: B018 - makes the numbers
        return self._number.get((self.choice.article, self.choice.key), -1) if self.choice else -1

    def start(self) -> None:
        """Go to the first undecided choice."""
        self.started = True
        first = next((one for one in self.visible if self.session.decision(one) is None), None)
        first = first or next(iter(self.visible), None)
        if first:
            self.go(first)
        elif self.session.articles:
            self.place(0, next(iter(self.session.articles[0].segments), 0))
        self.tell(" ".join(self.session.notes) or ("" if first else "Nothing was found."))
        self.session.notes.clear()

    def refresh(self) -> None:
        """After a change: the segments that read differently, the list, the counts."""
        self._visible = None if self.filter.undecided else self._visible
        if self.choice:
            article = self.session.articles[self.choice.article]
            self.choice = article.by_key.get(self.choice.key)
        self.screen.show()

    def renew(self) -> None:
        """After the choices themselves have changed."""
        self._visible = None
        self.refresh()

    def tell(self, text: str) -> None:
        self.said = text
        self.screen.tell(text)

    def go(self, choice: Choice) -> None:
        self.article, self.segment, self.choice = choice.article, choice.segment, choice
        self.screen.show()

    def place(self, article: int, segment: int, choice: Choice | None = None) -> None:
        """Make a paragraph the current one."""
        self.article, self.segment, self.choice = article, segment, choice
        self.screen.show()

    # Moving

    def down(self) -> None:
        self._step(1)

    def up(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self.visible:
            return self.tell("Nothing to show. Press f to change the filter, / to search for something else.")
        at = self.number
        self.go(self.visible[max(0, min(len(self.visible) - 1, at + by)) if at >= 0 else 0])
        return None

    def first(self) -> None:
        if self.visible:
            self.go(self.visible[0])

    def last(self) -> None:
        if self.visible:
            self.go(self.visible[-1])

    def next(self) -> None:
        self._undecided(1)

    def previous(self) -> None:
        self._undecided(-1)

    def _undecided(self, by: int, quiet: bool = False) -> None:
        at, size = self.number, len(self.visible)
        for distance in range(1, size + 1):
            one = self.visible[(at + by * distance) % size]
            if one != self.choice and self.session.decision(one) is None:
                return self.go(one)
        left = self.choice is not None and self.session.decision(self.choice) is None
        if not quiet or not left:
            hidden = " in this filter" if self.filter != EVERYTHING else ""
            write = "Press w to write." if self.session.unwritten else "Press q to quit."
            self.tell("This is the last undecided one." if left else f"All decided{hidden}. {write}")
        return None

    def next_paragraph(self) -> None:
        self._paragraph(1)

    def previous_paragraph(self) -> None:
        self._paragraph(-1)

    def _paragraph(self, by: int) -> None:
        segments = self.session.articles[self.article].segments
        if segments:
            at = segments.index(self.segment) + by
            self.place(self.article, segments[max(0, min(len(segments) - 1, at))])

    def next_file(self) -> None:
        self._file(1)

    def previous_file(self) -> None:
        self._file(-1)

    def _file(self, by: int) -> None:
        number = self.article + by
        if not 0 <= number < len(self.session.articles):
            return self.tell(f"This is the {'last' if by > 0 else 'first'} file.")
        here = [one for one in self.visible if one.article == number]
        first = next((one for one in here if self.session.decision(one) is None), None) or next(iter(here), None)
        if first:
            self.go(first)
        else:
            self.place(number, next(iter(self.session.articles[number].segments), 0))
        return self.tell(self.session.articles[number].path)

    def to_line(self, line: int) -> None:
        """Go to the first finding of a line, else to the paragraph that it stands in."""
        article = self.session.articles[self.article]
        try:
            offset = article.lines.start(max(1, line))
        except IndexError:
            return self.tell(f"{article.path} has no line {line}.")
        segment = article.segment_at(offset)
        choice = next(
            (one for one in article.choices_in(segment) if article.lines.place(one.span.start)[0] >= line), None
        )
        return self.place(self.article, segment, choice)

    # Deciding

    def decide(self, work: Callable[[Choice], Step | None], stay: bool = False) -> bool:
        """Do something about the current choice, say what was done, go on to the next undecided; False if it was refused."""
        choice = self.choice
        if choice is None:
            self.tell(_NOTHING)
            return False
        try:
            step = work(choice)
        except (Refused, TqcheckError) as error:
            self.tell(str(error))
            return False
        self.done(step)
        if not stay and self.session.decision(choice) is not None:
            self._undecided(1, quiet=True)
        return True

    def done(self, step: Step | None) -> None:
        """Show what a step changed, and say it."""
        if step is None:
            return self.tell("That is decided so already.")
        self.tell(f"{told(step)}. u undoes.")
        return self.refresh()

    def pick(self, number: int) -> None:
        self.decide(lambda choice: self.session.accept(choice, number - 1))

    def reject(self) -> None:
        choice = self.choice
        if self.decide(self.session.reject) and choice and (offer := self.session.offer(choice)):
            self.tell(offer)

    def skip(self) -> None:
        self.decide(self.session.skip)

    def ignore_here(self) -> None:
        self.decide(self.session.ignore_here)

    def accept_rule(self) -> None:
        self._many(self.session.accept_rule)

    def accept_sure(self) -> None:
        self.attempt(self.session.accept_sure, self._made)

    def same_text(self) -> None:
        self._many(self.session.same_text)

    def _many(self, work: Callable[[Choice], Step | None]) -> None:
        if (choice := self.choice) is None:
            return self.tell(_NOTHING)
        return self.attempt(lambda: work(choice), self._made)

    def _made(self, step: Step | None) -> None:
        self.done(step)
        if self.choice is None or self.session.decision(self.choice) is not None:
            self._undecided(1, quiet=True)

    def attempt(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Do something that may be about very many places, then show it; what is refused is said."""

        def tried() -> Callable[[], None]:
            try:
                made = work()
            except (Refused, TqcheckError) as error:
                return partial(self.tell, str(error))
            return lambda: then(made)

        if len(self.session.queue()) > _MANY:
            self.screen.in_thread(tried)
        else:
            tried()()

    def undo(self) -> None:
        self.attempt(self.session.undo, lambda step: self._back(step, "Undone"))

    def redo(self) -> None:
        self.attempt(self.session.redo, lambda step: self._back(step, "Redone"))

    def _back(self, step: Step, said: str) -> None:
        if step.effects:
            self._visible = None
        for change in step.changes[:1]:
            article = self.session.articles[change.article]
            choice = article.by_key.get(change.key)
            if choice is None and change.key.startswith("edit-"):
                made = change.after or change.before
                at = made.patches[0].edit.span.start if made and made.patches else 0
                self.article, self.segment, self.choice = change.article, article.segment_at(at), None
            elif choice:
                self.article, self.segment, self.choice = change.article, choice.segment, choice
        self.tell(f"{said}: {step.label}.")
        return self.refresh()

    # Looking

    def order(self) -> None:
        self.by_place = not self.by_place
        self.tell("In the order of the text." if self.by_place else "The surest first.")
        self.renew()

    def set_filter(self, wanted: Filter) -> None:
        self.filter = wanted
        self._visible = None
        if self.visible and self.number < 0:
            self.go(self.visible[0])
        self.tell(f"{count(len(self.visible), 'finding')} shown" + (f": {wanted}." if str(wanted) else "."))
        self.refresh()
