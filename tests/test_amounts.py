"""Every way to write an amount means what it says; every mistake in one is told, with its place inside."""

import math
import re
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from stillwaiting import distributions, draws
from stillwaiting.amounts import Chance, Count, Duration, Effort, Rate, schemas
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
)
from stillwaiting.draws import LARGEST, STEP, Table
from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.units import DAY, WEEK, print_duration

MOST = 2**64 - 1
HALF = 2**63

FORMS = [
    ("36 h", Constant(36 * 60)),
    ("0 min", Constant(0)),
    ("2 to 10 days", Lognormal.from_range(2 * DAY, 10 * DAY)),
    ({"value": "2 days"}, Constant(2 * DAY)),
    ({"value": "2 to 10 days"}, Lognormal.from_range(2 * DAY, 10 * DAY)),
    ({"median": "3 d", "p90": "9 d"}, Lognormal.from_quantiles(median=3 * DAY, p90=9 * DAY)),
    ({"p10": "3 d", "p75": "9 d"}, Lognormal.from_quantiles(p10=3 * DAY, p75=9 * DAY)),
    ({"dist": "lognormal", "mean": "3 d", "sd": "9 d"}, Lognormal.from_mean(3 * DAY, 9 * DAY)),
    (
        {"dist": "gamma", "median": "3 d", "p90": "9 d"},
        Gamma.from_quantiles(median=3 * DAY, p90=9 * DAY),
    ),
    ({"dist": "gamma", "mean": "2 weeks", "sd": "4 days"}, Gamma(2 * WEEK, 4 * DAY)),
    ({"dist": "weibull", "shape": "0.8", "scale": "3 d"}, Weibull(0.8, 3 * DAY)),
    ({"dist": "weibull", "shape": 0.8, "scale": "3 d"}, Weibull(0.8, 3 * DAY)),
    ({"dist": "weibull", "mean": "3 d", "sd": "5 d"}, Weibull.from_mean(3 * DAY, 5 * DAY)),
    (
        {"dist": "weibull", "median": "3 d", "p99": "9 d"},
        Weibull.from_quantiles(median=3 * DAY, p99=9 * DAY),
    ),
    ({"dist": "exponential", "mean": "26 weeks"}, Exponential(26 * WEEK)),
    ({"dist": "constant", "value": "3 d"}, Constant(3 * DAY)),
    ({"dist": "uniform", "low": "0 d", "high": "3 d"}, Uniform(0, 3 * DAY)),
    (
        {"dist": "triangular", "low": "1 d", "mode": "1 d", "high": "3 d"},
        Triangular(DAY, DAY, 3 * DAY),
    ),
    ({"dist": "pert", "low": "1 d", "mode": "2 d", "high": "9 d"}, Pert(DAY, 2 * DAY, 9 * DAY)),
    ({"dist": "geometric", "mean": "4 d", "unit": "1 d"}, Geometric(0.25, DAY)),
    ({"dist": "geometric", "p": "1 in 4", "unit": "1 d"}, Geometric(0.25, DAY)),
    (
        {"dist": "discrete", "values": {"5 d": "70%", "2 d": "30%"}},
        Discrete((2 * DAY, 5 * DAY), (0.3, 0.7)),
    ),
    ({"samples": ["3 d", "5 d", "3 d"]}, Samples((3 * DAY, 5 * DAY, 3 * DAY))),
    ({"dist": "samples", "samples": ["3 d"]}, Samples((3 * DAY,))),
    (
        {"mixture": [{"weight": "70%", "value": "2 d"}, {"weight": 0.3, "value": {"median": "2 w", "p90": "4 w"}}]},
        Mixture((0.7, 0.3), (Constant(2 * DAY), Lognormal.from_quantiles(median=2 * WEEK, p90=4 * WEEK))),
    ),
]

EXAMPLES = "write for example 4 weeks, 2 business days, 36 h or 90 min"
WAYS = "two of p5, p10, p25, median, p75, p90, p95, p99"
MIXED = "[{weight: 70%, value: 2 to 5 days}, {weight: 30%, value: 2 to 4 weeks}]"
PARTS = "a part of a mixture takes weight and value"

