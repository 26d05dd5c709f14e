"""The absorbing Markov chain of a net, and what it says: who is silent when, how cases end, how long it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
import numpy.typing as npt

from stillwaiting.studies.exact.moves import initial, moves
from stillwaiting.studies.exact.net import Net

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST_STATES = 60_000
NEGLIGIBLE = 1e-15
"""The tail of a Poisson distribution that is left out."""
SILENT = ("", "never_told")
"""Labels of states in which the candidate still waits."""


@dataclass(frozen=True, eq=False)
class Chain:
    """States by number; each jump leads from one to another at a rate per minute."""

    begin: Floats
    """(states,) probability of each at the start."""
    labels: tuple[str, ...]
    """(states,) how the case has ended; empty where it goes on."""
    origin: Ints
    """(jumps,) state that a jump leaves."""
    target: Ints
    """(jumps,) state that it enters."""
    rate: Floats
    """(jumps,) per minute."""

    @property
    def states(self) -> int:
        """Number of states."""
        return len(self.labels)

    def later(self, now: Floats, minutes: float) -> Floats:
        """(states,) probabilities so many minutes later, by uniformisation (Jensen 1953)."""
        leaving = np.bincount(self.origin, self.rate, self.states)
        pace = float(leaving.max())
        stay, jump = 1 - leaving / pace, self.rate / pace
        total = np.zeros(self.states)
        for weight in poisson(pace * minutes):
            total += weight * now
            now = now * stay + np.bincount(self.target, now[self.origin] * jump, self.states)
        return total

    def shares(self, minutes: Sequence[float], *labels: str) -> list[float]:
        """The probability of having one of these labels at each of ascending minutes."""
        chosen = np.array([label in labels for label in self.labels])
        now, before, found = self.begin, 0.0, list[float]()
        for minute in minutes:
            now, before = self.later(now, minute - before), minute
            found.append(float(now[chosen].sum()))
        return found

    def silent(self, *minutes: float) -> list[float]:
        """The probability of waiting still at each of ascending minutes."""
        return self.shares(minutes, *SILENT)

    def within(self, p: float, longest: float) -> float:
        """The minute by which a share p of all cases is silent no longer, below `longest`, by bisection."""
        low, high = 0.0, longest
        while high - low > 1e-9 * longest:
            middle = (low + high) / 2
            low, high = (middle, high) if 1 - self.silent(middle)[0] < p else (low, middle)
        return (low + high) / 2

    def moments(self) -> tuple[float, float]:
        """Mean and standard deviation of the time until the case ends, in minutes."""
        going = np.flatnonzero([not label for label in self.labels])
        place = np.full(self.states, -1)
        place[going] = np.arange(len(going))
        system = np.diag(np.bincount(self.origin, self.rate, self.states)[going])
        inner = place[self.target] >= 0
        np.subtract.at(system, (place[self.origin[inner]], place[self.target[inner]]), self.rate[inner])
        first = np.linalg.solve(system, np.ones(len(going)))
        second = np.linalg.solve(system, 2 * first)
        mean = float(self.begin[going] @ first)
        return mean, sqrt(float(self.begin[going] @ second) - mean**2)


def poisson(mean: float) -> Iterator[float]:
    """The probabilities of 0, 1, 2, ... events, until what is left is negligible."""
    last = ceil(mean + 10 * sqrt(mean) + 50)
    logarithms = np.cumsum(np.log(np.maximum(np.arange(last + 1), 1)))
    weights = np.exp(np.arange(last + 1) * np.log(max(mean, 1e-300)) - logarithms - mean)
    enough = int(np.searchsorted(np.cumsum(weights), 1 - NEGLIGIBLE))
    yield from weights[: enough + 1].tolist()


def chain(net: Net) -> Chain:
    """The chain of everything that can happen in a net. Raises ValueError where that is too much."""
    begin = initial(net)
    numbers = {state: place for place, state in enumerate(begin)}
    states, jumps = list(begin), list[tuple[int, int, float]]()
    for place, state in enumerate(states):  # which grows on the way
        for after, rate in moves(net, state):
            if not rate:
                continue
            if after not in numbers:
                numbers[after] = len(states)
                states.append(after)
            jumps.append((place, numbers[after], rate))
        if len(states) > MOST_STATES:
            raise ValueError(f"more than {MOST_STATES:,} states: fewer people away, or fewer steps side by side")
    table: Floats = np.array(jumps, dtype=np.float64).reshape(-1, 3)
    start = np.zeros(len(states))
    start[: len(begin)] = list(begin.values())
    labels = tuple(state.label for state in states)
    return Chain(start, labels, table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])
