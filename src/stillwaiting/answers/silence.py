"""Questions 11 and 12: would they tell me, and how long does an offer stay likely?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.results import NEVER_TOLD, OPEN_HOW, OUTCOMES, Results
from stillwaiting.survival import Ints, Mask, Share, departures, later, share, silent, told_outcome
from stillwaiting.units import DAY

ENOUGH = 100
"""Silent cases a day must have to be judged."""


@dataclass(frozen=True)
class Silence:
    """What silence says; days are counted from the interview, None is "on none of the judged days"."""

    no_now: Share
    """Of those silent now: a no or a cancelled post, told or not, or never told."""
    no_day: int | None
    """The first day on which that is 90 in 100."""
    offer_fades_day: int | None
    """The day from which on the chance of an offer stays below 1 in 20."""
    judged_days: int
    """Days from the interview on that leave enough silent cases to judge; both days are looked for among them."""


def silence(results: Results, waited: int, *, no: float = 0.9, offer: float = 0.05) -> Silence:
    """What silence says after so many minutes, and on which day it says enough."""
    bad = ends_badly(results)
    return Silence(
        no_now=share(results, bad, silent(results, waited)),
        no_day=first_day(results, bad, no),
        offer_fades_day=fading_day(results, offer),
        judged_days=len(on_each_day(results, bad)[0]),
    )


def ends_badly(results: Results) -> Mask:
    """(n,) who is rejected or whose post is cancelled, told or not, or who is never told."""
    return decided_against(results) | np.equal(results.how, NEVER_TOLD)


def decided_against(results: Results) -> Mask:
    """(n,) whose internal outcome is a rejection or a cancelled post."""
    against = [OUTCOMES.index("rejection"), OUTCOMES.index("cancelled")]
    return np.isin(results.outcome, against)


def first_day(results: Results, bad: Mask, level: float) -> int | None:
    """The first day on which `bad` (n,) has this share among the silent."""
    all_silent, bad_silent = on_each_day(results, bad)
    reached = np.flatnonzero(bad_silent >= level * all_silent)
    return int(reached[0]) if len(reached) else None


def fading_day(results: Results, level: float) -> int | None:
    """The first day after which the share of offers among the silent stays below the level.

    A case that is undecided at the horizon may become an offer, and counts as one: else every chance would
    seem to fade there.
    """
    undecided = np.equal(results.how, OPEN_HOW) & ~decided_against(results)
    all_silent, offers = on_each_day(results, told_outcome(results, "offer") | undecided)
    likely = np.flatnonzero(offers >= level * all_silent)
    day = int(likely[-1]) + 1 if len(likely) else 0
    return day if day < len(all_silent) else None


def on_each_day(results: Results, among: Mask) -> tuple[Ints, Ints]:
    """How many are silent on day 0, 1, 2, ... while there are ENOUGH, and how many of `among` (n,)."""
    leaves, days = departures(results), np.arange(0, results.horizon, DAY)
    all_silent = later(leaves, days)
    enough = all_silent >= ENOUGH
    return all_silent[enough], later(leaves[among], days)[enough]
