"""What a simulation is compared with: an exact value, by a test whose two errors are one in a million each.

Nobody picks a tolerance. A check says how large an error it must detect; a right program fails it with probability at
most FALSE_ALARM, one that is wrong by so much passes with probability at most MISS, and the number of replications
follows.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from math import ceil, log, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from stillwaiting.results import WORLD, Results
from stillwaiting.survival import Floats, Mask, binomial_ranks, wilson

FALSE_ALARM = 1e-6
MISS = 1e-6
Z_ALARM, Z_MISS = NormalDist().inv_cdf(1 - FALSE_ALARM / 2), NormalDist().inv_cdf(1 - MISS)
EXPERIMENTS, EACH = 2_500, 16 * WORLD
"""Independent experiments that tell intervals which hold the truth in 95 of 100 from such that do in 90, and the
replications of each: whole worlds."""
HOLD = 0.95


@dataclass(frozen=True)
class Finding:
    """An exact value and what the simulation made of it."""

    what: str
    exact: float
    published: str
    """The digits that others printed, if they did."""
    estimate: float
    low: float
    high: float
    """Ends of the interval of the estimate that misses the truth once in a million."""
    agrees: bool
    cases: int
    """Cases, or experiments, that were counted among."""
    detects: float
    """An error so large is missed once in a million."""


def everybody(results: Results) -> Mask:
    """(n,) every replication."""
    return np.ones(results.n, dtype=np.bool_)


@dataclass(frozen=True)
class Share:
    """A probability, estimated by a share of the replications, or of some of them."""

    what: str
    exact: float
    hits: Callable[[Results], Mask]
    among: Callable[[Results], Mask] = everybody
    reached: float = 1.0
    """The exact share of the replications that it is counted among."""
    detect: float = 0.01
    published: str = ""
    publishes: float | None = None
    """What the published digits are of, where that is not this probability."""
    roughly: float = 0.0
    """How far the published digits may be off beyond their last place: they were simulated."""

    def needed(self) -> int:
        """Replications that detect what must be."""
        return ceil(enough(self.exact, self.detect) / self.reached)

    def judge(self, results: Results) -> Finding:
        """The share that the simulation gives."""
        among = self.among(results)
        cases, hits = int(among.sum()), int((self.hits(results) & among).sum())
        ends = wilson(hits, cases, 1 - FALSE_ALARM)
        low, high = believable(cases, self.exact)
        estimate = hits / cases if cases else 0.0
        found = detects(self.exact, cases)
        return Finding(
            self.what, self.exact, self.published, estimate, ends.low, ends.high, low <= hits <= high, cases, found
        )


@dataclass(frozen=True)
class Mean:
    """A mean, estimated by that of the replications, or of some of them."""

    what: str
    exact: float
    sd: float
    """Their exact standard deviation."""
    values: Callable[[Results], Floats]
    """(n,) what each replication gives."""
    detect: float
    among: Callable[[Results], Mask] = everybody
    reached: float = 1.0
    published: str = ""
    publishes: float | None = None
    roughly: float = 0.0

    def needed(self) -> int:
        """Replications that detect what must be."""
        return ceil(((Z_ALARM + Z_MISS) * self.sd / self.detect) ** 2 / self.reached)

    def judge(self, results: Results) -> Finding:
        """The mean that the simulation gives."""
        values = self.values(results)[self.among(results)]
        noise = self.sd / sqrt(max(1, len(values)))
        mean, margin = float(values.mean()) if len(values) else 0.0, Z_ALARM * noise
        agrees, found = abs(mean - self.exact) <= margin, (Z_ALARM + Z_MISS) * noise
        return Finding(
            self.what, self.exact, self.published, mean, mean - margin, mean + margin, agrees, len(values), found
        )


@dataclass(frozen=True)
class Coverage:
    """How often a 95 % interval that the program prints holds the exact value, in experiments of their own."""

    what: str
    holds: Callable[[Results], bool]
    """Whether the interval of one experiment does."""
    exact: float = HOLD
    published: str = ""
    publishes: float | None = None
    roughly: float = 0.0

    def needed(self) -> int:
        """Replications of all experiments."""
        return EXPERIMENTS * EACH

    def judge(self, results: Results) -> Finding:
        """The share of the experiments whose interval holds it: too few are a fault, too many are not."""
        starts = range(0, results.n - EACH + 1, EACH)
        count, held = len(starts), sum(self.holds(part(results, start, start + EACH)) for start in starts)
        ends = wilson(held, count, 1 - FALSE_ALARM)
        agrees = held >= binomial_ranks(count, HOLD, FALSE_ALARM)[0]
        return Finding(
            self.what, HOLD, "", held / max(1, count), ends.low, ends.high, agrees, count, detects(HOLD, count)
        )


Check = Share | Mean | Coverage


def part(results: Results, start: int, stop: int) -> Results:
    """Consecutive rows of the results."""
    columns = {each.name: getattr(results, each.name) for each in fields(results)}
    cut: dict[str, Any] = {
        name: column[start:stop] for name, column in columns.items() if isinstance(column, np.ndarray)
    }
    return replace(results, **cut)


# Error rates


def believable(cases: int, p: float) -> tuple[int, int]:
    """The least and the largest number of hits that a right program has, but for one run in a million."""
    if p in (0, 1) or not cases:
        return round(cases * p), round(cases * p)
    low, above = binomial_ranks(cases, p, FALSE_ALARM / 2)
    return low, above - 1


def enough(p: float, detect: float) -> int:
    """Cases that tell a probability p from p - detect and p + detect."""
    if p in (0, 1):
        return ceil(log(MISS) / log(1 - detect))
    return ceil(max((separation(p, other) / detect) ** 2 for other in (p - detect, p + detect) if 0 < other < 1))


def detects(p: float, cases: int) -> float:
    """The difference from p that so many cases detect; 1 where they detect none."""
    if p in (0, 1) or not cases:
        return 1 - MISS ** (1 / cases) if cases else 1.0
    found = 0.0
    for _ in range(50):
        found = min(1.0, separation(p, min(1 - MISS, p + found) if p < 0.5 else max(MISS, p - found)) / sqrt(cases))
    return found


def separation(p: float, other: float) -> float:
    """How far apart, times the root of the number of cases, two probabilities must be to be told apart."""
    return Z_ALARM * sqrt(p * (1 - p)) + Z_MISS * sqrt(other * (1 - other))
