"""TBX, the exchange format for terminology: ISO 30042:2019 is read and written, the older `martif` files are read.

Entity declarations are refused, so that nothing outside the file is opened and nothing in it grows; a DOCTYPE that only names
its DTD, as older files have, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tqcheck.errors import GlossaryError
from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry
from tqcheck.glossary.exchange.record import Record, Value, local_ids, values_of

_CONCEPT, _LANGUAGE, _TERM = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_ADMITTED = late(r"admitted", re.IGNORECASE)
_WRONG = late(r"deprecated|superseded|forbidden|obsolete|notrecommended", re.IGNORECASE)
# What a glossary of ours says beyond terms stands in a note of the concept: "tqcheck: source=ko; type=media".
_OWN = "tqcheck:"
_LISTED = ("not", "context", "formerly", "native")
_KEPT = ("source", "type", "severity", "case", "derive")
_DEEPEST = 100


class _Reader:
    """Collects the concepts of a file while expat runs over it."""

    def __init__(self, path: str, target: str, source: str | None) -> None:
        self.records: list[Record] = []
        self._path = path
        self._target = target
        self._source = source
        self._open: list[tuple[str, Mapping[str, str], list[str], int, int]] = []
        self._concept: dict[str, list[Value]] = {}
        self._terms: dict[str, list[tuple[str, Value]]] = {}
        self._term: Value | None = None
        self._status = ""
        self._seen_root = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._external
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def fail(self, message: str) -> GlossaryError:
        place = self.parser
        return GlossaryError(message, self._path, place.CurrentLineNumber, place.CurrentColumnNumber + 1)

    def _entity(self, name: str, *rest: object) -> None:
        raise self.fail(f'declares the entity "{name}"; files with entities of their own are not read')

    def _external(self, *rest: object) -> int:
        raise self.fail("refers to something outside the file; such files are not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not self._seen_root:
            self._seen_root = True
            if local not in ("tbx", "martif"):
                raise self.fail(f"is no TBX: its outermost element is <{local}>, not <tbx> or <martif>")
        if len(self._open) >= _DEEPEST:
            raise self.fail(f"elements are nested more than {_DEEPEST} deep")
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self._open.append((local, attributes, [], line, column))
        if local in _CONCEPT:
            self._concept, self._terms = {}, {}
            if identity := re.sub(r"[^a-z0-9-]+", "-", attributes.get("id", "").lower()).strip("-"):
                self._concept["id"] = [Value(identity, line, column)]
        elif local in _LANGUAGE and not attributes.get(_LANG):
            raise self.fail(f"<{local}> does not say its language (xml:lang)")
        elif local in _TERM:
            self._term, self._status = None, ""

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(text)

    def _end(self, name: str) -> None:
        local, attributes, parts, line, column = self._open.pop()
        text = "".join(parts)
        if local == "term":
            if not text.strip():
                raise GlossaryError("a term is empty", self._path, line, column)
            self._term = Value(" ".join(text.split()), line, column)
        elif local in ("termNote", "normativeAuthorization", "administrativeStatus"):
            if "status" in attributes.get("type", local).lower():
                self._status = text.strip()
        elif local in _TERM and self._term:
            language = next(found[1][_LANG] for found in reversed(self._open) if found[0] in _LANGUAGE)
            self._terms.setdefault(language, []).append((self._status, self._term))
        elif local == "note" and self._open and self._open[-1][0] in _CONCEPT:
            self._note(Value(" ".join(text.split()), line, column))
        elif local in _CONCEPT:
            self.records.append(self._record(line))
        elif self._open:  # markup inside a term, such as <hi>
            self._open[-1][2].append(text)

    def _note(self, note: Value) -> None:
        if not note.text.startswith(_OWN):
            self._concept.setdefault("note", []).append(note)
            return
        for part in note.text.removeprefix(_OWN).split(";"):
            key, _, value = part.strip().partition("=")
            if value and (key in _KEPT or key in _LISTED):
                several = value.split("|") if key not in _KEPT else [value]
                self._concept[key] = [Value(one.strip(), note.line, note.column) for one in several]

    def _record(self, line: int) -> Record:
        values = dict(self._concept)
        if len(values.get("note", ())) > 1:
            first = values["note"][0]
            values["note"] = [Value(" ".join(note.text for note in values["note"]), first.line, first.column)]
        targets = [tag for tag in self._terms if tag.split("-")[0].lower() == self._target]
        if not targets:
            raise GlossaryError(f"the concept has no term in the target language ({self._target})", self._path, line)
        for tag in targets:
            ranked = sorted(self._terms[tag], key=lambda term: bool(_ADMITTED.search(term[0])))
            for status, term in ranked:
                name = "wrong" if _WRONG.search(status) else "ok" if self._right(tag, targets) in values else ""
                values.setdefault(name or self._right(tag, targets), []).append(term)
            if self._right(tag, targets) not in values:
                raise GlossaryError("the concept has no right term, only wrong ones", self._path, line)
        others = [tag for tag in self._terms if tag not in targets]
        source = values["source"][0].text if "source" in values else self._source
        if source is None and len(others) == 1:
            source = others[0].split("-")[0].lower()
        for tag in others:
            language = tag.split("-")[0].lower()
            terms = [term for _, term in self._terms[tag]]
            values.setdefault("native" if language == source else f"pivot:{language}", []).extend(terms)
        if source and "source" not in values and "native" in values:
            values["source"] = [Value(source, line, 1)]
        return Record(line, values)

    def _right(self, tag: str, targets: Sequence[str]) -> str:
        """The key of a right form: the language, with its region only where there are several."""
        return self._target if tag == targets[0] else tag


def read(data: bytes, path: str, target: str = "en", source: str | None = None) -> list[Record]:
    """The concepts of a TBX file. `target` is the language of the right forms, `source` that of native forms.

    Raises GlossaryError with the place of what cannot be read.
    """
    reader = _Reader(path, target, source)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"is no well-formed XML: {expat.ErrorString(error.code)}"
        raise GlossaryError(message, path, error.lineno, error.offset + 1) from None
    except (LookupError, ValueError) as error:
        raise GlossaryError(f"is in an encoding that cannot be read: {error}", path) from None
    return reader.records


_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Written by tqcheck from its glossaries.</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL = """    </body>
  </text>
