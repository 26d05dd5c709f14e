"""What each delay costs: exactly its length where lengths are constants, ranked, for everybody or for the silent."""

from dataclasses import replace

import numpy as np
import pytest
from made_scenarios import lively, small

from stillwaiting.amounts import Duration
from stillwaiting.delays import (
    BackgroundCheck,
    CandidateMovesOn,
    FirstChoiceDecides,
    HrControlsCommunication,
    NeverTold,
)
from stillwaiting.errors import ScenarioError
from stillwaiting.people import Person
from stillwaiting.results import WORLD
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.simulation import simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import Elapse, Message
from stillwaiting.studies.cost import ENDS, WAITS, costs, lifted, saved
from stillwaiting.studies.jackknife import GROUPS, Estimate
from stillwaiting.studies.measures import Difference
from stillwaiting.studies.playing import Run
from stillwaiting.survival import silent, told
from stillwaiting.units import DAY, HOUR, WEEK

KINDS = [employer for employer in map(load_employer, shipped()) if isinstance(employer, Scenario)]
RUN = Run(GROUPS * WORLD, seed=3)
OFFERS = Standing(first_choice="100%", next_in_line="0%")
NEXT = Standing(first_choice="0%", next_in_line="100%")


def steady(standing=OFFERS, **delays):
    """Decided after 9 days, told an hour later, every day of the year and every hour of the day."""
    return small(
        people={"manager": Person(hours="Mon-Sun 0:00-24:00", met_you=True)},
        process={
            "decision": Elapse(elapse="9 days", milestone="decided"),
            "answer": Message(message="manager", effort="1 h", milestone="answered"),
        },
        standing=standing,
        delays=delays,
    )


def exactly(a, b):
    return Difference(a, b, Estimate(b - a, b - a, b - a))


CHECK = BackgroundCheck(takes="3 days", fails="0%")
CLEARING = HrControlsCommunication(who="manager", clearing="2 days")


def test_each_delay_of_constants_costs_its_length_and_the_longest_comes_first():
    found = costs(steady(clearing=CLEARING, check=CHECK), RUN)
    assert [(each.name, each.kind, saved(each)) for each in found.delays] == [
        ("check", "background_check", 3 * DAY),
        ("clearing", "hr_controls_communication", 2 * DAY),
    ]
    whole = 14 * DAY + HOUR
    assert found.delays[0].waits == dict.fromkeys(WAITS, exactly(whole, whole - 3 * DAY))
    assert found.delays[1].waits == dict.fromkeys(WAITS, exactly(whole, whole - 2 * DAY))
    assert found.delays[0].ends == {"answered": exactly(1, 1), "never_told": exactly(0, 0), "offers": exactly(1, 1)}
    assert (found.among, found.worlds, found.waited, found.kept) == (RUN.replications, GROUPS, None, ())
    assert all(each.both == RUN.replications and not each.at_once for each in found.delays)


def test_a_delay_that_keeps_people_from_an_answer_costs_no_days_but_answers():
    out = Standing(first_choice="0%", next_in_line="0%")
    (found,) = costs(steady(out, never=NeverTold(rejected="40%")), RUN).delays
    never = found.ends["never_told"]
    assert saved(found) == 0
    assert 0.3 < never.a < 0.5
    assert (never.b, never.change.value) == (0, -never.a)
    assert found.ends["answered"].change.value == pytest.approx(never.a)
    assert found.both == round((1 - never.a) * RUN.replications)


def test_the_first_choice_is_not_left_out_but_answers_at_once():
    thinking = FirstChoiceDecides(accepts="0%", thinks_before_no="5 days")
    (found,) = costs(steady(NEXT, first=thinking), RUN).delays
    assert found.at_once
    assert found.waits["mean"] == exactly(14 * DAY + HOUR, 9 * DAY + HOUR)
    assert found.ends["offers"] == exactly(1, 1)


