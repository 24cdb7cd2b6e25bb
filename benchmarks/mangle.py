"""How many mangled names are found: names of the glossaries and others, mangled in the ways that relay translation mangles them.

    python benchmarks/mangle.py [--names names.jsonl] [--seed 1] [--entries 1500] [--show 5] [--json]

Every name stands in a short article of its own that says which country it is about. The ways to mangle are written down here
on purpose a second time, apart from `tqcheck.romanize`, so that the derivation is not measured against itself:

* relay: the Cyrillic form letter by letter, every letter by a choice of this name's own (х as kh or h, й as y, i or j ...)
* half: the same for one word of several
* letter: one letter or cluster of the right form as another language spells that sound (c for k, w for v, one of two letters)
* ending: a case ending left on the right form
* small: the relayed form in small letters

`--names` takes JSON lines with `lang`, `canonical_en`, `russian_all` and `naive_latin` (real forms in Latin letters); of these only
names that no glossary has are asked: what is found there, fingerprints and likeness found. A place is found if an error or a
warning of names stands on it; its fix is right if one of the offered ones gives the right form or an accepted one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from tqcheck import catalog, readers
from tqcheck.check import Checker
from tqcheck.glossary.entry import Entry, key
from tqcheck.model import Settings, Severity
from tqcheck.romanize.derive import derive

_LETTERS = dict(
    zip("абвгдезиклмнопрстуф", "a b v g d e z i k l m n o p r s t u f".split(), strict=True),
    **{
        "і": "i",
        "ї": "i",
        "є": "ye",
        "ґ": "g",
        "ў": "u",
        "ъ": "",
        "ь": "",
        "э": "e",
        "ч": "ch",
        "ш": "sh",
        "’": "",
        "'": "",
    },
)
_CHOICES = {
    "х": ("kh", "h"),
    "й": ("y", "i", "j"),
    "ж": ("zh", "zh", "j"),
    "ц": ("ts", "ts", "c"),
    "щ": ("shch", "sch"),
    "ы": ("y", "y", "i"),
    "ё": ("yo", "e", "o"),
    "ю": ("yu", "yu", "iu", "ju"),
    "я": ("ya", "ya", "ia", "ja"),
}
_SOUNDS = [
    ("kh", "h"), ("h", "kh"), ("ch", "tch"), ("sh", "sch"), ("zh", "j"), ("j", "dzh"), ("v", "w"), ("w", "v"), ("ts", "tz"),
    ("c", "k"), ("k", "c"), ("y", "i"), ("i", "y"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("tt", "t"), ("ou", "u"), ("u", "oo"),
    ("ee", "i"), ("ph", "f"), ("f", "ph"), ("x", "ks"), ("ks", "x"), ("q", "k"), ("th", "t"), ("iya", "ia"), ("ya", "ia"), ("yu", "iu"),
    ("g", "h"), ("h", "g"), ("e", "ie"), ("aa", "a"), ("ii", "iy"), ("ck", "k"),
]  # fmt: skip
_ENDINGS = ("a", "u", "om", "e", "oy", "y")
_COUNTRY = {
    "ko": ("South Korea", "Seoul", "Korean"), "zh": ("China", "Beijing", "Chinese"), "ja": ("Japan", "Tokyo", "Japanese"),
    "ru": ("Russia", "Moscow", "Russian"), "uk": ("Ukraine", "Kyiv", "Ukrainian"), "be": ("Belarus", "Minsk", "Belarusian"),
    "ar": ("Egypt", "Cairo", "Arab"), "fa": ("Iran", "Tehran", "Iranian"), "he": ("Israel", "Jerusalem", "Israeli"),
    "tr": ("Turkey", "Ankara", "Turkish"), "de": ("Germany", "Berlin", "German"), "fr": ("France", "Paris", "French"),
    "es": ("Spain", "Madrid", "Spanish"), "it": ("Italy", "Rome", "Italian"), "pl": ("Poland", "Warsaw", "Polish"),
    "kk": ("Kazakhstan", "Astana", "Kazakh"), "hy": ("Armenia", "Yerevan", "Armenian"), "ka": ("Georgia", "Tbilisi", "Georgian"),
    "az": ("Azerbaijan", "Baku", "Azerbaijani"), "vi": ("Vietnam", "Hanoi", "Vietnamese"), "hi": ("India", "Delhi", "Indian"),
    "en": ("the United States", "Washington", "American"), "ur": ("Pakistan", "Islamabad", "Pakistani"),
    "th": ("Thailand", "Bangkok", "Thai"), "mn": ("Mongolia", "Ulaanbaatar", "Mongolian"),
}  # fmt: skip
_CARRIERS = {
    "place": (
        "Two people were hurt near {name} on Monday, {people} officials said.\n\nThe road from {capital} was closed for a day.",
        "The {people} minister arrived in {name} late in the evening.\n\nHe will return to {capital} on Friday.",
        "Police in {name} opened an inquiry.\n\nIt was the third case in {country} this year.",
    ),
    "person": (
        "The minister, {name}, spoke to reporters in {capital} on Monday.\n\nThe {people} government made no comment.",
        "“We are ready for talks,” said {name}, who arrived in {capital} on Friday.\n\nElections in {country} are due in May.",
    ),
    "org": ("The report was confirmed by {name} on Monday.\n\nThe {people} government in {capital} made no comment.",),
}


class Task(NamedTuple):
    """One mangled name. `group` and `way` are what is counted by; `right` the forms that a fix may give."""

    group: str
    way: str
    text: str
    start: int
    name: str
    right: frozenset[str]


def latin(cyrillic: str, chance: random.Random) -> str:
    """Cyrillic letter by letter, with one choice for each letter."""
    chosen = {letter: chance.choice(forms) for letter, forms in _CHOICES.items()}
    out = []
    for char in cyrillic:
        low = char.lower()
        form = chosen.get(low, _LETTERS.get(low, char))
        out.append(form[:1].upper() + form[1:] if char.isupper() else form)
    return "".join(out)


def other_letter(name: str, chance: random.Random) -> str:
    """One sound spelled in another way, the first letter of every word left in peace."""
    places = [(found.start(), old, new) for old, new in _SOUNDS for found in re.finditer(rf"(?<=[a-z]){old}", name)]
    if not places:
        return name
    at, old, new = chance.choice(places)
    return name[:at] + new + name[at + len(old) :]


def tasks_of(entry: Entry, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The ways to mangle one entry, with the forms that come out."""
    en = entry.right["en"]
    pivots = [form for form in entry.pivot.get("ru", ()) if not form.isupper()]
    if not pivots:
        pivots = [
            form for form in derive(entry.source or "", entry.native, en, entry.pivot).pivots if re.match("[А-Я]", form)
        ]
    if entry.source == "uk" and not pivots:
        pivots = list(entry.native)
    if pivots and entry.source != "ru":
        form = latin(pivots[0], chance)
        yield "relay", form
        yield "small", form.lower()
        words, parts = en.split(), form.split()
        if len(words) == len(parts) > 1:
            at = chance.randrange(len(words))
            yield "half", " ".join((*words[:at], parts[at], *words[at + 1 :]))
    letter = other_letter(en, chance)
    if letter != en and len(en) > 5:
        yield "letter", letter
    if (
        entry.source in ("ko", "zh", "ja", "uk", "be", "ar", "fa")
        and en[-1].isalpha()
        and en[-1] not in "aeiouy"
        and entry.type == "place"
    ):
        yield "ending", en + chance.choice(_ENDINGS)


