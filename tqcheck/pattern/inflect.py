"""English verb forms, for `{verb:take}` in patterns and replacements. Regular rules and a table of irregular verbs."""

from __future__ import annotations

from functools import cache

from tqcheck.expressions import late

# Common knowledge of English grammar: base, past, past participle where they are not formed with -ed.
_IRREGULAR = """
arise arose arisen|awake awoke awoken|be was,were been|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|
bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|
broadcast broadcast broadcast|build built built|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|
come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|
eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|
forecast forecast forecast|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got,gotten|give gave given|go went gone|
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|
lay laid laid|lead led led|lean leaned,leant leaned,leant|learn learned,learnt learned,learnt|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|
make made made|mean meant meant|meet met met|overcome overcame overcome|overthrow overthrew overthrown|pay paid paid|prove proved proved,proven|put put put|
quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|
send sent sent|set set set|shake shook shaken|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun|split split split|spread spread spread|
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|
undergo underwent undergone|understand understood understood|undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|win won won|
wind wound wound|withdraw withdrew withdrawn|withstand withstood withstood|write wrote written
"""
# Verbs of two and more syllables that double their last letter (stress on the last syllable).
_DOUBLING = frozenset(
    "admit commit permit submit refer prefer occur control compel expel propel patrol begin forget regret equip rebut incur defer confer transmit omit deter recur abet allot".split()
)
_CONSONANT_Y = late(r"[^aeiou]y$")
_SIBILANT = late(r"(?:s|x|z|ch|sh)$")
_ONE_SYLLABLE = late(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
_VOWEL_L = late(r"[^aeiou][aeiou]l$")
_TAGS = ("base", "s", "past", "part", "ing")


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = (row.split() for row in _IRREGULAR.replace("\n", "").split("|"))
    return {base: (tuple(past.split(",")), tuple(part.split(","))) for base, past, part in rows}


@cache
def table(lemma: str) -> dict[str, tuple[str, ...]]:
    """The forms of a verb by tag: base, s, past, part, ing. The first word of a phrasal verb ("carry out") is inflected."""
    verb, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    if verb == "be":
        found = {
            "base": ("be",),
            "s": ("is", "are", "am"),
            "past": ("was", "were"),
            "part": ("been",),
            "ing": ("being",),
        }
    else:
        past, part = _irregular().get(verb, (None, None))
        regular = _regular_past(verb)
        found = {
            "base": (verb,),
            "s": (_third(verb),),
            "past": past or regular,
            "part": part or regular,
            "ing": _ing(verb),
        }
    return {tag: tuple(form + rest for form in found[tag]) for tag in _TAGS}


def forms(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, each once, in the order of the tags."""
    return tuple(dict.fromkeys(form for tag in _TAGS for form in table(lemma)[tag]))


def like(lemma: str, model: str, form: str, participle: bool = False) -> tuple[str, ...]:
    """The forms of `lemma` that answer to `form` of the verb `model`: one, or several where `form` is ambiguous.

    With `participle`, a form that can be one is one.
    """
    target = table(lemma)
    tags = [tag for tag, values in table(model).items() if form.lower() in values]
    if participle and "part" in tags:
        tags = ["part"]
    picked = [target[tag][min(table(model)[tag].index(form.lower()), len(target[tag]) - 1)] for tag in tags]
    return tuple(dict.fromkeys(picked))


def _third(verb: str) -> str:
    if verb in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _SIBILANT.search(verb) else "s")


def _doubles(verb: str) -> bool:
    return verb in _DOUBLING or _ONE_SYLLABLE.fullmatch(verb) is not None


def _stems(verb: str) -> tuple[str, ...]:
    """The stem before -ed and -ing: doubled, or both ways for -l, which American English leaves single."""
    if _doubles(verb):
        return (verb + verb[-1],)
    if _VOWEL_L.search(verb) and len(verb) > 4:
        return (verb + "l", verb)
    return (verb,)


def _regular_past(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb + "d",)
    if _CONSONANT_Y.search(verb):
        return (verb[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(verb))


def _ing(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return (verb[:-1] + "ing",)
    doubled = _stems(verb) if verb not in _irregular() or _doubles(verb) else (verb,)
    return tuple(stem + "ing" for stem in doubled)
