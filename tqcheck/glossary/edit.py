"""Additions to a glossary file of the user: a new entry, or more wrong forms of one that is there. The rest of the file stays as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tqcheck import files
from tqcheck.errors import GlossaryError, ReadError, UsageError
from tqcheck.files import RawFile
from tqcheck.glossary.entry import Entry, key, spelt
from tqcheck.glossary.index import Names
from tqcheck.glossary.load import load
from tqcheck.strict_yaml import insert


@dataclass(frozen=True, slots=True)
class Addition:
    """What to add. `language` is that of the right form; the entry's local `id` is made from the right form if it is not given."""

    right: str
    wrong: tuple[str, ...] = ()
    id: str | None = None
    source: str | None = None
    native: tuple[str, ...] = ()
    pivot: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    type: str | None = None
    note: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Added:
    """What was done: the entry, the forms that are new in it and those it had; `left` names what an entry that was there kept as it was,
    `also` the entries for something else that list one of the forms too, and so make it a choice of two."""

    path: str
    entry: str
    type: str | None
    forms: tuple[str, ...]
    known: tuple[str, ...] = ()
    new_entry: bool = False
    new_file: bool = False
    left: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def add(path: Path, addition: Addition, names: Names) -> Added:
    """Write an addition into a glossary, which is made if it is not there. `names` are all glossaries that are in use.

    Raises UsageError for what cannot be added, GlossaryError if the file is broken or laid out in a way that is not
    understood, WriteError. Then nothing is written.
    """
    _check_texts(addition)
    new_file = not path.exists()
    file = RawFile(str(path), "", "utf-8", b"", "") if new_file else _read(path)
    before = load(file.raw, str(path), path.stem, "")
    old = _same_entry(addition, before, path)
    _check_rights(addition, old, before, names)
    if old:
        listed = {spelt(form, case=True) for form in old.wrong}
        forms = tuple(form for form in dict.fromkeys(addition.wrong) if spelt(form, case=True) not in listed)
        raw = _with_forms(file.raw, before.index(old), old, forms) if forms else file.raw
        wanted = [entry._replace(wrong=(*entry.wrong, *forms)) if entry is old else entry for entry in before]
        entry_id = old.id
    else:
        forms = tuple(dict.fromkeys(addition.wrong))
        addition = replace(addition, type=addition.type or _known_type(addition.right, names))
        local = addition.id or _free_id(addition.right, {entry.id for entry in before}, path.stem)
        raw = _with_entry(file.raw, path, addition, local)
        wanted = before
        entry_id = f"{path.stem}.{local}"
    _check_result(raw, path, wanted, entry_id, forms)
    if raw != file.raw:
        if new_file:
            files.replace(path, raw.encode(), str(path))
        else:
            files.write(file, raw)
    return Added(
        str(path),
        entry_id,
        old.type if old else addition.type,
        forms,
        tuple(form for form in addition.wrong if form not in forms),
        old is None,
        new_file,
        _left(addition, old) if old else (),
        _also(forms, addition.right, addition.language, names),
    )


def _read(path: Path) -> RawFile:
    try:
        return files.read(str(path))
    except ReadError as error:
        raise GlossaryError(error.message, error.path, error.line, error.column) from None


def _check_texts(addition: Addition) -> None:
    texts = (
        addition.right,
        *addition.wrong,
        *addition.native,
        *(form for forms in addition.pivot.values() for form in forms),
    )
    for text in (*texts, *filter(None, (addition.note, addition.source, addition.type, addition.id))):
        if not text.strip() or text != text.strip():
            raise UsageError(f'"{text}" is empty, or begins or ends with a space')
        if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text):
            raise UsageError(f"{text!r} holds a line break or another character that cannot be used")
    for form in addition.wrong:
        if not key(form):
            raise UsageError(f'"{form}" holds no letters')
    if not (addition.wrong or addition.native or addition.pivot):
        raise UsageError(f'say which forms of "{addition.right}" are wrong, or its native form')


def _same_entry(addition: Addition, entries: Sequence[Entry], path: Path) -> Entry | None:
    """The entry of the file that this addition is about."""
    if addition.id is None:
        return next((entry for entry in entries if entry.right.get(addition.language) == addition.right), None)
    named = next((entry for entry in entries if entry.id == f"{path.stem}.{addition.id}"), None)
    if named and named.right.get(addition.language) != addition.right:
        raise UsageError(
            f'the id "{addition.id}" stands already for "{named.form(addition.language)}", in {path}:{named.line}'
        )
    return named


