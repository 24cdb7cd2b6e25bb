"""From a pattern's tree to a regular expression for `re`, and to the literals that must stand in a text for it to match."""

from __future__ import annotations

import re
from itertools import product

from tqcheck.pattern.tree import CharClass, Choice, Edge, Focus, Gap, Group, Literal, Node, Repeat, Sequence, Words
from tqcheck.view import lower

_MOST_EXACT = 64
# An open-ended run of these is a word, and begins and ends at a word's edge.
_WORD_CLASSES = frozenset((r"\w", "[A-Z]", "[a-z]", "[A-Za-z]", "[0-9]"))
# The commonest English words: a gate that opens for these opens everywhere.
_COMMON = frozenset(
    "the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an will my one all "
    "would there their what so up out if about who get which go me when make can like time no just him know take people into year your good "
    "some could them see other than then now look only come its over think also back after use two how our work first well way even new want "
    "because any these give day most us is are was were has had said been more between being such where should through during before".split()
)


def regex(node: Node) -> str:
    """The source for `re`. Words stand at word edges, and so does a pattern that begins or ends with a letter of its own."""
    start = "(?<!\\w)" if _begins_with_word(node) else ""
    end = "(?!\\w)" if _ends_with_word(node) else ""
    return f"{start}(?:{_emit(node)}){end}"


def _emit(node: Node) -> str:
    match node:
        case Literal(char=char):
            return re.escape(char)
        case CharClass(source=source) | Edge(source=source):
            return source
        case Words(name=name, options=options):
            longest_first = sorted(options, key=len, reverse=True)
            return rf"(?<!\w)(?P<{name}>{'|'.join(map(re.escape, longest_first))})(?!\w)"
        case Gap(low=low, high=high):
            return rf"(?:[\w'-]{{1,24}},? ){{{low},{high}}}?"
        case Sequence(items=items):
            return "".join(map(_emit, items))
        case Choice(options=branches):
            return f"(?:{'|'.join(map(_emit, branches))})"
        case Repeat(item=item, low=low, high=high, lazy=lazy):
            return f"(?:{_emit(item)}){{{low},{'' if high is None else high}}}{'?' if lazy else ''}"
        case Group(item=item, name=name, flags=flags):
            opening = f"(?P<{name}>" if name else f"(?{flags}:"
            return f"{opening}{_emit(item)})"
        case Focus(item=item):
            return f"(?P<focus_>{_emit(item)})"


def has_focus(node: Node) -> bool:
    """True if `[[...]]` stands somewhere in the pattern."""
    match node:
        case Focus():
            return True
        case Sequence(items=items) | Choice(options=items):
            return any(map(has_focus, items))
        case Repeat(item=item) | Group(item=item):
            return has_focus(item)
        case _:
            return False


def _ends(node: Node, last: bool) -> set[bool | None]:
    """What can stand at one end of a match: True = a letter or digit of the pattern's own, False = anything else, None = nothing."""
    match node:
        case Literal(char=char):
            return {char.isalnum()}
        case Words() | Gap(low=1 | 2 | 3):
            return {True}
        case Gap():
            return {True, None}
        case CharClass():
            return {False}
        case Edge():
            return {False}
        case Sequence(items=items):
            found: set[bool | None] = set()
            for item in reversed(items) if last else items:
                ends = _ends(item, last)
                found |= ends - {None}
                if None not in ends:
                    return found
            return found | {None}
        case Choice(options=branches):
            return set().union(*(_ends(branch, last) for branch in branches))
        case Repeat(item=CharClass(source=source), low=low, high=None) if source in _WORD_CLASSES:
            return {True} if low else {True, None}
        case Repeat(item=item, low=low):
            return _ends(item, last) | (set() if low else {None})
        case Group(item=item) | Focus(item=item):
            return _ends(item, last)


def _begins_with_word(node: Node) -> bool:
    return _ends(node, last=False) == {True}