def glossary_tasks(entries: Sequence[Entry], chance: random.Random) -> Iterator[Task]:
    for entry in entries:
        right = frozenset(map(key, (*entry.right.values(), *entry.ok)))
        for way, form in tasks_of(entry, chance):
            if key(form) not in right:
                yield carried("glossary", way, form, entry.type, entry.source or "", right, chance)


def other_tasks(path: Path, known: frozenset[str], chance: random.Random, most: int) -> Iterator[Task]:
    """Real names that no glossary has, in real mangled forms."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [
        row
        for row in rows
        if row["kind"] == "place"
        and row["lang"] in _COUNTRY
        and key(row["canonical_en"]) not in known
        and row["russian_all"]
    ]
    by_lang: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        by_lang[row["lang"]].append(row)
    for lang, some in sorted(by_lang.items()):
        for row in chance.sample(some, min(most, len(some))):
            name = str(row["canonical_en"])
            russian = row["russian_all"]
            assert isinstance(russian, list)
            form = latin(russian[0], chance)
            if key(form) != key(name):
                yield carried("elsewhere " + lang, "relay", form, "place", lang, frozenset({key(name)}), chance)


def carried(
    group: str, way: str, name: str, kind: str, source: str, right: frozenset[str], chance: random.Random
) -> Task:
    country, capital, people = _COUNTRY.get(source, ("Europe", "Brussels", "European"))
    carrier = chance.choice(_CARRIERS.get(kind, _CARRIERS["org"]))
    text = carrier.format(name="\0", country=country, capital=capital, people=people)
    start = text.index("\0")
    return Task(group, way, text.replace("\0", name), start, name, right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--names", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entries", type=int, default=1500, help="entries of the glossaries, drawn at random")
    parser.add_argument("--others", type=int, default=60, help="names of a language that no glossary has")
    parser.add_argument("--show", type=int, default=0, help="misses to print of each group and way")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    settings = Settings()
    loaded = catalog.load(settings)
    checker = Checker(loaded, settings, [head.id for head, *_ in loaded.heads])
    every = [e for e in loaded.names.entries() if e.right.get("en") and e.type not in ("term", "calque", "acronym")]
    known = frozenset(key(form) for entry in every for form in (*entry.right.values(), *entry.ok))
    some = chance.sample(every, min(args.entries, len(every)))
    tasks = list(glossary_tasks(some, chance))
    if args.names:
        tasks += other_tasks(args.names, known, chance, args.others)
    of: Counter[tuple[str, str]] = Counter()
    loud: Counter[tuple[str, str]] = Counter()
    offered: Counter[tuple[str, str]] = Counter()
    good: Counter[tuple[str, str]] = Counter()
    shown: Counter[tuple[str, str]] = Counter()
    for task in tasks:
        place = (task.group, task.way)
        of[place] += 1
        document = readers.read_document("article.txt", task.text)
        end = task.start + len(task.name)
        found = [
            finding
            for finding in checker.check(document).findings
            if finding.category in ("names", "terms", "consistency", "untranslated")
            and finding.severity is not Severity.INFO
            and finding.span.start < end
            and task.start < finding.span.end
        ]
        loud[place] += bool(found)
        fixes = [fix for finding in found for fix in finding.fixes]
        if fixes:
            offered[place] += 1
            good[place] += any(key(_after(task, fix.edits)) in task.right for fix in fixes)
        if not found and shown[place] < args.show:
            shown[place] += 1
            print("missed", *place, task.name, "->", ", ".join(sorted(task.right)))
    rows = {
        " ".join(place): {
            "of": of[place],
            "loud": round(loud[place] / of[place], 3),
            "right": round(good[place] / offered[place], 3) if offered[place] else None,
        }
        for place in sorted(of)
    }
    for group in sorted({group.split()[0] for group, _ in of}):
        mine = [place for place in of if place[0].split()[0] == group]
        total, fixed = sum(of[p] for p in mine), sum(offered[p] for p in mine)
        rows[f"{group} all"] = {
            "of": total,
            "loud": round(sum(loud[p] for p in mine) / total, 3),
            "right": round(sum(good[p] for p in mine) / fixed, 3) if fixed else None,
        }
    if args.json:
        print(json.dumps(rows))
        return
    for name, row in rows.items():
        print(f"{name:22} of {row['of']:5}  errors and warnings {row['loud']:.3f}  fixes right {row['right']}")


def _after(task: Task, edits: Sequence[object]) -> str:
    """The mangled name after a fix, which may reach a little further on either side."""
    text = task.text
    low, high = task.start, task.start + len(task.name)
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):  # type: ignore[attr-defined]
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]  # type: ignore[attr-defined]
        high += len(edit.text) - (edit.span.end - edit.span.start)  # type: ignore[attr-defined]
    return text[low:high]


if __name__ == "__main__":
    main()
