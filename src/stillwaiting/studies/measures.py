"""What is measured of the cases of two worlds, and by how much it differs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, nan

import numpy as np

from stillwaiting.answers.chances import KEYS, TOLD_KEYS, ends_as
from stillwaiting.results import WITHDRAWN_HOW, Results
from stillwaiting.studies.jackknife import Estimate, estimates, groups
from stillwaiting.survival import Floats, Ints, Mask, told_outcome


@dataclass(frozen=True, eq=False)
class Cases:
    """What a comparison needs of the replications of one world."""

    wait: Ints
    """(n,) minutes until the answer; of no meaning where there is none."""
    decided: Ints
    """(n,) minutes until the internal outcome."""
    ends: Mask
    """(n, 6) which of chances.KEYS each case ends as."""
    lost: Mask
    """(n,) whose candidate took another job, and would else have been told an offer."""

    def where(self, kept: Mask) -> "Cases":
        """The same with only these cases (n,)."""
        return Cases(self.wait[kept], self.decided[kept], self.ends[kept], self.lost[kept])

    @property
    def told(self) -> Mask:
        """(n,) who gets an answer."""
        answered: Mask = np.logical_or.reduce([self.ending(key) for key in TOLD_KEYS])
        return answered

    def ending(self, key: str) -> Mask:
        """(n,) whose case ends as one of chances.KEYS."""
        column: Mask = self.ends[:, KEYS.index(key)]
        return column


@dataclass(frozen=True)
class Difference:
    """A number in one world and in the other; `change` is the second less the first."""

    a: float | None
    b: float | None
    change: Estimate


One = Callable[[Cases], float]
"""A number of one world; nan where it cannot be said."""
Measure = Callable[[Cases, Cases], tuple[float, float]]
"""A number in each of two worlds that hold the same cases in the same order."""


def cases(results: Results, patient: Results) -> Cases:
    """The cases of a world; `patient` are the same replications with a candidate who waits."""
    ends = np.stack([ends_as(results, key) for key in KEYS], axis=1)
    lost = np.equal(results.how, WITHDRAWN_HOW) & told_outcome(patient, "offer")
    return Cases(results.wait, results.decided, ends, lost)


def differences(a: Cases, b: Cases, world: Ints, measures: Mapping[str, Measure]) -> dict[str, Difference]:
    """Each measure with its paired difference; `world` (n,) says which cases share what is not known."""

    def numbers(kept: Mask) -> Floats:
        one, other = a.where(kept), b.where(kept)
        pairs = np.array([measure(one, other) for measure in measures.values()], dtype=np.float64)
        return np.column_stack([pairs, pairs[:, 1] - pairs[:, 0]]).ravel()

    found = estimates(numbers, groups(world), len(world))
    triples = zip(measures, found[0::3], found[1::3], found[2::3], strict=True)
    return {name: Difference(one.value, other.value, change) for name, one, other, change in triples}


# Measures


def each(number: One) -> Measure:
    """The same number of either world, whichever cases it is about there."""
    return lambda a, b: (number(a), number(b))


def in_both(number: Callable[[Ints], float]) -> Measure:
    """A number of the waits of those who are answered in both worlds."""

    def measure(a: Cases, b: Cases) -> tuple[float, float]:
        both = a.told & b.told
        return number(a.wait[both]), number(b.wait[both])

    return measure


def at(p: float) -> Callable[[Ints], float]:
    """The minute by which a share p of the cases is through, as survival.quantile has it."""

    def point(minutes: Ints) -> float:
        if not len(minutes):
            return nan
        place = max(1, ceil(p * len(minutes) - 1e-9)) - 1
        return float(np.partition(minutes, place)[place])

    return point


def mean(values: Ints | Mask) -> float:
    """Their mean, the share of the true ones among masks."""
    return float(values.mean()) if len(values) else nan


def wait_of(number: Callable[[Ints], float], *keys: str) -> Measure:
    """A number of the waits of those who are told one of these outcomes; of all the answered unless one is named."""

    def waits(cases: Cases) -> Ints:
        return cases.wait[np.logical_or.reduce([cases.ending(key) for key in keys or TOLD_KEYS])]

    return each(lambda cases: number(waits(cases)))


def telling(number: Callable[[Ints], float]) -> Measure:
    """A number of the time from the internal outcome to the answer, over the answered."""
    return each(lambda cases: number((cases.wait - cases.decided)[cases.told]))


def share_of(mask: Callable[[Cases], Mask]) -> Measure:
    """The share of all cases that are in a mask (n,)."""
    return each(lambda cases: mean(mask(cases)))


def ends_shares() -> dict[str, Measure]:
    """The share of each of chances.KEYS among all cases."""
    return {key: share_of(lambda cases, key=key: cases.ending(key)) for key in KEYS}  # type: ignore[misc]


def over(minutes: int) -> Measure:
    """Of the answered, the share that waits longer than this."""
    return each(lambda cases: mean(np.greater(cases.wait[cases.told], minutes)))
