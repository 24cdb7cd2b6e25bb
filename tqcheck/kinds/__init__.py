"""The kinds of rules: one module each, one table."""

from tqcheck.kinds import missing, names, pattern, quotes, repetition, terms, unlisted
from tqcheck.kinds.base import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (pattern.KIND, terms.KIND, names.KIND, missing.KIND, unlisted.KIND, repetition.KIND, quotes.KIND)
}
