"""What a kind is: an engine that compiles all its rules together into one scanner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tqcheck.glossary.index import Names
from tqcheck.model import Document, Facts, Match, Rule
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

Lists = Mapping[str, Sequence[str]]


class Head(NamedTuple):
    """What is known of a rule before it is needed."""

    number: int
    id: str
    always: Sequence[int]
    """Items that are tried on every segment. The others are tried where one of their literals stands."""


Place = tuple[int, int]
"""Half-open offsets of the folded text."""
Hits = Mapping[tuple[int, int], Sequence[Place]]
"""By scanner's rule and item of it: where literals of the item stand, in the order of their ends."""
ODD = (-1, -1)
"""Among the hits of a scanner with `odd`: where the odd chunks stand, in the order of the text."""


class Catalog(Protocol):
    """What a scanner may ask for: its rules in full, the index of names, which glossaries are at hand."""

    def rule(self, number: int) -> Rule:
        """A rule with its spec."""
        ...

    @property
    def names(self) -> Names:
        """Every right and wrong form of the glossaries."""
        ...


class Scanner(Protocol):
    """All rules of one kind. It looks at every segment, unless it says what it needs; of several things one is enough.

    One with `gated = True` has something to do where literals of its rules stand.

    One with a method `odd(chunk: str) -> bool` has something to do where an odd chunk stands, and finds the places of these chunks
    under `ODD` in its hits. A chunk is what stands between spaces, with its punctuation. `odd` depends on the chunk alone and is asked
    once for each; signs around a word of letters never make it odd. With `capitals_only = True` it is not asked about words of the
    letters a to z in lower case; with `english`, of those that English writes so, only about the words in it.

    One with a method `glance(text: str) -> Iterable[int]` has something to do where this says: it gets the folded text of many
    segments, with a line break after each, and gives offsets in it.
    """

    def scan(self, view: View, hits: Hits) -> list[Match]:
        """The matches in one segment. Pure: depends on the segment alone."""
        ...

    def finish(self, document: Document, facts: Facts, views: Sequence[View], matches: list[Match]) -> list[Match]:
        """The matches of this kind's scan in the light of the whole document: fewer, more, or of another certainty.

        Without any match of the scan it is asked only with `whole = True`.
        """
        ...


class Kind(NamedTuple):
    """`keys` are the YAML keys of its own; `compile` turns them into (spec, gates) as plain data and raises at the bad node.
    `scanner` makes the engine for the selected rules and a target language (BCP 47). `expressions` gives what it compiles besides the
    expressions of items, so that the catalog keeps it.
    """

    name: str
    about: str
    keys: tuple[str, ...]
    compile: Callable[[Map, Lists], tuple[dict[str, Any], list[tuple[str, int]]]]
    scanner: Callable[[Sequence[Head], Catalog, str], Scanner]
    expressions: Callable[[Sequence[Rule]], Iterable[re.Pattern[str]]] = lambda _: ()
