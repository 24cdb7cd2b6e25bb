"""Rules as plain data, for the compiled catalog on disk.

The items of a rule (its patterns, up to several hundred) are records of their own there: a text needs few of them, and to decode
the others would take longer than to check it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from tqcheck.cache import Records
from tqcheck.model import Certainty, Example, Impact, Languages, Role, Rule, Safety, Severity

# By number: an article needs hundreds of rules, and an enum takes its time to look a number up.
_CERTAINTIES, _IMPACTS, _SAFETIES, _SEVERITIES = tuple(Certainty), tuple(Impact), tuple(Safety), tuple(Severity)


def to_json(rule: Rule) -> dict[str, Any]:
    """Plain data; `from_json` reads it back."""
    return {
        "id": rule.id,
        "kind": rule.kind,
        "message": rule.message,
        "why": rule.why,
        "certainty": int(rule.certainty),
        "impact": int(rule.impact),
        "safety": int(rule.safety),
        "severity": None if rule.severity is None else int(rule.severity),
        "languages": [rule.languages.target, rule.languages.source, rule.languages.only_source],
        "roles": [role.value for role in rule.roles],
        "advice": rule.advice,
        "examples": [list(example) for example in rule.examples],
        "formerly": rule.formerly,
        "enabled": rule.enabled,
        "path": rule.path,
        "layer": rule.layer,
        "spec": rule.spec,
    }


def from_json(data: Mapping[str, Any]) -> Rule:
    """A rule from the plain data of `to_json`."""
    target, source, only_source = data["languages"]
    return Rule(
        id=data["id"],
        kind=data["kind"],
        message=data["message"],
        why=data["why"],
        certainty=_CERTAINTIES[data["certainty"]],
        impact=_IMPACTS[data["impact"]],
        safety=_SAFETIES[data["safety"]],
        severity=None if data["severity"] is None else _SEVERITIES[data["severity"]],
        languages=Languages(tuple(target), tuple(source), only_source),
        roles=tuple([Role(role) for role in data["roles"]]),
        advice=data["advice"],
        examples=tuple([Example(*example) for example in data["examples"]]),
        formerly=tuple(data["formerly"]),
        enabled=data["enabled"],
        path=data["path"],
        layer=data["layer"],
        spec=data["spec"],
    )


def pack(rules: Iterable[Rule]) -> dict[str, bytes]:
    """The sections of the catalog for rules."""
    items: list[object] = []
    records = []
    for rule in rules:
        record = to_json(rule)
        if "items" in rule.spec:
            own = rule.spec["items"]
            record |= {"spec": {**rule.spec, "items": []}, "items": [len(items), len(own)]}
            items += own
        records.append(record)
    return {**Records.pack("rules", records), **Records.pack("items", items)}


class Stored:
    """The rules in the sections of a packed file, by number; each is decoded when it is asked for."""

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        """Raises KeyError and ValueError for sections that are not those of `pack`."""
        self._rules = Records(sections["rules.offsets"], sections["rules.blob"])
        self._items = Records(sections["items.offsets"], sections["items.blob"])

    def __len__(self) -> int:
        return len(self._rules)

    def __getitem__(self, number: int) -> Rule:
        data = self._rules[number]
        assert isinstance(data, dict)
        if "items" in data:
            data["spec"]["items"] = _Items(self._items, *data["items"])
        return from_json(data)


class _Items(Sequence[Any]):
    """The items of a rule, each decoded when it is first asked for."""

    def __init__(self, records: Records, first: int, number: int) -> None:
        self._records = records
        self._numbers = range(first, first + number)
        self._known: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        number = self._numbers[place]
        if number not in self._known:
            self._known[number] = self._records[number]
        return self._known[number]


class ById(Mapping[str, Rule]):
    """Rules by id, each read by its number when it is asked for."""

    def __init__(self, numbers: Mapping[str, int], read: Callable[[int], Rule]) -> None:
        self._numbers = numbers
        self._read = read

    def __getitem__(self, id_: str) -> Rule:
        return self._read(self._numbers[id_])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
