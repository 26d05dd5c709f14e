"""When do I stop counting on it? Counted by hand, and against a closed form."""

import numpy as np
import pytest
from made_results import case, made, opposite_worlds
from statistical import enough_for_proportion
from test_answer_silence import exponentials, offered
from test_answers import never, told

from stillwaiting.answers.stop import ends_on_each_day, possible_offers, silent_by_world, stop
from stillwaiting.results import WORLD
from stillwaiting.survival import share, silent, told_outcome
from stillwaiting.units import DAY

LATE = told("offer", 20, 400) + told("rejection", 65, 300) + never(5, 900)


def stopping(cases, level=0.05, day=0):
    return stop(case(made(cases), day * DAY, stop_at=level))


def test_an_offer_fades_on_the_day_after_which_it_stays_rare():
    """60 of 960 are offers until the last of them on day 70; 40 of 940 never are enough."""
    assert stopping(LATE + told("offer", 70, 60)).day == 70
    assert stopping(LATE + told("offer", 70, 40)).day == 20


def test_the_day_moves_with_the_level_that_somebody_sets():
    cases = LATE + told("offer", 70, 60)
    days = [stopping(cases, level).day for level in (0.5, 0.2, 0.05, 0.02)]
    assert days == [0, 20, 70, 70]
    assert stopping(cases, 0.2).usual_day == 70


def test_the_days_of_other_levels_stand_beside_it():
    found = stopping(LATE + told("offer", 70, 60), 0.5)
    assert found.days_of == ((0.2, 20), (0.1, 20), (0.05, 70), (0.02, 70))
    assert found.level == 0.5


def test_a_dip_is_not_yet_the_day():
    """On days 30 to 64 offers are 60 of 1,360: below 1 in 20, and above again once 400 noes are told."""
    cases = told("rejection", 65, 400) + told("offer", 30, 300) + told("offer", 80, 60) + never(5, 900)
    assert stopping(cases).day == 80


def test_an_undecided_case_at_the_horizon_may_still_become_an_offer():
    undecided = [("open", "open", 0)] * 200
    assert stopping(undecided + [("open", "rejection", 0)] * 50).day is None
    assert stopping([("open", "rejection", 0)] * 200).day == 0
    assert possible_offers(made([("open", "open", 0), ("open", "rejection", 0), *told("offer", 3)])).tolist() == [
        True,
        False,
        True,
    ]


def test_days_with_too_few_silent_cases_are_not_judged():
    few, some = stopping(told("offer", 10, 99)), stopping(told("offer", 10, 100))
    assert (few.day, few.judged_days, few.earliest, few.latest) == (None, 0, None, None)
    assert (some.day, some.judged_days) == (None, 10)
    assert (some.offer_then.hits, some.offer_then.among) == (100, 100)


def test_the_chance_on_the_day_and_the_offers_after_it_are_counted():
    found = stopping(LATE + told("offer", 70, 60), 0.2)
    assert (found.day, found.offer_then.hits, found.offer_then.among) == (20, 60, 1260)
    assert (found.offers_after.hits, found.offers_after.among) == (60, 460)


def test_only_people_like_you_are_counted():
    results = made(LATE + told("offer", 70, 60))
    offered = results.where(told_outcome(results, "offer"))
    assert stop(case(results, 0, like_you=offered)).day is None


def test_nobody_like_you_leaves_no_day():
    results = made(LATE)
    found = stop(case(results, 0, like_you=results.where(np.zeros(results.n, dtype=bool))))
    assert (found.day, found.judged_days, found.offer_then.among) == (None, 0, 0)


def test_the_silent_of_each_world_add_up_to_all_of_them():
    results = made(opposite_worlds(*told("offer", 10), *told("offer", 40), 2))
    found = silent_by_world(results, np.ones(results.n, dtype=bool), 50)
    assert found.shape == (50, 4)
    assert found.sum(axis=1).tolist() == [int(silent(results, day * DAY).sum()) for day in range(50)]
    assert found[20].tolist() == [0, WORLD, 0, WORLD]


def test_the_ends_of_each_day_are_those_of_its_share():
    results = made(LATE + told("offer", 70, 60))
    offers = told_outcome(results, "offer")
    low, high = ends_on_each_day(results, offers, 80)
    for day in (0, 25, 79):
        expected = share(results, offers, silent(results, day * DAY)).simulation
        assert (low[day], high[day]) == pytest.approx((expected.low, expected.high))


def test_other_seeds_could_give_an_earlier_or_a_later_day():
    found = stop(case(exponentials(4_000), 0))
    assert found.earliest < found.day < found.latest
    sharper = stop(case(exponentials(40_000), 0))
    assert found.earliest <= sharper.earliest <= sharper.latest <= found.latest


def test_three_exponential_fates_stop_on_the_day_of_the_closed_form():
    """0.25 exp(-t/12) of 0.25 exp(-t/12) + 0.45 exp(-t/18) + 0.30 falls below 1 in 20 on day 31."""
    detect = 0.015
    found = stop(case(exponentials(3 * enough_for_proportion(0.05, detect)), 0))
    assert found.offer_then.among >= enough_for_proportion(0.05, detect)
    assert offered(found.day) < 0.05 + detect
    assert offered(found.day - 1) >= 0.05 - detect
    assert found.earliest <= 31 <= found.latest
