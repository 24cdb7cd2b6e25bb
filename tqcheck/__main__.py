"""`python -m tqcheck`."""

from tqcheck.cli.main import run

run()
