"""Rules and glossaries, layer by layer, compiled into one catalog that is kept on disk and opened in a moment."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from tqcheck import __version__, cache
from tqcheck.cache import CacheBrokenError, Records
from tqcheck.errors import ConfigError, GlossaryError, RuleError, TqcheckError
from tqcheck.glossary import entry as entries
from tqcheck.glossary import index
from tqcheck.glossary.entry import Entry
from tqcheck.kinds.base import Head
from tqcheck.model import Rule, Settings
from tqcheck.resources import shipped

_FORMAT = "1"
_OPTIONAL_GLOSSARIES = ("house-style",)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that the catalog is made of: layer ("shipped" or the folder or file that the user named), path, id stem."""

    layer: str
    path: Path
    shown: str
    stem: str


class Catalog:
    """The compiled rules and names. Rules are read from the file when they are needed."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        try:
            self._about = json.loads(bytes(sections["about"]))
            self._rules = Records(sections["rules.offsets"], sections["rules.blob"])
            self.names = index.Names(sections)
        except (KeyError, ValueError, TypeError) as error:
            raise CacheBrokenError from error
        self._loaded: dict[int, Rule] = {}

    @property
    def rules_digest(self) -> str:
        """sha256 over the rule files."""
        return str(self._about["rules"])

    @property
    def glossaries_digest(self) -> str:
        """sha256 over the glossary files."""
        return str(self._about["glossaries"])

    @cached_property
    def heads(self) -> list[tuple[Head, str, bool, Sequence[str]]]:
        """Of every rule: head, kind, enabled by default, target languages."""
        return [
            (Head(number, id_, gates), kind, enabled, target)
            for number, (id_, kind, enabled, target, gates) in enumerate(self._about["heads"])
        ]

    @property
    def formerly(self) -> Mapping[str, str]:
        """Old ids of rules and entries, and what they are called now."""
        return dict(self._about["formerly"])

    def rule(self, number: int) -> Rule:
        """A rule by its number."""
        if number not in self._loaded:
            from tqcheck.rulefile import from_json

            data = self._rules[number]
            assert isinstance(data, dict)
            self._loaded[number] = from_json(data)
        return self._loaded[number]

    def rules(self) -> Iterator[Rule]:
        """All rules, by id."""
        return map(self.rule, range(len(self._rules)))

    @cached_property
    def shadowed(self) -> Mapping[str, Sequence[str]]:
        """Ids that stand in several layers, with the layers, the winner last."""
        found: Mapping[str, Sequence[str]] = self._about["shadowed"]
        return found


def load(settings: Settings, use_cache: bool = True) -> Catalog:
    """The catalog for these settings, from the cache where it is there and whole. Raises RuleError, GlossaryError, ConfigError."""
    rules, glossaries = rule_sources(settings), glossary_sources(settings)
    path = cache.folder() / f"{_key((*rules, *glossaries), settings)}.catalog"
    if use_cache:
        try:
            return Catalog(cache.open_sections(path))
        except CacheBrokenError:
            pass
    data = build(rules, glossaries)
    if use_cache and cache.store(path, data):
        return Catalog(cache.open_sections(path))
    return Catalog(cache.unpack(data))


def rule_sources(settings: Settings) -> list[Source]:
    """The rule and list files in the order of their layers."""
    found = list(_folder(shipped("rules"), "shipped")) if settings.shipped_rules else []
    for folder in settings.rule_paths:
        if not Path(folder).is_dir():
            raise ConfigError("is no folder of rules", folder)
        found += _folder(Path(folder), folder)
    return found


def _folder(folder: Path, layer: str) -> Iterator[Source]:
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(root, name)
            relative = PurePosixPath(path.relative_to(folder).as_posix())
            if (
                name.endswith((".yaml", ".yml"))
                and not (len(relative.parts) == 1 and relative.stem == "pack")
                and relative.parts[0] != "_profiles"
            ):
                yield Source(
                    layer,
                    path,
                    str(path) if layer != "shipped" else f"rules/{relative}",
                    ".".join(relative.with_suffix("").parts),
                )


def glossary_sources(settings: Settings) -> list[Source]:
    """The glossary files in the order of their layers."""
    found = []
    if settings.shipped_glossaries:
        for path in sorted(shipped("glossaries").glob("*.yaml")):
            if path.stem not in _OPTIONAL_GLOSSARIES or path.stem in settings.enable_glossaries:
                found.append(Source("shipped", path, f"glossaries/{path.name}", path.stem))
    unknown = set(settings.enable_glossaries) - {source.stem for source in found}
    if unknown and settings.shipped_glossaries:
        raise ConfigError(f"there is no shipped glossary called {min(unknown)}", allowed=_OPTIONAL_GLOSSARIES)
    for name in settings.glossary_paths:
        path = Path(name)
        if not path.exists():
            raise ConfigError("no such glossary", name)
        for file in sorted(path.rglob("*.yaml")) if path.is_dir() else (path,):
            found.append(Source(name, file, str(file), file.stem))
    return found


def _key(sources: Iterable[Source], settings: Settings) -> str:
    """Changes with the program, the files, their order and their content: size and times of modification and of status change."""
    digest = hashlib.sha256(f"{_FORMAT} {__version__} {sys.version_info[:2]} {sys.byteorder} {_code_stamp()}".encode())
    for source in sources:
        try:
            state = source.path.stat()
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror or error}", source.shown) from None
        digest.update(
            f"\n{source.layer}\0{source.path}\0{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}".encode()
        )
    return digest.hexdigest()[:32]


def _code_stamp() -> str:
    """In a checkout the code that compiles rules changes without the version changing."""
    package = Path(__file__).parent
    places = (
        package,
        package / "kinds",
        package / "kinds" / "quotes",
        package / "pattern",
        package / "glossary",
        package / "romanize",
    )
    files = [entry for place in places if place.is_dir() for entry in os.scandir(place) if entry.name.endswith(".py")]
    return str(max(int(entry.stat().st_mtime_ns) for entry in files))


def build(rules: Sequence[Source], glossaries: Sequence[Source]) -> bytes:
    """Compile everything. Raises RuleError or GlossaryError at the first mistake."""
    all_entries, shadowed_entries, glossary_digest = load_entries(glossaries)
    names = index.build(all_entries, derive=lambda entry: ())
    all_rules, shadowed_rules, rules_digest = load_rules(rules)
    low_forms = sorted({form.lower() for entry in all_entries for form in entry.wrong if index.starts_low(form)})
    formerly = {old: rule.id for rule, _ in all_rules for old in rule.formerly}
    formerly |= {old: entry.id for entry in all_entries for old in entry.formerly}
    about = {
        "rules": rules_digest,
        "glossaries": glossary_digest,
        "heads": [
            [
                rule.id,
                rule.kind,
                rule.enabled,
                rule.languages.target,
                [[form, 0] for form in low_forms] if rule.kind == "names" else gates,
            ]
            for rule, gates in all_rules
        ],
        "formerly": formerly,
        "shadowed": shadowed_rules | shadowed_entries,
    }
    from tqcheck.rulefile import to_json

    return cache.pack(
        {
            "about": json.dumps(about, ensure_ascii=False).encode(),
            **Records.pack("rules", [to_json(rule) for rule, _ in all_rules]),
            **names,
        }
    )


def load_rules(sources: Sequence[Source]) -> tuple[list[tuple[Rule, list[tuple[str, int]]]], dict[str, list[str]], str]:
    """The rules of all layers by id, later layers winning; which ids stand in several; the digest of the files."""
    from tqcheck import rulefile

    texts = [(source, _read(source, RuleError)) for source in sources]
    lists: dict[str, Sequence[str]] = {}
    for source, text in texts:
        if _is_list(source):
            lists |= rulefile.load_lists(text, source.shown)
    found: dict[str, tuple[Rule, list[tuple[str, int]]]] = {}
    layers: dict[str, list[str]] = {}
    for source, text in texts:
        if _is_list(source):
            continue
        if layers.get(source.stem, [None])[-1] == source.layer:
            raise RuleError(f'two files give the rule "{source.stem}"', source.shown)
        layers.setdefault(source.stem, []).append(source.layer)
        found[source.stem] = rulefile.load(text, source.shown, source.stem, source.layer, lists)
    shadowed = {id_: names for id_, names in layers.items() if len(names) > 1}
    return [found[id_] for id_ in sorted(found)], shadowed, _digest(texts)


def load_entries(sources: Sequence[Source]) -> tuple[list[Entry], dict[str, list[str]], str]:
    """The entries of all layers, later layers winning; which ids stand in several; the digest of the files."""
    texts = [(source, _read(source, GlossaryError)) for source in sources]
    found: dict[str, Entry] = {}
    layers: dict[str, list[str]] = {}
    for source, text in texts:
        for entry in entries.load(text, source.shown, source.stem, source.layer):
            layers.setdefault(entry.id, []).append(source.layer)
            found.pop(entry.id, None)
            found[entry.id] = entry
    return list(found.values()), {id_: names for id_, names in layers.items() if len(names) > 1}, _digest(texts)


def _is_list(source: Source) -> bool:
    return source.stem.startswith("_") or "._" in source.stem


def _read(source: Source, error: type[TqcheckError]) -> str:
    try:
        return source.path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise error(f"is not UTF-8: byte at offset {problem.start}", source.shown) from None
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror or problem}", source.shown) from None


def _digest(texts: Iterable[tuple[Source, str]]) -> str:
    digest = hashlib.sha256()
    for source, text in texts:
        digest.update(f"{source.stem}\0{text}\0".encode())
    return "sha256:" + digest.hexdigest()
