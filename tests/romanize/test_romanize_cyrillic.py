"""Cyrillic to Latin: published examples, every scheme over every letter, and an independent implementation where there is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.romanize.cyrillic import LETTERS, fold, named, romanize
from tqcheck.romanize.schemes import BELARUSIAN, BULGARIAN, RUSSIAN, UKRAINIAN

EVERY = (*RUSSIAN, *BULGARIAN, *UKRAINIAN, *BELARUSIAN)


@pytest.mark.parametrize(
    ("scheme", "cyrillic", "latin"),
    [
        # BGN/PCGN 1947, examples of the agreement.
        ("BGN/PCGN", "Елец", "Yelets"), ("BGN/PCGN", "Раздольное", "Razdol'noye"), ("BGN/PCGN", "Юрьев", "Yur'yev"), ("BGN/PCGN", "Тырныауз", "Tyrnyauz"),
        ("BGN/PCGN", "Мурманский", "Murmanskiy"), ("BGN/PCGN", "Щёкино", "Shchëkino"), ("BGN/PCGN", "Подъездной", 'Pod"yezdnoy'),
        # ICAO Doc 9303, as printed in Russian passports.
        ("ICAO", "Юрий Гагарин", "Iurii Gagarin"), ("ICAO", "Подъячев", "Podieiachev"), ("ICAO", "Щербаков", "Shcherbakov"),
        ("ISO 9", "Хрущёв", "Hruŝëv"), ("scientific, х as ch", "Чехов", "Čechov"), ("GOST 16876", "Эйзенштейн", "Ehjjzenshtejjn"),
        ("press", "Ельцин", "Yeltsin"), ("press", "Горбачёв", "Gorbachyov"), ("press", "Зеленский", "Zelensky"), ("press", "Ильич", "Ilyich"),
        ("press, ё as e", "Горбачёв", "Gorbachev"), ("press, х as h, ё as o", "Рёнхап", "Ronhap"), ("press, кс as x", "Максим", "Maxim"),
        ("French", "Пушкин", "Pouchkine"), ("French", "Евтушенко", "Ievtouchenko"), ("German", "Чайковский", "Tschaikowski"),
        ("German", "Солженицын", "Solschenizyn"), ("Polish", "Чехов", "Czechow"), ("Spanish", "Херсон", "Jerson"),
        # Cabinet of Ministers of Ukraine, resolution 55 of 2010, examples of the table.
        ("Ukrainian national", "Алушта", "Alushta"), ("Ukrainian national", "Згорани", "Zghorany"), ("Ukrainian national", "Розгон", "Rozghon"),
        ("Ukrainian national", "Єнакієве", "Yenakiieve"), ("Ukrainian national", "Їжакевич", "Yizhakevych"), ("Ukrainian national", "Кадиївка", "Kadyivka"),
        ("Ukrainian national", "Йосипівка", "Yosypivka"), ("Ukrainian national", "Стрий", "Stryi"), ("Ukrainian national", "Щербухи", "Shcherbukhy"),
        ("Ukrainian national", "Гоща", "Hoshcha"), ("Ukrainian national", "Крюківка", "Kriukivka"), ("Ukrainian national", "Знам'янка", "Znamianka"),
        # Belarus, Land Committee instruction of 2000 as amended 2007.
        ("Belarusian national", "Іўе", "Iŭje"), ("Belarusian national", "Гродна", "Hrodna"), ("Belarusian national", "Бяроза", "Biaroza"),
        ("Bulgarian law", "Търговище", "Targovishte"), ("Bulgarian law", "Шумен", "Shumen"),
    ],
)  # fmt: skip
def test_published_examples(scheme: str, cyrillic: str, latin: str) -> None:
    assert romanize(cyrillic, named(scheme)) == latin


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("ICAO", "ICAO_DOC_9303"),
        ("GOST R 52535", "GOST_52535"),
        ("telegram", "TELEGRAM"),
        ("GOST 16876", "GOST_16876_ALT"),
        ("GOST R 7.0.34", "GOST_7034"),
    ],
)
def test_agrees_with_an_independent_implementation(ours: str, theirs: str) -> None:
    schema = getattr(pytest.importorskip("iuliia"), theirs)
    words = [
        "Юлия",
        "Щеглова",
        "Подъездный",
        "Ильич",
        "Ёлкин",
        "Соловьёв",
        "Чайковский",
        "Объедков",
        "Эхо",
        "Хрущёв",
        "Цыплухина",
        "Жёлтая",
        "Пьер",
        "Почтальон",
        "Алексеевский",
    ]
    assert [romanize(w, named(ours)) for w in words] == [schema.translate(w) for w in words]


def test_names_of_schemes_are_unique_and_each_has_a_source() -> None:
    assert len({s.name for s in EVERY}) == len(EVERY)
    assert all(s.source for s in EVERY)


@pytest.mark.parametrize("scheme", EVERY, ids=lambda s: s.name)
def test_no_cyrillic_is_left(scheme: object) -> None:
    text = "абвгдезиклмнопрстуфіїєґў" + LETTERS + " Съешь ещё этих мягких французских булок да выпей чаю"
    for made in (romanize(text, scheme), romanize(text.upper(), scheme)):  # type: ignore[arg-type]
        assert not [c for c in made if "\u0400" <= c <= "\u04ff" or "\ue000" <= c <= "\uf8ff"]


def test_acronyms_keep_their_capitals() -> None:
    assert romanize("ЦТАК", named("press")) == "TsTAK"
    assert romanize("ЦТАК", named("press, ц as c")) == "CTAK"


@given(st.text(max_size=20))
def test_other_characters_are_left_alone(text: str) -> None:
    cyrillic = any("\u0400" <= c <= "\u04ff" for c in text)
    signs = set(text) & set("'’ʼ") or any("\ue000" <= c <= "\uf8ff" for c in text)
    if not cyrillic and not signs:
        assert romanize(text, named("press")) == text


def test_fold() -> None:
    assert fold("Sin'chzhu") == fold("Sinchzhu") == "sinchzhu"
    assert fold("Stéphane Dujarric") == "stephane dujarric"
