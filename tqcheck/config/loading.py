"""Reading a configuration file with all that it extends."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tqcheck import files
from tqcheck.config.changes import Changes
from tqcheck.config.config import Config, Mention, Override
from tqcheck.config.reading import PER_PATH, beside, read_changes, read_globs
from tqcheck.config.toml import read_table
from tqcheck.errors import ConfigError, ReadError
from tqcheck.model import Settings
from tqcheck.resources import shipped
from tqcheck.strict_yaml import Map, Node, near, parse_map

_PYPROJECT = "pyproject.toml"
_FORMAT = "1"
_KEYS = (
    "format", "extends", "target", "source", "rules", "glossaries", "accept", "enable", "disable", "severity",
    "ignore", "include", "exclude", "overrides", "fail_on",
)  # fmt: skip


def read(path: str) -> Config:
    """The configuration in a file, with all that it extends. Raises ConfigError with its place."""
    layers = _layers(path, ())
    settings = Settings()
    for layer in layers:
        settings = layer.changes.over(settings)
    return Config(
        folder=os.path.dirname(os.path.abspath(path)),
        path=path,
        base=settings,
        include=next((layer.include for layer in reversed(layers) if layer.include), ()),
        exclude=tuple(dict.fromkeys(pattern for layer in layers for pattern in layer.exclude)),
        overrides=tuple(override for layer in layers for override in layer.overrides),
        mentions=tuple(mention for layer in layers for mention in layer.mentions),
    )


class _Layer(NamedTuple):
    """One file."""

    changes: Changes
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    overrides: tuple[Override, ...]
    mentions: tuple[Mention, ...]


def _layers(path: str, inside: tuple[str, ...]) -> list[_Layer]:
    """A file below all that it extends, which come first. `inside` are the files that led here."""
    map_ = _read(path).only(*_KEYS)
    _check_format(map_)
    chain = (*inside, os.path.realpath(path))
    layers: list[_Layer] = []
    for node in map_.texts("extends"):
        target = _extended(node)
        if os.path.realpath(target) in chain:
            node.fail(f'"{node.as_str()}" leads back to a file that extends this one')
        layers += _layers(target, chain)
    overrides = map_.get("overrides")
    maps = overrides.as_maps() if overrides else ()
    layers.append(
        _Layer(
            read_changes(map_),
            read_globs(map_, "include"),
            read_globs(map_, "exclude"),
            tuple(_override(item) for item in maps),
            tuple(mention for item in (map_, *maps) for mention in _mentions(item)),
        )
    )
    return layers


def _read(path: str) -> Map:
    try:
        raw = files.read(path).raw
    except ReadError as error:
        raise ConfigError(error.message, error.path, error.line, error.column) from None
    if not path.endswith(".toml"):
        return parse_map(raw, path, ConfigError)
    table = read_table(raw, path)
    if table is None:
        raise ConfigError("has no table [tool.tqcheck]", path)
    return table


def _check_format(map_: Map) -> None:
    node = map_.get("format")
    if node and node.as_str() != _FORMAT:
        node.fail(f'format "{node.as_str()}" is not known to this version of tqcheck', (_FORMAT,))


def _extended(node: Node) -> str:
    """The file that an item of `extends` names: a shipped profile by its name, else a path."""
    name = node.as_text()
    if "/" in name or name.endswith((".yml", ".yaml", ".toml")):
        path = beside(node, name)
        if not os.path.isfile(path):
            node.fail(f'"{name}" does not exist; paths are relative to the folder of this file')
        return path
    profiles = {file.stem: str(file) for file in sorted(_profiles().glob("*.yaml"))}
    if name not in profiles:
        node.fail(f'there is no profile "{name}"{near(name, profiles)}; a path needs its ending (.yml)', profiles)
    return profiles[name]


def _profiles() -> Path:
    """The folder of the shipped profiles."""
    return Path(shipped("rules"), "_profiles")


def _override(map_: Map) -> Override:
    for name, (key, _) in map_.entries.items():
        if name in _KEYS and name not in PER_PATH:
            key.fail(f'"{name}" holds for the whole run and cannot stand in overrides', ("paths", *PER_PATH))
    map_.only("paths", *PER_PATH)
    paths = read_globs(map_, "paths")
    if not paths:
        map_.need("paths").fail("name at least one path; every file is **")
    return Override(paths, read_changes(map_))


def _mentions(map_: Map) -> Iterable[Mention]:
    for key in ("enable", "disable"):
        yield from (Mention(item.as_str(), item.path, item.line, item.column) for item in map_.texts(key))
    if node := map_.get("severity"):
        yield from (Mention(key.value, key.path, key.line, key.column) for key, _ in node.as_map())
    if node := map_.get("ignore"):
        rules = (rule for item in node.as_maps() if (rule := item.get("rule")))
        yield from (Mention(rule.as_str(), rule.path, rule.line, rule.column) for rule in rules)
