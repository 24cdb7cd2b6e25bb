"""The index of all right and wrong forms: sorted hashes over a memory-mapped file, so that a cold start reads almost nothing."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tqcheck.cache import Records
from tqcheck.digests import blake2b
from tqcheck.expressions import late
from tqcheck.glossary import derived, near
from tqcheck.glossary.derived import Compact, DerivedForms
from tqcheck.glossary.entry import Entry, key
from tqcheck.glossary.near import NearWords
from tqcheck.view import lower

FORM, MORE, LEADS = 1, 2, 4
"""Flags of a key: it is a form; it is the beginning of a longer one; it is the first word of a wrong form, or all of it."""
_MOST_MET = 20_000
_SEPARATOR = late(r"[ \-\u2010\u2011]+")


class Form(NamedTuple):
    """A form as the index holds it. `how`: right, listed or derived; `entry` is the number of its entry.

    Of a derived form `text` is empty, `right` is what to write in its place and `kind` how it came about: whole, mixed, ending.
    """

    entry: int
    text: str
    how: str
    evidence: Mapping[str, str]
    right: str = ""
    kind: str = ""


def prefixes(form: str) -> list[str]:
    """The keys of the beginnings of a form at its spaces and hyphens, the whole form last."""
    ends = [found.start() for found in _SEPARATOR.finditer(form)] + [len(form)]
    keys = [key(form[:end]) for end in ends]
    # A beginning that a space follows is looked up with that space.
    return [beginning for beginning in dict.fromkeys(keys) if beginning]


def hash_of(text: str) -> int:
    """64 bits of a key."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Names:
    """Look-up of forms by key, and of entries by number or id."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        self._keys = sections["keys.hashes"].cast("Q")
        self._flags = sections["keys.flags"]
        self._hashes = sections["forms.hashes"].cast("Q")
        self._forms = Records(sections["forms.offsets"], sections["forms.blob"])
        self._entries = Records(sections["entries.offsets"], sections["entries.blob"])
        self._derived = DerivedForms(sections)
        self.near = NearWords(sections, self.entry)
        self._seen: dict[str, int] = {}
        self._met: dict[str, list[Form]] = {}
        self._loaded: dict[int, Entry] = {}

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def flags(self, form_key: str) -> int:
        """FORM, MORE and LEADS of a key; 0 if it is unknown."""
        found = self._seen.get(form_key)
        if found is None:
            at = _find(self._keys, hash_of(form_key))
            found = self._flags[at] if at >= 0 else 0
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[form_key] = found
        return found

    def forms(self, form_key: str) -> list[Form]:
        """Every form with this key: right and listed ones first."""
        known = self._met.get(form_key)
        if known is None:
            if len(self._met) > _MOST_MET:
                self._met.clear()
            known = self._met[form_key] = self._read_forms(form_key)
        return known

    def _read_forms(self, form_key: str) -> list[Form]:
        wanted = hash_of(form_key)
        at = _find(self._hashes, wanted)
        found = [_form(row) for row in self._rows(at) if key(row[1]) == form_key] if at >= 0 else []
        for way in self._derived.ways(wanted):
            evidence = {"native": way.native, "pivot": way.pivot, "scheme": way.scheme, "route": way.route}
            given = {name: value for name, value in evidence.items() if value}
            found.append(Form(way.entry, "", "derived", given, way.right, way.kind))
        return found

    def forms_of(self, number: int) -> list[Form]:
        """Every form of an entry, by the alphabet."""
        rows = (row for at in self._forms.holding(f'[{number},"'.encode()) for row in self._rows(at))
        found = [_form(row) for row in rows if row[0] == number]
        if number >= len(self):
            return found
        from tqcheck.glossary.derivation import of_entry

        for text, right, came in of_entry(self.entry(number)).forms:
            if any(way.entry == number for way in self._derived.ways(hash_of(key(text)))):
                evidence = {"native": came.native, "pivot": came.pivot, "scheme": came.scheme, "route": came.route}
                given = {name: value for name, value in evidence.items() if value}
                found.append(Form(number, text, "derived", given, right, came.kind))
        return sorted(found, key=lambda form: form.text)

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


def _form(row: Sequence[Any]) -> Form:
    number, text, how = row
    return Form(number, text, how, {})


def _find(hashes: memoryview, wanted: int) -> int:
    at = bisect_left(hashes, wanted)
    return at if at < len(hashes) and hashes[at] == wanted else -1


def build(entries: Sequence[Entry], derivations: Sequence[Compact]) -> dict[str, bytes]:
    """The sections of an index. Derived forms never shadow a right or acceptable form of any entry."""
    # There may be half a million: rows are kept as the JSON that they become.
    hashed: dict[int, bytes] = {}
    more: set[int] = set()
    right: set[int] = set()
    leads: set[int] = set()

    def add(number: int, text: str, how: str) -> int:
        *beginnings, whole = prefixes(text)
        more.update(map(hash_of, beginnings))
        if how == "listed":
            leads.add(hash_of([*beginnings, whole][0]))
        wanted = hash_of(whole)
        row = json.dumps([number, text, how], ensure_ascii=False, separators=(",", ":")).encode()
        rows = hashed.get(wanted)
        if rows is None:
            hashed[wanted] = row
        elif row not in rows:
            hashed[wanted] = b"%b,%b" % (rows, row)
        return wanted

    for number, entry in enumerate(entries):
        for text in (*entry.right.values(), *entry.ok):
            if prefixes(text):
                right.add(add(number, text, "right"))
        for text in entry.wrong:
            add(number, text, "listed")
    sections, hashes, more_derived = derived.pack(derivations, right)
    order = array("Q", sorted(hashed))
    sections |= Records.pack_encoded("forms", (b"[%b]" % hashed.pop(form) for form in order))
    keys, flags = _keys(
        (order, FORM),
        (hashes, FORM | LEADS),
        (sorted(more), MORE),
        (sorted(more_derived), MORE | LEADS),
        (sorted(leads), LEADS),
    )
    return {
        "keys.hashes": keys.tobytes(),
        "keys.flags": bytes(flags),
        "forms.hashes": order.tobytes(),
        **Records.pack("entries", (entry.to_json() for entry in entries)),
        **sections,
        **near.pack(entries),
    }


def _keys(*parts: tuple[Sequence[int], int]) -> tuple[array[int], bytearray]:
    """All hashes in order, with their flags, of lists in order and the flags of each."""
    from heapq import merge

    keys, flags = array("Q"), bytearray()
    for form, flag in merge(*(_flagged(hashes, flag) for hashes, flag in parts)):
        if keys and keys[-1] == form:
            flags[-1] |= flag
        else:
            keys.append(form)
            flags.append(flag)
    return keys, flags


def _flagged(hashes: Sequence[int], flag: int) -> Iterator[tuple[int, int]]:
    return ((form, flag) for form in hashes)


def starts_low(form: str) -> bool:
    """True if a form does not begin with a capital letter, so that capitals do not lead to it."""
    return lower(form[:1]) == form[:1]
