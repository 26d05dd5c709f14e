"""Question 3: am I still in the running?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.results import HOWS, Results
from stillwaiting.survival import Mask, Share, share, silent, told_outcome

TOLD_KEYS = ("offer", "rejection", "cancelled")
KEYS = (*TOLD_KEYS, "withdrawn", "never_told", "open")


@dataclass(frozen=True)
class Chances:
    """What becomes of a case, by KEYS; the shares of each column add up to 1, counted in cases."""

    at_interview: dict[str, Share]
    given_silence: dict[str, Share]


def chances(results: Results, waited: int) -> Chances:
    """The chances on the day of the interview, and after so many silent minutes."""
    everybody = np.ones(results.n, dtype=np.bool_)
    return Chances(outcomes(results, everybody), outcomes(results, silent(results, waited)))


def outcomes(results: Results, among: Mask) -> dict[str, Share]:
    """The share of each of KEYS among these cases (n,)."""
    return {key: share(results, ends_as(results, key), among) for key in KEYS}


def ends_as(results: Results, key: str) -> Mask:
    """(n,) whose case ends like this: told an outcome, or not told for a reason."""
    return told_outcome(results, key) if key in TOLD_KEYS else np.equal(results.how, HOWS.index(key))
