"""Quotation marks: the rules' own examples, paragraphs as an editor sets them, right things left alone, hostile texts."""

from __future__ import annotations

from functools import cache

import pytest

from tqcheck import catalog
from tqcheck.check import Checker
from tqcheck.fix import Fixed, fix
from tqcheck.kinds.quotes import FAULTS
from tqcheck.kinds.quotes.locale import LOCALES, locale_of
from tqcheck.kinds.quotes.marks import marks_of
from tqcheck.kinds.quotes.parse import Part, read
from tqcheck.kinds.quotes.sound import is_sound
from tqcheck.kinds.quotes.speech import has_tag
from tqcheck.model import Certainty, Document, Finding, Role, Rule, Safety, Segment, Settings, Severity
from tqcheck.text import Span, Text, apply

US = LOCALES["en-US"]


@cache
def rules() -> dict[str, Rule]:
    loaded = catalog.load(Settings())
    return {head.id: loaded.rule(head.number) for head, kind, *_ in loaded.heads if kind == "quotes"}


@cache
def checker(target: str = "en-US", only: str = "") -> Checker:
    """The rules of this kind, or one of them."""
    loaded = catalog.load(Settings())
    off = {head.id for head, kind, *_ in loaded.heads if kind != "quotes" or (only and head.id != only)}
    return Checker(loaded, Settings(target=target, disable=tuple(sorted(off))))


def document(raw: str, codes: tuple[Span, ...] = ()) -> Document:
    """Every line is a paragraph."""
    segments, at = [], 0
    for line in raw.split("\n"):
        if line.strip():
            text = Text.slice(raw, at, at + len(line))
            segments.append(Segment(str(len(segments)), Role.PARAGRAPH, text, codes=codes))
        at += len(line) + 1
    return Document("article.txt", "text", raw, tuple(segments))


def findings(raw: str, target: str = "en-US", least: Severity = Severity.INFO) -> list[Finding]:
    return [finding for finding in checker(target).check(document(raw)).findings if finding.severity >= least]


def names(raw: str, target: str = "en-US", least: Severity = Severity.INFO) -> list[str]:
    return [finding.rule.removeprefix("quotes.") for finding in findings(raw, target, least)]


def fixed(raw: str, safety: Safety = Safety.SAFE, target: str = "en-US") -> Fixed:
    return fix(document(raw), checker(target).check, document, safety)


EXAMPLES = [(rule.id, example) for rule in rules().values() for example in rule.examples]


@pytest.mark.parametrize(
    ("id_", "example"), EXAMPLES, ids=[f"{id_}-{number}" for number, (id_, _) in enumerate(EXAMPLES)]
)
def test_examples(id_, example):
    one = checker("en-US", id_)
    found = one.check(document(example.bad or example.ok)).findings
    if example.ok is not None:
        assert not found
        return
    assert found
    if example.good is not None:
        edits = {edit for finding in found for edit in finding.fixes[0].edits}
        assert apply(example.bad, sorted(edits)) == example.good
        assert not one.check(document(example.good)).findings


def test_every_fault_has_a_rule():
    assert {rule.spec["fault"] for rule in rules().values()} == set(FAULTS)
    assert all(rule.id == f"quotes.{rule.spec['fault']}" for rule in rules().values())


