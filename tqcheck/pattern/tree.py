"""What a pattern is made of. A pattern is a tree of these nodes."""

from __future__ import annotations

from dataclasses import dataclass

REACH = 200
"""The most characters that an open-ended repeat may cover; a match never looks farther."""


@dataclass(frozen=True, slots=True)
class Literal:
    """One character that stands for itself."""

    char: str


@dataclass(frozen=True, slots=True)
class CharClass:
    """One character out of a class; `source` is in `re` syntax, `chars` lists them if they are few."""

    source: str
    chars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters, in `re` syntax: a word edge, the start or the end of the text."""

    source: str


@dataclass(frozen=True, slots=True)
class Words:
    """One out of a list of whole words or phrases; `name` is how a replacement refers to what was found."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """From `low` to `high` whole words, each followed by space."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`high` of None is open-ended."""

    item: Node
    low: int
    high: int | None
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A named part, or one with its own handling of case (`flags` in `re` syntax: i or -i)."""

    item: Node
    name: str | None = None
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """`[[...]]`: the part that is reported."""

    item: Node


Node = Literal | CharClass | Edge | Words | Gap | Sequence | Choice | Repeat | Group | Focus


def width(node: Node) -> int:
    """The most characters a match of this node can have."""
    match node:
        case Literal() | CharClass():
            return 1
        case Edge():
            return 0
        case Words(options=options):
            return max(map(len, options))
        case Gap(high=high):
            return min(REACH, high * 25)
        case Sequence(items=items):
            return sum(map(width, items))
        case Choice(options=branches):
            return max(map(width, branches))
        case Repeat(item=item, high=high):
            return width(item) * high if high is not None else REACH if width(item) else 0
        case Group(item=item) | Focus(item=item):
            return width(item)


def narrowest(node: Node) -> int:
    """The fewest characters a match of this node has, or less."""
    match node:
        case Literal() | CharClass():
            return 1
        case Words(options=options):
            return min(map(len, options), default=0)
        case Gap(low=low):
            return low
        case Sequence(items=items):
            return sum(map(narrowest, items))
        case Choice(options=branches):
            return min(map(narrowest, branches), default=0)
        case Repeat(item=item, low=low):
            return narrowest(item) * low
        case Group(item=item) | Focus(item=item):
            return narrowest(item)
        case _:
            return 0


def variable(node: Node) -> bool:
    """True if a repeat of varying count lies in the node."""
    match node:
        case Repeat(item=item, low=low, high=high):
            return low != high or variable(item)
        case Gap(low=low, high=high):
            return low != high
        case Sequence(items=items):
            return any(map(variable, items))
        case Choice(options=branches):
            return any(map(variable, branches))
        case Group(item=item) | Focus(item=item):
            return variable(item)
        case _:
            return False
