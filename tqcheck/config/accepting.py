"""Writing a word or phrase into an accept list, which the configuration names; all other lines stay as they are."""

from __future__ import annotations

import json
import os
import re

from tqcheck import files, globs
from tqcheck.config.config import Config
from tqcheck.config.finding import NAME
from tqcheck.config.naming import Naming
from tqcheck.config.toml import read_table
from tqcheck.errors import ConfigError, ReadError
from tqcheck.expressions import late
from tqcheck.strict_yaml import insert, parse_map

OWN_LIST = "tqcheck-accept.txt"
_TABLE = late(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*tqcheck[ \t]*\][ \t]*(#[^\r\n]*)?(?=\r?$)", re.MULTILINE)
_NEW = "# Settings of tqcheck for this folder and all folders below it.\nformat: 1\naccept: {lists}\n"


def add(config: Config, phrase: str, reason: str = "") -> tuple[Naming, ...]:
    """The files to write, in order: the first accept list of the configuration (or one beside it) with the phrase, and the
    configuration if it does not name that list yet. Nothing is written yet; raises ConfigError.
    """
    if not phrase.strip() or phrase.startswith("#") or " #" in phrase or len(phrase.splitlines()) > 1:
        raise ConfigError(f'"{phrase}" cannot stand in an accept list; ignore it instead')
    named = _lists(files.read(config.path).raw, config.path) if config.path else ()
    if named is None:
        raise ConfigError("could not be understood", config.path)
    path = os.path.join(config.folder, os.path.expanduser(named[0]) if named else OWN_LIST)
    shown = globs.within(".", path) or path
    line = phrase + (f"  # {reason}" if reason else "")
    try:
        old = files.read(path) if os.path.exists(path) else None
    except ReadError as error:
        raise ConfigError(error.message, error.path, error.line, error.column) from None
    raw = insert.append_line(old.raw, f"{line}\n") if old else f"# Words and phrases that are right here.\n{line}\n"
    listing = Naming(shown, raw, old)
    return (listing,) if named else (listing, _name(config))


def _name(config: Config) -> Naming:
    if config.path is None:
        path = os.path.join(config.folder, NAME)
        return Naming(globs.within(".", path) or path, _NEW.format(lists=insert.inline([OWN_LIST])), None)
    old = files.read(config.path)
    text = _in_toml(old.raw) if config.path.endswith(".toml") else _in_yaml(old.raw)
    if text is None or _lists(text, config.path) != (OWN_LIST,):
        raise ConfigError(f"could not be changed; name the list by hand: accept: [{OWN_LIST}]", config.path)
    return Naming(config.path, text, old)


def _in_yaml(raw: str) -> str | None:
    root = insert.compose(raw)
    lists = insert.value(root, "accept") if root is not None else None
    if lists is not None:
        return insert.extend(raw, lists, [OWN_LIST]) if isinstance(lists.value, list) and lists.flow_style else None
    if root is not None and root.flow_style:
        return insert.add_key(raw, root, None, f"accept: {insert.inline([OWN_LIST])}")
    return insert.append_line(raw, f"accept: {insert.inline([OWN_LIST])}\n")


def _in_toml(raw: str) -> str | None:
    table = _TABLE.search(raw)
    if table is None:
        return None
    return raw[: table.end()] + insert.line_end(raw) + f"accept = [{json.dumps(OWN_LIST)}]" + raw[table.end() :]


def _lists(text: str, path: str) -> tuple[str, ...] | None:
    """The accept lists that a configuration names; None if it is none."""
    try:
        root = read_table(text, path) if path.endswith(".toml") else parse_map(text, path, ConfigError)
        return root.strs("accept") if root is not None else ()
    except ConfigError:
        return None
