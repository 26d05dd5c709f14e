"""What many replications gave: one row each, as columns, with their provenance."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
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
Mask = npt.NDArray[np.bool_]

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
    replication: Ints
    """(n,) number of each replication, ascending."""
    origin: Ints
    """(n,) minute, after day 0 of `workdays`, at which the interview ended."""
    source: Ints
    """(n,) index into `sources`: the scenario that was played."""
    sources: tuple[str, ...]
    """Names of the scenarios: one, or the kinds of a mixture."""
    workdays: tuple[Mask, ...]
    """For each source (days,) whether a day of its calendar is a business day."""
    manifest: dict[str, Any] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Number of replications."""
        return len(self.wait)

    @property
    def first(self) -> int:
        """Number of the first replication; 0 where there is none."""
        return int(self.replication[0]) if self.n else 0

    @property
    def world(self) -> Ints:
        """(n,) number of the world, that is of the draw of all `unsure` numbers, each row belongs to."""
        return self.replication // WORLD

    def where(self, rows: Mask) -> "Results":
        """The same results with only these rows (n,)."""
        return _with_columns(self, {name: column[rows] for name, column in _columns(self).items()})

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
    return part.scenario, part.seed, part.horizon, part.probe, part.sources, names


_SHARED = ("scenario", "seed", "horizon", "probe", "cause_names", "milestone_names", "sign_names")
_SHARED_BY_ALL = (*_SHARED, "sources", "workdays", "manifest")
"""What is no column of replications."""


def _columns(results: Results) -> dict[str, Any]:
    """Every column by its name; `probe_causes` only where there was a probe."""
    names = [each.name for each in fields(results) if each.name not in _SHARED_BY_ALL]
    columns = {name: getattr(results, name) for name in names}
    return {name: column for name, column in columns.items() if column is not None}


def _with_columns(results: Results, columns: dict[str, Any]) -> Results:
    return replace(results, **columns)


def joined(parts: list[Results]) -> Results:
    """Parts of one run as one, each beginning after the one before it ends; provenance is the first part's.

    Raises ValueError where their replications do not ascend, or are of different runs.
    """
    if not parts:
        raise ValueError("there is nothing to join")
    first = parts[0]
    for before, after in pairwise(part for part in parts if part.n):
        if after.replication[0] <= before.replication[-1] or _identity(after) != _identity(first):
            raise ValueError("these parts are not successive replications of one run")
    stacks = [_columns(part) for part in parts]
    return _with_columns(first, {name: np.concatenate([stack[name] for stack in stacks]) for name in stacks[0]})


def mixed(parts: list[Results], scenario: str) -> Results:
    """Replications of several scenarios as one run of a mixture of this name, in the order of their numbers.

    Causes, milestones and signs of one name are one column. Raises ValueError for other seeds, horizons or probes.
    """
    first = parts[0]
    if any((part.seed, part.horizon, part.probe) != (first.seed, first.horizon, first.probe) for part in parts):
        raise ValueError("these parts are not of one mixture")
    causes = _union(part.cause_names for part in parts)
    milestones, signs = _union(part.milestone_names for part in parts), _union(part.sign_names for part in parts)
    even = [_spread(part, number, causes, milestones, signs) for number, part in enumerate(parts)]
    stacks = [_columns(part) for part in even]
    order = np.argsort(np.concatenate([part.replication for part in parts]), kind="stable")
    kinds, workdays = tuple(part.scenario for part in parts), tuple(part.workdays[0] for part in parts)
    named = replace(even[0], scenario=scenario, sources=kinds, workdays=workdays)
    return _with_columns(named, {name: np.concatenate([stack[name] for stack in stacks])[order] for name in stacks[0]})


def _union(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in names for name in each))


def _spread(
    part: Results, number: int, causes: tuple[str, ...], milestones: tuple[str, ...], signs: tuple[str, ...]
) -> Results:
    """A part with the columns of the whole mixture, as its source of this number."""
    places = np.array([causes.index(name) for name in part.cause_names], dtype=np.int16)
    held = np.greater_equal(part.holding, 0)
    probed = part.probe_causes
    return replace(
        part,
        cause_names=causes,
        milestone_names=milestones,
        sign_names=signs,
        causes=_placed(part.causes, part.cause_names, causes, 0),
        probe_causes=None if probed is None else _placed(probed, part.cause_names, causes, 0),
        milestones=_placed(part.milestones, part.milestone_names, milestones, -1),
        signs=_placed(part.signs, part.sign_names, signs, -1),
        holding=np.where(held, places[np.where(held, part.holding, 0)], part.holding).astype(np.int16),
        source=np.full(part.n, number, dtype=np.int8),
    )


def _placed(columns: Ints, names: tuple[str, ...], all_names: tuple[str, ...], nothing: int) -> Ints:
    """Columns (n, names) moved to where all_names has them; the others are filled with `nothing`."""
    wide = np.full((len(columns), len(all_names)), nothing, dtype=columns.dtype)
    wide[:, [all_names.index(name) for name in names]] = columns
    return wide
