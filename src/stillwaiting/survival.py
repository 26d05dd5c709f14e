"""Shares and quantiles of waits: who is silent when, and how sure that is.

Two uncertainties, never mixed. *Simulation* is the noise of finitely many replications: Wilson for shares,
order statistics for quantiles, both for the number of independent cases that the replications are worth (those
of one world share its `unsure` numbers). *Ignorance* is the spread between the worlds, each one draw of every `unsure`
number: the `low` and `high` of a share.
"""

from dataclasses import dataclass
from math import ceil, lgamma, log, log1p, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from stillwaiting.results import OUTCOMES, TOLD, WITHDRAWN_HOW, Results

Ints = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

ENDLESS = np.iinfo(np.int64).max
TAIL = 0.05
"""Share of the worlds beyond each end of a band."""
ONCE_IN_20 = NormalDist().inv_cdf(0.95)


@dataclass(frozen=True)
class Interval:
    """From a lower to an upper limit, both within 0..1."""

    low: float
    high: float


@dataclass(frozen=True)
class Share:
    """So many of so many cases; `low` to `high` is the band of what is not known."""

    hits: int
    among: int
    low: float
    high: float
    simulation: Interval

    @property
    def value(self) -> float | None:
        """The share itself; nothing where there was no case to count among."""
        return self.hits / self.among if self.among else None


@dataclass(frozen=True)
class Quantile:
    """A minute with its order-statistic interval; None is "not reached"."""

    minutes: int | None
    low: int | None
    high: int | None


# Shares


def wilson(hits: float, among: float, level: float = 0.95) -> Interval:
    """The interval of Wilson (1927) for a share; 0 to 1 where nothing was counted."""
    if among == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + level) / 2)
    p, spread = hits / among, z * z / among
    middle = (p + spread / 2) / (1 + spread)
    half = sqrt(p * (1 - p) * spread + spread * spread / 4) / (1 + spread)
    return Interval(middle - half if hits else 0.0, middle + half if hits < among else 1.0)


def share(results: Results, hits: Mask, among: Mask) -> Share:
    """The share of `hits` in `among`, two masks (n,), pooled over the worlds."""
    return pooled(*by_world(results, hits, among), inner_variance(results, hits, among))


def inner_variance(results: Results, hits: Mask, among: Mask) -> float | None:
    """The variance that noise alone gives one case among kinds that are dealt in fixed parts; nothing for one kind.

    With w_s the part of kind s and p_s its share, the sum of w_s p_s (1 - p_s): how the kinds differ is no noise,
    because every world deals them alike. Where only some replications are left, what is left of each kind is luck,
    and binomial noise is nearer.
    """
    if not deals_alike(results):
        return None
    cases = np.bincount(results.source[among], minlength=len(results.sources))
    found = np.bincount(results.source[hits & among], minlength=len(results.sources))
    return of_kinds(found, cases)


def deals_alike(results: Results) -> bool:
    """Whether every world holds the same parts of several kinds: all replications of a mixture are there."""
    return len(results.sources) > 1 and results.n > 0 and results.n == results.replication[-1] - results.first + 1


def of_kinds(hits: Ints, cases: Ints) -> float:
    """The sum of w p (1 - p) over kinds, from the counts (kinds,) of hits and of cases."""
    total = float(cases.sum())
    some = cases > 0
    return float((hits[some] * (1 - hits[some] / cases[some])).sum()) / total if total else 0.0


def by_world(results: Results, hits: Mask, among: Mask) -> tuple[Ints, Ints]:
    """How many of two masks (n,) lie in each world (worlds,): hits that are among, and among."""
    world = results.world - results.world[:1]
    count = int(world[-1]) + 1 if results.n else 0
    return np.bincount(world[hits & among], minlength=count), np.bincount(world[among], minlength=count)


def pooled(hits: Ints, among: Ints, inner: float | None = None) -> Share:
    """The ratio of the sums of counts per world (worlds,), with its band; `inner` as in `band`."""
    low, high = band(hits, among, inner)
    a, b = int(hits.sum()), int(among.sum())
    worth = b / crowding(hits, among) if b else 0.0
    return Share(a, b, low, high, wilson(a * worth / b, worth) if b else wilson(0, 0))


