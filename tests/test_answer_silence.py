"""Would they tell me? Counted by hand, and against a closed form."""

import numpy as np
from made_results import HORIZON, case, from_columns, made
from statistical import assert_proportion, enough_for_proportion
from test_answers import never, told

from stillwaiting.answers.silence import all_silent, reaches, silence, stays_below
from stillwaiting.results import HOWS, OUTCOMES
from stillwaiting.units import DAY


def silent(cases, day):
    return silence(case(made(cases), day * DAY))


def test_the_first_day_on_which_silence_is_a_no():
    """200 offers by day 30, 900 never told: once the first 100 have heard, 900 of 1,000 are a no."""
    found = silent(told("offer", 20, 100) + told("offer", 30, 100) + never(5, 900), 25)
    assert found.no_day == 20
    assert (found.no_now.hits, found.no_now.among) == (900, 1000)


def test_a_rejection_still_to_be_told_and_a_cancelled_post_count_as_a_no():
    cases = told("rejection", 40, 300) + told("cancelled", 50, 300) + never(5, 300) + told("offer", 60, 100)
    assert silent(cases, 30).no_day == 0
    assert silent(cases, 45).no_now.value == 6 / 7


def test_days_with_too_few_silent_cases_are_not_judged():
    few, some = silent(told("offer", 10, 99), 0), silent(told("offer", 10, 100), 0)
    assert (few.no_day, few.judged_days) == (None, 0)
    assert (some.no_day, some.judged_days) == (None, 10)


def test_the_share_never_told_is_of_those_decided_against_inside_and_not_of_all():
    cases = told("rejection", 20, 3) + never(9, 1) + told("cancelled", 8, 1) + never(9, 3, "cancelled")
    found = silent(cases + told("offer", 5, 10), 0)
    assert (found.rejected_never_told.hits, found.rejected_never_told.among) == (1, 4)
    assert (found.cancelled_never_told.hits, found.cancelled_never_told.among) == (3, 4)


def test_the_share_never_told_is_the_employers_whatever_you_have_seen():
    results = made(told("rejection", 20, 3) + never(9, 1))
    like_you = results.where(np.equal(results.wait, -1))
    assert silence(case(results, 0, like_you=like_you)).rejected_never_told.value == 0.25


def test_whoever_withdrew_before_a_no_could_be_told_is_in_neither_group():
    found = silent(told("rejection", 20) + never(9) + [("withdrawn", "rejection", 12 * DAY)] * 7, 0)
    assert found.rejected_never_told.among == 2


def test_a_no_that_is_told_takes_its_own_days_and_offers_count_for_nothing():
    cases = [("told", "rejection", day * DAY) for day in range(1, 11)]
    found = silent(cases + told("offer", 90, 50) + never(3, 50), 0)
    assert (found.half_told.minutes, found.most_told.minutes) == (5 * DAY, 9 * DAY)


def test_of_those_decided_against_by_now_some_are_still_told():
    """A told case of `made` was decided the day before it is told."""
    cases = never(5, 6) + told("rejection", 11, 2) + told("rejection", 40, 8) + told("offer", 11, 4)
    found = silent(cases, 10)
    assert (found.settled_now.hits, found.settled_now.among) == (8, 20)
    assert (found.settled_still_told.hits, found.settled_still_told.among) == (2, 8)


def test_where_nobody_is_silent_the_employers_habit_is_still_told():
    found = silent(told("rejection", 5, 300), 30)
    assert (found.no_now.among, found.settled_now.among) == (0, 0)
    assert (found.rejected_never_told.hits, found.rejected_never_told.among) == (0, 300)


def test_the_silent_are_counted_at_the_beginning_of_each_day():
    assert all_silent(made(told("offer", 2, 50) + never(5, 100)))[:4].tolist() == [150, 150, 100, 100]


def test_a_level_is_reached_on_the_first_day_and_stays_undercut_after_the_last():
    some, everyone = np.array([5, 9, 9, 5, 9, 4]), np.full(6, 10)
    assert (reaches(some, everyone, 0.9), stays_below(some, everyone, 0.9)) == (1, 5)
    assert (reaches(some, everyone, 0.95), stays_below(some, everyone, 0.95)) == (None, 0)
    assert stays_below(some, everyone, 0.4) is None


def test_three_exponential_fates_turn_into_a_no_on_the_day_of_the_closed_form():
    """Of 100, 25 are offered it (mean 12 days), 45 told no (18), 30 never told.

    A no is 1 - offers / silent: 88 in 100 on day 18, and 90 in 100 from day 20 on.
    """
    detect, day = 0.03, 18
    found = silence(case(exponentials(2 * enough_for_proportion(0.88, detect)), day * DAY))
    assert_proportion(found.no_now.hits, found.no_now.among, 1 - offered(day), detect=detect)
    assert 1 - offered(found.no_day) >= 0.9 - detect
    assert 1 - offered(found.no_day - 1) < 0.9 + detect


def offered(day):
    """The chance of an offer after so many silent days."""
    offer = 0.25 * np.exp(-day / 12)
    return offer / (offer + 0.45 * np.exp(-day / 18) + 0.30)


def exponentials(count, probe=None):
    """Of 100, 25 are offered it (mean 12 days), 45 told no (18), 30 never told (decided after 5)."""
    random = np.random.default_rng(20261123)
    fate = random.choice(3, count, p=[0.25, 0.45, 0.30])
    days = random.exponential(1, count) * np.array([12, 18, 5])[fate]
    minute = np.clip(np.round(days * DAY), 1, HORIZON).astype(np.int64)
    how = np.where(fate == 2, HOWS.index("never_told"), HOWS.index("told")).astype(np.int8)
    outcome = np.where(fate == 0, OUTCOMES.index("offer"), OUTCOMES.index("rejection")).astype(np.int8)
    return from_columns(how, outcome, minute.astype(np.int32), probe=probe)
