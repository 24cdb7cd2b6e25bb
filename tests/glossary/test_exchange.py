"""Glossaries as tables and TBX: what is written can be read again, and bad files say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.errors import GlossaryError
from tqcheck.glossary import exchange
from tqcheck.glossary.entry import Entry
from tqcheck.glossary.load import load

GLOSSARY = """
- id: yonhap
  en: Yonhap
  de: Yonhap-Agentur
  ok: [Yonhap News, "A|B"]
  source: ko
  native: [연합, 련합]
  pivot: {ru: [Рёнхап], uk: [Ренхап]}
  type: media
  wrong: [Ronhap, 'Say "no", <b> & go']
  not: [Renhap]
  severity: warning
  context: [Seoul]
  case: true
  derive: 'off'
  formerly: [ronhap]
  note: A news agency; in Seoul.
- id: biden
  en: Joe Biden
  source: en
  native: [Joe Biden]
  type: person
"""
V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c1">
  <note>An agency.</note>
  <langSet xml:lang="en">
    <tig><term>Ronhap</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>Yon<hi>hap</hi></term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <ntig><termGrp><term>Yonhap News</term></termGrp></ntig>
  </langSet>
  <langSet xml:lang="ko"><tig><term>연합</term></tig></langSet>
</termEntry>
</body></text></martif>
"""
BOMB = '<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tbx><text>&b;</text></tbx>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx><text>&x;</text></tbx>'


def entries() -> list[Entry]:
    return [entry._replace(path="", line=0) for entry in load(GLOSSARY, "g.yaml", "g", "")]


def again(records: list[exchange.record.Record]) -> list[Entry]:
    return [entry._replace(path="", line=0) for entry in exchange.entries_of(records, "f", "g")]


@pytest.mark.parametrize("tabs", [False, True])
def test_tables_come_back(tabs: bool) -> None:
    assert again(exchange.table.read(exchange.table.write(entries(), tabs), "f", tabs)) == entries()


def test_tbx_comes_back() -> None:
    only_english = [entry._replace(right={"en": entry.right["en"]}) for entry in entries()]
    assert again(exchange.tbx.read(exchange.tbx.write(only_english).encode(), "f")) == only_english


def test_yaml_comes_back() -> None:
    text = exchange.to_yaml(entries())
    assert [entry._replace(path="", line=0) for entry in load(text, "", "g", "")] == entries()


def test_old_tbx() -> None:
    (entry,) = again(exchange.tbx.read(V2.encode(), "f"))
    assert entry.right == {"en": "Yonhap"}
    assert (entry.ok, entry.wrong, entry.native, entry.source) == (("Yonhap News",), ("Ronhap",), ("연합",), "ko")
    assert (entry.id, entry.note) == ("g.c1", "An agency.")


def test_semicolons_and_ids_of_their_own() -> None:
    records = exchange.table.read("en;wrong\nKyodo;Kiodo | Kioda\n\nJiji;\n", "f", False)
    assert [(entry.id, entry.wrong) for entry in again(records)] == [("g.kyodo", ("Kiodo", "Kioda")), ("g.jiji", ())]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, 'declares the entity "a"'),
        (OUTSIDE, 'declares the entity "x"'),
        ("<tbx><text>", "no well-formed XML: no element found"),
        ("<html/>", "its outermost element is <html>"),
        ("<tbx>" + "<a>" * 200, "nested more than 100 deep"),
        ('<?xml version="1.0" encoding="klingon"?><tbx/>', "encoding"),
        (
            '<tbx><conceptEntry id="a"><langSec xml:lang="de"><termSec><term>x</term></termSec></langSec></conceptEntry></tbx>',
            "no term in the target language (en)",
        ),
        (
            '<tbx><conceptEntry id="a"><langSec><termSec><term>x</term></termSec></langSec></conceptEntry></tbx>',
            "does not say its language",
        ),
        (
            '<tbx><conceptEntry id="a"><langSec xml:lang="en"><termSec><term> </term></termSec></langSec></conceptEntry></tbx>',
            "a term is empty",
        ),
    ],
)
def test_bad_tbx(data: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        exchange.entries_of(exchange.tbx.read(data.encode(), "bad.tbx"), "bad.tbx", "bad")
    assert message in str(caught.value)
    assert caught.value.path == "bad.tbx"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("english,wrong\nA,B\n", (1, 1), 'column 1 is called "english"'),
        ("wrong\nB\n", (1, 0), '"en", the right form'),
        ("en,en\nA,B\n", (1, 2), "two columns"),
        ("en,wrong\nA,B,C\n", (2, 0), "3 cells"),
        ("en,type\nA,river\n", (2, 2), '"river" is not possible'),
        ("id,en\nx,A\nx,B\n", (3, 1), "stands already in line 2"),
        ("en,source,native\nA,ko,Рёнхап\n", (2, 3), "not in the script"),
        ("en,wrong\nYonhap,Yonhap\n", (2, 2), "listed as wrong and as right"),
        ('en,wrong\nA,"B\n', (2, 0), "no table that can be read"),
        ("id\n\n", (1, 0), '"en", the right form'),
    ],
)
def test_bad_tables(text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        exchange.entries_of(exchange.table.read(text, "bad.csv", False), "bad.csv", "bad")
    assert message in str(caught.value)
    assert (caught.value.line, caught.value.column) == place


def test_big_files_are_read_in_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tqcheck.glossary import load as loading

    text = "# Names\n" + "".join(f"- {{id: e{n}, en: Name{n}}}\n" for n in range(50))
    whole = load(text, "g.yaml", "g", "")
    monkeypatch.setattr(loading, "_BIG", 10)
    monkeypatch.setattr(loading, "_TOGETHER", 7)
    assert load(text, "g.yaml", "g", "") == whole
    with pytest.raises(GlossaryError, match=r"g\.yaml:52.*stands already in line 2"):
        load(text + "- {id: e0, en: Again}\n", "g.yaml", "g", "")
