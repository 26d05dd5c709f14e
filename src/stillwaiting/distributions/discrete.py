"""Families that jump from value to value: Constant, Geometric, Discrete, Samples."""

import math
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from stillwaiting.distributions.parameters import require, require_positive, require_probabilities

Floats = NDArray[np.float64]

LEAST_GEOMETRIC: Final = 0.001
"""Below this chance the steps are too many for a table, and an exponential does as well."""
REST: Final = 2.0**-40
"""The tail of a geometric distribution that is given to its last step."""


@dataclass(frozen=True)
class Constant:
    """Always the same value; the only family that may be 0."""

    value: float  # minutes
    continuous: ClassVar[bool] = False

    def __post_init__(self) -> None:
        possible = 0 <= self.value < math.inf
        require(possible, f"constant: the value must be 0 or more and finite, not {self.value}")

    @property
    def mean(self) -> float:
        return self.value

    @property
    def sd(self) -> float:
        return 0.0

    def steps(self) -> tuple[Floats, Floats]:
        return np.array([float(self.value)]), np.ones(1)

    def quantile(self, p: Floats) -> Floats:
        return step_quantile(self, p)

    def upper_quantile(self, q: Floats) -> Floats:
        return step_upper_quantile(self, q)

    def cdf(self, x: Floats) -> Floats:
        return step_cdf(self, x)

    def survival(self, x: Floats) -> Floats:
        return 1 - step_cdf(self, x)


@dataclass(frozen=True)
class Geometric:
    """How many attempts until one succeeds with chance p: 1, 2, 3, ... times the unit."""

    p: float
    unit: float  # minutes
    continuous: ClassVar[bool] = False

    def __post_init__(self) -> None:
        possible = LEAST_GEOMETRIC <= self.p <= 1
        require(possible, f"geometric: p lies between {LEAST_GEOMETRIC} and 1, not {self.p}")
        require_positive("geometric", unit=self.unit)

    @property
    def mean(self) -> float:
        return self.unit / self.p

    @property
    def sd(self) -> float:
        return self.unit * math.sqrt(1 - self.p) / self.p

    def steps(self) -> tuple[Floats, Floats]:
        if self.p == 1:
            return np.array([float(self.unit)]), np.ones(1)
        count = math.ceil(math.log(REST) / math.log1p(-self.p))
        tails = np.exp(np.arange(count + 1) * math.log1p(-self.p))
        tails[-1] = 0
        return self.unit * np.arange(1.0, count + 1), tails[:-1] - tails[1:]

    def quantile(self, p: Floats) -> Floats:
        return step_quantile(self, p)

    def upper_quantile(self, q: Floats) -> Floats:
        return step_upper_quantile(self, q)

    def cdf(self, x: Floats) -> Floats:
        return step_cdf(self, x)

    def survival(self, x: Floats) -> Floats:
        return 1 - step_cdf(self, x)


@dataclass(frozen=True)
class Discrete:
    """The values with their probabilities, in any order; a value of 0 becomes a minute."""

    values: tuple[float, ...]  # minutes
    probabilities: tuple[float, ...]
    continuous: ClassVar[bool] = False

    def __post_init__(self) -> None:
        require_values("discrete", self.values)
        require_probabilities("discrete", self.probabilities)
        require(len(self.values) == len(self.probabilities), "discrete: one probability for each value")

    @property
    def mean(self) -> float:
        return step_moment(self, 1)

    @property
    def sd(self) -> float:
        return step_sd(self)

    def steps(self) -> tuple[Floats, Floats]:
        return ascending(self.values, np.array(self.probabilities))

    def quantile(self, p: Floats) -> Floats:
        return step_quantile(self, p)

    def upper_quantile(self, q: Floats) -> Floats:
        return step_upper_quantile(self, q)

    def cdf(self, x: Floats) -> Floats:
        return step_cdf(self, x)

    def survival(self, x: Floats) -> Floats:
        return 1 - step_cdf(self, x)


@dataclass(frozen=True)
class Samples:
    """One of the observed values, each with the same probability; an observed 0 becomes a minute."""

    values: tuple[float, ...]  # minutes
    continuous: ClassVar[bool] = False

    def __post_init__(self) -> None:
        require_values("samples", self.values)

    @property
    def mean(self) -> float:
        return step_moment(self, 1)

    @property
    def sd(self) -> float:
        return step_sd(self)

    def steps(self) -> tuple[Floats, Floats]:
        return ascending(self.values, np.full(len(self.values), 1 / len(self.values)))

    def quantile(self, p: Floats) -> Floats:
        return step_quantile(self, p)

    def upper_quantile(self, q: Floats) -> Floats:
        return step_upper_quantile(self, q)

    def cdf(self, x: Floats) -> Floats:
        return step_cdf(self, x)

    def survival(self, x: Floats) -> Floats:
        return 1 - step_cdf(self, x)


Stepped = Constant | Geometric | Discrete | Samples


def require_values(family: str, values: tuple[float, ...]) -> None:
    """Raises StillWaitingError unless there are values, all finite and 0 or more."""
    require(len(values) > 0, f"{family}: there must be at least one value")
    require(all(0 <= value < math.inf for value in values), f"{family}: values must be 0 or more and finite")


def ascending(values: tuple[float, ...], probabilities: Floats) -> tuple[Floats, Floats]:
    """Each different value once, in order, and its probability; impossible values are left out."""
    different, place = np.unique(np.array(values, dtype=np.float64), return_inverse=True)
    sums = np.zeros(different.shape)
    np.add.at(sums, place, probabilities)
    return different[sums > 0], sums[sums > 0]


def step_quantile(family: Stepped, p: Floats) -> Floats:
    """The least value that is not exceeded with probability p or more."""
    values, probabilities = family.steps()
    below = np.cumsum(probabilities)
    return values[np.searchsorted(below[:-1], p, side="left")]


def step_upper_quantile(family: Stepped, q: Floats) -> Floats:
    """The least value that is exceeded with probability q or less."""
    values, probabilities = family.steps()
    above = np.cumsum(probabilities[:0:-1])
    return values[::-1][np.searchsorted(above, q, side="right")]


def step_moment(family: Stepped, order: int) -> float:
    """The mean of the value to a power."""
    values, probabilities = family.steps()
    return float(probabilities @ values**order)


def step_sd(family: Stepped) -> float:
    """The standard deviation."""
    values, probabilities = family.steps()
    return math.sqrt(float(probabilities @ (values - family.mean) ** 2))


def step_cdf(family: Stepped, x: Floats) -> Floats:
    """The probability of a value of at most x."""
    values, probabilities = family.steps()
    return np.concatenate([[0.0], np.cumsum(probabilities)])[np.searchsorted(values, x, side="right")]
