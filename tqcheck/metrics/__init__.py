"""Figures about translations: the scorecard of a run, and metrics beside a reference."""
