"""The answers, case by case where they can be counted by hand."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import case, equal_worlds, made, opposite_worlds

from stillwaiting.answers.answer import answer
from stillwaiting.answers.causes import causes, means, words
from stillwaiting.answers.chances import KEYS, chances, outcomes
from stillwaiting.answers.hundred import hundred, in_hundred, parts_of, spoken
from stillwaiting.answers.overview import overview
from stillwaiting.answers.unusual import CANNOT_SAY, OfHundred, sentence, unusual, verdict
from stillwaiting.answers.when import when
from stillwaiting.results import NOT_TOLD, WORLD
from stillwaiting.survival import Interval, Share, wilson
from stillwaiting.units import DAY


def told(outcome, day, times=1):
    return [("told", outcome, day * DAY)] * times


def never(day, times=1, outcome="rejection"):
    return [("never_told", outcome, day * DAY)] * times


TEN = [
    *told("offer", 10, 2),
    *told("rejection", 20, 2),
    *told("offer", 40),
    *told("cancelled", 50),
    *never(5, 3),
    *never(90, 1, "cancelled"),
]


def share_of(hits, among):
    return Share(hits, among, 0, 1, wilson(hits, among))


# Is it unusual?


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, "early days"),
        (0.501, "early days"),
        (0.5, "normal"),
        (0.25, "normal"),
        (0.249, "on the long side"),
        (0.1, "on the long side"),
        (0.099, "unusual"),
        (0.02, "unusual"),
        (0.0199, "very unusual"),
        (0.0, "very unusual"),
        (None, CANNOT_SAY),
    ],
)
def test_the_verdict_is_the_word_of_its_limits(value, word):
    assert verdict(value) == word


def test_only_people_who_get_an_answer_count_for_the_verdict():
    found = unusual(made(TEN), 30 * DAY)
    assert (found.still_waiting.hits, found.still_waiting.among) == (2, 6)
    assert found.silent.value == 0.6
    assert found.verdict == "normal"


def test_the_share_is_survival_without_the_never_told():
    results = made(TEN)
    for day in range(60):
        found = unusual(results, day * DAY)
        assert found.still_waiting.value == pytest.approx((found.silent.value - 0.4) / (1 - 0.4))


def test_who_is_told_today_waits_no_longer():
    assert unusual(made(TEN), 20 * DAY).still_waiting.hits == 2
    assert unusual(made(TEN), 20 * DAY - 1).still_waiting.hits == 4


def test_the_words_of_the_band_come_mildest_first():
    slow, fast = told("offer", 40), told("offer", 10)
    found = unusual(made(opposite_worlds(*slow, *fast, 10)), 30 * DAY)
    assert found.verdict_range == ("early days", "very unusual")
    assert unusual(made(fast * 100), 30 * DAY).verdict_range == ("very unusual", "very unusual")


def test_where_nobody_is_told_nothing_is_said():
    found = unusual(made(never(5, 100)), 14 * DAY)
    assert (found.verdict, found.verdict_range, found.still_waiting.value) == (CANNOT_SAY, (), None)
    assert found.of_100 == OfHundred(0, 0, 100, 0, 0, 0, 0)


def test_a_hundred_people_are_split_with_their_offers():
    found = unusual(made(TEN), 30 * DAY)
    assert found.of_100 == OfHundred(40, 20, 40, 0, 0, offers_heard=20, offers_to_come=10)
    assert (found.offers_later.hits, found.offers_later.among) == (1, 3)


def test_the_open_and_the_withdrawn_have_a_part_from_1_in_100_on():
    half = told("offer", 10, 50) + never(5, 50)
    few = unusual(made(half * 10 + [("open", "open", 0)] * 8), 30 * DAY).of_100
    assert few == OfHundred(50, 0, 50, 0, 0, 50, 0)
    some = unusual(made(half + [("open", "open", 0)] * 3 + [("withdrawn", "open", DAY)] * 22), 30 * DAY).of_100
    assert some == OfHundred(40, 0, 40, 2, 18, 40, 0)


@given(st.lists(st.integers(0, 60), min_size=6, max_size=6).filter(any), st.integers(0, 60))
def test_the_hundred_always_adds_up_and_offers_are_among_the_answers(times, day):
    kinds = [
        told("offer", 10),
        told("offer", 40),
        told("rejection", 30),
        never(5),
        [("open", "open", 0)],
        [("withdrawn", "open", 20 * DAY)],
    ]
    cases = [case for kind, count in zip(kinds, times, strict=True) for case in kind * count]
    found = unusual(made(cases), day * DAY).of_100
    if sum(times[:4]):
        assert found.heard + found.will_hear + found.never_told + found.open + found.withdrawn == 100
    assert 0 <= found.offers_heard <= found.heard
    assert 0 <= found.offers_to_come <= found.will_hear
    assert found.offers_heard + found.offers_to_come == hundred(outcomes_of(cases))["offer"]


def outcomes_of(cases):
    return outcomes(made(cases), np.ones(len(cases), dtype=bool))


def test_answers_are_counted_by_the_day_that_ends_with_them():
    per_day = unusual(made([("told", "offer", 1), *told("offer", 1), *told("offer", 2)]), 0).per_day
    assert per_day[:3] == (2, 1, 0)
    assert len(per_day) == 364


@pytest.mark.parametrize(
    ("days", "start"), [(0, "Right after"), (10, "10 days after"), (28, "4 weeks after"), (30, "30 days after")]
)
def test_the_verdict_is_one_sentence(days, start):
    assert sentence(days * DAY, "an interview", "on the long side") == f"{start} an interview: ON THE LONG SIDE"


# Am I still in the running?


def test_chances_are_counted_before_and_given_silence():
    found = chances(case(made(TEN), 30 * DAY))
    assert {key: each.hits for key, each in found.at_interview.items()} == {
        "offer": 3,
        "rejection": 2,
        "cancelled": 1,
        "withdrawn": 0,
        "never_told": 4,
        "open": 0,
    }
    assert {key: (each.hits, each.among) for key, each in found.given_silence.items() if each.hits} == {
        "offer": (1, 6),
        "cancelled": (1, 6),
        "never_told": (4, 6),
    }


def test_a_withdrawn_case_is_withdrawn_whatever_was_decided_inside():
    found = chances(case(made([("withdrawn", "rejection", 40 * DAY), ("withdrawn", "offer", 10 * DAY)]), 30 * DAY))
    assert found.at_interview["withdrawn"].hits == 2
    assert (found.given_silence["withdrawn"].hits, found.given_silence["withdrawn"].among) == (1, 1)


def test_chances_add_up_to_every_case():
    cases = [*TEN, ("open", "open", 0), ("withdrawn", "open", 45 * DAY)]
    for column in vars(chances(case(made(cases), 30 * DAY))).values():
        assert list(column) == list(KEYS)
        assert sum(each.hits for each in column.values()) == column["offer"].among


# When?


def test_the_rest_of_the_wait_counts_from_today_among_those_who_hear():
    found = when(made(TEN), 30 * DAY)
    assert (found.half.minutes, found.four_in_five.minutes) == (10 * DAY, 20 * DAY)
    assert (found.will_hear.hits, found.will_hear.among) == (2, 6)


def test_nobody_who_hears_leaves_the_rest_open():
    found = when(made(never(5, 10)), 30 * DAY)
    assert (found.half.minutes, found.four_in_five.minutes, found.will_hear.hits) == (None, None, 0)


# What is going on?


def test_what_holds_a_case_is_its_cause_or_what_is_decided():
    cases = [("open", "open", 0)] * 6 + told("rejection", 31, 2) + told("offer", 5, 5)
    found = causes(made(cases + never(5, 3) + never(6, 1, "cancelled"), probe=30 * DAY), 30 * DAY)
    assert {name: each.hits for name, each in found.now} == {
        "no_unsent": 3,
        "decision": 2,
        "sign_offs": 2,
        "decision_maker_away": 2,
        "decided_not_told": 2,
        "cancelled_unsent": 1,
    }
    assert {each.among for _, each in found.now} == {12}
    assert found.now[0][0] == "no_unsent"


@pytest.mark.parametrize("waited", [0, 7, 45, 200])
def test_what_holds_the_silent_adds_up_to_all_of_them(waited):
    cases = [*TEN * 3, *[("open", "open", 0)] * 4, *[("withdrawn", "open", 45 * DAY)] * 3]
    results = made(cases, probe=waited * DAY)
    found = causes(results, waited * DAY)
    assert sum(each.hits for _, each in found.now) == found.now[0][1].among
    assert found.now[0][1].among == unusual(results, waited * DAY).silent.hits


def test_a_decided_case_with_nothing_to_come_and_no_outcome_is_named_too():
    results = made([("open", "open", 0)] * 3, probe=DAY)
    results.holding[:] = NOT_TOLD
    assert [name for name, _ in causes(results, DAY).now] == ["nothing_pending"]


def test_the_days_so_far_add_up_to_the_wait():
    found = causes(made(TEN, probe=30 * DAY), 30 * DAY)
    assert sum(minutes for _, minutes in found.so_far) == pytest.approx(30 * DAY)
    assert [minutes for _, minutes in found.so_far] == sorted(dict(found.so_far).values(), reverse=True)


def test_nobody_silent_leaves_nothing_to_explain():
    found = causes(made(told("offer", 5, 3), probe=30 * DAY), 30 * DAY)
    assert (found.now, found.so_far) == ((), ())


def test_causes_need_a_probe_at_that_minute():
    with pytest.raises(ValueError, match="probed at minute 1440, not 2880"):
        causes(made(TEN, probe=DAY), 2 * DAY)


def test_a_cause_is_called_by_its_phrase_else_by_our_word_else_by_its_name():
    assert words("sign_offs", {"sign_offs": "signatures"}) == "signatures"
    assert words("off_hours") == "waiting for office hours"
    assert words("hr_partner.desk", {}) == "hr partner desk"


def test_means_leave_out_empty_causes():
    assert means(("a", "b", "c"), np.array([[1, 0, 4], [3, 0, 8]])) == (("c", 6.0), ("a", 2.0))


# Of a hundred


@given(st.integers(0, 1000), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_parts_add_up_and_are_within_one_of_their_proportion(whole, counts):
    parts, total = parts_of(whole, counts), sum(counts)
    if not total:
        assert parts == [0] * len(counts)
        return
    assert sum(parts) == whole
    assert all(abs(part * total - whole * count) < total for part, count in zip(parts, counts, strict=True))


def test_the_largest_remainders_are_rounded_up():
    assert parts_of(100, [1, 1, 1]) == [34, 33, 33]
    assert parts_of(10, [149, 151, 700]) == [1, 2, 7]


@pytest.mark.parametrize(
    ("hits", "among", "number"),
    [
        (13, 100, "13"),
        (99, 1000, "<12"),
        (95, 1000, "<12"),
        (100, 1001, "10"),
        (0, 10_000, "<1"),
        (150, 100_000, "<1"),
        (99_850, 100_000, ">99"),
        (10_000, 10_000, ">99"),
        (3, 3, ">43"),
        (0, 0, "?"),
    ],
)
def test_a_number_in_100_is_a_bound_where_little_is_known(hits, among, number):
    assert in_hundred(share_of(hits, among)) == number


def test_numbers_can_be_said():
    assert [spoken(number) for number in ("13", "<1", ">98")] == ["13", "fewer than 1", "more than 98"]


# All of it


def test_an_answer_bundles_what_it_rests_on():
    results = made(TEN * 30, probe=30 * DAY, seed=7, first=2 * WORLD)
    found = answer(case(results, 30 * DAY), situation="an interview", sourced=3, assumed=4)
    assert (found.scenario, found.seed, found.replications, found.worlds) == ("made", 7, 300, 300 // WORLD)
    assert (found.sourced, found.assumed, found.interview) == (3, 4, None)
    assert found.unusual == unusual(made(TEN * 30), 30 * DAY)
    with pytest.raises(FrozenInstanceError):
        found.seed = 8


def test_an_overview_adds_up_all_cases():
    found = overview(made([*TEN, ("open", "open", 0)]))
    assert (found.answered.hits, found.answered.among) == (6, 11)
    assert {level: each.minutes // DAY for level, each in found.waits} == {
        0.1: 10,
        0.25: 10,
        0.5: 20,
        0.75: 40,
        0.9: 50,
        0.95: 50,
    }
    assert sum(found.per_day) == 6


def test_the_simulation_interval_is_kept_apart_from_the_band():
    cases = equal_worlds([*told("offer", 10, 2), *told("offer", 40, 3)], 20)
    found = unusual(made(cases), 30 * DAY).still_waiting
    assert (found.low, found.high) == (0.6, 0.6)
    assert found.simulation == wilson(12 * WORLD, 20 * WORLD) != Interval(0.6, 0.6)


def test_where_worlds_differ_the_simulation_interval_counts_worlds_and_not_cases():
    """Forty worlds, all of one mind each: they are worth 39 coins, the 40th being fixed by their mean."""
    cases = opposite_worlds(*told("offer", 10), *told("offer", 40), 20)
    found = unusual(made(cases), 30 * DAY).still_waiting
    assert (found.low, found.high) == pytest.approx((0, 1), abs=0.01)
    assert (found.hits, found.among) == (20 * WORLD, 40 * WORLD)
    coins = wilson(19.5, 39)
    assert (found.simulation.low, found.simulation.high) == pytest.approx((coins.low, coins.high), abs=1e-12)


def test_the_days_of_an_answer_are_as_sure_as_its_worlds_are_many():
    """Half the worlds take 10 days more: the other half may as well be three in five."""
    fast, slow = told("offer", 40), told("offer", 50)
    alike, apart = (
        when(made(cases), 30 * DAY)
        for cases in (
            equal_worlds([*fast * 3, *slow * 2], 40),
            opposite_worlds(*fast, *slow, 20),
        )
    )
    assert (alike.half.low, alike.half.minutes, alike.half.high) == (10 * DAY,) * 3
    assert (apart.half.low, apart.half.minutes, apart.half.high) == (10 * DAY, 10 * DAY, 20 * DAY)
    assert overview(made(opposite_worlds(*fast, *slow, 20))).waits[2][1].high == 50 * DAY
