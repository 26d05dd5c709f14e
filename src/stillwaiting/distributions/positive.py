"""Families above 0 without a largest value: Exponential, Gamma, Weibull, Lognormal."""

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray
from scipy import special

from stillwaiting.distributions.parameters import (
    exponential,
    require,
    require_finite_mean,
    require_positive,
    solve,
    two_quantiles,
)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Exponential:
    """No memory: however long it took, the rest is like the beginning."""

    mean: float  # minutes
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_positive("exponential", mean=self.mean)

    @property
    def sd(self) -> float:
        return self.mean

    def quantile(self, p: Floats) -> Floats:
        return -self.mean * np.log1p(-p)

    def upper_quantile(self, q: Floats) -> Floats:
        return -self.mean * np.log(q)

    def cdf(self, x: Floats) -> Floats:
        return -np.expm1(-np.maximum(x, 0) / self.mean)

    def survival(self, x: Floats) -> Floats:
        return np.exp(-np.maximum(x, 0) / self.mean)


@dataclass(frozen=True)
class Gamma:
    """Gamma with shape (mean / sd)^2 and scale sd^2 / mean."""

    mean: float  # minutes
    sd: float  # minutes
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_positive("gamma", mean=self.mean, sd=self.sd)

    @classmethod
    def from_quantiles(cls, median: float | None = None, p90: float | None = None, **others: float) -> Self:
        """The gamma through two named quantiles: p5, p10, p25, median, p75, p90, p95, p99."""
        (low, low_value), (high, high_value) = two_quantiles("gamma", median=median, p90=p90, **others)
        ratio = math.log(high_value / low_value)

        def excess(log_shape: float) -> float:
            """How much the ratio of the two quantiles falls short: it shrinks with the shape."""
            at_low, at_high = special.gammaincinv(math.exp(log_shape), (low, high))
            return ratio - math.log(at_high / at_low)

        unreachable = f"gamma: no shape gives the quantiles {low_value} and {high_value}"
        shape = math.exp(solve(excess, -4, 14, unreachable))
        scale = high_value / float(special.gammaincinv(shape, high))
        return cls(mean=shape * scale, sd=math.sqrt(shape) * scale)

    @property
    def shape(self) -> float:
        return (self.mean / self.sd) ** 2

    @property
    def scale(self) -> float:
        return self.sd**2 / self.mean

    def quantile(self, p: Floats) -> Floats:
        return np.asarray(self.scale * special.gammaincinv(self.shape, p))

    def upper_quantile(self, q: Floats) -> Floats:
        return np.asarray(self.scale * special.gammainccinv(self.shape, q))

    def cdf(self, x: Floats) -> Floats:
        return np.asarray(special.gammainc(self.shape, np.maximum(x, 0) / self.scale))

    def survival(self, x: Floats) -> Floats:
        return np.asarray(special.gammaincc(self.shape, np.maximum(x, 0) / self.scale))


