"""What many replications gave: one row each, as columns, with their provenance."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from stillwaiting.errors import StillWaitingError
from stillwaiting.plan.rows import OUTCOMES, STANDINGS, WORLD

HOWS = ("told", "never_told", "withdrawn", "open")
TOLD, NEVER_TOLD, WITHDRAWN_HOW, OPEN_HOW = range(4)
NOT_TOLD = -1
"""`holding`: decided, and nobody will say so."""
ANSWERED = -2
"""`holding`: the replication had ended by the probe minute."""

Ints = npt.NDArray[np.integer[Any]]

__all__ = [
    "ANSWERED",
    "HOWS",
    "NEVER_TOLD",
    "NOT_TOLD",
    "OPEN_HOW",
    "OUTCOMES",
    "STANDINGS",
    "TOLD",
    "WITHDRAWN_HOW",
    "WORLD",
    "Results",
]


@dataclass(frozen=True, eq=False)
class Results:
    """Columns of n replications; every time is in whole minutes since the interview, -1 where it never came."""

    scenario: str
    seed: int
    horizon: int
    engine: str
    probe: int | None
    """Minute at which `holding` and `probe_causes` were taken."""
    wait: Ints
    """(n,) minute of the final answer; -1 where never told, open or withdrawn."""
    decided: Ints
    """(n,) minute of the internal outcome."""
    end: Ints
    """(n,) minute at which the replication ended."""
    outcome: Ints
    """(n,) index into OUTCOMES."""
    standing: Ints
    """(n,) index into STANDINGS."""
    how: Ints
    """(n,) index into HOWS."""
    cause_names: tuple[str, ...]
    causes: Ints
    """(n, causes) minutes; each row adds up to `end`."""
    milestone_names: tuple[str, ...]
    milestones: Ints
    """(n, milestones) minute of each."""
    sign_names: tuple[str, ...]
    signs: Ints
    """(n, signs) minute of each."""
    holding: Ints
    """(n,) cause index that held the case at the probe minute, NOT_TOLD or ANSWERED."""
    probe_causes: Ints | None
    """(n, causes) minutes per cause up to the probe minute, 0 where answered by then."""
    first: int = 0
    """Number of the first replication."""
    manifest: dict[str, Any] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Number of replications."""
        return len(self.wait)

    @property
    def replication(self) -> Ints:
        """(n,) number of each replication."""
        return np.arange(self.first, self.first + self.n)

    @property
    def world(self) -> Ints:
        """(n,) number of the world, that is of the draw of all `unsure` numbers, each row belongs to."""
        return self.replication // WORLD

    def sign(self, name: str) -> Ints:
        """(n,) minute of one sign."""
        return self.signs[:, _place(name, self.sign_names, "sign")]

    def milestone(self, name: str) -> Ints:
        """(n,) minute of one milestone."""
        return self.milestones[:, _place(name, self.milestone_names, "milestone")]

    def cause(self, name: str) -> Ints:
        """(n,) minutes of one cause."""
        return self.causes[:, _place(name, self.cause_names, "cause")]


def _place(name: str, names: tuple[str, ...], what: str) -> int:
    if name not in names:
        raise StillWaitingError(f"no {what} is called {name!r}; there are {', '.join(names) or 'none'}")
    return names.index(name)


def _identity(part: Results) -> tuple[object, ...]:
    """What the parts of one run have in common."""
    names = part.cause_names, part.milestone_names, part.sign_names
    return part.scenario, part.seed, part.horizon, part.engine, part.probe, names


_STACKED = (
    "wait",
    "decided",
    "end",
    "outcome",
    "standing",
    "how",
    "causes",
    "milestones",
    "signs",
    "holding",
)


def joined(parts: list[Results]) -> Results:
    """Consecutive parts as one; provenance is the first part's.

    Raises ValueError where the parts do not follow one another or are of different runs.
    """
    if not parts:
        raise ValueError("there is nothing to join")
    first = parts[0]
    for before, after in pairwise(parts):
        if after.first != before.first + before.n or _identity(after) != _identity(first):
            raise ValueError("these parts are not consecutive replications of one run")
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _STACKED}
    probed = [part.probe_causes for part in parts if part.probe_causes is not None]
    return Results(
        scenario=first.scenario,
        seed=first.seed,
        horizon=first.horizon,
        engine=first.engine,
        probe=first.probe,
        cause_names=first.cause_names,
        milestone_names=first.milestone_names,
        sign_names=first.sign_names,
        probe_causes=np.concatenate(probed) if probed else None,
        first=first.first,
        manifest=first.manifest,
        **columns,
    )
