"""Families between a least and a largest value: Uniform, Triangular, Pert."""

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import special

from stillwaiting.distributions.parameters import require

Floats = NDArray[np.float64]


def require_order(family: str, low: float, mode: float, high: float) -> None:
    """Raises StillWaitingError unless 0 <= low <= mode <= high, low < high, all finite."""
    ordered = 0 <= low <= mode <= high < math.inf and low < high
    require(ordered, f"{family}: 0 <= low <= mode <= high and low < high must hold, not {low}, {mode}, {high}")


@dataclass(frozen=True)
class Uniform:
    """Every value between low and high alike."""

    low: float  # minutes
    high: float  # minutes
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        ordered = 0 <= self.low < self.high < math.inf
        require(ordered, f"uniform: 0 <= low < high must hold, not {self.low} and {self.high}")

    @property
    def mean(self) -> float:
        return (self.low + self.high) / 2

    @property
    def sd(self) -> float:
        return (self.high - self.low) / math.sqrt(12)

    def quantile(self, p: Floats) -> Floats:
        return self.low + (self.high - self.low) * p

    def upper_quantile(self, q: Floats) -> Floats:
        return self.high - (self.high - self.low) * q

    def cdf(self, x: Floats) -> Floats:
        return np.clip((x - self.low) / (self.high - self.low), 0, 1)

    def survival(self, x: Floats) -> Floats:
        return np.clip((self.high - x) / (self.high - self.low), 0, 1)


@dataclass(frozen=True)
class Triangular:
    """The density rises straight from low to mode and falls straight to high."""

    low: float  # minutes
    mode: float  # minutes
    high: float  # minutes
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_order("triangular", self.low, self.mode, self.high)

    @property
    def mean(self) -> float:
        return (self.low + self.mode + self.high) / 3

    @property
    def sd(self) -> float:
        low, mode, high = self.low, self.mode, self.high
        return math.sqrt(((high - low) ** 2 + (mode - low) * (mode - high)) / 18)

    def quantile(self, p: Floats) -> Floats:
        rising, falling = self._areas()
        share = (self.mode - self.low) / (self.high - self.low)
        return np.where(
            p < share,
            self.low + np.sqrt(p * rising),
            self.high - np.sqrt((1 - np.maximum(p, share)) * falling),
        )

    def upper_quantile(self, q: Floats) -> Floats:
        rising, falling = self._areas()
        share = (self.high - self.mode) / (self.high - self.low)
        return np.where(
            q < share,
            self.high - np.sqrt(q * falling),
            self.low + np.sqrt((1 - np.maximum(q, share)) * rising),
        )

    def cdf(self, x: Floats) -> Floats:
        return np.where(x < self.mode, self._below(x), 1 - self._above(x))

    def survival(self, x: Floats) -> Floats:
        return np.where(x < self.mode, 1 - self._below(x), self._above(x))

    def _areas(self) -> tuple[float, float]:
        width = self.high - self.low
        return width * (self.mode - self.low), width * (self.high - self.mode)

    def _below(self, x: Floats) -> Floats:
        return np.clip(x - self.low, 0, None) ** 2 / (self._areas()[0] or math.inf)

    def _above(self, x: Floats) -> Floats:
        return np.clip(self.high - x, 0, None) ** 2 / (self._areas()[1] or math.inf)


@dataclass(frozen=True)
class Pert:
    """A beta distribution stretched from low to high whose mean is (low + 4 mode + high) / 6."""

    low: float  # minutes
    mode: float  # minutes
    high: float  # minutes
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_order("pert", self.low, self.mode, self.high)

    @property
    def mean(self) -> float:
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    def sd(self) -> float:
        return math.sqrt((self.mean - self.low) * (self.high - self.mean) / 7)

    def quantile(self, p: Floats) -> Floats:
        return self.low + (self.high - self.low) * special.betaincinv(*self._shapes(), p)

    def upper_quantile(self, q: Floats) -> Floats:
        return self.high - (self.high - self.low) * special.betaincinv(*self._shapes()[::-1], q)

    def cdf(self, x: Floats) -> Floats:
        share = np.clip((x - self.low) / (self.high - self.low), 0, 1)
        return np.asarray(special.betainc(*self._shapes(), share))

    def survival(self, x: Floats) -> Floats:
        share = np.clip((self.high - x) / (self.high - self.low), 0, 1)
        return np.asarray(special.betainc(*self._shapes()[::-1], share))

    def _shapes(self) -> tuple[float, float]:
        width = self.high - self.low
        return 1 + 4 * (self.mode - self.low) / width, 1 + 4 * (self.high - self.mode) / width
