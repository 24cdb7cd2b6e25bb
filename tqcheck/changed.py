"""Which lines of a file changed since a revision, by git. Lines are those of git: only `\\n` ends one."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from tqcheck.errors import ReadError, UsageError
from tqcheck.model import Document
from tqcheck.text import Span

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_LINE_END = re.compile("\n")


class Changes:
    """What changed between a revision and the working tree, in the repository of the working folder.

    Compared is with the last common ancestor, so that what others did on the branch of the revision does not count.
    """

    def __init__(self, revision: str, paths: Sequence[str]) -> None:
        """Raises UsageError if there is no repository or no such revision, or a path lies outside."""
        self._top = os.path.realpath(os.fsdecode(_ask("rev-parse", "--show-toplevel").rstrip(b"\n")))
        asked = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if asked.returncode:
            raise UsageError(f'--changed-since: git knows no revision "{revision}"')
        commit = asked.stdout.decode().strip()
        ancestor = _git("merge-base", commit, "HEAD")  # none in a shallow clone
        self._since = ancestor.stdout.decode().split("\n")[0] if not ancestor.returncode else commit
        inside = {path: self._inside(path) for path in paths}
        if outside := [path for path, place in inside.items() if place is None]:
            raise UsageError(f"--changed-since: {outside[0]} lies outside of the repository {self._top}")
        self._files = self._changed_files()
        tracked = {os.fsdecode(path) for path in _ask("-C", self._top, "ls-files", "-z").split(b"\0")}
        self._files |= {place: () for place in inside.values() if place and place not in tracked}

    def _inside(self, path: str) -> str | None:
        real = os.path.realpath(path)
        base = self._top.rstrip(os.sep) + os.sep
        return real[len(base) :] if real.startswith(base) else None

    def _changed_files(self) -> dict[str, tuple[str, ...]]:
        """Path -> what to ask git about it: itself, and where it was renamed from."""
        out = _ask("-C", self._top, "diff", "--name-status", "-M", "-z", self._since)
        fields = [os.fsdecode(field) for field in out.split(b"\0")]
        found: dict[str, tuple[str, ...]] = {}
        while len(fields) > 1:
            status, path = fields.pop(0), fields.pop(0)
            if status[0] in "RC":
                new = fields.pop(0)
                found[new] = (path, new)
            else:
                found[path] = (path,)
        return found

    def of(self, path: str) -> list[tuple[int, int]] | None:
        """The changed lines of a file, first and last, in order; None if the whole file is new or git knows no lines of it."""
        inside = self._inside(path)
        if inside is None or inside not in self._files:
            return []
        asked = self._files[inside]
        if not asked:  # not tracked
            return None
        out = _ask("-C", self._top, "diff", "-U0", "-M", "--no-color", "--no-ext-diff", "--no-textconv", self._since, "--", *asked)  # fmt: skip
        if b"\nBinary files " in out:  # such as UTF-16: git cannot tell lines
            return None
        found = ((int(hunk[1]), int(hunk[2] or b"1")) for hunk in _HUNK.finditer(out))
        return [(first, first + count - 1) for first, count in found if count]


def touches(document: Document, span: Span, changed: Sequence[tuple[int, int]]) -> bool:
    """True if a span of the raw text stands in one of the lines."""
    ends = _ends(document.raw)
    first, last = bisect_left(ends, span.start) + 1, bisect_left(ends, max(span.start, span.end - 1)) + 1
    at = bisect_left(changed, first, key=lambda lines: lines[1])
    return at < len(changed) and changed[at][0] <= last


@lru_cache(maxsize=2)
def _ends(raw: str) -> list[int]:
    return [found.start() for found in _LINE_END.finditer(raw)]


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(("git", *words), capture_output=True, check=False)
    except OSError as error:
        raise UsageError(f"--changed-since needs git, and it cannot be run: {error.strerror or error}") from None


def _ask(*words: str) -> bytes:
    """What git answers. Raises UsageError with git's own words."""
    done = _git(*words)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if "not a git repository" in said:
            raise UsageError("--changed-since: this folder is not in a git repository")
        raise ReadError(f"--changed-since: git says: {said}")
    return done.stdout
