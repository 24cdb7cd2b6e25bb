"""Path patterns as .gitignore has them: `*.txt` anywhere, `de/**`, `drafts/`, `!keep.txt`."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def verdict(patterns: Iterable[str], path: str) -> bool | None:
    """Whether the last pattern that speaks about this path takes it in; None if none speaks.

    `path` is relative to the patterns' folder, with slashes; a folder ends in one.
    """
    patterns = tuple(patterns)
    return _compile(patterns).check_file(path).include if patterns else None


def matches(patterns: Iterable[str], path: str) -> bool:
    return verdict(patterns, path) is True


def problem(pattern: str) -> str | None:
    """What is wrong with a pattern, in words, or None."""
    body = pattern.removeprefix("!")
    if not body.strip():
        return "an empty pattern matches nothing"
    if body.startswith(("/..", "../")):
        return f'"{pattern}" points outside the folder of the configuration'
    if "\\" in body:
        return f'"{pattern}" has a backslash; folders are separated by "/"'
    if pattern.startswith("#"):
        return f'"{pattern}" begins with "#", which makes it a comment'
    if "[" in pattern and not _means_something(pattern):
        return f'"{pattern}" has a "[" without a meaning; write [[] for the character itself'
    return None


def within(folder: str, path: str) -> str | None:
    """`path` relative to `folder`, with slashes; None if it lies outside."""
    for resolve in (os.path.abspath, os.path.realpath):
        base, inside = resolve(folder), resolve(path)
        if inside.startswith(base.rstrip(os.sep) + os.sep):
            return os.path.relpath(inside, base).replace(os.sep, "/")
    return None


@lru_cache(maxsize=1024)
def _compile(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Patterns that mean nothing are left out, as git does."""
    try:
        return _spec(patterns)
    except (ValueError, re.error):
        return _spec(tuple(pattern for pattern in patterns if _means_something(pattern)))


def _means_something(pattern: str) -> bool:
    try:
        _spec((pattern,))
    except (ValueError, re.error):
        return False
    return True


def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # "[[" in a pattern
        try:
            return GitIgnoreSpec.from_lines(patterns, backend="simple")
        except TypeError:  # pathspec before 1.0 has no backends
            return GitIgnoreSpec.from_lines(patterns)
