"""Plain text: what is a segment, and what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.model import Role
from tqcheck.readers import read_document

WRAPPED = "The quick brown fox of the province ran over the lazy dog and then"  # 66 characters


def read(raw: str) -> list[tuple[Role, str]]:
    return [(segment.role, segment.target.plain) for segment in read_document("a.txt", raw).segments]


def texts(raw: str) -> list[str]:
    return [text for _, text in read(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("One.\nTwo.\r\nThree.\rFour.", ["One.", "Two.", "Three.", "Four."]),
        ("  One.  \n\t\n\u00a0Two.\u00a0", ["One.", "Two."]),
        ("One.\u2028Still one.\x85Still.\x0cStill.", ["One.\u2028Still one.\x85Still.\x0cStill."]),
        (f"{WRAPPED}\nit slept.", [f"{WRAPPED}\nit slept."]),
        (f"{WRAPPED}\r\n  {WRAPPED}  \r\nit slept.", [f"{WRAPPED}\n{WRAPPED}\nit slept."]),
        ("x" * 49 + "\nend", ["x" * 49, "end"]),
        ("x" * 50 + "\nend", ["x" * 50 + "\nend"]),
        ("x" * 100 + "\nend", ["x" * 100 + "\nend"]),
        ("x" * 101 + "\nend", ["x" * 101, "end"]),
        ("x" * 60 + "\n" + "x" * 101, ["x" * 60, "x" * 101]),
        (f"{WRAPPED}\n\n{WRAPPED}", [WRAPPED, WRAPPED]),
    ],
)
def test_lines_and_hard_wrapped_blocks(raw: str, expected: list[str]) -> None:
    assert texts(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("• One\n• Two", ["One", "Two"]),
        ("- One\n- Two", ["One", "Two"]),
        (" * One\n– Two", ["One", "Two"]),
        ("*One", ["*One"]),
        ("-5 degrees", ["-5 degrees"]),
        ("* * *", ["* * *"]),
        (f"{WRAPPED}\n- he said.", [f"{WRAPPED}\n- he said."]),
        (f"{WRAPPED}:\n- he said.", [f"{WRAPPED}:", "he said."]),
        (f"• {WRAPPED}\n  goes on\n• Two", [f"{WRAPPED}\ngoes on", "Two"]),
    ],
)
def test_bullets_are_no_prose(raw: str, expected: list[str]) -> None:
    assert texts(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("No breakthroughs\nText here.", [Role.HEADING, Role.PARAGRAPH]),
        ("Text here.\n\nDifficult dialogue\n\nText here.", [Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]),
        ("Text here.\n\nDifficult dialogue\nText here.", [Role.PARAGRAPH] * 3),
        ("He said:\n\n“Who?”", [Role.PARAGRAPH] * 2),
        ("x " * 70, [Role.PARAGRAPH]),
        ("Text.\n• Kim\n• Reuters\n• © KCNA", [Role.PARAGRAPH] + [Role.CAPTION] * 3),
        ("Text.\n• Kim\n• Moon", [Role.PARAGRAPH] + [Role.LIST_ITEM] * 2),
        ("Text.\n\nKim inspects the troops / KCNA", [Role.PARAGRAPH, Role.CAPTION]),
        ("Text.\n\nSEOUL (Reuters) - It rained.", [Role.PARAGRAPH, Role.PARAGRAPH]),
        ("Text.\n\nPhoto: Damir Sagolj", [Role.PARAGRAPH, Role.CAPTION]),
        ("Text.\n\nThe map of the fires shows it.", [Role.PARAGRAPH, Role.PARAGRAPH]),
        ("Text.\n\n© Jonathan Ernst", [Role.PARAGRAPH, Role.CAPTION]),
    ],
)
def test_roles(raw: str, expected: list[Role]) -> None:
    assert [role for role, _ in read(raw)] == expected


def test_keys_are_numbers_and_addresses_are_codes() -> None:
    first, second = read_document("a.txt", "One.\nSee https://a.b/c_(d), or mail to x.y@z.org.").segments
    assert (first.key, second.key) == ("1", "2")
    assert [second.target.plain[code.start : code.end] for code in second.codes] == ["https://a.b/c_(d)", "x.y@z.org"]


def test_a_line_break_in_a_replacement_does_not_tear_the_segment() -> None:
    (segment,) = read_document("a.txt", "One two.").segments
    assert segment.target.encode("a\r\nb\nc\rd") == "a b c d"


def test_the_seed_article() -> None:
    raw = next((Path(__file__).parents[2] / "seeds").glob("*.ru-en.txt")).read_text(encoding="utf-8")
    document = read_document("seed.txt", raw)
    roles = [segment.role for segment in document.segments]
    captions = [segment.target.plain for segment in document.segments if segment.role is Role.CAPTION]
    assert "• " not in "".join(segment.target.plain for segment in document.segments)
    assert captions[:3] == ["Kim Jong-un (right)", "Reuters", "© KCNA"]
    headings = [segment.target.plain for segment in document.segments if segment.role is Role.HEADING]
    assert headings == ["Difficult dialogue", "No breakthroughs foreseen"]
    assert roles[0] is Role.PARAGRAPH
