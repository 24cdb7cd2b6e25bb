"""Wrong forms that stood in real articles are derived from the right ones, and the right one never is."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.romanize import slavic, western
from tqcheck.romanize.cyrillic import fold
from tqcheck.romanize.derive import LIMIT, derive, reads_right
from tqcheck.romanize.makers import mandarin, split_hangul
from tqcheck.romanize.routes import ROUTES, routes_from


@pytest.mark.parametrize(
    ("source", "native", "en", "wrong"),
    [
        ("ko", ["연합"], "Yonhap", ["Ronhap", "Renhap", "Ryonhap", "Yonkhap", "Yenhap", "Jonhap"]),
        ("ko", ["풍계리"], "Punggye-ri", ["Phungeri", "Pkhungeri", "Phunge-ri"]),
        ("ko", ["로동신문"], "Rodong Sinmun", ["Nodon Sinmun", "Rodon Sinmun"]),
        ("ko", ["서해"], "Sohae", ["Sohe", "Sokhe"]),
        ("ko", ["동창리"], "Tongchang-ri", ["Tonchkhan-ri", "Tonchhanri"]),
        ("ko", ["한겨레"], "Hankyoreh", ["Khangyore", "Hangere"]),
        ("ko", ["문재인"], "Moon Jae-in", ["Mun Chzhe In"]),
        ("ko", ["김정은"], "Kim Jong Un", ["Kim Chen Yn"]),
        ("zh", ["赵立坚"], "Zhao Lijian", ["Chzhao Litszyan"]),
        ("zh", ["深圳"], "Shenzhen", ["Shenchzhen", "Shen'chzhen'", "Shundzhun"]),
        ("zh", ["台中"], "Taichung", ["Taychzhun"]),
        ("ja", ["安倍晋三"], "Shinzo Abe", ["Sindzo Abe", "Shindzo Abe"]),
        ("ja", ["広島"], "Hiroshima", ["Khirosima", "Hirosima"]),
        ("ja", ["横浜"], "Yokohama", ["Iokogama"]),
        ("uk", ["Антонівка"], "Antonivka", ["Antonovka"]),
        ("uk", ["Нове Село"], "Nove Selo", ["Novoe Selo", "Novoye Selo"]),
        ("uk", ["Денис Шмигаль"], "Denys Shmyhal", ["Denis Shmygal"]),
        ("be", ["Аляксандр Лукашэнка"], "Alyaksandr Lukashenka", ["Aleksandr Lukashenko"]),
        ("ru", ["Хрущёв"], "Khrushchev", ["Chruschtschow", "Hrushchev"]),
        ("en", [], "John Peters", ["Dzhon Piters"]),
        ("nl", [], "Max Verstappen", ["Maks Ferstappen", "Max Ferstapen"]),
        ("bs", [], "Jasmila Žbanić", ["Yasmila Zhbanich", "Yasmily Zhbanich"]),
        ("fr", [], "Stéphane Dujarric", ["Stefan Dujarric"]),
        ("pt", [], "António Guterres", ["Antoniu Guterres", "Antoniu Guterresh"]),
        ("tr", [], "Binali Yıldırım", ["Binali Yyldyrym"]),
    ],
)
def test_forms_seen_in_print(source: str, native: list[str], en: str, wrong: list[str]) -> None:
    derived = derive(source, native, en)
    assert set(wrong) <= set(derived.forms)
    assert fold(en) not in {fold(form) for form in derived.forms}


def test_evidence_tells_the_way() -> None:
    evidence = derive("ko", ["풍계리"], "Punggye-ri").forms["Phungeri"]
    assert (evidence.native, evidence.pivot, evidence.kind, evidence.route) == ("풍계리", "Пхунгери", "whole", "ko-ru")
    assert "х as h" in evidence.scheme
    assert derive("zh", ["习近平"], "Xi Jinping").forms["Si Jinping"].kind == "mixed"


def test_case_endings_are_left_on_and_cut_off() -> None:
    assert derive("ko", ["사리원"], "Sariwon").forms["Sariwone"].kind == "ending"
    cut = derive("ko", ["판문점"], "Panmunjom").forms["Panmunj"]
    assert (cut.kind, cut.pivot) == ("ending", "Пханмунджом")


def test_given_pivots_come_first_and_travel_from_any_language() -> None:
    derived = derive(
        "ar", ["السيسي"], "Abdel Fattah al-Sisi", {"ru": ["Абдель-Фаттах ас-Сиси"], "uk": ["Абдул-Фаттах ас-Сісі"]}
    )
    assert derived.pivots == ("Абдель-Фаттах ас-Сиси", "Абдул-Фаттах ас-Сісі")
    assert "Abdel-Fattakh as-Sisi" in derived.forms
    assert derive("ar", ["السيسي"], "Sisi").pivots == ()


def test_acronyms() -> None:
    forms = derive("ko", [], "KCNA", {"ru": ["ЦТАК"]}).forms
    assert {"TsTAK", "TSTAK", "CTAK"} <= set(forms)
    assert "SOS" not in derive("ru", ["ШОС"], "SCO").forms


@pytest.mark.parametrize("pivot", ["特朗普", "te lang pu", "Telangpu"])
def test_foreign_names_through_chinese(pivot: str) -> None:
    assert {"Te Lang Pu", "Telangpu"} <= set(derive("en", [], "Trump", {"zh": [pivot]}).forms)


def test_unknown_characters_give_nothing() -> None:
    assert mandarin("𠀀") == ()
    assert "𠀀" in derive("en", [], "Trump", {"zh": ["𠀀"]}).pivots


def test_forms_that_are_good_spelling_elsewhere_are_told_apart() -> None:
    assert reads_right("Chansha")
    assert reads_right("Isumi")
    assert not reads_right("Chzhuhay")
    assert not reads_right("Khirosima")
    assert not reads_right("")


@pytest.mark.parametrize(
    ("en", "native", "pivot"),
    [
        ("Sandachō", "三田町", "Санда"),
        ("Misato, Saitama", "三郷", "Мисато"),
        ("Rishiri Town", "利尻町", "Ришири"),
        ("Tottori-shi", "鳥取市", "Тоттори"),
    ],
)
def test_japanese_divisions_may_drop(en: str, native: str, pivot: str) -> None:
    assert pivot in derive("ja", [native], en).pivots


def test_serbian_in_cyrillic() -> None:
    assert "Александр Вучич" in derive("sr", ["Александар Вучић", "Aleksandr Vučić"], "Aleksandar Vučić").pivots
    assert "Александар Вучич" in derive("sr", ["Александар Вучић"], "Aleksandar Vučić").pivots


@pytest.mark.parametrize(
    ("source", "native", "en", "pivot", "form"),
    [
        ("zh", "广州", "Guangzhou", "Гуанчжоу", "Huanchzhou"),
        ("zh", "新疆", "Xinjiang", "Сіньцзян", "Sintszian"),
        ("ko", "풍계리", "Punggye-ri", "Пхунге-рі", "Pkhunhe-ri"),
        ("ja", "広島", "Hiroshima", "Хіросіма", "Khirosima"),
    ],
)
def test_east_asian_names_through_ukrainian(source: str, native: str, en: str, pivot: str, form: str) -> None:
    derived = derive(source, [native], en)
    assert pivot in derived.pivots
    assert form in derived.forms


def test_words_are_cut_where_the_right_form_has_them() -> None:
    assert split_hangul("로동신문", "Rodong Sinmun") == "로동 신문"
    assert split_hangul("연합", "Yonhap News Agency") == "연합"


def test_mixing_is_bounded() -> None:
    assert len(derive("zh", ["乌"], "Zhangjiang Zhuangcheng Zhengzhou Changjiang Zhuhai").forms) <= LIMIT


@pytest.mark.parametrize(
    ("language", "word", "russian"),
    # Gilyarevsky and Starostin's examples and names in Russian newspapers.
    [
        ("de", "Scholz", "Шольц"), ("de", "Schröder", "Шрёдер"), ("de", "Steinmeier", "Штайнмайер"), ("fr", "Macron", "Макрон"), ("it", "Meloni", "Мелони"),
        ("es", "Sánchez", "Санчес"), ("tr", "Erdoğan", "Эрдоган"), ("pl", "Kaczyński", "Качиньский"), ("hr", "Plenković", "Пленкович"), ("cs", "Zeman", "Земан"),
        ("en", "Johnson", "Джонсон"), ("en", "Peters", "Питерс"), ("nl", "Rutte", "Рутте"), ("sr", "Vučić", "Вучич"), ("hr", "Milanović", "Миланович"),
        ("it", "Ciampi", "Чампи"), ("de", "Merz", "Мерц"), ("cs", "Havel", "Гавел"), ("fr", "Hollande", "Олланд"), ("es", "Rajoy", "Рахой"),
    ],
)  # fmt: skip
def test_practical_transcription(language: str, word: str, russian: str) -> None:
    assert russian in western.transcribe(word, language)


def test_letters_that_no_rule_knows_give_nothing() -> None:
    assert western.transcribe("Øystein", "de") == ()
    assert western.transcribe("Nguyen", "vi") == ()


def test_slavic_names_in_russian() -> None:
    assert "Запорожье" in slavic.from_ukrainian("Запоріжжя")
    assert "Александр Зеленский" in slavic.from_ukrainian("Олександр Зеленський")
    assert "Нересница" in slavic.from_ukrainian("Нересниця")


def test_routes_have_unique_ids_and_every_source_has_one() -> None:
    assert len({route.id for route in ROUTES}) == len(ROUTES)
    assert [r.id for r in routes_from("vi")] == ["any-ru", "any-uk", "any-be", "any-bg", "any-zh"]
    assert all(r.maker is None or r.schemes for r in ROUTES)


_SOURCES = st.sampled_from(["ko", "zh", "ja", "uk", "be", "ru", "en", "fr", "bs", "xx", ""])


@given(
    _SOURCES,
    st.lists(st.text(max_size=8), max_size=2),
    st.text(max_size=16),
    st.dictionaries(st.sampled_from(["ru", "uk", "zh", "xx"]), st.lists(st.text(max_size=8), max_size=2), max_size=2),
)
def test_nothing_that_people_write_breaks_it(
    source: str, native: list[str], en: str, pivot: dict[str, list[str]]
) -> None:
    derived = derive(source, native, en, pivot)
    assert len(derived.forms) <= LIMIT
    assert not fold(en.strip()) or fold(en.strip()) not in {fold(form) for form in derived.forms}


@given(
    _SOURCES,
    st.lists(st.sampled_from(["풍계리", "北京", "Олександр", "Хрущёв", "東京", "Žbanić", "ЦТАК"]), max_size=2),
    st.sampled_from(["Xi Jinping", "Shin'ichi Abe", "Punggye-ri", "John Smith", "Lüshun", "Ōtsu"]),
)
def test_the_right_form_is_never_derived(source: str, native: list[str], en: str) -> None:
    derived = derive(source, native, en)
    assert fold(en) not in {fold(form) for form in derived.forms}
    assert derive(source, native, en) == derived


def test_starting_costs_nothing_heavy() -> None:
    code = "import sys, tqcheck.romanize.derive, tqcheck.romanize.invert; print([m for m in sys.modules if m.startswith('tqcheck.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "tqcheck.romanize.derive" in loaded
    assert all("romanize" in name or "errors" in name for name in loaded.strip()[2:-2].split("', '"))
