"""Material for measurements: news-like text without repeats, hostile texts, rules and glossaries by the hundred."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from itertools import accumulate
from pathlib import Path

from tqcheck import lexicon

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"


class Words:
    """An endless supply of words: function words, words that come back, and words that never do."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def made(self, syllables: int) -> str:
        pick = self.random.choice
        return "".join(pick(_CONSONANTS) + pick(_VOWELS) + pick(["", "", "n", "r", "s", "t"]) for _ in range(syllables))


class NewsWords(Words):
    """Words of the lexicon as often as English has them; few small words are unknown, and a fifth of the names."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._small, self._small_weights, self._names, self._name_weights = _known_words()
        self._ready: list[str] = []
        self._ready_names: list[str] = []

    def word(self) -> str:
        """A word in small letters."""
        if self.random.random() < 0.003:
            return self.made(self.random.choice((2, 3, 4)))
        if not self._ready:
            self._ready = self.random.choices(self._small, cum_weights=self._small_weights, k=5000)
        return self._ready.pop()

    def name(self) -> str:
        """A word with a capital."""
        if self.random.random() < 0.2:
            return self.made(self.random.choice((2, 3))).capitalize()
        if not self._ready_names:
            self._ready_names = self.random.choices(self._names, cum_weights=self._name_weights, k=5000)
        return self._ready_names.pop().capitalize()


@cache
def _known_words() -> tuple[list[str], list[float], list[str], list[float]]:
    """Small words and names of the lexicon, each with its running sum of frequencies."""
    known = lexicon.shipped()
    small: dict[str, float] = {}
    names: dict[str, float] = {}
    for found in re.findall(rb"\xfe([a-z]{2,})\xff", known._map[known._body :]):
        entry = known.word(found.decode())
        if entry is None or not entry.is_english:
            continue
        if entry.usual & 1:
            small[entry.word] = 10**entry.frequency
        elif entry.is_name and not entry.is_word:
            names[entry.word] = 10**entry.frequency
    return list(small), list(accumulate(small.values())), list(names), list(accumulate(names.values()))


def news(words: int, seed: int = 1) -> str:
    """News-like paragraphs: names in capitals, numbers, commas, quotations; no paragraph twice."""
    supply = NewsWords(seed)
    pick = supply.random.random
    paragraphs, count = [], 0
    while count < words:
        sentences = []
        for _ in range(supply.random.randint(2, 5)):
            tokens = [
                supply.name() if pick() < 0.1 else supply.word() + ("," if pick() < 0.06 else "")
                for _ in range(supply.random.randint(8, 28))
            ]
            if pick() < 0.3:
                tokens.append(str(supply.random.randint(2, 2030)))
            count += len(tokens)
            sentence = " ".join(tokens).rstrip(",") + "."
            sentence = sentence[0].upper() + sentence[1:]
            sentences.append(f"“{sentence[:-1]},” he said." if pick() < 0.2 else sentence)
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def hostile(kind: str, words: int) -> str:
    """A text made to hurt: `capitals`, `quotes`, or `hits` (a wrong name in every second word)."""
    if kind == "capitals":
        return news(words).upper()
    if kind == "quotes":
        return "\n\n".join(
            " ".join(["“", "”", '"', "said,", "”said", "'", "«x»", "„"] * 12) for _ in range(words // 96)
        )
    return "\n\n".join("Ronhap said Phungeri and TsTAK of Sohe " * 12 for _ in range(words // 84))


def rules(folder: Path, count: int, seed: int = 2) -> None:
    """Write `count` pattern rules as people write them: words, choices, verbs, contexts; none fires often."""
    supply = Words(seed)
    (folder / "phrasing" / "made").mkdir(parents=True)
    for number in range(count):
        one, two, three, four = (supply.made(supply.random.choice((2, 3))) for _ in range(4))
        find = supply.random.choice(
            (
                f"{one} (?:{two}|{three}) {four}",
                f"[[{one}]] {{verb:take}} {two}",
                f"(?:the )?{one} of {{words:0-2}}{two}",
                f"{one}(?:s|ed|ing)? (?:in|on|at) {two}",
                f"{{verb:carry out}} (?:a|the) {one}",
            )
        )
        bad = (
            find.replace("[[", "")
            .replace("]]", "")
            .replace("{verb:take}", "took")
            .replace("{words:0-2}", "")
            .replace("{verb:carry out}", "carried out")
        )
        for pattern, plain in (
            (f"(?:{two}|{three})", two),
            ("(?:the )?", "the "),
            ("(?:s|ed|ing)?", "s"),
            ("(?:in|on|at)", "in"),
            ("(?:a|the)", "a"),
        ):
            bad = bad.replace(pattern, plain)
        text = f"""kind: pattern
certainty: likely
impact: minor
message: '"{{match}}" is made up.'
why: It was generated.
find: {json.dumps(find)}
suggest: Nothing.
not_after: [{three}, {supply.made(3)}]
examples:
  - bad: They {bad} today.
  - ok: They {four} today.
"""
        (folder / "phrasing" / "made" / f"rule-{number:05}.yaml").write_text(text, encoding="utf-8")


def glossary(path: Path, forms: int, seed: int = 3) -> None:
    """Write a glossary with this many wrong forms listed, five to an entry."""
    supply = Words(seed)
    rows = []
    for number in range(forms // 5):
        wrong = [
            " ".join(supply.made(3).capitalize() for _ in range(supply.random.choice((1, 1, 2)))) for _ in range(5)
        ]
        rows.append(
            f"- {{id: made-{number}, en: {supply.made(5).capitalize()}, type: place, derive: 'off', wrong: [{', '.join(dict.fromkeys(wrong))}]}}"
        )
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
