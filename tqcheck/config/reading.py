"""The settings of one layer, read from nodes."""

from __future__ import annotations

import os
import re

from tqcheck import files, globs
from tqcheck.config.changes import FAIL_ON, Changes
from tqcheck.errors import ConfigError, ReadError
from tqcheck.expressions import late
from tqcheck.model import Ignore, Severity
from tqcheck.strict_yaml import Map, Node, choices

PER_PATH = ("source", "target", "accept", "enable", "disable", "severity", "ignore")
_ID = late(r"[a-z0-9][a-z0-9_-]*(\.[A-Za-z0-9_-]+)*")
_LANGUAGE = late(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")


def read_changes(map_: Map) -> Changes:
    """The settings in a map whose keys have been checked."""
    rules = (map_.get("rules") or _nothing(map_)).as_map().only("paths", "shipped")
    glossaries = (map_.get("glossaries") or _nothing(map_)).as_map().only("paths", "shipped", "enable")
    enable, disable = _ids(map_, "enable"), _ids(map_, "disable")
    if both := set(enable) & set(disable):
        map_.need("disable").fail(f'"{min(both)}" is both enabled and disabled')
    fail_on = map_.get("fail_on")
    if fail_on:
        fail_on.as_choice(FAIL_ON)
    return Changes(
        target=_language(map_.get("target")),
        source=_language(map_.get("source")),
        rule_paths=tuple(_there(node, folder=True) for node in rules.texts("paths")),
        shipped_rules=rules.flag("shipped", True) if "shipped" in rules else None,
        glossary_paths=tuple(_there(node) for node in glossaries.texts("paths")),
        shipped_glossaries=glossaries.flag("shipped", True) if "shipped" in glossaries else None,
        enable_glossaries=glossaries.strs("enable"),
        accept=tuple(dict.fromkeys(word for node in map_.texts("accept") for word in _accepted(node))),
        enable=enable,
        disable=disable,
        severity=_severities(map_),
        ignore=tuple(_ignore(item) for item in map_.need("ignore").as_maps()) if "ignore" in map_ else (),
        fail_on=fail_on.as_str() if fail_on else None,
    )


def read_globs(map_: Map, key: str) -> tuple[str, ...]:
    """The path patterns of a key, each checked."""
    for node in map_.texts(key):
        if trouble := globs.problem(node.as_str()):
            node.fail(trouble)
    return map_.strs(key)


def parse_language(text: str) -> str | None:
    """A BCP 47 code of language, script and region in its usual capitals (`en-US`, `zh-Hans`), or None if it is none."""
    parts = _LANGUAGE.fullmatch(text)
    if parts is None:
        return None
    return "-".join(p for p in (parts[1].lower(), (parts[2] or "").title(), (parts[3] or "").upper()) if p)


def beside(node: Node, path: str) -> str:
    """A path written in a file, relative to the folder of that file; short if it lies below the working folder."""
    full = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(node.path)), os.path.expanduser(path)))
    return globs.within(".", full) or full


def _nothing(map_: Map) -> Map:
    return Map(map_.line, map_.column, map_.origin, {})


def _ids(map_: Map, key: str) -> tuple[str, ...]:
    return tuple(_id(node) for node in map_.texts(key))


def _id(node: Node) -> str:
    text = node.as_text()
    plain = text.removesuffix(".*").removesuffix(".")
    if not _ID.fullmatch(text):
        hint = f'; write "{plain}" for everything that begins so' if plain != text else ""
        node.fail(
            f'"{text}" is not the id of a rule (like quotes.space-before-closing) or its beginning (like quotes){hint}'
        )
    return text


def _language(node: Node | None) -> str | None:
    if node is None:
        return None
    text = node.as_text()
    better = text.replace("_", "-")
    hint = f' (did you mean "{better}"?)' if better != text and parse_language(better) else ""
    return parse_language(text) or node.fail(f'"{text}" is not a language code like en, en-US, ru or zh-Hans{hint}')


def _severities(map_: Map) -> tuple[tuple[str, Severity], ...]:
    node = map_.get("severity")
    return tuple((_id(key), value.as_choice(choices(Severity))) for key, value in node.as_map()) if node else ()


def _ignore(item: Map) -> Ignore:
    item.only("rule", "text", "path", "reason")
    rule = item.get("rule")
    if not {"rule", "text", "path"} & set(item.entries):
        item.fail("say what to ignore", ("rule", "text", "path"))
    path = next(iter(read_globs(item, "path")), None)
    return Ignore(_id(rule) if rule else None, item.text("text"), path, item.text("reason", ""))


def _there(node: Node, folder: bool = False) -> str:
    path = beside(node, node.as_text())
    if not os.path.exists(path):
        node.fail(f'"{node.as_str()}" does not exist; paths are relative to the folder of this file')
    if folder and not os.path.isdir(path):
        node.fail(f'"{node.as_str()}" is not a folder')
    return path


def _accepted(node: Node) -> tuple[str, ...]:
    """The words of a file: one word or phrase a line; `#` begins a comment."""
    if not node.as_text().endswith(".txt"):
        node.fail(f'"{node.as_str()}" is not a .txt file; accept names files with one word or phrase a line')
    path = _there(node)
    try:
        raw = files.read(path).raw
    except ReadError as error:
        raise ConfigError(error.message, error.path, error.line, error.column) from None
    lines = (re.sub(r"(^|\s)#\s.*|^\s*#.*", "", line).strip() for line in raw.splitlines())
    return tuple(line for line in lines if line)
