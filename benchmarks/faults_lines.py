"""More operators for `damage.py`: debris of the web page, words left untranslated, one name in two spellings."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from benchmarks.faults import Edit, Fault, is_plain_noun, usual
from tqcheck.lexicon import LANGUAGES, Case, shipped

_NAMES = ("Ana Ruiz", "Piotr Nowak", "Lena Vogt", "Marc Dubois", "Oleh Koval", "Yuki Mori")
_AGENCIES = ("AFP", "Reuters", "EPA", "TASS", "Getty Images", "dpa", "Unsplash", "UNIAN", "press service")
_HEADLINES = ("Two bridges closed after the storm", "What is known about the fire at the port", "Farmers ask for help", "New rules for drivers from Monday")  # fmt: skip


def line(name: str, *texts: str, at: str = "any") -> Fault:
    """A fault that is a line of its own; {name}, {agency} and {head} are filled in."""

    def places(text: str, pick: random.Random) -> list[list[Edit]]:
        ends = [found.start() for found in re.finditer(r"\n\n", text)]
        if at == "bottom":
            where = len(text.rstrip())
        elif at == "top":
            where = 0
        else:
            where = pick.choice(ends) if ends else len(text.rstrip())
        new = pick.choice(texts).format(
            name=pick.choice(_NAMES), agency=pick.choice(_AGENCIES), head=pick.choice(_HEADLINES), number=pick.randint(2, 90)
        )  # fmt: skip
        return [[(where, where, f"{new}\n\n" if at == "top" else f"\n\n{new}")]]

    return Fault(name, "residue", places)


def inline(name: str, *texts: str) -> Fault:
    """Debris glued to the end of a paragraph or between two sentences."""

    def places(text: str, pick: random.Random) -> list[list[Edit]]:
        new = pick.choice(texts).format(
            name=pick.choice(_NAMES), agency=pick.choice(_AGENCIES), head=pick.choice(_HEADLINES)
        )
        return [[(found.end(), found.end(), " " + new)] for found in re.finditer(r"[a-z]{3}\.(?= [A-Z]|\n)", text)]

    return Fault(name, "residue", places)


def repeated_heading(text: str, _: random.Random) -> list[list[Edit]]:
    first = re.match(r"[^\n]{20,100}?(?= [a-z]+ )", text)
    return [[(0, 0, f"{first[0]}\n\n{first[0]}\n\n")]] if first else []


LINES = [
    line("photo credit", "Photo: {agency}", "Photo: {name} / {agency}", "© {name}/{agency}", "Photo by {name}", "Foto: {agency}", "{agency} / {name}", "Image: {agency}", "Photo source: {agency}", "Picture: {name}, {agency}", "{name}. Photo: {agency}"),
    line("read also", "Read also: {head}", "See also: {head}", "Read more: {head}", "Also read: {head}", "READ ALSO: {head}", "Related: {head}", "Read on the topic: {head}", "More on the topic: {head}", "Also interesting: {head}", "Don't miss: {head}", "→ Read also: {head}", "To read also: {head}", "In the topic"),
    line("subscribe", "Subscribe to our Telegram channel", "Follow us on Facebook", "Subscribe to our newsletter and do not miss the news", "Join us on Telegram and Viber", "Share on Facebook", "Share this article", "Like us on Facebook", "We are on Telegram", "Sign up for the newsletter", "Subscribe to us in Google News", "Tell your friends", "Copy link"),
    line("paywall", "This article is only for subscribers", "Continue reading with a subscription", "You have {number}% left to read", "The rest is for subscribers", "Register to read on", "Already a subscriber? Log in", "Content reserved for subscribers", "To continue reading, register for free", "Article reserved for our subscribers"),
    line("comments", "{number} comments", "Comments ({number})", "Leave a comment", "Write a comment", "Comments", "Comment on this article", "Post a comment", "0 replies", at="bottom"),
    line("advertising", "Advertising", "Advertisement", "The article continues below the ad", "ADVERTISING", "Continues after the advertising", "Publicity", "Anzeige", "Sponsored content", "The video is loading"),
    line("byline", "By {name}", "Author: {name}", "Text: {name}", "Editor: {name}", "Edited by {name}", "Correspondent {name}", "Published by {name}", "Written by {name}"),
    line("timestamp", "12 March 2021, 14:35", "Updated: 12.03.2021 14:35", "Published 12/03/2021 at 14:35", "Posted on March 12, 2021", "Last updated: 14:35", "Today, 14:35", "14:35, 12 March 2021", "2021-03-12 14:35", "Reading time: 3 minutes", "Published: 3 hours ago"),
    line("source line", "Source: {agency}", "Source: {agency}, {name}", "Source - {agency}", "According to materials: {agency}", "Source of the photo: {agency}", at="bottom"),
    line("tags", "Tags: economy, storm, port", "Topics: storm, port", "Keywords: port, storm", "#storm #port #news", "Filed under: Economy", at="bottom"),
    line("navigation", "Home > News > World", "Main page / News / World", "Back to top", "Next article", "Previous news", "Print version", "Show more", "All news", "News of the day", "Most read", "Go to the gallery", "Photo gallery", "Watch the video", "Listen to the article", "Report an error", "Cookies"),
    line("copyright", "© 2021 {agency}. All rights reserved.", "All rights reserved", "Copyright {agency}", "Reproduction prohibited", "Use of materials is allowed only with a link to the site", at="bottom"),
    line("error note", "If you notice an error, select it with the mouse and press Ctrl+Enter", "Found a mistake? Press Ctrl+Enter", "Noticed a typo? Select it and press Ctrl + Enter", at="bottom"),
    line("embed", "View this post on Instagram", "A post shared by {name}", "Video: YouTube", "Tweet by {name}", "Screenshot of the video", "Loading...", "Your browser does not support video", "Embedded content"),
    Fault("repeated heading", "residue", repeated_heading),
    inline("inline credit", "Photo: {agency}", "(Photo: {agency})", "© {agency}", "Photo: {name} / {agency}", "Photo by {name}/{agency}"),
    inline("inline read also", "Read also: {head}.", "READ ALSO: {head}", "See also: {head}.", "Read more: {head}."),
    inline("cut mark", "[…]", "[...]", "(...)", "Read more…", "Read more >>"),
]  # fmt: skip

_LOOKALIKE = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ", strict=True))
_OTHER = {
    "Cyrillic": ("глава", "область", "рада", "завод", "комитет", "также", "что", "Минобороны"),
    "Chinese": ("委员会", "记者", "元", "新华社", "小区"),
    "Greek": ("κυβέρνηση", "και", "πόλη"),
}
_NOUN = r"(?<=\b(?:the|his|its|her) )([a-z]{4,})(?= (?:of|in|on|at|for|to|and|was|is|has|said|will|with|by|from)\b)"


@cache
def words_of(language: str) -> tuple[str, ...]:
    """Words that are common in one language only and unknown in English."""
    known = shipped()
    found = re.findall(rb"\xfe([^\xfe\xff]{4,24})\xff", known._map[known._body :])
    entries = (known.word(word.decode()) for word in found)
    return tuple(
        sorted(e.word for e in entries if e and not e.is_english and e.languages == {language} and len(e.word) > 4)
    )


def word_left(name: str, words: Callable[[], tuple[str, ...]], capitals: bool = False) -> Fault:
    """A word of another language in the place of an English noun."""

    def places(text: str, pick: random.Random) -> list[list[Edit]]:
        new = pick.choice(words())
        new = new.capitalize() if capitals else new
        return [[(*found.span(1), new)] for found in re.finditer(_NOUN, text) if is_plain_noun(found[1])]

    return Fault(name, "untranslated", places)


def homoglyph(text: str, pick: random.Random) -> list[list[Edit]]:
    return [
        [(at, at + 1, _LOOKALIKE[text[at]])]
        for at in pick.sample(range(len(text)), min(200, len(text)))
        if text[at] in _LOOKALIKE
    ]


LEFT = [
    Fault("look-alike letter", "untranslated", homoglyph),
    *(word_left(f"word in {script}", lambda script=script: _OTHER[script]) for script in _OTHER),  # type: ignore[misc]
    *(word_left(f"word in {code}", lambda code=code: words_of(code)) for code in LANGUAGES),  # type: ignore[misc]
    word_left("noun in de, capital", lambda: words_of("de"), capitals=True),
]  # fmt: skip


def _later(text: str, write: Callable[[str], list[str]], pick: random.Random, fewest: int) -> list[list[Edit]]:
    """The last mention of a name in another spelling; names stand `fewest` times or more."""
    names = Counter(re.findall(r"(?<=[a-z,] )[A-Z][\w-]{4,}(?=[ ,.])", text))
    out = []
    for name, times in names.items():
        forms = [form for form in write(name) if form != name]
        if times >= fewest and usual(name) & Case.LOWER == 0 and forms:
            at = text.rfind(name)
            out.append([(at, at + len(name), pick.choice(forms))])
    return out


_CHANGES = [("kh", "h"), ("h", "kh"), ("y", "i"), ("i", "y"), ("w", "v"), ("v", "w"), ("k", "c"), ("c", "k"), ("z", "s"), ("o", "a"), ("e", "i"), ("ai", "ay"), ("u", "ou"), ("j", "y"), ("ts", "z"), ("ll", "l"), ("ss", "s"), ("nn", "n")]  # fmt: skip


def romanized(name: str) -> list[str]:
    return [name[0] + name[1:].replace(a, b, 1) for a, b in _CHANGES if a in name[1:]]


def dropped(name: str) -> list[str]:
    return [name[:at] + name[at + 1 :] for at in range(2, len(name) - 1)]


def accents(name: str) -> list[str]:
    from tqcheck.kinds.spellings import plain

    return [plain(name).capitalize()] if not name.isascii() else []


SPELLINGS = [
    Fault("name, other romanization", "consistency", lambda text, pick: _later(text, romanized, pick, 2)),
    Fault("name, letter dropped", "consistency", lambda text, pick: _later(text, dropped, pick, 3)),
    Fault("name, letter dropped, twice in text", "consistency", lambda text, pick: _later(text, dropped, pick, 2)),
    Fault("name, accent lost", "consistency", lambda text, pick: _later(text, accents, pick, 2)),
    Fault("name, hyphen lost", "consistency", lambda text, pick: _later(text, lambda n: [n.replace("-", " ")], pick, 2)),
]  # fmt: skip
