"""Rules and glossaries, layer by layer, compiled into one catalog that is kept on disk and opened in a moment."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from tqcheck import __version__, cache, expressions, sources
from tqcheck.cache import CacheBrokenError
from tqcheck.digests import sha256
from tqcheck.errors import ConfigError
from tqcheck.glossary import index
from tqcheck.kinds.base import Head
from tqcheck.model import Rule, Settings
from tqcheck.pattern.literals import Literals
from tqcheck.sources import Source
from tqcheck.stored import ById, Stored

_FORMAT = "19"


class Catalog:
    """The compiled rules and names. Rules are read from the file when they are needed."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        try:
            self._about = json.loads(bytes(sections["about"]))
            self._rules = Stored(sections)
            self.names = index.Names(sections)
            self.literals = Literals(sections)
            expressions.use(expressions.Stored(sections))
        except (KeyError, ValueError, TypeError) as error:
            raise CacheBrokenError from error
        self._loaded: dict[int, Rule] = {}

    @property
    def rules_digest(self) -> str:
        """sha256 over the rule files."""
        return str(self._about["rules"])

    @property
    def glossaries_digest(self) -> str:
        """sha256 over the glossary files."""
        return str(self._about["glossaries"])

    @cached_property
    def heads(self) -> list[tuple[Head, str, bool, Sequence[str]]]:
        """Of every rule: head, kind, enabled by default, target languages."""
        return [
            (Head(number, id_, always), kind, enabled, target)
            for number, (id_, kind, enabled, target, always) in enumerate(self._about["heads"])
        ]

    @property
    def formerly(self) -> Mapping[str, str]:
        """Old ids of rules and entries, and what they are called now."""
        return dict(self._about["formerly"])

    def rule(self, number: int) -> Rule:
        """A rule by its number."""
        if number not in self._loaded:
            self._loaded[number] = self._rules[number]
        return self._loaded[number]

    def rules(self) -> Iterator[Rule]:
        """All rules, by id."""
        return map(self.rule, range(len(self._rules)))

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """All rules by id; each is read when it is asked for."""
        return ById({head.id: head.number for head, *_ in self.heads}, self.rule)

    @cached_property
    def shadowed(self) -> Mapping[str, Sequence[str]]:
        """Ids that stand in several layers, with the layers, the winner last."""
        found: Mapping[str, Sequence[str]] = self._about["shadowed"]
        return found


def load(settings: Settings, use_cache: bool = True, progress: Callable[[int, int], None] | None = None) -> Catalog:
    """The catalog for these settings, from the cache where it is there and whole; `progress` is told of the entries done.

    Raises RuleError, GlossaryError, ConfigError.
    """
    rules, glossaries = sources.rule_files(settings), sources.glossary_files(settings)
    path = os.path.join(cache.folder(), f"{_key((*rules, *glossaries))}.catalog")
    if use_cache:
        try:
            return Catalog(cache.open_sections(path))
        except CacheBrokenError:
            pass
    from tqcheck.build import build  # reads YAML, which a warm start does not

    data = build(rules, glossaries, _stamp() if use_cache else None, progress)
    if use_cache and cache.store(path, data):
        return Catalog(cache.open_sections(path))
    return Catalog(cache.unpack(data))


def _key(files: Iterable[Source]) -> str:
    """Changes with the program, the files, their order and their content: size and times of modification and of status change."""
    digest = sha256(_stamp().encode())
    for source in files:
        try:
            state = os.stat(source.path)
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror or error}", source.shown) from None
        digest.update(
            f"\n{source.layer}\0{source.path}\0{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}".encode()
        )
    return digest.hexdigest()[:32]


def _stamp() -> str:
    """Changes with the program alone."""
    known = f"{_FORMAT} {__version__} {sys.version} {sys.byteorder} {_code_stamp()}"
    return sha256(known.encode()).hexdigest()[:32]


def _code_stamp() -> str:
    """In a checkout the code that compiles rules changes without the version changing; an installed package's does not."""
    package = os.path.dirname(__file__)
    if os.path.isdir(os.path.join(package, "_data")):
        return ""
    return str(max(_changed(package)))


def _changed(folder: str) -> Iterator[int]:
    """When each Python file below a folder changed, in nanoseconds."""
    with os.scandir(folder) as scan:
        for entry in scan:
            if entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns
            elif entry.is_dir() and not entry.name.startswith("_"):
                yield from _changed(entry.path)
