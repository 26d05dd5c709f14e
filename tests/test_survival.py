"""Shares, bands, curves and quantiles, against exact values and against worlds whose spread is known."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import equal_worlds, made, opposite_worlds
from scipy import stats

from stillwaiting.results import WORLD
from stillwaiting.survival import (
    Interval,
    Quantile,
    band,
    binomial_ranks,
    by_world,
    crowding,
    departures,
    incidence,
    pooled,
    quantile,
    quantile_of,
    share,
    silent,
    survival,
    survival_band,
    told,
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
    cases = opposite_worlds(("told", "offer", 10), ("told", "rejection", 10), 4)
    shares = []
    for first in (0, 7 * WORLD):
        results = made(cases, first=first)
        shares.append(share(results, told_outcome(results, "offer"), silent(results, 0)))
    assert shares[0] == shares[1]
    assert (shares[0].low, shares[0].value, shares[0].high) == pytest.approx((0, 0.5, 1), abs=0.01)


# Independent cases


def test_equal_worlds_crowd_nothing_and_the_interval_is_that_of_wilson():
    cases = equal_worlds([("told", "offer", 10)] * 2 + [("told", "rejection", 10)] * 3, 40)
    results = made(cases)
    offers, everybody = told_outcome(results, "offer"), silent(results, 0)
    assert crowding(*by_world(results, offers, everybody)) == 1.0
    assert share(results, offers, everybody).simulation == wilson(16 * WORLD, 40 * WORLD)


def test_worlds_of_one_mind_are_worth_one_case_each():
    """The J-th is fixed by the mean of the others: J - 1 independent cases."""
    results = made(opposite_worlds(("told", "offer", 10), ("told", "rejection", 10), 30))
    offers, everybody = told_outcome(results, "offer"), silent(results, 0)
    assert crowding(*by_world(results, offers, everybody)) == pytest.approx(60 * WORLD / 59)
    found, coins = share(results, offers, everybody), wilson(29.5, 59)
    assert (found.hits, found.among) == (30 * WORLD, 60 * WORLD)
    assert (found.simulation.low, found.simulation.high) == pytest.approx((coins.low, coins.high), abs=1e-12)


@pytest.mark.parametrize(("a", "b"), [(4, 6), (1, 9), (0.5, 2), (40, 60)])
@pytest.mark.parametrize("size", [10, WORLD, 100])
def test_crowding_is_the_design_effect_of_worlds_whose_spread_is_known(random, a, b, size):
    """Two cases of a beta-binomial world correlate by 1 / (a + b + 1): a world of m is worth m / (1 + (m - 1) r)."""
    count = 200_000
    hits = random.binomial(size, random.beta(a, b, count))
    known = 1 + (size - 1) / (a + b + 1)
    assert crowding(hits, np.full(count, size)) == pytest.approx(known, rel=0.03)
    assert stats.betabinom(size, a, b).var() / stats.binom(size, a / (a + b)).var() == pytest.approx(known)


def test_crowding_of_uneven_worlds_is_the_variance_of_their_ratio(random):
    """5,000 experiments of 200 worlds of 1 to 50 cases: the variance of hits / among, against the binomial one."""
    among = random.integers(1, 51, 200)
    hits = random.binomial(among, random.beta(2, 3, (5000, 200)))
    observed = (hits.sum(axis=1) / among.sum()).var() / (0.24 / among.sum())
    assert np.mean([crowding(row, among) for row in hits]) == pytest.approx(observed, rel=0.06)


def test_worlds_without_cases_crowd_nothing(random):
    hits, among = random.binomial(WORLD, random.beta(4, 6, 50)), np.full(50, WORLD)
    padded = crowding(np.concatenate([hits, np.zeros(9, int)]), np.concatenate([among, np.zeros(9, int)]))
    assert padded == crowding(hits, among) > 1


@given(st.lists(st.tuples(st.integers(0, 100), st.floats(0, 1)), max_size=30))
def test_crowding_is_never_below_1_and_never_above_the_largest_world(worlds):
    among = np.array([count for count, _ in worlds], dtype=int)
    hits = np.array([round(count * part) for count, part in worlds], dtype=int)
    found, some = crowding(hits, among), int((among > 0).sum())
    assert found >= 1
    assert found <= max(1, among.max(initial=0)) * max(1, some / max(1, some - 1)) + 1e-9
    # So the interval is no narrower than that of independent cases, and holds the share.
    if among.sum():
        narrow, wide = wilson(hits.sum(), among.sum()), pooled(hits, among).simulation
        share = hits.sum() / among.sum()
        assert wide.high - wide.low >= narrow.high - narrow.low - 1e-12
        assert wide.low - 1e-12 <= share <= wide.high + 1e-12


COVERED = 0.928
"""Design section 10: tells 95 in 100 from 90 in 2,500 experiments, with both errors 1e-6."""


@pytest.mark.parametrize(("a", "b"), [(4, 6), (1, 9), (0.5, 2)])
def test_the_simulation_interval_covers_the_mean_of_the_worlds(random, a, b):
    """The mean over all worlds, of which 160 are seen; independent cases would promise far too much."""
    experiments, worlds = 2500, 160
    hits, among = random.binomial(WORLD, random.beta(a, b, (experiments, worlds))), np.full(worlds, WORLD)
    truth = a / (a + b)
    found = [pooled(row, among).simulation for row in hits]
    assert sum(each.low <= truth <= each.high for each in found) >= COVERED * experiments
    naive = [wilson(int(row.sum()), worlds * WORLD) for row in hits]
    assert sum(each.low <= truth <= each.high for each in naive) < COVERED * experiments


def test_the_simulation_interval_covers_the_mean_where_silence_thins_the_worlds(random):
    """Worlds in which few hear are those in which many are still silent: the mean weighs them so."""
    experiments, worlds = 2500, 160
    chance = random.beta(4, 6, (experiments, worlds))
    among = random.binomial(WORLD, 1 - chance)
    hits = random.binomial(among, chance)
    truth = 0.4 - stats.beta(4, 6).var() / 0.6  # E[c (1 - c)] / E[1 - c]
    found = [pooled(*rows).simulation for rows in zip(hits, among, strict=True)]
    assert sum(each.low <= truth <= each.high for each in found) >= COVERED * experiments


@pytest.mark.parametrize("p", [0.03, 0.3])
def test_the_simulation_interval_covers_the_share_of_equal_worlds(random, p):
    experiments, among = 2500, np.full(160, WORLD)
    found = [pooled(row, among).simulation for row in random.binomial(WORLD, p, (experiments, 160))]
    assert sum(each.low <= p <= each.high for each in found) >= COVERED * experiments


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
    waits = random.integers(1, 60, 1000) * (1 + np.arange(1000) // WORLD // 4)
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


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("p", [0.5, 0.8])
def test_the_interval_of_a_quantile_covers_it_where_worlds_differ(random, spread, p):
    """Lognormal waits whose median moves from world to world by `spread`: lognormal again, over all worlds."""
    experiments, worlds = 2500, 80
    results, everybody = made([("told", "offer", 10)] * (worlds * WORLD)), np.ones(worlds * WORLD, dtype=bool)
    truth = 10_000 * np.exp(stats.norm.ppf(p) * np.hypot(spread, 0.8))
    covered = naive = 0
    for _ in range(experiments):
        moved = np.repeat(spread * random.standard_normal(worlds), WORLD)
        waits = (10_000 * np.exp(moved + 0.8 * random.standard_normal(len(moved)))).astype(np.int64)
        found, independent = quantile_of(results, waits, everybody, p), quantile(waits, len(waits), p)
        covered += found.low <= truth <= found.high
        naive += independent.low <= truth <= independent.high
        assert found.minutes == independent.minutes
    assert covered >= COVERED * experiments
    assert bool(naive >= COVERED * experiments) is (spread == 0)


def test_the_quantile_of_equal_worlds_has_the_interval_of_independent_cases():
    results = made(equal_worlds([("told", "offer", minute) for minute in range(1, 6)], 20))
    everybody = silent(results, 0)
    assert quantile_of(results, results.wait, everybody, 0.6) == quantile(results.wait, len(results.wait), 0.6)
    nobody = np.zeros(results.n, dtype=bool)
    assert quantile_of(results, results.wait, nobody, 0.6) == Quantile(None, 0, None)


def test_crowded_cases_have_the_ranks_of_fewer():
    """1,000 cases worth 100: the 40th and the 61st of 100 stand at ranks 400 and 610."""
    assert quantile(np.arange(1, 1001), 1000, 0.5, crowd=10.0) == Quantile(500, 400, 610)
    assert quantile(np.arange(1, 101), 100, 0.5, crowd=1.0) == quantile(np.arange(1, 101), 100, 0.5)
    assert quantile(np.arange(1, 101), 100, 0.5, crowd=1000.0) == Quantile(50, 0, None)


def test_a_mixture_has_the_band_of_what_is_not_known_whatever_the_kinds_do():
    """Two kinds dealt alike in every world, one silent, one not; both are slower in half of the worlds."""
    late, soon = ("told", "offer", 60 * 1440), ("told", "offer", 2 * 1440)
    calm, busy = [late] * 10 + [soon] * 15, [late] * 14 + [soon] * 11
    results = made((calm + busy) * 200)
    place = results.replication % WORLD
    kinds = replace(results, source=np.where(place < 10, 0, 1).astype(np.int8), sources=("slow", "quick"))
    silent_now = silent(kinds, 30 * 1440)
    found = share(kinds, silent_now, told(kinds))
    assert found.value == pytest.approx(0.48)
    assert (found.low, found.high) == (
        pytest.approx(0.42, abs=0.01),
        pytest.approx(0.54, abs=0.01),
    )
    low, high = survival_band(kinds, np.array([30 * 1440]))
    assert (low[0], high[0]) == (found.low, found.high)


def test_where_only_some_of_a_mixture_are_left_what_is_left_of_each_kind_is_noise():
    """Few of each world are left, by luck of one kind or the other: that is no spread between worlds."""
    late, soon = ("told", "offer", 60 * 1440), ("told", "offer", 2 * 1440)
    results = made(([late] * 10 + [soon] * 15) * 400)
    kinds = replace(results, source=(results.replication % WORLD >= 10).astype(np.int8), sources=("slow", "quick"))
    kept = kinds.where(kinds.replication * 2654435761 % 1000 < 60)
    found = share(kept, silent(kept, 30 * 1440), told(kept))
    assert found.high - found.low < 0.1
    assert share(kinds, silent(kinds, 30 * 1440), told(kinds)).low == pytest.approx(0.4)
