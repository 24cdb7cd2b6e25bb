"""Glossaries to and from the formats of other tools: tables (CSV, TSV) and TBX.

A file is read as a whole and checked like a glossary of our own before anything is made of it: nothing is imported by halves.
"""

from tqcheck.glossary.exchange import table, tbx
from tqcheck.glossary.exchange.record import entries_of, to_yaml

__all__ = ["FORMATS", "entries_of", "table", "tbx", "to_yaml"]

FORMATS = ("csv", "tsv", "tbx")
