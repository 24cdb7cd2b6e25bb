"""Which rules run and how loud they are, by settings: the longest prefix that fits an id decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from tqcheck.errors import ConfigError
from tqcheck.kinds.base import Head
from tqcheck.model import CATEGORIES, Finding, Ignore, Settings, Severity


def fits(id_: str, prefix: str) -> bool:
    """True if `prefix` is the id or whole leading parts of it."""
    return id_ == prefix or id_.startswith(prefix + ".")


def holds_for(tags: Sequence[str], language: str) -> bool:
    """True if one of the tags is the language (BCP 47) or whole leading parts of it, or if there are no tags."""
    if not tags:
        return True
    low = language.lower() + "-"
    return low.startswith(tuple([tag.lower() + "-" for tag in tags]))


def longest(id_: str, prefixes: Iterable[str]) -> int:
    """The length of the longest prefix that fits; 0 if none does."""
    return max((len(prefix) for prefix in prefixes if fits(id_, prefix)), default=0)


def enabled(id_: str, by_default: bool, settings: Settings) -> bool:
    """True if a rule runs: what names it most closely decides, and between equals `disable` does."""
    if not settings.enable and not settings.disable:
        return by_default
    on, off = longest(id_, settings.enable), longest(id_, settings.disable)
    return on > off or (by_default and not off)


def check_ids(settings: Settings, heads: Iterable[Head], formerly: Iterable[str] = ()) -> None:
    """Refuse ids in the settings that no rule has. Raises ConfigError with near ids."""
    ids = [*(head.id for head in heads), *formerly]
    asked = [
        *settings.enable,
        *settings.disable,
        *(id_ for id_, _ in settings.severity),
        *(item.rule for item in settings.ignore if item.rule),
    ]
    for prefix in asked:
        if prefix not in CATEGORIES and not any(fits(id_, prefix) for id_ in ids):
            from difflib import get_close_matches

            raise ConfigError(
                f'there is no rule "{prefix}"', allowed=get_close_matches(prefix, ids, 4, 0.5) or CATEGORIES
            )


def current(prefix: str, formerly: dict[str, str]) -> str:
    """What a rule is called now, if it was renamed."""
    return formerly.get(prefix, prefix)


def severity(id_: str, settings: Settings) -> Severity | None:
    """The severity that the configuration sets for a rule, if it sets one."""
    fitting = [(len(prefix), level) for prefix, level in settings.severity if fits(id_, prefix)]
    return max(fitting)[1] if fitting else None


def ignored(finding: Finding, path: str, ignores: Sequence[Ignore]) -> Ignore | None:
    """The standing decision that silences a finding, if there is one."""
    for item in ignores:
        if item.rule is not None and not fits(finding.rule, item.rule):
            continue
        if item.text is not None and item.text != finding.matched:
            continue
        if item.path is not None and not fnmatchcase(path, item.path):
            continue
        return item
    return None
