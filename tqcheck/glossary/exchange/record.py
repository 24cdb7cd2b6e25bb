"""What all formats share: named values with their places, which become checked entries, and entries as YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tqcheck.errors import GlossaryError
from tqcheck.glossary.entry import Entry
from tqcheck.glossary.load import KEYS, load, read_entry
from tqcheck.strict_yaml import List, Map, Node, Scalar
from tqcheck.strict_yaml.insert import inline, quote
from tqcheck.strict_yaml.nodes import Origin

LISTS = ("ok", "native", "wrong", "not", "context", "formerly")
"""Keys of an entry that hold several values."""
_FIELDS = {"not": "exempt"}


class Value(NamedTuple):
    """A text and where it stands, 1-based."""

    text: str
    line: int
    column: int


class Record(NamedTuple):
    """An entry as a file gives it: values by key; those of `pivot` have the key `pivot:LANGUAGE`."""

    line: int
    values: Mapping[str, Sequence[Value]]


def entries_of(records: Iterable[Record], path: str, stem: str) -> list[Entry]:
    """The entries, checked; those without an id get one. Raises GlossaryError at the first mistake."""
    origin = Origin(path, GlossaryError)
    taken: dict[str, int] = {}
    records = list(records)
    for record in records:
        for value in record.values.get("id", ()):
            if value.text in taken:
                message = f'"{value.text}" stands already in line {taken[value.text]}'
                raise GlossaryError(message, path, value.line, value.column)
            taken[value.text] = value.line
    entries = []
    for record in records:
        values = dict(record.values)
        if not values.get("id"):
            right = next((found[0].text for key, found in values.items() if found and _is_right(key)), "")
            values["id"] = [Value(_free_id(right, taken), record.line, 1)]
        entries.append(read_entry(_map(record.line, values, origin), path, stem, ""))
    return entries


def _is_right(key: str) -> bool:
    return key not in KEYS or key == "en"


def _map(line: int, values: Mapping[str, Sequence[Value]], origin: Origin) -> Map:
    pairs: dict[str, tuple[Scalar, Node]] = {}
    pivots: dict[str, tuple[Scalar, Node]] = {}
    for key, found in values.items():
        if not found:
            continue
        name, _, language = key.partition(":")
        first = found[0]
        scalar = Scalar(first.line, first.column, origin, language or name, True)
        texts = tuple(Scalar(value.line, value.column, origin, value.text, True) for value in found)
        node: Node = texts[0]
        if name in LISTS or language:
            node = List(first.line, first.column, origin, texts)
        (pivots if language else pairs)[language or name] = (scalar, node)
    if pivots:
        first_key = next(iter(pivots.values()))[0]
        scalar = Scalar(first_key.line, first_key.column, origin, "pivot", True)
        pairs["pivot"] = (scalar, Map(first_key.line, first_key.column, origin, pivots))
    return Map(line, 1, origin, pairs)


def _free_id(right: str, taken: dict[str, int]) -> str:
    """An id made from the letters of the right form."""
    plain = unicodedata.normalize("NFKD", right).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "entry"
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    taken[candidate] = 0
    return candidate


def local_ids(entries: Sequence[Entry]) -> list[str]:
    """The ids of entries within one file: without the name of their own file, unless that leaves two alike."""
    short = [entry.id.partition(".")[2] or entry.id for entry in entries]
    return short if len(set(short)) == len(short) else [entry.id.replace(".", "-") for entry in entries]


def values_of(entry: Entry, local: str) -> dict[str, tuple[str, ...]]:
    """The values of an entry by key, without those that stand for nothing."""
    values: dict[str, tuple[str, ...]] = {"id": (local,)}
    values |= {tag: (text,) for tag, text in entry.right.items()}
    values["ok"] = entry.ok
    values["source"] = (entry.source,) if entry.source else ()
    values["native"] = entry.native
    values |= {f"pivot:{language}": forms for language, forms in entry.pivot.items()}
    values["type"] = (entry.type,)
    values |= {"wrong": entry.wrong, "not": entry.exempt}
    values["severity"] = (entry.severity.name.lower(),) if entry.severity is not None else ()
    values["context"] = entry.context
    values["case"] = ("true",) if entry.case else ()
    values["derive"] = () if entry.derive else ("off",)
    values["formerly"] = entry.formerly
    values["note"] = (entry.note,) if entry.note else ()
    return {key: found for key, found in values.items() if found}


def to_yaml(entries: Sequence[Entry], head: str = "") -> str:
    """A glossary file of our own. Reading it gives the entries again."""
    parts = [f"# {line}\n" for line in head.splitlines()]
    for entry, local in zip(entries, local_ids(entries), strict=True):
        values = values_of(entry, local)
        lines = []
        for key, found in values.items():
            if not key.startswith("pivot:"):
                lines.append(f"{quote(key)}: {inline(found) if key in LISTS else quote(found[0])}")
            elif not any(line.startswith("pivot:") for line in lines):
                pivots = ", ".join(f"{quote(tag)}: {inline(forms)}" for tag, forms in entry.pivot.items())
                lines.append(f"pivot: {{{pivots}}}")
        parts.append("\n- " + "\n  ".join(lines) + "\n")
    text = "".join(parts).lstrip("\n")
    load(text, "the result", "x", "")
    return text
