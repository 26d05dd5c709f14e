"""Tables agree with SciPy's distributions and with closed forms, by exact integration, not by sampling."""

import itertools
import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from stillwaiting import draws
from stillwaiting.distributions import (
    Constant,
    Discrete,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
    Pert,
    Samples,
    Triangular,
    Uniform,
    Weibull,
    length_biased,
    residual,
    scaled_quantiles,
    table,
    workload,
)
from stillwaiting.draws import MIXTURE, QUANTILE, STEP
from stillwaiting.errors import StillWaitingError

END = 2**64
TAILS = np.ldexp(1 + np.arange(65) / 64, -2 - np.arange(24)[:, None])
CELL = (1 / 64) ** 2 / 8
"""What linear interpolation in a cell errs by, times p^2 Q''(p): the error of x^a is a (a - 1) of it."""


def triangular(low, mode, high):
    return stats.triang((mode - low) / (high - low), loc=low, scale=high - low)


def pert(low, mode, high):
    shapes = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    return stats.beta(*shapes, loc=low, scale=high - low)


SMOOTH = [
    (Uniform(30, 600), stats.uniform(30, 570)),
    (Triangular(60, 120, 600), triangular(60, 120, 600)),
    (Triangular(0, 0, 600), triangular(0, 0, 600)),
    (Triangular(10, 600, 600), triangular(10, 600, 600)),
    (Pert(60, 120, 600), pert(60, 120, 600)),
    (Pert(500, 500, 6000), pert(500, 500, 6000)),
    (Exponential(1440), stats.expon(scale=1440)),
    (Gamma(500, 1000), stats.gamma(0.25, scale=2000)),
    (Gamma(5000, 1000), stats.gamma(25, scale=200)),
    (Weibull(0.6, 1000), stats.weibull_min(0.6, scale=1000)),
    (Weibull(2, 1000), stats.weibull_min(2, scale=1000)),
    (Lognormal(7, 0.5), stats.lognorm(0.5, scale=math.exp(7))),
    (Lognormal(6, 1.2), stats.lognorm(1.2, scale=math.exp(6))),
]
SMOOTH_NAMES = [repr(family) for family, _ in SMOOTH]
each_smooth = pytest.mark.parametrize(("family", "reference"), SMOOTH, ids=SMOOTH_NAMES)

DICE = Discrete((300, 10, 60), (0.2, 0.5, 0.3))
SEEN = Samples((90, 30, 30, 1500))
STEPPED = [Constant(77), Geometric(0.25, 60), DICE, SEEN]
each_stepped = pytest.mark.parametrize("family", STEPPED, ids=repr)

TWO_HUMPS = Mixture((0.3, 0.7), (Exponential(100), Lognormal(8, 0.4)))
PARTLY = Mixture((0.25, 0.75), (Constant(0), Uniform(60, 120)))


def nodes(made):
    """The entries of a quantile table in minutes, shape (2, 24, 65)."""
    return np.array(made.nodes).reshape(2, 24, 65) / 256


def moment(made, order):
    """E[minutes^order] of a table, exact but for the floor of interpolation (1/512 minute on average)."""
    if made.kind == QUANTILE:
        low, high = nodes(made)[:, :, :-1], nodes(made)[:, :, 1:]
        inner = (low + high) / 2 if order == 1 else (low**2 + low * high + high**2) / 3
        cells = (np.diff(TAILS, axis=1) * inner).sum()
        return cells + 2.0**-25 * (nodes(made)[:, -1, 0] ** order).sum()
    shares = np.diff([0, *made.thresholds, END]) / END
    if made.kind == STEP:
        return float(shares.astype(float) @ (np.array(made.values) / 256) ** order)
    return sum(share * moment(part, order) for share, part in zip(shares, made.parts, strict=True))


