"""One of several families, each with its weight."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stillwaiting.distributions.bounded import Pert, Triangular, Uniform
from stillwaiting.distributions.discrete import Constant, Discrete, Geometric, Samples
from stillwaiting.distributions.parameters import require, require_probabilities
from stillwaiting.distributions.positive import Exponential, Gamma, Lognormal, Weibull

Floats = NDArray[np.float64]

HALVINGS: Final = 100
"""Enough to shrink any interval of minutes to the last bits of a float."""


@dataclass(frozen=True)
class Mixture:
    """A part is chosen with its weight, then drawn from; the weights add up to 1."""

    weights: tuple[float, ...]
    parts: tuple["Family", ...]

    def __post_init__(self) -> None:
        require_probabilities("mixture", self.weights)
        require(len(self.weights) == len(self.parts), "mixture: one weight for each part")

    @property
    def continuous(self) -> bool:
        """Whether no possible part jumps."""
        return all(part.continuous for _, part in self.possible())

    @property
    def mean(self) -> float:
        return math.fsum(weight * part.mean for weight, part in self.possible())

    @property
    def sd(self) -> float:
        mean = self.mean
        return math.sqrt(math.fsum(w * ((part.mean - mean) ** 2 + part.sd**2) for w, part in self.possible()))

    def possible(self) -> tuple[tuple[float, "Family"], ...]:
        """The parts that can be chosen, each as (weight, part)."""
        pairs = zip(self.weights, self.parts, strict=True)
        return tuple((weight, part) for weight, part in pairs if weight > 0)

    def quantile(self, p: Floats) -> Floats:
        bounds = np.array([part.quantile(p) for _, part in self.possible()])
        return crossing(bounds.min(axis=0), bounds.max(axis=0), lambda x: self.cdf(x) >= p)

    def upper_quantile(self, q: Floats) -> Floats:
        bounds = np.array([part.upper_quantile(q) for _, part in self.possible()])
        return crossing(bounds.min(axis=0), bounds.max(axis=0), lambda x: self.survival(x) <= q)

    def cdf(self, x: Floats) -> Floats:
        return np.asarray(sum(weight * part.cdf(x) for weight, part in self.possible()))

    def survival(self, x: Floats) -> Floats:
        return np.asarray(sum(weight * part.survival(x) for weight, part in self.possible()))


Smooth = Uniform | Triangular | Pert | Exponential | Gamma | Weibull | Lognormal
Stepped = Constant | Geometric | Discrete | Samples
Family = Smooth | Stepped | Mixture


def crossing(low: Floats, high: Floats, reached: Callable[[Floats], NDArray[np.bool_]]) -> Floats:
    """The least values between low and high that have been reached, by bisection, elementwise."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        there = reached(middle)
        low, high = np.where(there, low, middle), np.where(there, middle, high)
        if np.all(high - low <= np.spacing(high)):
            break
    return high