def test_where_nobody_is_next_in_line_the_first_choice_can_be_left_out():
    scenario = steady(first=FirstChoiceDecides())
    assert lifted(scenario, "first").delays == {}
    assert not costs(scenario, RUN).delays[0].at_once


def test_the_candidates_own_moving_on_is_left_as_it_is():
    scenario = steady(check=CHECK, moves_on=CandidateMovesOn(after="10 days"))
    found = costs(scenario, RUN)
    assert (found.kept, [each.name for each in found.delays]) == (("moves_on",), ["check"])
    assert found.delays[0].ends["offers"] == exactly(0, 1)
    assert (found.delays[0].both, found.delays[0].waits["mean"]) == (0, Difference(None, None, Estimate(None)))
    assert saved(found.delays[0]) == 0


def test_a_scenario_without_delays_has_no_costs():
    assert costs(steady(), RUN).delays == ()


def test_a_scenario_that_cannot_be_played_is_refused():
    with pytest.raises(ScenarioError, match="nothing decides"):
        costs(steady(NEXT, check=CHECK), RUN)


def test_of_those_who_are_silent_only_they_count():
    scenario = steady(Standing(first_choice="40%", next_in_line="0%"), check=CHECK)
    everybody, late = costs(scenario, RUN), costs(scenario, RUN, waited=10 * DAY)
    offers = everybody.delays[0].ends["offers"].a
    assert saved(everybody.delays[0]) == pytest.approx(3 * DAY * offers)
    assert (late.waited, late.among) == (10 * DAY, round(offers * RUN.replications))
    assert late.delays[0].waits["mean"] == exactly(12 * DAY + HOUR, 9 * DAY + HOUR)
    assert late.delays[0].ends["offers"] == exactly(1, 1)


def test_where_nobody_is_silent_any_more_nothing_is_said():
    found = costs(steady(check=CHECK), RUN, waited=30 * DAY)
    assert (found.among, found.worlds) == (0, 0)
    assert found.delays[0].waits["mean"].change == Estimate(None)
    assert found.delays[0].ends["offers"].change == Estimate(None)


@pytest.mark.parametrize("waited", [None, 2 * WEEK])
def test_costs_are_paired_differences_of_the_same_cases(waited):
    scenario = lively()
    found = costs(scenario, RUN, waited=waited)
    base = simulate(scenario, replications=RUN.replications, seed=RUN.seed)
    counts = np.ones(base.n, dtype=bool) if waited is None else silent(base, waited)
    for each in found.delays:
        other = simulate(lifted(scenario, each.name), replications=RUN.replications, seed=RUN.seed)
        both = counts & told(base) & told(other)
        assert each.both == both.sum()
        assert saved(each) == pytest.approx(float((base.wait - other.wait)[both].mean()))
        offers = [(told(one) & (one.outcome == 0))[counts].mean() for one in (base, other)]
        assert (each.ends["offers"].a, each.ends["offers"].b) == pytest.approx(offers)
    ranked = [saved(each) for each in found.delays]
    assert ranked == sorted(ranked, reverse=True)
    assert found.delays[0].waits.keys() == WAITS.keys()
    assert found.delays[0].ends.keys() == ENDS.keys()


@pytest.mark.parametrize("scenario", KINDS, ids=lambda scenario: scenario.name)
def test_every_delay_of_a_shipped_scenario_can_be_lifted(scenario):
    for delay in scenario.delays:
        assert lifted(scenario, delay).problems() == []


def test_progress_counts_every_play():
    said = []
    costs(steady(check=CHECK, clearing=CLEARING), Run(500), progress=lambda done, planned: said.append((done, planned)))
    assert said == [(500, 1_500), (1_000, 1_500), (1_500, 1_500)]


def test_at_once_is_no_time():
    part = lifted(steady(NEXT, first=FirstChoiceDecides()), "first").delays["first"]
    assert (part.thinks_before_yes, part.thinks_before_no) == (Duration("0 min"), Duration("0 min"))
    assert replace(steady(NEXT), delays={"first": part}).problems() == []
