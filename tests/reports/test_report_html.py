"""The HTML page: whole, self-contained, and safe whatever stands in the article."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from ci_files import many_scripts, seed

from tqcheck.model import Certainty
from tqcheck.reports import FileResult, html_article
from tqcheck.reports.cells import safe

Written = Callable[..., str]
VOID = {"meta", "input"}
ATTRIBUTES = {
    "aria-hidden", "aria-label", "aria-live", "charset", "checked", "class", "content", "data-category", "data-findings",
    "data-level", "dir", "height", "hidden", "href", "http-equiv", "id", "lang", "name", "preserveaspectratio", "role",
    "scope", "title", "type", "value", "viewbox", "width", "x",
}  # fmt: skip


class Page(HTMLParser):
    """Reads a page: elements are balanced, and only known attributes stand in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.copies: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert set(values) <= ATTRIBUTES, (tag, values)
        self.elements.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values))
        if "copy" in (values.get("class") or ""):
            self.copies.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1][0], []).append(data)
        classes = [values.get("class") or "" for _, values in self.open]
        if any("copy" in one for one in classes) and not any(one.startswith("note") for one in classes):
            self.copies[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [values for name, values in self.elements if name == tag]


def test_golden(mixed: list[FileResult], report: Written, golden: Any) -> None:
    golden("page.html", report("html", mixed, show_info=True, scorecard=True))


def test_the_whole_article_is_there(report: Written) -> None:
    for result, _ in (seed(), many_scripts()):
        assert result.report is not None
        page = Page(report("html", [result], show_info=True))
        assert page.copies == [safe(segment.target.plain) for segment in result.report.document.segments]
        cards = [one for one in page.all("li") if "card" in (one.get("class") or "")]
        notes = [one for one in page.all("a") if "note" in (one.get("class") or "")]
        assert len(cards) == len(notes) == len(result.findings)
        assert {f"#{card['id']}" for card in cards} == {note["href"] for note in notes}


def test_overlapping_and_empty_places(mixed: list[FileResult], report: Written) -> None:
    page = Page(report("html", mixed[:1], show_info=True))
    names = {one["id"] for one in page.all("li") if "id" in one}
    assert len(names) == len(mixed[0].findings)
    marked = {name for one in page.all("mark") for name in (one["data-findings"] or "").split()}
    insertions = {f"f1-{n}" for n, f in enumerate(sorted(mixed[0].findings, key=lambda f: f.span), 1) if not f.matched}
    assert marked == names - insertions
    assert any(len((one["data-findings"] or "").split()) == 2 for one in page.all("mark"))


def test_nothing_is_loaded(mixed: list[FileResult], report: Written) -> None:
    text = report("html", mixed, show_info=True, scorecard=True)
    page = Page(text)
    assert all((one["href"] or "").startswith("#") for one in page.all("a"))
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in page.elements}
    assert "url(" not in text
    assert "@import" not in text
    (policy,) = (str(one["content"]) for one in page.all("meta") if "http-equiv" in one)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>&lt;b&gt;</p></section><!-- ]]> </style>"


def test_hostile_text(new_article: Any, report: Written) -> None:
    article = new_article(f"{HOSTILE} Ronhap \u202eevil\u2066 \x1b]8;;x\x07\x00\ud800.\n", f"{HOSTILE}.txt")
    article.add(
        f"names.{HOSTILE}",
        f"{HOSTILE} Ronhap",
        HOSTILE,
        category="names",
        message=HOSTILE,
        why=HOSTILE,
        advice=HOSTILE,
        evidence={"entry": HOSTILE, HOSTILE: HOSTILE},
        conflicts=(HOSTILE,),
        also=(HOSTILE,),
    )
    article.add("names.x", "evil", message=HOSTILE, silenced=True, category="names")
    text = report("html", [article.result(), article.result()], scorecard=True, target='en" onload="x')
    page = Page(text)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert text.count("<!--") == 0
    assert len(re.findall("alert", text)) > 10
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert page.copies[0].startswith(HOSTILE)
    text.encode()


def test_long_files_show_what_was_found(new_article: Any, report: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_article, "MOST_PARAGRAPHS", 3)
    article = new_article("One.\nTwo.\nRonhap.\nFour.\n")
    article.add("names.x", "Ronhap", message="Wrong.")
    text = report("html", [article.result()])
    assert Page(text).copies == ["Ronhap."]
    assert "4 paragraphs; only those with findings are shown." in text


def test_remarks_and_filters(new_article: Any, report: Written) -> None:
    article = new_article("a b c")
    article.add("terms.x", "a", message="A.")
    article.add("phrasing.x", "b", certainty=Certainty.POSSIBLE, message="B.")
    for shown, boxes in (
        (True, ["error", "warning", "remark", "terms", "phrasing"]),
        (False, ["error", "warning", "terms"]),
    ):
        page = Page(report("html", [article.result()], show_info=shown))
        assert [one["value"] for one in page.all("input") if one["type"] == "checkbox" and "value" in one] == boxes
        assert len([one for one in page.all("li") if "id" in one]) == 1 + shown
