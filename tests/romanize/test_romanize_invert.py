"""Relay spellings are read back to candidates, and right names are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.romanize import palladius, pinyin, polivanov
from tqcheck.romanize.cyrillic import fold, named, romanize
from tqcheck.romanize.invert import Candidate, invert, is_relay


@pytest.mark.parametrize(
    ("text", "source", "en"),
    [
        ("Litszyan", "zh", "Lijian"), ("Chzhao Litszyan", "zh", "Zhao Lijian"), ("Shen'chzhen'", "zh", "Shenzhen"), ("Guanchzhou", "zh", "Guangzhou"),
        ("Vehjkhaj", "zh", "Weihai"), ("Pekin", "zh", "Beijing"), ("Lin'i", "zh", "Linyi"),
        ("Sindzo", "ja", "Shinzo"), ("Majdzuru", "ja", "Maizuru"), ("Tokusima", "ja", "Tokushima"), ("Khirosima", "ja", "Hiroshima"), ("Tokio", "ja", "Tokyo"),
        ("Kim Chen Yn", "ko", "Kim Jong Un"),
    ],
)  # fmt: skip
def test_the_best_candidate(text: str, source: str, en: str) -> None:
    best = invert(text, source)[0]
    assert (best.en, best.source, best.rank) == (en, source, 0)
    assert best.pivot


def test_korean_is_a_list_to_choose_from() -> None:
    names = [c.en for c in invert("Pkhungeri", "ko")]
    assert len(names) > 1
    assert "Punggyeri" in names


@pytest.mark.parametrize(
    ("text", "source"), [("Litszyan", "zh"), ("Chzhao", "zh"), ("Sindzo Abe", "ja"), ("Syudzi", "ja")]
)
def test_strong_fingerprints_need_no_source(text: str, source: str) -> None:
    assert is_relay(text) == source
    assert {c.source for c in invert(text)} == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Zhao Lijian", "Shinzo Abe", "Hiroshima", "Guangzhou", "Punggye-ri", "Dzhokhar", "Dzhugashvili", "Yerevan", "Tsarnaev", "Sakura", "Matsudaira",
        "London", "Kazantsev", "Dzerzhinsky", "Syria", "Styopa", "Katya", "Khujand", "", "-", "'", "the", "1234", "Xi", "Tsai Ing-wen", "Dzagoev",
    ],
)  # fmt: skip
def test_right_and_other_names_are_left_alone(text: str) -> None:
    assert is_relay(text) is None
    assert invert(text) == ()


def test_other_sources_give_nothing() -> None:
    assert invert("Litszyan", "fr") == ()


@given(
    st.lists(st.sampled_from(sorted(pinyin.syllables())), min_size=1, max_size=2),
    st.sampled_from(["BGN/PCGN", "gazetteer j, ц as ts"]),
)
def test_what_keeps_the_soft_signs_can_be_read_back(cut: list[str], scheme: str) -> None:
    russian = "".join(palladius.transcribe(cut))
    candidates = invert(romanize(russian, named(scheme)), "zh")
    assert candidates
    assert [c.rank for c in candidates] == list(range(len(candidates)))


def test_most_single_syllables_come_back() -> None:
    known = pinyin.syllables()
    found = sum(
        any(
            c.en.lower().replace("ü", "v") == s for c in invert(romanize(palladius.table()[s], named("BGN/PCGN")), "zh")
        )
        for s in known
    )
    assert found / len(known) > 0.98


@pytest.mark.parametrize(
    "word",
    ["Yamaguchi", "Nagasaki", "Sapporo", "Tottori", "Shizuoka", "Fukui", "Sendai", "Kagoshima", "Niigata", "Hitachi"],
)
def test_japanese_there_and_back(word: str) -> None:
    standard = polivanov.in_step(next(polivanov.readings(word)))[0]
    assert word in [c.en for c in invert(romanize(standard, named("press")), "ja")]


@given(st.text(max_size=14), st.sampled_from(["zh", "ja", "ko", None]))
def test_any_text_is_answered(text: str, source: str | None) -> None:
    for candidate in invert(text, source):
        assert isinstance(candidate, Candidate)
        assert fold(candidate.en)
