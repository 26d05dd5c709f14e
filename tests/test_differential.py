"""The SimPy engine against the plain player, on random plans: not one minute may differ.

RANDOM_PLANS=50000 in the environment takes more of them; `python tests/long_differential.py` takes others.
"""

import os
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_differential import differences
from plain_player import Ending, played
from random_plans import plans, seeded_plan

from stillwaiting.engines.simpy_engine import Outcome, play, play_one
from stillwaiting.plan.rows import WORLD, Plan

PLANS = int(os.environ.get("RANDOM_PLANS", "700"))
REPLICATIONS = 5
CHUNK = 100
SEEDS = st.integers(min_value=0, max_value=2**64 - 1)


def test_the_plain_player_leaves_the_same_fields_behind() -> None:
    assert Ending._fields == Outcome._fields


@pytest.mark.parametrize("first", range(0, PLANS, CHUNK))
def test_engine_and_plain_player_agree_to_the_minute(first: int) -> None:
    assert differences(first, min(first + CHUNK, PLANS), REPLICATIONS) == []


@given(plan=plans(), seed=SEEDS, replication=st.integers(min_value=0, max_value=3 * WORLD))
def test_they_agree_on_plans_that_shrink(plan: Plan, seed: int, replication: int) -> None:
    assert play(plan, seed, replication, 1) == [played(plan, seed, replication)]


@pytest.mark.parametrize("first", range(0, 300, CHUNK))
def test_every_ledger_adds_up_to_the_end(first: int) -> None:
    for number in range(first, first + CHUNK):
        for outcome in play(seeded_plan(number), number, 0, REPLICATIONS):
            assert sum(outcome.ledger) == outcome.end
            assert min(outcome.ledger) >= 0


def test_every_ledger_at_the_probe_adds_up_to_the_probe_minute() -> None:
    seen = 0
    for number in range(200):
        plan = seeded_plan(number)
        for outcome in play(plan, number, 0, REPLICATIONS):
            if outcome.probed:
                seen += 1
                assert sum(outcome.probed) == plan.probe <= outcome.end
    assert seen > 200


def test_time_never_runs_backwards_in_a_trace() -> None:
    for number in range(150):
        outcome, trace = play_one(seeded_plan(number), number, 3)
        minutes = [entry.minute for entry in trace]
        assert minutes == sorted(minutes)
        assert all(minute <= outcome.end for minute in minutes)


def test_a_trace_changes_nothing() -> None:
    for number in range(100):
        plan = seeded_plan(number)
        assert play_one(plan, number, 2)[0] == list(play(plan, number, 0, 3))[2]


@pytest.mark.parametrize("cuts", [(1, 39), (7, 20, 13), (39, 1), (1,) * 40])
def test_pieces_of_a_run_are_the_run(cuts: tuple[int, ...]) -> None:
    for number in range(0, 60, 6):
        plan, first = seeded_plan(number), WORLD - 20
        pieces, start = list[Outcome](), first
        for count in cuts:
            pieces += play(plan, number, start, count)
            start += count
        assert pieces == list(play(plan, number, first, sum(cuts)))


def test_the_random_plans_reach_every_kind_of_ending() -> None:
    found = Counter(
        outcome.how for number in range(150) for outcome in play(seeded_plan(number), number, 0, REPLICATIONS)
    )
    assert min(found[how] for how in range(4)) > 30
