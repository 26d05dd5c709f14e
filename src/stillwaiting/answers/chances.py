"""Question 3: am I still in the running?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.results import HOWS, Results
from stillwaiting.survival import Mask, Share, share, silent, told_outcome

TOLD_KEYS = ("offer", "rejection", "cancelled")
KEYS = (*TOLD_KEYS, "withdrawn", "never_told", "open")


@dataclass(frozen=True)
class Chances:
    """What becomes of a case, by KEYS; the shares of each column add up to 1, counted in cases."""

    at_interview: dict[str, Share]
    given_silence: dict[str, Share]
    """Of all who are silent now, whatever else they saw."""
    now: dict[str, Share]
    """Of those who are silent now and saw the same signs; the same as `given_silence` where nothing is known."""


def chances(case: Case) -> Chances:
    """The chances on the day of the interview, given silence alone, and given all that is known."""
    everybody = case.everybody
    anybody = np.ones(everybody.n, dtype=np.bool_)
    given_silence = outcomes(everybody, silent(everybody, case.waited))
    now = given_silence if everybody is case.like_you else outcomes(case.like_you, case.waiting)
    return Chances(outcomes(everybody, anybody), given_silence, now)


def outcomes(results: Results, among: Mask) -> dict[str, Share]:
    """The share of each of KEYS among these cases (n,)."""
    return {key: share(results, ends_as(results, key), among) for key in KEYS}


def ends_as(results: Results, key: str) -> Mask:
    """(n,) whose case ends like this: told an outcome, or not told for a reason."""
    return told_outcome(results, key) if key in TOLD_KEYS else np.equal(results.how, HOWS.index(key))
