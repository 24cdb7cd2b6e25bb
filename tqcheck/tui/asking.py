"""Actions that open a window, or take a while. They run as workers of the screen, one after the other."""

from __future__ import annotations

import asyncio
import os
import shlex
import subprocess
from collections import Counter

from rich.text import Text

from tqcheck import files, globs
from tqcheck.errors import ReadError, TqcheckError, WriteError
from tqcheck.model import CATEGORIES, Certainty, Severity
from tqcheck.review import EVERYTHING, Article, Choice, Filter, Refused, words
from tqcheck.review.choices import advised
from tqcheck.text import Span
from tqcheck.tui.actions import ACTIONS
from tqcheck.tui.control import Control
from tqcheck.tui.dialogs import AskLine, Choose, EditPassage, Pick, Read
from tqcheck.tui.forms import GlossaryForm, IgnoreForm
from tqcheck.tui.panels import difference

_LEVELS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "advice"}


class Asking(Control):
    """A coroutine for every action that asks something."""

    def _text(self, choice: Choice, place: Span) -> str:
        return self.session.articles[choice.article].reading(choice.segment).text[place.start : place.end]

    async def accept(self) -> None:
        if self.choice and not self.choice.options:
            await self.edit(advised(self.choice))
        else:
            self.decide(self.session.accept)

    async def edit(self, start: str | None = None) -> None:
        """Asks what the place of a finding shall read; `start` stands there to begin with, else the text as it is."""
        choice = self.choice
        if choice is None:
            return await self.edit_paragraph()
        place, sentence = self.session.place(choice), self.session.sentence(choice)
        before, after = Span(sentence.start, place.start), Span(place.end, sentence.end)
        around = (self._text(choice, before), self._text(choice, after))
        new = await self.screen.ask(
            EditPassage("What this place shall read", start or self._text(choice, place), around=around)
        )
        if new is not None:
            self.decide(lambda one: self.session.edit(one, new))
        return None

    async def edit_sentence(self) -> None:
        choice = self.choice
        if choice is None:
            return await self.edit_paragraph()
        sentence = self.session.sentence(choice)
        place = self.session.place(choice)
        selected = Span(place.start - sentence.start, place.end - sentence.start)
        new = await self.screen.ask(EditPassage("Sentence", self._text(choice, sentence), selected))
        if new is not None:
            self.decide(lambda one: self.session.edit_sentence(one, new))
        return None

    async def edit_paragraph(self) -> None:
        article, segment = self.article, self.segment
        if not self.session.articles[article].segments:
            return self.tell("There is no text here.")
        text = self.session.articles[article].reading(segment).text
        new = await self.screen.ask(EditPassage("Paragraph", text, Span(0, 0)))
        if new is None:
            return None
        try:
            self.done(self.session.edit_passage(article, segment, Span(0, len(text)), new))
        except (Refused, TqcheckError) as error:
            self.tell(str(error))
        return None

    async def ignore_always(self) -> None:
        choice = self.choice
        if choice is None:
            return self.tell("No finding is selected.")
        path = globs.within(self.session.engine.config.folder, self.session.articles[choice.article].path)
        answer = await self.screen.ask(IgnoreForm(choice, path))
        if answer is not None:
            item, accept = answer
            self.decide(lambda one: self.session.accept_list(one, item.reason) if accept else self.session.ignore_always(one, item))  # fmt: skip
        return None

    async def glossary(self) -> None:
        choice = self.choice
        made = self.session.decision(choice) if choice else None
        entry = await self.screen.ask(
            GlossaryForm(choice.main.matched if choice else "", made.text if made and made.patches else "")
        )
        if entry is None:
            return
        try:
            self.tell("Looking for it …")
            self.done(await asyncio.to_thread(self.session.add_entry, entry.right, entry.wrong, entry.note, entry.source, entry.type))  # fmt: skip
        except (Refused, TqcheckError) as error:
            self.tell(str(error))
        self.renew()

    async def line(self) -> None:
        text = await self.screen.ask(AskLine("Go to line"))
        if text and text.strip().isdecimal():
            self.to_line(int(text))
        elif text:
            self.tell(f'"{text}" is not a line number.')

    async def search(self) -> None:
        text = await self.screen.ask(AskLine("Search in findings (empty: show all)", self.filter.search))
        if text is not None:
            self.set_filter(self.filter._replace(search=text.strip()))

    async def filter_(self) -> None:
        """One dimension at a time; choosing again in another narrows further."""
        rows: list[tuple[str, Filter]] = [("everything", EVERYTHING)]
        now = self.filter
        rows.append(("with decided ones" if now.undecided else "undecided only", now._replace(undecided=not now.undecided)))  # fmt: skip
        queue = self.session.queue()
        for level, noun in _LEVELS.items():
            number = sum(one.main.severity is level for one in queue)
            rows += [(f"{noun} ({number:,})", now._replace(severity=level))] if number else []
        for certainty in sorted(Certainty, reverse=True):
            number = sum(one.certainty is certainty for one in queue)
            rows += [(f"{certainty.name.lower()} ({number:,})", now._replace(certainty=certainty))] if number else []
        by_category = Counter(one.main.category for one in queue)
        rows += [(f"{CATEGORIES[name].label} ({by_category[name]:,})", now._replace(category=name, rule=None)) for name in CATEGORIES if by_category[name]]  # fmt: skip
        by_rule = Counter(one.main.rule for one in queue)
        rows += [(f"{rule} ({number:,})", now._replace(rule=rule)) for rule, number in by_rule.most_common()]
        picked = await self.screen.ask(Pick("Show", [shown for shown, _ in rows]))
        if picked is not None:
            self.set_filter(rows[picked][1])

    async def diff(self) -> None:
        out = Text()
        for article in self.session.unwritten:
            out.append(f"{article.path}\n", "bold underline")
            for segment in article.segments:
                if article.is_edited(segment):
                    reading = article.reading(segment)
                    line = article.lines.place(article.document.segments[segment].target.pieces[0].raw.start)[0]
                    out.append(f"{line:>5}  ", "bold")
                    out.append_text(difference(tuple(words(reading.plain, reading.text)))).append("\n\n")
        await self.screen.ask(Read("What writing would change", out if out else Text("Nothing.")))

    async def help(self) -> None:
        out = Text()
        group = ""
        for action in ACTIONS:
            if action.group != group:
                group = action.group
                out.append(f"{group}\n", "bold underline")
            out.append(f"  {action.shown:<12}", "bold")
            out.append(f"{action.label}\n")
        out.append("\nSigns\n", "bold underline")
        out.append("  ! error   ? warning   ~ advice   ✓ accepted or edited   ✗ rejected   » skipped   - ignored\n")
        out.append("\nEvery decision is kept as it is made. q never loses one; the next review goes on from there.\n")
        await self.screen.ask(Read("Keys", out))

    async def write(self) -> bool:
        """Write all articles with decisions; True if all were written."""
        waiting = self.session.unwritten
        if not waiting:
            self.tell("There is nothing to write.")
            return True
        written = [article.path for article in waiting if await self._write(article)]
        self._visible = None
        if self.choice:
            self.choice = self.session.articles[self.article].by_key.get(self.choice.key)
        self.segment = min(self.segment, max(0, len(self.session.articles[self.article].document.segments) - 1))
        left = sum(self.session.decision(one) is None for one in self.visible)
        notes = " ".join(self.session.notes)
        self.session.notes.clear()
        if written:
            self.tell(f"Written: {', '.join(written)}. Checked again: {count_left(left)} {notes}".strip())
        if self.choice is None and left:
            self.next()
        self.refresh()
        return len(written) == len(waiting)

    async def _write(self, article: Article) -> bool:
        self.tell(f"Writing {article.path} …")
        try:
            await asyncio.to_thread(self.session.write, article)
            return True
        except (WriteError, ReadError) as error:
            if "changed on disk" not in error.message:
                self.tell(str(error))
                return False
        answer = await self.screen.ask(
            Choose(
                "The file changed on disk",
                f"{article.path} is no longer what was opened. It was not overwritten.",
                [("r", "read it again and find the places of my decisions"), ("b", f"save my text beside it, as {article.path}.reviewed"), ("n", "nothing for now")],
            )
        )  # fmt: skip
        try:
            if answer == "r":
                await asyncio.to_thread(self.session.reload, article)
                self.tell("Read again. Look through it, then press w once more.")
            elif answer == "b":
                beside = f"{article.path}.reviewed"
                files.replace(beside, article.file.encode(article.raw_now()), beside)
                self.tell(f"Your text is in {beside}; {article.path} stands as it is.")
        except TqcheckError as error:
            self.tell(str(error))
        return False

    async def editor(self) -> None:
        """The file on disk is edited; the decisions that are not written yet are found again in it."""
        article = self.session.articles[self.article]
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not command:
            return self.tell("No editor is known. Set the environment variable EDITOR, to nano or vi for example.")
        line = 1
        if article.segments:
            target = article.document.segments[self.segment].target
            line = article.lines.place(self.choice.span.start if self.choice else target.pieces[0].raw.start)[0]
        argv = shlex.split(command)
        place = ["--goto", f"{article.path}:{line}"] if os.path.basename(argv[0]) == "code" else [f"+{line}", article.path]  # fmt: skip
        with self.screen.app.suspend():
            try:
                subprocess.run([*argv, *place], check=False)
            except OSError as error:
                return self.tell(f"{argv[0]} could not be started: {error.strerror or error}")
        try:
            await asyncio.to_thread(self.session.reload, article)
            self.tell(" ".join(self.session.notes) or "Read again.")
        except TqcheckError as error:
            self.tell(str(error))
        self.session.notes.clear()
        return self.renew()

    async def quit(self) -> None:
        if self.session.unwritten:
            number = sum(bool(made.patches) for one in self.session.unwritten for made in one.decisions.values())
            answer = await self.screen.ask(
                Choose(
                    "Quit",
                    f"{number:,} changes are not written. They are kept either way.",
                    [("w", "write them, then quit"), ("q", "quit without writing"), ("s", "stay")],
                )
            )
            if answer in (None, "s") or (answer == "w" and not await self.write()):
                return
        self.screen.app.exit()


def count_left(left: int) -> str:
    return "nothing is left. q quits." if not left else f"{left:,} to decide."