def _ends_with_word(node: Node) -> bool:
    return _ends(node, last=True) == {True}


def literals(node: Node) -> tuple[str, ...]:
    """Strings in lower case of which one must stand in the folded text wherever the pattern matches; the rarest such set.

    Empty if there is none, which makes a rule run on every segment.
    """
    exact, best = _required(node)
    found = sorted(_cheaper(exact, best) or (), key=len)
    shortest = [word for number, word in enumerate(found) if not any(part in word for part in found[:number])]
    return tuple(sorted(shortest))


Strings = frozenset[str]


def _required(node: Node) -> tuple[Strings | None, Strings | None]:
    """All strings that the node can be (None if too many), and the best set of which one must stand in it (None if none)."""
    match node:
        case Literal(char=char):
            return frozenset((lower(char),)), None
        case CharClass(chars=chars):
            return (frozenset(map(lower, chars)) or None), None
        case Edge():
            return frozenset(("",)), None
        case Words(options=options):
            words = frozenset(map(lower, options))
            return (words, None) if len(words) <= _MOST_EXACT else (None, words)
        case Gap():
            return None, None
        case Sequence(items=items):
            return _in_sequence(items)
        case Choice(options=branches):
            return _in_choice(branches)
        case Repeat(item=item, low=0, high=1):
            exact, _ = _required(item)
            return (exact | {""} if exact is not None and len(exact) < _MOST_EXACT else None), None
        case Repeat(item=item, low=low, high=high):
            exact, best = _required(item)
            if low == 0:
                return None, None
            if exact is not None and low == high and len(exact) ** low <= _MOST_EXACT:
                return frozenset("".join(parts) for parts in product(exact, repeat=low)), best
            return None, _cheaper(exact, best)
        case Group(item=item) | Focus(item=item):
            return _required(item)


def _in_sequence(items: tuple[Node, ...]) -> tuple[Strings | None, Strings | None]:
    best: Strings | None = None
    run: Strings = frozenset(("",))
    whole = True
    for item in items:
        exact, inner = _required(item)
        best = _cheaper(best, inner)
        if exact is not None and len(run) * len(exact) <= _MOST_EXACT:
            run = frozenset(a + b for a in run for b in exact)
            continue
        whole = False
        best = _cheaper(best, run)
        run = exact if exact is not None else frozenset(("",))
    if whole:
        return run, best
    return None, _cheaper(best, run)


def _in_choice(branches: tuple[Node, ...]) -> tuple[Strings | None, Strings | None]:
    found = [_required(branch) for branch in branches]
    exacts = [exact for exact, _ in found if exact is not None]
    if len(exacts) == len(found) and sum(map(len, exacts)) <= _MOST_EXACT:
        return frozenset().union(*exacts), None
    picked = [_cheaper(exact, best) for exact, best in found]
    if any(pick is None for pick in picked):
        return None, None
    return None, frozenset().union(*(pick for pick in picked if pick is not None))


def _cheaper(one: Strings | None, other: Strings | None) -> Strings | None:
    candidates = [found for found in (one, other) if found and "" not in found]
    return min(candidates, key=_cost) if candidates else None


def _cost(strings: Strings) -> float:
    """About how often a set of literals occurs in a million words; only the order matters."""
    return sum(map(_frequency, strings)) + len(strings)


def _frequency(literal: str) -> float:
    words = literal.split()
    if not words:
        return 1e6
    rates = [5000.0 if word in _COMMON else _rate(word) for word in words]
    rare = min(rates)
    return rare * 0.1 ** (len(words) - 1)


def _rate(word: str) -> float:
    """Hits in a million words of a piece of text that is no common word; by length, and signs are rarer than letters."""
    if not any(char.isalnum() for char in word):
        return 50_000.0 if word in (".", ",", '"', "'", "-") else 5000.0 / len(word)
    return (200_000.0, 200_000.0, 20_000.0, 5000.0, 1500.0, 500.0, 200.0)[min(len(word), 6)]
