"""Shares, bands, curves and quantiles, against exact values and against worlds whose spread is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import made
from scipy import stats

from stillwaiting.survival import (
    Interval,
    Quantile,
    band,
    binomial_ranks,
    departures,
    incidence,
    pooled,
    quantile,
    share,
    silent,
    survival,
    survival_band,
    told_outcome,
    weighted_quantiles,
    wilson,
)

FOUR = [
    ("told", "offer", 10),
    ("told", "rejection", 20),
    ("never_told", "rejection", 5),
    ("withdrawn", "open", 15),
]


@pytest.fixture
def random():
    return np.random.default_rng(20261123)


# Shares


@pytest.mark.parametrize(("hits", "among"), [(0, 10), (1, 10), (13, 100), (500, 1000), (10, 10), (999, 1000)])
def test_wilson_is_the_interval_of_scipy(hits, among):
    found, theirs = wilson(hits, among), stats.binomtest(hits, among).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_nothing_counted_leaves_everything_possible():
    assert wilson(0, 0) == Interval(0.0, 1.0)
    empty = pooled(np.array([0, 0]), np.array([0, 0]))
    assert (empty.value, empty.low, empty.high) == (None, 0.0, 1.0)


def test_a_share_is_the_ratio_of_sums_and_not_the_mean_of_ratios():
    found = pooled(np.array([1, 90]), np.array([1, 99]))
    assert (found.hits, found.among, found.value) == (91, 100, 0.91)


def test_a_share_counts_by_world_wherever_the_replications_begin():
    cases = [("told", "offer", 10)] * 100 + [("told", "rejection", 10)] * 100
    shares = []
    for first in (0, 700):
        results = made(cases, first=first)
        shares.append(share(results, told_outcome(results, "offer"), silent(results, 0)))
    assert shares[0] == shares[1]
    assert (shares[0].low, shares[0].value, shares[0].high) == pytest.approx((0, 0.5, 1), abs=0.01)


# The band


def test_equal_worlds_have_no_band(random):
    """Once in 20 the noise looks like a spread; never does it look like much of one."""
    among = random.poisson(60, (1000, 100))
    ends = [band(random.binomial(row, 0.3), row) for row in among]
    widths = np.array([high - low for low, high in ends])
    assert (widths == 0).mean() > 0.92
    # The noise itself would be 19 in 100 wide.
    assert widths.max() < 0.13
    assert widths.mean() < 0.005


@pytest.mark.parametrize("replications", [20, 100])
def test_the_band_recovers_a_known_spread_whatever_the_noise(random, replications):
    worlds = random.beta(4, 16, 20_000)
    among = np.full(len(worlds), replications)
    assert band(random.binomial(among, worlds), among) == pytest.approx(stats.beta.ppf([0.05, 0.95], 4, 16), abs=0.008)


def test_worlds_that_are_certain_keep_their_whole_spread():
    among = np.full(1000, 5)
    assert band(among * (np.arange(1000) % 2), among) == pytest.approx((0, 1), abs=0.02)


def test_silence_reweights_the_worlds(random):
    """Two kinds of world: where one keeps nearly all the silent cases, the band is nearly its own."""
    chance, even = np.where(np.arange(2000) % 2, 0.2, 0.6), np.full(2000, 100)
    assert band(random.binomial(even, chance), even) == pytest.approx((0.2, 0.6), abs=0.06)
    uneven = np.where(np.arange(2000) % 2, 196, 4)
    assert band(random.binomial(uneven, chance), uneven) == pytest.approx((0.2, 0.2), abs=0.06)


@given(st.lists(st.tuples(st.integers(0, 100), st.floats(0, 1)), min_size=1, max_size=30))
def test_the_band_contains_the_share_and_stays_within_0_and_1(worlds):
    among = np.array([count for count, _ in worlds])
    hits = np.array([round(count * part) for count, part in worlds])
    found = pooled(hits, among)
    assert 0 <= found.low <= found.high <= 1
    assert found.value is None or found.low <= found.value <= found.high


def test_a_band_below_its_share_is_stretched_to_it():
    """Twenty worlds of a thousand are certain, the others nearly impossible: the mean is beyond the 95 % point."""
    hits = np.concatenate([np.arange(980), np.full(20, 10**6)])
    found = pooled(hits, np.full(1000, 10**6))
    assert found.low < 0.001
    assert found.high == found.value > 0.02


def test_a_weighted_quantile_lies_between_the_middles_of_the_weights():
    values, weights = np.array([3.0, 1.0, 2.0, 1.0]), np.array([4.0, 1.0, 4.0, 1.0])
    found = weighted_quantiles(values, weights, (0.0, 0.1, 0.25, 0.4, 0.6, 1.0))
    assert found.tolist() == pytest.approx([1, 1, 1.5, 2, 2.5, 3])


def test_equal_weights_give_the_quantiles_of_numpy(random):
    values = random.random(50)
    theirs = np.quantile(values, [0.05, 0.5, 0.95], method="hazen")
    assert weighted_quantiles(values, np.ones(50), (0.05, 0.5, 0.95)) == pytest.approx(theirs)


# Silence


def test_who_is_told_at_a_minute_is_silent_no_longer():
    results = made(FOUR)
    assert silent(results, 9).tolist() == [True, True, True, True]
    assert silent(results, 10).tolist() == [False, True, True, True]
    assert silent(results, 15).tolist() == [False, True, True, False]
    assert silent(results, 20).tolist() == [False, False, True, False]


def test_whoever_is_never_told_is_silent_for_ever():
    results = made([("never_told", "rejection", 5), ("open", "open", 0)])
    assert departures(results).min() == np.iinfo(np.int64).max
    assert silent(results, results.horizon).all()


def test_survival_and_incidence_count_cases():
    results, grid = made(FOUR), np.array([0, 9, 10, 14, 15, 19, 20, 1000])
    assert survival(results, grid).tolist() == [1, 1, 0.75, 0.75, 0.5, 0.5, 0.25, 0.25]
    assert incidence(results, "offer", grid).tolist() == [0, 0, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25]
    assert incidence(results, "rejection", grid).tolist() == [0, 0, 0, 0, 0, 0, 0.25, 0.25]


def test_the_band_of_the_curve_is_that_of_a_share_at_each_minute(random):
    waits = random.integers(1, 60, 1000) * (1 + np.arange(1000) // 100)
    results, grid = made([("told", "offer", int(wait)) for wait in waits]), np.array([0, 10, 50, 100, 400])
    low, high = survival_band(results, grid)
    shares = [share(results, silent(results, minute), silent(results, -1)) for minute in grid]
    assert low.tolist() == [each.low for each in shares]
    assert high.tolist() == [each.high for each in shares]
    assert high[1] > low[1]


# Quantiles


@pytest.mark.parametrize(("among", "p"), [(1, 0.5), (7, 0.1), (50, 0.5), (999, 0.95), (10_000, 0.8)])
def test_the_ranks_of_a_quantile_are_those_of_the_binomial(among, p):
    lower, upper = binomial_ranks(among, p, 0.025)
    below = stats.binom(among, p).cdf
    assert below(lower - 1) <= 0.025 < below(lower)
    assert below(upper - 2) < 0.975 <= below(upper - 1)


def test_a_quantile_is_an_order_statistic():
    assert quantile(np.arange(1, 101)[::-1], 100, 0.5) == Quantile(50, 40, 61)
    assert quantile(np.arange(1, 101), 100, 0.8).minutes == 80
    assert quantile(np.array([7]), 1, 0.5) == Quantile(7, 0, None)


def test_a_quantile_that_too_few_reach_is_not_reached():
    assert quantile(np.arange(1, 41), 100, 0.5) == Quantile(None, 40, None)
    assert quantile(np.array([], dtype=int), 0, 0.5).minutes is None


def test_the_interval_of_a_quantile_covers_it_as_often_as_it_says(random):
    """2,500 experiments, as in design section 10: at least 92.8 in 100 of intervals that promise 95."""
    truth = int(stats.expon.ppf(0.8) * 10_000)
    draws = (random.exponential(10_000, (2500, 200))).astype(int)
    found = [quantile(row, 200, 0.8) for row in draws]
    assert sum(each.low <= truth <= each.high for each in found) >= 0.928 * 2500
