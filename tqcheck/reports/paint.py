"""Colour for terminals, always an extra: every report says the same without it."""

from __future__ import annotations

from enum import StrEnum

from tqcheck.model import Severity


class Style(StrEnum):
    """What a piece of a report is; the value is the terminal's code for it."""

    TITLE = "1"
    QUIET = "2"
    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    FIX = "32"


LEVELS = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}


class Paint:
    """Puts text in a style, or leaves it as it is when there is no colour. Text is laid out before it is painted."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, style: Style, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and text else text

    def part(self, style: Style, line: str, part: str) -> str:
        """Paint the first `part` that stands in the line."""
        return line.replace(part, self(style, part), 1) if self.color and part else line
