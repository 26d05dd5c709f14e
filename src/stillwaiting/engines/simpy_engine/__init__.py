"""The reference engine: the plan played by SimPy processes, events and interrupts."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from stillwaiting.engines.simpy_engine.bank import Bank
from stillwaiting.engines.simpy_engine.play import Outcome, Play
from stillwaiting.engines.simpy_engine.trace import Entry, Trace
from stillwaiting.plan.columns import Columns, Ints
from stillwaiting.plan.rows import Plan

__all__ = ["Entry", "Outcome", "Trace", "play", "play_columns", "play_one"]

NAME = "simpy"


def play(plan: Plan, seed: int, first: int, count: int, places: Ints | None = None) -> list[Outcome]:
    """Replications first, first + 1, ... of a plan, in order; of these only the ones at `places`, where given."""
    bank = Bank(plan, seed, first, count)
    wanted: Iterable[int] = range(count) if places is None else places.tolist()
    with _collector_paused():
        return [Play(plan, bank.replication(place)).run() for place in wanted]


def play_columns(plan: Plan, seed: int, first: int, count: int, places: Ints | None = None) -> Columns:
    """The same as columns."""
    outcomes = play(plan, seed, first, count, places)
    nothing = (0,) * len(plan.ledger_names())
    return Columns(
        how=_column(outcomes, "how", np.int8),
        end=_column(outcomes, "end"),
        outcome=_column(outcomes, "outcome", np.int8),
        decided=_column(outcomes, "decided"),
        told=_column(outcomes, "told"),
        standing=_column(outcomes, "standing", np.int8),
        notes=_table([outcome.notes for outcome in outcomes], len(plan.notes)),
        ledger=_table([outcome.ledger for outcome in outcomes], len(nothing)),
        holding=_column(outcomes, "holding", np.int16),
        probed=_table([outcome.probed or nothing for outcome in outcomes], len(nothing)),
        origin=_column(outcomes, "origin"),
    )


def _column(outcomes: list[Outcome], name: str, dtype: Any = np.int32) -> Ints:
    return np.array([getattr(outcome, name) for outcome in outcomes], dtype=dtype)


def _table(rows: list[tuple[int, ...]], width: int) -> Ints:
    return np.array(rows, dtype=np.int32).reshape(len(rows), width)


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
