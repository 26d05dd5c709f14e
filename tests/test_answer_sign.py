"""What a sign means: counted by hand, against Bayes in closed form, and against the conditional run."""

import numpy as np
import pytest
from made_results import case, made
from made_scenarios import lively
from made_signs import known, seen
from statistical import assert_proportion, enough_for_proportion
from test_answers import never, told

from stillwaiting.answers.sign import (
    CANNOT_SAY,
    DOWN,
    NONE,
    STRONG_WORD,
    UP,
    WEAK_OR_NONE,
    WEAK_WORD,
    opposite,
    quotient,
    sign,
)
from stillwaiting.asking import SPEAKING, Question, ask, simulated
from stillwaiting.results import WORLD
from stillwaiting.signs import Sign
from stillwaiting.units import DAY

CALLED = Sign("references_called")


def weighed(offers, others, *signs, day=10, times=WORLD):
    """What the sign says where so many of 40 offers and of 40 never told saw it on day 5."""
    days = [5] * offers + [None] * (40 - offers) + [5] * others + [None] * (40 - others)
    results = seen(made((told("offer", 30, 40) + never(3, 40)) * times), references_called=days * times)
    return sign(known(results, day, signs))


def test_the_chances_with_a_sign_and_without_are_counted_among_the_silent():
    found = weighed(30, 10).every[0]
    assert (found.seen.hits, found.seen.among) == (40 * WORLD, 80 * WORLD)
    assert (found.offer_with.value, found.offer_without.value) == (0.75, 0.25)
    assert (found.never_with.value, found.never_without.value) == (0.25, 0.75)
    assert found.no_offer_with.value == 0.25
    assert (found.of_offers.value, found.of_others.value, found.ratio) == (0.75, 0.25, 3.0)


def test_whoever_is_answered_already_does_not_count():
    results = seen(made(told("offer", 8, 500) + told("offer", 30, 100) + never(3, 300)), references_called=[5] * 900)
    found = sign(known(results, 10)).every[0]
    assert (found.seen.hits, found.seen.among) == (400, 400)
    assert found.offer_with.value == 0.25


def test_what_is_seen_later_is_not_seen_yet():
    assert weighed(30, 10, day=4).every[0].seen.hits == 0
    assert weighed(30, 10, day=5).every[0].seen.hits == 40 * WORLD


def test_a_named_date_counts_though_it_lies_ahead():
    results = seen(made(told("offer", 30, 100) + never(3, 100)), promised=[20] * 200)
    assert sign(known(results, 10)).every[0].seen.hits == 200


@pytest.mark.parametrize(
    ("offers", "others", "strength", "direction"),
    [
        (36, 4, STRONG_WORD, UP),
        (4, 36, STRONG_WORD, DOWN),
        (20, 10, WEAK_WORD, UP),
        (10, 20, WEAK_WORD, DOWN),
        (20, 20, NONE, None),
        (22, 20, NONE, None),
    ],
)
def test_strength_and_direction_follow_from_how_much_likelier_it_is_before_an_offer(
    offers, others, strength, direction
):
    found = weighed(offers, others).every[0]
    assert (found.strength, found.direction) == (strength, direction)


def test_the_odds_of_an_offer_are_multiplied_by_the_ratio():
    """Bayes' rule, on counts: 1 to 2 becomes 4 to 2 by a sign four times likelier before an offer."""
    cases = told("offer", 30, 100) + never(3, 200)
    days = [5] * 80 + [None] * 20 + [5] * 40 + [None] * 160
    found = sign(known(seen(made(cases), references_called=days), 10)).every[0]
    odds, odds_with = 100 / 200, found.offer_with.hits / (found.offer_with.among - found.offer_with.hits)
    assert found.ratio == pytest.approx(4)
    assert odds_with == pytest.approx(odds * found.ratio)


def test_what_other_seeds_could_make_none_is_weak_or_none_and_what_could_be_strong_cannot_be_said():
    assert weighed(26, 20, times=4).every[0].strength == WEAK_OR_NONE
    assert weighed(10, 1, times=3).every[0].strength == CANNOT_SAY
    assert weighed(10, 1, times=100).every[0].strength == STRONG_WORD


def test_fewer_than_a_hundred_cases_say_nothing():
    almost = seen(made(told("offer", 30, 99) + never(3, 900)), references_called=[5] * 99 + [None] * 900)
    enough = seen(made(told("offer", 30, 100) + never(3, 900)), references_called=[5] * 100 + [None] * 900)
    assert sign(known(almost, 10)).every[0].strength == CANNOT_SAY
    assert sign(known(enough, 10)).every[0].strength == STRONG_WORD


def test_a_sign_before_no_offer_at_all_has_no_ratio():
    results = seen(made(never(3, 300)), references_called=[5] * 300)
    found = sign(known(results, 10)).every[0]
    assert (found.ratio, found.strength, found.direction) == (None, CANNOT_SAY, None)


def test_nobody_silent_leaves_nothing_to_weigh():
    found = sign(known(seen(made(told("offer", 3, 300)), references_called=[1] * 300), 10))
    assert (found.silence_offer.among, found.every[0].strength) == (0, CANNOT_SAY)


