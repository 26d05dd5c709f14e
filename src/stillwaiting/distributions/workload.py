"""What already lies on a desk: the stationary workload of an M/G/1 queue.

With load rho, the workload is 0 with probability 1 - rho, and else a sum of N residual services with
P(N = n) = (1 - rho) rho^(n - 1) (Pollaczek and Khinchine). The sum is taken on lattices, each four times as
coarse and as long as the one before, by FFT; what lies beyond a lattice does not matter within it, but for
what wraps around, and that is damped by exp(-2 DAMPING) (exponential tilting, Grübel and Hermesmeier 1999).
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stillwaiting.distributions.mixture import Family, Mixture, Stepped
from stillwaiting.distributions.parameters import require
from stillwaiting.distributions.tables import NODE_PROBABILITIES, minute_table, mixture_table
from stillwaiting.draws import LARGEST, RAW, STEP, Table

Floats = NDArray[np.float64]

POINTS: Final = 8192
FIRST_SPAN: Final = 0.25
"""What the first lattice spans, in mean services: its steps are 1/32768 of one."""
COARSER: Final = 4
OUTER: Final = POINTS - POINTS // COARSER
"""Cells of a lattice beyond the one before it."""
DAMPING: Final = 10.0
"""Large against wrapping around, small against lost digits, which it multiplies by its exp."""
NEGLIGIBLE: Final = 2.0**-27
"""The tail that a table no longer resolves."""


def workload(rate: float, service: Family) -> Table:
    """The table of the work found on a desk, in working minutes.

    rate is arrivals per working minute (Poisson), service the work that one brings. Its mean is
    rate E[S^2] / (2 (1 - rho)) with rho = rate E[S]. Raises StillWaitingError if rho is 1 or more.
    """
    require(0 <= rate < math.inf, f"arrivals per minute must be 0 or more, not {rate}")
    load = rate * service.mean
    require(load < 1, f"the load of a desk must stay below 1, not {load:.3g}: less work, or fewer arrivals")
    require(math.isfinite(service.sd), "the work that arrives at a desk is too spread out")
    nothing = Table(STEP, values=(0,))
    return mixture_table((1 - load, load), (nothing, waiting_work(load, service))) if load else nothing


def waiting_work(load: float, service: Family) -> Table:
    """The table of the workload where there is any."""
    spans, lattices = residual_lattices(service)
    values, below = np.zeros(1), np.zeros(1)
    for span, cells in zip(spans, lattices, strict=True):
        at = span * (np.arange(POINTS) + 0.5) / POINTS
        beyond = at > values[-1]
        values = np.append(values, at[beyond])
        below = np.append(below, lattice_cdf(load, cells)[beyond])
        if below[-1] > 1 - NEGLIGIBLE:
            break
    return interpolated_table(values, np.maximum.accumulate(below))


def residual_lattices(service: Family) -> tuple[list[float], list[Floats]]:
    """The span of every lattice, and the distribution of the residual service in its cells.

    Shape (2, POINTS): what goes to the lower and to the upper end of each cell. They add up to 1 in the
    longest lattice, which is as long as a table can say.
    """
    spans = [FIRST_SPAN * service.mean]
    lattices = [cell_masses(service, np.linspace(0, spans[0], POINTS + 1))]
    while spans[-1] < LARGEST / RAW:
        inner, outer = merged(lattices[-1]), np.linspace(spans[-1], spans[-1] * COARSER, OUTER + 1)
        lattices.append(np.concatenate([inner, cell_masses(service, outer)], axis=1))
        spans.append(spans[-1] * COARSER)
    return spans, [cells / lattices[-1].sum() for cells in lattices]


def lattice_cdf(load: float, cells: Floats) -> Floats:
    """The CDF of the positive workload half a step after each point, from the cells of a residual service."""
    masses = cells[0] + np.append(0, cells[1, :-1])
    damping = np.exp(-DAMPING * np.arange(POINTS) / POINTS)
    once = np.fft.rfft(masses * damping, 2 * POINTS)
    total = np.fft.irfft((1 - load) * once / (1 - load * once))[:POINTS] / damping
    return np.cumsum(total)


def interpolated_table(values: Floats, under: Floats) -> Table:
    """The table of a CDF known at these values."""
    over = -np.log(np.maximum(1 - under, NEGLIGIBLE**2))
    lower = np.interp(NODE_PROBABILITIES, under, values)
    return minute_table(lower, np.interp(-np.log(NODE_PROBABILITIES), over, values))


def merged(cells: Floats) -> Floats:
    """The cells of a lattice COARSER times as coarse, so far as this one reaches, with the same mean."""
    left, right = cells.reshape(2, -1, COARSER)
    inside = (np.arange(COARSER) * (left + right) + right).sum(axis=1) / COARSER
    return np.stack([(left + right).sum(axis=1) - inside, inside])


def cell_masses(family: Family, edges: Floats) -> Floats:
    """The integral of the survival over every cell, half for each end, shape (2, cells)."""
    areas = survival_areas(family, edges)
    return np.stack([areas, areas]) / 2


def survival_areas(family: Family, edges: Floats) -> Floats:
    """The integral of the survival over every cell: exact where it jumps, else by the midpoint rule."""
    if isinstance(family, Mixture):
        return np.asarray(sum(weight * survival_areas(part, edges) for weight, part in family.possible()))
    if isinstance(family, Stepped):
        values, probabilities = family.steps()
        survivors, corners = np.cumsum(probabilities[::-1])[::-1], np.append(0, values)
        return np.diff(np.interp(edges, corners, np.append(0, np.cumsum(np.diff(corners) * survivors))))
    return family.survival((edges[:-1] + edges[1:]) / 2) * np.diff(edges)
