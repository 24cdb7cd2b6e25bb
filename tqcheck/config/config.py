"""A configuration, ready to use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tqcheck import globs
from tqcheck.config.changes import Changes
from tqcheck.errors import ConfigError, UsageError
from tqcheck.model import Ignore, Settings

_DEFAULTS = Settings()
_NOTHING = Changes()


class Override(NamedTuple):
    """Changes for the files that match one of the patterns."""

    paths: tuple[str, ...]
    changes: Changes


class Mention(NamedTuple):
    """An id that the configuration names, and where."""

    id: str
    path: str
    line: int
    column: int


class Config:
    """A configuration, ready to use. All patterns are relative to `folder`; `path` is None if no file was found."""

    def __init__(
        self,
        folder: str,
        path: str | None = None,
        base: Settings = _DEFAULTS,
        include: tuple[str, ...] = (),
        exclude: tuple[str, ...] = (),
        overrides: tuple[Override, ...] = (),
        mentions: tuple[Mention, ...] = (),
        command_line: Changes = _NOTHING,
    ) -> None:
        self.folder = folder
        self.path = path
        self.base = base
        self.include = include
        self.exclude = exclude
        self.overrides = overrides
        self.mentions = mentions
        self.command_line = command_line
        self._known: dict[object, Settings] = {}

    @property
    def settings(self) -> Settings:
        """What holds for the run as a whole."""
        return self._settings((), self.base.ignore)

    def settings_for(self, path: str) -> Settings:
        """What holds for one file: overrides applied, and of `ignore` only what fits its path (without the pattern).

        Files for which the same holds get the same object.
        """
        if not self.overrides and not any(ignore.path for ignore in self.base.ignore):
            return self.settings
        inside = globs.within(self.folder, path)
        fits = [inside is not None and globs.matches(override.paths, inside) for override in self.overrides]
        overrides = tuple(number for number, fit in enumerate(fits) if fit)
        ignores = (*self.base.ignore, *(i for number in overrides for i in self.overrides[number].changes.ignore))
        fitting = (i for i in ignores if not i.path or (inside is not None and globs.matches((i.path,), inside)))
        return self._settings(overrides, tuple(dict.fromkeys(ignore._replace(path=None) for ignore in fitting)))

    def _settings(self, overrides: tuple[int, ...], ignore: tuple[Ignore, ...]) -> Settings:
        key = (overrides, ignore)
        if key not in self._known:
            settings = self.base
            for number in overrides:
                settings = self.overrides[number].changes.over(settings)
            self._known[key] = self.command_line.over(settings._replace(ignore=ignore))
        return self._known[key]

    def with_cli(self, changes: Changes) -> Config:
        """The same with what the command line says on top of everything."""
        if both := set(changes.enable) & set(changes.disable):
            raise UsageError(f'"{min(both)}" is both enabled and disabled')
        return Config(
            self.folder, self.path, self.base, self.include, self.exclude, self.overrides, self.mentions, changes
        )

    def unknown_ids(self, known: Iterable[str]) -> tuple[ConfigError, ...]:
        """Ids that the configuration names but that neither are known nor begin one: most likely typing errors."""
        from tqcheck.strict_yaml import near

        ids = set(known)
        beginnings = {".".join(i.split(".")[:n]) for i in ids for n in range(1, i.count(".") + 2)}
        return tuple(
            ConfigError(f'there is no rule "{m.id}"{near(m.id, sorted(beginnings))}', m.path, m.line, m.column)
            for m in self.mentions
            if m.id not in beginnings
        )
