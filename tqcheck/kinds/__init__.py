"""The kinds of rules: one module each, one table."""

from tqcheck.kinds import (
    capitals,
    capitalwords,
    casing,
    figures,
    language,
    leftover,
    lines,
    missing,
    names,
    namewords,
    pattern,
    persons,
    pronouns,
    quotes,
    repetition,
    script,
    smallnames,
    spellings,
    starts,
    surnames,
    terms,
    translated,
    unlisted,
    variants,
)
from tqcheck.kinds.base import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        pattern.KIND,
        terms.KIND,
        names.KIND,
        namewords.KIND,
        repetition.KIND,
        capitals.KIND,
        capitalwords.KIND,
        casing.KIND,
        figures.KIND,
        language.KIND,
        leftover.KIND,
        lines.KIND,
        missing.KIND,
        persons.KIND,
        pronouns.KIND,
        quotes.KIND,
        script.KIND,
        smallnames.KIND,
        spellings.KIND,
        starts.KIND,
        surnames.KIND,
        translated.KIND,
        unlisted.KIND,
        variants.KIND,
    )
}
