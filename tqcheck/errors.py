"""Errors that a user can mend. Each one knows its place, so that the command line can print `path:line:column: message`."""

from collections.abc import Iterable


class TqcheckError(Exception):
    """Something a user gave is wrong.

    `path` is the file as the user named it, `line` and `column` are 1-based (0 = unknown),
    `allowed` lists the values that would have been accepted.
    """

    def __init__(
        self, message: str, path: str | None = None, line: int = 0, column: int = 0, allowed: Iterable[str] = ()
    ) -> None:
        super().__init__(message, path, line, column, tuple(allowed))
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.allowed = tuple(allowed)

    @property
    def detail(self) -> str:
        """The message with the allowed values, without the place."""
        return f"{self.message}; allowed: {', '.join(self.allowed)}" if self.allowed else self.message

    def __str__(self) -> str:
        place = "".join(
            (
                self.path or "",
                f":{self.line}" if self.line else "",
                f":{self.column}" if self.line and self.column else "",
            )
        )
        return f"{place}: {self.detail}" if place else self.detail


class UsageError(TqcheckError):
    """The command line asks for something that does not exist or does not go together."""


class ConfigError(TqcheckError):
    """A configuration file cannot be used."""


class RuleError(TqcheckError):
    """A rule cannot be used, or its examples do not hold."""


class GlossaryError(TqcheckError):
    """A glossary cannot be used."""


class ReadError(TqcheckError):
    """An article cannot be read."""


class WriteError(TqcheckError):
    """A file cannot be written; what stood there before still stands."""
