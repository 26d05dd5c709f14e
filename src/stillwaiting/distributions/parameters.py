"""What the families demand of their parameters, and how parameters follow from quantiles."""

import math
from collections.abc import Callable
from typing import Final

from stillwaiting.errors import StillWaitingError

PROBABILITIES: Final = {
    "p5": 0.05,
    "p10": 0.1,
    "p25": 0.25,
    "median": 0.5,
    "p75": 0.75,
    "p90": 0.9,
    "p95": 0.95,
    "p99": 0.99,
}
"""The quantiles that have a name."""

LOGARITHM_OF_LARGEST: Final = 700.0
"""exp of this is near the largest float."""


def require(condition: bool, message: str) -> None:
    """Raises StillWaitingError with the message unless the condition holds."""
    if not condition:
        raise StillWaitingError(message)


def require_positive(family: str, **parameters: float) -> None:
    """Raises StillWaitingError unless every parameter is a finite number above 0."""
    for name, value in parameters.items():
        require(0 < value < math.inf, f"{family}: {name} must be above 0 and finite, not {value}")


def require_finite_mean(family: str, mean: float) -> None:
    """Raises StillWaitingError for a mean that is infinite or not a number."""
    require(math.isfinite(mean), f"{family}: the mean is infinite; give less spread")


def require_probabilities(family: str, probabilities: tuple[float, ...]) -> None:
    """Raises StillWaitingError unless these are probabilities that add up to 1."""
    require(len(probabilities) > 0, f"{family}: there must be at least one value")
    require(all(0 <= p <= 1 for p in probabilities), f"{family}: probabilities lie between 0 and 1")
    total = math.fsum(probabilities)
    require(abs(total - 1) < 1e-9, f"{family}: probabilities must add up to 1, not {total:.6g}")


def exponential(exponent: float) -> float:
    """exp, infinite where floats end."""
    return math.exp(exponent) if exponent < LOGARITHM_OF_LARGEST else math.inf


def two_quantiles(family: str, **quantiles: float | None) -> tuple[tuple[float, float], tuple[float, float]]:
    """The two given quantiles as (probability, value), the lower first.

    Raises StillWaitingError for an unknown name, for more or fewer than two, and for values that do not rise.
    """
    given = {name: value for name, value in quantiles.items() if value is not None}
    unknown = [name for name in given if name not in PROBABILITIES]
    require(not unknown, f"{family}: quantiles are named {', '.join(PROBABILITIES)}, not {', '.join(unknown)}")
    require(len(given) == 2, f"{family}: give two of the quantiles {', '.join(PROBABILITIES)}")
    (low, low_value), (high, high_value) = sorted((PROBABILITIES[name], given[name]) for name in given)
    rising = 0 < low_value < high_value < math.inf
    require(rising, f"{family}: the quantiles must be above 0 and rise, not {low_value} and {high_value}")
    return (low, low_value), (high, high_value)


def solve(function: Callable[[float], float], low: float, high: float, message: str) -> float:
    """Where an increasing function crosses 0 between low and high (bisection to the last bit).

    Raises StillWaitingError with the message if it does not cross.
    """
    require(function(low) <= 0 <= function(high), message)
    while low < (middle := (low + high) / 2) < high:
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return middle
