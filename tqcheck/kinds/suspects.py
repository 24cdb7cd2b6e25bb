"""What the kind `unlisted` makes of a word that no glossary has: why it is looked at, and what tells it from a name that is right."""

from typing import NamedTuple

from tqcheck.expressions import late
from tqcheck.glossary.entry import Entry
from tqcheck.model import Certainty, Facts, Match, Replacement
from tqcheck.pattern.replace import like_case

MOST_CANDIDATES = 5
# Letters of a word that is one letter away from a name and still counts where the article is about the country.
_LEAST_PLAIN = 8
# The same for a place with a case ending of Russian (in Natanze).
_LEAST_ENDED = 7
_ENDINGS = "aeu"
# Syllables that Hepburn and Hanyu Pinyin do not have, and Polivanov and Palladius spelled letter by letter do.
_WEAK = {
    "ja": late(r"(?:^|[aiueon])(?:s[iy]|t[iuy]|dz|z[iy]|d[iuy](?![aiueo]*$))"),
    "zh": late(
        r"^(?:kh|ts|dz|v|chzh|tsz|s[iy]|ty|d[uy]|l[yu]n|gu?j)|[aeoun](?:kh|tsz?|dz|v|sy|ch?zh)|[aeou]j$|[^h]un$|ya(?:n|o)?$"
    ),
}
_DERIVATIVE = (
    "s",
    "es",
    "y",
    "iy",
    "aya",
    "n",
    "an",
    "ian",
    "i",
    "ese",
    "ism",
    "ist",
    "ists",
    "ians",
    "ans",
    "ite",
    "ites",
)


class Suspect(NamedTuple):
    """Why a word is looked at: `by`, what may be meant, the entries of these (-1: of none)."""

    by: str
    rights: tuple[str, ...]
    entries: tuple[int, ...]
    alike: bool = False
    origin: str = ""
    pivot: str = ""


def weak(text: str, form_key: str) -> Suspect | None:
    """A word that may be a relay spelling if the article is about that country: then `finish` reads it."""
    looks = " ".join(origin for origin, signs in _WEAK.items() if signs.search(form_key))
    if not looks or not text.isascii() or len(text) <= 4:
        return None
    from tqcheck.romanize import hepburn, pinyin

    well_spelled = hepburn.syllabify(text) or pinyin.syllabify(text)
    return None if well_spelled else Suspect("weak", (), (-1,), origin=looks)


def is_plain(text: str, suspect: Suspect, entry: Entry) -> bool:
    """True for a word with another letter than the name, or with one more: a letter left out is a slip of the hand, by
    which no language spells a name."""
    if len(suspect.rights) > 1 or len(text) < min(map(len, suspect.rights[0].split())):
        return False
    if entry.type == "place" and len(text) >= _LEAST_ENDED and text[:-1] == suspect.rights[0] and text[-1] in _ENDINGS:
        return True
    return entry.type == "person" or len(text) >= _LEAST_PLAIN


def read_weak(match: Match, facts: Facts) -> Match | None:
    """The match with what its word stands for, in an article that is about the country first of all."""
    origin = facts.countries[0] if facts.countries else ""
    if origin not in match.values["doubts"].split():
        return None
    from tqcheck.romanize.invert import invert, is_weak_relay

    text = match.values["match"]
    found = () if not is_weak_relay(text, origin) else invert(text, origin)[:MOST_CANDIDATES]
    if not found:
        return None
    rights = dict.fromkeys(one.en for one in found)
    return match._replace(
        replacements=tuple(Replacement(((match.span, like_case(right, text)),)) for right in rights),
        values={**match.values, "right": " or ".join(rights)},
        evidence={"pivot": found[0].pivot, "language": {"zh": "Chinese", "ja": "Japanese"}[origin]},
        certainty=Certainty.LIKELY,
    )


def derivative(text: str, word: str) -> bool:
    """True for a word made from a name by English rules, or the name with its last letters cut off or its marks left out."""
    from tqcheck.glossary.near import folded

    low, other = folded(text), folded(word)
    return low == other or any(low == other + ending or low + ending == other for ending in _DERIVATIVE)
