"""What must hold of many replications, whatever the scenario: the promises on random numbers."""

from dataclasses import replace

import numpy as np
import pytest
from made_scenarios import lively, small

from stillwaiting.amounts import Duration
from stillwaiting.delays import HiringFreeze, OnLeave, ReferenceChecks
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.results import HOWS, OPEN_HOW, TOLD, WORLD, joined
from stillwaiting.simulation import CHUNK, simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import Work

COLUMNS = ("wait", "decided", "end", "outcome", "standing", "how", "causes", "milestones", "signs", "holding")


def same(first, second):
    """Whether two results agree in every column."""
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in COLUMNS)


def part(results, start, stop):
    """Columns of some replications."""
    return {name: getattr(results, name)[start:stop] for name in COLUMNS}


def test_a_replication_is_the_same_however_many_are_played():
    whole = simulate(lively(), replications=CHUNK + 250, seed=7, probe=20_000)
    few = simulate(lively(), replications=120, seed=7, probe=20_000)
    late = simulate(lively(), replications=130, seed=7, probe=20_000, first=CHUNK - 30)
    for name, column in part(whole, 0, 120).items():
        assert np.array_equal(column, getattr(few, name)), name
    for name, column in part(whole, CHUNK - 30, CHUNK + 100).items():
        assert np.array_equal(column, getattr(late, name)), name


def test_two_processes_give_the_same_bits_as_one():
    assert same(
        simulate(lively(), replications=CHUNK + 100, seed=3, jobs=2),
        simulate(lively(), replications=CHUNK + 100, seed=3),
    )


def test_another_seed_gives_other_replications():
    assert not same(simulate(lively(), replications=200, seed=1), simulate(lively(), replications=200, seed=2))


def test_the_order_of_people_and_delays_does_not_matter():
    scenario = lively()
    turned = replace(
        scenario,
        people=dict(reversed(scenario.people.items())),
        delays=dict(reversed(scenario.delays.items())),
    )
    assert same(simulate(scenario, replications=300, seed=1), simulate(turned, replications=300, seed=1))


@pytest.mark.parametrize(
    "delay",
    [
        OnLeave(who="manager", every={"dist": "exponential", "mean": "60 weeks"}),
        HiringFreeze(every={"dist": "exponential", "mean": "60 weeks"}),
    ],
)
def test_a_delay_that_holds_nothing_up_changes_nothing(delay):
    without = simulate(lively(), replications=400, seed=5)
    with_it = simulate(lively().with_(delays={"extra": delay}), replications=400, seed=5)
    untouched = (with_it.cause("extra") == 0) & (with_it.outcome != 2) & (without.outcome != 2)
    assert 0.5 < untouched.mean() < 1
    assert np.array_equal(with_it.wait[untouched], without.wait[untouched])
    for name in without.cause_names:
        assert np.array_equal(with_it.cause(name)[untouched], without.cause(name)[untouched]), name


def test_causes_add_up_to_the_wait_on_every_replication():
    results = simulate(lively(), replications=2_000, seed=11, probe=14 * 1440)
    assert (results.causes >= 0).all()
    assert np.array_equal(results.causes.sum(axis=1), results.end)
    told = results.how == TOLD
    assert np.array_equal(results.wait[told], results.end[told])
    assert (results.wait[~told] == -1).all()
    assert results.probe_causes is not None
    silent = results.holding > -2
    assert (results.probe_causes.sum(axis=1)[silent] == 14 * 1440).all()
    assert (results.probe_causes.sum(axis=1)[~silent] == 0).all()


def test_who_is_silent_at_the_probe_is_who_was_not_answered_by_then():
    results = simulate(lively(), replications=2_000, seed=12, probe=14 * 1440)
    silent = (results.wait < 0) | (results.wait > 14 * 1440)
    assert np.array_equal(results.holding > -2, silent)


def test_unsure_numbers_are_the_same_within_a_world_and_differ_between_worlds():
    once = lively().without("leaves", "reorganization")  # a successor would settle the standing anew
    sure = replace(once, standing=Standing(first_choice="40%", next_in_line="20%"))
    results = simulate(once, replications=4_000, seed=2)
    certain = simulate(sure, replications=4_000, seed=2)
    # The same uniforms meet another chance: within a world it is larger for every case, or smaller for every case.
    change = (results.standing == 0).astype(int) - (certain.standing == 0)
    gains, losses = (np.bincount(results.world[change == sign], minlength=4_000 // WORLD) for sign in (1, -1))
    assert not (gains * losses).any()
    assert (gains > 1).sum() > 10
    assert (losses > 1).sum() > 10


def test_a_case_nobody_closes_is_open_at_the_horizon():
    slow = Work(work="manager", effort="200 h", milestone="decided")
    stuck = small(horizon=Duration("2 days")).with_(process={"decision": slow})
    results = simulate(stuck, replications=50, seed=1)
    assert (results.how == OPEN_HOW).all()
    assert (results.end == 2 * 1440).all()
    assert (results.decided == -1).all()
    assert HOWS[results.how[0]] == "open"


def test_parts_of_different_runs_cannot_be_joined():
    first = simulate(small(), replications=10, seed=1)
    with pytest.raises(ValueError, match="not successive"):
        joined([first, simulate(small(), replications=10, seed=2, first=10)])
    with pytest.raises(ValueError, match="not successive"):
        joined([first, simulate(small(), replications=10, seed=1, first=9)])


def test_fewer_than_one_replication_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        simulate(small(), replications=0, seed=1)


def test_a_scenario_without_a_delay_it_never_had_is_refused():
    with pytest.raises(StillWaitingError, match="has no delay 'sign_of'"):
        small().without("sign_of")


def test_renaming_a_delay_changes_only_what_that_delay_draws():
    scenario = lively().without("leaves", "reorganization").with_(delays={"references": ReferenceChecks()})
    renamed = replace(
        scenario, delays={("checks" if name == "references" else name): part for name, part in scenario.delays.items()}
    )
    before, after = (simulate(one, replications=600, seed=4) for one in (scenario, renamed))
    assert not np.array_equal(before.cause("references"), after.cause("checks"))
    quiet = (before.cause("references") == 0) & (after.cause("checks") == 0)
    assert quiet.sum() > 100
    assert np.array_equal(before.wait[quiet], after.wait[quiet])


def test_everything_wrong_in_a_scenario_is_said_at_once():
    wrong = small(people={}, process={})
    with pytest.raises(ScenarioError) as caught:
        wrong.compile()
    assert [str(problem) for problem in caught.value.problems] == [
        "process: no step has `milestone: decided`",
        "process: no step (a message) has `milestone: answered`",
    ]


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (lambda results: results.cause("weather"), "no cause is called 'weather'; there are "),
        (lambda results: results.sign("weather"), "no sign is called 'weather'; there are "),
        (lambda results: results.milestone("weather"), "no milestone is called 'weather'; there are "),
    ],
)
def test_an_unknown_name_is_told_which_there_are(look, message):
    results = simulate(lively(), replications=5, seed=1)
    with pytest.raises(StillWaitingError) as caught:
        look(results)
    assert str(caught.value).startswith(message)
    assert str(caught.value).count("\n") == 0
    names = str(caught.value).removeprefix(message)
    kinds = (results.cause_names, results.sign_names, results.milestone_names)
    assert names in {", ".join(kind) or "none" for kind in kinds}
    assert results.cause(results.cause_names[-1]).tolist() == results.causes[:, -1].tolist()
