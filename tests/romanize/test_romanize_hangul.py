"""Hangul against the examples of the published systems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.romanize.hangul import (
    assimilate,
    compose,
    decompose,
    initial_variants,
    mccune,
    northern,
    revised,
    suffix_of,
)


@pytest.mark.parametrize(
    ("native", "latin"),
    # The examples of the notice that introduced Revised Romanization (Ministry of Culture and Tourism 2000-8).
    [
        ("구미", "gumi"), ("영동", "yeongdong"), ("백암", "baegam"), ("옥천", "okcheon"), ("합덕", "hapdeok"), ("호법", "hobeop"),
        ("월곶", "wolgot"), ("벚꽃", "beotkkot"), ("한밭", "hanbat"), ("설악", "seorak"), ("칠곡", "chilgok"), ("임실", "imsil"), ("울릉", "ulleung"),
        ("대관령", "daegwallyeong"), ("백마", "baengma"), ("종로", "jongno"), ("왕십리", "wangsimni"), ("별내", "byeollae"),
        ("신라", "silla"), ("해돋이", "haedoji"), ("좋고", "joko"), ("놓다", "nota"), ("낳지", "nachi"), ("묵호", "mukho"), ("집현전", "jiphyeonjeon"),
        ("압구정", "apgujeong"), ("낙동강", "nakdonggang"), ("죽변", "jukbyeon"), ("낙성대", "nakseongdae"), ("샛별", "saetbyeol"), ("울산", "ulsan"),
        ("독도", "dokdo"), ("속리산", "songnisan"), ("경복궁", "gyeongbokgung"), ("독립문", "dongnimmun"), ("극락전", "geungnakjeon"),
        ("오죽헌", "ojukheon"), ("촉석루", "chokseongnu"), ("종묘", "jongmyo"), ("다보탑", "dabotap"), ("불국사", "bulguksa"),
        ("무량수전", "muryangsujeon"), ("현충사", "hyeonchungsa"), ("광희문", "gwanghuimun"),
    ],
)  # fmt: skip
def test_revised_romanization_follows_the_notice(native: str, latin: str) -> None:
    assert "".join(revised(native)) == latin


@pytest.mark.parametrize(
    ("native", "latin"),
    # McCune and Reischauer's own examples and the Library of Congress's.
    [
        ("평양", "p'yŏngyang"), ("부산", "pusan"), ("한글", "han'gŭl"), ("대한민국", "taehanmin'guk"), ("신라", "silla"), ("금강산", "kŭmgangsan"),
        ("조선", "chosŏn"), ("청진", "ch'ŏngjin"), ("개성", "kaesŏng"), ("압록강", "amnokkang"), ("발해", "parhae"), ("일본", "ilbon"), ("쉬", "shwi"),
    ],
)  # fmt: skip
def test_mccune_reischauer(native: str, latin: str) -> None:
    assert "".join(mccune(native)) == latin


@pytest.mark.parametrize(
    ("native", "latin"),
    # Names as Pyongyang's own English pages write them.
    [
        ("로동", "rodong"),
        ("풍계리", "punggyeri"),
        ("녕변", "nyongbyon"),
        ("함흥", "hamhung"),
        ("민주조선", "minjujoson"),
        ("개성", "kaesong"),
        ("력포", "ryokpo"),
    ],
)
def test_northern_usage(native: str, latin: str) -> None:
    assert "".join(northern(native)) == latin


def test_northern_aspirates_are_written_on_demand() -> None:
    assert "".join(northern("평양", aspirates=True)) == "phyongyang"


def test_aspiration_across_the_border_on_demand() -> None:
    assert compose(assimilate(decompose("묵호"), aspirate=True)) == "무코"
    assert compose(assimilate(decompose("맞히"), aspirate=True)) == "마치"


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8))
def test_decomposition_is_undone_by_composition(text: str) -> None:
    assert compose(decompose(text)) == text
    assert (
        len(assimilate(decompose(text))) == len(revised(text)) == len(mccune(text)) == len(northern(text)) == len(text)
    )


def test_initial_variants_follow_the_other_norm() -> None:
    assert "련합" in initial_variants("연합")
    assert initial_variants("로동") == ("로동", "노동")
    assert initial_variants("부산") == ("부산",)
    assert initial_variants("ABC") == ("ABC",)


@pytest.mark.parametrize(
    ("native", "suffix"), [("풍계리", "리"), ("서울특별시", "특별시"), ("평안북도", "북도"), ("수리", ""), ("평양", "")]
)
def test_suffixes(native: str, suffix: str) -> None:
    assert suffix_of(native) == suffix