def crowding(hits: Ints, among: Ints) -> float:
    """How many replications are worth one independent case, 1 or more; hits and among are counts per world (worlds,).

    The variance of the pooled ratio between clusters over the binomial one (the design effect of Kish 1965).
    """
    some = among > 0
    worlds, total = int(some.sum()), float(among.sum())
    p = float(hits.sum()) / total if total else 0.0
    if worlds < 2 or not 0 < p < 1:
        return 1.0
    spread = float(((hits[some] - p * among[some]) ** 2).sum()) * worlds / (worlds - 1)
    return max(1.0, spread / (p * (1 - p) * total))


def worth(results: Results, hits: Mask, among: Mask) -> int:
    """How many independent cases the replications `among` (n,) are worth for the share of `hits` (n,) among them."""
    counts = by_world(results, hits, among)
    return round(int(counts[1].sum()) / crowding(*counts))


def band(hits: Ints, among: Ints, inner: float | None = None) -> tuple[float, float]:
    """The 5 % and 95 % points of the worlds' shares (worlds,), weighted by `among`, inner noise taken out.

    The deviations of a_j/b_j from the pooled share shrink by the root of that part of their variance which is
    not noise inside the worlds: binomial, or `inner` a case where that is known to be less. So silence reweights
    the worlds, and few replications a world do not widen the band. It contains the pooled share.
    """
    some = among > 0
    if not some.any():
        return 0.0, 1.0
    weights = among[some].astype(np.float64)
    center = float(hits.sum() / weights.sum())
    deviations = hits[some] / weights - center
    ends = weighted_quantiles(deviations, weights, (TAIL, 1 - TAIL)) * between(deviations, weights, center, inner)
    low, high = np.clip(center + ends, 0, 1).tolist()
    return min(low, center), max(high, center)


def between(deviations: Floats, weights: Floats, center: float, inner: float | None = None) -> float:
    """What is left of the worlds' deviations from their center when inner noise is taken out, 0 to 1.

    In J worlds of B cases, noise alone makes the weighted variance p(1 - p) J/B, give or take its own luck: it
    is taken at a height it exceeds once in 20, so that equal worlds have no band. The divisor 1 - J/B makes up
    for p(1 - p), which holds the spread between the worlds too (analysis of variance).
    """
    total = float((weights * deviations**2).sum() / weights.sum())
    worlds, cases = len(weights), float(weights.sum())
    if total == 0 or worlds >= cases:
        return 0.0
    one = center * (1 - center) if inner is None else inner
    noise = one * worlds / cases * (1 + ONCE_IN_20 * luck(center, worlds, cases))
    return sqrt(min(1.0, max(0.0, (1 - noise / total) / (1 - worlds / cases))))


def luck(p: float, worlds: int, cases: float) -> float:
    """The relative standard deviation of the variance that noise alone makes between worlds, at a share p."""
    return sqrt((2 + worlds / cases * (1 / (p * (1 - p)) - 6)) / worlds)


def weighted_quantiles(values: Floats, weights: Floats, levels: tuple[float, ...]) -> Floats:
    """The values (levels,) that these parts of the weight do not exceed, between the middles of equal values.

    Shares of a few cases are tied; half of a tie lies below it, else both ends of a band would be too high.
    """
    distinct, place = np.unique(values, return_inverse=True)
    weight = np.bincount(place, weights)
    middles = np.cumsum(weight) - weight / 2
    return np.asarray(np.interp(np.array(levels) * weight.sum(), middles, distinct), dtype=np.float64)


# Silence


def told(results: Results) -> Mask:
    """(n,) who gets a final answer within the horizon."""
    return np.equal(results.how, TOLD)


def told_outcome(results: Results, outcome: str) -> Mask:
    """(n,) who gets this answer."""
    return told(results) & np.equal(results.outcome, OUTCOMES.index(outcome))


def departures(results: Results) -> Ints:
    """(n,) first minute at which a case is told or withdrawn, silent no longer; ENDLESS if neither."""
    leaves = np.where(results.how == WITHDRAWN_HOW, results.end.astype(np.int64), ENDLESS)
    return np.where(told(results), results.wait, leaves)


