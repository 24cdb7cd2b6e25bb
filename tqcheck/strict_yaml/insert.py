"""Additions to YAML text that leave every other byte, comments and order included, as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any


def quote(text: str) -> str:
    """A text of one line as YAML: bare where every reader of YAML takes it for this text, in a list too, else in quotes."""
    import yaml

    try:
        bare = yaml.safe_load(f"- [{text}, {text}]\n- k: {text}\n- {text}") == [[text, text], {"k": text}, text]
    except yaml.YAMLError:
        bare = False
    doubtful = re.fullmatch(r"[yYnN~]|[-+.\d][\d.,:_+eE-]*|0[oxb]\w+", text)
    return text if bare and not doubtful and "#" not in text else "'" + text.replace("'", "''") + "'"


def inline(texts: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(quote, texts))}]"


def compose(raw: str) -> Any:
    """The nodes of PyYAML, whose marks tell offsets; None for a file of comments alone. The text has been parsed before."""
    import yaml

    return yaml.compose(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def line_end(raw: str) -> str:
    """The line end that a file uses."""
    return "\r\n" if "\r\n" in raw else "\n"


def value(map_node: Any, key: str) -> Any:
    """The node of a key; None if it is not there."""
    return next((node for name, node in map_node.value if name.value == key), None)


def extend(raw: str, node: Any, texts: Sequence[str]) -> str:
    """Put texts at the end of a list; a single text becomes a list."""
    added = ", ".join(map(quote, texts))
    if not isinstance(node.value, list):
        start, end = node.start_mark.index, node.end_mark.index
        return f"{raw[:start]}[{quote(node.value)}, {added}]{raw[end:]}"
    if node.flow_style:
        at = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        return f"{raw[:at]}{', ' if node.value else ''}{added}{raw[at:]}"
    dash = raw.rfind("-", 0, node.value[0].start_mark.index)
    before = _before(raw, dash)
    lines = "".join(f"{line_end(raw)}{before}- {quote(text)}" for text in texts)
    at = _end_of_line(raw, node.value[-1].end_mark.index)
    return raw[:at] + lines + raw[at:]


def add_key(raw: str, map_node: Any, after: str | None, line: str) -> str:
    """Put `key: value` into a map, behind the key `after`, or as its first key."""
    first = map_node.value[0][0].start_mark.index if map_node.value else map_node.start_mark.index + 1
    if map_node.flow_style:
        at = first if after is None else value(map_node, after).end_mark.index
        text = line if not map_node.value else f"{line}, " if after is None else f", {line}"
        return raw[:at] + text + raw[at:]
    if after is None:
        return f"{raw[:first]}{line}{line_end(raw)}{' ' * len(_before(raw, first))}{raw[first:]}"
    at = _end_of_line(raw, value(map_node, after).end_mark.index)
    return f"{raw[:at]}{line_end(raw)}{' ' * len(_before(raw, first))}{line}{raw[at:]}"


def append_line(raw: str, lines: str) -> str:
    """Put lines at the end of a file that may lack its last line end."""
    end = line_end(raw)
    open_ = "" if not raw or raw.endswith(("\n", "\r")) else end
    return raw + open_ + lines.replace("\n", end)


def _before(raw: str, at: int) -> str:
    """What stands in the line before this place."""
    return raw[raw.rfind("\n", 0, at) + 1 : at]


def _end_of_line(raw: str, at: int) -> int:
    """Where the line ends in which a value ended."""
    end = raw.find("\n", at)
    end = len(raw) if end < 0 else end
    return end - 1 if raw[:end].endswith("\r") else end
