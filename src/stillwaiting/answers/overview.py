"""What became of all cases: the question before any wait is named."""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.unusual import answers_per_day
from stillwaiting.results import Results
from stillwaiting.survival import Quantile, Share, quantile_of, share, told

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


@dataclass(frozen=True)
class Overview:
    """All replications of one scenario, added up."""

    scenario: str
    seed: int
    replications: int
    worlds: int
    """Draws of the `unsure` numbers that the replications are spread over."""
    horizon: int
    outcomes: dict[str, Share]
    """What becomes of a case, by `chances.KEYS`."""
    answered: Share
    waits: tuple[tuple[float, Quantile], ...]
    """Minutes by which these shares of the answered have their answer; never told is kept apart."""
    per_day: tuple[int, ...]
    """Answers on each day from the interview to the horizon, of all cases."""


def overview(results: Results) -> Overview:
    """The replications added up."""
    everybody, answered = np.ones(results.n, dtype=np.bool_), told(results)
    return Overview(
        scenario=results.scenario,
        seed=results.seed,
        replications=results.n,
        worlds=len(np.unique(results.world)),
        horizon=results.horizon,
        outcomes=outcomes(results, everybody),
        answered=share(results, answered, everybody),
        waits=tuple((level, quantile_of(results, results.wait, answered, level)) for level in LEVELS),
        per_day=answers_per_day(results),
    )
