"""Reads `find`: RE2 syntax without flags, plus `{list}`, `{verb:say}`, `{words:0-3}` and `[[what is reported]]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from collections.abc import Sequence as Seq

from tqcheck.expressions import late
from tqcheck.pattern import inflect
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
    variable,
    width,
)

_CLASSES = {"d": r"[0-9]", "D": r"[^0-9]", "w": r"\w", "W": r"\W", "s": r"\s", "S": r"\S"}
_PROPERTIES = {
    "L": r"[^\W\d_]",
    "N": r"\d",
    # Latin-1, the Cyrillic of Russian and Ukrainian; `re` knows no classes for case.
    "Lu": r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f]",
    "Ll": r"[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u045f]",
}
_PLAIN_ESCAPES = {"n": "\n", "t": "\t"}
_QUANTIFIER = late(r"\{(\d+)(,(\d*))?\}")
_SLOT = late(r"\{([a-z][a-z0-9-]*)(?::([^{}]*))?\}")
_MOST = 200
# A class of at most so many characters is listed, so that what stands before or after it can make a literal with each of them.
_FEW = 64


class PatternError(ValueError):
    """`at` is the 0-based offset in the pattern, `allowed` the values that would do."""

    def __init__(self, message: str, at: int, allowed: Seq[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.allowed = tuple(allowed)


def parse(pattern: str, lists: Mapping[str, Seq[str]]) -> Node:
    """The tree of a pattern. Raises PatternError."""
    parser = _Parser(pattern, lists)
    node = parser.choice(top=True)
    if parser.at < len(pattern):
        raise PatternError("this closing parenthesis has no partner", parser.at)
    if width(node) == 0:
        raise PatternError("this pattern matches nothing", 0)
    return node


class _Parser:
    def __init__(self, pattern: str, lists: Mapping[str, Seq[str]]) -> None:
        self.pattern = pattern
        self.lists = lists
        self.at = 0
        self.names: set[str] = set()
        self.focused = False

    def choice(self, top: bool = False) -> Node:
        options = [self.sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Node:
        items: list[Node] = []
        while (
            self.at < len(self.pattern)
            and self.pattern[self.at] not in "|)"
            and not self.pattern.startswith("]]", self.at)
        ):
            items.append(self.quantified())
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def quantified(self) -> Node:
        start = self.at
        node = self.atom()
        quantifier = _QUANTIFIER.match(self.pattern, self.at)
        sign = self.pattern[self.at : self.at + 1]
        if quantifier:
            low = int(quantifier[1])
            high = low if quantifier[2] is None else int(quantifier[3]) if quantifier[3] else None
            self.at = quantifier.end()
        elif sign and sign in "?*+":
            low, high = {"?": (0, 1), "*": (0, None), "+": (1, None)}[sign]
            self.at += 1
        else:
            return node
        if isinstance(node, Edge | Focus):
            raise PatternError("this cannot be repeated", start)
        if (high or low) > _MOST or (high is not None and high < low):
            raise PatternError(f"a repeat is from low to high, at most {_MOST}", start)
        if (high is None or high > 1) and variable(node):
            raise PatternError("a repeat within a repeat can take forever; for a few words write {words:0-3}", start)
        lazy = self.pattern.startswith("?", self.at)
        self.at += lazy
        if self.at < len(self.pattern) and self.pattern[self.at] in "*+?":
            raise PatternError("two repeats in a row", self.at)
        return Repeat(node, low, high, lazy)

    def atom(self) -> Node:
        start, char = self.at, self.pattern[self.at]
        if self.pattern.startswith("[[", start):
            return self.focus()
        self.at += 1
        if char == "(":
            return self.group(start)
        if char == "[":
            return self.char_class(start)
        if char == "{":
            return self.slot(start)
        if char == ".":
            return CharClass(r"[^\n]")
        if char in "^$":
            return Edge({"^": r"\A", "$": r"\Z"}[char])
        if char in "*+?":
            raise PatternError("there is nothing to repeat here", start)
        if char == "\\":
            return self.escape(start)
        return Literal(_folded(char))

    def focus(self) -> Node:
        start = self.at
        if self.focused:
            raise PatternError("only one part can stand in [[ ]]", start)
        self.focused = True
        self.at += 2
        node = self.choice()
        if not self.pattern.startswith("]]", self.at):
            raise PatternError("[[ is not closed by ]]", start)
        self.at += 2
        return Focus(node)

    def group(self, start: int) -> Node:
        name, flags = None, ""
        if self.pattern.startswith("?", self.at):
            head = re.compile(r"\?(?:P?<([a-z][a-z0-9_]*)>|(-?i)?:)").match(self.pattern, self.at)
            if not head:
                raise PatternError(
                    "this kind of group is not known; say context with after, before, within",
                    start,
                    ["(...)", "(?:...)", "(?<name>...)", "(?i:...)", "(?-i:...)"],
                )
            name, flags = head[1], head[2] or ""
            self.at = head.end()
            if name:
                self.name(name, start)
        node = self.choice()
        if not self.pattern.startswith(")", self.at):
            raise PatternError("this parenthesis is not closed", start)
        self.at += 1
        return Group(node, name, flags)

    def name(self, name: str, at: int) -> str:
        if name in self.names:
            raise PatternError(f"two parts are called {name}", at)
        self.names.add(name)
        return name

    def slot(self, start: int) -> Node:
        found = _SLOT.match(self.pattern, start)
        if not found:
            raise PatternError(
                "{ opens a list {name}, a verb {verb:say} or a number of words {words:0-3}; a bare brace is \\{", start
            )
        self.at = found.end()
        name, value = found[1], found[2]
        if name == "words":
            numbers = re.fullmatch(r"(\d)-(\d)", value or "")
            if not numbers or int(numbers[1]) > int(numbers[2]):
                raise PatternError("say how many words: {words:0-3}", start)
            return Gap(int(numbers[1]), int(numbers[2]))
        if name == "verb":
            if not value:
                raise PatternError("say which verb: {verb:say}", start)
            options = [form for lemma in value.split("|") for form in inflect.forms(lemma.strip())]
            return Words(self.fresh("verb"), tuple(dict.fromkeys(options)))
        if value is not None or name not in self.lists:
            raise PatternError(f"there is no list called {name}", start, sorted(self.lists))
        return Words(self.fresh(name.replace("-", "_")), tuple(_folded(word) for word in self.lists[name]))

    def fresh(self, name: str) -> str:
        number, candidate = 1, name
        while candidate in self.names:
            number += 1
            candidate = f"{name}{number}"
        self.names.add(candidate)
        return candidate

    def escape(self, start: int) -> Node:
        if self.at >= len(self.pattern):
            raise PatternError("a backslash at the end stands for nothing; write \\\\", start)
        char = self.pattern[self.at]
        self.at += 1
        if char in _CLASSES:
            return CharClass(_CLASSES[char], tuple("0123456789") if char == "d" else ())
        if char in "bB":
            return Edge("\\" + char)
        if char == "p":
            found = re.compile(r"\{(\w+)\}|(\w)").match(self.pattern, self.at)
            key = (found[1] or found[2]) if found else ""
            if not found or key not in _PROPERTIES:
                raise PatternError(
                    "this character property is not known", start, [f"\\p{{{key}}}" for key in _PROPERTIES]
                )
            self.at = found.end()
            return CharClass(_PROPERTIES[key])
        return Literal(self.escaped(char, start))

    def escaped(self, char: str, start: int) -> str:
        if char == "x" and (
            code := re.compile(r"\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2})").match(self.pattern, self.at)
        ):
            self.at = code.end()
            number = int(code[1] or code[2], 16)
            if number > 0x10FFFF:
                raise PatternError("there is no such character", start)
            return chr(number)
        if char in _PLAIN_ESCAPES:
            return _PLAIN_ESCAPES[char]
        if char.isalnum():
            raise PatternError(
                f"\\{char} is not known",
                start,
                [r"\b", r"\B", r"\d", r"\w", r"\s", r"\p{L}", r"\x{2019}", "a backslash before any sign"],
            )
        return char

    def char_class(self, start: int) -> Node:
        negated = self.pattern.startswith("^", self.at)
        self.at += negated
        parts: list[str] = []
        chars: list[str] | None = []
        while True:
            if self.at >= len(self.pattern):
                raise PatternError("this class is not closed by ]", start)
            char = self.pattern[self.at]
            if char == "]" and parts:
                break
            at, self.at = self.at, self.at + 1
            if char == "\\" and self.at < len(self.pattern):
                char = self.pattern[self.at]
                self.at += 1
                if char in _CLASSES:
                    inner = _CLASSES[char]
                    if char == "D":
                        raise PatternError(r"\D cannot stand in a class", at)
                    parts.append("0-9" if char == "d" else inner)
                    chars = [*chars, *"0123456789"] if char == "d" and chars is not None else None
                    continue
                char = self.escaped(char, at)
            elif char == "[":
                raise PatternError(r"write \[ in a class", at)
            span = re.compile(r"-(?:([^\]\\])|\\x\{([0-9A-Fa-f]{1,6})\})").match(self.pattern, self.at)
            if span:
                last = span[1] or chr(min(int(span[2], 16), sys.maxunicode))
                if last < char:
                    raise PatternError(
                        f"this range ends before it begins; write {last}-{char}, or \\- for the sign", at
                    )
                self.at = span.end()
                parts.append(f"{re.escape(char)}-{re.escape(last)}")
                codes = range(ord(char), ord(last) + 1)
                chars = None if chars is None or len(codes) > _FEW else [*chars, *map(chr, codes)]
            else:
                parts.append(re.escape(char))
                if chars is not None:
                    chars.append(char)
        self.at += 1
        few = () if negated or chars is None or len(chars) > _FEW else tuple(chars)
        return CharClass(f"[{'^' if negated else ''}{''.join(parts)}]", few)


def _folded(text: str) -> str:
    """A pattern meets folded text, so its apostrophes are folded too."""
    return text.replace("\u2019", "'").replace("\u00a0", " ").replace("\u2011", "-")


_PHRASE_TOKEN = late(r"\(([^()]*)\)|(\.\.\.)|(\[\[)|(\]\])|([^\s()\[\]]+)|([()\[\]])|(\s+)")


def phrase(text: str) -> str:
    """`find` for a `phrase`: words, `(optional words)`, `one/another`, `ending*`, `...` for up to three words, `{list}`.

    An underscore is a space within one of several: `during/in_the_course_of`. Raises PatternError.
    """
    out: list[str] = []
    spaced = False  # something stands before, so that the next word needs a space
    for found in _PHRASE_TOKEN.finditer(text):
        optional, gap, opens, closes, word, stray, _ = found.groups()
        space = " " if spaced else ""
        if stray:
            raise PatternError(f"{stray} has no partner", found.start())
        if optional is not None:
            inner = " ".join(_phrase_word(part, found.start()) for part in optional.split())
            out.append(f"(?: {inner})?" if spaced else f"(?:{inner} )?")
        elif gap:
            out.append(space + "{words:0-3}")
            spaced = False
        elif opens:
            out.append(space + "[[")
            spaced = False
        elif closes:
            out.append("]]")
        elif word:
            out.append(space + _phrase_word(word, found.start()))
            spaced = True
    return "".join(out)


def _phrase_word(word: str, at: int) -> str:
    options = [_phrase_option(option) for option in re.split(r"/(?![^{]*\})", word)]
    if "" in options:
        raise PatternError("an alternative is empty", at)
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _phrase_option(option: str) -> str:
    return "".join(map(_phrase_part, re.split(r"(\{[^{}]*\}|\*)", option)))


def _phrase_part(part: str) -> str:
    if part.startswith("{"):
        return part
    if part == "*":
        return r"\w{0,20}"
    return re.sub(r"([^\w\s,;:'\"!%&-])", r"\\\1", part.replace("_", " "))
