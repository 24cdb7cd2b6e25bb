"""`[tool.tqcheck]` of a pyproject.toml as nodes with places."""

from __future__ import annotations

import re
from typing import Any

from tqcheck.errors import ConfigError
from tqcheck.expressions import late
from tqcheck.strict_yaml import List, Map, Node, Origin, Scalar

_COMMENT_LINE = late(r"^[ \t]*#.*$", re.MULTILINE)
_LINE_END = late("\r\n|\r|\n")


def read_table(text: str, path: str) -> Map | None:
    """The table [tool.tqcheck], or None if the file has none. Raises ConfigError if it is no TOML."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        message = str(error).split(" (at ", 1)[0]
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        raise ConfigError(f"not valid TOML: {message}", path, line, column) from None
    tool = data.get("tool")
    table = tool.get("tqcheck") if isinstance(tool, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigError("[tool.tqcheck] must be a table", path)
    return _Places(text, Origin(path, ConfigError)).map(table)


class _Places:
    """Gives parsed values their places by looking for them in the order in which they were parsed.

    tomllib tells no places. Looking is exact for files as people write them; otherwise the place of the table is told.
    """

    def __init__(self, text: str, origin: Origin) -> None:
        self.origin = origin
        self.text = _COMMENT_LINE.sub(lambda m: " " * len(m[0]), text)
        header = re.search(r"tqcheck", self.text)
        self.start = self.text.rfind("\n", 0, header.start() if header else 0) + 1
        self.cursor = self.start

    def map(self, table: dict[str, Any], at: int | None = None) -> Map:
        line, column = self._line_and_column(self.start if at is None else at)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for name, value in table.items():
            found = self._seek(rf"""(?<![\w-])(?:{re.escape(name)}|"{re.escape(name)}"|'{re.escape(name)}')\s*[=.\]]""")
            key = Scalar(*self._line_and_column(found), self.origin, name, True)
            entries[name] = (key, self._node(value, found))
        return Map(line, column, self.origin, entries)

    def _node(self, value: object, at: int) -> Node:
        if isinstance(value, dict):
            return self.map(value, at)
        line, column = self._line_and_column(at)
        if isinstance(value, list):
            return List(line, column, self.origin, tuple(self._node(item, self._item(item, at)) for item in value))
        if isinstance(value, str):
            return Scalar(*self._line_and_column(self._item(value, at)), self.origin, value, True)
        node = Scalar(line, column, self.origin, str(value).lower(), True)
        if not isinstance(value, bool | int):
            node.fail("a text in quotes, a whole number, true or false is expected here")
        return node

    def _item(self, value: object, otherwise: int) -> int:
        if not isinstance(value, str):
            return max(self.cursor, otherwise) if isinstance(value, dict) else otherwise
        return self._seek("[\"']" + re.escape(value) + "[\"']", otherwise)

    def _seek(self, pattern: str, otherwise: int | None = None) -> int:
        found = re.compile(pattern).search(self.text, self.cursor)
        if found is None:
            again = re.compile(pattern).search(self.text, self.start)
            return again.start() if again else self.start if otherwise is None else otherwise
        self.cursor = found.end()
        return found.start()

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        before = _LINE_END.split(self.text[:offset])
        return len(before), len(before[-1]) + 1
