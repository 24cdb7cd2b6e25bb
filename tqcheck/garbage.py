"""Python's collector of cyclic garbage: checking makes many small objects and no cycles, so that looking for them is in vain."""

from __future__ import annotations

import gc


def calm_collector() -> None:
    """Let it look rarely: looking costs a third of the time."""
    gc.set_threshold(200_000, 20, 100)


def rest_collector() -> None:
    """Nothing is to be looked for any more: before it exits Python would go through all there is, several times."""
    gc.freeze()
