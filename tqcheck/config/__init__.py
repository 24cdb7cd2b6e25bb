"""Configuration: `.tqcheck.yml`, or `[tool.tqcheck]` in pyproject.toml, found upwards from a folder.

The command line stands over overrides, overrides over the file, the file over what it extends.
"""

from tqcheck.config.changes import FAIL_ON, Changes
from tqcheck.config.config import Config, Mention, Override
from tqcheck.config.finding import NAME, find, has_table, load

__all__ = ["FAIL_ON", "NAME", "Changes", "Config", "Mention", "Override", "find", "has_table", "load"]
