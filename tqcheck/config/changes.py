"""What one layer of configuration says, laid over Settings."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tqcheck.model import Ignore, Settings, Severity

FAIL_ON: Mapping[str, Severity | None] = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}  # fmt: skip


class Changes(NamedTuple):
    """A layer: None and empty mean that it says nothing. Also what the command line sets. Paths are ready to open."""

    target: str | None = None
    source: str | None = None
    rule_paths: tuple[str, ...] = ()
    shipped_rules: bool | None = None
    glossary_paths: tuple[str, ...] = ()
    shipped_glossaries: bool | None = None
    enable_glossaries: tuple[str, ...] = ()
    listed: bool | None = None
    accept: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    ignore: tuple[Ignore, ...] = ()
    fail_on: str | None = None

    def over(self, below: Settings) -> Settings:
        """Settings with this layer on top.

        What the layers below say about the same rules or rules further down the same prefix gives way; of what is left, the
        longest prefix that fits a rule's id decides.
        """
        return below._replace(
            target=self.target or below.target,
            source=self.source or below.source,
            rule_paths=_joined(below.rule_paths, self.rule_paths),
            shipped_rules=below.shipped_rules if self.shipped_rules is None else self.shipped_rules,
            glossary_paths=_joined(below.glossary_paths, self.glossary_paths),
            shipped_glossaries=below.shipped_glossaries if self.shipped_glossaries is None else self.shipped_glossaries,
            enable_glossaries=_joined(below.enable_glossaries, self.enable_glossaries),
            listed=below.listed if self.listed is None else self.listed,
            accept=_joined(below.accept, self.accept),
            enable=_joined(_outside(below.enable, self.disable), self.enable),
            disable=_joined(_outside(below.disable, self.enable), self.disable),
            severity=self._severity_over(below.severity),
            ignore=tuple(dict.fromkeys((*below.ignore, *self.ignore))),
            fail_on=below.fail_on if self.fail_on is None else FAIL_ON[self.fail_on],
        )

    def _severity_over(self, below: tuple[tuple[str, Severity], ...]) -> tuple[tuple[str, Severity], ...]:
        kept = set(_outside((prefix for prefix, _ in below), (prefix for prefix, _ in self.severity)))
        pairs = (*(pair for pair in below if pair[0] in kept), *self.severity)
        return tuple(sorted(pairs, key=lambda pair: pair[0].count(".")))


def _joined(*parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


def _outside(ids: Iterable[str], prefixes: Iterable[str]) -> tuple[str, ...]:
    """The ids that are none of the prefixes and not below one."""
    prefixes = tuple(prefixes)
    return tuple(i for i in ids if not any(i == p or i.startswith(p + ".") for p in prefixes))
