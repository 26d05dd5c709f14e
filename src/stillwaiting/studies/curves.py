"""Of the answered, who still waits day by day, at two employers."""

from dataclasses import dataclass
from math import nan

import numpy as np

from stillwaiting.results import Results
from stillwaiting.studies.jackknife import estimates, groups
from stillwaiting.survival import Floats, Ints, Mask, later, told


@dataclass(frozen=True)
class Curves:
    """Shares of the answered that still wait, at each minute of a grid (points,); nan where nobody is answered."""

    a: Floats
    b: Floats
    change: Floats
    """b less a."""
    low: Floats
    high: Floats
    """The 95 % simulation interval of the change; nan where there are too few worlds."""


def curves(a: Results, b: Results, grid: Ints) -> Curves:
    """The curves of the same replications at two employers, and their paired difference."""

    def numbers(kept: Mask) -> Floats:
        one, other = waiting(a, kept, grid), waiting(b, kept, grid)
        return np.concatenate([one, other, other - one])

    found = estimates(numbers, groups(a.world), a.n)
    rows = [[each.value, each.low, each.high] for each in found]
    value, low, high = np.array([[nan if x is None else x for x in row] for row in rows]).T
    one, other, change = value.reshape(3, -1)
    points = slice(2 * len(grid), None)
    return Curves(one, other, change, low[points], high[points])


def waiting(results: Results, kept: Mask, grid: Ints) -> Floats:
    """Of the answered among the kept (n,), the share whose answer comes later than each point of the grid (points,)."""
    waits = results.wait[told(results) & kept]
    if not len(waits):
        return np.full(len(grid), nan)
    return np.divide(later(waits, grid), len(waits))
