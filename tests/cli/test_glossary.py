"""`tqcheck glossary list`, `check` and `add`; what is added changes nothing else in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck import catalog, config
from tqcheck.errors import TqcheckError
from tqcheck.glossary import edit
from tqcheck.glossary.edit import Addition
from tqcheck.glossary.load import load
from tqcheck.strict_yaml.insert import quote

Run = Callable[..., tuple[int, str, str]]


def read(path: str = "names.yaml") -> str:
    return Path(path).read_bytes().decode()


def write(text: str, path: str = "names.yaml") -> None:
    Path(path).write_bytes(text.encode())


# --- list


def test_list(own: Path, run: Run) -> None:
    code, out, err = run("glossary", "list")
    assert (code, err) == (0, "tqcheck: 2 entries\n")
    assert out == "names.yonhap  Yonhap  (not Ronhap, Renhap)\nnames.lviv    Lviv  (not L'viv, Lvov)\n"
    assert run("glossary", "list", "names.lviv")[1] == "names.lviv  Lviv  (not L'viv, Lvov)\n"
    assert run("glossary", "list", "name")[0] == 2


# --- check


def test_check_of_good_glossaries(own: Path, run: Run) -> None:
    assert run("glossary", "check") == (0, "No mistakes in 2 entries of 1 glossary.\n", "")


def test_check_tells_every_mistake(own: Path, run: Run) -> None:
    write(
        """\
- id: Bad Id
  en: A
  typ: place
  type: city
  severity: loud
- {id: b, en: B}
- {id: b, en: C}
- text
- id: c
  wrong: [Cc]
- id: d
  en: Dd
  source: ko
  native: [Рёнхап]
  wrong: [DD]