def silent(results: Results, minute: int) -> Mask:
    """(n,) who has no final answer by this minute, and still waits for one."""
    return np.greater(departures(results), minute)


def later(minutes: Ints, grid: Ints) -> Ints:
    """How many of the minutes lie beyond each point of the grid (points,)."""
    return len(minutes) - np.searchsorted(np.sort(minutes), grid, side="right")


def survival(results: Results, grid: Ints) -> Floats:
    """S(t): the share of all cases that is silent at each minute of the grid (points,)."""
    return np.divide(later(departures(results), grid), results.n)


def survival_band(results: Results, grid: Ints) -> tuple[Floats, Floats]:
    """The band of S(t): its low and high end at each minute of the ascending grid (points,)."""
    world, points = results.world - results.world[0], len(grid) + 1
    passed = np.searchsorted(grid, departures(results), side="left")
    counts = np.bincount(world * points + passed, minlength=(int(world[-1]) + 1) * points).reshape(-1, points)
    among = counts.sum(axis=1)
    silent_at = among[:, None] - np.cumsum(counts, axis=1)
    inner = inner_variances(results, grid)
    ends = np.array([band(silent_at[:, i], among, inner[i]) for i in range(len(grid))]).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def inner_variances(results: Results, grid: Ints) -> list[float | None]:
    """`inner_variance` of who is silent among all, at each minute of the grid (points,)."""
    if not deals_alike(results):
        return [None] * len(grid)
    kinds = [departures(results)[results.source == number] for number in range(len(results.sources))]
    cases, silent_at = np.array([len(kind) for kind in kinds]), np.array([later(kind, grid) for kind in kinds])
    return [of_kinds(silent_at[:, i], cases) for i in range(len(grid))]


def incidence(results: Results, outcome: str, grid: Ints) -> Floats:
    """The share of all cases told this outcome by each minute of the grid (points,)."""
    waits = results.wait[told_outcome(results, outcome)]
    return np.divide(len(waits) - later(waits, grid), results.n)


# Quantiles


def quantile_of(results: Results, minutes: Ints, among: Mask, p: float) -> Quantile:
    """The minute by which a share p of the cases `among` (n,) is through; `minutes` (n,) are all cases' own."""
    own = minutes[among]
    found = quantile(own, len(own), p)
    if found.minutes is None:
        return found
    crowd = crowding(*by_world(results, np.less_equal(minutes, found.minutes), among))
    return quantile(own, len(own), p, crowd=crowd)


def quantile(minutes: Ints, among: int, p: float, level: float = 0.95, crowd: float = 1.0) -> Quantile:
    """The minute by which a share p of `among` cases is through, from the minutes of those who ever are.

    The interval runs between two order statistics, chosen by the exact binomial distribution of among / crowd cases.
    """
    ordered = np.sort(minutes)
    worth = max(1, round(among / crowd)) if among else 0
    lower, upper = (
        round(rank * among / worth) if worth else rank for rank in binomial_ranks(worth, p, (1 - level) / 2)
    )
    rank = max(1, ceil(p * among - 1e-9))
    return Quantile(_at(ordered, rank), _at(ordered, lower), _at(ordered, upper))


def binomial_ranks(among: int, p: float, tail: float) -> tuple[int, int]:
    """The greatest l with P(X < l) <= tail, the least u with P(X < u) >= 1 - tail; X is binomial."""
    if among == 0:
        return 0, 1
    reach = 10 * sqrt(among * p * (1 - p)) + 50
    first, last = max(0, int(among * p - reach)), min(among, int(among * p + reach))
    k = np.arange(first, last)
    start = lgamma(among + 1) - lgamma(first + 1) - lgamma(among - first + 1)
    start += first * log(p) + (among - first) * log1p(-p)
    steps = np.log((among - k) / (k + 1)) + log(p) - log1p(-p)
    below = np.cumsum(np.exp(start + np.concatenate([[0.0], np.cumsum(steps)])))
    return first + int((below <= tail).sum()), first + 1 + int((below < 1 - tail).sum())


def _at(ordered: Ints, rank: int) -> int | None:
    """The minute of a rank counted from 1; 0 before the first, None beyond the last."""
    if rank < 1:
        return 0
    return int(ordered[rank - 1]) if rank <= len(ordered) else None
