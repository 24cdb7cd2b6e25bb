"""JSON lines and tab-separated values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tqcheck.errors import ReadError
from tqcheck.model import Segment
from tqcheck.readers import Options, read_document
from tqcheck.text import Span


def jsonl(raw: str, **options: str) -> tuple[Segment, ...]:
    return read_document("a.jsonl", raw, Options(**options)).segments


def tsv(raw: str, **options: str) -> tuple[Segment, ...]:
    return read_document("a.tsv", raw, Options(**options)).segments


def shown(segments: tuple[Segment, ...]) -> list[tuple[str, str, str | None]]:
    return [(s.key, s.target.plain, s.source.plain if s.source else None) for s in segments]


def test_json_fields_keys_and_sources() -> None:
    raw = '{"text": "A", "src": "а", "id": "x"}\r\n\n  {"id": 7, "src": "", "text": "B"}\n{"id": "x", "src": "в", "text": "C"}'
    assert shown(jsonl(raw)) == [("1", "A", None), ("2", "B", None), ("3", "C", None)]
    assert shown(jsonl(raw, source_field="src", id_field="id")) == [
        ("x", "A", "а"),
        ("7", "B", None),
        ("x#2", "C", "в"),
    ]


def test_json_paths() -> None:
    raw = '{"t": {"en": {"text": "A"}}, "s.ru": "а", "text": "no"}'
    assert shown(jsonl(raw, field="t.en.text", source_field="s.ru")) == [("1", "A", "а")]


def test_json_empty_texts_are_no_segments() -> None:
    assert [segment.key for segment in jsonl('{"text": ""}\n{"text": " "}\n{"text": "a"}')] == ["3"]


SEED = next((Path(__file__).parents[2] / "seeds").glob("*.ru-en.txt")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("a.jsonl", json.dumps({"text": SEED})),
        ("a.jsonl", json.dumps({"text": SEED}, ensure_ascii=False)),
        ("a.tsv", "text\n" + SEED.replace("\n", "\\n")),
    ],
)
def test_an_article_in_one_record_has_the_paragraphs_of_plain_text(path: str, raw: str) -> None:
    expected = [(s.role, s.target.plain) for s in read_document("a.txt", SEED).segments]
    document = read_document(path, raw)
    assert [(s.role, s.target.plain) for s in document.segments] == expected
    assert [s.key for s in document.segments] == [f"1:{number + 1}" for number in range(len(expected))]


@pytest.mark.parametrize(
    ("text", "source", "pairs"),
    [
        ("A.\n\nB.", "а.\nб.", [("A.", "а."), ("B.", "б.")]),
        ("A.\n\nB.", "а. б.", [("A.", "а. б."), ("B.", "а. б.")]),
        ("A. B.", "а.\nб.", [("A. B.", "а.\nб.")]),
        ("A.\nB.", "\n", [("A.", None), ("B.", None)]),
    ],
)
def test_paragraphs_are_paired_with_those_of_the_source(
    text: str, source: str, pairs: list[tuple[str, str | None]]
) -> None:
    segments = jsonl(json.dumps({"text": text, "src": source}), source_field="src")
    assert [(plain, beside) for _, plain, beside in shown(segments)] == pairs


def test_json_escapes_are_units() -> None:
    raw = '{"text": "a\\u00e9\\t\\"b\\" \\ud83d\\ude00\\/😀\\\\u0041"}'
    (segment,) = jsonl(raw)
    assert segment.target.plain == json.loads(raw)["text"] == 'aé\t"b" 😀/😀\\u0041'
    place, solid = segment.target.to_raw(Span(7, 8))
    assert (raw[place.start : place.end], solid) == ("\\ud83d\\ude00", True)
    assert segment.target.from_raw(Span(place.start, place.start + 6)) == Span(7, 8)


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ('{"text": "a"}', '’ \\"\\\\\\n'),
        ('{"text": "’"}', '’ \\"\\\\\\n'),
        ('{"text": "\\u2019"}', '\\u2019 \\"\\\\\\n'),
        ('{"text": "a"}\n{"text": "\\u2019"}', '\\u2019 \\"\\\\\\n'),
        ('{"text": "\\u2019"}\n{"text": "’"}', '\\u2019 \\"\\\\\\n'),
        ('{"text": "\\u2019", "s": "é"}', '’ \\"\\\\\\n'),
    ],
)
def test_json_is_written_as_the_file_writes_it(raw: str, written: str) -> None:
    assert jsonl(raw)[0].target.encode('’ "\\\n') == written


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ('{"text": "a"', 13, "is no JSON"),
        ("text", 1, "is no JSON"),
        ('{"text": "a\tb"}', 12, "is no JSON"),
        ('{"text": "a\\q"}', 12, "is no JSON"),
        ('{"text": "a"} {}', 15, "is no JSON"),
        ('["a"]', 1, "no JSON object"),
        ('  "a"', 3, "no JSON object"),
        ('{"a": 1, "b": 2}', 1, "the field 'text' is missing; allowed: a, b"),
        ('{"text": 1}', 10, "the value of 'text' is no string"),
        ('{"text":null}', 9, "the value of 'text' is no string"),
        ('{"text": "a\\ud800b"}', 12, "lone surrogate"),
        ('{"text": "\\ude00\\ud83d"}', 11, "lone surrogate"),
        ('{"text": "a", "text": "b"}', 15, "stands twice"),
        ('{"text": NaN}', 1, "NaN is no JSON value"),
        ('{"n": ' + "1" * 5000 + "}", 1, "cannot be read"),
        ("[" * 100_000, 1, "nested too deeply"),
    ],
)
def test_bad_json_is_an_error_with_its_place(line: str, column: int, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        jsonl('{"text": "good"}\r\n\r\n' + line + "\n")
    assert message in caught.value.detail
    assert (caught.value.path, caught.value.line, caught.value.column) == ("a.jsonl", 3, column)


@pytest.mark.parametrize(
    ("options", "column", "message"),
    [
        ({"field": "m.t"}, 7, "the field 'm.t' is missing; allowed: s"),
        ({"field": "m.s.x"}, 13, "the field 'm.s.x' is missing"),
        ({"source_field": "src"}, 1, "the field 'src' is missing"),
        ({"id_field": "m"}, 7, "neither a string nor a whole number"),
        ({"id_field": "b"}, 38, "neither a string nor a whole number"),
    ],
)
def test_fields_that_are_not_there(options: dict[str, str], column: int, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        jsonl('{"m": {"s": "a"}, "text": "b", "b": true}', **options)
    assert message in caught.value.detail
    assert caught.value.line == 1
    assert caught.value.column in (column, column - 1)


def test_tsv_with_a_header() -> None:
    raw = "id\ttext\tsrc\r\na\tOne\tодин\r\n\r\nb\t\tдва\r\nc\tThree\t\r\n"
    assert shown(tsv(raw)) == [("1", "One", None), ("3", "Three", None)]
    assert shown(tsv(raw, source_field="src", id_field="id")) == [("a", "One", "один"), ("c", "Three", None)]


def test_tsv_with_column_numbers() -> None:
    assert shown(tsv("a\tOne\nb\tTwo", field="2", source_field="1")) == [("1", "One", "a"), ("2", "Two", "b")]
    assert shown(tsv("2\t3\na\tb", field="2")) == [("1", "a", None)]


def test_tsv_cells_are_verbatim_but_for_escapes() -> None:
    raw = 'text\n"a" \\"b\\" C:\\Dir \\\\n\\tx'
    (segment,) = tsv(raw)
    assert segment.target.plain == '"a" \\"b\\" C:\\Dir \\n\tx'
    assert segment.target.encode('\t\n\r\\"') == '\\t\\n\\r\\\\"'


@pytest.mark.parametrize(
    ("raw", "options", "place", "message"),
    [
        ("a\tb\nc\td\n", {}, (1, 1), "no column 'text' in the first line; allowed: a, b, a column number"),
        ("text\tb\nc\td\n", {"source_field": "src"}, (1, 1), "no column 'src'"),
        ("text\tsrc\na\tb\nc\n", {"source_field": "src"}, (3, 1), "column 2 is missing: the line has 1"),
        ("a\tb\n\nc\n", {"field": "2"}, (3, 1), "column 2 is missing"),
        ("a\n", {"field": "0"}, (1, 1), "no column '0'"),
        ("a\n", {"field": "²"}, (1, 1), "no column '²'"),
    ],
)
def test_bad_tsv_is_an_error_with_its_line(
    raw: str, options: dict[str, str], place: tuple[int, int], message: str
) -> None:
    with pytest.raises(ReadError) as caught:
        tsv(raw, **options)
    assert message in caught.value.detail
    assert (caught.value.line, caught.value.column) == place
