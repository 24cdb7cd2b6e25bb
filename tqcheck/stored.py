"""Rules as plain data, for the compiled catalog on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tqcheck.model import Certainty, Example, Impact, Languages, Role, Rule, Safety, Severity


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
        **{key: data[key] for key in ("id", "kind", "message", "why", "advice", "enabled", "path", "layer", "spec")},
        certainty=Certainty(data["certainty"]),
        impact=Impact(data["impact"]),
        safety=Safety(data["safety"]),
        severity=None if data["severity"] is None else Severity(data["severity"]),
        languages=Languages(_texts(target), _texts(source), only_source),
        roles=tuple(Role(role) for role in data["roles"]),
        examples=tuple(Example(*example) for example in data["examples"]),
        formerly=_texts(data["formerly"]),
    )


def _texts(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(values)


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
