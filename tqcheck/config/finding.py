"""Finding the configuration of a folder: in it, or in the nearest folder above that has one."""

from __future__ import annotations

import os

from tqcheck import globs
from tqcheck.config.config import Config
from tqcheck.errors import ConfigError
from tqcheck.expressions import late

NAME = ".tqcheck.yml"
_PYPROJECT = "pyproject.toml"
_MAY_BE_THERE = late(r"""tool\s*['"]?\s*\.\s*['"]?tqcheck|\[\s*['"]?tool['"]?\s*\]""")
"""A pyproject.toml without this has no [tool.tqcheck]; the TOML parser is not needed to know."""


def find(start: str = ".") -> str | None:
    """The configuration file for a folder: in it or in the nearest folder above that has one."""
    folder = os.path.abspath(start)
    while True:
        if found := _file_in(folder):
            return globs.within(".", found) or found
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def load(start: str = ".", explicit: str | None = None) -> Config:
    """The configuration for a folder, or that of a named file. Raises ConfigError with its place."""
    path = explicit or find(start)
    if path is None:
        return Config(os.path.abspath(start))
    from tqcheck.config import loading  # YAML and TOML are read only where there is a file

    return loading.read(path)


def has_table(pyproject: str) -> bool:
    """Whether a pyproject.toml is there and configures tqcheck."""
    if not os.path.isfile(pyproject):
        return False
    shown = globs.within(".", pyproject) or pyproject
    try:
        with open(pyproject, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", shown) from None
    if not _MAY_BE_THERE.search(text):
        return False
    from tqcheck.config.toml import read_table

    return read_table(text, shown) is not None


def _file_in(folder: str) -> str | None:
    path = os.path.join(folder, NAME)
    if os.path.lexists(path):
        return path
    misnamed = os.path.join(folder, ".tqcheck.yaml")
    if os.path.lexists(misnamed):
        raise ConfigError(f"the configuration must be named {NAME}", globs.within(".", misnamed) or misnamed)
    pyproject = os.path.join(folder, _PYPROJECT)
    return pyproject if has_table(pyproject) else None