def test_your_own_sign_is_compared_with_whoever_has_not_seen_it_at_all():
    """On day 5 give or take a working day: day 9 is another sign than yours, and day 5 no absence."""
    days = [5] * 200 + [9] * 200 + [None] * 200
    results = seen(made(told("offer", 30, 300) + never(3, 300)), references_called=days)
    found = sign(known(results, 10, [Sign("references_called", 5 * DAY)])).yours[0]
    assert (found.offer_with.hits, found.offer_with.among) == (200, 200)
    assert (found.offer_without.hits, found.offer_without.among) == (0, 200)


def test_what_you_have_not_seen_is_a_sign_the_other_way_round():
    found = weighed(36, 4, Sign("references_called", seen=False)).yours[0]
    assert (found.offer_with.value, found.offer_without.value) == (0.1, 0.9)
    assert (found.strength, found.direction) == (STRONG_WORD, DOWN)
    assert opposite(Sign("x", 5, seen=True)) == Sign("x", None, seen=False)


def test_each_of_your_signs_is_weighed_alone_and_all_of_them_together():
    cases = told("offer", 30, 200) + never(3, 200)
    days = {
        "references_called": ([5] * 150 + [None] * 50) + ([5] * 50 + [None] * 150),
        "next_round": ([5] * 100 + [None] * 100) + ([5] * 200),
    }
    found = sign(known(seen(made(cases), **days), 10, [CALLED, Sign("next_round")]))
    assert [each.offer_with.value for each in found.yours] == [0.75, 1 / 3]
    assert (found.together_offer.hits, found.together_offer.among) == (100, 150)
    assert (found.silence_offer.value, found.silence_never.value) == (0.5, 0.5)


def test_two_signs_that_point_to_different_sides_are_a_conflict():
    cases = told("offer", 30, 200) + never(3, 200)
    days = {
        "references_called": [5] * 190 + [None] * 10 + [5] * 20 + [None] * 180,
        "next_round": [5] * 20 + [None] * 180 + [5] * 190 + [None] * 10,
    }
    results = seen(made(cases), **days)
    assert sign(known(results, 10, [CALLED, Sign("next_round")])).conflict
    assert not sign(known(results, 10, [CALLED])).conflict
    assert not sign(known(results, 10, [CALLED, Sign("next_round", seen=False)])).conflict


def test_the_strongest_sign_comes_first_and_what_cannot_be_judged_last():
    cases = (told("offer", 30) + never(3)) * 400
    days = {
        "promised": [5] * 800,
        "top_candidate": [None] * 799 + [5],
        "next_round": [5, 5, 5, None] * 100 + [5, None, None, None] * 100,
        "verbal_offer": [5, None] * 396 + [5, 5] * 4,
    }
    found = sign(known(seen(made(cases), **days), 10)).every
    assert [each.sign.name for each in found] == ["verbal_offer", "next_round", "promised", "top_candidate"]


def test_a_scenario_without_signs_has_none_to_weigh():
    found = sign(case(made(told("offer", 30, 100)), 10 * DAY))
    assert (found.every, found.yours, found.conflict) == ((), (), False)


def test_a_quotient_by_nothing_is_endless_or_nothing():
    assert (quotient(1, 4), quotient(1, 0), quotient(0, 0)) == (0.25, np.inf, None)
    assert (quotient(None, 1), quotient(1, None)) == (None, None)


def test_a_sign_that_tells_of_the_offer_obeys_bayes_in_closed_form():
    """Of 25 in 100 offers (mean 12 days) and 75 never told, 60 and 20 in 100 saw it: silent on day 14 that is
    0.25 exp(-14/12) x 0.6 to 0.75 x 0.2, or an offer in 23.7 of 100."""
    detect = 0.03
    offer, other = 0.25 * np.exp(-14 / 12) * 0.6, 0.75 * 0.2
    random, count = np.random.default_rng(20261123), 6 * enough_for_proportion(0.24, detect)
    offered = random.random(count) < 0.25
    minutes = np.clip(np.round(random.exponential(12, count) * DAY), 1, None).astype(int)
    cases = [
        ("told", "offer", minute) if yes else ("never_told", "rejection", DAY)
        for yes, minute in zip(offered.tolist(), minutes.tolist(), strict=True)
    ]
    saw = random.random(count) < np.where(offered, 0.6, 0.2)
    results = seen(made(cases, horizon=10**6), references_called=[0 if one else None for one in saw.tolist()])
    found = sign(known(results, 14)).every[0]
    assert_proportion(found.offer_with.hits, found.offer_with.among, offer / (offer + other), detect=detect)


def test_what_a_sign_is_worth_is_what_asking_with_it_gives():
    """The same replications, asked again with the sign: the chance is the one the sign was said to give."""
    scenario, waited = lively(), 12 * DAY
    alone = sign(simulated(scenario, Question(waited, replications=20_000)))
    told = [each for each in alone.every if each.offer_with.among >= SPEAKING]  # else it is left out, and said so
    assert len(told) == 2
    for each in told:
        answer = ask(scenario, Question(waited, replications=20_000, signs=(each.sign,)))
        given = answer.chances.now["offer"]
        assert (given.hits, given.among) == (each.offer_with.hits, each.offer_with.among)
        assert given == answer.sign.together_offer == answer.sign.yours[0].offer_with
