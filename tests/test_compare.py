"""Two employers with the same draws: every measure against what it must be, case by case."""

from dataclasses import replace
from math import ceil, exp

import numpy as np
import pytest
from made_results import HORIZON, large, made
from made_scenarios import lively, small
from statistical import assert_proportion

from stillwaiting.answers.chances import KEYS, outcomes
from stillwaiting.delays import BackgroundCheck, CandidateMovesOn
from stillwaiting.people import Person
from stillwaiting.results import TOLD, WITHDRAWN_HOW, WORLD
from stillwaiting.standing import Standing
from stillwaiting.steps import Elapse, Message
from stillwaiting.studies.compare import (
    EQUAL,
    FASTER,
    IDENTICAL,
    MIXED,
    SLOWER,
    WAITS,
    compare,
    direction,
    verdict,
)
from stillwaiting.studies.curves import curves
from stillwaiting.studies.jackknife import GROUPS, Estimate
from stillwaiting.studies.measures import Difference, at
from stillwaiting.studies.playing import Run, Side, played, sides
from stillwaiting.studies.policy import under
from stillwaiting.survival import quantile, told
from stillwaiting.units import DAY, HOUR, WEEK

MANY = Run(GROUPS * WORLD, seed=3)
AROUND_THE_CLOCK = Person(hours="Mon-Sun 0:00-24:00", met_you=True)
CHECK = BackgroundCheck(takes="3 days", fails="0%")


def steady(**delays):
    """Decided after 9 days, told an hour later, every day of the year and every hour of the day."""
    return small(
        people={"manager": AROUND_THE_CLOCK},
        process={
            "decision": Elapse(elapse="9 days", milestone="decided"),
            "answer": Message(message="manager", effort="1 h", milestone="answered"),
        },
        standing=Standing(first_choice="40%", next_in_line="0%"),
        delays=delays,
    )


def side(cases, patient=None, name="made"):
    results = made(cases)
    return Side(name, results, results if patient is None else made(patient))


def compared(one, other, run=MANY, **options):
    return compare(*sides([one, other], run), **options)


# Constants


@pytest.fixture(scope="module")
def shorter():
    """A background check of three days, which only offers wait for, taken away."""
    return compared(steady(check=CHECK), steady())


def test_a_take_of_three_days_taken_away_shortens_every_wait_by_exactly_that():
    always = {"standing": Standing(first_choice="100%", next_in_line="0%")}
    found = compared(replace(steady(check=CHECK), **always), replace(steady(), **always))
    assert found.waits["both_mean"] == Difference(12 * DAY + HOUR, 9 * DAY + HOUR, exactly(-3 * DAY))
    assert found.waits["half"] == found.waits["nine_in_ten"] == found.waits["both_mean"]
    assert found.pairs == {"sooner": exactly(1), "later": exactly(0), "same": exactly(0)}
    assert found.verdict == FASTER


def exactly(value):
    return Estimate(value, value, value)


def test_only_those_who_waited_for_it_hear_sooner(shorter):
    offers = shorter.ends["offer"].a
    assert 0.3 < offers < 0.5
    assert shorter.waits["offers_half"] == Difference(12 * DAY + HOUR, 9 * DAY + HOUR, exactly(-3 * DAY))
    assert shorter.waits["rejections_half"] == Difference(9 * DAY + HOUR, 9 * DAY + HOUR, exactly(0))
    assert shorter.pairs["sooner"].value == offers
    assert shorter.pairs["later"] == exactly(0)
    assert shorter.pairs["same"].value == pytest.approx(1 - offers)
    assert shorter.waits["both_mean"].change.value == pytest.approx(-3 * DAY * offers)
    assert (shorter.both, shorter.answered.change) == (shorter.replications, exactly(0))


def test_the_half_does_not_move_where_nine_in_ten_do(shorter):
    assert shorter.waits["half"].change == exactly(0)
    assert shorter.waits["nine_in_ten"].change == exactly(-3 * DAY)
    assert shorter.verdict == FASTER


