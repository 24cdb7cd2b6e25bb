"""What the tests of the reports for other tools share: real runs, and text by line and column."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema

from tqcheck.config import Config
from tqcheck.engine import Engine
from tqcheck.model import Finding, Rule
from tqcheck.reports import FileResult

ROOT = Path(__file__).parents[2]
SEED = "seeds/north-korea-launches.ru-en.txt"
SCHEMAS = Path(__file__).parent / "schemas"
_LINE_END = re.compile(r"\r\n|\n|\r")

MANY_SCRIPTS = (
    "Ronhap 👨\u200d👩\u200d👧 Ronhap 🇰🇷Ronhap.\r\n"
    "朝鮮中央通信 Ronhap, e\u0301te\u0301 Ronhap, 김정은 Ronhap.\r\n"
    "שלום Ronhap عالم Ronhap \u202eRonhap\u202c.\r\n"
    "\r\n"
    "\U00020000\U0001f600 Ronhap\ttab Ronhap \u2028Ronhap \x1b[31m Ronhap\x0b.\r\n"
)
"""Emoji, CJK, right to left, combining marks, controls and CR LF, before and after a name to be found."""


def check(path: str, raw: str) -> tuple[FileResult, dict[str, Rule]]:
    """A real run over a text with the shipped rules, and those rules."""
    engine = Engine(Config("."))
    return FileResult(path, engine.checker(path).check(engine.document(path, raw))), dict(engine.catalog.by_id)


def seed() -> tuple[FileResult, dict[str, Rule]]:
    return check(SEED, (ROOT / SEED).read_bytes().decode())


def many_scripts() -> tuple[FileResult, dict[str, Rule]]:
    result, rules = check("dir/многие 文字 %.txt", MANY_SCRIPTS)
    assert sum(finding.matched == "Ronhap" for finding in result.findings) == MANY_SCRIPTS.count("Ronhap")
    return result, rules


def lines(raw: str) -> list[str]:
    """Lines without their ends."""
    return _LINE_END.split(raw)


def findings(result: FileResult) -> list[Finding]:
    """In the order of the text."""
    return sorted(result.findings, key=lambda finding: finding.span)


def validate(name: str, told: Any) -> None:
    """Every way in which the data does not fit the schema."""
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    wrong = validator(schema, format_checker=validator.FORMAT_CHECKER).iter_errors(told)
    assert [f"{error.json_path}: {error.message}" for error in wrong] == []
