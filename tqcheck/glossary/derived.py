"""Derived forms as the index holds them: hashes and small numbers, for hundreds of thousands of forms in a few megabytes.

The text of a form is not stored. Its hash has 64 bits, so that what is found is what was derived; the way it came about is
kept as two numbers: which pivot of its entry, and which route, scheme and kind of the catalog's table.
"""

from __future__ import annotations

import json
import struct
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.cache import CacheBrokenError, Records

if TYPE_CHECKING:
    from tqcheck.glossary.entry import Entry

_ROW = struct.Struct("<IHH")
_SORTED = struct.Struct(">QIHH")
_KINDS = ("whole", "mixed", "ending")


class Way(NamedTuple):
    """How a derived form came about, and what is right in its place."""

    entry: int
    right: str
    native: str
    pivot: str
    route: str
    scheme: str
    kind: str


class Compact(NamedTuple):
    """The derived forms of one entry: per form its hash, the number of its origin and the code of its way."""

    hashes: array[int]
    origins: array[int]
    codes: array[int]
    more: array[int]
    """Hashes of beginnings of forms of several words."""
    table: tuple[tuple[str, str, str], ...]
    """Origins: right form, native form, pivot."""


class Codes:
    """The ways that the routes allow, numbered."""

    def __init__(self) -> None:
        from tqcheck.romanize.routes import ROUTES

        self._routes = {route.id: number for number, route in enumerate(ROUTES)}
        names = sorted({scheme.name for route in ROUTES for scheme in route.schemes} | {"pinyin"})
        self._schemes = {name: number for number, name in enumerate(names)}

    def code(self, route: str, scheme: str, kind: str) -> int:
        return (self._routes[route] * len(self._schemes) + self._schemes[scheme]) * len(_KINDS) + _KINDS.index(kind)

    def table(self, used: Iterable[int]) -> dict[int, tuple[str, str, str]]:
        """Route, scheme and kind of the codes."""
        routes, schemes = list(self._routes), list(self._schemes)
        found = {}
        for code in used:
            rest, kind = divmod(code, len(_KINDS))
            found[code] = (routes[rest // len(schemes)], schemes[rest % len(schemes)], _KINDS[kind])
        return found


def compact(entry: Entry, codes: Codes) -> Compact:
    """Derive an entry's forms."""
    from tqcheck.glossary.derivation import of_entry
    from tqcheck.glossary.index import hash_of, prefixes

    found = Compact(array("Q"), array("H"), array("H"), array("Q"), ())
    table: dict[tuple[str, str, str], int] = {}
    more: set[int] = set()
    for text, right, evidence in of_entry(entry).forms:
        *beginnings, whole = prefixes(text)
        found.hashes.append(hash_of(whole))
        found.origins.append(table.setdefault((right, evidence.native, evidence.pivot), len(table)))
        found.codes.append(codes.code(evidence.route, evidence.scheme, evidence.kind))
        more.update(map(hash_of, beginnings))
    return found._replace(more=array("Q", sorted(more)), table=tuple(table))


def pack(entries: Iterable[Compact], right: Container[int]) -> tuple[dict[str, bytes], array[int], set[int]]:
    """The sections of all derived forms, less what some entry calls right; the hashes of the forms and of their beginnings."""
    codes = Codes()
    rows: list[bytes] = []
    more: set[int] = set()
    used: set[int] = set()
    tables: list[object] = []
    for number, found in enumerate(entries):
        tables.append(found.table)
        more.update(found.more)
        for form, origin, code in zip(found.hashes, found.origins, found.codes, strict=True):
            if form not in right:
                rows.append(_SORTED.pack(form, number, origin, code))
                used.add(code)
    rows.sort()
    hashes = array("Q")
    packed = bytearray()
    for row in rows:
        form, *rest = _SORTED.unpack(row)
        hashes.append(form)
        packed += _ROW.pack(*rest)
    sections = {
        "derived.hashes": hashes.tobytes(),
        "derived.rows": bytes(packed),
        "derived.codes": json.dumps(codes.table(sorted(used))).encode(),
        **Records.pack("origins", tables),
    }
    return sections, hashes, more


class DerivedForms:
    """Look-up of derived forms by hash."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        self._hashes = sections["derived.hashes"].cast("Q")
        self._rows = sections["derived.rows"]
        self._codes_json = sections["derived.codes"]
        self._origins = Records(sections["origins.offsets"], sections["origins.blob"])
        self._codes: dict[int, list[str]] | None = None

    def ways(self, wanted: int) -> list[Way]:
        """How the forms with this hash came about, in the order of their entries."""
        if self._codes is None:
            try:
                self._codes = {int(code): way for code, way in json.loads(bytes(self._codes_json)).items()}
            except (ValueError, AttributeError) as error:
                raise CacheBrokenError from error
        found = []
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            entry, origin, code = _ROW.unpack_from(self._rows, at * _ROW.size)
            table = self._origins[entry]
            assert isinstance(table, list)
            right, native, pivot = table[origin]
            found.append(Way(entry, right, native, pivot, *self._codes[code]))
            at += 1
        return found
