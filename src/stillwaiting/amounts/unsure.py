"""What is not known about a number itself: an interval around it, drawn once per world."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from stillwaiting.amounts import numbers
from stillwaiting.amounts.findings import Findings, Reader, read_number
from stillwaiting.distributions import scaled_quantiles
from stillwaiting.draws import ONE, Table

Floats = NDArray[np.float64]
Interval = tuple[float, float]

PROBABILITY = 2**30
"""A probability of 1 in a table of probabilities."""


def read_unsure(said: object, reader: Reader, middle: float | None, found: Findings) -> Interval | None:
    """The interval that a list of two numbers gives, with the number itself inside it."""
    path = ("unsure",)
    if not isinstance(said, list | tuple) or len(said) != 2:
        found.wrong(path, "unsure is a list of two, the least and the most that are possible")
        return None
    low, high = (read_number(reader, one, (*path, place), found) for place, one in enumerate(said))
    if low is None or high is None or middle is None:
        return None
    if low >= high:
        found.wrong(path, "the first of the two must be below the second")
        return None
    if not low <= middle <= high:
        what = "1x, the amount as written" if reader is numbers.factor else "the chance itself"
        found.wrong(path, f"the two must lie on either side of {what}")
        return None
    return low, high


def split(form: Mapping[str, object]) -> tuple[object, object]:
    """The amount and what stands beside it under `unsure`."""
    rest = {key: value for key, value in form.items() if key != "unsure"}
    return (rest["value"] if rest.keys() == {"value"} else rest), form.get("unsure")


def factors(unsure: Interval) -> Table:
    """Factors with 16 fixed bits: half below 1, never outside the interval, log-linear on each side."""
    low, high = unsure

    def quantile(p: Floats) -> Floats:
        result: Floats = low ** (1 - 2 * p.clip(0, 0.5)) * high ** (2 * p.clip(0.5, 1) - 1)
        return result

    return scaled_quantiles(quantile, ONE)


def chances(value: float, unsure: Interval) -> Table:
    """Probabilities out of 2^30: half below the value, never outside the interval, linear on each side."""
    low, high = unsure

    def quantile(p: Floats) -> Floats:
        below: Floats = low + (value - low) * 2 * p.clip(0, 0.5)
        result: Floats = below + (high - value) * (2 * p.clip(0.5, 1) - 1)
        return result

    return scaled_quantiles(quantile, PROBABILITY)
