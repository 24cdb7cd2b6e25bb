"""What `tqcheck score` prints: for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tqcheck import __version__
from tqcheck.reports.cells import shorten, wrap

if TYPE_CHECKING:
    from tqcheck.cli.score import Side
    from tqcheck.metrics.score import Score, Scores, SegmentScore

_LONG = 300


class Told(NamedTuple):
    """The scores of a run; `compared` if the two translations are one before and after a review."""

    unit: str
    sides: Sequence[Side]
    references: Sequence[Side]
    source: Side | None
    found: Sequence[Scores]
    compared: bool

    def text(self, worst: int, width: int) -> str:
        """For people: the scores with their signatures, and the segments that agree least."""
        out = []
        beside = ", ".join(side.path for side in self.references)
        for side, scores in zip(self.sides, self.found, strict=True):
            number = f"{len(side.texts):,} {self.unit}{'' if len(side.texts) == 1 else 's'}"
            out += [*wrap(f"{side.path} beside {beside}: {number}", width, "", "  "), ""]
            # A signature is for copying: it is never broken.
            out += [f"  {one.metric:<6} {one.value:6.2f}  {one.signature}" for one in scores.scores]
            out.append("")
        if self.compared:
            out += [*self._gain(width), ""]
        if worst and self.unit != "document":
            out += self._changed(worst, width) if self.compared else self._worst(worst, width)
        return "\n".join(out)

    def _gain(self, width: int) -> Iterator[str]:
        before, after = self.found
        yield f"After - before ({self.sides[1].path} - {self.sides[0].path})"
        yield ""
        for old, new in zip(before.scores, after.scores, strict=True):
            yield from wrap(_verdict(old, new), width, f"  {new.metric:<6} {new.value - old.value:+7.2f}  ")

    def _worst(self, most: int, width: int) -> Iterator[str]:
        for side, scores in zip(self.sides, self.found, strict=True):
            shown = scores.worst(most)
            yield from wrap(
                f"{side.path}: the {self.unit}s that agree least ({len(shown)} of {len(side.texts):,})", width
            )
            for segment in shown:
                yield ""
                yield from self._segment(segment, [side], [_values(segment)], width)
            yield ""

    def _changed(self, most: int, width: int) -> Iterator[str]:
        before, after = self.found
        pairs = [
            (new.values["chrF"] - old.values["chrF"], old, new)
            for old, new in zip(before.segments, after.segments, strict=True)
        ]
        pairs = sorted((pair for pair in pairs if pair[0]), key=lambda pair: pair[0])
        for title, chosen in (
            ("lost most", [pair for pair in pairs if pair[0] < 0][:most]),
            ("gained most", [pair for pair in reversed(pairs) if pair[0] > 0][:most]),
        ):
            if chosen:
                yield f"The {self.unit}s that {title}"
            for change, old, new in chosen:
                yield ""
                head = f"chrF {change:+.2f}"
                yield from self._segment(
                    new, self.sides, [f"{head}; before: {_values(old)}", f"after: {_values(new)}"], width
                )
            if chosen:
                yield ""

    def _segment(self, segment: SegmentScore, sides: Sequence[Side], heads: Sequence[str], width: int) -> Iterator[str]:
        number = segment.number
        yield from wrap(
            f"{self.unit} {number + 1} (line {sides[-1].lines[number]}): {'; '.join(heads)}", width, "  ", "    "
        )
        shown = (
            [("text", side) for side in sides]
            if len(sides) == 1
            else list(zip(("before", "after"), sides, strict=True))
        )
        shown += [("reference", side) for side in self.references]
        shown += [("original", self.source)] if self.source else []
        for label, side in shown:
            yield from wrap(shorten(side.texts[number], _LONG), width, f"    {label:<9}  ")

    def json(self) -> str:
        """All scores of all segments; `version` is that of this format."""
        data: dict[str, Any] = {
            "version": 1,
            "tool": {"name": "tqcheck", "version": __version__},
            "unit": self.unit,
            "references": [side.path for side in self.references],
            "source": self.source.path if self.source else None,
            "translations": [self._translation(*pair) for pair in zip(self.sides, self.found, strict=True)],
        }
        if self.compared:
            before, after = self.found
            pairs = zip(before.scores, after.scores, strict=True)
            data["gain"] = {new.metric: round(new.value - old.value, 4) for old, new in pairs}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def _translation(self, side: Side, scores: Scores) -> dict[str, Any]:
        return {
            "path": side.path,
            "scores": [
                {"metric": one.metric, "score": round(one.value, 4), "signature": one.signature, "detail": one.detail}
                for one in scores.scores
            ],
            "segments": [
                {
                    "number": segment.number + 1,
                    "line": side.lines[segment.number],
                    "text": side.texts[segment.number],
                    "references": [reference.texts[segment.number] for reference in self.references],
                    **({"source": self.source.texts[segment.number]} if self.source else {}),
                    "scores": {name: round(value, 4) for name, value in segment.values.items()},
                }
                for segment in scores.segments
            ],
        }


def _values(segment: SegmentScore) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in segment.values.items())


def _verdict(old: Score, new: Score) -> str:
    if old.value == new.value:
        return "the same"
    return "better" if (new.value > old.value) == (new.better == "higher") else "worse"
