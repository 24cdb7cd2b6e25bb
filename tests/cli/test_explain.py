"""`tqcheck explain` tells all about rules and entries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

RULE = """\
phrasing.starts (rule of kind pattern)
  Says          "starts" is no English; write "launches".
  Why           Пуски are launches.
  Category      Phrasing (MQM: style/unidiomatic, ITS 2.0: style)
  Severity      warning
  Certainty     likely: most hits are faults
  Impact        minor: the reader notices, and still understands
  Fix           unsafe: look at it first; lint --unsafe-fixes applies it
  Languages     texts in English, translated from Russian; also if the language of the original is
                not known
  File          rules/phrasing/starts.yaml
  Layer         yours (rules)
  Formerly      phrasing.begins
  Examples
    found       The starts of missiles.
    becomes     The launches of missiles.
    left alone  The race began.
"""

ENTRY = """\
names.yonhap (glossary entry: media)
  Right         Yonhap (English)
  Also right    Yonhap News
  Native form   연합 (Korean)
  By way of     Рёнхап (Russian)
  Wrong         Ronhap, Renhap (listed by hand)
  Context       without Seoul in the text a hit is one step less sure, and its fix is left to you
  Derived forms switched off; only listed forms are found
  Note          A news agency.
  File          names.yaml:3
  Layer         yours (names.yaml)
  Formerly      names.ronhap
"""


def test_rule(own: Path, run: Run) -> None:
    assert run("explain", "phrasing.starts") == (0, RULE, "")


def test_entry(own: Path, run: Run) -> None:
    assert run("explain", "names.yonhap") == (0, ENTRY, "")


@pytest.mark.parametrize("form", ["Ronhap", "renhap", "Yonhap News"])
def test_form_of_an_entry(form: str, own: Path, run: Run) -> None:
    assert run("explain", form) == (0, ENTRY, "")


def test_old_ids(own: Path, run: Run) -> None:
    assert run("explain", "phrasing.begins") == (0, RULE, "tqcheck: phrasing.begins is now called phrasing.starts\n")
    assert run("explain", "names.ronhap") == (0, ENTRY, "tqcheck: names.ronhap is now called names.yonhap\n")


def test_prefix(own: Path, run: Run) -> None:
    code, out, _ = run("explain", "names")
    assert code == 0
    assert [line.split(maxsplit=1) for line in out.splitlines()] == [
        ["names.listed", '"…" is not the English name; it is ….'],
        ["names.yonhap", "Yonhap"],
        ["names.lviv", "Lviv"],
    ]


def test_unknown(own: Path, run: Run) -> None:
    code, out, err = run("explain", "names.yonhp")
    assert (code, out) == (2, "")
    assert err.startswith('tqcheck: there is no rule, entry or form "names.yonhp"; did you mean names.yonhap')
    assert run("explain", "zzzzzz")[2].endswith("tqcheck rules list and glossary list show all\n")


def test_which_layer_wins(own: Path, run: Run) -> None:
    other = Path("desk/phrasing/starts.yaml")
    other.parent.mkdir(parents=True)
    other.write_text(Path("rules/phrasing/starts.yaml").read_text("utf-8").replace("likely", "sure"), "utf-8")
    desk = Path("desk2/names.yaml")
    desk.parent.mkdir()
    desk.write_text("- {id: yonhap, en: Yonhap, type: media, wrong: [Jonhap]}\n", "utf-8")
    _, out, _ = run("explain", "phrasing.starts", "--rules", "desk")
    assert "  Layer         yours (desk); it wins over the one of: rules\n" in out
    assert "  Severity      error\n" in out
    _, out, _ = run("explain", "names.yonhap", "--glossary", str(desk))
    assert "  Layer         yours (desk2/names.yaml); it wins over the one of: names.yaml\n" in out
    assert "  Wrong         Jonhap (listed by hand)\n" in out


def test_rule_that_is_off_or_for_another_language(own: Path, run: Run) -> None:
    off = "  Severity      warning; but the rule is switched off\n"
    assert off in run("explain", "phrasing.starts", "--disable", "phrasing")[1]
    assert off in run("explain", "phrasing.starts", "--target-language", "de")[1]


def test_derived_forms_tell_how_they_came_about() -> None:
    from tqcheck.glossary.entry import Entry
    from tqcheck.glossary.index import Form
    from tqcheck.reports import pages

    entry = Entry("x.y", {"en": "Yonhap"}, native=("연합",), wrong=("Ronhap",))
    forms = [Form(0, "Ronhap", "listed", {}), Form(0, "Rjonhap", "derived", {"pivot": "Рёнхап", "scheme": "German"})]
    lines = list(pages.entry_lines(entry, forms, ()))
    assert ("Wrong", "Ronhap (listed by hand)") in lines
    assert ("", "Rjonhap (derived: 연합 -> Рёнхап -> Rjonhap, German spelling)") in lines


def test_forms_of_an_entry_in_the_index(own: Path) -> None:
    from tqcheck import catalog, config

    names = catalog.load(config.load().settings).names
    assert [form.text for form in names.forms_of(0)] == ["Renhap", "Ronhap", "Yonhap", "Yonhap News"]
    assert [form.text for form in names.forms_of(1)] == ["L'viv", "Lviv", "Lvov"]
    assert names.forms_of(2) == []
