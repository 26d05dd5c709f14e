"""A date that was named: how often it passes, by how much, and what comes in the next days."""

from dataclasses import replace

import numpy as np
import pytest
from made_results import case, made
from made_signs import known, seen
from scipy import stats
from test_answers import never, told
from test_conditional_waits import asked as closed
from test_conditional_waits import closed_form, is_the_share

from stillwaiting.answers.outlook import outlook
from stillwaiting.answers.promise import AHEAD_DAYS, promise
from stillwaiting.signs import Sign
from stillwaiting.survival import silent
from stillwaiting.units import DAY

TEN = [
    *told("offer", 7),  # on the day that was named
    *told("offer", 9),
    *told("rejection", 5),
    *told("rejection", 10),
    *told("rejection", 20),
    *told("cancelled", 30),
    *never(6),
    ("open", "open", 0),
    *told("offer", 40),
    *never(6),
]
NAMED = [7, 7, 7, 7, 7, 7, 7, 7, None, None]


def counts(share):
    return share.hits, share.among


@pytest.fixture
def found():
    return promise(known(seen(made(TEN, probe=8 * DAY), promised=NAMED), 8))


def test_a_date_passes_where_its_day_is_over_without_an_answer(found):
    assert counts(found.named) == (8, 10)
    assert counts(found.passed) == (6, 8)
    assert counts(found.offers_passed) == (1, 2)
    assert counts(found.rejections_passed) == (2, 3)


def test_an_answer_later_on_the_same_day_keeps_the_date():
    results = replace(made([("told", "offer", 7 * DAY + 300)] * 2, probe=0), origin=np.array([600, 1200]))
    found = promise(known(seen(results, promised=[7, 7]), 0))
    # 7 days and 5 hours after 10:00 it is the same day still; after 20:00 it is the next.
    assert counts(found.passed) == (1, 2)


def test_who_withdrew_neither_kept_nor_missed_a_date():
    results = seen(made([("withdrawn", "open", 3 * DAY), *never(2)], probe=0), promised=[7, 7])
    assert counts(promise(known(results, 0)).passed) == (1, 1)


def test_lateness_counts_from_midnight_to_midnight_among_those_who_are_late(found):
    assert found.offers_late.half.minutes == 2 * DAY
    assert found.rejections_late.half.minutes == 3 * DAY
    assert found.rejections_late.four_in_five.minutes == 13 * DAY


def test_what_a_missed_date_says_is_the_chance_of_an_offer_with_and_without_it(found):
    assert counts(found.offer_if_named) == (2, 8)
    assert counts(found.offer_if_passed) == (1, 6)


def test_nobody_with_a_date_leaves_only_the_next_days():
    found = promise(case(made(TEN, probe=8 * DAY), 8 * DAY))
    assert (found.named.hits, found.passed.value, found.offers_late.half.minutes) == (0, None, None)
    assert [each.minutes for each in found.ahead] == [days * DAY for days in AHEAD_DAYS]
    assert counts(found.ahead[0].hear) == (2, 8)


def test_the_next_days_are_those_of_people_like_you(found):
    assert [counts(each.hear) for each in found.ahead] == [(2, 8), (2, 8), (3, 8)]
    assert [counts(each.offer) for each in found.ahead] == [(1, 8), (1, 8), (1, 8)]
    yours = promise(known(seen(made(TEN, probe=8 * DAY), promised=NAMED), 8, [Sign("promised", 7 * DAY)]))
    assert [counts(each.hear) for each in yours.ahead] == [(2, 6), (2, 6), (3, 6)]
    assert yours.yours == Sign("promised", 7 * DAY)
    assert counts(yours.passed) == counts(found.passed)


def test_a_date_ahead_has_a_chance_of_its_own():
    results = seen(made(TEN, probe=4 * DAY), promised=NAMED)
    found = promise(known(results, 4, [Sign("promised", 7 * DAY)]))
    assert counts(found.until.hear) == (2, 8)
    assert promise(known(results, 7, [Sign("promised", 7 * DAY)])).until is None
    assert promise(known(results, 4, [Sign("promised")])).until is None
    assert promise(known(results, 4, [Sign("promised", seen=False)])).until is None


def test_two_more_weeks_of_silence_are_looked_at_among_those_still_silent_then(found):
    # On day 22 five are silent: one hears on day 30, and one on day 40.
    assert counts(found.later.hear) == (0, 5)
    assert counts(promise(known(seen(made(TEN), promised=NAMED), 12)).later.hear) == (1, 5)


# Closed forms


@pytest.fixture(scope="module")
def exponential():
    """20 in 100 never told, the others after an exponential time with a mean of 14 days; silent for 7."""
    return closed(closed_form(), 7, 40_000)


@pytest.mark.parametrize("days", AHEAD_DAYS)
def test_the_chance_to_hear_soon_is_the_closed_form(exponential, days):
    waits = stats.expon(scale=14)
    quiet = 0.2 + 0.8 * waits.sf(7)
    exact = 0.8 * (waits.sf(7) - waits.sf(7 + days)) / quiet
    results = exponential.everybody
    found = outlook(results, silent(results, 7 * DAY), 7 * DAY, days * DAY)
    is_the_share(found.hear, exact)
    assert found.offer.hits == 0


def test_a_date_that_means_nothing_passes_as_often_as_the_wait_is_longer(exponential):
    results = seen(exponential.everybody, promised=[10] * exponential.everybody.n)
    found = promise(known(results, 7))
    # Until midnight of that day there are 10 days less the hour of the interview, and 24 hours.
    left = 1 - (results.origin % DAY) / DAY
    is_the_share(found.passed, 0.2 + 0.8 * float(np.exp(-(10 + left) / 14).mean()))
    assert found.offers_passed.value is None
