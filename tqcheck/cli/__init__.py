"""The commands: the only place that prints, writes the user's files, or exits."""
