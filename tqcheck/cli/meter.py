"""How far a stream is, on standard error: a line that is written over on a terminal, else a new one now and then."""

from __future__ import annotations

import sys
import time

_EVERY = 0.5
_EVERY_LINE = 10.0
_LOOK = 64


class Meter:
    """Counts records; tells nothing unless it is `shown`."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._over = sys.stderr.isatty()
        self._begun = self._told = time.monotonic()
        self._records = self._found = self._broken = 0

    def step(self, found: bool, broken: bool) -> None:
        """One more record; it has findings, or it could not be checked."""
        self._records += 1
        self._found += found
        self._broken += broken
        if self._shown and self._records % _LOOK == 0:
            now = time.monotonic()
            if now - self._told >= (_EVERY if self._over else _EVERY_LINE):
                self._told = now
                self._tell("" if self._over else "\n")

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self._shown and self._over:
            print("\r" + " " * 78 + "\r", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Tell the final counts."""
        if self._shown:
            self._tell("\n")

    def _tell(self, end: str) -> None:
        self.clear()
        rate = self._records / max(time.monotonic() - self._begun, 0.001)
        parts = [f"{self._records:,} records", f"{rate:,.0f} a second", f"{self._found:,} with findings"]
        if self._broken:
            parts.append(f"{self._broken:,} broken")
        print(", ".join(parts), end=end, file=sys.stderr, flush=True)