MISTAKES = [
    (None, [((), f"a length of time is missing; {EXAMPLES}")]),
    ("four weeks", [((), f"cannot read 'four weeks' as a length of time; {EXAMPLES}")]),
    ("2 bsiness days", [((), f"cannot read '2 bsiness days' as a length of time; {EXAMPLES}", "business")]),
    (4, [((), "'4' has no unit; write for example 4 days or 4 h")]),
    (math.nan, [((), "a length of time is a finite number with a unit, not 'nan'")]),
    (["3 d"], [((), "a list is not a length of time; write {samples: [...]} for measured values")]),
    ("10 to 2 days", [((), "the low end of a range must be below the high end, unlike in '10 to 2 days'")]),
    ("0 to 5 days", [((), "a range cannot begin at 0, as '0 to 5 days' does; write {dist: uniform, ...}")]),
    (
        {"dist": "lognorml", "median": "3 d", "p90": "9 d"},
        [(("dist",), "unknown distribution 'lognorml'", "lognormal")],
    ),
    (
        {"dsit": "gamma", "mean": "3 d", "sd": "1 d"},
        [
            (
                ("dsit",),
                "unknown key 'dsit': an amount starts with dist, median, samples, mixture or value",
                "dist",
                True,
            )
        ],
    ),
    (
        {"mean": "3 d"},
        [((), "say which distribution: {dist: gamma, mean: ..., sd: ...} or {median: ..., p90: ...}")],
    ),
    (
        {"dist": "gamma", "maen": "3 d", "sd": "1 d"},
        [(("maen",), f"unknown key 'maen': gamma takes mean and sd, or {WAYS}", "mean", True)],
    ),
    (
        {"dist": "exponential", "rate": "3"},
        [(("rate",), "unknown key 'rate': exponential takes mean", None, True)],
    ),
    ({"dist": "exponential"}, [((), "'mean' is missing: exponential takes mean")]),
    ({"dist": "uniform", "low": "1 d"}, [((), "'high' is missing: uniform takes low and high")]),
    (
        {"dist": "pert", "mode": "1 d"},
        [((), "'low' and 'high' are missing: pert takes low and mode and high")],
    ),
    ({"median": "3 d"}, [((), f"'p90' is missing: lognormal takes mean and sd, or {WAYS}")]),
    ({"dist": "gamma", "p90": "3 d"}, [((), f"'median' is missing: gamma takes mean and sd, or {WAYS}")]),
    ({"dist": "gamma", "median": "3 d", "sd": "1 d"}, [((), f"gamma takes mean and sd, or {WAYS}")]),
    (
        {"median": "3 d", "p90": "4 d", "p99": "9 d"},
        [((), f"lognormal takes mean and sd, or {WAYS}")],
    ),
    ({"median": "9 d", "p90": "3 d"}, [(("p90",), "p90 is below median")]),
    ({"median": "9 d", "p90": "9 d"}, [(("p90",), "p90 is not above median")]),
    (
        {"dist": "triangular", "low": "5 d", "mode": "3 d", "high": "9 d"},
        [(("low",), "low is above mode")],
    ),
    ({"dist": "uniform", "low": "5 d", "high": "3 d"}, [(("low",), "low is above high")]),
    ({"dist": "uniform", "low": "5 d", "high": "5 d"}, [(("low",), "low is not below high")]),
    (
        {"dist": "gamma", "mean": "5 d", "sd": "-3 d"},
        [(("sd",), "a length of time cannot be negative, as '-3 d' is")],
    ),
    (
        {"dist": "gamma", "mean": "5 d", "sd": "0 d"},
        [(("sd",), "sd must be above 0; for no spread write the length alone")],
    ),
    ({"dist": "exponential", "mean": "0 h"}, [(("mean",), "mean must be above 0")]),
    ({"dist": "weibull", "shape": "nan", "scale": "1 d"}, [(("shape",), "expected a number, got 'nan'")]),
    (
        {"dist": "weibull", "shape": math.inf, "scale": "1 d"},
        [(("shape",), "expected a finite number, got 'inf'")],
    ),
    (
        {"dist": "weibull", "shape": "0.001", "scale": "3 d"},
        [((), "weibull: the mean is infinite; give less spread")],
    ),
    (
        {"median": "1 d", "p90": "5 years"},
        [((), "its mean is above 5 years: the tail is too heavy to simulate")],
    ),
    (
        {"dist": "geometric", "mean": "1 h", "unit": "1 d"},
        [(("mean",), "mean is below unit, and the first value is one unit")],
    ),
    (
        {"dist": "geometric", "p": "120%", "unit": "1 d"},
        [(("p",), "a chance lies between 0 and 1 (0% and 100%), unlike '120%'")],
    ),
    (
        {"median": "3 d", "p90": "9 business days"},
        [((), "an amount passes on business days or by the clock, not both: use one of the two")],
    ),
    ({"samples": []}, [(("samples",), "samples are a list of lengths of time, such as [3 d, 5 d, 8 d]")]),
    (
        {"samples": ["3 d", "x", "y"]},
        [
            (("samples", 1), f"cannot read 'x' as a length of time; {EXAMPLES}"),
            (("samples", 2), f"cannot read 'y' as a length of time; {EXAMPLES}"),
        ],
    ),
    ({"dist": "samples"}, [((), "'samples' is missing beside 'dist: samples'")]),
    (
        {"dist": "discrete", "values": {"2 d": "30%"}},
        [(("values",), "the probabilities add up to 30%, not to 100%")],
    ),
    (
        {"dist": "discrete", "values": {"2 d": "30%", "48 h": "70%"}},
        [(("values",), "a value is named twice")],
    ),
    (
        {"dist": "discrete", "values": {"2 d": "x"}},
        [(("values", "2 d"), "cannot read 'x' as a chance; write for example 35%, 0.35 or 1 in 5")],
    ),
    (
        {"mixture": [{"weight": "50%", "value": "1 d"}, {"weight": "0.4", "value": "2 d"}]},
        [(("mixture",), "the weights add up to 90%, not to 100%")],
    ),
    (
        {"mixture": [{"wieght": "1", "value": "x"}, "1 d", {"weight": "1", "value": "1 d", "unsure": ["1x", "2x"]}]},
        [
            (("mixture", 0, "wieght"), f"unknown key 'wieght': {PARTS}", "weight", True),
            (("mixture", 0, "value"), f"cannot read 'x' as a length of time; {EXAMPLES}"),
            (("mixture", 1), f"{PARTS}, such as in {MIXED}"),
            (("mixture", 2, "unsure"), f"unknown key 'unsure': {PARTS}", None, True),
        ],
    ),
    (
        {"value": "2 d", "unsure": "2x"},
        [(("unsure",), "unsure is a list of two, the least and the most that are possible")],
    ),
    (
        {"value": "2 d", "unsure": ["2x", "0.5x"]},
        [(("unsure",), "the first of the two must be below the second")],
    ),
    (
        {"value": "2 d", "unsure": ["2x", "3x"]},
        [(("unsure",), "the two must lie on either side of 1x, the amount as written")],
    ),
    (
        {"value": "2 d", "unsure": ["half", "1000x"]},
        [
            (("unsure", 0), "expected a factor such as 0.5x or 2x, got 'half'"),
            (("unsure", 1), "a factor lies between 0.01x and 100x, unlike '1000x'"),
        ],
    ),
    (
        {"dist": "gamma", "mean": "x", "sd": "0 d", "unsure": ["2x"]},
        [
            (("unsure",), "unsure is a list of two, the least and the most that are possible"),
            (("mean",), f"cannot read 'x' as a length of time; {EXAMPLES}"),
            (("sd",), "sd must be above 0; for no spread write the length alone"),
        ],
    ),
]

