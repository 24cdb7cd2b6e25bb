"""All mistakes of glossaries, where loading stops at the first; and forms of different entries that are in each other's way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tqcheck.errors import GlossaryError
from tqcheck.glossary.edit import same
from tqcheck.glossary.entry import Entry, key, spelt
from tqcheck.glossary.load import KEYS, read_entry
from tqcheck.strict_yaml import Map, Node, Scalar, parse_list

_HARMLESS = {"id": "x", "en": "\N{REPLACEMENT CHARACTER}x"}


def read(text: str, path: str, stem: str, layer: str) -> tuple[list[Entry], list[GlossaryError]]:
    """The entries of a file that can be used, and every mistake of the others."""
    entries: list[Entry] = []
    mistakes: list[GlossaryError] = []
    lines: dict[str, int] = {}
    try:
        items: Sequence[Node] = parse_list(text, path, GlossaryError).items
    except GlossaryError as error:
        return [], [error]
    for item in items:
        try:
            entry = _entry(item.as_map(), path, stem, layer, mistakes)
            if entry is None:
                continue
            if entry.id in lines:
                item.as_map().need("id").fail(f'"{entry.id}" stands already in line {lines[entry.id]}')
        except GlossaryError as error:
            mistakes.append(error)
            continue
        lines[entry.id] = item.line
        entries.append(entry)
    return entries, sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column))


def _entry(item: Map, path: str, stem: str, layer: str, mistakes: list[GlossaryError]) -> Entry | None:
    """An entry. Where something is wrong, that is noted and the entry is read again without it, to see what else is wrong."""
    told: set[str] = set()
    while True:
        try:
            entry = read_entry(item, path, stem, layer)
            return None if told else entry
        except GlossaryError as error:
            if str(error) in told:
                return None
            told.add(str(error))
            mistakes.append(error)
            item = _mended(item, error)


def _mended(item: Map, error: GlossaryError) -> Map:
    """The entry without the key that an error is about; what every entry needs becomes something harmless instead."""
    name = _key_at(item, (error.line, error.column))
    if name is None:
        name = next((needed for needed in _HARMLESS if needed not in item), None)
    if name is None:
        return item
    entries = {other: pair for other, pair in item.entries.items() if other != name}
    if name in _HARMLESS:
        scalar = Scalar(item.line, item.column, item.origin, _HARMLESS[name], True)
        entries[name] = (scalar, scalar)
    return replace(item, entries=entries)


def _key_at(item: Map, place: tuple[int, int]) -> str | None:
    """The key whose value stands at a place or round it, or the unknown key that stands there; None for the entry as a whole."""
    if found := next((key.value for key, node in item if (node.line, node.column) == place), None):
        return found
    before = [key.value for key, _ in item if (key.line, key.column) <= place]
    whole = place == (item.line, item.column) and (not before or before[-1] in KEYS)
    return None if whole or not before else before[-1]


class Clash(NamedTuple):
    """A form of one entry that is in the way of another."""

    mistake: GlossaryError
    entry: Entry
    other: Entry


def clashes(entries: Sequence[Entry]) -> Iterator[Clash]:
    """Where a wrong form of one entry is right in another, or wrong too in one with another right form."""
    rights: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    wrongs: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        for right in _rights(entry):
            rights[key(right)].append((right, entry))
        for form in dict.fromkeys(entry.wrong):
            wrongs[key(form)].append((form, entry))
    for form_key, listed in wrongs.items():
        for number, (form, entry) in enumerate(listed):
            for right, other in rights.get(form_key, ()):
                if other is not entry and _equal(form, entry, right, other):
                    yield _clash(f'"{form}" is wrong in {entry.id}, but a right form of', entry, other)
            for twin, other in listed[:number]:
                if other is not entry and other.right != entry.right and _equal(form, entry, twin, other):
                    yield _clash(f'"{form}" of {entry.id} is listed as wrong also in', entry, other)


def never_found(entries: Iterable[Entry]) -> Iterator[GlossaryError]:
    """Wrong forms that no text tells from a right form of the same entry."""
    for entry in entries:
        for form in entry.wrong:
            right = next((right for right in _rights(entry) if same(form, right, entry.case)), None)
            if right:
                text = (
                    f'"{form}" of {entry.id} is never found: its apostrophe could be a quotation mark after "{right}"'
                )
                yield GlossaryError(text, entry.path, entry.line)


def _rights(entry: Entry) -> Iterable[str]:
    return dict.fromkeys((*entry.right.values(), *entry.ok))


def _equal(form: str, entry: Entry, other_form: str, other: Entry) -> bool:
    case = entry.case or other.case
    return spelt(form, case) == spelt(other_form, case)


def _clash(text: str, entry: Entry, other: Entry) -> Clash:
    return Clash(GlossaryError(f"{text} {other.id} ({other.path}:{other.line})", entry.path, entry.line), entry, other)
