"""Answers given silence, where the scenario is a closed form: nothing but an exponential, Weibull or gamma wait.

Ages of 7 to 56 days, 20 in 100 never told, others answered after a time of known distribution. The exact values are
computed here from the formulae; some of them, worked out elsewhere, are typed in to check these.
"""

import math

import numpy as np
import pytest
from scipy import stats
from statistical import accepted, enough_for_proportion

from stillwaiting.amounts import Chance, Duration
from stillwaiting.answers.case import Case
from stillwaiting.answers.chances import chances
from stillwaiting.answers.unusual import unusual
from stillwaiting.answers.when import when
from stillwaiting.delays import NeverTold
from stillwaiting.part import Part
from stillwaiting.people import Person
from stillwaiting.plan.builder import Builder
from stillwaiting.scenario import Scenario
from stillwaiting.signs import Sign, like_you
from stillwaiting.simulation import simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import Message, Work

DAY = 1440
EXP_14 = Duration(dist="exponential", mean="14 days")
DETECT = 0.03


class AnswerAfter(Part):
    """The case is closed at once; the answer comes after a time that depends on what it is."""

    offer: Duration
    """Until an offer."""

    no: Duration
    """Until a no."""

    def add_to(self, plan: Builder) -> None:
        plan.closing("offer").elapse(self.offer)
        plan.closing("rejection").elapse(self.no)


class FoldedHands(Part):
    """A sign that comes to some, on a day of its own, and means nothing."""

    comes: Chance
    after: Duration

    def add_to(self, plan: Builder) -> None:
        sign = plan.before("decided").sometimes(self.comes)
        sign.tell("folded_hands")


def closed_form(*, offer=EXP_14, no=EXP_14, first_choice="0%", never="20%", **delays):
    """A scenario without anything but the time until the answer."""
    always = Person(hours="Mon-Sun 0:00-24:00", met_you=True)
    nothing = {"top_candidate_if_first": "0%", "top_candidate_if_not": "0%", "verbal_offer": "0%"}
    return Scenario(
        name="closed",
        people={"boss": always},
        process={
            "decision": Work(work="boss", effort="0 min", milestone="decided"),
            "answer": Message(message="boss", effort="0 min", milestone="answered"),
        },
        standing=Standing(first_choice=first_choice, next_in_line="0%", **nothing),
        delays={
            "never_told": NeverTold(rejected=never, cancelled="0%"),
            "answer_after": AnswerAfter(offer=offer, no=no),
            **delays,
        },
        horizon=Duration("260 weeks"),
    )


def asked(scenario, days, replications):
    results = simulate(scenario, replications=replications, seed=5, probe=days * DAY)
    return Case(results, results, days * DAY)


def is_the_share(share, exact, detect=DETECT):
    """The share is that of its exact value, by a test that would notice a difference of `detect`."""
    assert share.among >= enough_for_proportion(exact, detect), f"{share.among} cases are too few"
    low, high = accepted(share.among, exact)
    assert low <= share.hits <= high, f"{share.hits} of {share.among} is not {exact:.6f}"


@pytest.mark.parametrize(("days", "published"), [(7, 0.291875), (14, 0.404610), (28, 0.648786), (42, 0.833925)])
def test_never_told_given_silence_is_its_share_over_the_share_of_the_silent(days, published):
    exact = 0.2 / (0.2 + 0.8 * math.exp(-days / 14))
    assert exact == pytest.approx(published, abs=1e-6)
    case = asked(closed_form(), days, 60_000)
    is_the_share(chances(case).now["never_told"], exact, 0.05)


def test_never_told_given_silence_is_exact_in_counts():
    case = asked(closed_form(), 21, 5_000)
    found, silent = chances(case), unusual(case.everybody, case.waited).silent
    assert found.now["never_told"].hits == found.at_interview["never_told"].hits  # who is never told is silent for ever
    assert found.now["never_told"].among == silent.hits


def test_three_outcomes_compete_as_in_the_closed_form():
    offer, no = stats.gamma(2, scale=6), stats.expon(scale=18)
    weights = [0.25 * offer.sf(14), 0.45 * no.sf(14), 0.30]
    exact = [weight / sum(weights) for weight in weights]
    assert sum(weights) == pytest.approx(0.587552, abs=1e-6)
    assert exact == pytest.approx([0.137537, 0.351870, 0.510593], abs=1e-6)
    times = {
        "offer": Duration(dist="gamma", mean="12 days", sd="8.485281 days"),
        "no": Duration(dist="exponential", mean="18 days"),
    }
    case = asked(closed_form(**times, first_choice="25%", never="40%"), 14, 60_000)
    for key, share in zip(("offer", "rejection", "never_told"), exact, strict=True):
        is_the_share(chances(case).now[key], share)


@pytest.mark.parametrize(("shape", "days", "published"), [(1.0, 14, 9.70406), (0.7, 14, 15.705), (2.0, 28, 2.329)])
def test_the_rest_of_the_wait_has_the_conditional_median(shape, days, published):
    law = stats.weibull_min(shape, scale=14)
    exact = law.isf(law.sf(days) / 2) - days
    assert exact == pytest.approx(published, abs=1e-3)
    wait = Duration(dist="weibull", shape=shape, scale="14 days")
    case = asked(closed_form(no=wait, never="0%"), days, 40_000 if shape < 2 else 120_000)
    rest = (case.everybody.wait[case.waiting] - case.waited) / DAY
    below = int((rest <= exact).sum())
    low, high = accepted(len(rest), 0.5)
    assert len(rest) >= enough_for_proportion(0.5, 0.05 if days < 28 else 0.12)
    assert low <= below <= high
    half = when(case.everybody, case.waited).half
    assert half.low <= exact * DAY * 1.05
    assert half.high >= exact * DAY * 0.95


def test_a_sign_that_means_nothing_changes_nothing_but_the_number_of_cases():
    hands = FoldedHands(comes="30%", after="1 day")
    case = asked(closed_form(folded_hands=hands), 14, 60_000)
    exact = 0.2 / (0.2 + 0.8 * math.exp(-1))
    for seen in (True, False):
        known = like_you(case.everybody, [Sign("folded_hands", seen=seen)], case.waited)
        is_the_share(chances(Case(case.everybody, known, case.waited)).now["never_told"], exact, 0.06)


def test_the_band_holds_the_truth_as_often_as_it_says():
    """The truth is one world's own share: nine worlds in ten must lie in the band, and the band must not be wider."""
    unsure = Duration(dist="exponential", mean="14 days", unsure=("0.5x", "2x"))
    case = asked(closed_form(no=unsure, never="0%"), 14, 100_000)
    share = unusual(case.everybody, case.waited).still_waiting
    # A factor from 0.5 to 2 is lognormal about 1, its middle nine tenths between the two ends.
    sd = math.log(2) / stats.norm.isf(0.05)
    ends = [math.log(-1 / math.log(end)) / sd for end in (share.low, share.high)]
    inside = stats.norm.cdf(ends[1]) - stats.norm.cdf(ends[0])
    assert 0.85 <= inside <= 0.93
    exact = stats.norm.expect(lambda z: math.exp(-math.exp(-sd * z)))
    worth = share.value * (1 - share.value) / ((share.simulation.high - share.simulation.low) / 3.92) ** 2
    assert abs(share.value - exact) <= 5 * math.sqrt(exact * (1 - exact) / worth)
    assert np.isclose(share.low, math.exp(-2), atol=0.03)
    assert np.isclose(share.high, math.exp(-0.5), atol=0.03)
