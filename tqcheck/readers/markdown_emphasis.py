"""CommonMark's delimiter runs: which `*`, `_` and `~~` are emphasis (markup) and which are prose."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tqcheck.readers.html_parts import Mark


@dataclass(slots=True)
class Run:
    """Delimiters `char` that stand together: `left` of them, from `start`, are not used up yet."""

    char: str
    start: int
    length: int
    opens: bool
    closes: bool
    left: int = 0

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Run:
        """The run `text[start:end]`; whether it may open or close is told by its neighbours."""
        char = text[start]
        before = _kind(text[start - 1]) if start else " "
        after = _kind(text[end]) if end < len(text) else " "
        left = after != " " and (after != "." or before != "a")
        right = before != " " and (before != "." or after != "a")
        if char == "_":
            opens, closes = left and (not right or before == "."), right and (not left or after == ".")
        else:
            opens, closes = left, right
        return cls(char, start, end - start, opens, closes, end - start)

    def pairs_with(self, closer: Run) -> bool:
        if self.char != closer.char or (self.char == "~" and self.length != closer.length):
            return False
        if (self.closes or closer.opens) and self.char != "~":
            return (self.length + closer.length) % 3 != 0 or (self.length % 3 == 0 and closer.length % 3 == 0)
        return True


def _kind(char: str) -> str:
    """White space, punctuation (`.`) or a letter or figure (`a`)."""
    if char.isspace():
        return " "
    return "." if unicodedata.category(char)[0] in "PS" else "a"


def pair(runs: list[Run]) -> list[Mark]:
    """The delimiters of `runs` that are markup. Linear: where no opener was found is remembered."""
    marks: list[Mark] = []
    stack: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = (run.char, run.opens, run.length % 3)
        while run.closes and run.left:
            index = len(stack) - 1
            floor = floors.get(key, 0)
            while index >= floor and not stack[index].pairs_with(run):
                index -= 1
            if index < floor:
                floors[key] = len(stack)
                break
            opener = stack[index]
            used = 2 if min(opener.left, run.left) >= 2 else 1
            opener.left -= used
            marks.append(Mark(opener.start + opener.left, opener.start + opener.left + used, None))
            marks.append(Mark(run.start, run.start + used, None))
            run.start += used
            run.left -= used
            del stack[index + 1 if opener.left else index :]
            for known, height in floors.items():
                floors[known] = min(height, len(stack))
        if run.left and run.opens:
            stack.append(run)
    return marks
