"""The seed article with findings made by hand: the report that an editor reads, at three widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tqcheck.model import Certainty, Related, Safety
from tqcheck.reports import FileResult

PATH = "seeds/north-korea-launches.ru-en.txt"
NATIVE = "A Korean name that came through Russian; English writes it from the Korean."


@pytest.fixture
def seed(new_article: Any) -> FileResult:
    raw = (Path(__file__).parents[2] / PATH).read_bytes().decode()
    article = new_article(raw, PATH)
    likely, possible, unsafe = Certainty.LIKELY, Certainty.POSSIBLE, Safety.UNSAFE
    name = '"{}" is a name in Russian spelling; English writes "{}".'

    def listed(wrong: str, right: str, native: str, pivot: str, entry: str, **more: object) -> None:
        evidence = {"entry": entry, "native": native, "pivot": pivot, "scheme": "press"}
        article.add(
            "names.listed", wrong, right, message=name.format(wrong, right), why=NATIVE, evidence=evidence, **more
        )

    listed("Pyeongchang-pukto", "North Pyongan", "평안북도", "Пхёнан-пукто", "korea.north-pyongan")
    listed("Ronhap", "Yonhap", "연합", "Рёнхап", "korea.yonhap")
    listed("Songcheon", "Sonchon", "선천", "Сончхон", "korea.sonchon")
    listed("TsTAK", "KCNA", "조선중앙통신", "ЦТАК", "korea.kcna")
    listed("TsTAK", "KCNA", "조선중앙통신", "ЦТАК", "korea.kcna", nth=2)
    listed("Nodon Sinmun", "Rodong Sinmun", "로동신문", "Нодон синмун", "korea.rodong-sinmun")
    listed("Phungeri", "Punggye-ri", "풍계리", "Пхунгери", "korea.punggye-ri")
    article.add(
        "terms.joint-chiefs",
        "Joint Committee of the Chiefs of Staff",
        "Joint Chiefs of Staff",
        certainty=likely,
        message='"Joint Committee of the Chiefs of Staff" is a word-for-word translation; in English it is the "Joint Chiefs of Staff".',
        why="Объединённый комитет начальников штабов has a fixed name in English.",
        related=(Related(article.span("Joint Chiefs of Staff"), "the right name, later in the article"),),
    )
    article.add(
        "phrasing.ru.starts",
        "Starts took place",
        "The launches took place",
        certainty=likely,
        safety=unsafe,
        message='"Starts took place" is Russian "пуски" word for word; English says "The launches".',
        why='Пуски are launches of missiles; "starts" is the dictionary\'s first sense.',
    )
    article.add(
        "punctuation.hyphen-as-dash",
        "altitude - about",
        "altitude – about",
        certainty=likely,
        message="A hyphen between spaces stands for a dash.",
    )
    article.add(
        "quotes.space-before-opening",
        ", ”the agency",
        ",” the agency",
        message="The closing quotation mark stuck to the next word.",
        why="The mark closes the quotation; the space belongs behind it.",
        conflicts=("quotes.unclosed",),
    )
    article.add(
        "quotes.unclosed",
        "”the",
        message="This quotation mark closes nothing.",
        advice="Check where the quotation ends.",
        certainty=likely,
        conflicts=("quotes.space-before-opening",),
    )
    article.add(
        "quotes.nested",
        "“ Fire! ”Was",
        "‘Fire!’ was",
        message="A quotation within a quotation takes single marks, without spaces inside them.",
        safety=unsafe,
    )
    article.add(
        "phrasing.ru.recall-that",
        "Recall that in 2019",
        "In 2019",
        certainty=possible,
        safety=unsafe,
        message='"Recall that" is Russian "напомним"; English news just says it.',
    )
    article.add(
        "phrasing.ru.press-organ",
        "This was reported by",
        certainty=possible,
        advice='Attach it with "…, X reported".',
        message="A sentence of its own for the attribution is Russian officialese.",
    )
    article.add(
        "grammar.agreement",
        "reached its peak",
        "reached their peak",
        certainty=likely,
        safety=unsafe,
        message='"Tensions" takes "their".',
    )
    article.add(
        "capitalization.name",
        "Donald trump",
        "Donald Trump",
        message="A name is written with a capital.",
    )
    article.add(
        "consistency.name",
        "Sohe",
        "Sohae",
        "Seohae",
        certainty=likely,
        safety=unsafe,
        message="This name is not written like this in English.",
        related=(Related(article.span("Sohe", 2), "again here"),),
    )
    return article.result()  # type: ignore[no-any-return]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_seed(seed: FileResult, report: Callable[..., str], golden: Callable[[str, str], None], width: int) -> None:
    golden(f"seed-{width}.txt", report("terminal", [seed], width=width))
