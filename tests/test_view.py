"""How checking sees a segment: folding, tokens, sentences."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.model import Role, Segment
from tqcheck.text import Span, Text
from tqcheck.view import View, fold, lower

EXACT = settings(derandomize=True, deadline=None, database=None, max_examples=300)

ALPHABET = (
    "abK’'ʼ“\u00a0\u2009\u202f\u00ad\u200b\u2011-e\u0301\u0323é İß😀\r\n\u1112\u1161\u11ab가\u11a8\u212b\u2126한\u2028"
)


def view(plain: str) -> View:
    return View(0, Segment("1", Role.PARAGRAPH, Text.slice(plain, 0, len(plain))))


@pytest.mark.parametrize(
    ("plain", "folded"),
    [
        ("Kim’s “men”", "Kim's “men”"),
        ("50\u00a0km\u2009away\u202fnow", "50 km away now"),
        ("co\u00adop\u200berate \ufeffnow", "cooperate now"),
        ("Pukch\u2011ang", "Pukch-ang"),
        ("cafe\u0301 and a\u0323\u0307", "café and ạ\u0307"),
        ("a\r\nb\nc\rd\te\u2028f", "a b c d e f"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("“\u1112\u1161\u11ab”", "“한”"),
        ("\u212bngstr\u00f6m 3 \u2126", "Ångstr\u00f6m 3 Ω"),
        ("\u0301a", "\u0301a"),
        ("\u00a0\u0323\u0301", " \u0323\u0301"),
        ("𝔄 İstanbul 😀", "𝔄 İstanbul 😀"),
        ("", ""),
        ("\u00ad", ""),
    ],
)
def test_folding(plain: str, folded: str) -> None:
    assert fold(plain).plain == folded
    assert view(plain).text == folded


@EXACT
@given(st.text(ALPHABET, max_size=12), st.data())
def test_folded_spans_map_onto_the_plain_text_and_back(plain: str, data: st.DataObject) -> None:
    seen = view(plain)
    assert unicodedata.is_normalized("NFC", seen.text) or "\u00ad" in plain or "\u200b" in plain
    bounds = st.integers(0, len(seen.text))
    folded = Span(*sorted((data.draw(bounds), data.draw(bounds))))
    place = seen.plain(*folded)
    assert 0 <= place.start <= place.end <= len(plain)
    if folded.start == folded.end:
        assert place.start == place.end
        return
    assert seen.folded(place).holds(folded)
    _, solid = fold(plain).to_raw(folded)
    if solid:
        assert seen.folded(place) == folded


def test_a_span_that_cuts_a_composed_letter_covers_all_of_it() -> None:
    seen = view("a\u0323\u0301\u0300b")
    assert seen.text == "ạ\u0301\u0300b"
    assert seen.plain(0, 1) == Span(0, 4)
    assert seen.folded(Span(1, 2)) == Span(0, 3)


def test_what_vanishes_at_the_edge_is_left_out() -> None:
    seen = view("\u00adRon\u00adhap\u00ad said")
    assert seen.plain(0, 6) == Span(1, 8)
    assert seen.folded(Span(1, 8)) == Span(0, 6)
    assert seen.folded(Span(0, 1)) == Span(0, 0)
    assert seen.folded(Span(4, 5)) == Span(3, 3)


@pytest.mark.parametrize("text", ["İstanbul", "ΑΣ", "STRASSE ẞ", "ǅ", "abc", "İİ𝔄"])
def test_lower_keeps_offsets(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert view(text).low == lower(text)


@pytest.mark.parametrize(
    ("plain", "tokens"),
    [
        ("Kim’s co-op, 06:45 (km²)", ["Kim's", "co-op", "06", "45", "km²"]),
        ("the '90s' end -", ["the", "90s", "end"]),
        ("Ron\u00adhap 한국 İs", ["Ronhap", "한국", "İs"]),
        ("… !", []),
    ],
)
def test_tokens(plain: str, tokens: list[str]) -> None:
    seen = view(plain)
    assert [seen.text[token.start : token.end] for token in seen.tokens] == tokens


@pytest.mark.parametrize(
    ("plain", "sentences"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("“One.” Two. (Three.) “Four”", ["“One.”", "Two.", "(Three.)", "“Four”"]),
        ("Mr. Kim met Gen. Pak. On Jan. He left.", ["Mr. Kim met Gen. Pak.", "On Jan. He left."]),
        ("J. Smith of the U.S. Navy said so. Then", ["J. Smith of the U.S. Navy said so.", "Then"]),
        ("about 3.5 km. and so on", ["about 3.5 km. and so on"]),
        ("一。二！三", ["一。", "二！", "三"]),
        ("One.\u00a0Two.\r\nThree.", ["One.", "Two.", "Three."]),
        ("“All right. Go,” he said.", ["“All right.", "Go,” he said."]),
        ("", []),
    ],
)
def test_sentences(plain: str, sentences: list[str]) -> None:
    seen = view(plain)
    assert [seen.text[span.start : span.end] for span in seen.sentences] == sentences


@EXACT
@given(st.text("aB .!?…”’“(\u00a0。Mr", max_size=25))
def test_sentences_and_the_space_between_them_cover_the_text(plain: str) -> None:
    seen = view(plain)
    at = 0
    for sentence in seen.sentences:
        assert seen.text[at : sentence.start].strip() == ""
        assert sentence.start < sentence.end
        at = sentence.end
    assert seen.text[at:].strip() == ""
