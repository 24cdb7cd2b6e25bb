"""Scores beside a reference, by sacrebleu, with the signature that makes each repeatable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tqcheck.errors import UsageError

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

TOKENIZERS = ("13a", "intl", "zh", "char", "none")


class Score(NamedTuple):
    """One figure for a whole text. `better` is "higher" or "lower"; `detail` is what sacrebleu adds to it."""

    metric: str
    value: float
    signature: str
    better: str
    detail: str = ""


class SegmentScore(NamedTuple):
    """What agrees in one segment (numbered from 0): values by metric."""

    number: int
    values: dict[str, float]


class Scores(NamedTuple):
    """The scores of one translation; segments in the order of the text."""

    scores: tuple[Score, ...]
    segments: tuple[SegmentScore, ...]

    def worst(self, most: int) -> list[SegmentScore]:
        """The segments with the lowest chrF."""
        return sorted(self.segments, key=lambda segment: segment.values["chrF"])[:most]


def score(
    texts: Sequence[str],
    references: Sequence[Sequence[str]],
    ter: bool = False,
    tokenizer: str = TOKENIZERS[0],
    step: Callable[[], None] = lambda: None,
) -> Scores:
    """Score a translation, segment by segment, beside one or more references; `step` is called after each segment.

    Raises UsageError for nothing to score, unequal lengths and empty segments: sacrebleu would cut, fail or let them pass.
    """
    _check(texts, references)
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    documents = [list(reference) for reference in references]
    whole: dict[str, Metric] = {"BLEU": BLEU(tokenize=tokenizer), "chrF": CHRF(), "chrF++": CHRF(word_order=2)}
    found = [_whole(name, metric, texts, documents) for name, metric in whole.items()]
    single: dict[str, Metric] = {**whole, "BLEU": BLEU(tokenize=tokenizer, effective_order=True)}
    edit_rate, edits, length = TER() if ter else None, 0.0, 0.0
    segments = []
    for number, (text, *others) in enumerate(zip(texts, *references, strict=True)):
        values = {name: float(metric.sentence_score(text, others).score) for name, metric in single.items()}
        if edit_rate is not None:
            told: Any = edit_rate.sentence_score(text, others)
            values["TER"] = float(told.score)
            edits += told.num_edits
            length += told.ref_length
        segments.append(SegmentScore(number, values))
        step()
    if edit_rate is not None:
        rate = 100 * edits / length if length else 100.0 * bool(edits)
        found.append(Score("TER", rate, edit_rate.get_signature().format(), "lower", f"{edits:g} edits"))
    return Scores(tuple(found), tuple(segments))


def _whole(name: str, metric: Metric, texts: Sequence[str], references: Sequence[Sequence[str]]) -> Score:
    told: Any = metric.corpus_score(list(texts), references)
    detail = str(getattr(told, "verbose", "")) if name == "BLEU" else ""
    return Score(name, float(told.score), metric.get_signature().format(), "higher", detail)


def _check(texts: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    if not texts or not references:
        raise UsageError("there is nothing to score")
    for reference in references:
        if len(reference) != len(texts):
            raise UsageError(f"{len(texts)} segments cannot be scored beside {len(reference)}")
    for side in (texts, *references):
        if empty := [number for number, text in enumerate(side, 1) if not text.strip()]:
            raise UsageError(f"segment {empty[0]} is empty")
