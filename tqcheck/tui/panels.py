"""The explanation of the current finding, the progress by category, the bottom lines."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tqcheck.model import CATEGORIES
from tqcheck.reports.cells import safe
from tqcheck.review import Choice, Run, Session
from tqcheck.review.card import card
from tqcheck.tui.actions import hints
from tqcheck.tui.signs import sign


def difference(runs: tuple[Run, ...], around: int = 50) -> Text:
    """A word-level difference; what goes and what comes is in brackets too, so that it needs no colour."""
    out = Text()
    for number, run in enumerate(runs):
        if run.same:
            text = run.old
            first, last = number == 0, number == len(runs) - 1
            if first and len(text) > around:
                text = f"… {text[-around:].split(' ', 1)[-1]}"
            elif last and len(text) > around:
                text = f"{text[:around].rsplit(' ', 1)[0]} …"
            elif len(text) > 2 * around:
                text = f"{text[:around].rsplit(' ', 1)[0]} … {text[-around:].split(' ', 1)[-1]}"
            out.append(safe(text))
        else:
            if run.old:
                out.append(f"[-{safe(run.old)}-]", "strike dim")
            if run.new:
                out.append(f"{{+{safe(run.new)}+}}", "bold underline")
    return out


class CardView(VerticalScroll, can_focus=False):
    """Message, suggestions as differences, evidence, why."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.body = Static()

    def compose(self) -> ComposeResult:
        yield self.body

    def show(self, choice: Choice | None, number: int, total: int) -> None:
        """Explain a choice; `number` of `total` in the queue."""
        self.scroll_to(y=0, animate=False, immediate=True)
        if choice is None:
            self.border_title = "no finding"
            self.body.update(Text("No finding is selected. n goes to the next undecided one, P edits this paragraph."))
            return
        shown = card(self.session, choice)
        mark = sign(choice, self.session.decision(choice)).sign
        state = f" · {shown.state}" if shown.state else ""
        self.border_title = (
            f"{mark} {number}/{total} · {shown.level}{state} · {safe(shown.place)} · {safe(shown.rules)}"
        )
        out = Text()
        for message in shown.messages:
            out.append(safe(message) + "\n", "bold")
        for position, (_, runs) in enumerate(shown.options[:9], 1):
            out.append(f"{position} ", "bold")
            out.append_text(difference(runs))
            out.append("\n")
        for text in shown.evidence:
            out.append(f"{safe(text)}\n")
        for text in shown.why:
            out.append(f"Why: {safe(text)}\n")
        self.body.update(out)


class Progress(Static):
    """How much is decided, by category."""

    def __init__(self, session: Session, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self.session = session

    def show(self, wide: bool, head: str) -> None:
        """One line in narrow screens; a bar for each category in wide ones."""
        done, total = self.session.progress()
        everything = f"{head} {done.total()}/{total.total()}"
        names = [name for name in CATEGORIES if total[name]]
        if not wide:
            parts = [everything, *(f"{name} {done[name]}/{total[name]}" for name in names)]
            self.update(Text("  ".join(parts), no_wrap=True, overflow="ellipsis"))
            return
        lines = [Text(everything, "bold")]
        for name in names:
            filled = 12 * done[name] // total[name]
            lines.append(Text(f"{CATEGORIES[name].label:18} {'#' * filled}{'.' * (12 - filled)} {done[name]:,}/{total[name]:,}"))  # fmt: skip
        self.update(Text("\n").join(lines))


class Hints(Static):
    """The keys used most."""

    def on_mount(self) -> None:
        out = Text(no_wrap=True, overflow="ellipsis")
        for key, word in hints():
            out.append(f" {key}", "bold")
            out.append(f" {word} ")
        self.update(out)
