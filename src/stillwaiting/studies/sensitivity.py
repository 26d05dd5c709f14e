"""Which of the numbers that a sweep varied matter for an answer."""

from dataclasses import dataclass
from math import nan, prod

import numpy as np

from stillwaiting.errors import StillWaitingError
from stillwaiting.scenario_file.header import SECTIONS
from stillwaiting.scenario_file.problems import closest
from stillwaiting.studies.jackknife import GROUPS, Estimate, estimates
from stillwaiting.studies.main_effects import Number, correlation, fit, group_count, left_over, number
from stillwaiting.studies.table import Cell, Table
from stillwaiting.survival import Floats, Mask
from stillwaiting.units import counted

ABOUT = ("scenario", "seed", "replications", "point")
"""The columns that say what was played."""
FEWEST = 10
"""Points without which nothing is said."""
PART = 0.2
"""The part of the points, at either end of a number, whose mean answer is told."""


@dataclass(frozen=True)
class End:
    """An end of a number: the value there, and the mean answer in that fifth of its values, all else being average."""

    value: Cell
    answer: float


@dataclass(frozen=True, eq=False)
class Effect:
    """What one number does to an answer."""

    number: Number
    share: Estimate
    """Of the variance of the answer between the points, the share that goes with this number alone."""
    rank: Estimate
    """Its rank correlation with the answer, -1 to 1; of a text there is none."""
    line: Floats
    """(points,) the answer at its value there, all else being average."""

    @property
    def is_sure(self) -> bool:
        """Whether its share is more than chance, as far as that can be said."""
        return (self.share.value or 0) > 0 if self.share.low is None else self.share.low > 0

    @property
    def ends(self) -> tuple[End, End]:
        """The least value and the largest; of texts, those with the least and the largest answer."""
        values = self.number.values
        if self.number.is_text:
            means = sorted({(mean, str(value)) for value, mean in zip(values, self.line.tolist(), strict=True)})
            return End(means[0][1], means[0][0]), End(means[-1][1], means[-1][0])
        order, known = self.number.order, np.array(values, dtype=np.float64)
        least = self.line[order <= max(PART, order.min())]
        largest = self.line[order >= min(1 - PART, order.max())]
        return End(float(known.min()), float(least.mean())), End(float(known.max()), float(largest.mean()))


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """What moves an answer over the points of a sweep."""

    scenario: str
    seed: int
    replications: int
    """Cases at each point."""
    answer: str
    """Its column."""
    answers: Floats
    """(points,) the answer at each point that has it."""
    missing: int
    """Points that have it not, and are left out."""
    is_grid: bool
    """Whether the points are every combination of the values, so that no others could have been drawn."""
    effects: tuple[Effect, ...]
    """The largest share first."""
    together: Estimate
    """The sum of the shares; what is left is how they act together, and the noise of simulating."""


def sensitivity(table: Table, answer: str) -> Sensitivity:
    """What moves an answer of a sweep, named by its column or by how that begins.

    Raises StillWaitingError for an answer that there is not, and where too few points have it.
    """
    column = answer_of(table, answer)
    y, numbers = known(table, column)
    is_grid = whole_grid(numbers)
    effects, together = _estimated(numbers, y, is_grid)
    scenario, seed, replications = (table.columns[name][0] for name in ("scenario", "seed", "replications"))
    return Sensitivity(
        scenario=str(scenario),
        seed=int(seed or 0),
        replications=int(replications or 0),
        answer=column,
        answers=y,
        missing=table.rows - len(y),
        is_grid=is_grid,
        effects=tuple(sorted(effects, key=lambda each: -(each.share.value or 0))),
        together=together,
    )


def _estimated(numbers: list[Number], y: Floats, is_grid: bool) -> tuple[list[Effect], Estimate]:
    """The effect of each number, and the sum of their shares; a whole grid has no intervals."""

    def statistic(kept: Mask) -> Floats:
        alone = fit(numbers, y, kept).shares
        ranks = [nan if each.is_text else correlation(each.order[kept], y[kept]) for each in numbers]
        return np.array([*alone, *ranks, alone.sum()])

    n, count = len(y), len(numbers)
    found = estimates(statistic, None if n < GROUPS or is_grid else np.arange(n) % GROUPS, n)
    lines = y.mean() + fit(numbers, y, np.ones(n, dtype=np.bool_)).effects.T
    effects = [Effect(*each) for each in zip(numbers, found[:count], found[count:-1], lines, strict=True)]
    return effects, found[-1]


# From the table


def varied_columns(table: Table) -> list[str]:
    """The columns of what was varied: paths of a scenario."""
    return [name for name in table.columns if name.partition(".")[0] in SECTIONS and "." in name]


def answer_of(table: Table, said: str) -> str:
    """The column of an answer. Raises StillWaitingError where there is none, and where the table is of no sweep."""
    varied = varied_columns(table)
    if not varied or not table.rows or not set(ABOUT) <= set(table.columns):
        raise StillWaitingError("this is no table that a sweep has made")
    names = [name for name in table.columns if name not in (*ABOUT, *varied)]
    found = [name for name in names if name == said] or [name for name in names if name.startswith(said)]
    if len(found) != 1:
        begins = {name[: len(said)]: name for name in names}
        close = begins.get(closest(said, begins) or "")
        hint = f" (did you mean {close!r}?)" if close and not found else f"; there are {', '.join(found or names)}"
        raise StillWaitingError(f"{'several answers are' if found else 'no answer is'} called {said!r}{hint}")
    return found[0]


def known(table: Table, column: str) -> tuple[Floats, list[Number]]:
    """The answer at the points that have it (points,), and all that was varied there.

    Raises StillWaitingError where these are too few.
    """
    cells, varied = table.columns[column], varied_columns(table)
    rows = [place for place, cell in enumerate(cells) if isinstance(cell, int | float)]
    groups = group_count(len(rows), len(varied))
    numbers = [number(name, [table.columns[name][row] for row in rows], groups) for name in varied] if rows else []
    if len(rows) < FEWEST or left_over(numbers) < 1:
        message = (
            f"{len(rows)} points with {column} are too few for {counted(len(varied), 'number')}; play more of them"
        )
        raise StillWaitingError(message)
    return np.array([cells[row] for row in rows], dtype=np.float64), numbers


def whole_grid(numbers: list[Number]) -> bool:
    """Whether there are several numbers, and every combination of their values once."""
    points = set(zip(*(each.values for each in numbers), strict=True))
    n = len(numbers[0].values)
    return len(numbers) > 1 and len(points) == n == prod(len(set(each.values)) for each in numbers)
