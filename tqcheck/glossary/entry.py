"""Glossary entries: one thing with its right form and the forms in which it gets mangled."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from tqcheck.expressions import late
from tqcheck.model import Severity

TYPES = ("place", "person", "org", "media", "weapon", "acronym", "term", "calque")


class Entry(NamedTuple):
    """One thing in a glossary. `id` is `file.local-id`; `right` maps target languages to the right form."""

    id: str
    right: Mapping[str, str]
    type: str = "term"
    ok: tuple[str, ...] = ()
    source: str | None = None
    native: tuple[str, ...] = ()
    pivot: Mapping[str, tuple[str, ...]] = {}
    wrong: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    severity: Severity | None = None
    context: tuple[str, ...] = ()
    case: bool = False
    derive: bool = True
    formerly: tuple[str, ...] = ()
    note: str | None = None
    path: str = ""
    line: int = 0
    layer: str = ""

    def form(self, target: str) -> str | None:
        """The right form in a target language (BCP 47): its own, else that of the language without region."""
        return self.right.get(target) or self.right.get(target.split("-")[0])

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` reads it back."""
        data = {name: getattr(self, name) for name in self._fields}
        return {
            name: value for name, value in data.items() if value not in ((), None, {}, "", False) or name == "derive"
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Entry:
        lists = ("ok", "native", "wrong", "exempt", "context", "formerly")
        fields: dict[str, Any] = {name: tuple(value) if name in lists else value for name, value in data.items()}
        if "pivot" in fields:
            fields["pivot"] = {language: tuple(forms) for language, forms in fields["pivot"].items()}
        if "severity" in fields:
            fields["severity"] = Severity(fields["severity"])
        return cls(**fields)


_DROPPED = str.maketrans(dict.fromkeys("-\u2010\u2011'\u2019\u2018\u02b9\u02bc\u02bb`", ""))
_SPACE = late(r"\s+")


def key(form: str) -> str:
    """What a form is looked up by: lower case, composed, single spaces, without hyphens and apostrophes."""
    if form.isascii():
        low = form.lower()
        if low.isalnum():
            return low
        return " ".join(low.replace("-", "").replace("'", "").replace("`", "").split())
    return _SPACE.sub(" ", unicodedata.normalize("NFC", form).lower().translate(_DROPPED)).strip()


_SIGNS = str.maketrans(dict.fromkeys("\u2019\u2018\u02b9\u02bc\u02bb`", "'") | dict.fromkeys("\u2010\u2011", "-"))


def spelt(form: str, case: bool = False) -> str:
    """A form with one kind of apostrophe and hyphen, and unless `case` counts in lower case: equal for forms that read the same."""
    composed = unicodedata.normalize("NFC", form).translate(_SIGNS)
    return composed if case else composed.lower()
