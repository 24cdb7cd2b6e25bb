"""Where the configuration comes from, what wins, and what is said about mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck import config, globs
from tqcheck.config import Changes, Config
from tqcheck.errors import ConfigError, UsageError
from tqcheck.model import Ignore, Settings, Severity


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder below which nothing configures anything."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def write(text: str, name: str = ".tqcheck.yml") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def load(text: str) -> Config:
    write(text)
    return config.load()


def refused(text: str, name: str = ".tqcheck.yml") -> str:
    write(text, name)
    with pytest.raises(ConfigError) as caught:
        config.load()
    return str(caught.value)


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    found = config.load()
    assert (found.folder, found.path, found.settings) == (str(folder), None, Settings())
    assert found.settings_for("a.txt") == Settings()


def test_an_empty_file_is_the_defaults() -> None:
    assert load("").settings == load("# nothing\n").settings == load("format: 1\n").settings == Settings()


def test_every_key() -> None:
    for name in ("desk/rules/x.yaml", "desk/names.yaml"):
        write("", name)
    write("# ours\nRyonhap  # as we write it\n\nof the spirit of the times\nC# 12\n#all\n", "desk/accept.txt")
    found = load("""
format: 1
extends: [news]
target: en-gb
source: ru
rules: {paths: [desk/rules], shipped: false}
glossaries: {paths: [desk/names.yaml], shipped: true, enable: [house-style]}
accept: [desk/accept.txt]
enable: [phrasing]
disable: [phrasing.ru.recall-that]
severity: {phrasing: info, quotes.space-before-closing: error}
ignore: [{rule: names, text: Ansan, path: "sport/**", reason: our spelling}]
include: ["**/*.txt", "**/*.md"]
exclude: [drafts/]
overrides: [{paths: ["de/**"], source: de}]
fail_on: never
""")
    assert found.settings == Settings(
        target="en-GB",
        source="ru",
        rule_paths=("desk/rules",),
        shipped_rules=False,
        glossary_paths=("desk/names.yaml",),
        shipped_glossaries=True,
        enable_glossaries=("house-style",),
        accept=("Ryonhap", "of the spirit of the times", "C# 12"),
        enable=("phrasing",),
        disable=("phrasing.ru.recall-that",),
        severity=(("phrasing", Severity.INFO), ("quotes.space-before-closing", Severity.ERROR)),
        ignore=(Ignore("names", "Ansan", "sport/**", "our spelling"),),
        fail_on=None,
    )
    assert (found.include, found.exclude) == (("**/*.txt", "**/*.md"), ("drafts/",))
    assert found.settings_for("de/a.txt").source == "de"
    assert found.settings_for("fr/de/a.txt").source == "ru"
    assert found.settings_for("sport/x/a.txt").ignore == (Ignore("names", "Ansan", None, "our spelling"),)
    assert found.settings_for("a.txt").ignore == ()
    assert found.settings_for("../sport/a.txt").ignore == ()


def test_files_with_the_same_settings_get_the_same_object() -> None:
    found = load('overrides: [{paths: ["de/**"], source: de}]')
    assert found.settings_for("a.txt") is found.settings_for("b/c.txt")
    assert found.settings_for("de/a.txt") is found.settings_for("de/b.txt")


def test_the_nearest_folder_wins_and_the_yaml_file_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("source: ru\n")
    (folder / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(folder / "a" / "b")
    assert config.load().settings.source == "ru"
    assert config.load().folder == str(folder)
    write("[tool.other]\nx = 1\n", "../pyproject.toml")
    assert config.load().settings.source == "ru"
    write('[tool.tqcheck]\nsource = "uk"\n', "../pyproject.toml")
    assert config.load().settings.source == "uk"
    write("source: de\n", "../.tqcheck.yml")
    assert config.load().settings.source == "de"
    monkeypatch.chdir(folder)
    assert config.load("a/b").settings.source == "de"
    assert config.load("a/b").path == "a/.tqcheck.yml"
    assert config.load(explicit=".tqcheck.yml").settings.source == "ru"


def test_paths_are_relative_to_the_file_that_names_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("- id: x", "shared/names.yaml")
    write("Seoul Ilbo\n", "shared/accept.txt")
    write("glossaries: {paths: names.yaml}\naccept: accept.txt\nsource: ru\n", "shared/base.yml")
    write("- id: y", "desk/own.yaml")
    write("extends: ../shared/base.yml\nglossaries: {paths: [own.yaml]}\n", "desk/.tqcheck.yml")
    (folder / "desk" / "today").mkdir()
    monkeypatch.chdir("desk/today")
    settings = config.load().settings
    assert settings.glossary_paths == (str(folder / "shared/names.yaml"), str(folder / "desk/own.yaml"))
    assert settings.accept == ("Seoul Ilbo",)
    assert settings.source == "ru"


def test_precedence() -> None:
    write(
        "source: ru\ntarget: en-GB\nfail_on: error\ndisable: [names, quotes.a]\nseverity: {quotes.a: info}\n",
        "base.yml",
    )
    found = load(
        "extends: [strict, base.yml]\ntarget: en-US\nenable: [names.listed, quotes]\nseverity: {quotes: error}\n"
        "overrides:\n  - {paths: ['*.md'], target: en-AU, disable: [names.listed]}\n  - {paths: ['x/**'], target: en-NZ}\n"
    ).with_cli(Changes(enable=("grammar",), fail_on="info"))
    assert found.settings.source == "ru"
    assert found.settings.target == "en-US"
    assert found.settings.disable == ("names",)
    assert found.settings.enable == ("names.listed", "quotes", "grammar")
    assert found.settings.severity == (("quotes", Severity.ERROR),)
    assert found.settings.fail_on is Severity.INFO
    assert found.settings_for("a.md").target == "en-AU"
    assert found.settings_for("a.md").enable == ("quotes", "grammar")
    assert found.settings_for("x/a.md").target == "en-NZ"
    assert found.with_cli(Changes(target="en")).settings_for("x/a.md").target == "en"
    assert found.with_cli(Changes(disable=("quotes",))).settings.enable == ("names.listed",)
    with pytest.raises(UsageError, match="both enabled and disabled"):
        found.with_cli(Changes(enable=("a",), disable=("a",)))


def test_profiles() -> None:
    assert load("extends: news").settings == Settings()
    assert load("extends: [strict]").settings == Settings(fail_on=Severity.INFO)
    assert refused("extends: [stric]").startswith(
        '.tqcheck.yml:1:11: there is no profile "stric" (did you mean "strict"?)'
    )
    assert refused("extends: [strict, base.yml]").startswith('.tqcheck.yml:1:19: "base.yml" does not exist')


def test_circles_are_errors() -> None:
    write("extends: b.yml", "a.yml")
    write("extends: a.yml", "b.yml")
    assert refused("extends: a.yml").startswith("b.yml:1:10: ")
    assert "leads back" in refused("extends: .tqcheck.yml")
    write("source: ru", "a.yml")
    write("extends: a.yml", "b.yml")
    assert load("extends: [a.yml, b.yml]").settings.source == "ru"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tagret: en", '1:1: unknown key "tagret" (did you mean "target"?); allowed: format, extends, target,'),
        ("format: 2", '1:9: format "2" is not known to this version of tqcheck; allowed: 1'),
        ("target: en_US", '1:9: "en_US" is not a language code like en, en-US, ru or zh-Hans (did you mean "en-US"?)'),
        ("source: Russian", '1:9: "Russian" is not a language code'),
        ("source: No\nsource: ru", '2:1: the key "source" stands here twice; first on line 1'),
        ("rules: {path: [x]}", '1:9: unknown key "path" (did you mean "paths"?); allowed: paths, shipped'),
        ("rules: [x]", '1:8: a group of "key: value" lines is expected here, not a list'),
        ("rules: {shipped: Yes}", '1:18: "Yes" is not possible here; allowed: true, false'),
        ("rules: {paths: [gone]}", '1:17: "gone" does not exist; paths are relative'),
        ("rules: {paths: .tqcheck.yml}", '1:16: ".tqcheck.yml" is not a folder'),
        ("glossaries:\n  paths:\n    - gone.yaml", '3:7: "gone.yaml" does not exist'),
        ("accept: [Yonhap]", '1:10: "Yonhap" is not a .txt file'),
        ("accept: [gone.txt]", '1:10: "gone.txt" does not exist'),
        ("accept:", "1:8: nothing stands here"),
        ("enable: [Quotes]", '1:10: "Quotes" is not the id of a rule'),
        ("disable: [quotes.*]", 'write "quotes" for everything that begins so'),
        ("enable: [names]\ndisable: [names]", '2:10: "names" is both enabled and disabled'),
        ("severity: {quotes: high}", '1:20: "high" is not possible here; allowed: info, warning, error'),
        ("fail_on: warn", '1:10: "warn" is not possible here (did you mean "warning"?); allowed: error, warning, info, never'),
        ("ignore: [{reason: x}]", "1:10: say what to ignore; allowed: rule, text, path"),
        ("ignore: [{rules: x}]", '1:11: unknown key "rules"'),
        ("ignore: [Ansan]", "1:10: a group of"),
        ("include: ['']", "1:11: a text is missing"),
        ("exclude: ['..\\drafts']", "has a backslash"),
        ("exclude: [../drafts]", "points outside"),
        ("overrides: [{paths: ['*'], rules: {shipped: false}}]", '1:28: "rules" holds for the whole run and cannot stand in overrides; allowed: paths, source, target, accept,'),
        ("overrides: [{source: de}]", '1:13: the key "paths" is missing'),
        ("overrides: [{paths: [], source: de}]", "1:21: name at least one path"),
        ("overrides: [{paths: ['*'], sorce: de}]", '1:28: unknown key "sorce" (did you mean "source"?)'),
        ("- a", "1:1: a group of"),
        ("a: [b", "1:4: this bracket is not closed"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(text: str, said: str) -> None:
    message = refused(text)
    assert message.startswith(".tqcheck.yml:1:" if "\n" not in text else ".tqcheck.yml:")
    assert said in message


def test_unreadable_files() -> None:
    Path(".tqcheck.yml").write_bytes(b"source: \xff")
    with pytest.raises(ConfigError, match=r"^\.tqcheck\.yml:1:9: is not valid UTF-8"):
        config.load()
    Path("accept.txt").write_bytes(b"\xff")
    assert refused("accept: accept.txt").startswith("accept.txt:1:1: is not valid UTF-8")
    with pytest.raises(ConfigError, match="no such file"):
        config.load(explicit="gone.yml")


def test_a_misnamed_file_is_not_overlooked() -> None:
    write("source: ru", ".tqcheck.yaml")
    with pytest.raises(ConfigError, match=r"must be named \.tqcheck\.yml"):
        config.load()


TOML = """\
[project]
name = "target"
[tool.tqcheck]
# target = "xx"
target = "en-GB"
disable = [
  "phrasing.ru.a",
  "QUOTES",
]
[tool.tqcheck.rules]
shipped = false
[tool.tqcheck.severity]
phrasing = "info"
"quotes.space" = "error"
[[tool.tqcheck.overrides]]
paths = ["de/**"]
source = "de"
[[tool.tqcheck.overrides]]
paths = ["fr/**"]
source = "fr"
"""


def test_pyproject() -> None:
    write(TOML.replace("QUOTES", "quotes"), "pyproject.toml")
    found = config.load()
    assert found.path == "pyproject.toml"
    assert found.settings.target == "en-GB"
    assert found.settings.shipped_rules is False
    assert found.settings.disable == ("phrasing.ru.a", "quotes")
    assert found.settings.severity == (("phrasing", Severity.INFO), ("quotes.space", Severity.ERROR))
    assert found.settings_for("fr/a.txt").source == "fr"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("QUOTES", "QUOTES", 'pyproject.toml:8:3: "QUOTES" is not the id'),
        ("target = ", "tagret = ", 'pyproject.toml:5:1: unknown key "tagret"'),
        ('"info"', '"high"', 'pyproject.toml:13:12: "high" is not possible'),
        ('source = "fr"', 'sorce = "fr"', 'pyproject.toml:20:1: unknown key "sorce"'),
        ('source = "fr"', "source = 1.5", "pyproject.toml:20:1: a text in quotes"),
        ("shipped = false", "shipped = 0", 'pyproject.toml:11:1: "0" is not possible here; allowed: true, false'),
        ('"en-GB"', '"en-GB', "pyproject.toml:5:"),
    ],
)
def test_mistakes_in_pyproject_have_places(old: str, new: str, said: str) -> None:
    text = TOML if old == "QUOTES" else TOML.replace("QUOTES", "quotes")
    assert refused(text.replace(old, new), "pyproject.toml").startswith(said)


def test_pyproject_without_the_table() -> None:
    write("[tool.other]\ntqcheck = 1\n", "pyproject.toml")
    assert config.find() is None
    with pytest.raises(ConfigError, match=r"no table \[tool\.tqcheck\]"):
        config.load(explicit="pyproject.toml")
    write("[tool\n", "pyproject.toml")
    assert config.find() is None
    write("[tool]\ntqcheck = 1\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="must be a table"):
        config.load()


def test_ids_that_no_rule_has() -> None:
    found = load("enable: [names]\ndisable: [quotes.spce]\nseverity: {phrasing.ru: info}\nignore: [{rule: gone}]\n")
    known = ["names.listed", "quotes.space", "phrasing.ru.a"]
    assert [str(error) for error in found.unknown_ids(known)] == [
        '.tqcheck.yml:2:11: there is no rule "quotes.spce" (did you mean "quotes.space"?)',
        '.tqcheck.yml:4:17: there is no rule "gone"',
    ]


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        (["*.txt"], "a/b/c.txt", True),
        (["**/*.txt"], "c.txt", True),
        (["de/**"], "de/x/c.txt", True),
        (["de/**"], "fr/de/c.txt", False),
        (["drafts/"], "a/drafts/c.txt", True),
        (["*.txt", "!keep.txt"], "a/keep.txt", False),
        (["/top.txt"], "a/top.txt", False),
        ([], "a.txt", False),
    ],
)
def test_globs(patterns: list[str], path: str, expected: bool) -> None:
    assert globs.matches(patterns, path) is expected
