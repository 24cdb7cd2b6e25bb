"""Where a surname that was translated as a word stands again, alone: Viktor Goat, then "Goat said"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from tqcheck.expressions import late
from tqcheck.kinds.letters import in_code
from tqcheck.text import Span
from tqcheck.view import View

# Where a name stands without an article: at the start, after a mark, after a verb of speech, a preposition or a conjunction.
_BARE = late(
    r"(?:^|[.!?:;,]|[.!?,][\"”']|[\"“(–—-]|\b(?:said|says|told|added|noted|explained|asked|by|with|to|from|for|of|and|or|but|that|as|than|when|while|because|if|"
    r"according to|like|where|after|before|[Uu]sually|[Oo]ften|[Tt]hen|[Nn]ow|[Ll]ater|[Ee]arlier|[Tt]oday|[Yy]esterday|[Aa]lso|[Oo]nce|[Ss]ometimes|[Hh]owever|Mr\.?|Ms\.?|Mrs\.?)) ?$"
)
# What only somebody does or has.
_ACTS = late(
    r"(?:'s (?!the\b)[a-z]|,? (?:also |himself |herself |then |now |usually |often |always |never |still |already |just |himself, |herself, )?"
    r"(?:said|says|told|tells|has|had|would|could|did|went|came|took|gave|made|met|left|won|lost|knew|saw|thinks|thought|became|began|wrote|spoke|"
    r"drank|ran|sat|stood|held|found|got|put|read|brought|called|[a-z]{2,12}(?:ed|[^s]s)(?= (?:a|an|the|his|her|its|to|in|on|at|by|with|that|for|from|him|them|it|and)\b))\b|[.,;:?!)]|$)"
)


def is_everyday(low: str) -> bool:
    """True for a word that English writes small and does not have as a name as well."""
    from tqcheck.lexicon import shipped

    entry = shipped().word(low)
    return entry is not None and int(entry.usual) == 1


def stands_for_somebody(text: str, start: int, end: int) -> bool:
    """True if a word without an article stands where a name does, and does what only a person does."""
    return _ACTS.match(text, end) is not None and _BARE.search(text, max(0, start - 30), start) is not None


def again(views: Sequence[View], word: str, taken: Container[tuple[int, Span]]) -> Iterator[tuple[View, Span]]:
    """Where a capitalised word stands for somebody in a document, less the places (segment, span) that are `taken`.

    At the beginning of a sentence its capital says nothing; what follows must, so the word alone before a mark does not count there.
    """
    pattern = re.compile(rf"(?<![\w'-]){re.escape(word)}(?![\w-])")
    for view in views:
        if view.is_title or view.is_shouting:
            continue
        for found in pattern.finditer(view.text):
            start, end = found.span()
            span = view.plain(start, end)
            if (
                (view.number, span) not in taken
                and stands_for_somebody(view.text, start, end)
                and not (_is_first(view, start) and view.text[end : end + 1] in ("", *".,;:?!)"))
                and not in_code(view, span)
            ):
                yield view, span


def _is_first(view: View, start: int) -> bool:
    return not view.text[:start].strip(" \"'“‘(–—-") or view.text[:start].rstrip(" \"'“‘(").endswith(
        (".", "!", "?", ":")
    )
