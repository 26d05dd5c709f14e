"""Many replications of a scenario, or of a mixture of kinds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from stillwaiting.engines import choose
from stillwaiting.mixture import Employer, Mixture
from stillwaiting.plan.rows import BUSINESS, WORLD, Plan
from stillwaiting.results import Ints, Results, joined, mixed
from stillwaiting.sharing import AHEAD, shared, workers

CHUNK = 40 * WORLD
"""Replications whose draws are prepared together; no result depends on it."""
LARGEST = 20
"""Chunks that one task of another process may hold."""

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Kind:
    """A plan, and which replications of each world it plays."""

    name: str
    plan: Plan
    places: range


@dataclass(frozen=True)
class Cast:
    """All that is played for one employer: one kind, or those of a mixture."""

    name: str
    kinds: tuple[Kind, ...]


def cast(employer: Employer, probe: int = -1) -> Cast:
    """The plans of an employer, with a probe at a minute if one is wanted.

    Raises ScenarioError for a scenario that cannot be played.
    """
    if isinstance(employer, Mixture):
        dealt = employer.dealt().items()
        kinds = tuple(Kind(name, employer.kinds[name].compile(probe), places) for name, places in dealt)
    else:
        kinds = (Kind(employer.name, employer.compile(probe), range(WORLD)),)
    return Cast(employer.name, kinds)


def simulate(
    scenario: Employer,
    *,
    replications: int,
    seed: int,
    probe: int | None = None,
    first: int = 0,
    jobs: int = 1,
    parallel: bool = False,
    engine: str = "auto",
    progress: Progress | None = None,
) -> Results:
    """Replications first, first + 1, ... of a scenario; replication k is the same in every run with this seed.

    `probe` is a minute at which to note what holds each case. `jobs` processes share the work; with `parallel` the
    workers of the surrounding `joblib.parallel_config` do instead (Dask, Ray, ...), or every core of this machine where
    there is none. `progress` is called with the number of replications done so far. Raises ScenarioError for a
    scenario that cannot be played, ValueError for other wrong arguments.
    """
    _check(replications, seed, first, jobs, probe)
    played = cast(scenario, -1 if probe is None else probe)
    return play_cast(played, seed, first, replications, None if parallel else jobs, engine, progress)


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


def play_cast(
    played: Cast,
    seed: int,
    first: int,
    replications: int,
    jobs: int | None = 1,
    engine: str = "auto",
    progress: Progress | None = None,
) -> Results:
    """Replications first, first + 1, ... of plans that are compiled already; `jobs` as in sharing.shared."""
    parts, done = [], 0
    for part in in_parts(played, seed, first, replications, jobs, engine):
        parts.append(part)
        done += part.n
        if progress is not None:
            progress(done)
    return joined(parts)


def in_parts(
    played: Cast, seed: int, first: int, replications: int, jobs: int | None = 1, engine: str = "auto"
) -> Iterator[Results]:
    """The same, some thousand replications at a time and in their order.

    Only a few parts are there at once, so that more replications can be added up than would fit into memory.
    """
    alone = jobs == 1 or replications <= CHUNK
    size = CHUNK if alone else _task(replications, workers(jobs))
    tasks = ((played, seed, start, count, engine) for start, count in _chunks(first, replications, size))
    return shared(_play, tasks, 1 if alone else jobs)


def _task(replications: int, count: int) -> int:
    """Replications of one task where so many workers share them: not too few, since each sends the plan along."""
    chunks = -(-replications // CHUNK)
    return CHUNK * min(LARGEST, max(1, chunks // (AHEAD * count)))


def _chunks(first: int, count: int, size: int = CHUNK) -> Iterator[tuple[int, int]]:
    """Consecutive (first, count) that cut at multiples of a size, itself one of CHUNK."""
    start, end = first, first + count
    while start < end:
        stop = min(end, (start // size + 1) * size)
        yield start, stop - start
        start = stop


def _play(played: Cast, seed: int, first: int, count: int, engine: str) -> Results:
    """Consecutive replications, each by its kind."""
    if len(played.kinds) == 1:
        return play_chunk(played.kinds[0].plan, played.kinds[0].name, seed, first, count, engine=engine)
    within = np.arange(first, first + count) % WORLD
    parts = []
    for kind in played.kinds:
        places = np.flatnonzero((within >= kind.places.start) & (within < kind.places.stop))
        parts.append(play_chunk(kind.plan, kind.name, seed, first, count, places, engine))
    return mixed(parts, played.name)


def play_chunk(
    plan: Plan, name: str, seed: int, first: int, count: int, places: Ints | None = None, engine: str = "auto"
) -> Results:
    """Consecutive replications of a plan, or those of them at `places`, as columns."""
    _, play = choose(engine)
    columns = play(plan, seed, first, count, places)
    numbers = np.arange(first, first + count)
    signs = [place for place, note in enumerate(plan.notes) if note in plan.signs]
    milestones = [place for place, note in enumerate(plan.notes) if note not in plan.signs]
    days = plan.calendars[BUSINESS].days
    return Results(
        scenario=name,
        seed=seed,
        horizon=plan.horizon,
        probe=None if plan.probe < 0 else plan.probe,
        wait=columns.told,
        decided=columns.decided,
        end=columns.end,
        outcome=columns.outcome,
        standing=columns.standing,
        how=columns.how,
        cause_names=plan.ledger_names(),
        causes=columns.ledger,
        milestone_names=tuple(plan.notes[place] for place in milestones),
        milestones=columns.notes[:, milestones],
        sign_names=tuple(plan.notes[place] for place in signs),
        signs=columns.notes[:, signs],
        holding=columns.holding,
        probe_causes=None if plan.probe < 0 else columns.probed,
        replication=numbers if places is None else numbers[places],
        origin=columns.origin,
        source=np.zeros(len(columns.end), dtype=np.int8),
        sources=(name,),
        workdays=(np.array([bool(day) for day in days]),),
    )
