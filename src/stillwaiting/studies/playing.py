"""Several employers played with the same draws: replication k meets the same people, absences and diaries in all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stillwaiting.mixture import Employer
from stillwaiting.results import Results
from stillwaiting.simulation import cast, play_cast

REPLICATIONS = 8_000
"""Cases of each employer, unless told otherwise."""

Progress = Callable[[int, int], None]
"""Called with replications done and replications planned."""


@dataclass(frozen=True)
class Run:
    """How each employer is played."""

    replications: int = REPLICATIONS
    seed: int = 1
    jobs: int = 1
    engine: str = "auto"


@dataclass(frozen=True, eq=False)
class Side:
    """An employer played, as `run` does it: candidates may move on."""

    name: str
    results: Results
    patient: Results
    """The same replications with a candidate who waits."""


def played(employers: Sequence[Employer], run: Run, progress: Progress | None = None) -> list[Results]:
    """The replications of each employer, one after another.

    Raises ScenarioError, before anything is played, for one that cannot be.
    """
    casts, count = [cast(employer) for employer in employers], run.replications
    reports = [_shown(progress, place * count, len(casts) * count) for place in range(len(casts))]
    return [
        play_cast(each, run.seed, 0, count, run.jobs, run.engine, report)
        for each, report in zip(casts, reports, strict=True)
    ]


def _shown(progress: Progress | None, done: int, planned: int) -> Callable[[int], None] | None:
    return None if progress is None else lambda count: progress(done + count, planned)


def sides(employers: Sequence[Employer], run: Run, progress: Progress | None = None) -> list[Side]:
    """Each employer played twice, with candidates who may move on and with some who wait; once where that is the same.

    Equal employers are played once.
    """
    wanted: list[Employer] = []
    for one in (one for employer in employers for one in (employer, employer.patient())):
        if one not in wanted:
            wanted.append(one)
    found = played(wanted, run, progress)
    return [Side(each.name, found[wanted.index(each)], found[wanted.index(each.patient())]) for each in employers]