TOO_LONG_AN_EFFORT = [
    ("1 day", "8 h"),
    ("2 business days", "16 h"),
    ("1 week", "40 h"),
    ("2 h to 1 day", "8 h"),
    ({"value": "1 day"}, "8 h"),
]

CHANCES = [("35%", 0.35), (0.35, 0.35), ("0.35", 0.35), ("1 in 5", 0.2), (0, 0.0), ("100 %", 1.0), ("1e-3", 0.001)]
BAD_CHANCES = [
    (None, [((), "a chance is missing; write for example 35%, 0.35 or 1 in 5")]),
    ("35", [((), "a chance lies between 0 and 1 (0% and 100%), unlike '35'; write 35%")]),
    ("-0.1", [((), "a chance lies between 0 and 1 (0% and 100%), unlike '-0.1'")]),
    ("1 in 0", [((), "a chance lies between 0 and 1 (0% and 100%), unlike '1 in 0'")]),
    (True, [((), "cannot read 'True' as a chance; write for example 35%, 0.35 or 1 in 5")]),
    ("nan", [((), "cannot read 'nan' as a chance; write for example 35%, 0.35 or 1 in 5")]),
    ({"vlaue": "35%"}, [(("vlaue",), "unknown key 'vlaue': a chance takes value and unsure", "value", True)]),
    (
        {"unsure": ["20%", "50%"]},
        [((), "'value' is missing: write for example {value: 35%, unsure: [20%, 50%]}")],
    ),
    (
        {"value": "35%", "unsure": ["40%", "50%"]},
        [(("unsure",), "the two must lie on either side of the chance itself")],
    ),
    (
        {"value": "35%", "unsure": None},
        [(("unsure",), "unsure is a list of two, the least and the most that are possible")],
    ),
    (
        {"value": "x", "unsure": ["20%", "150%"]},
        [
            (("value",), "cannot read 'x' as a chance; write for example 35%, 0.35 or 1 in 5"),
            (("unsure", 1), "a chance lies between 0 and 1 (0% and 100%), unlike '150%'"),
        ],
    ),
]

