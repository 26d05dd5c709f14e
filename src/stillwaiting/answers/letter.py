"""Question 9: they said yes; where is the letter?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.causes import held_by
from stillwaiting.answers.chances import outcomes
from stillwaiting.results import Results
from stillwaiting.signs import Sign
from stillwaiting.survival import Ints, Mask, Quantile, Share, quantile_of, share, silent, told_outcome
from stillwaiting.units import DAY

VERBAL = "verbal_offer"
"""The sign that holds the minute of a yes by word of mouth."""


@dataclass(frozen=True)
class Letter:
    """From a yes by word of mouth to the offer on paper, or to another end."""

    heard: Share
    """Of all, who hears such a yes."""
    ends: dict[str, Share]
    """What becomes of those, by chances.KEYS."""
    lost: Share
    """Of those, who gets no offer on paper within the horizon."""
    half: Quantile
    """Minutes from the yes to the paper, among those who get it."""
    four_in_five: Quantile
    yours: Sign | None
    """What you said about it; nothing, if you said nothing."""
    ends_now: dict[str, Share]
    """What becomes of those who heard a yes and wait for the paper now: people like you, if you said that you did."""
    lost_now: Share
    """Of those, who gets no offer on paper within the horizon."""
    rest_half: Quantile
    """Minutes from today to the paper, among those of them who get it."""
    rest_four_in_five: Quantile
    pending: tuple[tuple[str, Share], ...]
    """What holds their cases now, the largest first."""
    check_day: int | None
    """Day, counted from the interview, by which four in five who got the paper had it after a yes on your day."""


def letter(case: Case) -> Letter:
    """What follows a yes by word of mouth, here and in your case."""
    everybody, yours = case.everybody, next((sign for sign in case.signs if sign.name == VERBAL), None)
    yes, anybody = heard_a_yes(everybody), np.ones(everybody.n, dtype=np.bool_)
    paper, since = yes & told_outcome(everybody, "offer"), everybody.wait - minutes_of(everybody)
    known = yours is not None and yours.seen
    results = case.like_you if known else everybody
    now = silent(results, case.waited) & heard_a_yes(results, case.waited)
    to_come, rest = now & told_outcome(results, "offer"), results.wait - case.waited
    most = quantile_of(everybody, since, paper, 0.8)
    return Letter(
        heard=share(everybody, yes, anybody),
        ends=outcomes(everybody, yes),
        lost=share(everybody, ~told_outcome(everybody, "offer"), yes),
        half=quantile_of(everybody, since, paper, 0.5),
        four_in_five=most,
        yours=yours,
        ends_now=outcomes(results, now),
        lost_now=share(results, ~told_outcome(results, "offer"), now),
        rest_half=quantile_of(results, rest, to_come, 0.5),
        rest_four_in_five=quantile_of(results, rest, to_come, 0.8),
        pending=tuple((name, found) for name, found in held_by(results, now, case.waited) if found.hits),
        check_day=check_day(yours, most),
    )


def minutes_of(results: Results) -> Ints:
    """(n,) the minute of a yes by word of mouth; -1 where there was none."""
    return results.sign(VERBAL) if VERBAL in results.sign_names else np.full(results.n, -1)


def heard_a_yes(results: Results, until: int | None = None) -> Mask:
    """(n,) who hears a yes by word of mouth; by a minute, if one is given."""
    minutes = minutes_of(results)
    heard = np.greater_equal(minutes, 0)
    return heard if until is None else heard & np.less_equal(minutes, until)


def check_day(yours: Sign | None, most: Quantile) -> int | None:
    """The first day by whose end four in five would have had the paper, after a yes on the day you named."""
    if yours is None or not yours.seen or yours.minute is None or most.minutes is None:
        return None
    return -(-(yours.minute + most.minutes) // DAY)