def test_what_is_added_is_the_reverse_of_what_is_taken_away(shorter):
    found = compared(steady(), steady(check=CHECK))
    for name in WAITS:
        there, back = shorter.waits[name], found.waits[name]
        assert (there.a, there.b, there.change.value) == (back.b, back.a, -back.change.value)
        assert (there.change.low, there.change.high) == pytest.approx((-back.change.high, -back.change.low))
    assert (found.pairs["later"], found.verdict) == (shorter.pairs["sooner"], SLOWER)


def test_the_time_from_the_decision_to_the_answer_is_that_of_the_message(shorter):
    assert shorter.waits["telling_half"] == shorter.waits["telling_mean"] == Difference(HOUR, HOUR, exactly(0))


def test_a_long_wait_is_longer_than_what_is_said(shorter):
    offers = shorter.ends["offer"].a
    found = [compared(steady(check=CHECK), steady(), over_minutes=limit) for limit in (9 * DAY + HOUR, 12 * DAY + HOUR)]
    assert [(each.over, each.still_waiting.a, each.still_waiting.b) for each in found] == [
        (9 * DAY + HOUR, offers, 0),
        (12 * DAY + HOUR, 0, 0),
    ]


def test_where_nothing_differs_that_is_said():
    found = compared(steady(check=CHECK), replace(steady(check=CHECK), name="copy", description="the same"))
    assert found.verdict == IDENTICAL
    assert all(each.change == exactly(0) for each in (*found.waits.values(), *found.ends.values()))
    assert (found.a, found.b) == ("small", "copy")


def test_a_case_that_ends_otherwise_at_the_same_minute_is_a_difference():
    cases = [("told", "offer", DAY)] * 100
    assert compare(side(cases), side([("told", "rejection", DAY), *cases[1:]])).verdict != IDENTICAL


def test_an_offer_that_is_lost_on_one_side_only_is_a_difference():
    cases = [("withdrawn", "withdrawn", DAY)] * 100
    patient = [("told", "offer", 2 * DAY)] * 100
    assert compare(side(cases), side(cases, patient)).verdict != IDENTICAL


# Offers that are lost


def lost(run, days, **delays):
    return compared(
        steady(moves_on=CandidateMovesOn(after=days), **delays), steady(moves_on=CandidateMovesOn(after=days)), run
    )


def test_an_offer_is_lost_where_the_candidate_leaves_before_it_and_only_there():
    found = lost(MANY, "10 days", check=CHECK)
    assert found.offers_lost.a == found.ends["withdrawn"].a > 0.3
    assert (found.offers_lost.b, found.ends["withdrawn"].b) == (0, 0)
    assert found.ends["offer"].a == 0
    assert found.ends["offer"].b == found.offers_lost.a


def test_who_leaves_before_a_no_loses_no_offer():
    found = lost(MANY, "2 days")
    assert found.ends["withdrawn"].a == 1
    assert 0.3 < found.offers_lost.a < 0.5


def test_offers_are_lost_as_often_as_a_candidate_of_such_patience_leaves():
    found = lost(Run(20_000), {"dist": "exponential", "mean": "20 days"}, check=CHECK)
    for share, days in ((found.offers_lost.a, 12 + 1 / 24), (found.offers_lost.b, 9 + 1 / 24)):
        p = 0.4 * (1 - exp(-days / 20))
        assert_proportion(round(share * found.replications), found.replications, p, detect=0.03)


def test_offers_lost_under_a_policy_are_those_that_would_have_come_under_it():
    patient = [("told", "offer", 20 * DAY)] * 3
    cases = [("withdrawn", "offer", 12 * DAY), ("withdrawn", "offer", 18 * DAY), ("told", "offer", 20 * DAY)]
    decided = np.full(3, 11 * DAY, dtype=np.int32)
    made_side = side(cases, patient)
    a = Side("a", replace(made_side.results, decided=decided), replace(made_side.patient, decided=decided))
    found = compare(a, under(a, 5 * DAY))
    assert (found.offers_lost.a, found.offers_lost.b) == pytest.approx((2 / 3, 1 / 3))