SET_RIGHT = {
    # The space stands on the wrong side of the mark.
    "“We saw the smoke, ”the guard said.": "“We saw the smoke,” the guard said.",
    '"We saw the smoke, "said the guard.': '"We saw the smoke," said the guard.',
    "“We saw the smoke. ” Then he left.": "“We saw the smoke.” Then he left.",
    "They call the hill“ Old Anna ”here.": "They call the hill “Old Anna” here.",
    'They call the hill " Old Anna " here.': 'They call the hill "Old Anna" here.',
    'The hill, called " Old Anna ", is bare.': 'The hill, called "Old Anna," is bare.',
    "“They call the hill Old Anna ”.": "“They call the hill Old Anna.”",
    "It is called\u00a0“\u00a0Old Anna\u00a0” here.": "It is called\u00a0“Old Anna” here.",
    # One quotation within another: single marks, moved spaces and the small letter that follows.
    "“As the cry“ Man overboard! ”Was heard, we turned,” the mate said.": (
        "“As the cry ‘Man overboard!’ was heard, we turned,” the mate said."
    ),
    # The wrong mark.
    "The “Old Anna“ hill is bare.": "The “Old Anna” hill is bare.",
    "The ”Old Anna” hill is bare.": "The “Old Anna” hill is bare.",
    "The hill is „Old Anna“ and « Young Anna ».": "The hill is “Old Anna” and “Young Anna.”",
    "He said: ``Take the boat.'' She did.": "He said: “Take the boat.” She did.",
    "The ‘‘Old Anna’’ hill.": "The “Old Anna” hill.",
    "The <<Old Anna>> hill.": "The “Old Anna” hill.",
    # Dashes of other languages.
    "“We saw the smoke”, – said the guard.": "“We saw the smoke,” said the guard.",
    "“We saw the smoke!” — cried he.": "“We saw the smoke!” cried he.",
    '"We saw the smoke," - admitted the guard.': '"We saw the smoke," admitted the guard.',
    "“It rains,” – said the guard. – “We stay.”": "“It rains,” said the guard. “We stay.”",
    # Glued and doubled.
    "The guard said:“We saw the smoke.”": "The guard said: “We saw the smoke.”",
    'The guard said:"We saw the smoke."Then he left.': 'The guard said: "We saw the smoke." Then he left.',
    'The hill called ""Old Anna"" is bare.': 'The hill called "Old Anna" is bare.',
}  # fmt: skip


@pytest.mark.parametrize("raw", SET_RIGHT)
def test_set_as_an_editor_sets_it(raw):
    done = fixed(raw, Safety.UNSAFE)
    assert done.raw == SET_RIGHT[raw]
    assert done.stable


UNSAFE_TOO = {
    "“It rains, – said the guard. – We stay.”": "“It rains,” said the guard. “We stay.”",
    "– It rains, – said the guard.": "“It rains,” said the guard.",
    "“It rains.” – Anna Berg said.": "“It rains,” Anna Berg said.",
    "The guard said: – “It rains.”": "The guard said: “It rains.”",
    "“It rains and pours” he said.": "“It rains and pours,” he said.",
    "The agency “Anadolu” wrote about it.": "The agency Anadolu wrote about it.",
    "The ferry “ Seagull ” sank.": "The ferry Seagull sank.",
    "“We saw the smoke, said the guard.": "“We saw the smoke,” said the guard.",
    "The guard answers: we saw the smoke.”": "The guard answers: “we saw the smoke.”",
}


@pytest.mark.parametrize("raw", UNSAFE_TOO)
def test_repairs_to_look_at(raw):
    assert fixed(raw).raw == raw
    assert fixed(raw, Safety.UNSAFE).raw == UNSAFE_TOO[raw]


LEFT_ALONE = [
    "“Yes,” she said. “No,” he said.",
    '"Yes," she said. "No," he said.',
    "‘Yes,’ she said. ‘They shouted “No” at us.’",
    "“She told us, ‘Wait for the boat.’”",
    "\"She told us, 'Wait for the boat.'\"",
    "\"I said 'no,'\" he said.",
    'The guard is 6\'2" tall and the pipe 5″ wide; a 15" screen and a 12" record stood by.',
    "In the '90s and the ’80s they played rock 'n' roll; 'tis true.",
    "The workers' party, the Greens' leader and Tim O'Hara's boat met at the drivers' club.",
    "The “old”/“new” divide, (“so-called”) experts—“all of them”—and the “no”s.",
    "He read the essay “Why We Read” in the “Mirror of Cities” cycle, then slept.",
    "She asked, “Who goes there?” and “Why?”; nobody knew.",
    'He said "yes"; she said "no": they stayed.',
    "The film “Agency” and the song “Channel” won; the agency called them “daring.”",
    "“…and then,” he said, “... we left.”",
    "The note ended: “We leave at dawn” (the word “dawn” was underlined).",
    "It’s the ship’s 2nd “trip”—or 3rd.",
    "Her “anti-‘everything’” speech.",
    "The so-called ‘workers’’ party; a pipe of 5'' and an arrow << here.",
    "The road — said to be the oldest — is closed.",
]


