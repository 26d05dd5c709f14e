"""Question 12: when do I stop counting on it?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.silence import all_silent, decided_against, on_each_day, stays_below
from stillwaiting.results import OPEN_HOW, Results
from stillwaiting.survival import Floats, Ints, Mask, Share, crowding, departures, share, told_outcome, wilson
from stillwaiting.units import DAY

USUAL = 0.05
"""The chance of an offer that is looked for where nobody names another: 1 in 20."""
LEVELS = (0.2, 0.1, USUAL, 0.02)


@dataclass(frozen=True)
class Stop:
    """The day after which an offer stays rare; days are counted from the interview, None is "on none of the judged"."""

    level: float
    """The chance below which somebody stops counting on it."""
    day: int | None
    """The first day from which on the chance of an offer stays below the level."""
    earliest: int | None
    """The same day where the chance is as low on each day as other seeds may give (95 % intervals, day by day)."""
    latest: int | None
    """The same where it is as high."""
    offer_then: Share
    """Of those silent on that day, or on the last judged day where there is none, who is made an offer."""
    offers_after: Share
    """Of all offers, those that come after that day."""
    days_of: tuple[tuple[float, int | None], ...]
    """The day at each of LEVELS."""
    judged_days: int
    """Days from the interview on that leave enough silent cases to judge."""

    @property
    def usual_day(self) -> int | None:
        """The day at the level USUAL."""
        return dict(self.days_of)[USUAL]


def stop(case: Case) -> Stop:
    """The day after which the chance of an offer stays below the case's own level.

    A case that is undecided at the horizon may become an offer, and counts as one: else every chance would
    seem to fade there. The range is that of simulating alone: what is not known moves the chance on each day too
    (see the band of `offer_then`), but a day's band is too coarse, where few of each world are left, to be read off
    as a day.
    """
    results, level, silent_on = case.like_you, case.stop_at, all_silent(case.like_you)
    days, offers = len(silent_on), possible_offers(results)
    hopeful = on_each_day(results, offers, days)
    low, high = ends_on_each_day(results, offers, days)
    day = stays_below(hopeful, silent_on, level)
    then = departures(results) > DAY * (max(0, days - 1) if day is None else day)
    offered = told_outcome(results, "offer")
    return Stop(
        level=level,
        day=day,
        earliest=stays_below(low, np.ones_like(low), level),
        latest=stays_below(high, np.ones_like(high), level),
        offer_then=share(results, offers, then),
        offers_after=share(results, then, offered),
        days_of=tuple((each, stays_below(hopeful, silent_on, each)) for each in LEVELS),
        judged_days=days,
    )


def possible_offers(results: Results) -> Mask:
    """(n,) who is made an offer, or might be if the horizon lay further off."""
    undecided = np.equal(results.how, OPEN_HOW) & ~decided_against(results)
    return told_outcome(results, "offer") | undecided


def ends_on_each_day(results: Results, offers: Mask, days: int) -> tuple[Floats, Floats]:
    """The ends of the simulation interval of the share of offers (n,) among the silent on each day (days,)."""
    everyone = silent_by_world(results, np.ones(results.n, dtype=np.bool_), days)
    hopeful = silent_by_world(results, offers, days)
    ends = np.ones((days, 2))
    for day, (hits, among) in enumerate(zip(hopeful, everyone, strict=True)):
        worth = float(among.sum()) / crowding(hits, among)
        found = wilson(float(hits.sum()) / float(among.sum()) * worth, worth)
        ends[day] = found.low, found.high
    return ends[:, 0], ends[:, 1]


def silent_by_world(results: Results, among: Mask, days: int) -> Ints:
    """(days, worlds) how many of these cases (n,) are silent on day 0, 1, 2, ..."""
    grid, world = np.arange(days) * DAY, results.world - results.world[:1]
    worlds = int(world[-1]) + 1 if results.n else 0
    passed = np.searchsorted(grid, departures(results)[among], side="left")
    counts = np.bincount(passed * worlds + world[among], minlength=(days + 1) * worlds).reshape(days + 1, worlds)
    # Whoever is silent on a day leaves in a later row.
    later_rows: Ints = np.cumsum(counts[::-1], axis=0)
    return later_rows[::-1][1:]