def _check_rights(addition: Addition, old: Entry | None, entries: Sequence[Entry], names: Names) -> None:
    """No wrong form may be a right form of anything."""
    case = old.case if old else False
    own = (addition.right, *((*old.right.values(), *old.ok) if old else ()))
    rights = [(form, other.id, other.case) for other in entries for form in (*other.right.values(), *other.ok)]
    for wrong in addition.wrong:
        for form in own:
            if same(wrong, form, case):
                raise UsageError(f'"{wrong}" cannot be wrong: it is the right form "{form}"{_but(wrong, form)}')
        known = [(form.text, names.entry(form.entry)) for form in names.forms(key(wrong)) if form.how == "right"]
        for form, id_, counts in (*rights, *((text, entry.id, entry.case) for text, entry in known)):
            if same(wrong, form, case or counts):
                raise UsageError(f'"{wrong}" cannot be wrong: it is a right form of {id_}, "{form}"{_but(wrong, form)}')


def same(wrong: str, right: str, case: bool) -> bool:
    """True if two forms cannot be told apart in a text, where an apostrophe at the end may be a quotation mark."""
    return spelt(wrong, case).strip("'") == spelt(right, case).strip("'")


def _but(wrong: str, right: str) -> str:
    if wrong == right:
        return ""
    if spelt(wrong) == spelt(right):
        return " (capitals and kinds of apostrophe do not count)"
    return " (an apostrophe at the end cannot be told from a quotation mark)"


def _free_id(right: str, taken: set[str], stem: str) -> str:
    """A local id made from the letters of the right form."""
    plain = unicodedata.normalize("NFKD", right).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "entry"
    number, candidate = 1, base
    while f"{stem}.{candidate}" in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def _with_forms(raw: str, number: int, entry: Entry, forms: Sequence[str]) -> str:
    item = insert.compose(raw).value[number]
    node = insert.value(item, "wrong")
    if node is not None:
        return insert.extend(raw, node, forms)
    return insert.add_key(raw, item, next(iter(entry.right)), f"wrong: {insert.inline(forms)}")


def _with_entry(raw: str, path: Path, addition: Addition, local: str) -> str:
    root = insert.compose(raw)
    if root is not None and root.flow_style:
        raise GlossaryError("the whole list stands in brackets; give each entry lines of its own first", str(path))
    margin = "" if root is None else " " * root.start_mark.column
    pivots = ", ".join(f"{insert.quote(tag)}: {insert.inline(forms)}" for tag, forms in addition.pivot.items())
    lines = {
        "id": insert.quote(local),
        addition.language: insert.quote(addition.right),
        "source": insert.quote(addition.source) if addition.source else "",
        "native": insert.inline(addition.native) if addition.native else "",
        "pivot": f"{{{pivots}}}" if pivots else "",
        "type": insert.quote(addition.type) if addition.type else "",
        "wrong": insert.inline(dict.fromkeys(addition.wrong)) if addition.wrong else "",
        "note": insert.quote(addition.note) if addition.note else "",
    }
    text = "\n".join(f"{margin}  {insert.quote(name)}: {value}" for name, value in lines.items() if value)
    gap = "\n" if root is not None and not raw.endswith(("\n\n", "\n\r\n")) else ""
    return insert.append_line(raw, f"{gap}{margin}- {text.strip()}\n")


def _check_result(raw: str, path: Path, wanted: Sequence[Entry], entry_id: str, forms: Iterable[str]) -> None:
    """The new text must say what was asked for, and everything else as before."""
    try:
        after = load(raw, str(path), path.stem, "")
    except GlossaryError as error:
        raise GlossaryError(f"{error.detail}; nothing was written", str(path)) from None
    old = [entry._replace(line=0) for entry in wanted]
    kept = [entry._replace(line=0) for entry in after[: len(old)]]
    added = next((entry for entry in after if entry.id == entry_id), None)
    if kept != old or len(after) > len(old) + 1 or added is None or set(forms) - set(added.wrong):
        raise GlossaryError(f"is laid out in a way that is not understood; add to {entry_id} by hand", str(path))


def _left(addition: Addition, old: Entry) -> tuple[str, ...]:
    """What was asked for but an entry that is there does not take over."""
    asked = {
        "source": addition.source,
        "native": addition.native,
        "pivot": addition.pivot,
        "type": addition.type,
        "note": addition.note,
    }
    return tuple(name for name, value in asked.items() if value and getattr(old, name) != value)


def _known_type(right: str, names: Names) -> str | None:
    """The type of an entry in another glossary that has the same right form."""
    found = (names.entry(form.entry) for form in names.forms(key(right)) if form.how == "right" and form.text == right)
    return next((entry.type for entry in found), None)


def _also(forms: Iterable[str], right: str, language: str, names: Names) -> tuple[str, ...]:
    """The entries for something else that list one of the forms as wrong."""
    listed = (form for text in forms for form in names.forms(key(text)) if form.how == "listed")
    found = (names.entry(form.entry) for form in listed)
    return tuple(dict.fromkeys(entry.id for entry in found if entry.form(language) not in (None, right)))