COUNT_EXAMPLE = "write a whole number, 1 to 5, {dist: geometric, mean: 2} or {dist: discrete, values: {0: 30%, 1: 70%}}"
COUNTS = [
    (3, Constant(3)),
    ("0", Constant(0)),
    ("1 to 4", Discrete((1, 2, 3, 4), (0.25,) * 4)),
    ({"dist": "geometric", "mean": 2}, Geometric(0.5, 1)),
    ({"dist": "geometric", "p": "50%"}, Geometric(0.5, 1)),
    ({"dist": "discrete", "values": {"1": "70%", "0": "30%"}}, Discrete((0, 1), (0.3, 0.7))),
]
BAD_COUNTS = [
    (None, [((), f"a number is missing; {COUNT_EXAMPLE}")]),
    ("-1", [((), "expected a whole number from 0 to 1,000, got '-1'")]),
    ("2.5", [((), "expected a whole number from 0 to 1,000, got '2.5'")]),
    ("some", [((), "expected a whole number from 0 to 1,000, got 'some'")]),
    ("5 to 1", [((), "the low end of a range must be below the high end, unlike in '5 to 1'")]),
    ("2 to 2", [((), "the low end of a range must be below the high end, unlike in '2 to 2'")]),
    ({"mean": 3}, [((), f"'dist' is missing; {COUNT_EXAMPLE}")]),
    (
        {"dist": "geometrc", "mean": 3},
        [(("dist",), f"unknown distribution of a whole number 'geometrc'; {COUNT_EXAMPLE}", "geometric")],
    ),
    ({"dist": "geometric"}, [((), "geometric takes mean or p")]),
    ({"dist": "geometric", "mean": 2, "p": 0.5}, [((), "geometric takes mean or p, not both")]),
    ({"dist": "geometric", "maen": 2}, [(("maen",), "unknown key 'maen': geometric takes mean or p", "mean", True)]),
    ({"dist": "geometric", "mean": 0.5}, [(("mean",), "the mean of 1, 2, 3, ... lies between 1 and 1,000")]),
    ({"dist": "geometric", "p": 0}, [(("p",), "p must be at least 1 in 1,000")]),
    (
        {"dist": "discrete", "values": {"0": "30%", "x": "y"}},
        [
            (("values", "x"), "expected a whole number from 0 to 1,000, got 'x'"),
            (("values", "x"), "cannot read 'y' as a chance; write for example 35%, 0.35 or 1 in 5"),
        ],
    ),
    (
        {"dist": "discrete", "values": {"0": "30%"}},
        [(("values",), "the probabilities add up to 30%, not to 100%")],
    ),
]

