"""The language of a whole text, where it is plain; only to notice that two texts cannot belong together."""

from __future__ import annotations

_LEAST = 200
_MOST = 20_000
_SURE = 0.95


def language(text: str) -> str | None:
    """The primary language code of a text, such as `en`; None for short texts and where there is doubt."""
    if sum(map(str.isalpha, text[:_MOST])) < _LEAST:
        return None
    from langdetect import DetectorFactory, LangDetectException, detect_langs  # type: ignore[import-untyped]

    DetectorFactory.seed = 0  # without it the answers change from run to run
    try:
        best = detect_langs(text[:_MOST])[0]
    except LangDetectException:
        return None
    return str(best.lang).split("-")[0] if best.prob >= _SURE else None
