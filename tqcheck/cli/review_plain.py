"""`tqcheck review --plain`: one question after the other, for simple terminals, screen readers and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from tqcheck.cli import common
from tqcheck.errors import TqcheckError, WriteError
from tqcheck.fix import diff
from tqcheck.model import Ignore
from tqcheck.reports.cells import safe, wrap
from tqcheck.reports.wording import count
from tqcheck.review import Choice, Refused, Run, Session, Step
from tqcheck.review.card import card

_HELP = """\
y  take the suggestion                     1-9  take that suggestion
r  reject: the text is right               s    skip: decide later
e  write what the place shall read         E    rewrite the sentence
i  ignore here                             I    ignore always (in the configuration)
g  add to the glossary                     A    accept all of this rule
S  accept all that is sure                 R    decide the same for the same text
u  undo                                    U    redo
n  next undecided                          p    the one before
d  show what would change                  w    write the files
q  quit (decisions are kept)               ?    this help
"""
_KEYS = "y,1-9,r,s,e,E,i,I,g,A,S,R,u,U,n,p,d,w,q,?"


class _End(Exception):  # noqa: N818 - the end of the input
    pass


def run(session: Session, paths: Sequence[str], source: TextIO, out: TextIO) -> int:
    """Ask about every undecided finding; 2 if an article could not be read or written."""
    session.open(paths)
    asker = _Asker(session, source, out)
    for note in session.notes:
        asker.say(note)
    try:
        asker.loop()
    except _End:
        asker.say("")
    unwritten = len(session.unwritten)
    if unwritten:
        asker.say(f"{count(unwritten, 'file has', 'files have')} decisions that are not written; they are kept for the next review.")  # fmt: skip
    for error in session.failed:
        common.note(str(error))
    session.close()
    return 2 if session.failed else 0


class _Asker:
    def __init__(self, session: Session, source: TextIO, out: TextIO) -> None:
        self.session = session
        self.source = source
        self.out = out
        self.at = -1
        self.told: Choice | None = None

    def say(self, text: str) -> None:
        self.out.write(text + "\n")
        self.out.flush()

    def ask(self, question: str) -> str:
        self.out.write(question)
        self.out.flush()
        line = self.source.readline()
        if not line:
            raise _End
        return line.rstrip("\r\n")

    def loop(self) -> None:
        self.move(1)
        while True:
            queue = self.session.queue()
            if not queue:
                self.say("There is nothing to decide.")
                return
            if not 0 <= self.at < len(queue):
                self.say(self.finished())
                key = self.ask("[p,u,d,w,q,?] ")
                if key == "p":
                    self.at = len(queue)
            else:
                choice = queue[self.at]
                if choice != self.told:
                    self.show(choice)
                    self.told = choice
                key = self.ask(f"Decide [{_KEYS}]: ")
            if key == "q":
                return self.quit()
            try:
                self.answer(key)
            except (Refused, TqcheckError) as error:
                self.say(str(error))

    def finished(self) -> str:
        done = f"{count(len(self.session.queue()), 'finding')}, all decided." if not self.undecided() else f"{count(self.undecided(), 'finding is', 'findings are')} still undecided."  # fmt: skip
        return f"{done} Press w to write, q to quit." if self.session.unwritten else f"{done} Press q to quit."

    def undecided(self) -> int:
        return sum(self.session.decision(choice) is None for choice in self.session.queue())

    def show(self, choice: Choice) -> None:
        shown = card(self.session, choice)
        wide = common.width()
        self.say("")
        state = f" ({shown.state})" if shown.state else ""
        self.say(f"{shown.place}  {self.at + 1}/{len(self.session.queue())}  {shown.level}  {shown.rules}{state}")
        start, end = shown.mark
        sentence = f"{shown.sentence[:start]}[[{shown.sentence[start:end]}]]{shown.sentence[end:]}"
        for line in wrap(sentence, wide, "  | "):
            self.say(line)
        told = [*shown.messages, *(f"Why: {why}" for why in shown.why), *shown.evidence]
        for text in told:
            for line in wrap(text, wide, "  "):
                self.say(line)
        for number, (_, runs) in enumerate(shown.options, 1):
            for line in wrap(difference(runs), wide, f"  {number}: "):
                self.say(line)

    def answer(self, key: str) -> None:
        if key == "?":
            return self.say(_HELP)
        if key in ("n", "p"):
            return self.move(1 if key == "n" else -1)
        everywhere: dict[str, Callable[[], object]] = {"w": self.write, "d": self.diff, "u": self.undo, "U": self.redo, "S": self.sure}  # fmt: skip
        if key in everywhere:
            everywhere[key]()
            return None
        queue = self.session.queue()
        if not 0 <= self.at < len(queue):
            return self.say("That key means nothing here; ? tells the keys.")
        choice = queue[self.at]
        session = self.session
        one: dict[str, Callable[[], Step | None]] = {
            "y": lambda: session.accept(choice) if choice.options else self.edit(choice),
            "": lambda: session.accept(choice) if choice.options else self.edit(choice),
            "r": lambda: session.reject(choice),
            "s": lambda: session.skip(choice),
            "i": lambda: session.ignore_here(choice),
            "e": lambda: self.edit(choice),
            "E": lambda: self.edit_sentence(choice),
            "I": lambda: self.ignore_always(choice),
            "g": lambda: self.glossary(choice),
            "A": lambda: session.accept_rule(choice),
            "R": lambda: session.same_text(choice),
        }
        if key.isdecimal() and key.isascii() and key != "0":
            step = session.accept(choice, int(key) - 1)
        elif key in one:
            step = one[key]()
        else:
            return self.say(f'"{safe(key)}" means nothing here; ? tells the keys.')
        self.done(step)
        if key == "r" and (offer := session.offer(choice)):
            self.say(offer)
        if session.decision(choice) is not None:
            self.move(1)
        return None

    def done(self, step: Step | None) -> None:
        if step is not None:
            many = f" ({count(len(step.changes), 'finding')})" if len(step.changes) > 1 else ""
            self.say(f"{step.label}{many}.")

    def move(self, by: int) -> None:
        queue = self.session.queue()
        at = self.at + by
        while 0 <= at < len(queue) and self.session.decision(queue[at]) is not None:
            at += by
        self.at = max(0, at) if by < 0 else at
        if by > 0 and at >= len(queue):  # round to what was passed over
            self.at = next((n for n, one in enumerate(queue) if self.session.decision(one) is None), len(queue))
        self.told = None

    def edit(self, choice: Choice) -> Step | None:
        article = self.session.articles[choice.article]
        place = self.session.place(choice)
        self.say(f"  now: {safe(article.reading(choice.segment).text[place.start : place.end])}")
        new = self.ask("  new (empty = as it is; - = leave it out): ")
        return self.session.edit(choice, "" if new == "-" else new) if new else None

    def edit_sentence(self, choice: Choice) -> Step | None:
        place = self.session.sentence(choice)
        text = self.session.articles[choice.article].reading(choice.segment).text[place.start : place.end]
        self.say(f"  now: {safe(text)}")
        new = self.ask("  new (empty = as it is): ")
        return self.session.edit_sentence(choice, new) if new else None

    def ignore_always(self, choice: Choice) -> Step | None:
        scope = self.ask("  ignore always: t = this text, r = the whole rule, a = accept list, empty = do nothing: ")
        if scope not in ("t", "r", "a"):
            return None
        reason = self.ask("  reason: ")
        if scope == "a":
            return self.session.accept_list(choice, reason)
        text = choice.main.matched if scope == "t" else None
        return self.session.ignore_always(choice, Ignore(choice.main.rule, text, None, reason))

    def glossary(self, choice: Choice) -> Step | None:
        wrong = self.ask(f"  wrong form (empty = {safe(choice.main.matched)}): ") or choice.main.matched
        right = self.ask("  right form (empty = do nothing): ")
        if not right:
            return None
        return self.session.add_entry(right, [wrong], self.ask("  note: "))

    def undo(self) -> None:
        self._back("undone", self.session.undo())

    def redo(self) -> None:
        self._back("redone", self.session.redo())

    def _back(self, what: str, step: Step) -> None:
        self.say(f"{what}: {step.label}.")
        queue = self.session.queue()
        keys = {(change.article, change.key) for change in step.changes}
        self.at = next((number for number, one in enumerate(queue) if (one.article, one.key) in keys), self.at)
        self.told = None

    def sure(self) -> None:
        self.done(self.session.accept_sure())
        self.move(1)

    def diff(self) -> None:
        for article in self.session.unwritten:
            self.out.write(diff(article.path, article.file.raw, article.raw_now()))
        if not self.session.unwritten:
            self.say("Nothing would change.")

    def write(self) -> None:
        for article in self.session.unwritten:
            try:
                self.session.write(article)
                self.say(f"written: {article.path}")
            except WriteError as error:
                self.say(str(error))
                if "changed on disk" not in error.message:
                    continue
                if self.ask("  read it again and keep the decisions? [y/n] ") == "y":
                    self.session.reload(article)
                    self.say("Read again; look through it and write once more.")
        for note in self.session.notes:
            self.say(note)
        self.session.notes.clear()
        self.at = -1
        self.move(1)

    def quit(self) -> None:
        if self.session.unwritten and self.ask("Write the decisions into the files? [y/n] ") == "y":
            self.write()


def difference(runs: Sequence[Run]) -> str:
    """A word-level difference on one line: `he [-sayed-]{+said+} so`."""
    return "".join(_parts(runs))


def _parts(runs: Sequence[Run]) -> Iterator[str]:
    for run in runs:
        if run.same:
            yield run.old
        else:
            yield (f"[-{run.old}-]" if run.old else "") + (f"{{+{run.new}+}}" if run.new else "")
