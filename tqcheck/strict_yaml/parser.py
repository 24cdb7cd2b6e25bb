"""YAML text to nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NoReturn

from tqcheck.errors import TqcheckError
from tqcheck.expressions import late
from tqcheck.strict_yaml.nodes import List, Map, Node, Origin, Scalar

_DEEPEST = 50
# Compiled when first needed: the ranges take milliseconds.
_BAD_CHARACTER = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_LINE_END = late("\r\n|\r|\n")
_CONTINUED_ITEM = late(r"[\r\n][ \t]*-(?=\s)")

_NO_TABS = "a tab stands in the indentation; use spaces"
_QUOTE_IT = "put the whole value in quotes: '...'"
_SAID_PLAINLY = (
    ("mapping values are not allowed", f'": " is not expected here; check the indentation, or {_QUOTE_IT}'),
    ("sequence entries are not allowed", f'"- " is not expected here; start the list on a line of its own, or {_QUOTE_IT}'),
    ("found a tab character", _NO_TABS),
    ("unexpected end of stream", "this quotation mark is never closed"),
    ("expected ',' or", "this bracket is not closed properly; close it, or put the whole value in quotes if it is text"),
    ("could not find expected ':'", "a colon is missing after this key, or the indentation of this line is wrong"),
    ("unknown escape character", "this backslash means nothing in double quotes; use single quotes, or write two backslashes"),
    ("did not find expected key", f"something follows here that does not belong to the value; check the indentation, or {_QUOTE_IT}"),
    ("expected <block end>", f"something follows here that does not belong to the value; check the indentation, or {_QUOTE_IT}"),
    ("expected '-' indicator", 'a list item is expected here; it starts with "- "'),
)  # fmt: skip
_OPENED_THERE = ("unexpected end of stream", "expected ',' or", "could not find expected ':'")


def parse(text: str, path: str, error: type[TqcheckError]) -> Node:
    """Parse one YAML document. `path` is for messages, `error` is the class that tells them. An empty file is an empty Scalar."""
    import yaml

    origin = Origin(path, error)
    text = text.removeprefix("\ufeff")
    if bad := re.search(_BAD_CHARACTER, text):
        _place(text, bad.start(), origin).fail(f"the character U+{ord(bad[0]):04X} cannot be used here")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _build(yaml.parse(text, Loader=loader), text, origin)
    except yaml.MarkedYAMLError as trouble:
        _explain(trouble, text, origin)


def parse_map(text: str, path: str, error: type[TqcheckError]) -> Map:
    """Parse a file that is a map; an empty file is an empty map."""
    root = parse(text, path, error)
    return Map(root.line, root.column, root.origin, {}) if root.blank else root.as_map()


def parse_list(text: str, path: str, error: type[TqcheckError]) -> List:
    """Parse a file that is a list; an empty file is an empty list."""
    root = parse(text, path, error)
    return List(root.line, root.column, root.origin) if root.blank else root.as_list()


class _Open:
    """A map or a list whose end has not been reached."""

    __slots__ = ("entries", "event", "is_map", "items", "key")

    def __init__(self, event: Any, is_map: bool) -> None:
        self.event = event
        self.is_map = is_map
        self.items: list[Node] = []
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.key: Scalar | None = None

    def add(self, node: Node) -> None:
        if not self.is_map:
            self.items.append(node)
        elif self.key is None:
            self.key = self._as_key(node)
        else:
            self.entries[self.key.value] = (self.key, node)
            self.key = None

    def _as_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            node.fail(f"a key must be a text, not {node.shape}; put it in quotes")
        if node.blank:
            node.fail("a key is missing before the colon")
        if node.value == "<<" and not node.quoted:
            node.fail('merge keys ("<<") are not used here; write the keys out')
        if node.value in self.entries:
            node.fail(f'the key "{node.value}" stands here twice; first on line {self.entries[node.value][0].line}')
        return node

    def close(self, origin: Origin) -> Node:
        mark, inline = self.event.start_mark, bool(self.event.flow_style)
        if self.is_map:
            return Map(mark.line + 1, mark.column + 1, origin, self.entries, inline)
        return List(mark.line + 1, mark.column + 1, origin, tuple(self.items), inline)


def _build(events: Iterable[Any], text: str, origin: Origin) -> Node:
    """Nodes from parser events, without recursion."""
    import yaml

    root: Node | None = None
    open_: list[_Open] = []
    documents = 0
    for event in events:
        kind, mark = type(event), event.start_mark
        node: Node | None = None
        if kind is yaml.ScalarEvent:
            node = Scalar(mark.line + 1, mark.column + 1, origin, event.value, bool(event.style))
            if event.anchor or event.tag:
                _refuse_sign(event, origin)
            if mark.line != event.end_mark.line and not event.style:
                _refuse_swallowed_item(event, text, origin)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            open_.append(_Open(event, kind is yaml.MappingStartEvent))
            if event.anchor or event.tag:
                _refuse_sign(event, origin)
            if len(open_) > _DEEPEST:
                _at(mark, origin).fail(f"nested more than {_DEEPEST} levels deep")
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node = open_.pop().close(origin)
        elif kind is yaml.AliasEvent:
            _refuse_sign(event, origin)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                _at(mark, origin).fail('a second document starts here ("---"); keep one to a file')
        if node is not None:
            if open_:
                open_[-1].add(node)
            else:
                root = node
    return Scalar(1, 1, origin, "") if root is None else root


def _at(mark: Any, origin: Origin) -> Node:
    return Node(mark.line + 1, mark.column + 1, origin)


def _place(text: str, offset: int, origin: Origin) -> Node:
    before = _LINE_END.split(text[:offset])
    return Node(len(before), len(before[-1]) + 1, origin)


def _refuse_sign(event: Any, origin: Origin) -> NoReturn:
    """Anchors, aliases and tags: `&x`, `*x`, `!x`."""
    alias = type(event).__name__ == "AliasEvent"
    sign, name = ("*", "alias") if alias else ("!", "tag") if event.tag else ("&", "anchor")
    _at(event.start_mark, origin).fail(f'a value cannot begin with "{sign}" (a YAML {name}); {_QUOTE_IT}')


def _refuse_swallowed_item(event: Any, text: str, origin: Origin) -> None:
    """YAML takes an indented `- item` below a text silently as more of that text."""
    start = event.start_mark.index
    if item := _CONTINUED_ITEM.search(text, start, event.end_mark.index):
        _place(text, item.end() - 1, origin).fail(
            f'"- " would start a list item, but here it goes on with the text above; correct the indentation, or {_QUOTE_IT}'
        )


def _explain(trouble: Any, text: str, origin: Origin) -> NoReturn:
    """Say what the parser says in words that help somebody who does not know YAML's grammar."""
    problem = trouble.problem or "this is not valid YAML"
    mark = trouble.problem_mark or trouble.context_mark
    if trouble.context_mark and any(words in problem for words in _OPENED_THERE):
        mark = trouble.context_mark
    message = next((plain for words, plain in _SAID_PLAINLY if words in problem), problem)
    sign = text[mark.index : mark.index + 1]
    if "cannot start any token" in problem:
        message = _NO_TABS if sign == "\t" else f'a value cannot begin with "{sign}"; {_QUOTE_IT}'
    elif sign == ":" and "mapping values" not in problem:
        message = "a key is missing before the colon"
    _at(mark, origin).fail(message)
