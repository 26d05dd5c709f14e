"""An oracle: a scenario file whose answers are known exactly, and what is compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stillwaiting.results import Results
from stillwaiting.studies.checks import Check
from stillwaiting.studies.exact.chain import Chain, chain
from stillwaiting.studies.exact.process import net_of
from stillwaiting.studies.exact.spelling import read
from stillwaiting.survival import Floats, Ints, Mask
from stillwaiting.units import DAY, WEEK

CHAIN = "Markov chain made from the file"
FORMULA = "closed form"
LATTICE = "sums on a lattice"
CALENDAR = "NumPy's calendar"

Column = Callable[[Results], Ints]
"""(n,) a minute of each replication."""


@dataclass(frozen=True)
class Oracle:
    """A scenario file with exact answers."""

    name: str
    """Of the file in validation/oracles, without its ending."""
    about: str
    source: str
    """Who published the answer, or the way to it, with an address."""
    by: str
    """How the exact values are worked out."""
    checks: Callable[[Path], Sequence[Check]]
    """What is compared; exact values may be worked out from the file itself."""


def chain_of(file: Path) -> Chain:
    """The Markov chain of a scenario file."""
    return chain(net_of(read(file)))


def wait(results: Results) -> Ints:
    """(n,) minutes until the answer."""
    return results.wait


def milestone(name: str, since: str = "") -> Column:
    """The minute of a milestone, or since another."""

    def minutes(results: Results) -> Ints:
        return results.milestone(name) - (results.milestone(since) if since else 0)

    return minutes


def longer(minutes: float, column: Column = wait) -> Callable[[Results], Mask]:
    """(n,) whose minute lies beyond."""
    return lambda results: np.greater(column(results), minutes)


def within(minutes: float, column: Column = wait) -> Callable[[Results], Mask]:
    """(n,) whose minute does not."""
    return lambda results: np.less_equal(column(results), minutes)


def exactly(minutes: int, column: Column = wait) -> Callable[[Results], Mask]:
    """(n,) whose minute it is."""
    return lambda results: np.equal(column(results), minutes)


def scaled(unit: int, column: Column = wait, less: float = 0.0) -> Callable[[Results], Floats]:
    """(n,) the minutes of a column in a unit, less so many of it."""
    return lambda results: column(results) / unit - less


__all__ = [
    "CALENDAR",
    "CHAIN",
    "DAY",
    "FORMULA",
    "LATTICE",
    "WEEK",
    "Chain",
    "Column",
    "Oracle",
    "chain_of",
    "exactly",
    "longer",
    "milestone",
    "scaled",
    "wait",
    "within",
]
