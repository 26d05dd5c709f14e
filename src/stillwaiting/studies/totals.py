"""What a scenario says about a published total: whose waits, with which stages added, and how sure that is."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from stillwaiting.draws import ONE, Words, minutes_array, raws, replication_keys, starts, stream_key, uniforms
from stillwaiting.errors import StillWaitingError
from stillwaiting.results import NEVER_TOLD as NEVER_TOLD_HOW
from stillwaiting.results import OUTCOMES, WITHDRAWN_HOW, Results
from stillwaiting.studies.jackknife import estimates, groups
from stillwaiting.studies.targets import ANSWERED, CANCELLED, NEVER_TOLD, OFFERS, Stage, Target
from stillwaiting.survival import ONCE_IN_20, TAIL, Floats, Ints, Mask, told, told_outcome, weighted_quantiles
from stillwaiting.units import DAY


@dataclass(frozen=True)
class Figure:
    """A simulated number, days or a share, with both uncertainties."""

    value: float
    low: float
    high: float
    """Nine in ten worlds lie between the two, the luck of finitely many replications taken out."""
    simulation_low: float | None
    simulation_high: float | None
    """The 95 % interval of the luck of simulating; nothing where there are too few worlds for one."""
    cases: int


# Who is counted


def figure(target: Target, results: Results, total: Ints) -> Figure:
    """The number that a target asks for; `total` (n,) are minutes with all stages.

    Raises StillWaitingError where no case is there to be counted.
    """
    chosen = among(target, results)
    if not chosen.any():
        raise StillWaitingError(f"{target.name}: none of {results.n:,} cases is to be counted; take more with -n")
    hits = {
        CANCELLED: np.equal(results.outcome, OUTCOMES.index("cancelled")),
        NEVER_TOLD: np.equal(results.how, NEVER_TOLD_HOW),
    }
    values = total / DAY if target.in_days else hits.get(target.statistic, total > (target.limit or 0))
    return mean(np.asarray(values[chosen], dtype=np.float64), results.world[chosen], results.source[chosen])


def among(target: Target, results: Results) -> Mask:
    """(n,) whose waits are counted."""
    if target.among == ANSWERED:
        return told(results)
    return told_outcome(results, "offer") if target.among == OFFERS else np.not_equal(results.how, WITHDRAWN_HOW)


# What the published clock holds beside


def added_minutes(target: Target, results: Results) -> Ints:
    """(n,) minutes of all stages that are added, drawn as the amounts of a scenario are, by replication and world."""
    total = np.zeros(results.n, dtype=np.int64)
    for number, stage in enumerate(target.missing):
        total += stage_minutes(stage, f"validate.{target.name}.{number}", results)
    return total


def stage_minutes(stage: Stage, stream: str, results: Results) -> Ints:
    """(n,) minutes of one stage; its factor, where it is unsure, is drawn once per world."""
    raw = raws(stage.takes.table(), first_draws(stream, results.seed, results.replication))
    table = stage.takes.factor()
    if table is None:
        return minutes_array(raw, ONE)
    return minutes_array(raw, raws(table, first_draws(f"{stream}.unsure", results.seed, results.world)))


def first_draws(stream: str, seed: int, numbers: Ints) -> Words:
    """(n,) the first uniform of a stream, of the replications or worlds of these ascending numbers."""
    first = int(numbers[0])
    keys = replication_keys(seed, first, int(numbers[-1]) - first + 1)
    drawn: Words = uniforms(starts(keys, stream_key(stream)), 0, 1)[:, 0]
    return drawn[numbers - first]


# Means


def mean(values: Floats, world: Ints, source: Ints) -> Figure:
    """The mean of values (n,) of ascending worlds (n,), with the band of the worlds and the luck of simulating.

    `source` (n,) is which kind of employer a case is of: every world of a mixture has its part of each.
    """
    found = estimates(lambda kept: np.array([values[kept].mean()]), groups(world), len(values))[0]
    low, high = band_of_means(values, world, source)
    return Figure(float(values.mean()), low, high, found.low, found.high, len(values))


def band_of_means(values: Floats, world: Ints, source: Ints) -> tuple[float, float]:
    """The 5 % and 95 % points of the worlds' means, weighted by their cases, inner noise taken out.

    As `survival.band` does for shares: deviations of the worlds' means shrink by the root of that part of their
    variance that chance within a world does not explain, taken at a height it exceeds once in 20. What differs between
    the kinds of a mixture is no chance. The band contains the mean of all, and lies between the least and the largest
    value.
    """
    place = np.unique(world, return_inverse=True)[1]
    cases, center = np.bincount(place).astype(np.float64), float(values.mean())
    deviations, worlds = np.bincount(place, values) / cases - center, len(cases)
    total = float((cases * deviations**2).sum() / cases.sum())
    noise = inner_variance(values, place, source) * worlds / len(values) * (1 + ONCE_IN_20 * sqrt(2 / worlds))
    shrink = sqrt(max(0.0, 1 - noise / total)) if total else 0.0
    ends = center + weighted_quantiles(deviations, cases, (TAIL, 1 - TAIL)) * shrink
    low, high = np.clip(ends, values.min(), values.max()).tolist()
    return min(low, center), max(high, center)


def inner_variance(values: Floats, world: Ints, source: Ints) -> float:
    """The variance of values (n,) within a world and a kind of employer; nothing is left where each has one case."""
    cell = np.unique(world.astype(np.int64) * 1_000 + source, return_inverse=True)[1]
    cases = np.bincount(cell)
    freedom = len(values) - len(cases)
    spread = values - (np.bincount(cell, values) / cases)[cell]
    return float((spread**2).sum()) / freedom if freedom else float(values.var())
