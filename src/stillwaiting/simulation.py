"""Many replications of a scenario."""

import signal
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from stillwaiting.engines import choose
from stillwaiting.plan.rows import WORLD, Plan
from stillwaiting.results import Results, joined
from stillwaiting.scenario import Scenario

CHUNK = 40 * WORLD
"""Replications whose draws are prepared together; no result depends on it."""

Progress = Callable[[int], None]


def simulate(
    scenario: Scenario,
    *,
    replications: int,
    seed: int,
    probe: int | None = None,
    first: int = 0,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Results:
    """Replications first, first + 1, ... of a scenario; replication k is the same in every run with this seed.

    `probe` is a minute at which to note what holds each case. `progress` is called with the number of replications
    done so far. Raises ScenarioError for a scenario that cannot be played, ValueError for other wrong arguments.
    """
    _check(replications, seed, first, jobs, probe)
    plan = scenario.compile(-1 if probe is None else probe)
    return play_plan(plan, scenario.name, seed, first, replications, jobs, progress)


def _check(replications: int, seed: int, first: int, jobs: int, probe: int | None) -> None:
    for name, value in {"replications": replications, "seed": seed, "first": first, "jobs": jobs}.items():
        if not isinstance(value, int):
            raise ValueError(f"{name} must be a whole number, not {value!r}")
    if replications < 1:
        raise ValueError(f"at least one replication is needed, not {replications}")
    if not 0 <= seed < 2**64:
        raise ValueError(f"a seed lies between 0 and 2^64 - 1, unlike {seed}")
    if first < 0 or jobs < 1:
        raise ValueError("first must be 0 or more, and jobs 1 or more")
    if probe is not None and (not isinstance(probe, int) or probe < 0):  # type: ignore[redundant-expr]
        raise ValueError(f"a probe is a whole minute, 0 or more, not {probe!r}")


def play_plan(
    plan: Plan, name: str, seed: int, first: int, replications: int, jobs: int = 1, progress: Progress | None = None
) -> Results:
    """Replications first, first + 1, ... of a plan that is compiled already."""
    chunks = list(_chunks(first, replications))
    parts, done = [], 0
    for part in _played(plan, name, seed, chunks, jobs):
        parts.append(part)
        done += part.n
        if progress is not None:
            progress(done)
    return joined(parts)


def _played(plan: Plan, name: str, seed: int, chunks: list[tuple[int, int]], jobs: int) -> Iterator[Results]:
    if jobs == 1 or len(chunks) == 1:
        return (play_chunk(plan, name, seed, start, count) for start, count in chunks)
    from joblib import Parallel, delayed  # a second process costs more than a small run

    tasks = (delayed(_in_worker)(plan, name, seed, start, count) for start, count in chunks)
    return iter(Parallel(n_jobs=jobs, return_as="generator")(tasks))


def _in_worker(plan: Plan, name: str, seed: int, first: int, count: int) -> Results:
    """A chunk in a process of its own; an interruption is the first process's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return play_chunk(plan, name, seed, first, count)


def _chunks(first: int, count: int) -> Iterator[tuple[int, int]]:
    """Consecutive (first, count) that cut at multiples of CHUNK."""
    start, end = first, first + count
    while start < end:
        stop = min(end, (start // CHUNK + 1) * CHUNK)
        yield start, stop - start
        start = stop


def play_chunk(plan: Plan, name: str, seed: int, first: int, count: int) -> Results:
    """Consecutive replications of a plan, as columns."""
    engine, play = choose()
    outcomes = play(plan, seed, first, count)
    names = plan.ledger_names()
    notes = np.array([outcome.notes for outcome in outcomes], dtype=np.int32).reshape(count, len(plan.notes))
    signs = [place for place, note in enumerate(plan.notes) if note in plan.signs]
    milestones = [place for place, note in enumerate(plan.notes) if note not in plan.signs]
    probed = [outcome.probed or (0,) * len(names) for outcome in outcomes]
    return Results(
        scenario=name,
        seed=seed,
        horizon=plan.horizon,
        engine=engine,
        probe=None if plan.probe < 0 else plan.probe,
        wait=_column(outcomes, "told"),
        decided=_column(outcomes, "decided"),
        end=_column(outcomes, "end"),
        outcome=_column(outcomes, "outcome", np.int8),
        standing=_column(outcomes, "standing", np.int8),
        how=_column(outcomes, "how", np.int8),
        cause_names=names,
        causes=np.array([outcome.ledger for outcome in outcomes], dtype=np.int32),
        milestone_names=tuple(plan.notes[place] for place in milestones),
        milestones=notes[:, milestones],
        sign_names=tuple(plan.notes[place] for place in signs),
        signs=notes[:, signs],
        holding=_column(outcomes, "holding", np.int16),
        probe_causes=None if plan.probe < 0 else np.array(probed, dtype=np.int32),
        first=first,
    )


def _column(outcomes: list[Any], name: str, dtype: Any = np.int32) -> Any:
    return np.array([getattr(outcome, name) for outcome in outcomes], dtype=dtype)
