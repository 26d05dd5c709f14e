"""The baseline that the engine is measured against is the same model, written a second time."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

DETECT = 0.15


@pytest.fixture(scope="module")
def equal():
    sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
    return import_module("equal_in_distribution")


@pytest.fixture(scope="module")
def played(equal):
    scenario = equal.certain(equal.load("large_company"))
    return equal.both(scenario, seed=1, count=equal.enough(DETECT))


def test_engine_and_baseline_agree_in_distribution(equal, played):
    engine, baseline = played
    assert engine.n == len(baseline.wait) == equal.enough(DETECT)
    assert [one for one in equal.compared(engine, baseline) if one.differs] == []


def test_the_baseline_accounts_for_every_minute(played):
    _, baseline = played
    spent = sum(baseline.causes.values())
    assert abs(spent - baseline.end).max() <= len(baseline.causes)  # each is rounded to whole minutes


def test_a_baseline_that_is_too_slow_by_one_part_in_four_would_be_noticed(equal, played):
    engine, baseline = played
    slower = baseline._replace(wait=(baseline.wait * 1.25).astype(int))
    assert [one.name for one in equal.compared(engine, slower) if one.differs][:1] == ["wait"]
