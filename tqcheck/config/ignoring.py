"""Writing a standing decision not to report something into the configuration, whose other lines stay as they are."""

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
from tqcheck.model import Ignore
from tqcheck.strict_yaml import insert, parse_map

_TABLE = late(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*tqcheck[ \t]*\][ \t]*(#[^\r\n]*)?(?=\r?$)", re.MULTILINE)
_NEW = "# Settings of tqcheck for this folder and all folders below it.\nformat: 1\nignore:\n  - {item}\n"


def add(config: Config, item: Ignore) -> Naming:
    """The configuration with one more ignore, in a new file if there is none. Nothing is written yet; raises ConfigError."""
    values = {name: value for name, value in item._asdict().items() if value}
    line = f"{{{', '.join(f'{name}: {insert.quote(value)}' for name, value in values.items())}}}"
    if config.path is None:
        path = os.path.join(config.folder, NAME)
        return Naming(globs.within(".", path) or path, _NEW.format(item=line), None)
    try:
        old = files.read(config.path)
    except ReadError as error:
        raise ConfigError(error.message, error.path, error.line, error.column) from None
    text = _in_toml(old.raw, values) if config.path.endswith(".toml") else _in_yaml(old.raw, line)
    if text is None or _ignores(text, config.path) != sorted(
        [*(_ignores(old.raw, config.path) or ()), sorted(values.items())]
    ):
        raise ConfigError(f"could not be changed; add by hand: ignore: [{line}]", config.path)
    return Naming(config.path, text, old)


def _in_yaml(raw: str, line: str) -> str | None:
    root = insert.compose(raw)
    ignores = insert.value(root, "ignore") if root is not None else None
    if ignores is None:
        if root is not None and root.flow_style:
            return insert.add_key(raw, root, None, f"ignore: [{line}]")
        return insert.append_line(raw, f"ignore:\n  - {line}\n")
    if not isinstance(ignores.value, list):
        return None
    if ignores.flow_style:
        at = ignores.value[-1].end_mark.index if ignores.value else ignores.start_mark.index + 1
        return f"{raw[:at]}{', ' if ignores.value else ''}{line}{raw[at:]}"
    dash = raw.rfind("-", 0, ignores.value[0].start_mark.index)
    margin = raw[raw.rfind("\n", 0, dash) + 1 : dash]
    return f"{raw[:dash]}- {line}{insert.line_end(raw)}{margin}{raw[dash:]}"


def _in_toml(raw: str, values: dict[str, str]) -> str | None:
    table = _TABLE.search(raw)
    item = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    if table is None:
        return None
    end = re.compile(r"^[ \t]*\[", re.MULTILINE).search(raw, table.end())
    have = re.compile(r"^[ \t]*ignore[ \t]*=[ \t]*\[", re.MULTILINE).search(raw, table.end(), end.start() if end else len(raw))  # fmt: skip
    if have:
        return f"{raw[: have.end()]}{{{item}}}, {raw[have.end() :]}"
    return raw[: table.end()] + insert.line_end(raw) + f"ignore = [{{{item}}}]" + raw[table.end() :]


def _ignores(text: str, path: str) -> list[list[tuple[str, str]]] | None:
    """What `ignore` says in a configuration, sorted; None if it is no longer one."""
    try:
        root = read_table(text, path) if path.endswith(".toml") else parse_map(text, path, ConfigError)
        node = root.get("ignore") if root is not None else None
        items = node.as_maps() if node else ()
        return sorted(sorted((name, value.as_str()) for name, (_, value) in item.entries.items()) for item in items)
    except ConfigError:
        return None