"""
    )
    code, out, err = run("glossary", "check")
    assert (code, err) == (2, "")
    places = [line.split(": ")[0] for line in out.splitlines()[:-1]]
    assert places == [
        f"names.yaml:{place}" for place in ("1:7", "3:3", "4:9", "5:13", "7:8", "8:3", "9:3", "14:11", "15:10")
    ]
    assert out.splitlines()[-1] == "9 mistakes."


def test_check_finds_forms_in_the_way_of_each_other(own: Path, run: Run) -> None:
    write(
        "- {id: a, en: Lvov, type: person}\n"
        "- {id: b, en: Bb, wrong: [ronhap, yonhap news, Lwow]}\n"
        '- {id: c, en: Irpin, wrong: ["Irpin\'"]}\n'
        "- {id: ice, en: ICE, case: true}\n- {id: ise, en: Ise, wrong: [Ice]}\n",
        "more.yaml",
    )
    code, out, err = run("glossary", "check", "more.yaml")
    assert code == 2
    assert out.splitlines() == [
        'more.yaml:2: "ronhap" of more.b is listed as wrong also in names.yonhap (names.yaml:3)',
        'names.yaml:16: "Lvov" is wrong in names.lviv, but a right form of more.a (more.yaml:1)',
        'more.yaml:2: "yonhap news" is wrong in more.b, but a right form of names.yonhap (names.yaml:3)',
        "3 mistakes.",
    ]
    assert '"Irpin\'" of more.c is never found' in err
    assert run("glossary", "check", "names.yaml")[0] == 0


def test_check_of_what_cannot_be_read(own: Path, run: Run) -> None:
    Path("bad.yaml").write_bytes(b"- id: \xff\n")
    assert run("glossary", "check", "bad.yaml")[1].startswith("bad.yaml:1:7: is not valid UTF-8")
    write("- id: 'x\n", "bad.yaml")
    assert run("glossary", "check", "bad.yaml")[1].startswith("bad.yaml:1:7: this quotation mark is never closed")
    code, _, err = run("glossary", "check", "none.yaml")
    assert (code, err) == (2, "tqcheck: none.yaml: no such glossary\n")


def test_a_form_that_is_wrong_twice_for_the_same_name_is_no_mistake(own: Path, run: Run) -> None:
    write("- {id: b, en: Yonhap, wrong: [Ronhap]}\n", "more.yaml")
    assert run("glossary", "check", "more.yaml") == (0, "No mistakes in 1 entry of 1 glossary.\n", "")


def test_the_shipped_glossaries_have_no_mistakes(run: Run) -> None:
    code, out, _ = run("glossary", "check")
    assert code == 0, out


# --- add: the command


def test_add_to_the_glossary_of_the_configuration(own: Path, run: Run) -> None:
    before = read()
    code, out, err = run(
        "glossary", "add", "Punggye-ri", "--wrong", "Phungeri", "--wrong", "No", "--type", "place", "--source", "ko",
        "--native", "풍계리", "--pivot", "ru=Пхунгери", "--pivot", "ru=Пунгери", "--note", "Test site: tunnels",
    )  # fmt: skip
    assert (code, out) == (0, "")
    assert err == 'added names.punggye-ri: "Punggye-ri", not "Phungeri" and "No", to names.yaml\n'
    assert read() == before + (
        "\n- id: punggye-ri\n  en: Punggye-ri\n  source: ko\n  native: [풍계리]\n  pivot: {ru: [Пхунгери, Пунгери]}\n"
        "  type: place\n  wrong: [Phungeri, 'No']\n  note: 'Test site: tunnels'\n"
    )


def test_add_wrong_forms_to_an_entry(own: Path, run: Run) -> None:
    before = read()
    code, _, err = run("glossary", "add", "Yonhap", "--wrong", "Jonhap", "--wrong", "Ronhap", "--type", "org")
    assert code == 0
    assert err.splitlines() == [
        'added "Jonhap" to names.yonhap in names.yaml',
        'tqcheck: it had "Ronhap" already',
        "tqcheck: the entry was there; its type stayed as it was",
    ]
    assert read() == before.replace("[Ronhap, Renhap]", "[Ronhap, Renhap, Jonhap]")
    run("glossary", "add", "Lviv", "--wrong", "Lwow", "--wrong", "Lemberg: 1")
    assert read().endswith("    - Lvov   # the Russian name\n    - Lwow\n    - 'Lemberg: 1'\n")
    after = read()
    assert "has all this already; nothing was written" in run("glossary", "add", "Lviv", "--wrong", "Lwow")[2]
    assert read() == after


def test_added_forms_are_found_at_once(own: Path, run: Run) -> None:
    run("glossary", "add", "Punggye-ri", "--wrong", "Punggyeri", "--type", "place")
    write("Tunnels at Punggyeri, not at Punggye-ri. L'viv and Lviv.\n", "a.txt")
    out = run("lint", "--format", "concise", "a.txt")[1]
    assert [line.split(":")[2] for line in out.splitlines() if line.startswith("a.txt")] == ["12", "42"]


def test_add_without_a_configuration(run: Run) -> None:
    code, _, err = run("glossary", "add", "Foobar", "--wrong", "Fubar")
    assert code == 0
    assert read("tqcheck-glossary.yaml") == "- id: foobar\n  en: Foobar\n  wrong: [Fubar]\n"
    assert 'without --type this is a "term"' in err
    assert err.endswith("named tqcheck-glossary.yaml in .tqcheck.yml\n")
    assert config.load().settings.glossary_paths == ("tqcheck-glossary.yaml",)
    before = read(".tqcheck.yml")
    assert run("glossary", "add", "Foobar", "--wrong", "Fubaar")[0] == 0
    assert read(".tqcheck.yml") == before


CONFIGS = [
    ("# mine\nfail_on: error  # loud", "# mine\nfail_on: error  # loud\nglossaries:\n  paths: [tqcheck-glossary.yaml]\n"),
    ("", "glossaries:\n  paths: [tqcheck-glossary.yaml]\n"),
    ("# note\n", "# note\nglossaries:\n  paths: [tqcheck-glossary.yaml]\n"),
    ("{fail_on: error}\n", "{glossaries: {paths: [tqcheck-glossary.yaml]}, fail_on: error}\n"),
    ("glossaries: {shipped: true}\n", "glossaries: {paths: [tqcheck-glossary.yaml], shipped: true}\n"),
    ("glossaries: {}\n", "glossaries: {paths: [tqcheck-glossary.yaml]}\n"),
    ("glossaries:\r\n    # x\r\n    shipped: true\r\n", "glossaries:\r\n    # x\r\n    paths: [tqcheck-glossary.yaml]\r\n    shipped: true\r\n"),
    ("glossaries:\n  paths: []\n", "glossaries:\n  paths: [tqcheck-glossary.yaml]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CONFIGS)
def test_add_names_its_file_in_the_configuration(before: str, after: str, folder: Path, run: Run) -> None:
    write(before, ".tqcheck.yml")
    (folder / "below").mkdir()
    code, _, err = run("glossary", "add", "Foobar", "--wrong", "Fubar", "--type", "org")
    assert (code, err.splitlines()[1:]) == (0, ["named tqcheck-glossary.yaml in .tqcheck.yml"])
    assert read(".tqcheck.yml") == after
    assert config.load().settings.glossary_paths == ("tqcheck-glossary.yaml",)


def test_add_names_its_file_in_pyproject(run: Run) -> None:
    write("[project]\nname = 'x'\n\n[tool.tqcheck]  # ours\nfail_on = 'error'\n", "pyproject.toml")
    assert run("glossary", "add", "Foobar", "--wrong", "Fubar", "--type", "org")[0] == 0
    assert read("pyproject.toml") == (
        "[project]\nname = 'x'\n\n[tool.tqcheck]  # ours\n"
        "glossaries = {paths = [\"tqcheck-glossary.yaml\"]}\nfail_on = 'error'\n"
    )
    assert config.load().settings.glossary_paths == ("tqcheck-glossary.yaml",)


def test_a_configuration_that_cannot_be_changed_leaves_everything_as_it_was(run: Run) -> None:
    write("[tool.tqcheck]\nglossaries = {shipped = true}\n", "pyproject.toml")
    code, _, err = run("glossary", "add", "Foobar", "--wrong", "Fubar")
    assert code == 2
    assert "name the glossary by hand: glossaries: {paths: [tqcheck-glossary.yaml]}" in err
    assert [path.name for path in Path().iterdir()] == ["pyproject.toml"]


def test_add_to_a_named_file(own: Path, run: Run) -> None:
    code, _, err = run("glossary", "add", "Foobar", "--wrong", "Fubar", "--file", "desk.yaml", "--type", "org")
    assert code == 0
    assert "desk.yaml is not named in the configuration; lint uses it with --glossary desk.yaml" in err
    assert read("desk.yaml").startswith("- id: foobar\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Foo", "--wrong", "foo"), '"foo" cannot be wrong: it is the right form "Foo" (capitals'),
        (("Foo", "--wrong", "Foo"), '"Foo" cannot be wrong: it is the right form "Foo"\n'),
        (("Foo", "--wrong", "Yonhap News"), 'it is a right form of names.yonhap, "Yonhap News"\n'),
        (("Yonhap", "--wrong", "Yonhap News"), 'it is the right form "Yonhap News"\n'),
        (("Irpin", "--wrong", "Irpin'"), "an apostrophe at the end cannot be told from a quotation mark"),
        (("Foo", "--wrong", "Fo\no"), "holds a line break"),
        (("Foo", "--wrong", ""), "is empty"),
        (("Foo", "--wrong", "'"), "holds no letters"),
        (("Foo",), 'say which forms of "Foo" are wrong'),
        (("Foo", "--wrong", "Fu", "--type", "city"), "names.yaml: \"city\" is not possible here; allowed: place"),
        (("Foo", "--wrong", "Fu", "--pivot", "Фу"), "--pivot Фу: say LANG=FORM"),
        (("Foo", "--wrong", "Fu", "--pivot", "ru=Fu"), 'which is not in the script of the language "ru"'),
        (("Foo", "--wrong", "Fu", "--id", "yonhap"), 'the id "yonhap" stands already for "Yonhap", in names.yaml:3'),
        (("Foo", "--wrong", "Fu", "--id", "Big Id"), "is no id"),
    ],
)  # fmt: skip
def test_what_cannot_be_added(words: tuple[str, ...], message: str, own: Path, run: Run) -> None:
    before = read()
    code, out, err = run("glossary", "add", *words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
    assert read() == before


def test_form_that_another_entry_lists_is_told(own: Path, run: Run) -> None:
    err = run("glossary", "add", "Renhappy", "--wrong", "Renhap", "--type", "org")[2]
    assert "names.yonhap lists such a form as wrong too" in err
    err = run("glossary", "add", "Yonhap", "--wrong", "Ronhap", "--type", "media", "--file", "desk.yaml")[2]
    assert "lists such a form" not in err


def test_type_is_that_of_the_same_name_elsewhere(own: Path, run: Run) -> None:
    run("glossary", "add", "Yonhap", "--wrong", "Jonhap", "--file", "desk.yaml")
    assert read("desk.yaml") == "- id: yonhap\n  en: Yonhap\n  type: media\n  wrong: [Jonhap]\n"


# --- add: the text

LAYOUTS = [
    ("- id: a\n  en: Foo\n  wrong: [Fu]", "- id: a\n  en: Foo\n  wrong: [Fu, Phoo]"),
    ("- id: a\n  en: Foo\n  wrong: []\n", "- id: a\n  en: Foo\n  wrong: [Phoo]\n"),
    ("- id: a\n  en: Foo\n  wrong: [Fu,\n    Fuu,  # x\n  ]\n", "- id: a\n  en: Foo\n  wrong: [Fu,\n    Fuu, Phoo,  # x\n  ]\n"),
    ("- id: a\n  en: Foo\n  wrong: Fu  # one\n", "- id: a\n  en: Foo\n  wrong: [Fu, Phoo]  # one\n"),
    ("- id: a\n  en: Foo\n  wrong: Fu, Bar\n", "- id: a\n  en: Foo\n  wrong: ['Fu, Bar', Phoo]\n"),
    ("- id: a\n  en: Foo\n  wrong:\n  - Fu\n  # end\n\n- {id: b, en: B}\n", "- id: a\n  en: Foo\n  wrong:\n  - Fu\n  - Phoo\n  # end\n\n- {id: b, en: B}\n"),
    ("- id: a\n  en: Foo\n  wrong:\n      - 'Fu'", "- id: a\n  en: Foo\n  wrong:\n      - 'Fu'\n      - Phoo"),
    ("# top\r\n- id: a\r\n  wrong:\r\n    - Fu # 풍\r\n  en: Foo\r\n", "# top\r\n- id: a\r\n  wrong:\r\n    - Fu # 풍\r\n    - Phoo\r\n  en: Foo\r\n"),
    ("-   id: a\n    en: Foo  # right\n    type: org\n", "-   id: a\n    en: Foo  # right\n    wrong: [Phoo]\n    type: org\n"),
    ("- {id: a, en: Foo, type: org}\n", "- {id: a, en: Foo, wrong: [Phoo], type: org}\n"),
    ("[{id: a, en: Foo, wrong: [Fu]}]\n", "[{id: a, en: Foo, wrong: [Fu, Phoo]}]\n"),
    ("\ufeff- id: a\n  note: 풍계리 𝒳\n  en: Foo\n  wrong: [Fu]\n", "\ufeff- id: a\n  note: 풍계리 𝒳\n  en: Foo\n  wrong: [Fu, Phoo]\n"),
    ("- id: z\n  en: Z", "- id: z\n  en: Z\n\n- id: foo\n  en: Foo\n  wrong: [Phoo]\n"),
    ("  - id: z\r\n    en: Z\r\n", "  - id: z\r\n    en: Z\r\n\r\n  - id: foo\r\n    en: Foo\r\n    wrong: [Phoo]\r\n"),
    ("# Names only\n", "# Names only\n- id: foo\n  en: Foo\n  wrong: [Phoo]\n"),
    ("- id: foo\n  en: Fool\n\n", "- id: foo\n  en: Fool\n\n- id: foo-2\n  en: Foo\n  wrong: [Phoo]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), LAYOUTS)
def test_everything_else_stays_byte_for_byte(before: str, after: str, own: Path) -> None:
    write(before, "g.yaml")
    names = catalog.load(config.load().settings).names
    done = edit.add(Path("g.yaml"), Addition("Foo", ("Phoo",)), names)
    assert done.forms == ("Phoo",)
    assert read("g.yaml") == after


@pytest.mark.parametrize(
    "text",
    ["[{id: a, en: B}]\n", "- id: a\n  en: Foo\n  wrong: |\n    Fu\n", "- id: a\n  en: B\n...\n", "- id: a\n  en\n"],
)
def test_a_layout_that_is_not_understood_is_left_alone(text: str, own: Path) -> None:
    write(text, "g.yaml")
    names = catalog.load(config.load().settings).names
    with pytest.raises(TqcheckError, match=r"^g\.yaml"):
        edit.add(Path("g.yaml"), Addition("Foo", ("Phoo",)), names)
    assert read("g.yaml") == text


@pytest.mark.parametrize(
    "form",
    ["No", "On", "16:45", "y", "~", "1e5", "0x1f", "2020-01-01", "a: b", "a #b", "'q'", '"q"', "- x", "[x]", "a, b",
     "*x", "&x", "!x", "%x", "@x", "`x", "{x}", "? x", "| x", "> x", "x:", "C#", "Il'bo", "연합", "back\\slash", "null"],
)  # fmt: skip
def test_every_form_comes_back_as_it_went_in(form: str, own: Path) -> None:
    import yaml

    assert yaml.safe_load(f"[{quote(form)}]") == [form]
    names = catalog.load(config.load().settings).names
    addition = Addition("Foo", (f"{form} x", *([form] if any(map(str.isalnum, form)) else [])), note=form)
    edit.add(Path("g.yaml"), addition, names)
    (entry,) = load(read("g.yaml"), "g.yaml", "g", "")
    assert (entry.wrong, entry.note) == (addition.wrong, form)
