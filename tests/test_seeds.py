"""Every seed article: what its list names is found with the right fix, and what is right is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tqcheck import readers
from tqcheck.check import Checker
from tqcheck.errors import TqcheckError
from tqcheck.strict_yaml import parse_map
from tqcheck.text import Lines

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.yaml"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seed(path: Path, shipped: Checker) -> None:
    article = path.with_suffix(".txt")
    raw = article.read_bytes().decode()
    lines = Lines(raw)
    report = shipped.check(readers.read_document(article.name, raw))
    wanted = parse_map(path.read_text(encoding="utf-8"), path.name, TqcheckError).only("find", "leave")
    found = {}
    for finding in report.findings:
        line, _ = lines.place(finding.span.start)
        found[line, finding.category, finding.matched] = finding
    for item in wanted.need("find").as_maps():
        item.only("line", "category", "text", "fix")
        key = (item.need("line").as_int(), item.need("category").as_str(), item.need("text").as_str())
        assert key in found, f"not found: {key}"
        if "fix" in item:
            assert found[key].fixes[0].label == item.need("fix").as_str()
    for item in wanted.need("leave").as_maps():
        start = raw.index(item.need("text").as_str(), lines.start(item.need("line").as_int()))
        end = start + len(item.need("text").as_str())
        assert not [finding for finding in report.findings if finding.span.start < end and start < finding.span.end]


def test_seeds_are_there(lint: Callable[[str], object]) -> None:
    assert SEEDS
