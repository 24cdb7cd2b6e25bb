"""From the paths on the command line to the files to check."""

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tqcheck import globs
from tqcheck.errors import ReadError

STDIN = "-"
_OURS = frozenset({".git", ".gitignore", ".tqcheck", ".tqcheck.yml"})
_TOOLS = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
_HIDDEN, _TOOL, _IGNORED, _EXCLUDED, _NOT_INCLUDED, _UNKNOWN, _BROKEN = (
    "hidden", "made by other tools", "ignored by .gitignore", "excluded by the configuration", "not included by the configuration",
    "of unknown format", "broken links",
)  # fmt: skip


class Found(NamedTuple):
    """Files in the order to check them, paths that cannot be checked, and how many files and folders were passed over, by reason."""

    files: tuple[str, ...]
    errors: tuple[ReadError, ...] = ()
    skipped: Mapping[str, int] = {}

    @property
    def summary(self) -> str | None:
        """One line about what was passed over, or None."""
        return f"skipped {_listed(self.skipped)}" if self.skipped else None


def expand(
    paths: Sequence[str],
    known: Collection[str],
    folder: str = ".",
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> Found:
    """Files for PATH arguments: named ones always, of folders those with a known extension (`.txt`, lower case).

    `include` and `exclude` are patterns relative to `folder`; an extension that `include` spells out counts as known.
    Arguments keep their order, files of a folder are sorted, none comes twice.
    """
    spelled = {os.path.splitext(pattern)[1].lower() for pattern in include}
    extensions = frozenset(known) | {suffix for suffix in spelled if suffix[1:].isalnum()}
    patterns = _Patterns(os.path.realpath(folder), tuple(include), tuple(exclude))
    files: dict[str, str] = {}
    errors: list[ReadError] = []
    skipped: Counter[str] = Counter()
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            walk = _Walk(extensions, patterns)
            walk.folder(path)
            found = sorted(walk.files, key=lambda file: file.split(os.sep))
            skipped += walk.skipped
            errors += walk.errors
            if not found and not walk.errors:
                errors.append(ReadError(_no_articles(extensions, walk.skipped), path))
        elif path == STDIN or os.path.lexists(path):
            found = [path]
        else:
            errors.append(ReadError("no such file or folder", path))
            continue
        for file in found:
            files.setdefault(file if file == STDIN else os.path.realpath(file), file)
    return Found(tuple(files.values()), tuple(errors), dict(sorted(skipped.items())))


def _no_articles(extensions: Collection[str], skipped: Mapping[str, int]) -> str:
    return "; ".join(
        ("no articles in this folder", f"files ending in {', '.join(sorted(extensions))} are read")
        + ((f"skipped {_listed(skipped)}",) if skipped else ())
    )


def _listed(skipped: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in sorted(skipped.items()))


class _Patterns(NamedTuple):
    """The configuration's include and exclude, for real paths."""

    folder: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]

    def excluded(self, real: str, slash: str) -> bool:
        inside = _inside(self.folder, real)
        return bool(self.exclude) and inside is not None and globs.matches(self.exclude, inside + slash)

    def included(self, real: str) -> bool:
        inside = _inside(self.folder, real)
        return not self.include or inside is None or globs.matches(self.include, inside)


class _Gitignore(NamedTuple):
    """The patterns of one .gitignore file and the real path of its folder."""

    folder: str
    patterns: tuple[str, ...]


class _Walk:
    """One folder from top to bottom. Links to folders are followed, after the folders themselves; each is entered once."""

    def __init__(self, extensions: Collection[str], patterns: _Patterns) -> None:
        self.extensions = extensions
        self.patterns = patterns
        self.files: list[str] = []
        self.errors: list[ReadError] = []
        self.skipped: Counter[str] = Counter()

    def folder(self, top: str) -> None:
        logical = os.path.realpath(top)
        entered: set[str] = set()
        open_ = [(os.path.normpath(top), logical, _above(logical))]
        links: list[tuple[str, str, tuple[_Gitignore, ...]]] = []
        while open_ or links:
            shown, path, ignores = open_.pop() if open_ else links.pop()
            real = os.path.realpath(path)
            if real in entered:
                continue
            entered.add(real)
            try:
                with os.scandir(path) as scan:
                    entries = sorted(scan, key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                self.errors.append(ReadError(f"cannot be read: {error.strerror or error}", shown))
                continue
            if any(entry.name == ".gitignore" for entry in entries):
                ignores = (*ignores, *_gitignore(path))
            for entry in entries:
                if entry.name in _OURS:
                    continue
                name = entry.name if shown == os.curdir else os.path.join(shown, entry.name)
                is_link = entry.is_symlink()
                is_folder = os.path.isdir(entry.path) if is_link else entry.is_dir()
                if reason := self._reason(entry.name, entry.path, is_folder, ignores):
                    self.skipped[reason] += 1
                elif is_folder:
                    (links if is_link else open_).append((name, entry.path, ignores))
                else:
                    self.files.append(name)

    def _reason(self, name: str, path: str, is_folder: bool, ignores: tuple[_Gitignore, ...]) -> str | None:
        """Why a file or a folder is passed over, or None."""
        slash = "/" if is_folder else ""
        if name.startswith("."):
            return _HIDDEN
        if is_folder and (name in _TOOLS or os.path.exists(os.path.join(path, "pyvenv.cfg"))):
            return _TOOL
        if _ignored(path + slash, ignores):
            return _IGNORED
        if self.patterns.excluded(path, slash):
            return _EXCLUDED
        if is_folder:
            return None
        if not os.path.isfile(path):
            return _UNKNOWN if os.path.exists(path) else _BROKEN
        if os.path.splitext(name)[1].lower() not in self.extensions:
            return _UNKNOWN
        return None if self.patterns.included(path) else _NOT_INCLUDED


def _inside(folder: str, real: str) -> str | None:
    """`real` relative to `folder`, with slashes; None if it lies outside. Both are absolute, without links."""
    base = folder.rstrip(os.sep) + os.sep
    return real[len(base) :].replace(os.sep, "/") if real.startswith(base) else None


def _ignored(path: str, ignores: tuple[_Gitignore, ...]) -> bool:
    """What the deepest .gitignore that speaks about the path says."""
    for ignore in reversed(ignores):
        inside = _inside(ignore.folder, path)
        said = None if inside is None else globs.verdict(ignore.patterns, inside)
        if said is not None:
            return said
    return False


def _gitignore(folder: str) -> tuple[_Gitignore, ...]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="surrogateescape") as lines:
            patterns = tuple(line for line in lines.read().splitlines() if line.strip() and not line.startswith("#"))
    except OSError:
        return ()
    return (_Gitignore(folder, patterns),) if patterns else ()


def _above(folder: str) -> tuple[_Gitignore, ...]:
    """The .gitignore files that hold for a folder from above it, up to the top of its repository.

    None if the folder itself is ignored: who names it wants it.
    """
    chain: list[str] = []
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            return ()
        chain.append(above)
        at = above
    ignores = tuple(ignore for above in reversed(chain) for ignore in _gitignore(above))
    parts = (folder, *chain[:-1]) if chain else ()
    return () if any(_ignored(part + "/", ignores) for part in parts) else ignores
