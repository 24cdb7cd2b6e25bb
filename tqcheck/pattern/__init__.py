"""The rule language's `find` and `phrase`: parsed by us, run by `re` behind a gate of required literals."""
