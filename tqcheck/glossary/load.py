"""Glossary files: from YAML to entries, validated; every mistake has its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from tqcheck.errors import GlossaryError
from tqcheck.expressions import late
from tqcheck.glossary.entry import TYPES, Entry, key
from tqcheck.model import Severity
from tqcheck.strict_yaml import Map, Node, near, parse_list

SEVERITIES = {severity.name.lower(): severity for severity in Severity}
KEYS = (
    "id",
    "en",
    "ok",
    "source",
    "native",
    "pivot",
    "type",
    "wrong",
    "not",
    "severity",
    "context",
    "case",
    "derive",
    "formerly",
    "note",
)
_ID = late(r"[a-z0-9][a-z0-9-]*")
_TAG = late(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ROMAN = late(r"\b[IVXLCDM]+\b")
# The scripts a language of origin or a pivot is written in, by the first word of Unicode's character names.
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "ko": ("HANGUL", "CJK"),
    "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "ky", "mn", "tg"), ("CYRILLIC",)),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ("ARABIC",)),
    "he": ("HEBREW",),
    "ka": ("GEORGIAN",),
    "hy": ("ARMENIAN",),
    "el": ("GREEK",),
    "th": ("THAI",),
    "my": ("MYANMAR",),
    "km": ("KHMER",),
    "lo": ("LAO",),
    "hi": ("DEVANAGARI",),
}


def load(text: str, path: str, stem: str, layer: str) -> list[Entry]:
    """The entries of one glossary file; `stem` is the first part of their ids. Raises GlossaryError with its place."""
    seen: dict[str, int] = {}
    entries = []
    for item in _items(text, path):
        entry = read_entry(item, path, stem, layer)
        if entry.id in seen:
            item.need("id").fail(f'"{entry.id}" stands already in line {seen[entry.id]}')
        seen[entry.id] = item.line
        entries.append(entry)
    return entries


# Nodes of a file are held in memory while it is read; of a big one, some at a time.
_BIG = 1 << 20
_TOGETHER = 4000
_ENTRY = late(r"^- ", re.MULTILINE)


def _items(text: str, path: str) -> Iterator[Map]:
    starts = [found.start() for found in _ENTRY.finditer(text)] if len(text) > _BIG else []
    if not starts:
        yield from parse_list(text, path, GlossaryError).as_maps()
        return
    lines = 0
    at = 0
    for number in range(_TOGETHER, len(starts) + _TOGETHER, _TOGETHER):
        end = starts[number] if number < len(starts) else len(text)
        # Empty lines in front keep the numbers of lines.
        yield from parse_list("\n" * lines + text[at:end], path, GlossaryError).as_maps()
        lines += text.count("\n", at, end)
        at = end


def read_entry(item: Map, path: str, stem: str, layer: str) -> Entry:
    """One entry. Raises GlossaryError at its first mistake."""
    tags = [key.value for key, _ in item if key.value not in KEYS and _is_tag(key.value)]
    item.only(*KEYS, *tags)
    local = item.need("id").as_text()
    if not _ID.fullmatch(local):
        item.need("id").fail(f'"{local}" is no id: small letters, digits and hyphens')
    right = {tag: item.need(tag).as_text() for tag in ("en", *tags) if tag in item}
    if not right:
        item.fail('the right form is missing: the key "en", or that of another target language')
    pivot_node = item.get("pivot")
    pivot = {key.value: value.as_strs() for key, value in pivot_node.as_map()} if pivot_node else {}
    source = item.text("source")
    entry = Entry(
        id=f"{stem}.{local}",
        right=right,
        type=item.need("type").as_choice(TYPES) if "type" in item else "term",
        ok=item.strs("ok"),
        source=source,
        native=item.strs("native"),
        pivot=pivot,
        wrong=item.strs("wrong"),
        exempt=item.strs("not"),
        severity=item.need("severity").as_choice(SEVERITIES) if "severity" in item else None,
        context=item.strs("context"),
        case=item.flag("case", False),
        derive=item.need("derive").as_choice({"auto": True, "off": False}) if "derive" in item else True,
        formerly=item.strs("formerly"),
        note=item.text("note"),
        path=path,
        line=item.line,
        layer=layer,
    )
    _check_scripts(item, entry)
    _check_forms(item, entry)
    return entry


def _is_tag(name: str) -> bool:
    """True for a language; a word of three letters that looks like one of the keys is a slip of the pen."""
    return bool(_TAG.fullmatch(name)) and not (len(name) == 3 and near(name, KEYS))


def _check_scripts(item: Map, entry: Entry) -> None:
    if entry.source:
        _check_script(item.get("native"), entry.native, entry.source)
    if pivot := item.get("pivot"):
        for language, node in pivot.as_map():
            if language.value == "zh":  # a Chinese pivot may be given in pinyin
                continue
            _check_script(node, node.as_strs(), language.value)


def _check_script(node: Node | None, forms: Iterable[str], language: str) -> None:
    scripts = _SCRIPTS.get(language.split("-")[0])
    if node is None or scripts is None:
        return
    for form in forms:
        wrong = next(
            (
                char
                for char in _ROMAN.sub("", form)
                if char.isalpha() and not unicodedata.name(char, "").startswith((*scripts, "MODIFIER"))
            ),
            None,
        )
        if wrong:
            node.fail(f'"{form}" holds "{wrong}", which is not in the script of the language "{language}"', scripts)


def _check_forms(item: Map, entry: Entry) -> None:
    for form in entry.wrong:
        if not key(form):
            item.need("wrong").fail(f'"{form}" holds no letters')
    fine = {key(form): form for form in (*entry.right.values(), *entry.ok)}
    for form in entry.wrong:
        if not entry.case and key(form) in fine and form.casefold() in {right.casefold() for right in fine.values()}:
            item.need("wrong").fail(f'"{form}" is listed as wrong and as right ("{fine[key(form)]}")')
