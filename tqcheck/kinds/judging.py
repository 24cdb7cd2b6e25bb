"""How far a derived form can be trusted, by its own looks: what the document says about it is weighed later."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.glossary.entry import Entry, key
from tqcheck.glossary.index import Form
from tqcheck.model import Certainty

SLAVIC = ("ru", "uk", "be")
# Letters that a form needs to be sure; to be likely; words that English knows must be longer to count.
_SURE, _LIKELY, _LIKELY_WORDS = 6, 4, 8
_ADJECTIVES = ("ogo", "oho", "omu")
_ORDER = ("whole", "mixed", "ending")


def written_so(form: Form, found: str) -> bool:
    """True if the place is written as a derived form is: a capital in front, acronyms in capitals."""
    pivot = form.evidence.get("pivot", "")
    if len(pivot) > 1 and pivot.isupper():
        return found[-1:].isupper() and 2 * sum(map(str.isupper, found)) > len(found)
    words = found.replace("-", " ").split()
    return found[:1].isupper() and all(not word[:1].islower() or len(word) >= _LIKELY for word in words)


def best(forms: Sequence[Form]) -> Form:
    """Of several derived forms the one that came about in the plainest way, from a whole name rather than from one without
    its "province"; the first entry among equals.
    """
    return min(forms, key=lambda form: (_ORDER.index(form.kind), len(form.evidence.get("native", ""))))


def house_style(text: str, form: Form, entry: Entry) -> bool:
    """True where the form is another language's name of the place or person that readers know too: Kharkov, Kharkiv. A full
    name with a case ending is nobody's, nor is a surname with that of an adjective.
    """
    if form.kind == "ending" and entry.type == "person" and (" " in text or text.endswith(_ADJECTIVES)):
        return False
    return entry.source in SLAVIC and form.evidence.get("route", "").split("-")[-1] in SLAVIC


def doubts(text: str, form: Form, entry: Entry) -> tuple[str, ...]:
    """Why the form may be right as it stands: "style" (house style), "name" (a name that English knows), and the languages
    (zh, ja) by whose rules it is well spelled and so may be another name.
    """
    from tqcheck import lexicon
    from tqcheck.romanize import hepburn, pinyin

    found = ["style"] if house_style(text, form, entry) else []
    words = key(text).split()
    if len(words) == 1 and lexicon.shipped().is_english(words[0]):
        found.append("name")
    for language, syllabify in (("zh", pinyin.syllabify), ("ja", hepburn.syllabify)):
        if all(syllabify(word) for word in text.replace("-", " ").split()):
            found.append(language)
    return tuple(found)


def certainty(text: str, form: Form, ambiguous: bool, doubted: bool) -> Certainty:
    """The certainty of a derived form without a look at the document."""
    from tqcheck import lexicon

    letters = sum(map(str.isalpha, text))
    if letters < _LIKELY or doubted:
        return Certainty.POSSIBLE
    words = key(text).split()
    shipped = lexicon.shipped()
    if len(words) > 1 and all(map(shipped.is_english, words)):
        return Certainty.LIKELY if letters >= _LIKELY_WORDS else Certainty.POSSIBLE
    if len(words) == 1 and (shipped.languages(words[0]) or (form.kind != "whole" and letters < _SURE)):
        return Certainty.POSSIBLE
    return Certainty.SURE if letters >= _SURE and form.kind == "whole" and not ambiguous else Certainty.LIKELY
