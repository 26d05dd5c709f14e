"""The reference engine: the plan played by SimPy processes, events and interrupts."""

from collections.abc import Iterator

from stillwaiting.engines.simpy_engine.bank import Bank
from stillwaiting.engines.simpy_engine.play import Outcome, Play
from stillwaiting.engines.simpy_engine.trace import Entry, Trace
from stillwaiting.plan.rows import Plan

__all__ = ["Entry", "Outcome", "Trace", "play", "play_one"]

NAME = "simpy"


def play(plan: Plan, seed: int, first: int, count: int) -> Iterator[Outcome]:
    """Replications first, first + 1, ... of a plan, in order."""
    bank = Bank(plan, seed, first, count)
    return (Play(plan, bank.replication(place)).run() for place in range(count))


def play_one(plan: Plan, seed: int, replication: int) -> tuple[Outcome, Trace]:
    """One replication and everything that happened in it."""
    trace: Trace = []
    outcome = Play(plan, Bank(plan, seed, replication, 1).replication(0), trace).run()
    return outcome, trace
