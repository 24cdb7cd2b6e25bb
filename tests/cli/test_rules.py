"""`tqcheck rules list`, `test` and `new`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

LINES = {
    "names.listed": "error",
    "phrasing.starts": "warning",
}


def test_list(own: Path, run: Run) -> None:
    code, out, err = run("rules", "list")
    assert code == 0
    assert {line.split()[0]: line.split()[1] for line in out.splitlines()} == LINES
    assert '"…" is no English; write "…".' in out
    assert err == "tqcheck: 2 rules\n"


def test_list_below_a_prefix_and_what_is_off(own: Path, run: Run) -> None:
    code, out, err = run("rules", "list", "phrasing", "--disable", "phrasing.starts")
    assert (code, len(out.splitlines())) == (0, 1)
    assert out.split()[:2] == ["phrasing.starts", "off"]
    assert err == "tqcheck: 1 rule, 1 of them off\n"


def test_list_of_nothing(own: Path, run: Run) -> None:
    code, out, err = run("rules", "list", "phrasing.strats")
    assert (code, out) == (2, "")
    assert 'there is no rule "phrasing.strats" (did you mean "phrasing.starts"?)' in err


def test_examples_that_hold(own: Path, run: Run) -> None:
    assert run("rules", "test") == (0, "All 4 examples of 2 rules hold.\n", "")
    assert run("rules", "test", "names", "phrasing.starts")[0] == 0
    assert run("rules", "test", "phrasing.begins")[1] == "All 2 examples of 1 rule hold.\n"


def test_an_example_that_does_not_hold(own: Path, run: Run) -> None:
    rule = Path("rules/phrasing/starts.yaml")
    rule.write_text(rule.read_text("utf-8") + "  - ok: The race starts.\n", "utf-8")
    code, out, err = run("rules", "test")
    assert (code, err) == (1, "")
    assert out == (
        "rules/phrasing/starts.yaml: phrasing.starts, example 3\n"
        "  text:     The race starts.\n"
        "  expected: nothing to be found in this ok example\n"
        '  but:      "starts" was found\n'
        "\n"
        "1 failure in 1 of 2 rules.\n"
    )
    assert run("rules", "test", "names")[0] == 0


def test_every_broken_file_is_told(own: Path, run: Run) -> None:
    Path("rules/phrasing/a.yaml").write_text("kind: patern\n", "utf-8")
    Path("rules/phrasing/b.yaml").write_text("kind: pattern\nfind: a\nfind: b\n", "utf-8")
    code, out, err = run("rules", "test")
    assert (code, out) == (2, "")
    first, second = err.splitlines()
    assert first.startswith(
        'tqcheck: rules/phrasing/a.yaml:1:7: "patern" is not possible here (did you mean "pattern"?)'
    )
    assert second.startswith("tqcheck: rules/phrasing/b.yaml:3:1: the key")


def test_test_of_a_rule_that_does_not_exist(own: Path, run: Run) -> None:
    code, out, err = run("rules", "test", "quotes.none")
    assert (code, out) == (2, "")
    assert 'there is no rule "quotes.none"' in err


def test_new_rule_in_the_folder_of_the_configuration(own: Path, run: Run) -> None:
    code, out, err = run("rules", "new", "quotes.ru.my-rule")
    assert (code, out) == (0, "")
    path = Path("rules/quotes/ru/my-rule.yaml")
    assert err.startswith(f"wrote {path}\n")
    assert "then: tqcheck rules test quotes.ru.my-rule\n" in err
    assert "name its folder" not in err
    assert max(map(len, path.read_text("utf-8").splitlines())) <= 125
    assert run("rules", "test", "quotes.ru.my-rule") == (0, "All 2 examples of 1 rule hold.\n", "")


def test_new_rule_is_never_written_over_another(own: Path, run: Run) -> None:
    before = Path("rules/phrasing/starts.yaml").read_bytes()
    code, _, err = run("rules", "new", "phrasing.starts")
    assert code == 2
    assert err == "tqcheck: rules/phrasing/starts.yaml: is there already; nothing was written\n"
    assert Path("rules/phrasing/starts.yaml").read_bytes() == before


@pytest.mark.parametrize("words", [(), ("--dir", "desk")])
def test_new_rule_without_a_configuration(words: tuple[str, ...], run: Run) -> None:
    folder = words[1] if words else "tqcheck-rules"
    code, _, err = run("rules", "new", "phrasing.mine", *words)
    assert code == 0
    assert Path(folder, "phrasing/mine.yaml").is_file()
    assert f"tqcheck rules test phrasing.mine --rules {folder}\n" in err
    assert f"rules: {{paths: [{folder}]}}" in err
    assert run("rules", "test", "phrasing.mine", "--rules", folder)[0] == 0


@pytest.mark.parametrize(
    ("id_", "message"),
    [
        ("phrase.x", "a rule's id begins with its category"),
        ("phrasing", "give the rule a name after its category, such as phrasing.my-rule"),
        ("phrasing.My rule", '"My rule" is not possible here; use small letters, digits and hyphens'),
        ("phrasing..x", '"" is not possible here'),
        ("phrasing.../../x", "is not possible here"),
    ],
)
def test_new_rule_with_a_bad_id(id_: str, message: str, run: Run) -> None:
    code, _, err = run("rules", "new", id_)
    assert code == 2
    assert message in err
    assert not list(Path().iterdir())


def test_new_rule_says_how_often_it_fires(run: Run) -> None:
    Path("a.txt").write_text("He made a visit to Paris.\n\nThey made a visit to Rome.\n", encoding="utf-8")
    Path("b.txt").write_text("She went to Oslo.\n", encoding="utf-8")
    words = ("--phrase", "{verb:make} a visit to", "--replace", "{verb:visit}", "--on", "a.txt", "b.txt")
    code, out, err = run("rules", "new", "phrasing.mine", *words)
    assert code == 0, err
    first, *rest = out.splitlines()
    assert first == "phrasing.mine fires 2 times in 16 words (12500.0 in 100,000), in 1 of 2 texts"
    assert "  He [[made a visit to]] Paris." in rest
    assert 'phrase: "{verb:make} a visit to"' in Path("tqcheck-rules/phrasing/mine.yaml").read_text("utf-8")


def test_new_rule_needs_a_phrase_to_count(run: Run) -> None:
    code, _, err = run("rules", "new", "phrasing.mine", "--on", "a.txt")
    assert code == 2
    assert "--phrase" in err
    assert not list(Path().iterdir())


def test_new_rule_with_a_phrase_that_cannot_be_one(run: Run) -> None:
    Path("a.txt").write_text("x\n", encoding="utf-8")
    code, _, err = run("rules", "new", "phrasing.mine", "--phrase", "{verb:", "--on", "a.txt")
    assert code == 2
    assert "mine.yaml" in err


def test_new_rule_that_wins_over_a_shipped_one(run: Run) -> None:
    assert "tqcheck has a rule terms.listed already; yours wins over it" in run("rules", "new", "terms.listed")[2]


def test_the_shipped_rules_prove_their_examples(run: Run) -> None:
    code, out, err = run("rules", "test")
    assert (code, err) == (0, ""), out + err
