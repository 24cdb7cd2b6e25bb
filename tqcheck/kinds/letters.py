"""What the kinds about capitals share: where sentences begin, how a word is written, edits that change nothing but case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tqcheck.expressions import late
from tqcheck.kinds.base import Lists
from tqcheck.model import Replacement
from tqcheck.text import Span
from tqcheck.view import View

if TYPE_CHECKING:
    from tqcheck.strict_yaml import Map

WORD = late(r"[^\W\d_][\w'-]*")
_OPENING = " \"'“‘«„([{•*·–—-"
_LEAD = late(r"(?:^|[.!?:;…|/]|\.{3})[\s\"'“”‘«»„()\[\]{}•*·–—-]*\Z|[\"“„«(\[•·|] ?\Z|(?:^|\s)[–—-] \Z")


def expand(rule: Map, key: str, lists: Lists) -> list[str]:
    """The words under a key, lists among them (`{name}`) put in, in lower case."""
    words: list[str] = []
    for text in rule.strs(key):
        if text.startswith("{") and text.endswith("}"):
            if text[1:-1] not in lists:
                rule.key(key).fail(f"there is no list called {text[1:-1]}", sorted(lists))
            words += lists[text[1:-1]]
        else:
            words.append(text)
    return sorted({word.lower() for word in words})


def is_start(view: View, at: int) -> bool:
    """True if a capital at `at` may come from its place: first in a sentence, after a colon, behind an opening mark."""
    return bool(_LEAD.search(view.text, max(0, at - 12), at)) or not view.text[:at].strip(_OPENING)


def capital(word: str) -> str:
    """The word with a capital first letter, nothing else changed."""
    return word[:1].upper() + word[1:]


def small(word: str) -> str:
    """The word with a small first letter, nothing else changed."""
    return word[:1].lower() + word[1:]


def rewrite(view: View, words: Iterable[tuple[int, int, str]]) -> Replacement:
    """Write words of the folded text in another way; words that stand so already are left out."""
    edits = []
    for start, end, text in words:
        if view.text[start:end] != text:
            edits.append((view.plain(start, end), text))
    return Replacement(edits)


def in_code(view: View, span: Span) -> bool:
    """True if the span of the plain text touches a placeholder or tag."""
    return any(code.overlaps(span) for code in view.segment.codes)
