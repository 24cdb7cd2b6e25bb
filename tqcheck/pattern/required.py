"""The literals of which one must stand in a text for a pattern to match, taken from the pattern's tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.pattern.tree import (
    CharClass,
    Choice,
    Edge,
    Focus,
    Gap,
    Group,
    Literal,
    Node,
    Repeat,
    Sequence,
    Words,
    narrowest,
    width,
)
from tqcheck.view import lower

_MOST_EXACT = 256
# The commonest English words: a gate that opens for these opens everywhere.
_COMMON = frozenset(
    "the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an will my one all "
    "would there their what so up out if about who get which go me when make can like time no just him know take people into year your good "
    "some could them see other than then now look only come its over think also back after use two how our work first well way even new want "
    "because any these give day most us is are was were has had said been more between being such where should through during before".split()
)

# Strings that stand so often in a million words need not be told apart further.
_RARE_ENOUGH = 1500
_FEW = 24
# A gate that opens more often than this in a million words costs more than no gate.
_EVERYWHERE = 1e6
_WORD = late(r"[^\W_]+")
# Two figures with a sign or a space between them; a letter alone.
_RARE = late("[0-9][^0-9a-z][0-9]|[^a-z0-9'][b-hj-z][^a-z0-9']")
# About how often a sign stands in a million words of news.
_SIGNS = {
    " ": 1e6,
    ",": 60_000,
    ".": 60_000,
    "-": 15_000,
    "'": 12_000,
    '"': 8000,
    "\u201c": 8000,
    "\u201d": 8000,
    "$": 1200,
    "%": 500,
}
_SIGNS |= (
    dict.fromkeys("():?", 2500)
    | dict.fromkeys(";/!&", 1000)
    | dict.fromkeys("\u2013\u2014", 3000)
    | dict.fromkeys("0123456789", 8000)
)
# A word beside a sign stands less often than either: as if they met by chance, times this.
_TOGETHER = 4
# Signs that stand close to the word before them and are followed by space.
_CLOSES = frozenset(",.;:!?%)")


Strings = frozenset[str]


class Gate(NamedTuple):
    """Strings in lower case of which one must stand in the folded text wherever the pattern matches.

    A match begins `least` to `before` characters before the string and ends at most `after` characters behind its start.
    """

    strings: Strings
    before: int
    after: int
    least: int = 0


class _Required(NamedTuple):
    """All strings that a node can be (None if too many), and the best gate within it (None if there is none)."""

    exact: Strings | None
    inner: Gate | None = None

    @property
    def gate(self) -> Gate | None:
        whole = None if self.exact is None else Gate(self.exact, 0, max(map(len, self.exact), default=0))
        return _cheaper(whole, self.inner)


def gate(node: Node) -> Gate | None:
    """The rarest gate of a pattern. None if there is none or it is always open: then the rule runs on every segment."""
    best = _required(node).gate
    if best is None or _cost(best.strings) > _EVERYWHERE:
        return None
    found = sorted(best.strings, key=lambda text: (len(text), text))
    shortest: list[str] = []
    farther = 0
    for word in found:
        inside = [word.rfind(part) for part in shortest if part in word]
        if inside:
            farther = max(farther, *inside)
        else:
            shortest.append(word)
    return Gate(frozenset(shortest), best.before + farther, best.after, best.least)


def merged(gates: Iterable[Gate]) -> Gate:
    """One gate for several patterns of which any may match. A string that begins with another one of them need not be looked for."""
    gates = tuple(gates)
    strings = sorted(frozenset[str]().union(*(one.strings for one in gates)))
    shortest: list[str] = []
    for text in strings:  # in this order a beginning comes directly before what goes on with it
        if not shortest or not text.startswith(shortest[-1]):
            shortest.append(text)
    return Gate(
        frozenset(shortest),
        max((one.before for one in gates), default=0),
        max((one.after for one in gates), default=0),
        min((one.least for one in gates), default=0),
    )


def literals(node: Node) -> tuple[str, ...]:
    """The strings of the rarest gate, sorted; empty if there is none."""
    best = gate(node)
    return tuple(sorted(best.strings)) if best else ()


def _required(node: Node) -> _Required:
    match node:
        case Literal(char=char):
            return _Required(frozenset((lower(char),)))
        case CharClass(chars=chars):
            return _Required(frozenset(map(lower, chars)) or None)
        case Edge():
            return _Required(frozenset(("",)))
        case Words(options=options):
            words = frozenset(map(lower, options))
            return _Required(words) if len(words) <= _MOST_EXACT else _Required(None, Gate(words, 0, width(node)))
        case Gap():
            return _Required(None)
        case Sequence(items=items):
            return _in_sequence(items)
        case Choice(options=branches):
            return _in_choice(branches)
        case Repeat(item=item, low=0, high=1):
            exact = _required(item).exact
            return _Required(exact | {""} if exact is not None and len(exact) < _MOST_EXACT else None)
        case Repeat(item=item, low=low, high=high):
            inner = _required(item)
            if low == 0:
                return _Required(None)
            if inner.exact is not None and low == high and len(inner.exact) ** low <= _MOST_EXACT:
                return _Required(frozenset("".join(parts) for parts in product(inner.exact, repeat=low)))
            found = inner.gate
            return _Required(None, found and Gate(found.strings, width(node), width(node)))
        case Group(item=item) | Focus(item=item):
            return _required(item)


def _in_sequence(items: tuple[Node, ...]) -> _Required:
    flat = list(_flat(items))
    parts = [_required(item) for item, _ in flat]
    widths = [width(item) for item, _ in flat]
    best: Gate | None = None
    for first in range(len(parts)):
        before, after, least = sum(widths[:first]), sum(widths[first:]), sum(low for _, low in flat[:first])
        if (inner := parts[first].inner) is not None:
            within = Gate(
                inner.strings, before + inner.before, inner.after + after - widths[first], least + inner.least
            )
            best = _cheaper(best, within)
        run: Strings = frozenset(("",))
        for exact, _ in parts[first:]:
            if exact is None or len(run) * len(exact) > _MOST_EXACT:
                break
            if len(exact) > 1 and _cost(run) < _RARE_ENOUGH:  # few strings that are rare already are better than many
                best = _cheaper(best, Gate(run, before, after, least))
                if len(run) * len(exact) > _FEW:
                    break
            run = frozenset(a + b for a in run for b in exact)
        else:
            if first == 0:
                return _Required(run, best)
        best = _cheaper(best, Gate(run, before, after, least))
    return _Required(None, best) if parts else _Required(frozenset(("",)))


def _flat(items: Iterable[Node]) -> Iterator[tuple[Node, int]]:
    """The items with groups opened, and the fewest characters of each; an open repeat begins and ends with what it repeats, so that its
    neighbours see that. Beginning and end may be the same characters, so these count as none.
    """
    for item in items:
        match item:
            case Group(item=Sequence(items=inner)) | Focus(item=Sequence(items=inner)) | Sequence(items=inner):
                yield from _flat(inner)
            case Group(item=inner) | Focus(item=inner):
                yield from _flat((inner,))
            case Repeat(item=inner, low=low, high=high) if low and low != high:
                edge = ((inner, 0),) * min(low, 2)
                yield from (*edge, (Repeat(inner, 0, high), 0), *edge)
            case Repeat(item=CharClass() as inner, low=low, high=high) if low == high:
                yield from ((inner, 1),) * low
            case _:
                yield item, narrowest(item)


def _in_choice(branches: tuple[Node, ...]) -> _Required:
    found = [_required(branch) for branch in branches]
    exacts = [part.exact for part in found if part.exact is not None]
    if len(exacts) == len(found) and sum(map(len, exacts)) <= _MOST_EXACT:
        return _Required(frozenset().union(*exacts))
    gates = [part.gate for part in found]
    picked = [one for one in gates if one is not None]
    if len(picked) < len(gates):
        return _Required(None)
    strings = frozenset[str]().union(*(one.strings for one in picked))
    before, after, least = (
        max(one.before for one in picked),
        max(one.after for one in picked),
        min(one.least for one in picked),
    )
    return _Required(None, Gate(strings, before, after, least))


def _cheaper(one: Gate | None, other: Gate | None) -> Gate | None:
    candidates = [found for found in (one, other) if found and found.strings and "" not in found.strings]
    return min(candidates, key=lambda found: _cost(found.strings)) if candidates else None


def _cost(strings: Strings) -> float:
    """About how often a set of literals occurs in a million words; only the order matters."""
    return sum(map(_frequency, strings)) + 2 * len(strings)


@lru_cache(200_000)
def _frequency(literal: str) -> float:
    words = _WORD.findall(literal)
    if not literal.strip():
        return 1e6 if len(literal) < 2 else 50.0
    if _RARE.search(literal) or any(char.isalnum() and not char.isascii() for char in literal):
        return 50.0
    rates = [
        (30_000.0 if len(word) < 4 else 5000.0)
        if word in _COMMON
        else (200_000.0, 100_000.0, 20_000.0, 5000.0, 1500.0, 500.0, 200.0)[min(len(word), 6)]
        for word in words
    ]
    rare = min(rates, default=1e6)
    signs = [_SIGNS.get(char, 50.0) for char in literal if not char.isalpha()]
    by_words = rare * 0.1 ** max(0, len(words) - 1)
    pairs = min(map(_pair_frequency, pairwise(literal)), default=1e6)
    # Figures keep their own company.
    together = 1e6 if any(map(str.isdigit, literal)) else _TOGETHER * by_words * pairs / 1e6
    return min([by_words, *signs, pairs, together])


@lru_cache(20_000)
def _pair_frequency(pair: tuple[str, str]) -> float:
    """Two neighbours: what editors write often, what they never write, and the rest. Letters are judged by the word."""
    left, right = pair
    signs = [char for char in pair if not char.isalnum() and char != " "]
    if not signs and left.isdigit() and right.isdigit():
        return 400.0
    if not signs and left.isdigit() != right.isdigit():
        return 1500.0 if " " in pair else 20.0
    if not signs:
        return 1e6
    usual = min(_SIGNS.get(char, 50.0) for char in signs)
    if left in _CLOSES and right == " ":
        return usual
    if left.isalnum() and right in _CLOSES:
        return usual / 20
    if (left in _CLOSES and right.isalpha()) or (left == " " and right in _CLOSES):
        return usual / 2000
    return usual / 20
