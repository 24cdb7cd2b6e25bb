"""Choosing a reader, and what holds for all of them."""

from __future__ import annotations

import pytest

from tqcheck.errors import ReadError, UsageError
from tqcheck.readers import READERS, Options, known_extensions, read_document, reader_for

NAMES = [reader.name for reader in READERS]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "text"),
        ("a.MD", "markdown"),
        ("de.po", "po"),
        ("x/y.jsonl", "jsonl"),
        ("a.tsv", "tsv"),
        ("a.rst", "text"),
        ("README", "text"),
        ("-", "text"),
        (".md", "text"),
    ],
)
def test_the_extension_chooses_and_what_is_unknown_is_text(path: str, name: str) -> None:
    assert reader_for(path, Options()).name == name


def test_a_named_format_wins_over_the_extension() -> None:
    assert reader_for("a.txt", Options(format="po")).name == "po"


def test_an_unknown_format_is_refused_with_the_allowed_ones() -> None:
    with pytest.raises(UsageError) as caught:
        reader_for("a.txt", Options(format="docx"))
    assert list(caught.value.allowed) == NAMES


def test_known_extensions_belong_to_one_reader_each() -> None:
    extensions = [extension for reader in READERS for extension in reader.extensions]
    assert len(extensions) == len(set(extensions))
    assert known_extensions() == set(extensions)
    assert {".txt", ".md", ".po", ".jsonl", ".tsv"} <= known_extensions()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("raw", ["", "\n", " \r\n\n"])
def test_an_empty_file_has_no_segments(name: str, raw: str) -> None:
    document = read_document("empty", raw, Options(format=name))
    assert document.segments == ()
    assert (document.path, document.format, document.raw) == ("empty", name, raw)


@pytest.mark.parametrize("name", NAMES)
def test_a_lone_surrogate_is_refused_with_its_place(name: str) -> None:
    with pytest.raises(ReadError, match="lone surrogate") as caught:
        read_document("a", "one\r\ntw\ud800o", Options(format=name))
    assert (caught.value.line, caught.value.column) == (2, 3)


@pytest.mark.parametrize("name", NAMES)
def test_one_very_long_line_is_read_in_one_go(name: str) -> None:
    before, after = {"po": ('msgid "a"\nmsgstr "', '"\n'), "jsonl": ('{"text": "', '"}'), "tsv": ("text\n", "")}.get(
        name, ("", "")
    )
    text = ("Kim’s men said 50 km & left. " * 40_000).strip()
    document = read_document("long", before + text + after, Options(format=name))
    (segment,) = document.segments
    assert segment.target.plain == text
    assert len(segment.target.pieces) == 1