</tbx>
"""


def write(entries: Sequence[Entry]) -> str:
    """A TBX file of entries (ISO 30042:2019, TBX-Basic, DCA style)."""
    ids = local_ids(entries)
    return "".join((_HEAD, *(_concept(entry, local) for entry, local in zip(entries, ids, strict=True)), _TAIL))


def _concept(entry: Entry, local: str) -> str:
    values = values_of(entry, local)
    own = [f"{key}={values[key][0]}" for key in _KEPT if key in values]
    twice = entry.source in entry.right  # a native form beside the right ones would be read as one of them
    own += [f"{key}={'|'.join(values[key])}" for key in _LISTED if key in values and (key != "native" or twice)]
    identity = local if local[:1].isalpha() else f"_{local}"
    out = [f"      <conceptEntry id={quoteattr(identity)}>\n"]
    out += (f"        <note>{escape(note)}</note>\n" for note in (f"{_OWN} {'; '.join(own)}", entry.note) if note)
    forms: dict[str, list[tuple[str, str]]] = {}
    for tag, right in entry.right.items():
        forms.setdefault(tag, []).append((right, "preferredTerm-admn-sts"))
    first = next(iter(entry.right))
    forms[first] += ((form, "admittedTerm-admn-sts") for form in entry.ok)
    forms[first] += ((form, "deprecatedTerm-admn-sts") for form in entry.wrong)
    if entry.source and not twice:
        forms.setdefault(entry.source, []).extend((form, "") for form in entry.native)
    for tag, pivots in entry.pivot.items():
        forms.setdefault(tag, []).extend((form, "") for form in pivots)
    for tag, terms in forms.items():
        if terms:
            out.append(f"        <langSec xml:lang={quoteattr(tag)}>\n")
            out += (_term(form, status) for form, status in terms)
            out.append("        </langSec>\n")
    return "".join((*out, "      </conceptEntry>\n"))


def _term(form: str, status: str) -> str:
    note = f'<termNote type="administrativeStatus">{status}</termNote>' if status else ""
    return f"          <termSec><term>{escape(form)}</term>{note}</termSec>\n"
