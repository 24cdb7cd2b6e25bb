"""tqcheck: find what machine translation broke in an article, say why, and give the fix."""

__version__ = "0.1.0"
