"""Sums and maxima of independent times on a lattice: projects whose activities are no exponentials."""

from collections.abc import Callable
from math import sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

STEPS = 256
"""Lattice steps in one unit of time."""
LONGEST = 40
"""Units of time that a lattice spans."""
FINER = 16
"""Points of a step that a density is added up over."""


def masses(density: Callable[[Floats], Floats], low: float, high: float) -> Floats:
    """(LONGEST STEPS,) probability in the step around each lattice point, from a density up to a factor."""
    fine = (np.arange(LONGEST * STEPS * FINER) + 0.5) / (STEPS * FINER)
    inside = (low < fine) & (fine < high)
    weights = np.zeros(len(fine))
    weights[inside] = density(fine[inside])
    cells = np.zeros(LONGEST * STEPS)
    np.add.at(cells, np.minimum(np.rint(fine * STEPS).astype(np.int64), len(cells) - 1), weights)
    found: Floats = cells / cells.sum()
    return found


def pert(low: float, mode: float, high: float) -> Floats:
    """A PERT distribution: a beta distribution from low to high with mean (low + 4 mode + high) / 6."""
    rising, falling = 4 * (mode - low) / (high - low), 4 * (high - mode) / (high - low)
    return masses(lambda x: (x - low) ** rising * (high - x) ** falling, low, high)


def triangular(low: float, mode: float, high: float) -> Floats:
    """A triangular distribution."""
    slopes = max(mode - low, 1e-12), max(high - mode, 1e-12)
    return masses(lambda x: np.where(x < mode, (x - low) / slopes[0], (high - x) / slopes[1]), low, high)


def plus(*parts: Floats) -> Floats:
    """The sum of independent times."""
    total = parts[0]
    for part in parts[1:]:
        size = 2 * len(total)
        total = np.fft.irfft(np.fft.rfft(total, size) * np.fft.rfft(part, size), size)[: len(total)]
    return total


def last_of(*parts: Floats) -> Floats:
    """The largest of independent times."""
    below = np.prod([np.cumsum(part) for part in parts], axis=0)
    return np.diff(below, prepend=0.0)


def within(cells: Floats, t: float) -> float:
    """P(X <= t), the step around t halved."""
    return float(cells[: round(t * STEPS)].sum() + cells[round(t * STEPS)] / 2)


def mean_and_sd(cells: Floats) -> tuple[float, float]:
    """Mean and standard deviation."""
    at = np.arange(len(cells)) / STEPS
    mean = float(cells @ at)
    return mean, sqrt(float(cells @ at**2) - mean * mean)
