"""One self-contained HTML page: the articles with their findings marked, filters, a chart by category, the scorecard.

Nothing is loaded from anywhere. All text is escaped, and a content security policy lets only the page's own style and
script through, by their hashes.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from tqcheck.model import Severity
from tqcheck.reports.html_article import Article, text
from tqcheck.reports.results import FileResult, RunInfo, Summary
from tqcheck.reports.wording import count, hints, total

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "page")
_BAR = 400
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


class Report:
    """The page is written at the end, so that it begins with the summary."""

    def __init__(self) -> None:
        self._articles: list[str] = []
        self._names: list[tuple[str, str]] = []

    def begin(self, info: RunInfo) -> str:
        return ""

    def file(self, result: FileResult, info: RunInfo) -> str:
        article = Article(result, info, len(self._articles) + 1)
        self._articles.append("\n".join(article.lines()))
        told = "could not be checked" if result.error else count(len(article.findings), "finding")
        self._names.append((result.path, told))
        return ""

    def end(self, summary: Summary, info: RunInfo) -> str:
        style, script = _read("page.css"), _read("page.js")
        policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
        return "\n".join(
            (
                "<!DOCTYPE html>",
                '<html lang="en">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="color-scheme" content="light dark">',
                f"<title>tqcheck: {text(total(summary, info))}</title>",
                f"<style>{style}</style>",
                "</head>",
                "<body>",
                *self._head(summary, info),
                "<main>",
                *self._articles,
                "</main>",
                f"<footer>tqcheck {text(info.version)}</footer>",
                f"<script>{script}</script>",
                "</body>",
                "</html>",
                "",
            )
        )

    def _head(self, summary: Summary, info: RunInfo) -> Iterator[str]:
        yield "<header>"
        yield "<h1>Translation check</h1>"
        yield f'<p class="total">{text(total(summary, info))}</p>'
        yield from (f'<p class="quiet">{text(sentence)}</p>' for sentence in hints(summary, info))
        yield from _chart(summary, info)
        if info.scorecard:
            yield from _scorecard(summary)
        if len(self._names) > 1:
            yield '<nav aria-label="Articles"><h2>Articles</h2><ol>'
            for number, (path, told) in enumerate(self._names, 1):
                yield f'<li><a href="#a{number}">{text(path)}</a> <span class="quiet">{told}</span></li>'
            yield "</ol></nav>"
        yield from _filters(summary, info)
        yield "</header>"


def _chart(summary: Summary, info: RunInfo) -> Iterator[str]:
    """A bar per category, its parts by severity; the numbers stand beside it."""
    rows = [
        (category.label, [(level, n) for level, n in counts.items() if n and (info.show_info or level > Severity.INFO)])
        for category, counts in summary.by_category()
    ]
    rows = [(label, parts) for label, parts in rows if parts]
    if not rows:
        return
    most = max(sum(n for _, n in parts) for _, parts in rows)
    yield '<table class="chart"><caption>Findings by category</caption><tbody>'
    for label, parts in rows:
        at = 0.0
        bars = []
        for level, n in parts:
            wide = _BAR * n / most
            bars.append(f'<rect class="{_WORDS[level]}" x="{at:.1f}" width="{wide:.1f}" height="14"></rect>')
            at += wide
        told = ", ".join(count(n, _WORDS[level]) for level, n in parts)
        svg = f'<svg viewBox="0 0 {_BAR} 14" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg>'
        yield f'<tr><th scope="row">{text(label)}</th><td class="bar">{svg}</td><td>{told}</td></tr>'
    yield "</tbody></table>"


def _scorecard(summary: Summary) -> Iterator[str]:
    from tqcheck.metrics.scorecard import scorecard
    from tqcheck.reports.scorecard import ABOUT, TITLE, figures, remarks, row_counts

    card = scorecard(summary.rated, summary.words)
    yield f'<section class="scorecard"><h2>{TITLE}</h2><p>{text(ABOUT)}</p><table><tbody>'
    for row in card.rows:
        yield f"<tr><td>{row.points:,}</td><td>{text(row.mqm)} ({text(row_counts(row))})</td></tr>"
    yield "</tbody><tbody>"
    yield from (f"<tr><td>{text(value)}</td><td>{text(what)}</td></tr>" for value, what in figures(card))
    yield "</tbody></table>"
    yield from (f'<p class="warn">{text(remark)}</p>' for remark in remarks(card))
    yield "</section>"


def _filters(summary: Summary, info: RunInfo) -> Iterator[str]:
    """Switched on by the script; without it everything is shown."""
    levels = [level for level in sorted(Severity, reverse=True) if info.show_info or level > Severity.INFO]
    categories = [category for category, counts in summary.by_category() if any(counts[level] for level in levels)]
    yield '<form class="filters" hidden><fieldset><legend>Severity</legend>'
    yield from (_box("level", _WORDS[level], f"{_WORDS[level].capitalize()}s") for level in levels)
    yield "</fieldset><fieldset><legend>Category</legend>"
    yield from (_box("category", category.name, category.label) for category in categories)
    yield "</fieldset><fieldset><legend>Show</legend>"
    yield '<label><input type="checkbox" name="only"> only paragraphs with findings</label>'
    yield '<label>with the words <input type="search" name="words"></label>'
    yield '</fieldset><p role="status" aria-live="polite" class="quiet"></p></form>'


def _box(name: str, value: str, label: str) -> str:
    return f'<label><input type="checkbox" name="{name}" value="{text(value)}" checked> {text(label)}</label>'


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8", newline="") as file:
        return file.read().replace("\r\n", "\n")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
