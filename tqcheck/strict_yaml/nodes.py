"""Values with their place: what the YAML and TOML of users become before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn, TypeVar, cast, overload

from tqcheck.errors import TqcheckError

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def near(word: str, allowed: Iterable[str]) -> str:
    """` (did you mean "x"?)` for the allowed word most like this one, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), [a for a in allowed if a], n=1, cutoff=0.6)
    return f' (did you mean "{found[0]}"?)' if found else ""


def choices(kinds: type[E]) -> dict[str, E]:
    """The members of an enum by the names that users write: LIST_ITEM is `list-item`."""
    return {name.lower().replace("_", "-"): member for name, member in kinds.__members__.items()}


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a node stands in, and the error to raise about it."""

    path: str
    error: type[TqcheckError]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value and its place, 1-based. The `as_...` methods give it in the shape that is needed or fail at its place."""

    line: int
    column: int
    origin: Origin

    @property
    def path(self) -> str:
        return self.origin.path

    def __bool__(self) -> bool:
        """A node is there, even if it is an empty list: `if node := map.get(key)` asks for the key alone."""
        return True

    def fail(self, message: str, allowed: Iterable[str] = ()) -> NoReturn:
        """Raise the file's error class at this place."""
        raise self.origin.error(message, self.origin.path, self.line, self.column, allowed)

    def as_str(self) -> str:
        """The text as written; may be empty."""
        hint = "; put the whole value in quotes if it is text" if isinstance(self, List | Map) and self.inline else ""
        self.fail(f"a text is expected here, not {self.shape}{hint}")

    def as_text(self) -> str:
        """The text as written; not empty, not only spaces."""
        text = self.as_str()
        return text if text.strip() else self.fail("a text is missing here")

    def as_bool(self) -> bool:
        return self.as_choice({"true": True, "false": False})

    def as_int(self, lowest: int | None = None, highest: int | None = None) -> int:
        """A whole number within the limits, both included."""
        text = self.as_str()
        number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,15}", text) else None
        too_small = number is not None and lowest is not None and number < lowest
        too_big = number is not None and highest is not None and number > highest
        if number is None or too_small or too_big:
            limits = "".join((f" from {lowest}" if lowest is not None else "", f" up to {highest}" if highest is not None else ""))  # fmt: skip
            self.fail(f'a whole number{limits} is expected here, not "{text}"')
        return number

    @overload
    def as_choice(self, allowed: Mapping[str, T]) -> T: ...  # type: ignore[overload-overlap]
    @overload
    def as_choice(self, allowed: Iterable[str]) -> str: ...
    def as_choice(self, allowed: Mapping[str, T] | Iterable[str]) -> T | str:
        """One of the allowed words; with a mapping, what it stands for."""
        text = self.as_str()
        values = cast("Mapping[str, T | str]", allowed) if isinstance(allowed, Mapping) else {a: a for a in allowed}
        if text not in values:
            self.fail(f'"{text}" is not possible here{near(text, values)}', values)
        return values[text]

    def as_list(self) -> List:
        self.fail(f'a list is expected here, not {self.shape}; start each item with "- ", an empty list is []')

    def as_map(self) -> Map:
        self.fail(f'a group of "key: value" lines is expected here, not {self.shape}')

    def as_strs(self) -> tuple[str, ...]:
        """Texts: a list of them, or a single one without the list. An unquoted empty item is refused."""
        items: Iterable[Node] = self if isinstance(self, List) else (self,)
        return tuple(i.fail("nothing stands here; an empty list is []") if i.blank else i.as_str() for i in items)

    def as_texts(self) -> tuple[Node, ...]:
        """The nodes of `as_strs`, for those who must tell the place of each; none may be empty."""
        self.as_strs()
        nodes = self.items if isinstance(self, List) else (self,)
        for node in nodes:
            node.as_text()
        return nodes

    def as_maps(self) -> tuple[Map, ...]:
        """A list whose items are all maps."""
        return tuple(item.as_map() for item in self.as_list())

    @property
    def blank(self) -> bool:
        """Nothing was written here, not even quotation marks."""
        return False

    @property
    def shape(self) -> str:
        return "this"


@dataclass(frozen=True, slots=True, eq=False)
class Scalar(Node):
    """A text. `quoted` tells `''` from nothing at all; block texts (`|` and `>`) count as quoted."""

    value: str
    quoted: bool = False

    def as_str(self) -> str:
        return self.value

    @property
    def blank(self) -> bool:
        return not self.value and not self.quoted

    @property
    def shape(self) -> str:
        return "nothing" if self.blank else "a text"


@dataclass(frozen=True, slots=True, eq=False)
class List(Node):
    """Nodes in order. `inline` = written with brackets."""

    items: tuple[Node, ...] = ()
    inline: bool = False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def as_list(self) -> List:
        return self

    @property
    def shape(self) -> str:
        return "a list"


@dataclass(frozen=True, slots=True, eq=False)
class Map(Node):
    """Keys and values in the order written. Iterating gives (key, value) nodes. `inline` = written with braces."""

    entries: Mapping[str, tuple[Scalar, Node]]
    inline: bool = False

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def as_map(self) -> Map:
        return self

    @property
    def shape(self) -> str:
        return 'a group of "key: value"'

    def only(self, *keys: str) -> Map:
        """Itself, if it has no other keys than these."""
        for name, (key, _) in self.entries.items():
            if name not in keys:
                key.fail(f'unknown key "{name}"{near(name, keys)}', keys)
        return self

    def key(self, name: str) -> Scalar:
        """The node of a key that is there."""
        return self.entries[name][0]

    def get(self, key: str) -> Node | None:
        found = self.entries.get(key)
        return found[1] if found else None

    def need(self, key: str) -> Node:
        found = self.get(key)
        return self.fail(f'the key "{key}" is missing') if found is None else found

    @overload
    def text(self, key: str) -> str | None: ...
    @overload
    def text(self, key: str, default: str) -> str: ...
    def text(self, key: str, default: str | None = None) -> str | None:
        """The non-empty text of a key, or the default where the key is absent."""
        node = self.get(key)
        return default if node is None else node.as_text()

    def flag(self, key: str, default: bool) -> bool:
        node = self.get(key)
        return default if node is None else node.as_bool()

    def strs(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        node = self.get(key)
        return default if node is None else node.as_strs()

    def texts(self, key: str) -> tuple[Node, ...]:
        """The nodes of `strs`; none where the key is absent."""
        node = self.get(key)
        return () if node is None else node.as_texts()