# Measures against what is counted elsewhere


@pytest.fixture(scope="module")
def busy():
    scenario = lively().with_(delays={"moves_on": CandidateMovesOn(after="8 weeks")})
    return sides([scenario, scenario.without("sign_offs")], Run(1_500, seed=5))


def test_every_measure_is_what_the_replications_say(busy):
    a, b = busy
    found = compare(a, b, over_minutes=2 * WEEK)
    for results, which in ((a.results, "a"), (b.results, "b")):
        everybody = np.ones(results.n, dtype=bool)
        waits = results.wait[told(results)]
        for name, level in (("half", 0.5), ("nine_in_ten", 0.9)):
            assert getattr(found.waits[name], which) == quantile(waits, len(waits), level).minutes
        shares = outcomes(results, everybody)
        assert {key: getattr(found.ends[key], which) for key in KEYS} == {key: shares[key].value for key in KEYS}
        assert getattr(found.still_waiting, which) == (waits > 2 * WEEK).mean()
        spent = (results.wait - results.decided)[told(results)]
        assert getattr(found.waits["telling_mean"], which) == pytest.approx(spent.mean())
    assert (found.seed, found.replications, found.worlds) == (5, 1_500, 60)
    assert found.horizons == (a.results.horizon, b.results.horizon)


def test_changes_and_pairs_are_those_of_the_same_cases(busy):
    a, b = busy
    found = compare(a, b)
    both = told(a.results) & told(b.results)
    difference = (b.results.wait - a.results.wait)[both]
    assert found.both == both.sum()
    assert found.waits["both_mean"].change.value == pytest.approx(difference.mean())
    shares = [(difference < 0).mean(), (difference > 0).mean(), (difference == 0).mean()]
    assert [each.value for each in found.pairs.values()] == pytest.approx(shares)
    assert sum(shares) == pytest.approx(1)
    assert sum(each.change.value for each in found.ends.values()) == pytest.approx(0, abs=1e-12)


def test_a_paired_interval_is_narrower_than_one_of_two_seeds(busy):
    a, b = busy
    other = sides(
        [lively().with_(delays={"moves_on": CandidateMovesOn(after="8 weeks")}).without("sign_offs")],
        Run(1_500, seed=6),
    )
    unpaired = Side("b", replace(other[0].results, seed=5), other[0].patient)
    paired_change = compare(a, b).waits["both_mean"].change
    unpaired_change = compare(a, unpaired).waits["both_mean"].change
    assert width(paired_change) < width(unpaired_change)


def width(change):
    return change.high - change.low


def test_fewer_worlds_than_groups_give_numbers_without_intervals():
    found = compared(steady(check=CHECK), steady(), Run((GROUPS - 1) * WORLD))
    assert found.waits["offers_half"].change == Estimate(-3 * DAY)
    assert found.verdict == FASTER


def test_where_nobody_is_answered_there_is_no_number():
    cases = [("never_told", "rejection", 5 * DAY)] * 50
    found = compare(side(cases), side([("told", "offer", DAY)] * 50))
    assert found.waits["half"] == Difference(None, DAY, Estimate(None))
    assert found.still_waiting == Difference(None, 0, Estimate(None))
    assert (found.both, found.verdict) == (0, EQUAL)
    assert found.pairs["sooner"] == Estimate(None)


@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("count", [1, 2, 10, 99])
def test_a_point_of_the_waits_is_the_order_statistic_of_survival(p, count):
    minutes = np.random.default_rng(count).integers(0, 1_000, count)
    assert at(p)(minutes) == quantile(minutes, count, p).minutes == np.sort(minutes)[ceil(p * count - 1e-9) - 1]


# Verdicts


def difference(a, change, low=None, high=None):
    return Difference(a, a + change, Estimate(change, low, high))


