"""Baselines: findings that are known and accepted, told by the text they stand in, so that only new ones fail.

A finding is known if its rule and text stand in the baseline with the same surroundings, in whatever file and line.
Where the surroundings were edited, less of them is enough, step by step; every entry accounts for one finding.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tqcheck import files
from tqcheck.errors import ReadError
from tqcheck.model import Finding

FORMAT = 1
_NEAR = 8
"""Characters on one side that are enough to know a place by, if its other side was edited."""


class Entry(NamedTuple):
    """A finding by its surroundings. `file` is relative to the folder of the baseline, with slashes."""

    file: str
    rule: str
    text: str
    before: str
    after: str


def entry(file: str, finding: Finding) -> Entry:
    anchor = finding.anchor
    return Entry(file, anchor.rule, anchor.exact, anchor.prefix, anchor.suffix)


_Key = Callable[[Entry], Hashable | None]


def _both_near(e: Entry) -> Hashable | None:
    near = (e.before[-_NEAR:], e.after[:_NEAR])
    return (e.rule, e.text, *near) if len("".join(near)) >= _NEAR else None


def _before(e: Entry) -> Hashable | None:
    return (e.rule, e.text, e.before[-_NEAR:]) if len(e.before) >= _NEAR else None


def _after(e: Entry) -> Hashable | None:
    return (e.rule, e.text, e.after[:_NEAR]) if len(e.after) >= _NEAR else None


def _in_file(key: _Key) -> _Key:
    def within(e: Entry) -> Hashable | None:
        found = key(e)
        return None if found is None else (e.file, found)

    return within


_STEPS: tuple[_Key, ...] = (
    lambda e: e,
    _in_file(_both_near),
    lambda e: e[1:],
    _both_near,
    _in_file(_before),
    _in_file(_after),
    _before,
    _after,
)
"""How two entries may be one finding, closest first; None = too little to go by."""


class Match(NamedTuple):
    """For each finding whether it is known, and what of the baseline was not found again."""

    known: tuple[bool, ...]
    gone: Counter[Entry]


def match(baseline: Counter[Entry], found: Sequence[Entry]) -> Match:
    """Find the entries of a baseline among the findings of a run."""
    left = Counter(baseline)
    owner: dict[int, Entry] = {}
    for key in _STEPS:
        _step(key, left, found, owner)
    # What is left of a file that has another name now is known by rule and text, as it is in a file that kept its name.
    names = _renamed(found, owner)
    _step(lambda e: (names.get(e.file, e.file), e.rule, e.text), left, found, owner)
    return Match(tuple(number in owner for number in range(len(found))), +left)


def _step(key: _Key, left: Counter[Entry], found: Sequence[Entry], owner: dict[int, Entry]) -> None:
    pool: dict[Hashable, list[Entry]] = defaultdict(list)
    for e, count in left.items():
        if count > 0 and (name := key(e)) is not None:
            pool[name].append(e)
    for number, e in enumerate(found):
        if number in owner or not (known := pool.get(key(e))):
            continue
        owner[number] = known[0]
        left[known[0]] -= 1
        if not left[known[0]]:
            del known[0]


def _renamed(found: Sequence[Entry], owner: Mapping[int, Entry]) -> dict[str, str]:
    """File of the run -> file of the baseline with most of its findings, where the run has no file of that name."""
    here = {e.file for e in found}
    votes = Counter((found[number].file, known.file) for number, known in owner.items() if known.file not in here)
    names: dict[str, str] = {}
    for (new, old), _ in votes.most_common():
        if old not in names.values():
            names.setdefault(new, old)
    return names


def dump(entries: Iterable[Entry]) -> bytes:
    """The content of a baseline file: a finding a line, sorted, so that changes are easy to look through."""
    by_file: dict[str, list[str]] = defaultdict(list)
    for e, count in sorted(Counter(entries).items()):
        record = {"rule": e.rule, "text": e.text, "before": e.before, "after": e.after, "count": count}
        by_file[e.file].append(f"   {json.dumps(record, ensure_ascii=False)}")
    parts = (f"  {json.dumps(file, ensure_ascii=False)}: [\n" + ",\n".join(lines) for file, lines in by_file.items())
    body = "\n  ],\n".join(parts)
    text = f'{{"format": {FORMAT}, "tool": "tqcheck",\n "files": {{\n{body}{chr(10) + "  ]" if body else ""}\n }}}}\n'
    return text.encode("utf-8", "backslashreplace")


def load(path: str, formerly: Mapping[str, str]) -> Counter[Entry]:
    """The entries of a baseline file; old ids of rules are told by their present names. Raises ReadError."""
    try:
        data = json.loads(files.read(path).raw)
    except json.JSONDecodeError as error:
        raise ReadError(f"is no baseline: broken JSON ({error.msg})", path, error.lineno, error.colno) from None
    except RecursionError:
        raise ReadError("is no baseline: it is nested too deeply", path) from None
    if not isinstance(data, dict) or data.get("tool") != "tqcheck" or "format" not in data:
        raise ReadError("is no baseline: lint --write-baseline makes one", path)
    if data["format"] != FORMAT or isinstance(data["format"], bool):
        raise ReadError(
            f"is a baseline of format {data['format']}, and this tqcheck reads format {FORMAT}: write it anew", path
        )
    entries: Counter[Entry] = Counter()
    by_file = data.get("files")
    if not isinstance(by_file, dict):
        raise ReadError('is no baseline: "files" is missing or no object', path)
    for file, records in by_file.items():
        if not isinstance(records, list):
            raise ReadError(f'is broken: what stands under "{file}" is no list', path)
        for record in records:
            known, count = _record(file, record, path)
            entries[known._replace(rule=formerly.get(known.rule, known.rule))] += count
    return entries


def _record(file: str, record: Any, path: str) -> tuple[Entry, int]:
    keys = ("rule", "text", "before", "after")
    if not isinstance(record, dict) or set(record) != {*keys, "count"}:
        raise ReadError(f'is broken: an entry under "{file}" has not exactly the keys it needs', path, allowed=keys)
    texts, count = [record[key] for key in keys], record["count"]
    if not all(isinstance(text, str) for text in texts) or not isinstance(count, int) or isinstance(count, bool):
        raise ReadError(f'is broken: an entry under "{file}" has a value of the wrong type', path)
    if count < 1:
        raise ReadError(f'is broken: an entry under "{file}" has the count {count}', path)
    return Entry(file, *texts), count