READINGS = [
    (Duration("2 to 10 business days"), "90 in 100 between 2 and 10 business days, half below 4.5 business days"),
    (Duration("30 min to 9 h"), "90 in 100 between 30 min and 9 h, half below 2.1 h"),
    (Duration("4 weeks"), "always 4 weeks"),
    (Duration("1 business day"), "always 1 business day"),
    (Duration("2 days", unsure=("0.5x", "2x")), "always 2 days; all of it 0.5 to 2 times as long"),
    (Duration(dist="discrete", values={"2 d": "30%", "5 d": "70%"}), "2 days in 30 of 100, 5 days in 70 of 100"),
    (Duration(dist="exponential", mean="26 weeks"), "90 in 100 between 9.3 days and 78 weeks, half below 18 weeks"),
    (
        Duration(dist="discrete", values=dict.fromkeys(("1 d", "2 d", "3 d", "4 d"), "25%")),
        "1 day in 25 of 100, 2 days in 25 of 100, 3 days in 25 of 100, 4 days in 25 of 100",
    ),
    (
        Duration(dist="discrete", values=dict.fromkeys(("1 d", "2 d", "3 d", "4 d", "5 d"), "20%")),
        "90 in 100 between 24 h and 5 days, half below 3 days",
    ),
    (Effort("20 to 90 min"), "90 in 100 between 20 and 90 min, half below 42 min"),
    (Chance("1 in 5"), "20 in 100"),
    (Chance("35%", unsure=("20%", "50%")), "35 in 100; it could be 20 to 50 in 100"),
    (Count(3), "always 3"),
    (Count({"dist": "discrete", "values": {0: "30%", 1: "70%"}}), "0 in 30 of 100, 1 in 70 of 100"),
    (Count(dist="geometric", mean=2), "1 or more, 2 on average, each further one as likely as the last"),
    (Rate("6 per day"), "6 a working day, at random moments"),
]


