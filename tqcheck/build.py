"""Compiles rule files and glossary files into the sections of a catalog."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module

from tqcheck import cache, expressions, rulefile, stored
from tqcheck.errors import GlossaryError, RuleError, TqcheckError
from tqcheck.glossary import derivations, index, load
from tqcheck.glossary.derivations import Progress
from tqcheck.glossary.entry import Entry
from tqcheck.kept import Kept, digest
from tqcheck.kinds import KINDS, matcher
from tqcheck.model import Rule
from tqcheck.pattern import literals
from tqcheck.sources import Source
from tqcheck.stored import from_json, to_json


def build(
    rules: Sequence[Source], glossaries: Sequence[Source], stamp: str | None = None, progress: Progress | None = None
) -> bytes:
    """Compile everything. Raises RuleError or GlossaryError at the first mistake.

    `stamp` changes with the code; with it, what was compiled of a file or an entry is kept on disk. `progress` is told of entries.
    """
    all_entries, shadowed_entries, glossary_digest = load_entries(glossaries)
    all_rules, shadowed_rules, rules_digest = load_rules(rules, stamp)
    names = index.build(all_entries, derivations.derive_all(all_entries, stamp, progress))
    low_forms = sorted({form.lower() for entry in all_entries for form in entry.wrong if index.starts_low(form)})
    formerly = {old: rule.id for rule, _ in all_rules for old in rule.formerly}
    formerly |= {old: entry.id for entry in all_entries for old in entry.formerly}
    gates = [
        [(form, 0) for form in low_forms] if rule.spec.get("forms") == "listed" else found for rule, found in all_rules
    ]
    about = {
        "rules": rules_digest,
        "glossaries": glossary_digest,
        "heads": [
            [
                rule.id,
                rule.kind,
                rule.enabled,
                rule.languages.target,
                [item for literal, item in found if not literal],
            ]
            for (rule, _), found in zip(all_rules, gates, strict=True)
        ],
        "formerly": formerly,
        "shadowed": shadowed_rules | shadowed_entries,
    }
    del all_entries  # packing copies everything once more
    return cache.pack(
        {
            "about": json.dumps(about, ensure_ascii=False).encode(),
            **stored.pack(rule for rule, _ in all_rules),
            **literals.pack([(text, item) for text, item in found if text] for found in gates),
            **expressions.pack(_expressions([rule for rule, _ in all_rules])),
            **names,
        }
    )


def _expressions(rules: Sequence[Rule]) -> Iterator[tuple[str, int]]:
    """Every expression that checking may need, with its flags; those of the program's own are known once their modules are."""
    for module in (
        "readers.text",
        "readers.markdown",
        "reports.terminal",
        "fix",
        "pattern.inflect",
    ):
        import_module(f"tqcheck.{module}")
    for rule in rules:
        yield from matcher.expressions_of(rule.spec)
    for kind in KINDS.values():
        for made in kind.expressions([rule for rule in rules if rule.kind == kind.name]):
            yield made.pattern, made.flags & ~int(re.UNICODE)


def load_rules(
    sources: Sequence[Source], stamp: str | None = None
) -> tuple[list[tuple[Rule, list[tuple[str, int]]]], dict[str, list[str]], str]:
    """The rules of all layers by id, later layers winning; which ids stand in several; the digest of the files."""
    texts = [(source, _read(source, RuleError)) for source in sources]
    lists: dict[str, Sequence[str]] = {}
    for source, text in texts:
        if is_list(source):
            lists |= rulefile.load_lists(text, source.shown)
    found: dict[str, tuple[Rule, list[tuple[str, int]]]] = {}
    layers: dict[str, list[str]] = {}
    kept = Kept(f"{stamp}.rules" if stamp else None)
    words = json.dumps(lists, sort_keys=True)
    for source, text in texts:
        if is_list(source):
            continue
        if layers.get(source.stem, [None])[-1] == source.layer:
            raise RuleError(f'two files give the rule "{source.stem}"', source.shown)
        layers.setdefault(source.stem, []).append(source.layer)
        name = digest("\0".join((source.stem, source.shown, source.layer, words, text)))
        if (blob := kept.get(name)) is not None:
            data, gates = json.loads(blob)
            found[source.stem] = from_json(data), gates
        else:
            rule, gates = rulefile.load(text, source.shown, source.stem, source.layer, lists)
            found[source.stem] = rule, gates
            kept.put(name, json.dumps([to_json(rule), gates], ensure_ascii=False).encode("utf-8", "surrogatepass"))
    kept.close()
    shadowed = {id_: names for id_, names in layers.items() if len(names) > 1}
    return [found[id_] for id_ in sorted(found)], shadowed, _digest(texts)


def load_entries(sources: Sequence[Source]) -> tuple[list[Entry], dict[str, list[str]], str]:
    """The entries of all layers, later layers winning; which ids stand in several; the digest of the files."""
    texts = [(source, _read(source, GlossaryError)) for source in sources]
    found: dict[str, Entry] = {}
    layers: dict[str, list[str]] = {}
    for source, text in texts:
        for entry in load.load(text, source.shown, source.stem, source.layer):
            layers.setdefault(entry.id, []).append(source.layer)
            found.pop(entry.id, None)
            found[entry.id] = entry
    return list(found.values()), {id_: names for id_, names in layers.items() if len(names) > 1}, _digest(texts)


def is_list(source: Source) -> bool:
    """True for a file of word lists, whose name begins with an underscore or that lies in such a folder."""
    return source.stem.startswith("_") or "._" in source.stem


def _read(source: Source, error: type[TqcheckError]) -> str:
    try:
        with open(source.path, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError as problem:
        raise error(f"is not UTF-8: byte at offset {problem.start}", source.shown) from None
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror or problem}", source.shown) from None


def _digest(texts: Iterable[tuple[Source, str]]) -> str:
    digest = hashlib.sha256()
    for source, text in texts:
        digest.update(f"{source.stem}\0{text}\0".encode())
    return "sha256:" + digest.hexdigest()