@pytest.mark.parametrize("raw", LEFT_ALONE)
def test_left_alone(raw):
    assert names(raw, least=Severity.WARNING) == []
    assert fixed(raw).raw == raw


def test_a_quotation_over_several_paragraphs_opens_each_and_closes_once():
    raw = "“We saw the smoke at six.\n“Then we called the boat.\n“It came at eight,” the guard said."
    assert names(raw) == []
    straight = raw.replace("“", '"').replace("”", '"')
    assert names(straight) == []
    together = straight.replace("\n", " ")
    assert names(together, least=Severity.WARNING) == []


def test_a_quotation_closed_in_a_later_paragraph_is_advice():
    raw = "He wrote that “very little of it. And nothing else.\nThen we called the boat,” the guard said."
    assert names(raw, least=Severity.WARNING) == []
    assert names(raw) == ["unclosed", "unopened"]


def test_lone_marks():
    assert names("The guard called it “a small step, and nobody laughed.", least=Severity.WARNING) == ["unclosed"]
    assert names("The guard called it a small step,” and nobody laughed.", least=Severity.WARNING) == ["unopened"]
    assert names('The guard called it a small step," and nobody laughed.', least=Severity.WARNING) == []


def test_nothing_is_nested_in_what_is_never_closed():
    raw = "The guard called it “a step. The mate called it “a leap” and left."
    assert names(raw, least=Severity.WARNING) == ["unclosed"]
    assert fixed(raw, Safety.UNSAFE).raw == raw


def test_the_finding_is_the_mark_and_the_spaces_that_it_moves():
    (found,) = findings("“We saw the smoke, ”the guard said.")
    assert found.matched == " ”"
    assert found.severity is Severity.WARNING
    assert found.fixes[0].safety is Safety.SAFE
    assert len(found.fixes[0].edits) == 1


def test_both_marks_are_mended_or_none():
    (found,) = findings("The hill is «Old Anna» here.")
    assert len(found.fixes[0].edits) == 2
    far = "The hill is «" + "very old and " * 10 + "bare» here."
    first, last = findings(far)
    assert first.fixes == last.fixes
    assert first.related
    assert last.related
    assert fixed(far).raw == far.replace("«", "“").replace("»", "”")


def test_style_is_advice_towards_the_majority():
    curly = '“One,” he said. “Two,” she said. “Three,” I said. The word "four" came last.'
    (found,) = findings(curly)
    assert (found.rule, found.severity) == ("quotes.style", Severity.INFO)
    assert fixed(curly).raw == curly.replace('"four"', "“four”")
    straight = '"One," he said. "Two," she said. "Three," I said. The word “four” came last.'
    assert fixed(straight).raw == straight.replace("“four”", '"four"')
    assert names('The "one" and the “two.”') == []


def test_a_broken_quotation_is_set_right_as_a_whole():
    raw = (
        "“One,” he said. “Two,” she said. “Three,” I said.\n"
        '"The minister said that" the door is always open. " But we stood outside, ”the driver wrote.'
    )
    assert fixed(raw).raw == (
        "“One,” he said. “Two,” she said. “Three,” I said.\n"
        "“The minister said that ‘the door is always open.’ But we stood outside,” the driver wrote."
    )


def test_repairs_take_the_style_of_the_document():
    raw = '"One," he said. "Two," she said. "Three," I said. The journal «Four» came last.'
    assert fixed(raw).raw.endswith('The journal "Four" came last.')


def test_stops_follow_the_language_and_the_document():
    assert names("The plan is “daring”, and “bold”.") == ["stop-outside", "stop-outside"]
    assert names("The plan is “daring”, and “bold”.", "en-GB") == []
    assert names("The plan is “daring”, and “bold”. It is “new”, too, and “fresh”.") == []
    assert fixed("He called it “ daring ”, and left.", target="en-GB").raw == "He called it “daring”, and left."


