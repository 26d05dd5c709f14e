"""Another offer has a last day: who hears before it, and what each choice would lose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import made
from made_signs import known
from scipy import stats
from test_answers import never, told
from test_conditional_waits import asked as closed
from test_conditional_waits import closed_form, is_the_share

from stillwaiting.answers.hundred import parts_of
from stillwaiting.answers.other_offer import BEFORE, KINDS, LATER, NO_BEFORE, NONE, of_100, other_offer
from stillwaiting.units import DAY, WEEK

CASES = [
    *told("offer", 5),
    *told("offer", 16),
    *told("rejection", 17, 2),
    *told("cancelled", 18),
    *told("offer", 30, 2),
    *told("rejection", 40),
    *never(5, 2),
    ("open", "open", 0),
]


def test_who_is_silent_now_hears_in_time_or_later_or_never():
    found = other_offer(known(made(CASES), 10, by=WEEK))
    assert {kind: share.hits for kind, share in found.parts.items()} == {BEFORE: 1, NO_BEFORE: 2, LATER: 2, NONE: 5}
    assert {share.among for share in found.parts.values()} == {10}
    assert (found.before.hear.hits, found.before.offer.hits) == (3, 1)
    assert (found.longer.hear.hits, found.unsaid) == (4, False)
    assert (found.offer_if_silent.hits, found.offer_if_silent.among) == (2, 7)


def test_a_hundred_people_hear_in_time_as_the_share_says():
    found = other_offer(known(made(CASES), 10, by=WEEK))
    assert found.of_100 == {BEFORE: 10, NO_BEFORE: 20, LATER: 20, NONE: 50}


@given(st.lists(st.integers(0, 400), min_size=4, max_size=4).filter(any))
def test_the_hundred_adds_up_and_so_does_its_first_half(hits):
    found = of_100(dict(zip(KINDS, hits, strict=True)))
    assert sum(found.values()) == 100
    in_time = sum(hits[:2])
    assert found[BEFORE] + found[NO_BEFORE] == parts_of(100, [in_time, sum(hits) - in_time])[0]


def test_a_week_is_taken_where_no_day_was_named():
    found = other_offer(known(made(CASES), 10))
    assert (found.minutes, found.unsaid) == (WEEK, True)


def test_nobody_silent_leaves_nothing_to_lose():
    found = other_offer(known(made(told("offer", 5, 3)), 10, by=WEEK))
    assert (found.before.hear.value, set(found.of_100.values())) == (None, {0})


def test_a_note_can_bring_an_answer_in_time_unless_one_was_written():
    results = made(never(5, 2_000))
    found = other_offer(known(results, 10, by=WEEK))
    assert found.before.hear.hits == 0
    assert 0.25 < found.asking.hear.value < 0.5
    assert other_offer(replace(known(results, 10, by=WEEK), wrote=4 * DAY)).asking is None


@pytest.mark.parametrize("days", [3, 21])
def test_the_chances_are_the_closed_form(days):
    """Offer 0.25 (gamma 2, mean 12), a no 0.75 of which 0.4 is never told, else exponential with mean 18."""
    offer = {"dist": "gamma", "mean": "12 days", "sd": "8.48528137 days"}
    scenario = closed_form(offer=offer, no={"dist": "exponential", "mean": "18 days"}, first_choice="25%", never="40%")
    found = other_offer(replace(closed(scenario, 14, 60_000), by=days * DAY))
    yes, no = stats.gamma(2, scale=6), stats.expon(scale=18)
    quiet = 0.25 * yes.sf(14) + 0.45 * no.sf(14) + 0.3
    assert quiet == pytest.approx(0.587552, abs=1e-6)
    is_the_share(found.parts[BEFORE], 0.25 * (yes.sf(14) - yes.sf(14 + days)) / quiet)
    is_the_share(found.parts[LATER], 0.25 * yes.sf(14 + days) / quiet)
    is_the_share(found.parts[NO_BEFORE], 0.45 * (no.sf(14) - no.sf(14 + days)) / quiet)
    is_the_share(found.parts[NONE], (0.45 * no.sf(14 + days) + 0.3) / quiet)