class Held(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    lasts: Duration = Duration("2 days")
    effort: Effort = Effort("1 h")
    chance: Chance = Chance("35%")
    count: Count = Count(1)
    rate: Rate = Rate("6 per day")
    notice: Duration | None = None


def problems_of(make, *args):
    with pytest.raises(ScenarioError) as caught:
        make(*args)
    return list(caught.value.problems)


def expected(mistakes):
    return [Problem(*mistake) for mistake in mistakes]


def texts_of(schema):
    """The pattern of the plain text in the schema of an amount."""
    return next(form["pattern"] for form in schema.get("anyOf", [schema]) if form.get("type") == "string")


# Amounts of time


@pytest.mark.parametrize(("form", "family"), FORMS)
def test_every_form_of_a_duration_means_its_distribution(form, family):
    assert Duration(form).family == family
    assert Duration(form).table() == distributions.table(family)
    assert Duration(form).mean == family.mean


@pytest.mark.parametrize(("form", "family"), [pair for pair in FORMS if isinstance(pair[0], dict)])
def test_what_is_a_mapping_in_the_file_is_named_parameters_in_python(form, family):
    assert Duration(**form) == Duration(form)
    assert Duration(form, unsure=["0.5x", "2x"]) == Duration(**form, unsure=("0.5x", "2x"))


@pytest.mark.parametrize("form", [form for form, _ in FORMS])
def test_an_amount_written_as_it_was_spelled_is_the_same_amount(form):
    amount = Duration(form, unsure=("0.5x", "2x"))
    assert Duration(amount.spelling) == amount
    assert amount.spelling["unsure"] == ["0.5x", "2x"]


def test_a_spelling_is_plain_data():
    assert Duration(" 2 days ").spelling == "2 days"
    assert Count(3).spelling == 3
    assert Chance(0.35).spelling == 0.35
    held = Duration({"mixture": ({"weight": 1, "value": Duration("2 days")},)})
    assert held.spelling == {"mixture": [{"weight": 1, "value": "2 days"}]}


def test_amounts_are_equal_by_meaning():
    assert Duration("2 days") == Duration("48 h") == Duration({"dist": "constant", "value": "P2D"})
    assert hash(Duration("2 days")) == hash(Duration("48 h"))
    assert Duration("2 days") != Duration("2 business days")
    assert Duration("2 days") != Duration("2 days", unsure=("0.5x", "2x"))
    assert Duration("2 h") != Effort("2 h")
    assert Effort("2 h") == Effort("120 min") != Effort("2 h", unsure=("0.5x", "2x"))
    assert Chance("20%") == Chance("1 in 5") != Chance("20%", unsure=("10%", "30%"))
    assert Count("3") == Count(3) != Count(4)
    assert Rate("6 per day") == Rate("6 a day") != Rate("6 per week")


def test_business_days_are_kept_apart_from_clock_time():
    assert Duration("2 to 10 business days").business
    assert Duration("2 to 10 business days").family == Duration("2 to 10 days").family
    assert not Duration({"median": "3 d", "p90": "200 h"}).business


@pytest.mark.parametrize(("form", "mistakes"), MISTAKES)
def test_every_mistake_in_a_duration_is_told_with_its_place(form, mistakes):
    assert problems_of(Duration, form) == expected(mistakes)


def test_places_inside_a_value_beside_unsure_count_from_the_amount():
    form = {"value": {"dist": "gama", "mean": "3 d"}, "unsure": ["0.5x", "2x"]}
    mistakes = [(("value", "dist"), "unknown distribution 'gama'", "gamma")]
    assert problems_of(Duration, form) == expected(mistakes)


@pytest.mark.parametrize(("form", "hint"), TOO_LONG_AN_EFFORT)
def test_an_effort_is_hours_and_minutes_only(form, hint):
    (problem,) = problems_of(Effort, form)
    assert problem.message == f"effort is working time: write hours, such as {hint}"


def test_an_effort_takes_every_form_a_duration_takes():
    assert Effort("20 to 90 min").family == Lognormal.from_range(20, 90)
    assert Effort(dist="gamma", mean="3 h", sd="90 min").family == Gamma(180, 90)
    assert Effort("PT3H").family == Constant(180)
    assert not Effort("3 h").business


def test_a_named_amount_is_the_same_amount_and_the_old_one_stays_nameless():
    amount = Duration("2 days")
    named = amount.named("sign_offs.takes")
    assert (named.name, amount.name) == ("sign_offs.takes", "")
    assert named == amount
    assert Chance("20%").named("a.b").name == Count(1).named("a.b").name == Effort("1 h").named("a.b").name == "a.b"


def test_an_amount_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Duration("2 days").business = True


# What is not known


def test_half_of_the_factors_are_below_one_and_none_leaves_the_interval():
    table = Duration("2 days", unsure=("0.25x", "4x")).factor()
    assert draws.raw(table, HALF - 1) < draws.raw(table, HALF) == 65536
    assert draws.raw(table, 0) == 65536 // 4
    assert draws.raw(table, MOST) == 65536 * 4


def test_factors_are_log_linear_on_each_side():
    table = Duration("2 days", unsure=("0.25x", "16x")).factor()
    assert draws.raw(table, 2**62) == 65536 // 2
    assert draws.raw(table, MOST - 2**62) == 65536 * 4
    uniforms = np.linspace(0.01, 0.99, 99)
    raws = draws.raws(table, np.array([int(u * 2**64) for u in uniforms], dtype=np.uint64))
    exact = np.where(uniforms < 0.5, 0.25 ** (1 - 2 * uniforms), 16 ** (2 * uniforms - 1)) * 65536
    assert np.abs(raws / exact - 1).max() < 1e-3


def test_an_effort_may_be_wrong_by_a_factor_too():
    unsure = ("0.5x", "2x")
    assert Effort("2 h", unsure=unsure).factor() == Duration("2 h", unsure=unsure).factor()


def test_an_amount_without_unsure_has_no_factor():
    assert Duration("2 days").factor() is Effort("2 h").factor() is None
    assert Chance("35%").unsure_table() is None


def test_half_of_the_chances_are_below_the_value_and_none_leaves_the_interval():
    table = Chance("50%", unsure=("25%", "100%")).unsure_table()
    assert draws.raw(table, HALF) == LARGEST // 2
    assert draws.raw(table, 0) == pytest.approx(LARGEST // 4, abs=20)
    assert draws.raw(table, MOST) == pytest.approx(LARGEST, abs=40)
    assert draws.raw(table, MOST) <= LARGEST
    assert draws.raw(table, 2**62) == LARGEST * 3 // 8
    assert draws.raw(table, MOST - 2**62) == LARGEST * 3 // 4


# Chances


@pytest.mark.parametrize(("form", "value"), CHANCES)
def test_every_form_of_a_chance_means_its_probability(form, value):
    assert Chance(form).value == value
    assert Chance(value=form).value == value


@pytest.mark.parametrize(("form", "mistakes"), BAD_CHANCES)
def test_every_mistake_in_a_chance_is_told_with_its_place(form, mistakes):
    assert problems_of(Chance, form) == expected(mistakes)


def test_never_and_always_are_exact():
    assert (Chance("0%").threshold, Chance("50%").threshold, Chance("100%").threshold) == (0, 2**31, 2**32)


# Counts and rates


@pytest.mark.parametrize(("form", "family"), COUNTS)
def test_every_form_of_a_count_means_its_distribution(form, family):
    assert Count(form).family == family
    assert Count(form).mean == family.mean
    assert Count(Count(form).spelling) == Count(form)


@pytest.mark.parametrize(("form", "mistakes"), BAD_COUNTS)
def test_every_mistake_in_a_count_is_told_with_its_place(form, mistakes):
    assert problems_of(Count, form) == expected(mistakes)


def test_a_count_may_be_nothing_by_chance():
    table = Count({"dist": "discrete", "values": {0: "25%", 2: "75%", 7: 0}}).table()
    assert table == Table(STEP, thresholds=(2**62,), values=(0, 512))
    assert draws.minutes(draws.raw(table, 2**62 - 1)) == 0
    assert draws.minutes(draws.raw(table, 2**62)) == 2


def test_a_range_of_counts_makes_each_as_likely():
    assert Count("1 to 4").table() == Table(STEP, (2**62, 2**63, 3 * 2**62), (256, 512, 768, 1024))


def test_a_rate_is_counted_in_working_time():
    assert Rate("6 per day").per_minute(480) == 6 / 480
    assert Rate("1.5 per hour").per_minute(480) == 1.5 / 60
    assert Rate("20 per week").per_minute(480) == 20 / 2400
    assert Rate("20 per week").per_minute(480, days_a_week=4) == 20 / 1920
    assert (Rate("20 / week").number, Rate("20 a week").unit) == (20, "week")


@pytest.mark.parametrize("text", ["6", 6, "6 per month", "per day", "-1 per day", None, ["6 per day"]])
def test_what_is_no_rate_is_refused(text):
    (problem,) = problems_of(Rate, text)
    assert problem.message.endswith("as a rate; write for example 6 per day, 1.5 per hour or 20 per week")


@pytest.mark.parametrize("text", ["0 per day", "10001 per day"])
def test_a_rate_that_cannot_be_is_refused(text):
    (problem,) = problems_of(Rate, text)
    assert problem.message == f"a rate lies above 0 and at most at 10,000, unlike '{text}'"


# Words, models, editors


@pytest.mark.parametrize(("amount", "words"), READINGS)
def test_an_amount_says_how_it_was_understood(amount, words):
    assert amount.reading() == words


def test_a_model_reads_amounts_and_writes_them_as_they_were_spelled():
    data = {
        "lasts": {"value": "2 to 10 days", "unsure": ["0.5x", "2x"]},
        "effort": "20 to 90 min",
        "chance": "1 in 5",
        "count": "1 to 5",
        "rate": "20 per week",
        "notice": {"median": "3 d", "p90": "9 d"},
    }
    held = Held.model_validate(data)
    assert held.lasts == Duration("2 to 10 days", unsure=("0.5x", "2x"))
    assert held.model_dump() == held.model_dump(mode="json") == data
    assert Held(lasts=Duration("1 day")).lasts == Duration("1 day")


def test_a_model_reports_every_problem_of_every_amount():
    data = {"lasts": {"dist": "gamma", "mean": "x", "sd": "y"}, "chance": "150%", "notice": "soon"}
    with pytest.raises(ValidationError) as caught:
        Held.model_validate(data)
    told = {error["loc"]: [one.path for one in error["ctx"]["problems"]] for error in caught.value.errors()}
    assert told == {("lasts",): [("mean",), ("sd",)], ("chance",): [()], ("notice",): [()]}


def test_an_editor_learns_every_form_of_an_amount():
    properties = Held.model_json_schema()["properties"]
    for name, schema in (("lasts", schemas.duration()), ("chance", schemas.chance()), ("rate", schemas.rate())):
        assert schema.items() <= properties[name].items()
    text, mapping = schemas.duration()["anyOf"]
    assert mapping["additionalProperties"] is False
    assert text["patternErrorMessage"].startswith("write for example 4 weeks")
    assert set(mapping["properties"]["dist"]["enum"]) == {form["dist"] for form, _ in FORMS if "dist" in form} | {
        "mixture"
    }


@pytest.mark.parametrize(
    ("schema", "texts"),
    [
        (schemas.duration(), ["36 h", "1 week 2 days", "2 to 10 business days", "P3D", "PT36H", ".5 h", "1-3 d"]),
        (schemas.effort(), ["36 h", "1 h 30 min", "20 to 90 min", "PT3H"]),
        (schemas.chance(), ["35%", "1 in 5", "0.35"]),
        (schemas.chance("\\s+booked"), ["60% booked"]),
        (schemas.count(), ["3", "1 to 5"]),
        (schemas.rate(), ["6 per day", "1.5 per hour", "20 a week"]),
    ],
)
def test_the_pattern_an_editor_sees_accepts_what_is_read(schema, texts):
    pattern = texts_of(schema) if texts != ["3", "1 to 5"] else schema["anyOf"][1]["pattern"]
    assert [text for text in texts if not re.search(pattern, text)] == []


@pytest.mark.parametrize("text", ["soon", "4", "1 month", "", "days", "2 to 10"])
def test_the_pattern_an_editor_sees_refuses_what_is_no_length_of_time(text):
    assert not re.search(texts_of(schemas.duration()), text)


@given(st.integers(0, 5 * 365 * DAY), st.booleans())
def test_every_printed_length_is_an_amount_to_the_program_and_to_the_editor(minutes, weeks):
    text = print_duration(minutes, weeks)
    assert Duration(text).family == Constant(minutes)
    assert re.search(texts_of(schemas.duration()), text)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["3 d", "2 to 9 d", "50%", "x", "2x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "dist",
                    "mean",
                    "sd",
                    "median",
                    "p90",
                    "value",
                    "unsure",
                    "samples",
                    "mixture",
                    "weight",
                    "values",
                    "p",
                ]
            ),
            inner | st.sampled_from(["gamma", "discrete", "geometric", "weibull"]),
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(PLAIN, st.sampled_from([Duration, Effort, Chance, Count, Rate]))
def test_any_data_is_an_amount_or_a_list_of_problems_in_plain_lines(data, kind):
    try:
        amount = kind(data)
    except ScenarioError as error:
        told = error.lines
    else:
        told = [amount.reading()]
    assert told
    assert all(line.isprintable() for line in told)
