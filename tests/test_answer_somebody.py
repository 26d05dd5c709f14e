"""Somebody like you: the typical case of each kind, by its number."""

from dataclasses import replace

import numpy as np
from made_results import case, made
from made_scenarios import lively
from test_answers import never, told

from stillwaiting.answers.somebody import Told, somebody
from stillwaiting.asking import Question, simulated
from stillwaiting.results import OUTCOMES, WORLD
from stillwaiting.simulation import simulate
from stillwaiting.units import DAY


def found_among(cases, day, **known):
    return somebody(case(made(cases), day * DAY, **known))


def test_the_one_who_got_it_is_the_median_of_those_who_still_will():
    cases = [("told", "offer", day * DAY) for day in (90, 11, 40, 5, 12)]
    assert found_among(cases, 10).got_it == Told("made", 4, "offer", 12 * DAY)
    assert found_among(cases, 3).got_it == Told("made", 4, "offer", 12 * DAY)


def test_of_equal_ones_the_lowest_number_is_told():
    assert found_among(told("offer", 9) + told("offer", 30, 5), 10).got_it.replication == 1


def test_numbers_are_those_of_the_replications_and_not_of_the_rows():
    results = made(told("offer", 30, 4), first=3 * WORLD)
    like_you = results.where(np.array([False, False, True, True]))
    assert somebody(case(results, 0, like_you=like_you)).got_it.replication == 3 * WORLD + 2


def test_the_other_ended_in_the_way_that_is_the_most_frequent():
    cases = told("offer", 30) + told("rejection", 50, 3) + told("cancelled", 60, 2) + never(4, 2)
    assert found_among(cases, 10).did_not == Told("made", 1, "rejection", 50 * DAY)
    assert found_among(cases, 55).did_not.end == "cancelled"
    assert found_among(cases + never(7, 9), 10).did_not == Told("made", 8, "never_told", 7 * DAY)


def test_whoever_was_answered_before_today_is_nobody_like_you():
    found = found_among(told("offer", 5, 9) + told("rejection", 5, 9), 10)
    assert (found.got_it, found.did_not) == (None, None)
    only = found_among(told("offer", 5, 9) + never(3), 10)
    assert (only.got_it, only.did_not.replication) == (None, 9)


def test_of_a_mixture_the_kind_that_plays_it_is_named():
    results = replace(made(told("offer", 30, 2)), sources=("small", "large"), source=np.array([1, 0], dtype=np.int8))
    assert somebody(case(results, 0)).got_it.scenario == "large"


def test_the_story_by_that_number_ends_as_was_said():
    """Played alone, the replication waits longer than today and ends so, at that minute."""
    scenario, waited = lively().patient(), 12 * DAY
    found = somebody(simulated(scenario, Question(waited, replications=1_000)))
    for told_of in (found.got_it, found.did_not):
        alone = simulate(scenario, replications=1, seed=1, first=told_of.replication)
        assert alone.replication[0] == told_of.replication
        if told_of.end in ("offer", "rejection", "cancelled"):
            assert OUTCOMES[alone.outcome[0]] == told_of.end
            assert alone.wait[0] == told_of.minute > waited
        else:
            assert alone.wait[0] == -1
