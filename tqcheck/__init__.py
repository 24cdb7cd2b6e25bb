"""tqcheck: find what machine translation broke in an article, say why, and give the fix.

The names of `__all__` are the public interface (docs/api.md); each is loaded when it is first used, so that importing the
package costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqcheck import errors as errors
    from tqcheck.api import Linter, lint, to_dict
    from tqcheck.errors import ConfigError, GlossaryError, ReadError, RuleError, TqcheckError, UsageError
    from tqcheck.fix import Fixed
    from tqcheck.model import Certainty, Facts, Finding, Fix, Impact, Report, Safety, Severity
    from tqcheck.text import Edit, Lines, Span

__version__ = "0.1.0"

__all__ = [
    "Certainty",
    "ConfigError",
    "Edit",
    "Facts",
    "Finding",
    "Fix",
    "Fixed",
    "GlossaryError",
    "Impact",
    "Lines",
    "Linter",
    "ReadError",
    "Report",
    "RuleError",
    "Safety",
    "Severity",
    "Span",
    "TqcheckError",
    "UsageError",
    "__version__",
    "errors",
    "lint",
    "to_dict",
]

_MODULES = {
    "api": ("Linter", "lint", "to_dict"),
    "errors": ("ConfigError", "GlossaryError", "ReadError", "RuleError", "TqcheckError", "UsageError", "errors"),
    "fix": ("Fixed",),
    "model": ("Certainty", "Facts", "Finding", "Fix", "Impact", "Report", "Safety", "Severity"),
    "text": ("Edit", "Lines", "Span"),
}


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            from importlib import import_module

            found = import_module(f"tqcheck.{module}")
            value: object = found if name == module else getattr(found, name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
