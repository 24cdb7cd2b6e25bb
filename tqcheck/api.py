"""The library: check and fix texts from Python. `docs/api.md` has the examples; the names here are stable."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from tqcheck.config import Changes, Config, load
from tqcheck.engine import Engine
from tqcheck.errors import UsageError
from tqcheck.fix import Fixed, fix
from tqcheck.model import Document, OriginalText, Report, Safety, Settings, Severity
from tqcheck.readers import Options, read_document

if TYPE_CHECKING:
    from tqcheck.model import Finding

__all__ = ["Linter", "lint", "to_dict"]

Path = str | os.PathLike[str]
_T = TypeVar("_T")


class Linter:
    """Rules and glossaries, compiled once and ready for many texts.

    It can be pickled, to be sent to worker processes, which compile (or load) the rules anew. It is not made for several
    threads at a time: give each its own.
    """

    def __init__(
        self,
        *,
        config: Path | None = None,
        source_language: str | None = None,
        target_language: str | None = None,
        rules: Iterable[Path] = (),
        glossaries: Iterable[Path] = (),
        accept: Iterable[str] = (),
        enable: Iterable[str] = (),
        disable: Iterable[str] = (),
        options: Options | None = None,
        cache: bool = True,
    ) -> None:
        """Compile what the arguments ask for; they stand over the configuration.

        `config` is a configuration file, or a folder from which the nearest one is looked for upwards; without it none is
        read. `rules` are folders and `glossaries` files, added to the shipped ones; `accept` are words and phrases that are
        right; `enable` and `disable` take ids of rules or their beginnings. `options` say which fields of JSON lines and
        TSV are read. With `cache=False` nothing is kept on disk.

        Raises UsageError, ConfigError, RuleError, GlossaryError.
        """
        changes = Changes(
            target=_language(target_language, "target_language"),
            source=_language(source_language, "source_language"),
            rule_paths=_paths(rules, "rules"),
            glossary_paths=_paths(glossaries, "glossaries"),
            accept=_texts(accept, "accept"),
            enable=_texts(enable, "enable"),
            disable=_texts(disable, "disable"),
        )
        self._start(_config(config).with_cli(changes), options or Options(), cache)

    def _start(self, config: Config, options: Options, cache: bool) -> None:
        self._engine = Engine(config, options, cache)
        self._engine.checker("")

    def __getstate__(self) -> tuple[Config, Options, bool]:
        return self._engine.config, self._engine.options, self._engine.use_cache

    def __setstate__(self, state: tuple[Config, Options, bool]) -> None:
        self._start(*state)

    @property
    def settings(self) -> Settings:
        """What holds for a text without a path."""
        return self._engine.config.settings

    def lint(
        self,
        text: str,
        *,
        path: str = "text.txt",
        format: str | None = None,  # noqa: A002
        source: str | None = None,
    ) -> Report:
        """The findings of a text.

        `path` is its name in the report; its ending tells the format unless `format` does (text, markdown, po, jsonl, tsv).
        `source` is the text that it was translated from. Raises ReadError for a text that does not keep to its format,
        UsageError for a format that does not exist.
        """
        return self._engine.checker(path).check(self._document(path, text, format, source))

    def lint_file(self, path: Path) -> Report:
        """The findings of a file. Raises ReadError if it cannot be read."""
        name = os.fspath(path)
        file = self._engine.read(name)
        return self.lint(file.raw, path=name)

    def fix(
        self,
        text: str,
        *,
        path: str = "text.txt",
        format: str | None = None,  # noqa: A002
        source: str | None = None,
        unsafe: bool = False,
        advice: bool = False,
    ) -> Fixed:
        """The text with its safe fixes applied (`raw`), and the report on what is left (`report`).

        `unsafe` applies the fixes that want a look too, `advice` those of advice (info). Raises what `lint` raises.
        """

        def read(raw: str) -> Document:
            return self._document(path, raw, format, source)

        def wanted(finding: Finding) -> bool:
            return advice or finding.severity > Severity.INFO

        safety = Safety.UNSAFE if unsafe else Safety.SAFE
        return fix(read(text), self._engine.checker(path).check, read, safety, wanted)

    def _document(self, path: str, text: str, format_: str | None, source: str | None) -> Document:
        options = self._engine.options._replace(format=format_) if format_ else self._engine.options
        document = read_document(path, text, options)
        return document._replace(original=OriginalText("source", source)) if source is not None else document


def lint(
    text: str,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    config: Path | None = None,
    source: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Report:
    """The findings of one text; `Linter` tells what the arguments mean. Linters are kept, so that asking again is fast."""
    key = (source_language, target_language, os.fspath(config) if config is not None else None)
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = Linter(source_language=source_language, target_language=target_language, config=config)
    return _kept[key].lint(text, format=format, source=source)


def to_dict(report: Report) -> dict[str, Any]:
    """The record of a report in the JSON format of `tqcheck lint --format json`: plain data with lines and columns."""
    from tqcheck.reports.json_report import file_record
    from tqcheck.reports.results import FileResult

    return file_record(FileResult(report.document.path, report))


_MOST_KEPT = 8
_kept: dict[tuple[str | None, str | None, str | None], Linter] = {}


def _config(config: Path | None) -> Config:
    if config is None:
        return Config(os.path.abspath("."))
    path = os.fspath(config)
    return load(path) if os.path.isdir(path) else load(explicit=path)


def _language(tag: str | None, name: str) -> str | None:
    if tag is None:
        return None
    from tqcheck.config.reading import parse_language

    if found := parse_language(tag):
        return found
    raise UsageError(f'{name}: "{tag}" is not a language code like en, en-US, ru or zh-Hans')


def _paths(paths: Iterable[Path], name: str) -> tuple[str, ...]:
    return tuple(os.fspath(path) for path in _list(paths, name))


def _texts(texts: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(_list(texts, name))


def _list(items: Iterable[_T], name: str) -> Iterable[_T]:
    if isinstance(items, str | bytes | os.PathLike):
        raise UsageError(f"{name} takes a list, not one text")
    return items
