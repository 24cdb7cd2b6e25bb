"""From a pattern's tree to a regular expression for `re`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

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
)
from tqcheck.view import lower

# What stands for itself in a class, less what a backslash makes special; a range from capitals to small letters holds signs too.
_CAPITAL = late(r"(?<!\\)[^\W\d_a-z]")
_MIXED_RANGE = late(r"[A-Z]-[a-z]|\\[xuUN]")
# An open-ended run of these is a word, and begins and ends at a word's edge.
_WORD_CLASSES = frozenset((r"\w", "[A-Z]", "[a-z]", "[A-Za-z]", "[0-9]"))

# In a name an apostrophe stands within a word: the "an" of Xi'an, the "a" of Sana'a.
_WORD_BEGINS = "(?<!\\w)(?<!\\w['\u2019])"


def regex(node: Node) -> str:
    """The source for `re`. Words stand at word edges, and so does a pattern that begins or ends with a letter of its own."""
    start = _WORD_BEGINS if _begins_with_word(node) else ""
    end = "(?!\\w)" if _ends_with_word(node) else ""
    return f"{start}(?:{_emit(node)}){end}"


def lowered(node: Node) -> Node | None:
    """The same pattern for a text in lower case, where it need not ignore case; None if parts of it tell capitals from small letters."""
    match node:
        case Literal(char=char):
            return Literal(lower(char))
        case CharClass(source=source):
            return (
                None if _MIXED_RANGE.search(source) else CharClass(_CAPITAL.sub(lambda found: lower(found[0]), source))
            )
        case Words(name=name, options=options):
            return Words(name, tuple(map(lower, options)))
        case Sequence(items=items):
            inner = _all_lowered(items)
            return None if inner is None else Sequence(inner)
        case Choice(options=branches):
            inner = _all_lowered(branches)
            return None if inner is None else Choice(inner)
        case Repeat(item=item):
            one = lowered(item)
            return None if one is None else replace(node, item=one)
        case Group(item=item, flags=flags):
            one = None if flags else lowered(item)
            return None if one is None else replace(node, item=one)
        case Focus(item=item):
            one = lowered(item)
            return None if one is None else Focus(one)
        case _:
            return node


def _all_lowered(nodes: Iterable[Node]) -> tuple[Node, ...] | None:
    found = [lowered(node) for node in nodes]
    return None if None in found else tuple(node for node in found if node is not None)


def _emit(node: Node) -> str:
    match node:
        case Literal(char=char):
            return re.escape(char)
        case CharClass(source=source) | Edge(source=source):
            return source
        case Words(name=name, options=options):
            return rf"(?<!\w)(?P<{name}>{_any_of(options)})(?!\w)"
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


def any_word(words: Iterable[str]) -> str:
    """One of these words or phrases, at word edges."""
    return rf"(?<!\w){_any_of(words)}(?!\w)"


def _any_of(options: Iterable[str]) -> str:
    """One of the texts, the longest first; texts that begin alike are told apart letter by letter, which is much quicker."""
    branches: dict[str, list[str]] = {}
    for text in dict.fromkeys(options):
        branches.setdefault(text[:1], []).append(text[1:])
    ends = branches.pop("", None) is not None
    parts = [re.escape(char) + _any_of(rest) for char, rest in branches.items()]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return joined + "?" * ends


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
