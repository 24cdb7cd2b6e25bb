"""Material for measurements: news-like text without repeats, hostile texts, rules and glossaries by the hundred."""

from __future__ import annotations

import json
import random
from pathlib import Path

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"
_FUNCTION = "the of to and in a that for on is was with by at from as it be his has have are were said not which an will its who or".split()


class Words:
    """An endless supply of words: function words, words that come back, and words that never do."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.common = [self.made(2) for _ in range(4000)]

    def made(self, syllables: int) -> str:
        pick = self.random.choice
        return "".join(pick(_CONSONANTS) + pick(_VOWELS) + pick(["", "", "n", "r", "s", "t"]) for _ in range(syllables))

    def word(self) -> str:
        chance = self.random.random()
        if chance < 0.42:
            return self.random.choice(_FUNCTION)
        if chance < 0.92:
            return self.common[int(4000 * self.random.random() ** 2)]
        return self.made(self.random.choice((2, 3, 4)))


def news(words: int, seed: int = 1) -> str:
    """News-like paragraphs: names in capitals, numbers, commas, quotations; no paragraph twice."""
    supply = Words(seed)
    pick = supply.random.random
    paragraphs, count = [], 0
    while count < words:
        sentences = []
        for _ in range(supply.random.randint(2, 5)):
            tokens = [supply.word() for _ in range(supply.random.randint(8, 28))]
            tokens = [
                token.capitalize() if pick() < 0.1 else token + "," if pick() < 0.06 else token for token in tokens
            ]
            if pick() < 0.3:
                tokens.append(str(supply.random.randint(2, 2030)))
            count += len(tokens)
            sentence = " ".join(tokens).capitalize().rstrip(",") + "."
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
