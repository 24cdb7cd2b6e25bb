"""The command line: one module per command; the only place that prints, writes the user's files, or exits."""
