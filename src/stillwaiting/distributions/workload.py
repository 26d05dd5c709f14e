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
DAMPING: Final = 10.0
"""Large against wrapping around, small against lost digits, which it multiplies by its exp."""
NEGLIGIBLE: Final = 2.0**-27
"""The tail that a table no longer resolves."""
GAUSS: Final = 0.5 / 3**0.5
"""Half the distance of the two Gauss-Legendre points of an interval of length 1."""


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
    edges = np.linspace(0, FIRST_SPAN * service.mean, POINTS + 1)
    cells = cell_masses(service, edges)
    at, under = half_steps(edges), lattice_cdf(load, cells / service.mean)
    while at[-1] < LARGEST / RAW and under[-1] < 1 - NEGLIGIBLE:
        edges, inner = edges * COARSER, merged(cells)
        cells = np.concatenate([inner, cell_masses(service, edges[inner.shape[1] :])], axis=1)
        beyond = half_steps(edges) > at[-1]
        at = np.append(at, half_steps(edges)[beyond])
        under = np.append(under, lattice_cdf(load, cells / service.mean)[beyond])
    return interpolated_table(np.append(0, at), np.maximum.accumulate(np.append(0, under)))


def half_steps(edges: Floats) -> Floats:
    """The middles between neighbouring edges: up to them reaches the mass of a lattice's point."""
    return (edges[:-1] + edges[1:]) / 2


def lattice_cdf(load: float, cells: Floats) -> Floats:
    """The CDF of the positive workload at the half steps, from the cells of a residual service."""
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
    """The cells of a lattice COARSER times as coarse, so far as this one reaches."""
    left, right = cells.reshape(2, -1, COARSER)
    inside = (np.arange(COARSER) * (left + right) + right).sum(axis=1) / COARSER
    return np.stack([(left + right).sum(axis=1) - inside, inside])


def cell_masses(family: Family, edges: Floats) -> Floats:
    """The integral of the survival over every cell, shared between its two ends, shape (2, cells).

    Shared so that the mean stays: an end gets more of what lies nearer to it.
    """
    if isinstance(family, Mixture):
        return np.asarray(sum(weight * cell_masses(part, edges) for weight, part in family.possible()))
    if isinstance(family, Stepped):
        return stepped_cell_masses(family, edges)
    middles, widths = half_steps(edges), np.diff(edges)
    first = family.survival(middles - GAUSS * widths) * widths / 2
    second = family.survival(middles + GAUSS * widths) * widths / 2
    near, far = 0.5 + GAUSS, 0.5 - GAUSS
    return np.stack([near * first + far * second, far * first + near * second])


def stepped_cell_masses(family: Stepped, edges: Floats) -> Floats:
    """The same where the survival jumps: its integral is made of straight pieces, integrated once more."""
    values, probabilities = family.steps()
    corners, survivors = np.append(0, values), np.append(np.cumsum(probabilities[::-1])[::-1], 0)
    limited = np.append(0, np.cumsum(np.diff(corners) * survivors[:-1]))
    twice = np.append(0, np.cumsum(np.diff(corners) * (limited[:-1] + limited[1:]) / 2))
    piece = np.searchsorted(corners, edges, side="right") - 1
    beyond = edges - corners[piece]
    once = limited[piece] + survivors[piece] * beyond
    area = twice[piece] + (limited[piece] + once) / 2 * beyond
    left = np.diff(area) / np.diff(edges) - once[:-1]
    return np.stack([left, np.diff(once) - left])
