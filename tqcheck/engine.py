"""From a path to a result: read, check, fix. What the command line, its worker processes and the library share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tqcheck import catalog, files, readers
from tqcheck.check import Checker
from tqcheck.config import Config
from tqcheck.errors import ReadError, TqcheckError
from tqcheck.files import RawFile
from tqcheck.fix import Fixed, fix
from tqcheck.model import Document, Finding, OriginalText, Report, Safety, Settings
from tqcheck.readers import Options
from tqcheck.walk import STDIN


class Outcome(NamedTuple):
    """What came of one file: a report or an error; with `fixed`, also the text after fixing (`before` is what was read)."""

    path: str
    report: Report | None = None
    error: TqcheckError | None = None
    before: RawFile | None = None
    fixed: Fixed | None = None
    would_change: bool = False
    """True if fixing was only shown and would change the file."""


class Engine:
    """Checks files under one configuration. Made once per process; rules are compiled when the first file needs them."""

    def __init__(
        self,
        config: Config,
        options: Options | None = None,
        use_cache: bool = True,
        stdin_name: str = "stdin.txt",
        original: OriginalText | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.config = config
        self.options = options or Options()
        self.stdin_name = stdin_name
        self.use_cache = use_cache
        self.original = original
        self.progress = progress
        self._checkers: dict[Settings, Checker] = {}

    @cached_property
    def catalog(self) -> catalog.Catalog:
        """The compiled rules and names. Raises RuleError, GlossaryError, ConfigError."""
        return catalog.load(self.config.settings, self.use_cache, self.progress)

    def checker(self, path: str) -> Checker:
        """The checker for a file: files with the same settings share one."""
        settings = self.config.settings_for(path)
        if settings not in self._checkers:
            self._checkers[settings] = Checker(self.catalog, settings)
        return self._checkers[settings]

    def read(self, path: str) -> RawFile:
        """The decoded content of a file, or of standard input for `-`. Raises ReadError."""
        if path == STDIN:
            return files.decode(sys.stdin.buffer.read(), self.stdin_name)
        return files.read(path)

    def document(self, path: str, raw: str) -> Document:
        """The segments of a text. Raises ReadError."""
        document = readers.read_document(path, raw, self.options)
        return document._replace(original=self.original) if self.original else document

    def run(
        self, path: str, safety: Safety | None = None, wanted: Callable[[Finding], bool] = lambda finding: True
    ) -> Outcome:
        """Check a file; with `safety`, also fix its `wanted` findings (in memory). What is wrong with the file is in the outcome."""
        try:
            file = self.read(path)
            document = self.document(file.path, file.raw)
            check = self.checker(file.path).check
            if safety is None:
                return Outcome(path, check(document))
            fixed = fix(document, check, lambda raw: self.document(file.path, raw), safety, wanted)
            return Outcome(path, fixed.report, None, file, fixed)
        except ReadError as error:
            return Outcome(path, error=replace_path(error, path))
        except MemoryError:
            return Outcome(path, error=ReadError("is too large for this machine's memory", path))


def replace_path(error: TqcheckError, path: str) -> TqcheckError:
    """The same error under the path that the user gave."""
    return type(error)(error.message, error.path or path, error.line, error.column, error.allowed)
