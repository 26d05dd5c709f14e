"""Engines that play a plan; all give the same bits."""

from collections.abc import Callable

from stillwaiting.plan.columns import Columns, Ints
from stillwaiting.plan.rows import Plan

Engine = Callable[[Plan, int, int, int, Ints | None], Columns]
"""play(plan, seed, first, count, places): replications first, first + 1, ..., or those of them at `places`."""


def choose(name: str = "auto") -> tuple[str, Engine]:
    """The engine to use, with its name."""
    from stillwaiting.engines.simpy_engine import NAME, play_columns  # SimPy is not needed before something is played

    return NAME, play_columns
