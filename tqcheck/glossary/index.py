"""The index of all right and wrong forms: sorted hashes over a memory-mapped file, so that a cold start reads almost nothing."""

from __future__ import annotations

import re
import struct
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from tqcheck.cache import Records
from tqcheck.glossary.entry import Entry, key
from tqcheck.view import lower

FORM, MORE = 1, 2
"""Flags of a key: it is a form; it is the beginning of a longer one."""
_SEPARATOR = re.compile(r"[ \-\u2010\u2011]+")


class Form(NamedTuple):
    """A form as the index holds it. `how`: right, listed or derived; `entry` is the number of its entry."""

    entry: int
    text: str
    how: str
    evidence: Mapping[str, str]


def prefixes(form: str) -> list[str]:
    """The keys of the beginnings of a form at its spaces and hyphens, the whole form last."""
    ends = [found.start() for found in _SEPARATOR.finditer(form)] + [len(form)]
    keys = [key(form[:end]) for end in ends]
    # A beginning that a space follows is looked up with that space.
    return [beginning for beginning in dict.fromkeys(keys) if beginning]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Names:
    """Look-up of forms by key, and of entries by number or id."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        self._hashes = sections["names.hashes"].cast("Q")
        self._flags = sections["names.flags"]
        self._forms = Records(sections["forms.offsets"], sections["forms.blob"])
        self._entries = Records(sections["entries.offsets"], sections["entries.blob"])
        self._seen: dict[str, int] = {}
        self._loaded: dict[int, Entry] = {}

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def flags(self, form_key: str) -> int:
        """FORM and MORE of a key; 0 if it is unknown."""
        found = self._seen.get(form_key)
        if found is None:
            at = self._find(form_key)
            found = self._seen[form_key] = self._flags[at] if at >= 0 else 0
            if len(self._seen) > 200_000:
                self._seen.clear()
        return found

    def forms(self, form_key: str) -> list[Form]:
        """Every form with this key."""
        at = self._find(form_key)
        if at < 0:
            return []
        return [Form(*row) for row in self._rows(at) if key(row[1]) == form_key]

    def forms_of(self, number: int) -> list[Form]:
        """Every form of an entry, by the alphabet."""
        rows = (row for at in self._forms.holding(f'[{number},"'.encode()) for row in self._rows(at))
        return sorted((Form(*row) for row in rows if row[0] == number), key=lambda form: form.text)

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        if number not in self._loaded:
            data = self._entries[number]
            assert isinstance(data, dict)
            self._loaded[number] = Entry.from_json(data)
        return self._loaded[number]

    def entries(self) -> Iterable[Entry]:
        """All entries in order."""
        return map(self.entry, range(len(self)))

    def _rows(self, at: int) -> list[list[Any]]:
        stored = self._forms[at]
        assert isinstance(stored, list)
        return stored

    def _find(self, form_key: str) -> int:
        wanted = _hash(form_key)
        at = bisect_left(self._hashes, wanted)
        return at if at < len(self._hashes) and self._hashes[at] == wanted else -1


Derive = Callable[[Entry], Iterable[tuple[str, Mapping[str, str]]]]


def build(entries: Sequence[Entry], derive: Derive) -> dict[str, bytes]:
    """The sections of an index. Derived forms never shadow a right or acceptable form of any entry."""
    forms: dict[str, list[list[Any]]] = {}
    more: set[str] = set()
    right_keys: set[str] = set()

    def add(number: int, text: str, how: str, evidence: Mapping[str, str]) -> None:
        *beginnings, whole = prefixes(text)
        rows = forms.setdefault(whole, [])
        if not any(row[0] == number and row[2] == how and row[1] == text for row in rows):
            rows.append([number, text, how, dict(evidence)])
        more.update(beginnings)

    for number, entry in enumerate(entries):
        for text in (*entry.right.values(), *entry.ok):
            if prefixes(text):
                add(number, text, "right", {})
                right_keys.add(key(text))
        for text in entry.wrong:
            add(number, text, "listed", {})
    for number, entry in enumerate(entries):
        exempt = {key(form) for form in (*entry.exempt, *entry.wrong)}
        for text, evidence in derive(entry) if entry.derive else ():
            form_key = key(text)
            if form_key and form_key not in right_keys and form_key not in exempt:
                add(number, text, "derived", evidence)
    return _pack(forms, more, entries)


def _pack(forms: Mapping[str, list[list[Any]]], more: set[str], entries: Sequence[Entry]) -> dict[str, bytes]:
    hashed: dict[int, tuple[int, list[list[Any]]]] = {}
    for form_key in forms.keys() | more:
        flags = FORM * (form_key in forms) | MORE * (form_key in more)
        wanted = _hash(form_key)
        old = hashed.get(wanted, (0, []))
        hashed[wanted] = (old[0] | flags, old[1] + forms.get(form_key, []))
    order = sorted(hashed)
    return {
        "names.hashes": struct.pack(f"<{len(order)}Q", *order),
        "names.flags": array("B", (hashed[value][0] for value in order)).tobytes(),
        **Records.pack("forms", [hashed[value][1] for value in order]),
        **Records.pack("entries", [entry.to_json() for entry in entries]),
    }


def starts_low(form: str) -> bool:
    """True if a form does not begin with a capital letter, so that capitals do not lead to it."""
    return lower(form[:1]) == form[:1]
