"""The reference engine: the plan played by SimPy processes, events and interrupts."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from stillwaiting.engines.simpy_engine.bank import Bank
from stillwaiting.engines.simpy_engine.play import Outcome, Play
from stillwaiting.engines.simpy_engine.trace import Entry, Trace
from stillwaiting.plan.rows import Plan

__all__ = ["Entry", "Outcome", "Trace", "play", "play_one"]

NAME = "simpy"


def play(plan: Plan, seed: int, first: int, count: int) -> list[Outcome]:
    """Replications first, first + 1, ... of a plan, in order."""
    bank = Bank(plan, seed, first, count)
    with _collector_paused():
        return [Play(plan, bank.replication(place)).run() for place in range(count)]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection while plays run: they leave next to nothing for it, and it looks at everything."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def play_one(plan: Plan, seed: int, replication: int) -> tuple[Outcome, Trace]:
    """One replication and everything that happened in it."""
    trace: Trace = []
    outcome = Play(plan, Bank(plan, seed, replication, 1).replication(0), trace).run()
    return outcome, trace