@dataclass(frozen=True)
class Weibull:
    """Survival exp(-(x / scale)^shape); a shape below 1 means that who waited long waits longer."""

    shape: float
    scale: float  # minutes
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require_positive("weibull", shape=self.shape, scale=self.scale)
        require_finite_mean("weibull", self.mean)

    @classmethod
    def from_mean(cls, mean: float, sd: float) -> Self:
        """The Weibull with this mean and standard deviation."""
        require_positive("weibull", mean=mean, sd=sd)

        def excess(log_shape: float) -> float:
            step = math.exp(-log_shape)
            spread = float(special.gammaln(1 + 2 * step) - 2 * special.gammaln(1 + step))
            return math.log1p((sd / mean) ** 2) - spread

        shape = math.exp(solve(excess, -3, 9, f"weibull: no shape gives mean {mean} and sd {sd}"))
        return cls(shape=shape, scale=mean / exponential(float(special.gammaln(1 + 1 / shape))))

    @classmethod
    def from_quantiles(cls, median: float | None = None, p90: float | None = None, **others: float) -> Self:
        """The Weibull through two named quantiles: p5, p10, p25, median, p75, p90, p95, p99."""
        (low, low_value), (high, high_value) = two_quantiles("weibull", median=median, p90=p90, **others)
        steepness = math.log(math.log1p(-high) / math.log1p(-low))
        shape = steepness / math.log(high_value / low_value)
        return cls(shape=shape, scale=low_value / (-math.log1p(-low)) ** (1 / shape))

    @property
    def mean(self) -> float:
        return self.scale * exponential(float(special.gammaln(1 + 1 / self.shape)))

    @property
    def sd(self) -> float:
        second = exponential(float(special.gammaln(1 + 2 / self.shape)))
        first = exponential(float(special.gammaln(1 + 1 / self.shape)))
        return self.scale * math.sqrt(max(0.0, second - first * first)) if second < math.inf else math.inf

    def quantile(self, p: Floats) -> Floats:
        return self.scale * (-np.log1p(-p)) ** (1 / self.shape)

    def upper_quantile(self, q: Floats) -> Floats:
        return self.scale * (-np.log(q)) ** (1 / self.shape)

    def cdf(self, x: Floats) -> Floats:
        return -np.expm1(-((np.maximum(x, 0) / self.scale) ** self.shape))

    def survival(self, x: Floats) -> Floats:
        return np.exp(-((np.maximum(x, 0) / self.scale) ** self.shape))


@dataclass(frozen=True)
class Lognormal:
    """exp of a normal with mean mu and standard deviation sigma."""

    mu: float  # logarithm of minutes
    sigma: float
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        require(math.isfinite(self.mu), f"lognormal: mu must be finite, not {self.mu}")
        require_positive("lognormal", sigma=self.sigma)
        require_finite_mean("lognormal", self.mean)

    @classmethod
    def from_range(cls, low: float, high: float) -> Self:
        """The lognormal with 5 in 100 below low and 5 in 100 above high."""
        return cls.from_quantiles(p5=low, p95=high)

    @classmethod
    def from_mean(cls, mean: float, sd: float) -> Self:
        """The lognormal with this mean and standard deviation."""
        require_positive("lognormal", mean=mean, sd=sd)
        variance = math.log1p((sd / mean) ** 2)
        return cls(mu=math.log(mean) - variance / 2, sigma=math.sqrt(variance))

    @classmethod
    def from_quantiles(cls, median: float | None = None, p90: float | None = None, **others: float) -> Self:
        """The lognormal through two named quantiles: p5, p10, p25, median, p75, p90, p95, p99."""
        (low, low_value), (high, high_value) = two_quantiles("lognormal", median=median, p90=p90, **others)
        at_low, at_high = float(special.ndtri(low)), float(special.ndtri(high))
        sigma = math.log(high_value / low_value) / (at_high - at_low)
        return cls(mu=math.log(low_value) - sigma * at_low, sigma=sigma)

    @property
    def mean(self) -> float:
        return exponential(self.mu + self.sigma**2 / 2)

    @property
    def sd(self) -> float:
        return self.mean * math.sqrt(exponential(self.sigma**2) - 1)

    def quantile(self, p: Floats) -> Floats:
        return np.exp(self.mu + self.sigma * special.ndtri(p))

    def upper_quantile(self, q: Floats) -> Floats:
        return np.exp(self.mu - self.sigma * special.ndtri(q))

    def cdf(self, x: Floats) -> Floats:
        return np.asarray(special.ndtr(self._normal(x)))

    def survival(self, x: Floats) -> Floats:
        return np.asarray(special.ndtr(-self._normal(x)))

    def _normal(self, x: Floats) -> Floats:
        with np.errstate(divide="ignore"):
            return (np.log(np.maximum(x, 0)) - self.mu) / self.sigma
