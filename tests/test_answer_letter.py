"""From a yes by word of mouth to the paper, or to another end."""

import pytest
from made_results import case, made
from made_signs import known, seen
from test_answers import never, told

from stillwaiting.answers.letter import letter
from stillwaiting.signs import Sign
from stillwaiting.units import DAY

CASES = [
    *told("offer", 10),
    *told("offer", 20),
    *told("offer", 40),
    *told("rejection", 30),
    *told("cancelled", 25),
    *never(12),
    *told("offer", 35),
    *never(12),
]
YES = [8, 9, 9, 9, 9, 9, None, None]


def counts(shares):
    return {key: share.hits for key, share in shares.items() if share.hits}


@pytest.fixture
def results():
    return seen(made(CASES, probe=15 * DAY), verbal_offer=YES)


def test_the_paper_is_counted_from_the_yes_among_those_who_get_it(results):
    found = letter(known(results, 15))
    assert (found.heard.hits, found.heard.among) == (6, 8)
    assert (found.half.minutes, found.four_in_five.minutes) == (11 * DAY, 31 * DAY)
    assert counts(found.ends) == {"offer": 3, "rejection": 1, "cancelled": 1, "never_told": 1}
    assert (found.lost.hits, found.lost.among) == (3, 6)


def test_without_a_sign_everybody_who_heard_a_yes_and_waits_is_counted(results):
    found = letter(known(results, 15))
    assert counts(found.ends_now) == {"offer": 2, "rejection": 1, "cancelled": 1, "never_told": 1}
    assert (found.lost_now.hits, found.lost_now.among) == (3, 5)
    assert (found.rest_half.minutes, found.rest_four_in_five.minutes) == (5 * DAY, 25 * DAY)
    assert (found.yours, found.check_day) == (None, None)


def test_a_yes_still_to_come_counts_for_nobody_now(results):
    assert letter(known(seen(made(CASES, probe=8 * DAY), verbal_offer=YES), 8)).lost_now.among == 1


def test_with_the_sign_only_people_like_you_are_counted(results):
    nine = [Sign("verbal_offer", 9 * DAY)]
    early = [*YES[:6], 3, None]
    found = letter(known(seen(made(CASES, probe=22 * DAY), verbal_offer=early), 22, nine))
    assert found.lost_now.among == 4
    assert found.lost.among == 7
    assert (found.yours, found.check_day) == (nine[0], 41)


def test_the_day_to_ask_rounds_up():
    results = seen(made([("told", "offer", 10 * DAY + 1)], probe=5 * DAY), verbal_offer=[3])
    assert letter(known(results, 5, [Sign("verbal_offer", 3 * DAY)])).check_day == 11


def test_a_yes_not_heard_leaves_the_general_figures(results):
    unheard = known(results, 15, [Sign("verbal_offer", seen=False)])
    assert unheard.like_you.n == 2
    assert letter(unheard).lost_now.among == 5


def test_what_is_pending_is_what_holds_those_who_wait(results):
    found = letter(known(results, 15))
    assert sum(share.hits for _, share in found.pending) == 5
    assert dict(found.pending)["no_unsent"].hits == 1
    assert all(share.hits for _, share in found.pending)


def test_where_nobody_hears_a_yes_nothing_is_counted():
    found = letter(case(made(CASES, probe=15 * DAY), 15 * DAY))
    assert (found.heard.hits, found.half.minutes, found.lost_now.among, found.pending) == (0, None, 0, ())
