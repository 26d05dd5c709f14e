"""Intervals for numbers that come from replications in worlds: leave out one group of worlds after another."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stillwaiting.survival import Floats, Ints, Mask

GROUPS = 40
"""Groups of worlds that are left out, one after another."""
T_39 = 2.0226909
"""The 97.5 % point of Student's t with 39 degrees of freedom, one less than the groups."""

Statistic = Callable[[Mask], Floats]
"""From the cases that are kept, a mask (n,), to numbers (m,); nan where a number cannot be said."""


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % simulation interval; nothing where it cannot be said."""

    value: float | None
    low: float | None = None
    high: float | None = None

    @property
    def is_sure(self) -> bool:
        """Whether there is an interval, and zero lies outside."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def groups(world: Ints) -> Ints | None:
    """(n,) which of GROUPS groups of neighbouring worlds each case is in; nothing where the worlds are fewer.

    `world` (n,) is ascending, as in Results.
    """
    found, place = np.unique(world, return_inverse=True)
    return None if len(found) < GROUPS else place * GROUPS // len(found)


def estimates(statistic: Statistic, group: Ints | None, n: int) -> list[Estimate]:
    """The numbers of a statistic (m,) over all n cases, each with its interval.

    The replications of one world share its unsure numbers, so worlds are the independent units. With x the number
    over all cases, x_g the number without group g and m the mean of the G numbers x_g, the interval is
    x ± t sqrt((G - 1)/G Σ(x_g - m)²), t being Student's with G - 1 degrees of freedom: the jackknife that deletes a
    group (Wolter 2007, Introduction to Variance Estimation, chapter 4). Groups, because leaving out single cases
    fails for quantiles (Shao and Wu 1989). There is no interval without groups, nor where a number without some
    group cannot be said.
    """
    values = statistic(np.ones(n, dtype=np.bool_))
    if group is None:
        return [Estimate(_said(value)) for value in values.tolist()]
    without = np.array([statistic(group != each) for each in range(GROUPS)])
    squares = ((without - without.mean(axis=0)) ** 2).sum(axis=0)
    half = T_39 * np.sqrt(squares * (GROUPS - 1) / GROUPS)
    return [_estimate(value, wide) for value, wide in zip(values.tolist(), half.tolist(), strict=True)]


def _estimate(value: float, half: float) -> Estimate:
    if _said(value) is None or _said(half) is None:
        return Estimate(_said(value))
    return Estimate(value, value - half, value + half)


def _said(value: float) -> float | None:
    return None if np.isnan(value) else value
