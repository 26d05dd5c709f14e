"""Engines that play a plan; all give the same bits."""

from collections.abc import Callable
from typing import Any

from stillwaiting.plan.rows import Plan

Engine = Callable[[Plan, int, int, int], list[Any]]
"""play(plan, seed, first, count): the outcomes of replications first, first + 1, ..., in order."""


def choose() -> tuple[str, Engine]:
    """The engine to use, with its name."""
    from stillwaiting.engines.simpy_engine import NAME, play  # SimPy is not needed before something is played

    return NAME, play
