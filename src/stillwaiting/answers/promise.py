"""Question 4: they named a date. How often do such dates pass, and what then?"""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.outlook import Outlook, outlook
from stillwaiting.results import WITHDRAWN_HOW, Results
from stillwaiting.signs import Sign
from stillwaiting.survival import Ints, Mask, Quantile, Share, quantile_of, share, silent, told, told_outcome
from stillwaiting.units import DAY

PROMISED = "promised"
"""The sign that holds the minute of the date that was named."""
AHEAD_DAYS = (3, 7, 14)
LATER_DAYS = 14
"""Days of further silence after which the chance to hear is looked at again."""


@dataclass(frozen=True)
class Late:
    """Whole days, in minutes, between a date that passed and the answer."""

    half: Quantile
    four_in_five: Quantile


@dataclass(frozen=True)
class Promise:
    """How often a named date passes without the answer, and the outlook of whoever asks."""

    named: Share
    """Of all, who is named a date."""
    passed: Share
    """Of those, whose day was over without an answer."""
    offers_passed: Share
    """Of the offers to people who were named a date, those that came later than that day."""
    rejections_passed: Share
    """The same of a no that was told."""
    offers_late: Late
    rejections_late: Late
    offer_if_named: Share
    """Of those who are named a date, who is made an offer."""
    offer_if_passed: Share
    """Of those whose date passes, who is made an offer."""
    yours: Sign | None
    """What you said about your date; nothing, if you said nothing."""
    ahead: tuple[Outlook, ...]
    """What those like you hear within 3, 7 and 14 days of today."""
    until: Outlook | None
    """What they hear by your date, where it lies ahead."""
    later: Outlook
    """What they hear in the 7 days after two more weeks of silence."""


def promise(case: Case) -> Promise:
    """What a named date is worth here, and what those like you hear soon."""
    results, named = case.everybody, named_a_date(case.everybody)
    passed, offers = passes(results), told_outcome(results, "offer")
    rejections, among = told_outcome(results, "rejection"), named & np.not_equal(results.how, WITHDRAWN_HOW)
    return Promise(
        named=share(results, named, np.ones(results.n, dtype=np.bool_)),
        passed=share(results, passed, among),
        offers_passed=share(results, passed, named & offers),
        rejections_passed=share(results, passed, named & rejections),
        offers_late=late(results, passed & offers),
        rejections_late=late(results, passed & rejections),
        offer_if_named=share(results, offers, among),
        offer_if_passed=share(results, offers, passed & among),
        yours=next((sign for sign in case.signs if sign.name == PROMISED), None),
        ahead=tuple(outlook(case.like_you, case.waiting, case.waited, days * DAY) for days in AHEAD_DAYS),
        until=until(case),
        later=later_on(case),
    )


def named_a_date(results: Results) -> Mask:
    """(n,) who is named a date."""
    return np.greater_equal(promised(results), 0)


def promised(results: Results) -> Ints:
    """(n,) the minute of the date that was named; -1 where none was."""
    return results.sign(PROMISED) if PROMISED in results.sign_names else np.full(results.n, -1)


def days_late(results: Results) -> Ints:
    """(n,) days from the named date to the answer, from midnight to midnight; of those who have both."""
    return (results.origin + results.wait) // DAY - (results.origin + promised(results)) // DAY


def passes(results: Results) -> Mask:
    """(n,) whose named date is over before an answer comes, if one comes."""
    in_time = told(results) & np.less_equal(days_late(results), 0)
    return named_a_date(results) & ~in_time


def late(results: Results, among: Mask) -> Late:
    """How late these answers (n,) come."""
    minutes = days_late(results) * DAY
    return Late(quantile_of(results, minutes, among, 0.5), quantile_of(results, minutes, among, 0.8))


def until(case: Case) -> Outlook | None:
    """What those like you hear by your date, where you named one that lies ahead."""
    for sign in case.signs:
        if sign.name == PROMISED and sign.minute is not None and sign.minute > case.waited:
            return outlook(case.like_you, case.waiting, case.waited, sign.minute - case.waited)
    return None


def later_on(case: Case) -> Outlook:
    """What those like you hear in the 7 days after two more weeks of silence."""
    then = case.waited + LATER_DAYS * DAY
    return outlook(case.like_you, silent(case.like_you, then), then, 7 * DAY)
