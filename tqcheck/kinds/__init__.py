"""The kinds of rules: one module each, one table."""

from tqcheck.kinds import figures, lines, names, pattern, repetition, terms
from tqcheck.kinds.base import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (pattern.KIND, terms.KIND, names.KIND, repetition.KIND, lines.KIND, figures.KIND)
}
