"""Scores equal those of sacrebleu's own command, and nothing is cut or passed over."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tqcheck.errors import UsageError
from tqcheck.metrics.language import language
from tqcheck.metrics.score import score

HYPOTHESIS = [
    "Starts took place at 06:45 and 06:50, presumably from the region of Songcheon County.",
    "The range of missiles was about 410 km, altitude - about 50 km.",
    "“What we saw,” the agency Ronhap quotes, is 朝鮮 e\u0301te\u0301 😀.",
    "Nothing in common at all",
]
REFERENCE = [
    "The launches took place at 06:45 and 06:50, presumably from Sonchon County.",
    "The missiles flew about 410 km at an altitude of about 50 km.",
    "“What we saw,” Yonhap quotes, is 朝鮮 e\u0301te\u0301 😀.",
    "Completely different words!",
]
OTHER = [
    "They were launched at 06:45 and 06:50.",
    "The range was about 410 km.",
    "“We saw it,” Yonhap said.",
    "No, nothing.",
]


def sacrebleu(folder: Path, hypothesis: Sequence[str], references: Sequence[Sequence[str]], *words: str) -> float:
    paths = []
    for number, lines in enumerate((hypothesis, *references)):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_bytes(("\n".join(lines) + "\n").encode())
    command = [sys.executable, "-m", "sacrebleu", *map(str, paths[1:]), "-i", str(paths[0]), "-b", "-w", "6", *words]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("references", [[REFERENCE], [REFERENCE, OTHER]])
def test_equal_to_the_command_of_sacrebleu(references: list[list[str]], tmp_path: Path) -> None:
    found = {one.metric: one.value for one in score(HYPOTHESIS, references, ter=True).scores}
    metrics = {
        "BLEU": ("-m", "bleu"),
        "chrF": ("-m", "chrf"),
        "chrF++": ("-m", "chrf", "--chrf-word-order", "2"),
        "TER": ("-m", "ter"),
    }
    for name, words in metrics.items():
        assert found[name] == pytest.approx(sacrebleu(tmp_path, HYPOTHESIS, references, *words), abs=1e-6)


def test_tokenizer(tmp_path: Path) -> None:
    (bleu, *_) = score(HYPOTHESIS, [REFERENCE], tokenizer="char").scores
    assert bleu.value == pytest.approx(
        sacrebleu(tmp_path, HYPOTHESIS, [REFERENCE], "-m", "bleu", "--tokenize", "char"), abs=1e-6
    )
    assert "tok:char" in bleu.signature


def test_signatures_and_segments() -> None:
    steps = []
    found = score(HYPOTHESIS, [REFERENCE, OTHER], step=lambda: steps.append(1))
    assert all("nrefs:2|" in one.signature and "version:" in one.signature for one in found.scores)
    assert [one.metric for one in found.scores] == ["BLEU", "chrF", "chrF++"]
    assert len(steps) == len(found.segments) == 4
    assert found.worst(1)[0].number == 3
    assert len(found.worst(99)) == 4


def test_equal_texts_are_perfect() -> None:
    found = score(REFERENCE, [REFERENCE], ter=True)
    assert [round(one.value, 6) for one in found.scores] == [100, 100, 100, 0]


@pytest.mark.parametrize(
    ("texts", "references", "told"),
    [
        ([], [[]], "nothing to score"),
        (["a"], [], "nothing to score"),
        (["a", "b"], [["a"]], "2 segments cannot be scored beside 1"),
        (["a"], [["a", "b"]], "1 segments cannot be scored beside 2"),
        (["a", " "], [["a", "b"]], "segment 2 is empty"),
        (["a", "b"], [["", "b"]], "segment 1 is empty"),
    ],
)
def test_nothing_is_cut(texts: list[str], references: list[list[str]], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        score(texts, references)


def test_language() -> None:
    english = "The missiles were launched early in the morning, the agency wrote, and nobody was hurt. " * 4
    russian = "Ракеты были запущены рано утром, сообщило агентство, и никто не пострадал. " * 4
    assert (language(english), language(russian)) == ("en", "ru")
    assert language("Short.") is None
    assert language("12345 " * 500) is None