@pytest.mark.parametrize(
    ("found", "way"),
    [
        (difference(20 * DAY, -4 * DAY, -5 * DAY, -3 * DAY), -1),
        (difference(20 * DAY, 4 * DAY, 3 * DAY, 5 * DAY), 1),
        (difference(20 * DAY, -4 * DAY, -9 * DAY, DAY), 0),
        (difference(20 * DAY, -4 * DAY), -1),
        (difference(20 * DAY, -HOUR, -2 * HOUR, -1), 0),
        (difference(5 * HOUR, -HOUR, -2 * HOUR, -1), -1),
        (difference(20 * DAY, 0, 0, 0), 0),
        (Difference(None, DAY, Estimate(None)), 0),
    ],
)
def test_a_difference_has_a_direction_where_it_is_sure_and_not_hardly_one(found, way):
    assert direction(found) == way


@pytest.mark.parametrize(
    ("half", "nine", "word"),
    [(-1, -1, FASTER), (0, -1, FASTER), (1, 0, SLOWER), (-1, 1, MIXED), (1, -1, MIXED), (0, 0, EQUAL)],
)
def test_the_verdict_looks_at_half_and_at_nine_in_ten(half, nine, word):
    changes = {"both_half": half, "both_nine_in_ten": nine}
    assert verdict({name: difference(9 * DAY, 4 * DAY * way) for name, way in changes.items()}) == word


def test_people_who_are_answered_only_in_one_do_not_make_it_slower():
    early = [("told", "offer", 5 * DAY)] * (10 * WORLD)
    never = [("never_told", "rejection", 20 * DAY)] * (30 * WORLD)
    late = [("told", "rejection", 20 * DAY)] * (30 * WORLD)
    mixed = [case for pair in zip(early * 3, never, strict=True) for case in pair]
    answered = [case for pair in zip(early * 3, late, strict=True) for case in pair]
    found = compare(side(mixed), side(answered))
    assert found.waits["nine_in_ten"].change == exactly(15 * DAY)
    assert (found.verdict, found.waits["both_nine_in_ten"].change) == (EQUAL, exactly(0))
    assert found.answered.change.value == 0.5


# Playing


def test_sides_are_played_as_run_does_it_and_once_where_nobody_moves_on():
    waits, moves = steady(), steady(moves_on=CandidateMovesOn(after="5 days"))
    planned = set()
    a, b, c = sides([waits, moves, waits], Run(100), lambda done, total: planned.add(total))
    assert planned == {200}
    assert a.results is a.patient is c.results
    assert (b.results.how == WITHDRAWN_HOW).all()
    assert (b.patient.how == TOLD).all()
    assert np.array_equal(b.patient.wait, a.results.wait)


def test_progress_counts_all_plays_together():
    said = []
    played([steady(), steady(check=CHECK)], Run(1_500), lambda done, planned: said.append((done, planned)))
    assert said == [(1_000, 3_000), (1_500, 3_000), (2_500, 3_000), (3_000, 3_000)]


@pytest.mark.parametrize("other", [Run(100, seed=2), Run(99)])
def test_only_the_same_replications_are_compared(other):
    (a,), (b,) = sides([steady()], Run(100)), sides([steady()], other)
    with pytest.raises(ValueError, match="same seed and the same replications"):
        compare(a, b)


# Curves


def test_the_curves_are_shares_of_the_answered_and_their_difference():
    a, b = large(waited=None), large(waited=None, median=8)
    grid = np.arange(0, 60 * DAY, 3 * DAY)
    found = curves(a, b, grid)
    for results, curve in ((a, found.a), (b, found.b)):
        waits = results.wait[told(results)]
        assert curve == pytest.approx([(waits > minute).mean() for minute in grid])
    assert found.change == pytest.approx(found.b - found.a)
    assert (found.low <= found.change).all()
    assert (found.change <= found.high).all()
    assert (found.high - found.low)[1:].max() > 0.001


def test_a_curve_of_nobody_is_no_curve():
    nobody, all_told = made([("never_told", "rejection", DAY)] * 1_000), made([("told", "offer", DAY)] * 1_000)
    found = curves(all_told, nobody, np.array([0, HORIZON]))
    assert found.a.tolist() == [1, 0]
    assert np.isnan([found.b, found.change, found.low, found.high]).all()
