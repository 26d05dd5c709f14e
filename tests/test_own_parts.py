"""Delays of one's own, and what happens where they, or the calls around them, are wrong."""

from dataclasses import replace

import numpy as np
import pytest
from made_scenarios import lively, small

from stillwaiting.amounts import Chance, Duration
from stillwaiting.asking import Question
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.part import Part
from stillwaiting.results import joined
from stillwaiting.scenario_file import dumps, loads
from stillwaiting.simulation import simulate


def own(write):
    """A delay of one's own that writes this into a plan."""

    class Mine(Part):
        def add_to(self, plan):
            write(plan)

    return small(delays={"mine": Mine()})


ONE_DAY = Duration("1 day").named("mine.takes")


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda plan: plan.before("decided").elapse(Duration("1 day")), "an amount of a part needs a name"),
        (lambda plan: plan.before("decided").sometimes(Chance("10%")).mark("x"), "an amount of a part needs a name"),
        (lambda plan: plan.before("decided").elapse(ONE_DAY, who="zz"), "delays.mine: mine names 'zz', but nobody is"),
        (lambda plan: plan.before("decided").meet(("zz",), ONE_DAY), "delays.mine: mine names 'zz', but nobody is"),
        (lambda plan: plan.before("decided").meet("manager", ONE_DAY), "meet takes the names of at least one person"),
        (
            lambda plan: plan.send_away("zz", every=ONE_DAY, lasts=ONE_DAY),
            "mine sends 'zz' away, but nobody is called so",
        ),
        (lambda plan: plan.before("decided").race(1), "at least 2 branches are needed, not 1"),
        (lambda plan: plan.before("decided").side_by_side(0), "at least 1 branches are needed, not 0"),
        (lambda plan: plan.before("decided").again(Chance("100%").named("mine.c"), 10**9), "0 to 20 times at most"),
        (lambda plan: plan.before("decided").end("offr"), "'offr' is no outcome; there are offer, rejection"),
        (lambda plan: plan.closing("rejected").silence(), "'rejected' is no outcome; there are offer, rejection"),
        (lambda plan: plan.before("decided").stand("third"), "'third' is no standing; there are first_choice"),
        (lambda plan: plan.before("decided").when("third"), "'third' is no standing; there are first_choice"),
        (lambda plan: plan.before("interviewed").mark("x"), "needs the milestone 'interviewed', which no step has"),
        (lambda plan: plan.nothing, "Mine.add_to failed: AttributeError"),
    ],
)
def test_a_delay_that_cannot_be_written_is_told_in_one_line(write, said):
    with pytest.raises(ScenarioError) as caught:
        own(write).compile()
    assert said in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_part_that_does_not_say_what_it_does_is_told_so():
    class Empty(Part):
        pass

    with pytest.raises(ScenarioError, match=r"Empty must define add_to\(plan\)"):
        small(delays={"mine": Empty()}).compile()


def test_a_milestone_cannot_have_the_name_of_a_sign():
    def write(plan):
        plan.before("decided").mark("seen")
        plan.before("decided").tell("seen")

    with pytest.raises(ScenarioError, match="'seen' is the name of a sign"):
        own(write).compile()


@pytest.mark.parametrize(
    "name", ["no_unsent", "cancelled_unsent", "nothing_pending", "decided_not_told", "offer_unsent"]
)
def test_a_delay_cannot_be_called_what_answers_call_something_else(name):
    text = f"schema: 1\nextends: small_company\ndelays: {{{name}: {{kind: on_leave, who: owner}}}}\n"
    with pytest.raises(ScenarioError, match=f"'{name}' cannot be a name here"):
        loads(text, "mine.yaml").compile()


def test_hours_in_another_zone_reach_into_the_first_day():
    """Half past midnight in Tokyo is half past ten of the day before in New York: somebody is at work there."""
    text = """
schema: 1
timezone: Asia/Tokyo
interview: "2026-03-05 00:30"
people: {a: {hours: "Mon-Fri 9:00-17:00", timezone: America/New_York}}
process:
  d: {work: a, effort: 1 h, milestone: decided}
  ans: {message: a, effort: 10 min, milestone: answered}
standing: {first_choice: 100%, next_in_line: 0%}
"""
    results = simulate(loads(text, "zones.yaml"), replications=5, seed=1)
    assert (results.wait == 70).all()


def test_only_parts_of_one_run_are_joined():
    first = simulate(lively(), replications=50, seed=1)
    for other in (
        simulate(replace(lively(), horizon=Duration("4 weeks")), replications=50, seed=1, first=50),
        simulate(lively().without("away"), replications=50, seed=1, first=50),
        simulate(lively(), replications=50, seed=1, first=50, probe=10),
        simulate(replace(lively(), name="another"), replications=50, seed=1, first=50),
    ):
        with pytest.raises(ValueError, match="not successive replications of one run"):
            joined([first, other])
    with pytest.raises(ValueError, match="nothing to join"):
        joined([])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"seed": -1}, "between 0 and"),
        ({"seed": 2**64}, "between 0 and"),
        ({"seed": np.int64(3)}, "seed must be a whole number"),
        ({"first": -1}, "first must be 0 or more"),
        ({"jobs": 0}, "jobs 1 or more"),
        ({"jobs": "x"}, "jobs must be a whole number"),
        ({"probe": 1.5}, "a probe is a whole minute"),
        ({"probe": -5}, "a probe is a whole minute"),
        ({"replications": 2.0}, "replications must be a whole number"),
    ],
)
def test_arguments_that_cannot_be_are_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        simulate(small(), **{"replications": 10, "seed": 1} | wrong)


@pytest.mark.parametrize(
    "wrong",
    [{"waited": 1.5}, {"waited": "4 weeks"}, {"precision": -1}, {"precision": float("nan")}, {"replications": 0},
     {"replications": -3}, {"limit": 0}],
)  # fmt: skip
def test_questions_that_cannot_be_are_refused(wrong):
    with pytest.raises(StillWaitingError):
        Question(**{"waited": 1440} | wrong)


def test_a_file_cannot_say_what_a_delay_of_ones_own_does():
    with pytest.raises(StillWaitingError, match="a file cannot say what mine does"):
        dumps(own(lambda plan: plan.before("decided").elapse(ONE_DAY)))