def test_apostrophes_are_advice():
    raw = "It’s late. The boat’s gone. We’re wet. The captain's asleep; the workers' hut isn’t dry."
    assert {finding.severity for finding in findings(raw)} == {Severity.INFO}
    assert fixed(raw).raw == raw.replace("'", "’")


def test_other_languages():
    assert fixed("Er sagte: „ Das Boot ist weg. “Dann ging er.", target="de").raw == (
        "Er sagte: „Das Boot ist weg.“ Dann ging er."
    )
    assert fixed("Газета « Заря »закрыта.", target="ru").raw == "Газета «Заря» закрыта."
    assert names("Le journal « Aube » est fermé.", "fr") == []
    assert [locale_of(tag) for tag in ("en", "en-AU", "de-AT")] == [US, LOCALES["en-GB"], LOCALES["de"]]


def test_marks_in_code_are_no_marks():
    raw = 'Write <a title=" x "> there.'
    codes = (Span(6, 20),)
    assert checker().check(document(raw, codes)).findings == ()


def test_uncertain_readings_are_no_errors():
    (reading, *_) = read("a ” b", marks_of("a ” b", (), US), US)
    assert reading.part is Part.CLOSE
    raw = 'The drivers" mood is bad.'
    assert names(raw) == []


def test_certainty_comes_from_the_distance_to_the_next_reading():
    text = "“We saw the smoke,”the guard said."
    readings = read(text, marks_of(text, (), US), US)
    assert [reading.part for reading in readings] == [Part.OPEN, Part.CLOSE]
    assert all(reading.margin > 1.5 for reading in readings)
    (found,) = findings(text)
    assert found.certainty is Certainty.SURE


@pytest.mark.parametrize("raw", LEFT_ALONE + list(SET_RIGHT) + list(UNSAFE_TOO))
def test_what_is_called_sound_has_no_fault(raw):
    for text in (raw, raw.replace("“", '"').replace("”", '"')):
        if not has_tag(text, US) and is_sound(text, US, None):
            assert names(text, least=Severity.WARNING) in ([], ["name-in-marks"])


@pytest.mark.parametrize(
    "raw",
    ["\"", "”", "“", "'", '" "', "”“”“ ‘’", '"😀"', "👩‍👩‍👧 “😀 ” 👍🏽”", "“”", '""""""', "«»", "„“”“„", "\u00a0“\u00a0", "- ", "–", ",,", "''", "<<>>"],
)  # fmt: skip
def test_nothing_but_marks(raw):
    assert fixed(raw, Safety.UNSAFE).stable
    if not any(char.isalnum() for char in raw):
        assert not [finding for finding in findings(raw, least=Severity.ERROR) if finding.fixes]


def test_line_ends_are_not_taken_out():
    raw = "“We saw the smoke and then\r\n” said nobody; he called it “\r\nOld Anna” here."
    text = Text.slice(raw, 0, len(raw))
    one = Document("article.txt", "text", raw, (Segment("1", Role.PARAGRAPH, text),))
    for finding in checker().check(one).findings:
        for edit in (edit for fix_ in finding.fixes for edit in fix_.edits):
            assert "\n" not in raw[edit.span.start : edit.span.end]


HOSTILE = {
    "straight": '"', "open": "“", "close": "a” ", "spaced": '" ', "pairs": '"a" ', "single": "' ", "speech": "“A, – said X. – ", "bare": "“a” b, – said ",
    "names": "agency “Ab” and “Cd” ", "lost": "he said: a” ", "capitals": "x “a!” Was gone ", "emoji": '"😀" ', "low": "„a",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_finished(unit):
    """Ten thousand characters of nothing but trouble are checked to the end; benchmarks/speed.py times such text."""
    one = document(unit * (10_000 // len(unit)))
    assert checker().check(one).document is one


def test_deep_nesting_is_finished():
    one = document("“" * 3_000 + "a" + "”" * 3_000)
    assert checker().check(one).document is one
