"""Which glossary of the user takes new entries, and naming it in the configuration."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from tqcheck import files, globs
from tqcheck.config.config import Config
from tqcheck.config.finding import NAME
from tqcheck.config.toml import read_table
from tqcheck.errors import ConfigError, ReadError
from tqcheck.expressions import late
from tqcheck.files import RawFile
from tqcheck.strict_yaml import Map, insert, parse_map

OWN_GLOSSARY = "tqcheck-glossary.yaml"
_TABLE = late(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*tqcheck[ \t]*\][ \t]*(#[^\r\n]*)?(?=\r?$)", re.MULTILINE)
_NEW = "# Settings of tqcheck for this folder and all folders below it.\nformat: 1\nglossaries:\n  paths: {paths}\n"


@dataclass(frozen=True, slots=True)
class Naming:
    """The configuration file with a glossary named in it, ready to be written; `old` is None for a new one."""

    path: str
    text: str
    old: RawFile | None

    def write(self) -> None:
        """Raises WriteError."""
        if self.old is None:
            files.replace(Path(self.path), self.text.encode(), self.path)
        else:
            files.write(self.old, self.text)


def own_glossary(config: Config) -> tuple[Path, bool]:
    """The file that new entries go to, and whether the configuration names it: its first glossary, else one beside it."""
    for name in config.settings.glossary_paths:
        return (Path(name, OWN_GLOSSARY) if os.path.isdir(name) else Path(name)), True
    path = os.path.join(config.folder, OWN_GLOSSARY)
    return Path(globs.within(".", path) or path), False


def is_named(config: Config, glossary: Path) -> bool:
    """True if the configuration names this file or a folder that it lies in."""
    real = os.path.realpath(glossary)
    named = (os.path.realpath(name) for name in config.settings.glossary_paths)
    return any(real == name or (os.path.isdir(name) and real.startswith(name + os.sep)) for name in named)


def name_glossary(config: Config, glossary: Path) -> Naming:
    """Name a glossary in the configuration, in a new one if there is none. Nothing is written yet; raises ConfigError."""
    folder = os.path.dirname(os.path.abspath(config.path)) if config.path else config.folder
    name = os.path.relpath(os.path.abspath(glossary), folder).replace(os.sep, "/")
    if config.path is None:
        path = os.path.join(config.folder, NAME)
        return Naming(globs.within(".", path) or path, _NEW.format(paths=insert.inline([name])), None)
    try:
        old = files.read(config.path)
    except ReadError as error:
        raise ConfigError(error.message, error.path, error.line, error.column) from None
    text = (_in_toml if config.path.endswith(".toml") else _in_yaml)(old.raw, name)
    if text is None or _paths(text, config.path) != (*(_paths(old.raw, config.path) or ()), name):
        raise ConfigError(
            f"could not be changed; name the glossary by hand: glossaries: {{paths: [{name}]}}", config.path
        )
    return Naming(config.path, text, old)


def _in_yaml(raw: str, name: str) -> str | None:
    root = insert.compose(raw)
    if root is None:
        return insert.append_line(raw, f"glossaries:\n  paths: {insert.inline([name])}\n")
    glossaries = insert.value(root, "glossaries")
    if glossaries is None and root.flow_style:
        return insert.add_key(raw, root, None, f"glossaries: {{paths: {insert.inline([name])}}}")
    if glossaries is None:
        return insert.append_line(raw, f"glossaries:\n  paths: {insert.inline([name])}\n")
    if not isinstance(glossaries.value, list):
        return None
    paths = insert.value(glossaries, "paths")
    if paths is not None:
        return insert.extend(raw, paths, [name])
    return insert.add_key(raw, glossaries, None, f"paths: {insert.inline([name])}")


def _in_toml(raw: str, name: str) -> str | None:
    table = _TABLE.search(raw)
    if table is None:
        return None
    line = f"glossaries = {{paths = [{json.dumps(name, ensure_ascii=False)}]}}"
    return raw[: table.end()] + insert.line_end(raw) + line + raw[table.end() :]


def _paths(text: str, path: str) -> tuple[str, ...] | None:
    """What `glossaries.paths` says in a configuration; None if it is no longer one."""
    try:
        root = read_table(text, path) if path.endswith(".toml") else parse_map(text, path, ConfigError)
        glossaries = root.get("glossaries") if root is not None else None
        return glossaries.strs("paths") if isinstance(glossaries, Map) else ()
    except ConfigError:
        return None
