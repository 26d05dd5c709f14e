"""Question 11: would they tell me if it were no?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.results import NEVER_TOLD, OUTCOMES, Results
from stillwaiting.survival import (
    Floats,
    Ints,
    Mask,
    Quantile,
    Share,
    departures,
    later,
    quantile_of,
    share,
    told_outcome,
)
from stillwaiting.units import DAY

ENOUGH = 100
"""Silent cases a day must have to be judged."""
NO_LEVEL = 0.9
"""The share of the silent from which silence is called as good as a no."""


@dataclass(frozen=True)
class Silence:
    """What silence says; days are counted from the interview, None is "on none of the judged days"."""

    no_now: Share
    """Of those silent now: a no or a cancelled post, told or not, or never told."""
    no_day: int | None
    """The first day on which that is 90 in 100."""
    judged_days: int
    """Days from the interview on that leave enough silent cases to judge; `no_day` is looked for among them."""
    rejected_never_told: Share
    """Of everybody rejected inside, who is never told."""
    cancelled_never_told: Share
    """Of everybody whose post is cancelled, likewise."""
    half_told: Quantile
    """Minutes after the interview by which half of those who are told no have been told."""
    most_told: Quantile
    """The same for nine in ten."""
    settled_now: Share
    """Of those silent now, whose case has been decided against inside."""
    settled_still_told: Share
    """Of those, who will hear it all the same."""


def silence(case: Case) -> Silence:
    """What silence says after so long, and on which day it says enough."""
    results, everybody, waiting = case.like_you, case.everybody, case.waiting
    bad, silent_on = ends_badly(results), all_silent(results)
    settled = waiting & decided_against(results) & (results.decided <= case.waited)
    told_no = told_outcome(everybody, "rejection")
    return Silence(
        no_now=share(results, bad, waiting),
        no_day=reaches(on_each_day(results, bad, len(silent_on)), silent_on, NO_LEVEL),
        judged_days=len(silent_on),
        rejected_never_told=never_told(everybody, "rejection"),
        cancelled_never_told=never_told(everybody, "cancelled"),
        half_told=quantile_of(everybody, everybody.wait, told_no, 0.5),
        most_told=quantile_of(everybody, everybody.wait, told_no, 0.9),
        settled_now=share(results, settled, waiting),
        settled_still_told=share(results, np.greater_equal(results.wait, 0), settled),
    )


def ends_badly(results: Results) -> Mask:
    """(n,) who is rejected or whose post is cancelled, told or not, or who is never told."""
    return decided_against(results) | np.equal(results.how, NEVER_TOLD)


def decided_against(results: Results) -> Mask:
    """(n,) whose internal outcome is a rejection or a cancelled post."""
    against = [OUTCOMES.index("rejection"), OUTCOMES.index("cancelled")]
    return np.isin(results.outcome, against)


def never_told(results: Results, outcome: str) -> Share:
    """Of those with this internal outcome who stayed, the share that is never told."""
    theirs = np.equal(results.outcome, OUTCOMES.index(outcome))
    unsaid = np.equal(results.how, NEVER_TOLD)
    return share(results, unsaid, theirs & (unsaid | told_outcome(results, outcome)))


# Day by day


def all_silent(results: Results) -> Ints:
    """How many are silent on day 0, 1, 2, ... while there are ENOUGH (judged,)."""
    silent_on = later(departures(results), np.arange(0, results.horizon, DAY))
    return silent_on[silent_on >= ENOUGH]


def on_each_day(results: Results, among: Mask, days: int) -> Ints:
    """(days,) how many of these cases (n,) are silent on day 0, 1, 2, ..."""
    return later(departures(results)[among], np.arange(days) * DAY)


def reaches(some: Ints, everyone: Ints, level: float) -> int | None:
    """The first day on which some (days,) are this share of everyone (days,)."""
    reached = np.flatnonzero(some >= level * everyone)
    return int(reached[0]) if len(reached) else None


def stays_below(some: Ints | Floats, everyone: Ints, level: float) -> int | None:
    """The first day from which on some (days,) stay below this share of everyone (days,)."""
    reached = np.flatnonzero(some >= level * everyone)
    day = int(reached[-1]) + 1 if len(reached) else 0
    return day if day < len(everyone) else None
