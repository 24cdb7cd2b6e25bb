"""The faults that `damage.py` puts into clean news: one operator for each, with the category that must find it.

An operator is given a text and says where its fault could stand: a list of places, each a list of edits (start, end, new text).
Most are one regular expression and what the match becomes. The classes and their shares are those of real machine-translated news.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from tqcheck.lexicon import Case, shipped

Edit = tuple[int, int, str]
Write = Callable[[re.Match[str]], str | None]


class Fault(NamedTuple):
    """One operator. `curly`: the quotation marks that the text must have for it (None: either). `wide`: what is gone can only be
    seen from what is left, so a finding anywhere in the paragraph counts."""

    name: str
    category: str
    places: Callable[[str, random.Random], list[list[Edit]]]
    curly: bool | None = None
    wide: bool = False


def small(word: str) -> str:
    return word[:1].lower() + word[1:]


def big(word: str) -> str:
    return word[:1].upper() + word[1:]


def usual(word: str) -> Case:
    return shipped().usual_case(word.lower())


def swap(
    name: str, category: str, pattern: str, new: str | Write, curly: bool | None = None, wide: bool = False
) -> Fault:
    """A fault by a regular expression: group 1 (or the whole match) becomes `new`, where that is another text."""
    compiled = re.compile(pattern)
    group = 1 if compiled.groups else 0

    def places(text: str, _: random.Random) -> list[list[Edit]]:
        out = []
        for found in compiled.finditer(text):
            written = found.expand(new) if isinstance(new, str) else new(found)
            if written is not None and written != found[group]:
                out.append([(*found.span(group), written)])
        return out

    return Fault(name, category, places, curly, wide)


def both(name: str, category: str, pattern: str, one: str, other: str, curly: bool | None = None) -> Fault:
    """A fault of two places: groups 1 and 2."""

    def places(text: str, _: random.Random) -> list[list[Edit]]:
        return [
            [(*found.span(1), found.expand(one)), (*found.span(2), found.expand(other))]
            for found in re.finditer(pattern, text)
        ]

    return Fault(name, category, places, curly)


def when(test: Callable[[str], bool], write: Callable[[str], str] = small) -> Write:
    """Rewrites group 1 where a test of it holds."""
    return lambda found: write(found[1]) if test(found[1]) else None


def is_sure_name(word: str) -> bool:
    entry = shipped().word(word.lower())
    return entry is not None and entry.is_name and not entry.is_word


def is_plain_noun(word: str) -> bool:
    return usual(word) is Case.LOWER and shipped().frequency(word) > 3.5


_HEADS = (
    "Ministry|Minister|Secretary|Council|Committee|Agency|Department|Assembly|Court|Commission|Bank|Chamber|Authority|Bureau|"
    "Service|Board|Fund|Office|Parliament|University|Institute|Association|Federation|Administration|Police|Union|General|Party"
)
_MID = r"(?<=[a-z,] )"
_NAMELIKE = rf"{_MID}([A-Z][a-z]{{3,}})(?!\w| [A-Z])"
_STARTS = r"[A-Z][a-z]+(?= [a-z]+ )"
_DETERMINED = (
    r"(?<=\b(?:the|its|his|her) )([a-z]{4,})(?= (?:of|in|on|at|for|to|and|was|is|has|said|will|with|by|from)\b)"
)

_LOOSE = r"(?:(?<=\b(?:old|new|two|big|for|and) )|(?<=\b(?:of|to|in|on) ))([a-z]{5,})(?= (?:of|in|on|at|for|to|and|was|is|has|will|with|by|from)\b|[.,])"
_WATERS = "Sea|Ocean|Strait|Gulf|Bay|River|Lake|Island|Islands|Mountains|Street|Square|Avenue|Bridge|Park"

CAPITALS = [
    swap("half institution", "capitalization", rf"{_MID}([A-Z][a-z]{{3,}}) (?=(?:{_HEADS})\b)", when(lambda w: bool(usual(w) & Case.LOWER))),
    swap("last word small", "capitalization", rf"(?<=[a-z] )(?:[A-Z][a-z]{{3,}}) ((?:{_HEADS})\b)", lambda m: small(m[1])),
    swap("noun with capital", "capitalization", _DETERMINED, when(is_plain_noun, big)),
    swap("noun with capital, no article", "capitalization", _LOOSE, when(is_plain_noun, big)),
    swap("last word of water small", "capitalization", rf"(?<=[A-Z][a-z]{{4}} )({_WATERS})(?= [a-z]|[,.])", lambda m: small(m[1])),
    swap("middle word small", "capitalization", rf"(?:(?<=[a-z] )|(?<=the ))[A-Z][a-z]+ ([A-Z][a-z]{{3,}}) (?:{_HEADS})\b", when(lambda w: bool(usual(w) & Case.LOWER))),
    swap("whole name small", "capitalization", r"(?<=[a-z] )((?:Ministry|Department|Council|House|Court|Board|Bank) of (?:the )?[A-Z][a-z]+|[A-Z][a-z]+ (?:Ministry|Council|Assembly|Union|Nations|House))(?= [a-z]|[,.])", lambda m: m[1].lower()),
    swap("direction with capital", "capitalization", r"(?<=\bthe )(north|south|east|west|northern|southern|eastern|western)(?= [a-z])", lambda m: big(m[1])),
    swap("small after stop", "capitalization", rf"(?<=[a-z]{{3}}\. )({_STARTS})", lambda m: small(m[1])),
    swap("small after ? or !", "capitalization", rf"(?<=[a-z]{{3}}[?!] )({_STARTS})", lambda m: small(m[1])),
    swap("small after quotation", "capitalization", rf"(?<=[a-z]{{2}}[.?!][\"”] )({_STARTS})", lambda m: small(m[1])),
    swap("small in quotation", "capitalization", rf"(?<=[a-z][:,] [\"“])({_STARTS})", lambda m: small(m[1])),
    swap("small paragraph", "capitalization", rf"(?:(?<=\n\n))({_STARTS})", lambda m: small(m[1])),
    swap("small known name", "capitalization", _NAMELIKE, when(is_sure_name)),
    swap("small ambiguous name", "capitalization", r"\b(?:Mr\.?|[A-Z][a-z]{3,}) ([A-Z][a-z]{3,})(?= (?:said|told|has|was|is|had|wrote|will)\b|'s |, )", when(lambda w: bool(usual(w) & Case.LOWER) and not re.fullmatch(_HEADS, w))),
    swap("small unknown name", "capitalization", _NAMELIKE, when(lambda w: usual(w) is Case.NONE)),
    swap("small full name", "capitalization", rf"{_MID}([A-Z][a-z]{{2,}} [A-Z][a-z]{{2,}})(?= (?:said|told|has|was|is|had|and|in|wrote|will)\b|'s |[,.])", lambda m: m[1].lower() if not any(usual(w) & Case.LOWER for w in m[1].split()) else None),
    swap("small demonym", "capitalization", rf"{_MID}([A-Z][a-z]+(?:ian|ese|ish|ans|ean|eli|aqi))(?!\w)", when(is_sure_name)),
    swap("capital syllable", "capitalization", r"(?:(?<=[A-Z][a-z]{3} )|(?<=[A-Z][a-z]{4} )|(?<=[a-z]{2} ))([A-Z][a-z])(?= [A-Z][a-z]{3,}|[,.]| said)", lambda m: m[1].upper() if m[1] not in ("Mr", "Dr", "Ms", "St", "Jr", "He", "It", "In", "On", "No", "We", "My", "As", "At", "If") else None),
    swap("small acronym", "capitalization", r"(?<=[a-z] )([A-Z]{2,5})(?= [a-z]|[,.]|'s)", lambda m: m[1].lower() if m[1] not in ("IT", "AM", "PM", "TV") else None),
    swap("capital after comma", "capitalization", r"(?<=[a-z], )((?:and|but|which|who|when|while|where|because|as) )(?=[a-z])", lambda m: big(m[1])),
]  # fmt: skip

_SAID = r"(?:said|says|told|added|wrote|explained|[Hh]e|[Ss]he|[Tt]hey|the)"
QUOTES = [
    swap("space moved to closing", "quotes", r"(?<=[a-z][,.?!])([”\"] )(?=[A-Za-z])", lambda m: " " + m[1][0]),
    swap("space before closing", "quotes", r"(?<=[a-z][,.?!])([”\"])(?= [A-Za-z])", r" \1"),
    swap("space before closing, bare", "quotes", r"(?<=[a-z])([”\"])(?= [a-z])", r" \1"),
    swap("space after opening", "quotes", r"(?<=[a-z,:.] )([“\"])(?=[A-Za-z])", r"\1 "),
    swap("space moved to opening", "quotes", r"(?<=[a-z,:])( [“\"])(?=[A-Za-z])", lambda m: m[1][1] + " "),
    swap("opening reversed", "quotes", r"(?<=[a-z,:.] )(“)(?=[A-Za-z])", "”", True),
    swap("closing reversed", "quotes", r"(?<=[a-z,.?!])(”)(?= [A-Za-z])", "“", True),
    swap("closing missing", "quotes", rf"(?<=[a-z],)([”\"])(?= {_SAID}\b)", "", wide=True),
    swap("opening missing", "quotes", r"(?<=[.] )([“\"])(?=[A-Z][^”\"\n]{10,120},[”\"] \w)", "", wide=True),
    swap("opening missing, phrase", "quotes", r"(?<=[a-z] )([“\"])(?=[a-z]+ [^”\"\n]{2,60}[a-z][”\"] [a-z])", "", wide=True),
    swap("closing missing, phrase", "quotes", r"(?<= [“\"])(?:[a-z]+ [^”\"\n]{2,60}[a-z])([”\"])(?= [a-z])", "", wide=True),
    swap("closing missing at end", "quotes", r"(?<=[a-z][.?!])([”\"])(?=\n\n)", "", wide=True),
    swap("opening missing at start", "quotes", r"(?<=\n\n)([“\"])(?=[A-Z][^”\"\n]{10,200}[.,?!][”\"])", "", wide=True),
    swap("doubled", "quotes", r"(?<=[a-z.,:] )([“\"])(?=[A-Za-z])", lambda m: m[1] * 2),
    swap("doubled closing", "quotes", r"(?<=[a-z][,.])([”\"])(?= )", lambda m: m[1] * 2),
    swap("glued after", "quotes", r"(?<=[a-z][,?!])([”\"] )(?=[a-z])", lambda m: m[1][0]),
    swap("glued after, bare", "quotes", r"(?<=[a-z])([”\"] )(?=[a-z])", lambda m: m[1][0]),
    swap("glued before", "quotes", r"(?<=[a-z,])( [“\"])(?=[A-Za-z])", lambda m: m[1][1]),
    swap("closing straight", "quotes", r"(?<=[a-z,.])(”)(?= )", '"', True),
    swap("opening straight", "quotes", r"(?<=[a-z,] )(“)(?=[A-Za-z])", '"', True),
    swap("closing curly", "quotes", r"(?<=[a-z,.])(\")(?= [a-z])", "”", False),
    swap("speech dash", "quotes", rf"(?<=[a-z])(,[”\"])(?= {_SAID}\b)", lambda m: m[1][1] + ", –"),
    swap("speech dash after comma", "quotes", rf"(?<=[a-z],[”\"])( )(?={_SAID}\b)", " — "),
    both("speech dash, no marks", "quotes", r"(?<=[a-z])(,[”\"]) (?:said|says|he said|she said|added)(?: [A-Z]\w+){0,3}(\. [“\"])(?=[A-Z])", ", –", ". – "),
    both("guillemets", "quotes", r"(?<=[a-z,:] )([“\"])[^“”\"\n]{3,90}(?<=[a-z,.?!])([”\"])(?= )", "«", "»"),
    both("low marks", "quotes", r"(?<=[a-z,:] )([“\"])[^“”\"\n]{3,90}(?<=[a-z,.?!])([”\"])(?= )", "„", "“"),
    both("backticks", "quotes", r"(?<=[a-z,:] )([“\"])[^“”\"\n]{3,90}(?<=[a-z,.?!])([”\"])(?= )", "``", "''"),
    swap("comma missing", "quotes", r"(?<=[a-z])(,)(?=[”\"] (?:he|she|said)\b)", ""),
]  # fmt: skip

PUNCTUATION = [
    swap("space before comma", "punctuation", r"(?<=[a-z]),(?= [a-z])", " ,"),
    swap("space before stop", "punctuation", r"(?<=[a-z]{3})\.(?= [A-Z])", " ."),
    swap("space before ? or ! or ;", "punctuation", r"(?<=[a-z]{2})([?!;:])(?= )", r" \1"),
    swap("no space after comma", "punctuation", r"(?<=[a-z],)( )(?=[a-z])", ""),
    swap("no space after comma, number", "punctuation", r"(?<=\d,)( )(?=[a-z])", ""),
    swap("no space after stop", "punctuation", r"(?<=[a-z]{3}\.)( )(?=[A-Z][a-z]+ [a-z])", ""),
    swap("no space after ? or !", "punctuation", r"(?<=[a-z][?!:;])( )(?=[A-Za-z])", ""),
    swap("doubled comma", "punctuation", r"(?<=[a-z]),(?= )", ",,"),
    swap("doubled stop", "punctuation", r"(?<=[a-z]{3})\.(?= [A-Z]|\n)", ".."),
    swap("comma and stop", "punctuation", r"(?<=[a-z]{3})\.(?= [A-Z])", ",."),
    swap("comma before stop", "punctuation", r"(?<=[a-z]{3})\.(?= [A-Z])", ".,"),
    swap("spaced apostrophe", "punctuation", r"(?<=[a-z])(['’]s)(?= )", r" \1"),
    swap("space in apostrophe", "punctuation", r"(?<=[a-z]['’])s(?= )", " s"),
    swap("space in brackets", "punctuation", r"(?<= \()(?=[A-Za-z])", " "),
    swap("space before bracket", "punctuation", r"(?<=[a-z])(\))(?=[ ,.])", r" \1"),
    swap("no space before bracket", "punctuation", r"(?<=[a-z])( )(?=\([A-Za-z])", ""),
    swap("stop in mid-sentence", "punctuation", r"(?<=[a-z]{3})( )(?=(?:at|in|with|from|on|for|and) (?:the|a|an|his|its)\b)", ". "),
    swap("full-width comma", "punctuation", r"(?<=[a-z]), ", "，"),
    swap("space in hyphen", "punctuation", r"(?<=[a-z]{3})-(?=[a-z]{3})", " -"),
    swap("missing end stop", "punctuation", r"(?<= [a-z]{4})(\.)(?=\n\n)", ""),
]  # fmt: skip

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NUMBERS = [
    swap("decimal comma", "numbers", r"(?<=\d)\.(?=\d{1,2}(?:%| percent| per cent| million| billion|\b(?! ?[ap]\.m)))(?<!\.\d\.)", ","),
    swap("thousands point", "numbers", r"(?<=\d),(?=\d{3}\b)", "."),
    swap("thousands space", "numbers", r"(?<=\d),(?=\d{3}\b)", " "),
    swap("ungrouped", "numbers", r"(?<=\d{2})(,)(?=\d{3}\b)", ""),
    swap("24 hours with dot", "numbers", r"\b((\d{1,2}):(\d\d))(?= ?(?:[ap]\.?m|GMT| ))", r"\2.\3"),
    swap("thousand and figures", "numbers", r"\b((\d{2}),(\d)00)\b(?= [a-z])", r"\2 thousand \g<3>00"),
    swap("thousand in words", "numbers", r"\b((\d{2}),000)\b(?= [a-z])", r"\2 thousand"),
    swap("ordinal month", "numbers", rf"\b(({_MONTH}) (\d\d?))(?=[ ,.])", r"\3th of \2"),
    swap("date with in", "numbers", rf"\b([Oo]n)(?= {_MONTH} \d\d?\b)", "in"),
    swap("dotted date", "numbers", rf"\b({_MONTH} (\d\d?),? (20\d\d))\b", r"\2.04.\3"),
    swap("wrong ordinal", "numbers", rf"\b({_MONTH} (?:2|3|22|23|1|21|31))(?=[ ,.])", r"\1th"),
    swap("currency after", "numbers", r"([$£€]([\d.,]*\d))(?! ?(?:million|billion|m|bn|k|\w))", lambda m: m[2] + m[1][0]),
    swap("currency space", "numbers", r"([$£€])(?=\d)", r"\1 "),
    swap("percent space", "numbers", r"(?<=\d)%", " %"),
    swap("percent before", "numbers", r"\b(([\d.]*\d)%)", r"%\2"),
    swap("figure twice", "numbers", r"\b(\d\d)(?= [a-z]{4,}s\b)", r"\1 \1"),
]  # fmt: skip
