"""What is met when one arrives in the middle: residual and length-biased tables.

They come from the quantile function Q alone, on a grid that is logarithmic in the tail probability:
the length-biased CDF at Q(p) is M(p) / E and the residual CDF there is (Q(p) (1 - p) + M(p)) / E, where
M(p) is the integral of Q from 0 to p and E = M(1).
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stillwaiting.distributions.mixture import Family, Mixture, Smooth, Stepped
from stillwaiting.distributions.parameters import require
from stillwaiting.distributions.tables import (
    NODE_PROBABILITIES,
    entries,
    minute_table,
    mixture_table,
    step_table,
)
from stillwaiting.draws import RAW, Table, minutes_array

Floats = NDArray[np.float64]

GRID: Final = np.concatenate([np.geomspace(1e-60, 1e-18, 512, endpoint=False), np.geomspace(1e-18, 0.5, 3072)])
"""Tail probabilities, from where even a heavy tail is exhausted to the median."""
LISTED: Final = 4096
"""Up to so many minutes the residual of a stepped family is a list of its minutes."""
CEILING: Final = (RAW // 2 - 1) / RAW
"""What makes rounding to whole minutes round up, in 1/256 minute: residual times are 1, 2, 3, ..."""


def length_biased(family: Family) -> Table:
    """The table of the length met at a random moment: each length as often as it is long."""
    require_length(family)
    if isinstance(family, Mixture) and not family.continuous:
        return mixture_of_long(family, length_biased)
    if isinstance(family, Stepped):
        values, probabilities = family.steps()
        return step_table(values[values > 0], (values * probabilities)[values > 0])
    lower, upper, below, above = partial_means(family)
    return met(lower, upper, below, above)


def residual(family: Family) -> Table:
    """The table of what is left at a random moment: r = 1, 2, ... with weight P(length >= r)."""
    require_length(family)
    if isinstance(family, Mixture) and not family.continuous:
        return mixture_of_long(family, residual)
    if isinstance(family, Stepped):
        return stepped_residual(family)
    lower, upper, below, above = partial_means(family)
    return met(lower, upper, lower * (1 - GRID) + below, above - upper * GRID, shift=CEILING)


def require_length(family: Family) -> None:
    """Raises StillWaitingError for a family that is always 0."""
    require(family.mean > 0, "a time that is always 0 cannot be met in the middle")


def mixture_of_long(family: Mixture, of: Callable[[Family], Table]) -> Table:
    """A mixture met in the middle: its parts met in the middle, each as often as it is long."""
    long = [(weight * part.mean, of(part)) for weight, part in family.possible() if part.mean > 0]
    return mixture_table([weight for weight, _ in long], [part for _, part in long])


def partial_means(family: Smooth | Mixture) -> tuple[Floats, Floats, Floats, Floats]:
    """Quantiles and upper quantiles on the grid, and the mean's share below and above each."""
    below = integral(family.quantile)
    above = integral(family.upper_quantile)
    return family.quantile(GRID), family.upper_quantile(GRID), below, above


def integral(quantile: Callable[[Floats], Floats]) -> Floats:
    """The integral of a quantile function from 0 to every point of the grid (midpoint rule in log p)."""
    middles = np.sqrt(GRID[1:] * GRID[:-1])
    return np.append(0, np.cumsum(quantile(middles) * middles * np.diff(np.log(GRID))))


def met(lower: Floats, upper: Floats, below: Floats, above: Floats, shift: float = 0.0) -> Table:
    """The table of a CDF known up to a factor: `below` it at `lower`, from the other end `above`."""
    total = below[-1] + above[-1]
    above = np.maximum.accumulate(above)
    under = np.concatenate([[0.0], below, (total - above)[-2::-1]]) / total
    over = np.concatenate([[0.0], above, (total - below)[-2::-1], [total]]) / total
    from_below = np.concatenate([[0.0], lower, upper[-2::-1]])
    from_above = np.concatenate([upper[:1], upper, lower[-2::-1], [0.0]])
    return minute_table(
        shift + np.interp(NODE_PROBABILITIES, under, from_below),
        shift + np.interp(NODE_PROBABILITIES, over, from_above),
    )


def stepped_residual(family: Stepped) -> Table:
    """The residual of a family of steps, exact to rounding; a list of minutes where it is short."""
    lengths, probabilities = family.steps()
    values = np.concatenate([[0.0], minutes_array(entries(lengths))])
    survivors = np.cumsum(probabilities[::-1])[::-1]
    areas = np.diff(values) * survivors
    under = np.append(0, np.cumsum(areas)) / areas.sum()
    over = np.append(0, np.cumsum(areas[::-1])) / areas.sum()
    if values[-1] <= LISTED:
        rests = np.arange(1.0, values[-1] + 1)
        return step_table(rests, np.diff(np.interp(np.append(0, rests), values, under)))
    return minute_table(
        CEILING + np.interp(NODE_PROBABILITIES, under, values),
        CEILING + np.interp(NODE_PROBABILITIES, over, values[::-1]),
    )
