"""Intervals from groups of worlds: the formula, and that they hold the truth as often as they say."""

import numpy as np
import pytest
from scipy import stats

from stillwaiting.results import WORLD
from stillwaiting.studies.jackknife import GROUPS, T_39, Estimate, estimates, groups

EXPERIMENTS, AT_LEAST, NOT = 2_500, 0.928, 0.90
"""95 % intervals hold the truth in so many of so many experiments; intervals of 90 % do not (both errors 1e-6)."""
CASES = GROUPS * WORLD


def samples(*, between, within, cases=CASES):
    """Experiments (m, n), each a sum of a part that a world shares and a part of each case's own."""
    random = np.random.default_rng(5)
    shared = random.standard_normal((EXPERIMENTS, cases // WORLD), dtype=np.float32).repeat(WORLD, axis=1)
    return between * shared + within * random.standard_normal((EXPERIMENTS, cases), dtype=np.float32)


def medians(data):
    middle = data.shape[1] // 2
    return np.partition(data, middle, axis=1)[:, middle]


def covered(found, truth):
    return sum(each.low <= truth <= each.high for each in found)


def test_the_quantile_of_t_is_the_one_of_39_degrees_of_freedom():
    assert pytest.approx(stats.t.ppf(0.975, GROUPS - 1), abs=1e-7) == T_39


def test_the_rates_of_the_coverage_tests_follow_from_the_error_rates():
    least = stats.binom.ppf(1e-6, EXPERIMENTS, 0.95) / EXPERIMENTS
    assert least >= AT_LEAST > stats.binom.isf(1e-6, EXPERIMENTS, NOT) / EXPERIMENTS


def test_groups_are_whole_neighbouring_worlds_of_nearly_one_size():
    world = np.arange(100 * WORLD + 7) // WORLD + 3
    found = groups(world)
    assert sorted(set(found)) == list(range(GROUPS))
    assert (np.diff(found) >= 0).all()
    assert all(len(set(found[world == each])) == 1 for each in set(world))
    sizes = [len(set(world[found == each])) for each in range(GROUPS)]
    assert set(sizes) <= {2, 3}


def test_worlds_of_which_no_case_is_left_make_no_group():
    world = np.repeat(np.arange(0, 4 * GROUPS, 2), 3)
    assert len(set(groups(world))) == GROUPS


def test_fewer_worlds_than_groups_have_no_interval():
    assert groups(np.arange(GROUPS - 1).repeat(WORLD)) is None
    assert estimates(lambda kept: np.array([kept.sum()]), None, 10) == [Estimate(10)]


def test_the_interval_of_a_mean_is_that_of_the_means_of_the_groups():
    values = samples(between=1, within=2)[0]
    (found,) = estimates(lambda kept: values[kept].mean(keepdims=True), groups(np.arange(CASES) // WORLD), CASES)
    means = values.reshape(GROUPS, -1).mean(axis=1)
    half = T_39 * means.std(ddof=1) / np.sqrt(GROUPS)
    assert (found.value, found.low, found.high) == pytest.approx(
        (means.mean(), means.mean() - half, means.mean() + half)
    )


def test_what_never_changes_has_an_interval_of_no_width():
    group = groups(np.arange(CASES) // WORLD)
    assert estimates(lambda _: np.array([-4320.0]), group, CASES) == [Estimate(-4320, -4320, -4320)]


def test_a_number_that_cannot_be_said_without_some_group_has_no_interval():
    group = groups(np.arange(CASES) // WORLD)
    rare = np.equal(group, 7)
    found = estimates(lambda kept: np.array([np.nan, 5.0 if (kept & rare).any() else np.nan]), group, CASES)
    assert found == [Estimate(None), Estimate(5)]


def test_a_difference_is_sure_where_its_interval_leaves_zero_out():
    assert Estimate(2, 1, 3).is_sure
    assert Estimate(-2, -3, -1).is_sure
    assert not Estimate(2, -1, 3).is_sure
    assert not Estimate(2).is_sure


def test_an_interval_of_a_paired_mean_holds_the_truth_as_often_as_it_says():
    difference = samples(between=1, within=3) - 1
    found = estimates(lambda kept: difference[:, kept].mean(axis=1), groups(np.arange(CASES) // WORLD), CASES)
    assert covered(found, -1) >= AT_LEAST * EXPERIMENTS


def test_an_interval_of_a_difference_of_medians_holds_the_truth_as_often_as_it_says():
    before = samples(between=1, within=2)
    after = before - 1 + 0.3 * np.roll(before, WORLD, axis=1)  # not the same change for everybody
    group = groups(np.arange(CASES) // WORLD)
    found = estimates(lambda kept: medians(after[:, kept]) - medians(before[:, kept]), group, CASES)
    assert covered(found, -1) >= AT_LEAST * EXPERIMENTS


def test_intervals_that_take_single_cases_for_independent_hold_it_too_rarely():
    difference = samples(between=1, within=3) - 1
    found = estimates(lambda kept: difference[:, kept].mean(axis=1), np.arange(CASES) % GROUPS, CASES)
    assert covered(found, -1) < NOT * EXPERIMENTS
