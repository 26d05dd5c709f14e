"""What replications of the baseline leave behind."""

from typing import NamedTuple

import numpy as np

Minutes = dict[str, float]


class Outcome(NamedTuple):
    """What one replication leaves behind; minutes are missing or -1 where a thing never happened."""

    how: int
    end: float
    outcome: int
    decided: float
    told: float
    standing: int
    marks: Minutes
    minutes: Minutes


class Columns(NamedTuple):
    """Many replications, in whole minutes, -1 where a thing never happened."""

    wait: np.ndarray
    decided: np.ndarray
    end: np.ndarray
    outcome: np.ndarray
    standing: np.ndarray
    how: np.ndarray
    causes: dict[str, np.ndarray]
    marks: dict[str, np.ndarray]


def columns(outcomes: list[Outcome], causes: tuple[str, ...], marks: tuple[str, ...]) -> Columns:
    """The outcomes as columns."""

    def column(values: list[float]) -> np.ndarray:
        return np.rint(values).astype(np.int32)

    return Columns(
        *(
            column([getattr(outcome, name) for outcome in outcomes])
            for name in ("told", "decided", "end", "outcome", "standing", "how")
        ),
        {name: column([outcome.minutes.get(name, 0.0) for outcome in outcomes]) for name in causes},
        {name: column([outcome.marks.get(name, -1.0) for outcome in outcomes]) for name in marks},
    )


def stacked(parts: list[Columns]) -> Columns:
    """Columns one after another."""
    plain = (np.concatenate([part[place] for part in parts]) for place in range(6))
    named = (
        {name: np.concatenate([part[place][name] for part in parts]) for name in parts[0][place]} for place in (6, 7)
    )
    return Columns(*plain, *named)
