"""Every trap of YAML is either text as written or an error with its exact place."""

from __future__ import annotations

from enum import Enum

import pytest
import yaml

from tqcheck.errors import GlossaryError, RuleError
from tqcheck.strict_yaml import List, Map, Node, Scalar, choices, parse, parse_list, parse_map


@pytest.fixture(params=["c", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    return str(request.param)


def read(text: str) -> Map:
    return parse_map(text, "rule.yaml", RuleError)


def refused(text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        parse(text, "rule.yaml", RuleError)
    assert caught.value.path == "rule.yaml"
    return caught.value


@pytest.mark.parametrize(
    "written",
    ["No", "On", "yes", "Off", "16:45", "1e3", "0x1f", "010", "null", "~", "NULL", "2024-01-01", "1_000", ".inf", "=", "3.10"],
)  # fmt: skip
def test_scalars_are_what_was_written(written: str) -> None:
    assert read(f"a: {written}").need("a").as_str() == written
    assert parse_list(f"- {written}", "x", RuleError).as_strs() == (written,)
    assert list(read(f"{written}: Roh").entries) == [written]


def test_empty_values_are_empty_texts() -> None:
    map_ = read("a:\nb: ''\nc: \"\"\n")
    assert [value.as_str() for _, value in map_] == ["", "", ""]
    assert [value.blank for _, value in map_] == [True, False, False]


def test_places_are_one_based_and_count_characters() -> None:
    map_ = read("# note\nключ😀: 값\nlist:\n  - one\n  - {k: v}\n")
    key, value = next(iter(map_))
    assert (key.line, key.column, value.line, value.column) == (2, 1, 2, 8)
    one, inner = map_.need("list").as_list()
    assert (one.line, one.column) == (4, 5)
    assert (inner.line, inner.column) == (5, 5)
    assert (inner.as_map().need("k").line, inner.as_map().need("k").column) == (5, 9)
    assert (map_.line, map_.column) == (2, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark(end: str) -> None:
    value = read(end.join(("\ufeffa: b", "c: d"))).need("c")
    assert (value.as_str(), value.line, value.column) == ("d", 2, 4)
    assert refused(end.join(("\ufeffa: b", "c: !x d"))).line == 2


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\nb: 2\na: 3", 3, 1, '"a" stands here twice; first on line 1'),
        ("x: {a: 1, a: 2}", 1, 11, "twice"),
        ("a: 1\n'a': 2", 2, 1, "twice"),
        ("a: &x b", 1, 4, '"&"'),
        ("a: &x\n  b: c", 1, 4, '"&"'),
        ("a: *x", 1, 4, '"*"'),
        ("a: !x b", 1, 4, '"!"'),
        ("a: !!str b", 1, 4, '"!"'),
        ("a: !!python/object/apply:os.system [echo]", 1, 4, '"!"'),
        ("a: !!map {b: c}", 1, 4, '"!"'),
        ("<<: {a: b}", 1, 1, "merge keys"),
        ("b:\n  <<: x", 2, 3, "merge keys"),
        ("a: b\n---\nc: d", 2, 1, "second document"),
        ("{a: b}: c", 1, 1, "a key must be a text"),
        ("? [a, b]\n: c", 1, 3, "a key must be a text"),
        (": c", 1, 1, "a key is missing"),
        ("a:\n\tb: c", 2, 1, "a tab"),
        ("\ta: b", 1, 1, "a tab"),
        ("a: b: c", 1, 5, '": " is not expected'),
        ('a: "{match}" is Russian', 1, 14, "does not belong"),
        ("find: {verb:take} place", 1, 19, "does not belong"),
        ("find: [a-z]+ x", 1, 12, "does not belong"),
        ("a: %x", 1, 4, 'cannot begin with "%"'),
        ("a: 😀\nb: @x", 2, 4, 'cannot begin with "@"'),
        ("a: `x`", 1, 4, 'cannot begin with "`"'),
        ("x: 1\na: 'never closed\nb: c\n", 2, 4, "never closed"),
        ("a: [b, c\nd: e", 1, 4, "bracket"),
        ("a: {b: c", 1, 4, "bracket"),
        ("a: b\nfoo\nc: d", 2, 1, "colon is missing"),
        ("a: - b", 1, 4, '"- " is not expected'),
        ("words: one\n  - two", 2, 3, '"- " would start a list item'),
        ("why: one\n  -\n  two", 2, 3, '"- " would start a list item'),
        ("a: x\x07", 1, 5, "U+0007"),
        ("a: b\nc: \ud800", 2, 4, "U+D800"),
        ("a: one\u2028two", 1, 7, "U+2028"),
        ("a: one\x85two", 1, 7, "U+0085"),
        ("a: one\ufefftwo", 1, 7, "U+FEFF"),
    ],
)
def test_traps_are_refused_with_their_place(text: str, line: int, column: int, words: str) -> None:
    error = refused(text)
    assert words in error.message
    assert (error.line, error.column) == (line, column)


def test_backslash_in_double_quotes() -> None:
    error = refused(r'find: "\d+"')
    assert error.line == 1
    assert "single quotes" in error.message


def test_quoted_signs_are_text() -> None:
    map_ = read("""a: '*x'\nb: "<<"\n'<<': '&'\nc: '- d'\n""")
    assert [(k.value, v.as_str()) for k, v in map_] == [("a", "*x"), ("b", "<<"), ("<<", "&"), ("c", "- d")]


def test_longer_texts() -> None:
    map_ = read("why: one\n  two - three\nlong: |\n  - first\n  second\nfold: >\n  a\n  b\n")
    assert [v.as_str() for _, v in map_] == ["one two - three", "- first\nsecond\n", "a b\n"]


def test_deep_nesting_is_refused() -> None:
    assert refused("[" * 5000).column == 51


def test_empty_files() -> None:
    for text in ("", "\n", "# only a comment\n", "---\n", "\ufeff"):
        assert len(read(text)) == 0
        assert len(parse_list(text, "x", RuleError)) == 0
        assert parse(text, "x", RuleError).blank
    assert isinstance(parse("{}", "x", RuleError), Map)
    assert isinstance(parse("[]", "x", RuleError), List)


def test_the_wrong_root() -> None:
    with pytest.raises(GlossaryError, match=r"^g\.yaml:1:1: a list is expected here"):
        parse_list("a: b", "g.yaml", GlossaryError)
    with pytest.raises(GlossaryError, match='"key: value"'):
        parse_map("- a", "g.yaml", GlossaryError)
    with pytest.raises(GlossaryError, match="not a text"):
        parse_map("null", "g.yaml", GlossaryError)


class Colour(Enum):
    RED = 1
    DARK_BLUE = 2


def shown(node: Node, method: str, *args: object) -> str:
    with pytest.raises(RuleError) as caught:
        getattr(node, method)(*args)
    return str(caught.value)


def test_shapes() -> None:
    map_ = read("t: true\nn: 12\nc: dark-blue\ns: one\nl: [one, 'two']\ne: []\nm: {k: v}\nb:\nq: ['']\n")
    assert map_.need("t").as_bool() is True
    assert map_.need("n").as_int(1, 12) == 12
    assert map_.need("c").as_choice(choices(Colour)) is Colour.DARK_BLUE
    assert map_.need("c").as_choice(["dark-blue"]) == "dark-blue"
    assert map_.strs("s") == ("one",)
    assert map_.strs("l") == ("one", "two")
    assert map_.strs("e") == map_.strs("absent") == ()
    assert map_.strs("q") == ("",)
    assert map_.text("s") == "one"
    assert map_.text("absent") is None
    assert map_.flag("absent", True) is True
    assert "m" in map_
    assert "absent" not in map_
    assert map_.get("e")
    assert len(map_.need("m").as_map()) == 1
    assert isinstance(map_.key("m"), Scalar)


def test_wrong_shapes_say_what_is_needed() -> None:
    map_ = read("t: Yes\nn: 12a\nc: dark-bleu\nm: {verb}\nl: [one, [two]]\nb:\nsp: '  '\n")
    assert shown(map_.need("t"), "as_bool") == 'rule.yaml:1:4: "Yes" is not possible here; allowed: true, false'
    assert "a whole number from 1 up to 5" in shown(map_.need("n"), "as_int", 1, 5)
    assert "did you mean" in shown(map_.need("c"), "as_choice", choices(Colour))
    assert "put the whole value in quotes" in shown(map_.need("m"), "as_str")
    assert shown(map_.need("l"), "as_strs").startswith("rule.yaml:5:10: a text is expected here, not a list")
    assert "nothing stands here" in shown(map_.need("b"), "as_strs")
    assert "an empty list is []" in shown(map_.need("b"), "as_list")
    assert "a text is missing" in shown(map_.need("b"), "as_text")
    assert "a text is missing" in shown(map_.need("sp"), "as_text")
    assert "as_map" not in shown(map_.need("t"), "as_map")
    assert shown(map_, "need", "find") == 'rule.yaml:1:1: the key "find" is missing'
    for number in ("6", "0", "1.0", "", "½", "9" * 5000):
        assert "whole number" in shown(read(f"n: '{number}'").need("n"), "as_int", 1, 5)


def test_unknown_keys_name_the_place_the_allowed_and_a_near_one() -> None:
    map_ = read("kind: pattern\nexamples: []\nSuggets: x\n")
    assert (
        shown(map_, "only", "kind", "examples", "suggest")
        == 'rule.yaml:3:1: unknown key "Suggets" (did you mean "suggest"?); allowed: kind, examples, suggest'
    )
    assert map_.only("kind", "examples", "Suggets") is map_


def test_many_long_texts(loader: str) -> None:
    if loader == "python":
        pytest.skip("the pure Python parser takes long")
    text = "".join(f"- why: a text that goes on\n    to the next line {n}\n" for n in range(20_000))
    assert len(parse_list(text, "x", RuleError)) == 20_000