def share_up_to(made, raw):
    """P(draw <= raw), exact: a draw is monotone in its uniform."""
    if made.kind == MIXTURE:
        shares = np.diff([0, *made.thresholds, END]) / END
        return sum(s * share_up_to(part, raw) for s, part in zip(shares, made.parts, strict=True))
    below, above = -1, END
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (middle, above) if draws.raw(made, middle) <= raw else (below, middle)
    return above / END


def share_of_minutes(made, minutes):
    """P(draw, rounded to whole minutes, <= minutes)."""
    return share_up_to(made, 256 * minutes + 127 if minutes else 0)


def around(us):
    return sorted({u + step for u in us for step in (-1, 0, 1) if 0 <= u + step < END})


@each_smooth
def test_quantiles_and_probabilities_are_those_of_scipy(family, reference):
    p = np.concatenate([np.geomspace(2.0**-26, 0.5, 200), np.linspace(0.5, 0.999, 50)])
    np.testing.assert_allclose(family.quantile(p), reference.ppf(p), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(family.upper_quantile(p), reference.isf(p), rtol=1e-9, atol=1e-9)
    x = reference.ppf(np.linspace(0.001, 0.999, 50))
    x = np.append(x, [0.0, 1e9])
    np.testing.assert_allclose(family.cdf(x), reference.cdf(x), rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(family.survival(x), reference.sf(x), rtol=1e-9, atol=1e-15)


@each_smooth
def test_mean_and_sd_are_those_of_scipy(family, reference):
    assert (family.mean, family.sd) == pytest.approx((reference.mean(), reference.std()), rel=1e-12)
    assert family.continuous


@each_smooth
def test_a_table_is_exact_to_rounding_at_its_nodes(family, reference):
    expected = np.maximum(1, 256 * np.stack([reference.ppf(TAILS), reference.isf(TAILS)]))
    error = np.abs(np.array(table(family).nodes).reshape(2, 24, 65) - expected)
    assert (error <= 0.5 + 1e-8 * expected).all()


@each_smooth
def test_a_table_is_exact_to_a_few_in_ten_thousand_between_its_nodes(family, reference):
    """The power of the lower tail bounds the bend of every family here: 4 for the gamma of shape 1/4."""
    steepest = 4 if family == Gamma(500, 1000) else 2
    p = np.random.default_rng(5).uniform(2.0**-25, 0.5, 4000) * 2.0 ** -np.random.default_rng(6).integers(0, 23, 4000)
    p = np.maximum(p, 2.0**-25)
    u = (p * 2.0**64).astype(np.uint64)
    for side, exact in ((u, reference.ppf(p)), (~u, reference.isf(p))):
        error = np.abs(draws.raws(table(family), side) / 256 - exact)
        assert (error <= 1.5 / 256 + 1.2 * CELL * steepest * (steepest - 1) * exact).all()


@each_smooth
def test_a_table_has_the_mean_and_the_sd_of_its_family(family, reference):
    """The tail beyond 2^-25 is cut: it holds 4 in 10,000 of the sd of the widest lognormal here."""
    mean, second = moment(table(family), 1), moment(table(family), 2)
    assert mean == pytest.approx(reference.mean(), rel=5e-5, abs=1 / 512)
    assert math.sqrt(second - mean**2) == pytest.approx(reference.std(), rel=5e-4)


@each_stepped
def test_a_stepped_family_is_a_table_of_its_steps(family):
    made, (values, probabilities) = table(family), family.steps()
    assert made.kind == STEP
    assert made.values == tuple((values * 256).astype(int))
    shares = np.diff([0, *made.thresholds, END]).astype(float) / END
    np.testing.assert_allclose(shares, probabilities, rtol=1e-9, atol=2.0**-50)
    assert (moment(made, 1), moment(made, 2)) == pytest.approx((family.mean, family.mean**2 + family.sd**2))
    assert not family.continuous


@each_stepped
def test_quantiles_of_a_stepped_family_are_those_of_its_table(family):
    p = np.random.default_rng(8).uniform(0, 1, 500)
    expected = draws.raws(table(family), (p * 2.0**64).astype(np.uint64)) / 256
    assert family.quantile(p).tolist() == expected.tolist()
    assert family.upper_quantile(1 - p).tolist() == expected.tolist()


def test_at_a_corner_a_quantile_is_the_least_value_that_suffices():
    corners = np.array([0.0, 0.5, 0.75, 1.0])
    assert SEEN.quantile(corners).tolist() == [30, 30, 90, 1500]
    assert SEEN.upper_quantile(corners).tolist() == [1500, 30, 30, 30]
    inner = np.linspace(0.01, 0.99, 99)
    expected = np.quantile(SEEN.values, inner, method="inverted_cdf")
    assert SEEN.quantile(inner).tolist() == expected.tolist()


def test_steps_are_rounded_to_the_nearest_entry():
    assert table(Constant(2.6 / 256)).values == (3,)
    assert table(Samples((2.4 / 256, 7.6 / 256))).values == (2, 8)


def test_thresholds_are_exact_where_floats_are():
    quarter = 2**62
    assert table(DICE).values == (2560, 15360, 76800)
    assert table(DICE).thresholds[0] == 2 * quarter
    assert table(SEEN) == draws.Table(STEP, (2 * quarter, 3 * quarter), (30 * 256, 90 * 256, 1500 * 256))
    assert table(PARTLY).thresholds == (quarter,)
    assert table(Geometric(0.5, 10)).thresholds[:3] == (2 * quarter, 3 * quarter, 3 * quarter + quarter // 2)


def test_geometric_moments_and_probabilities_are_those_of_scipy():
    family, reference = Geometric(0.07, 30), stats.geom(0.07)
    assert (family.mean, family.sd) == pytest.approx((30 * reference.mean(), 30 * reference.std()))
    counts = np.arange(1, 60)
    np.testing.assert_allclose(family.cdf(30.0 * counts), reference.cdf(counts), rtol=1e-12)
    np.testing.assert_allclose(family.survival(30.0 * counts - 1), reference.sf(counts - 1), rtol=1e-12)


def test_what_has_probability_0_is_never_drawn_and_what_has_1_always():
    assert table(Discrete((5, 9, 7), (0, 1, 0))) == table(Constant(9))
    assert table(Mixture((0.0, 1.0), (Constant(3), Exponential(60)))) == table(Exponential(60))
    assert table(Mixture((0.0, 1.0), (Exponential(60), Constant(3)))) == table(Constant(3))
    assert Mixture((0.0, 1.0), (Constant(3), Exponential(60))).continuous
    assert table(Geometric(1, 60)) == table(Constant(60))


@given(st.integers(0, 5 * 366 * 1440))
def test_a_constant_is_exact(minutes):
    made = table(Constant(minutes))
    assert [draws.minutes(draws.raw(made, u)) for u in (0, 2**63, END - 1)] == [minutes] * 3


TINY = [
    Constant(1e-9),
    Uniform(0, 0.001),
    Triangular(0, 0, 0.001),
    Pert(0, 0, 0.001),
    Exponential(0.001),
    Gamma(0.001, 0.001),
    Weibull(0.5, 0.001),
    Lognormal(-9, 1),
    Geometric(0.5, 0.0001),
    Discrete((0, 0.0001), (0.5, 0.5)),
    Samples((0, 0)),
    Mixture((0.5, 0.5), (Samples((0,)), Exponential(0.001))),
]


@pytest.mark.parametrize("family", TINY, ids=repr)
def test_only_the_constant_0_gives_0(family):
    us = np.array([0, 1, 2**62, 2**63, END - 1], dtype=np.uint64)
    assert (draws.minutes_array(draws.raws(table(family), us)) == 1).all()
    assert (draws.minutes_array(draws.raws(table(Constant(0)), us)) == 0).all()


def test_times_beyond_the_largest_entry_are_cut():
    assert table(Constant(1e8)).values == (2**30,)
    assert max(table(Lognormal(10, 2)).nodes) == 2**30


def test_a_mixture_that_jumps_draws_its_part_first():
    made = table(PARTLY)
    assert made.kind == MIXTURE
    assert made.parts == (table(Constant(0)), table(Uniform(60, 120)))
    assert moment(made, 1) == pytest.approx(PARTLY.mean, rel=1e-6)
    assert PARTLY.mean == pytest.approx(0.75 * 90)
    assert PARTLY.sd == pytest.approx(math.sqrt(0.75 * (90**2 + 300) - 67.5**2))


def test_a_smooth_mixture_is_one_table_and_inverts_its_cdf():
    made = table(TWO_HUMPS)
    assert made.kind == QUANTILE
    p = np.geomspace(2.0**-25, 0.5, 300)
    np.testing.assert_allclose(TWO_HUMPS.cdf(TWO_HUMPS.quantile(p)), p, rtol=1e-9)
    np.testing.assert_allclose(TWO_HUMPS.survival(TWO_HUMPS.upper_quantile(p)), p, rtol=1e-9)
    assert moment(made, 1) == pytest.approx(TWO_HUMPS.mean, rel=1e-4)
    assert moment(made, 2) == pytest.approx(TWO_HUMPS.mean**2 + TWO_HUMPS.sd**2, rel=2e-4)


def test_a_mixture_of_one_family_with_itself_is_that_family():
    twice = Mixture((0.5, 0.5), (Lognormal(7, 0.5), Lognormal(7, 0.5)))
    assert np.abs(nodes(table(twice)) - nodes(table(Lognormal(7, 0.5)))).max() <= 1 / 256


def test_a_range_holds_nine_in_ten():
    family = Lognormal.from_range(2880, 14400)
    assert family.quantile(np.array([0.05, 0.95])) == pytest.approx([2880, 14400])
    assert family.upper_quantile(np.array([0.95, 0.05])) == pytest.approx([2880, 14400])


PAIRS = list(itertools.combinations(("p5", "p10", "p25", "median", "p75", "p90", "p95", "p99"), 2))


@pytest.mark.parametrize("kind", [Lognormal, Weibull, Gamma])
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_any_two_named_quantiles_make_a_family(kind, pair):
    places = [0.5 if name == "median" else int(name[1:]) / 100 for name in pair]
    family = kind.from_quantiles(**dict(zip(pair, (300, 900), strict=True)))
    assert family.quantile(np.array(places)) == pytest.approx([300, 900], rel=1e-9)


def test_median_and_p90_may_be_given_by_place():
    for kind in (Lognormal, Weibull, Gamma):
        assert kind.from_quantiles(100, 400) == kind.from_quantiles(median=100, p90=400)


@pytest.mark.parametrize("spread", [0.05, 0.5, 1, 3])
def test_mean_and_sd_make_a_family(spread):
    for kind in (Lognormal.from_mean, Weibull.from_mean, Gamma):
        family = kind(200, 200 * spread)
        assert (family.mean, family.sd) == pytest.approx((200, 200 * spread), rel=1e-9)


WRONG = {
    "constant: the value must be 0 or more": lambda: Constant(-1),
    "constant: the value must be 0 or more and": lambda: Constant(math.nan),
    "uniform: 0 <= low < high": lambda: Uniform(5, 5),
    "uniform: 0 <= low < high must": lambda: Uniform(-5, 5),
    "triangular: 0 <= low <= mode <= high": lambda: Triangular(5, 4, 9),
    "pert: 0 <= low <= mode <= high": lambda: Pert(5, 10, 9),
    "exponential: mean must be above 0": lambda: Exponential(0),
    "exponential: mean must be above 0 and finite": lambda: Exponential(math.inf),
    "gamma: sd must be above 0": lambda: Gamma(1, 0),
    "gamma: no shape gives the quantiles": lambda: Gamma.from_quantiles(median=1, p90=1.0000001),
    "weibull: shape must be above 0": lambda: Weibull(-1, 1),
    "weibull: the mean is infinite": lambda: Weibull(0.001, 1),
    "weibull: no shape gives": lambda: Weibull.from_mean(1, 1e30),
    "lognormal: mu must be finite": lambda: Lognormal(math.inf, 1),
    "lognormal: sigma must be above 0": lambda: Lognormal(0, 0),
    "lognormal: the mean is infinite": lambda: Lognormal(0, 40),
    "lognormal: the quantiles must be above 0 and rise": lambda: Lognormal.from_range(10, 10),
    "lognormal: the quantiles must be above": lambda: Lognormal.from_range(0, 10),
    "lognormal: quantiles are named": lambda: Lognormal.from_quantiles(median=1, p80=2),
    "lognormal: give two of the quantiles": lambda: Lognormal.from_quantiles(median=1),
    "weibull: give two of": lambda: Weibull.from_quantiles(1, 2, p99=3),
    "geometric: p lies between": lambda: Geometric(0, 1),
    "geometric: unit must": lambda: Geometric(0.5, 0),
    "discrete: probabilities must add up to 1, not 0.9": lambda: Discrete((1, 2), (0.5, 0.4)),
    "discrete: one probability for each value": lambda: Discrete((1, 2, 3), (0.5, 0.5)),
    "discrete: probabilities lie between": lambda: Discrete((1, 2), (1.5, -0.5)),
    "discrete: there must be": lambda: Discrete((), ()),
    "samples: there must be": lambda: Samples(()),
    "samples: values must be 0 or more": lambda: Samples((1, -1)),
    "samples: values must be 0 or more and finite": lambda: Samples((1, math.inf)),
    "mixture: probabilities must add up": lambda: Mixture((0.1, 0.2), (Constant(1), Constant(2))),
    "mixture: one weight for each part": lambda: Mixture((1,), (Constant(1), Constant(2))),
    "a time that is always 0": lambda: residual(Constant(0)),
    "a time that is always 0 cannot": lambda: length_biased(Samples((0, 0))),
    "the load of a desk must stay below 1, not 1": lambda: workload(0.1, Constant(10)),
    "the load of a desk must stay below 1, not 2": lambda: workload(0.2, Exponential(10)),
    "arrivals per minute must be 0 or more": lambda: workload(-1, Constant(10)),
    "too spread out": lambda: workload(1e-300, Lognormal(0, 35)),
}


@pytest.mark.parametrize("message", WRONG)
def test_what_cannot_be_is_refused_in_one_line(message):
    with pytest.raises(StillWaitingError, match=f"(?m)^.*{message}.*$") as refused:
        WRONG[message]()
    assert "\n" not in str(refused.value)


def test_a_factor_table_holds_its_quantile_function_times_the_scale():
    made = scaled_quantiles(lambda p: 0.5 + p, 65536)
    expected = np.rint(65536 * np.stack([0.5 + TAILS, 1.5 - TAILS]))
    assert np.array(made.nodes).reshape(2, 24, 65).tolist() == expected.tolist()
    assert (draws.raw(made, 2**63 - 1), draws.raw(made, 2**63)) == (65535, 65536)
    assert draws.raw(scaled_quantiles(lambda p: 0 * p, 65536), 77) == 0


@pytest.mark.parametrize("length", [1, 2, 3, 7, 100, 4096])
def test_what_is_left_of_a_short_constant_is_exactly_uniform(length):
    made = residual(Constant(length))
    for minutes in {0, 1, length // 2, length - 1, length}:
        assert share_of_minutes(made, minutes) == pytest.approx(minutes / length, abs=1e-15)


@pytest.mark.parametrize("length", [4097, 10_000, 262_080])
def test_what_is_left_of_a_long_constant_is_uniform_to_rounding(length):
    made = residual(Constant(length))
    for minutes in (0, 1, 2, 1000, length // 3, length - 1, length):
        assert share_of_minutes(made, minutes) == pytest.approx(minutes / length, abs=1.5 / 256 / length)


def weights_of_what_is_left(family, most):
    """P(residual <= r) for r = 1 to most: r has weight P(length >= r), by the table of the family."""
    made = table(family)
    weights = np.array([1 - share_of_minutes(made, r - 1) for r in range(1, most + 1)])
    return np.cumsum(weights) / weights.sum()


@pytest.mark.parametrize(
    ("family", "most"),
    [
        (Uniform(5, 12), 12),
        (Gamma(20, 10), 250),
        (Exponential(150), 3000),
        (Lognormal(2, 0.5), 300),
        (Mixture((0.5, 0.5), (Exponential(50), Uniform(20, 30))), 900),
        (Discrete((3, 8, 40), (0.5, 0.4, 0.1)), 40),
        (Samples((1.4, 2.6, 9.5)), 10),
        (Geometric(0.3, 3), 240),
        (Mixture((0.5, 0.5), (Constant(7), Uniform(20, 30))), 30),
    ],
    ids=repr,
)
def test_what_is_left_has_weight_as_often_as_a_length_reaches_it(family, most):
    """Exact to two entries of the table, 1/256 minute each, and to the midpoint rule."""
    made, expected = residual(family), weights_of_what_is_left(family, most)
    found = [share_of_minutes(made, r) for r in range(1, most + 1)]
    assert found == pytest.approx(expected.tolist(), abs=1e-4 + 2 / 256 / family.mean)
    assert share_of_minutes(made, 0) == 0
    assert draws.raw(made, 0) >= 1


def test_a_quantile_function_that_wavers_is_made_to_rise():
    made = scaled_quantiles(lambda p: np.where(p < 0.5, 1.0, 1 - 1e-4), 65536)
    assert set(made.nodes) == {65536}


def test_what_is_left_never_exceeds_the_longest():
    for family, longest in (
        (Uniform(5, 10), 10),
        (Constant(5000), 5000),
        (Discrete((1, 6000), (0.9, 0.1)), 6000),
    ):
        assert draws.minutes(draws.raw(residual(family), END - 1)) <= longest


def test_what_is_left_of_an_exponential_is_that_exponential():
    left, whole = nodes(residual(Exponential(50_000))), nodes(table(Exponential(50_000)))
    assert left == pytest.approx(whole + 127 / 256, rel=5e-5, abs=1 / 256)


def test_what_is_left_of_a_stepped_family_has_the_known_mean():
    for family in (Discrete((10_000, 300), (0.01, 0.99)), Geometric(0.2, 1440), Samples((5000, 6000, 9000))):
        second = family.mean**2 + family.sd**2
        expected = (second / family.mean + 1) / 2
        assert moment(residual(family), 1) == pytest.approx(expected, rel=5e-3)


@each_smooth
def test_what_is_met_in_the_middle_has_the_known_means(family, reference):
    """Length-biased E[X^2] / E[X]; residual half of that, and half a minute because it rounds up."""
    met = (reference.mean() ** 2 + reference.var()) / reference.mean()
    assert moment(length_biased(family), 1) == pytest.approx(met, rel=3e-5, abs=1 / 512)
    assert moment(residual(family), 1) == pytest.approx(met / 2 + 127 / 256, rel=3e-5, abs=1 / 512)


@pytest.mark.parametrize(
    ("family", "met"),
    [
        (Lognormal(7, 0.5), Lognormal(7.25, 0.5)),
        (Lognormal(3, 1.8), Lognormal(3 + 1.8**2, 1.8)),
        (Gamma(5000, 1000), Gamma(5200, 200 * 26**0.5)),
        (Exponential(1440), Gamma(2880, 1440 * 2**0.5)),
        (Triangular(0, 0, 600), Pert(0, 0, 600)),
    ],
    ids=repr,
)
def test_the_length_met_of_known_families_is_known(family, met):
    if isinstance(family, Triangular):  # x (1 - x): a beta(2, 2), the pert with its mode in the middle
        reference = stats.beta(2, 2, scale=600)
        expected = np.stack([reference.ppf(TAILS), reference.isf(TAILS)])
    else:
        expected = nodes(table(met))
    assert nodes(length_biased(family)) == pytest.approx(expected, rel=1e-4, abs=1 / 256)


def test_the_length_met_of_a_stepped_family_is_weighted_by_its_length():
    assert length_biased(Constant(60)) == table(Constant(60))
    assert length_biased(Discrete((0, 10, 30), (0.2, 0.6, 0.2))) == table(Discrete((10, 30), (0.5, 0.5)))
    jumping = Mixture((0.5, 0.3, 0.2), (Constant(0), Constant(20), Uniform(20, 40)))
    made = length_biased(jumping)
    assert (made.kind, made.thresholds) == (MIXTURE, (2**63,))
    assert made.parts == (table(Constant(20)), length_biased(Uniform(20, 40)))


@pytest.mark.parametrize("load", [0.3, 0.8, 0.98])
def test_the_work_on_a_desk_of_exponential_work_is_that_of_an_m_m_1_queue(load):
    """P(V > v) = load exp(-(1 - load) v / mean)."""
    made = workload(load / 1000, Exponential(1000))
    assert made.kind == MIXTURE
    assert made.thresholds == (round((1 - load) * 2**64),)
    assert share_up_to(made, 0) == pytest.approx(1 - load, abs=1e-12)
    for v in 1000 / (1 - load) * np.array([0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10]):
        beyond = 1 - share_up_to(made, round(256 * v))
        depth = (1 - load) * v / 1000
        assert beyond == pytest.approx(load * math.exp(-depth), rel=3e-5 * max(1, depth))
    positive = nodes(made.parts[1])
    assert positive == pytest.approx(nodes(table(Exponential(1000 / (1 - load)))), rel=3e-5, abs=1 / 256)


def test_the_work_on_a_desk_of_constant_work_is_that_of_an_m_d_1_queue():
    """P(V <= v) = (1 - rho) sum over k <= v of (rho (k - v))^k / k! exp(rho (v - k)), unit work (Erlang).

    The CDF has a corner at v = 1; within a cell of the table (1/256) it is cut by a quarter of it at most.
    """
    made = workload(0.8 / 1000, Constant(1000))
    assert moment(made, 1) == pytest.approx(2000, rel=2e-5)
    for v in (0.05, 0.5, 0.98, 1.001, 1.03, 1.5, 2, 3, 5, 8):
        terms = [(0.8 * (k - v)) ** k / math.factorial(k) * math.exp(0.8 * (v - k)) for k in range(int(v) + 1)]
        assert share_up_to(made, round(256_000 * v)) == pytest.approx(
            0.2 * sum(terms), abs=1e-3 if v == 1.001 else 3e-5
        )


DESKS = [
    Uniform(20, 90),
    Gamma(500, 1000),
    Gamma(500, 100),
    Weibull.from_mean(500, 900),
    Lognormal.from_range(20, 90),
    Lognormal(5, 1.2),
    Geometric(0.3, 60),
    DICE,
    SEEN,
    TWO_HUMPS,
    PARTLY,
]


@pytest.mark.parametrize("family", DESKS, ids=repr)
@pytest.mark.parametrize("load", [0.2, 0.7, 0.95])
def test_the_work_on_any_desk_has_the_mean_of_pollaczek_and_khinchine(load, family):
    rate, second = load / family.mean, family.mean**2 + family.sd**2
    expected = rate * second / (2 * (1 - load))
    assert moment(workload(rate, family), 1) == pytest.approx(expected, rel=2e-5)


def test_the_variance_of_the_work_on_a_desk_is_known():
    """Takács: Var V = rate E[S^3] / (3 (1 - rho)) + E[V]^2."""
    rate, reference = 0.9 / 600, stats.gamma(2, scale=300)
    made = workload(rate, Gamma(600, 300 * 2**0.5))
    mean = rate * reference.moment(2) / 0.2
    second = rate * reference.moment(3) / 0.3 + 2 * mean**2
    assert moment(made, 2) == pytest.approx(second, rel=5e-5)


def test_a_desk_where_nothing_arrives_is_empty():
    assert workload(0, Exponential(60)) == table(Constant(0)) == workload(0.5, Constant(0))


def spread(low, high):
    return st.floats(low, high, allow_nan=False)


parts = st.one_of(
    st.builds(lambda low, width: Uniform(low, low + width), spread(0, 1e4), spread(0.01, 1e5)),
    st.builds(
        lambda low, a, b: Triangular(low, low + a, low + a + b),
        spread(0, 1e4),
        spread(0, 1e4),
        spread(0.1, 1e4),
    ),
    st.builds(lambda low, a, b: Pert(low, low + a, low + a + b), spread(0, 1e4), spread(0, 1e4), spread(0.1, 1e4)),
    st.builds(Exponential, spread(0.01, 1e6)),
    st.builds(lambda mean, cv: Gamma(mean, mean * cv), spread(0.01, 1e6), spread(0.05, 5)),
    st.builds(Weibull, spread(0.3, 8), spread(0.01, 1e6)),
    st.builds(Lognormal, spread(-3, 13), spread(0.01, 2.5)),
    st.builds(Geometric, spread(0.05, 1), spread(0.01, 1e4)),
    st.builds(lambda values: Samples((1, *values)), st.lists(spread(0, 1e6), max_size=9)),
    st.builds(Constant, spread(0.01, 1e6)),
)
mixtures = st.builds(
    lambda pair, w: Mixture((w, 1 - w), pair), st.tuples(parts, parts), st.sampled_from([0.0, 0.01, 0.5, 1.0])
)
US = np.array(sorted({*around([0, 2**38, 2**39, 2**40, 2**62, 2**63, 3 * 2**62, END - 2**39, END - 1])}), np.uint64)
US = np.sort(np.concatenate([US, np.random.default_rng(9).integers(0, END, 200, dtype=np.uint64)]))


def assert_is_a_table(made):
    """Entries in range, a draw monotone in its uniform, and the same one by one and as an array."""
    for part in made.parts or (made,):
        assert part.kind != MIXTURE or part.parts
        numbers = part.nodes or part.values or (1,)
        assert 0 <= min(numbers) <= max(numbers) <= 2**30
        if part.kind != MIXTURE:
            assert (np.diff(draws.raws(part, US)) >= 0).all()
    assert draws.raws(made, US).tolist() == [draws.raw(made, u) for u in US.tolist()]


@settings(deadline=None, max_examples=100)
@given(st.one_of(parts, mixtures))
def test_every_table_of_every_family_is_sound(family):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for made in (table(family), length_biased(family), residual(family)):
            assert_is_a_table(made)
            assert draws.raws(made, US).min() >= 1


@settings(deadline=None, max_examples=25)
@given(st.one_of(parts, mixtures), spread(0.01, 0.98))
def test_every_desk_is_sound(family, load):
    made = workload(load / family.mean, family)
    assert_is_a_table(made)
    assert share_up_to(made, 0) == pytest.approx(1 - load, abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(parts, st.floats(1.01, 3))
def test_a_longer_scale_never_shortens_a_draw(family, factor):
    if isinstance(family, Constant):
        longer = Constant(family.value * factor)
    elif isinstance(family, Samples):
        longer = Samples(tuple(value * factor for value in family.values))
    elif isinstance(family, Exponential):
        longer = Exponential(family.mean * factor)
    elif isinstance(family, Lognormal):
        longer = Lognormal(family.mu + math.log(factor), family.sigma)
    else:
        return
    assert (draws.raws(table(longer), US) >= draws.raws(table(family), US)).all()
