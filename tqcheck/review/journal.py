"""The journal of an article: one JSON object a line, appended and on disk before the next key is read.

Lines: `{"format": 1, "open": {...}}` says which text (its digest) the steps after it are about and restates the steps that
still hold; `{"step": {...}}`, `{"undo": id}` and `{"redo": id}` follow; `{"writing": digest}` stands before every write of the
article, so that after a crash it is known whether the text on disk is the one that was to be written. A last line that is cut
short was never acknowledged and is left out.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import IO, Any

from tqcheck.errors import ReadError, WriteError
from tqcheck.model import Facts
from tqcheck.review import stored
from tqcheck.review.model import Decision, Step

FORMAT = 1
FOLDER = os.path.join(".tqcheck", "review")


def path_of(folder: str, article: str) -> str:
    """The journal of an article: under `.tqcheck/review` of the folder of the configuration."""
    real = os.path.realpath(article)
    name = os.path.relpath(real, os.path.realpath(folder)).replace(os.sep, "/")
    stem = re.sub(r"[^\w.-]+", "-", os.path.basename(real))[:60]
    return os.path.join(folder, FOLDER, f"{stem}.{sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}.jsonl")  # fmt: skip


class Told:
    """What a journal says: the text it is about, the facts, the steps done and undone, and what was to be written."""

    def __init__(self) -> None:
        self.path = ""
        self.digest = ""
        self.facts: Facts | None = None
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.standing: dict[str, Decision] = {}
        """The decisions that hold, by key."""
        self.writing: str | None = None
        self.all: dict[str, Decision] = {}
        """Every decision that was made and not taken back, those of texts since written too, by id."""

    def take(self, line: Mapping[str, Any]) -> None:
        """One line more. Raises KeyError, TypeError or ValueError if it makes no sense."""
        if "open" in line:
            if line["format"] != FORMAT:
                raise ValueError("format")
            opened = line["open"]
            self.path, self.digest, self.writing = opened["path"], opened["digest"], None
            self.facts = stored.facts_from(opened["facts"]) if opened["facts"] else None
            self.done = [stored.step_from(step, 0) for step in opened["done"]]
            self.undone = [stored.step_from(step, 0) for step in opened["undone"]]
            known = {made.id: made for step in (*self.done, *self.undone) for made in _made(step)}
            standing = (known[one] if isinstance(one, str) else stored.decision_from(one) for one in opened["standing"])
            self.standing = {made.key: made for made in standing if made}
        elif "step" in line:
            step = stored.step_from(line["step"], 0)
            self.done.append(step)
            self.undone.clear()
            self._count(step, True)
        elif "undo" in line:
            step = self.done.pop(_number(self.done, line["undo"]))
            self.undone.append(step)
            self._count(step, False)
        elif "redo" in line:
            step = self.undone.pop(_number(self.undone, line["redo"]))
            self.done.append(step)
            self._count(step, True)
        elif "writing" in line:
            self.writing = line["writing"]

    def _count(self, step: Step, forward: bool) -> None:
        for change in step.changes:
            gone, made = (change.before, change.after) if forward else (change.after, change.before)
            if gone:
                self.all.pop(gone.id, None)
            self.standing.pop(change.key, None)
            if made:
                self.all[made.id] = made
                self.standing[made.key] = made


def _made(step: Step) -> Iterator[Decision]:
    for change in step.changes:
        yield from (decision for decision in (change.before, change.after) if decision)


def _number(steps: list[Step], id_: str) -> int:
    return next(number for number in range(len(steps) - 1, -1, -1) if steps[number].id == id_)


def read(path: str) -> Told | None:
    """What a journal says; None if there is none. Raises ReadError for a line in its midst that makes no sense."""
    try:
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path) from None
    told = Told()
    for number, line in enumerate(lines[:-1], 1):  # what stands after the last line end was cut short
        if not line.strip(b" \0"):
            continue
        try:
            told.take(json.loads(line))
        except (ValueError, KeyError, TypeError, StopIteration):
            if number == len(lines) - 1:
                break
            raise ReadError("is no journal of a review that this version understands", path, number) from None
    return told if told.digest else None


class Journal:
    """Appends lines; each is on disk when the call returns. Only one review at a time may have an article open."""

    def __init__(self, path: str) -> None:
        """Raises WriteError if the journal cannot be written, or another review has it open."""
        self.path = path
        try:
            _make_folder(os.path.dirname(path))
            self._file: IO[bytes] = open(path, "ab", buffering=0)  # noqa: SIM115 - stays open for the whole review
            _lock(self._file)
            self._end_cut_line()
        except BlockingIOError:
            raise WriteError("another review has this article open", path) from None
        except OSError as error:
            raise WriteError(f"decisions cannot be kept here: {error.strerror or error}", path) from None

    def _end_cut_line(self) -> None:
        with open(self.path, "rb") as file:
            file.seek(0, os.SEEK_END)
            size = file.tell()
            if not size:
                return
            file.seek(size - 1)
            if file.read(1) == b"\n":
                return
            file.seek(0)
            whole = file.read().rfind(b"\n") + 1
        os.truncate(self.path, whole)

    def open(
        self,
        path: str,
        digest: str,
        facts: Facts | None,
        steps: tuple[Sequence[Step], Sequence[Step]],
        standing: Iterable[Decision],
        article: int,
    ) -> None:
        """From here on the steps are about this text. `steps`, done and undone, and the decisions standing are in its coordinates.

        `facts` are None while only the first part of a long article is checked.
        """
        done, undone = ([step for step in some if _concerns(step, article)] for some in steps)
        known = {made.id: made for step in (*done, *undone) for made in _made(step)}
        opened = {
            "path": path,
            "digest": digest,
            "facts": stored.facts_data(facts) if facts else None,
            "done": [stored.step_data(step, article) for step in done],
            "undone": [stored.step_data(step, article) for step in undone],
            "standing": [made.id if known.get(made.id) == made else stored.decision_data(made) for made in standing],
        }
        self._append({"format": FORMAT, "open": opened})

    def step(self, step: Step, article: int) -> None:
        self._append({"step": stored.step_data(step, article)})

    def undo(self, step: Step) -> None:
        self._append({"undo": step.id})

    def redo(self, step: Step) -> None:
        self._append({"redo": step.id})

    def writing(self, digest: str) -> None:
        """The article is about to be replaced by the text with this digest."""
        self._append({"writing": digest})

    def _append(self, line: Mapping[str, Any]) -> None:
        data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
        before = os.fstat(self._file.fileno()).st_size
        try:
            while data:
                data = data[self._file.write(data) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            with suppress(OSError):  # half a line would spoil the next one
                os.truncate(self.path, before)
            raise WriteError(f"the decision could not be kept: {error.strerror or error}", self.path) from None

    def close(self) -> None:
        self._file.close()


def _concerns(step: Step, article: int) -> bool:
    return any(change.article == article for change in step.changes)


def _make_folder(folder: str) -> None:
    """Make the folder of journals, which keeps itself out of version control."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, exist_ok=True)
    with suppress(FileExistsError), open(os.path.join(os.path.dirname(folder), ".gitignore"), "x") as file:
        file.write("*\n")


def _lock(file: IO[bytes]) -> None:
    try:
        import fcntl
    except ImportError:  # no such thing on Windows
        return
    fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
