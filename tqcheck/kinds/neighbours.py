"""What stands beside a form of a glossary and says that it is the name of somebody or something else."""

from __future__ import annotations

from collections.abc import Collection

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry
from tqcheck.glossary.index import Form
from tqcheck.kinds.lookup import Found
from tqcheck.view import View

_BEFORE = late(r"(?:(?<=\A)|(?<=[^\w.!?]))([A-Z][\w'-]+) \Z")
_AFTER = late(r" (?:al-\w|[A-Z][a-z])")
_MID_SENTENCE = late(r"[^.!?:\"“]\s[A-Z][\w'-]+ \Z")
_REACH = 40


def is_another(view: View, found: Found, form: Form, entry: Entry, given: Collection[str]) -> bool:
    """True if the words beside a derived form do not go with its entry; `given` are given names in small letters.

    A surname behind the given name of another person (Charles Stalon is not Sylvester Stallone), and a place with the
    ending of a case beside another capital: that is a person (Anatoli Ivanov), or a part of a longer name.
    """
    text = view.text
    before = text[max(0, found.start - _REACH) : found.start]
    if entry.type == "person":
        name = _BEFORE.search(before)
        return name is not None and name[1].lower() in given and not _is_of(name[1], entry)
    if form.kind != "ending":
        return False
    return _AFTER.match(text, found.end) is not None or _MID_SENTENCE.search(before) is not None


def _is_of(name: str, entry: Entry) -> bool:
    """True if a given name may be one of an entry: it begins like one of its words, in whatever spelling."""
    right = entry.right.get("en", "")
    forms = [*right.split(), *(word for form in (*entry.ok, *entry.wrong) for word in form.split())]
    return " " not in right or any(word[:1] == name[:1] for word in forms)
