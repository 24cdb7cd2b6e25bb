"""The kinds of rules: one module each, one table."""

from tqcheck.kinds import (
    capitals,
    capitalwords,
    casing,
    leftover,
    names,
    pattern,
    repetition,
    script,
    smallnames,
    spellings,
    starts,
    terms,
    variants,
)
from tqcheck.kinds.base import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        pattern.KIND,
        terms.KIND,
        names.KIND,
        repetition.KIND,
        casing.KIND,
        smallnames.KIND,
        starts.KIND,
        capitals.KIND,
        capitalwords.KIND,
        script.KIND,
        leftover.KIND,
        spellings.KIND,
        variants.KIND,
    )
}
