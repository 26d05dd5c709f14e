"""Question 8: am I the second choice?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.silence import all_silent, stays_below
from stillwaiting.results import OUTCOMES, STANDINGS, Results
from stillwaiting.survival import Ints, Mask, Quantile, Share, departures, later, quantile_of, share, told_outcome
from stillwaiting.units import DAY

CAUSE = "first_choice_decides"
"""The cause that minutes of somebody else's thinking are charged to, in every scenario that keeps the delay's name."""
FITS = 0.05
"""The share of the silent below which the story stops fitting: 1 in 20."""
LEVELS = (0.5, 0.8, 0.9)


@dataclass(frozen=True)
class Thinking:
    """How long first choices think, in minutes from the offer they have to their answer."""

    takes: tuple[tuple[float, Quantile], ...]
    """The minute by which these LEVELS of all of them have answered."""
    half_of_yes: Quantile
    """The minute by which half of those who accept have."""
    half_of_no: Quantile
    """The same for those who decline."""
    cases: int
    """How many of them there were."""


@dataclass(frozen=True)
class SecondChoice:
    """How many of the silent stand behind somebody else; days are counted from the interview, None is "never"."""

    second: Share
    """Of those silent now, who is second with nothing decided: next in line, or moved up since the first declined."""
    thinking: Share
    """Of those silent now, whose first choice has the offer in hand today; they are among `second`."""
    held_back: Share
    """Of those silent now, who is out, and not told until the first choice has signed."""
    gets_it: Share
    """Of those in `second`, who is made an offer in the end."""
    first_choices: Thinking
    fits_until: int | None
    """The first day after which `second` stays below FITS."""
    judged_days: int
    """Days from the interview on that leave enough silent cases to judge; `fits_until` is looked for among them."""


def second_choice(case: Case, cause: str = CAUSE) -> SecondChoice | None:
    """Where the silent stand whom somebody else's answer may hold; None where no such cause exists.

    Results know names and no scenario, so the cause is found by its name. It is charged in two stories: before
    anything is decided to those who are next in line, and after it to those who are out and kept waiting for the no.
    A first choice who needs no time at all leaves no trace of having been one.
    """
    results, waiting = case.like_you, case.waiting
    if cause not in results.cause_names:
        return None
    second, undecided = stood_second(results, cause), still_open(results, case.waited)
    held = np.equal(results.holding, results.cause_names.index(cause))
    silent_on = all_silent(results)
    return SecondChoice(
        second=share(results, second & undecided, waiting),
        thinking=share(results, held & undecided, waiting),
        held_back=share(results, held & ~undecided, waiting),
        gets_it=share(results, told_outcome(results, "offer"), waiting & second & undecided),
        first_choices=thinking(case.everybody, cause),
        fits_until=stays_below(open_on_each_day(results, second, len(silent_on)), silent_on, FITS),
        judged_days=len(silent_on),
    )


def stood_second(results: Results, cause: str) -> Mask:
    """(n,) who stood second: next in line to the end, or first only after time spent on somebody else's thinking.

    Whoever moves up has the final standing of a first choice; the minutes give them away.
    """
    return moved_up(results, cause) | np.equal(results.standing, STANDINGS.index("next_in_line"))


def moved_up(results: Results, cause: str) -> Mask:
    """(n,) whose first choice declined."""
    return np.equal(results.standing, STANDINGS.index("first_choice")) & (results.cause(cause) > 0)


def still_open(results: Results, minute: int) -> Mask:
    """(n,) whose outcome is not settled inside at this minute."""
    return np.less(results.decided, 0) | np.greater(results.decided, minute)


def open_on_each_day(results: Results, second: Mask, days: int) -> Ints:
    """(days,) how many of the second (n,) are silent with nothing decided on day 0, 1, 2, ..."""
    leaves = departures(results)
    settled = np.where(results.decided >= 0, np.minimum(leaves, results.decided), leaves)
    return later(settled[second], np.arange(days) * DAY)


def thinking(results: Results, cause: str) -> Thinking:
    """How long first choices take, from those behind them who waited until they answered."""
    minutes, declined = results.cause(cause), moved_up(results, cause)
    rejected = np.equal(results.outcome, OUTCOMES.index("rejection"))
    accepted = stood_second(results, cause) & ~declined & rejected & (minutes > 0)
    through = accepted | declined
    return Thinking(
        takes=tuple((level, quantile_of(results, minutes, through, level)) for level in LEVELS),
        half_of_yes=quantile_of(results, minutes, accepted, 0.5),
        half_of_no=quantile_of(results, minutes, declined, 0.5),
        cases=int(through.sum()),
    )
