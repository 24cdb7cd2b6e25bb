"""Kontsevich, Palladius, Polivanov, pinyin and Hepburn against names as encyclopedias and maps print them, and there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.romanize import hanzi, hepburn, kontsevich, palladius, pinyin, polivanov
from tqcheck.romanize.hangul import decompose


@pytest.mark.parametrize(
    ("native", "russian"),
    # Great Russian Encyclopedia and Roskartografiya's maps of Korea.
    [
        ("부산", "Пусан"), ("대구", "Тэгу"), ("인천", "Инчхон"), ("울산", "Ульсан"), ("전주", "Чонджу"), ("신의주", "Синыйджу"), ("함흥", "Хамхын"),
        ("청진", "Чхонджин"), ("해주", "Хэджу"), ("원산", "Вонсан"), ("경기", "Кёнги"), ("독도", "Токто"), ("백두산", "Пэктусан"), ("한라산", "Халласан"),
        ("풍계리", "Пхунге-ри"), ("서울", "Сеул"), ("평양", "Пхеньян"), ("판문점", "Пханмунджом"), ("일본", "Ильбон"), ("발해", "Пархэ"),
    ],
)  # fmt: skip
def test_kontsevich(native: str, russian: str) -> None:
    assert russian in kontsevich.pivots(native)


def test_kontsevich_offers_both_norms_and_every_suffix() -> None:
    assert {"Ёнхап", "Рёнхап", "Ренхап", "Нёнхап"} <= set(kontsevich.pivots("연합"))
    assert {"Нодон синмун", "Родон синмун"} <= set(kontsevich.pivots("로동 신문"))
    assert {"Тончхан-ри", "Тончханри", "Тончханни", "Тончхан"} <= set(kontsevich.pivots("동창리"))
    assert "Чунъан ильбо" in kontsevich.pivots("중앙 일보")
    assert kontsevich.pivots("Seoul") == ()


def test_korean_people_in_three_words_and_two() -> None:
    assert {"Мун Чжэ Ин", "Мун Чэин"} <= set(kontsevich.person("문재인"))
    assert "Ким Чен Ын" in kontsevich.person("김정은")


@pytest.mark.parametrize(
    ("word", "russian"),
    # Correspondence tables of the Great Russian Encyclopedia and names on Russian maps.
    [
        ("Shanghai", "шанхай"), ("Shenzhen", "шэньчжэнь"), ("Jinping", "цзиньпин"), ("Chongqing", "чунцин"), ("Chengdu", "чэнду"), ("Qufu", "цюйфу"),
        ("Lüshun", "люйшунь"), ("Xi'an", "сиань"), ("Ning’an", "нинъань"), ("Chang'an", "чанъань"), ("Guangzhou", "гуанчжоу"), ("Yunnan", "юньнань"),
        ("Heilongjiang", "хэйлунцзян"), ("Jilin", "цзилинь"), ("Zhuhai", "чжухай"), ("Ürümqi", ""), ("Anhui", "аньхуэй"), ("Xinjiang", "синьцзян"),
        ("Zibo", "цзыбо"), ("Ruili", "жуйли"), ("Xuzhou", "сюйчжоу"), ("Qionghai", "цюнхай"), ("Nüwa", "нюйва"), ("Xiong'an", "сюнъань"),
    ],
)  # fmt: skip
def test_palladius(word: str, russian: str) -> None:
    cuts = pinyin.syllabify(word)
    assert "".join(palladius.transcribe(cuts[0])) == russian if cuts else russian == ""


@pytest.mark.parametrize("syllable", sorted(pinyin.syllables()))
def test_every_syllable_comes_back(syllable: str) -> None:
    assert (syllable,) in palladius.to_pinyin(palladius.table()[syllable])
    for variant in palladius.pivots((syllable,))[:3]:
        assert variant == variant.lower()


def test_there_are_about_410_syllables() -> None:
    assert len(pinyin.syllables()) == len(palladius.table()) == 413


@given(st.lists(st.sampled_from(sorted(pinyin.syllables())), min_size=1, max_size=3))
def test_palladius_and_pinyin_spelling_are_undone(cut: list[str]) -> None:
    assert tuple(cut) in palladius.to_pinyin("".join(palladius.transcribe(cut)))
    assert tuple(cut) in pinyin.syllabify(pinyin.join(tuple(cut)))


@pytest.mark.parametrize(
    ("spelling", "cut"),
    # Taiwan's passports and signs.
    [
        ("Hsinchu", ("xin", "zhu")),
        ("Keelung", ()),
        ("Ying-jeou", ("ying", "jiu")),
        ("Ing-wen", ("ying", "wen")),
        ("Kaohsiung", ("gao", "xiong")),
    ],
)
def test_wade_giles(spelling: str, cut: tuple[str, ...]) -> None:
    found = pinyin.from_wade(spelling)
    assert cut in found if cut else ("ji", "long") not in found


@pytest.mark.parametrize(
    ("word", "russian"),
    # Polivanov's article and Russian maps of Japan.
    [
        ("Hiroshima", "хиросима"), ("Sapporo", "саппоро"), ("Kyūshū", "кюсю"), ("Miyazaki", "миядзаки"), ("Maizuru", "майдзуру"), ("Shin'ichi", "синъити"),
        ("Gumma", "гумма"), ("Namba", "намба"), ("Itchō", "иттё"), ("Shinjuku", "синдзюку"), ("Chiba", "тиба"), ("Ryūkyū", "рюкю"), ("Kobe", "кобэ"),
        ("Tottori", "тоттори"), ("Ōtsu", "оцу"), ("Jun'ichirō", "дзюнъитиро"), ("Abe", "абэ"), ("Aoi", "аой"), ("Sendai", "сэндай"),
    ],
)  # fmt: skip
def test_polivanov(word: str, russian: str) -> None:
    assert russian in polivanov.pivots(word)


def test_polivanov_variants_of_the_press() -> None:
    assert {"хирошима", "хиросима"} <= set(polivanov.pivots("Hiroshima"))
    assert "Токио" in polivanov.pivots("Tōkyō")
    assert "оота" in polivanov.pivots("Ōta")
    assert polivanov.pivots("Kamchatka") == ()


_STANDARD = sorted(hepburn.morae() - {"wo", "we", "wi", "ti", "tu", "di", "du", "va", "vi", "vu", "ve", "vo"})


@given(st.lists(st.sampled_from(_STANDARD), min_size=1, max_size=4))
def test_polivanov_and_hepburn_are_undone(cut: list[str]) -> None:
    word = polivanov.join(cut)
    assert hepburn.syllabify(word) == tuple(cut)
    readings = [polivanov.join(r) for r in polivanov.to_hepburn("".join(polivanov.transcribe(cut)))]
    # zu and du, ji and di sound and are written alike in Russian as in Hepburn.
    assert word in readings


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("とうきょう", "tōkyō"),
        ("ほっかいどう", "hokkaidō"),
        ("しんいち", "shin'ichi"),
        ("ラーメン", "rāmen"),
        ("まっちゃ", "matcha"),
        ("さいたま", "saitama"),
    ],
)
def test_kana(kana: str, latin: str) -> None:
    assert hepburn.from_kana(kana) == latin


def test_hanzi_of_transcriptions() -> None:
    assert hanzi.readings("特朗普") == (("te", "lang", "pu"),)
    assert hanzi.readings("唐纳德·特朗普") == (("tang", "na", "de"), ("te", "lang", "pu"))
    assert hanzi.readings("𠀀") == ()
    for name in [
        "泽连斯基",
        "内塔尼亚胡",
        "埃尔多安",
        "古特雷斯",
        "朔尔茨",
        "冯德莱恩",
        "米歇尔",
        "撒切尔",
        "梅德韦杰夫",
        "卢卡申科",
        "哈梅内伊",
        "穆罕默德",
        "特鲁多",
        "布林肯",
        "蓬佩奥",
    ]:
        assert hanzi.readings(name), name
    assert all(
        syllable in pinyin.syllables()
        for c in "拜登普京马克龙泽连斯基默克尔约翰逊"
        for (syllable,) in hanzi.readings(c)
    )


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=5))
def test_any_hangul_has_a_russian_form(text: str) -> None:
    assert len(kontsevich.transcribe(decompose(text))) == len(text)
    assert kontsevich.pivots(text)
