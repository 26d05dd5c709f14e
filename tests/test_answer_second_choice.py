"""Am I the second choice? Counted by hand, and in the play of one scenario that knows nothing else."""

from dataclasses import replace

import numpy as np
from made_results import case, made
from made_scenarios import small
from statistical import assert_proportion
from test_answers import never, told

from stillwaiting.answers.second_choice import CAUSE, second_choice
from stillwaiting.asking import Question, simulated
from stillwaiting.delays import FirstChoiceDecides, NeverTold
from stillwaiting.results import ANSWERED, NOT_TOLD, STANDINGS
from stillwaiting.standing import Standing
from stillwaiting.units import DAY

FIRST, NEXT, OUT = STANDINGS


def placed(cases, standings, thinking, decided, holding, day):
    """A case for each standing, with the days its first choice thought, the day it was decided, and what holds it."""
    results = made(cases, probe=day * DAY)
    names = (*results.cause_names, CAUSE)
    columns = np.concatenate([results.causes, np.array(thinking, dtype=np.int32)[:, None] * DAY], axis=1)
    return replace(
        results,
        cause_names=names,
        causes=columns,
        probe_causes=columns,
        standing=np.array([STANDINGS.index(each) for each in standings], dtype=np.int8),
        decided=np.array([each * DAY if each >= 0 else -1 for each in decided], dtype=np.int32),
        holding=np.array([names.index(each) if isinstance(each, str) else each for each in holding], dtype=np.int16),
    )


CASES = [
    *told("offer", 30),
    *told("rejection", 28),
    *told("offer", 20),
    *told("rejection", 40),
    *never(9),
    *told("offer", 4),
]
STAND = [FIRST, NEXT, FIRST, OUT, NEXT, FIRST]
THINKING = [6, 3, 0, 5, 4, 0]
DECIDED = [25, 27, 18, 9, 8, 3]
HOLDING = [CAUSE, "sign_offs", "decision", CAUSE, NOT_TOLD, ANSWERED]
SIX = placed(CASES, STAND, THINKING, DECIDED, HOLDING, 10)
"""Moved up on day 24, rejected on day 27, first all along, out and kept back, rejected unsent, answered."""


def test_second_is_who_is_next_in_line_or_moved_up_with_nothing_decided():
    found = second_choice(case(SIX, 10 * DAY))
    assert (found.second.hits, found.second.among) == (2, 5)
    assert (found.gets_it.hits, found.gets_it.among) == (1, 2)


def test_a_first_choice_who_thinks_today_is_told_from_a_no_that_is_kept_back():
    found = second_choice(case(SIX, 10 * DAY))
    assert (found.thinking.hits, found.thinking.among) == (1, 5)
    assert (found.held_back.hits, found.held_back.among) == (1, 5)


def test_first_choices_take_as_long_as_those_behind_them_wait():
    """Of three, one declined after 6 days, two accepted after 3 and 4; the 5 days of the kept-back no do not count."""
    found = second_choice(case(SIX, 10 * DAY)).first_choices
    assert found.cases == 3
    assert [(level, each.minutes) for level, each in found.takes] == [(0.5, 4 * DAY), (0.8, 6 * DAY), (0.9, 6 * DAY)]
    assert (found.half_of_yes.minutes, found.half_of_no.minutes) == (3 * DAY, 6 * DAY)


def test_thinking_that_was_cut_short_is_not_counted():
    """The post is cancelled, or the horizon comes, while somebody still thinks."""
    cut = [*told("cancelled", 30), ("open", "open", 0)]
    results = placed(cut, [NEXT, NEXT], [2, 9], [20, -1], [CAUSE, CAUSE], 10)
    found = second_choice(case(results, 10 * DAY))
    assert found.first_choices.cases == 0
    assert found.thinking.hits == 2


def many(second_until, others, horizon_days=100):
    """A thousand silent to the end, of whom 100 are second until a day, and `others` never were."""
    cases = never(second_until, 100) + never(1, others)
    stand, decided = [NEXT] * 100 + [OUT] * others, [second_until] * 100 + [1] * others
    return placed(cases, stand, [3] * 100 + [0] * others, decided, [NOT_TOLD] * (100 + others), 10)


def test_the_story_stops_fitting_once_fewer_than_1_in_20_are_in_it():
    found = second_choice(case(many(33, 900), 10 * DAY))
    assert (found.second.value, found.fits_until, found.judged_days) == (0.1, 33, 364)
    assert second_choice(case(many(33, 1_900), 10 * DAY)).fits_until == 33
    assert second_choice(case(many(33, 1_901), 10 * DAY)).fits_until == 0


def test_a_story_that_fits_on_every_judged_day_has_no_last_one():
    results = placed([("open", "open", 0)] * 200, [NEXT] * 200, [0] * 200, [-1] * 200, [CAUSE] * 200, 10)
    assert second_choice(case(results, 10 * DAY)).fits_until is None


def test_only_people_like_you_are_counted_but_first_choices_are_everybodys():
    found = second_choice(case(SIX, 10 * DAY, like_you=SIX.where(np.array([True] + [False] * 5))))
    assert (found.second.hits, found.second.among, found.first_choices.cases) == (1, 1, 3)


def test_without_the_delay_there_is_no_such_story():
    assert second_choice(case(made(told("offer", 30, 5), probe=DAY), DAY)) is None


def test_the_delay_is_found_under_another_name_where_that_is_said():
    named = replace(SIX, cause_names=(*SIX.cause_names[:-1], "rival"))
    assert second_choice(case(named, 10 * DAY)) is None
    assert second_choice(case(named, 10 * DAY), "rival").second.hits == 2


def test_where_nobody_is_silent_the_time_first_choices_take_is_still_told():
    found = second_choice(case(SIX, 100 * DAY, like_you=SIX.where(SIX.wait >= 0)))
    assert (found.second.among, found.first_choices.cases) == (0, 3)


def test_in_a_play_the_story_is_what_the_scenario_says():
    """Everybody is next in line behind a first choice who thinks 9 days and says no in half the cases."""
    thinks = FirstChoiceDecides(accepts="50%", thinks_before_yes="9 days", thinks_before_no="9 days")
    scenario = small(
        standing=Standing(first_choice="0%", next_in_line="100%", verbal_offer="0%"),
        delays={CAUSE: thinks, "never_told": NeverTold(rejected="100%")},
    )
    found = second_choice(simulated(scenario, Question(5 * DAY, replications=1_000)))
    assert (found.second.value, found.thinking.value, found.held_back.value) == (1, 1, 0)
    assert {each.minutes for _, each in found.first_choices.takes} == {9 * DAY}
    assert found.first_choices.cases == 1_000
    assert_proportion(found.gets_it.hits, found.gets_it.among, 0.5, detect=0.16)
    # The decision falls within six hours of work, over a weekend at most; nine days later the story is over.
    assert 9 < found.fits_until <= 14
