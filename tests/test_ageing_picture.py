"""The ageing chart: its lines are quantiles of the rest of the wait, its dots the numbers of `ask`."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import large, made
from test_answers import TEN, never, told
from test_plots import texts

from stillwaiting.answers.ageing import FEWEST, LEVELS, ageing, rest
from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.silence import ENOUGH
from stillwaiting.answers.when import when
from stillwaiting.plots import ageing as picture
from stillwaiting.plots.sheet import SOON
from stillwaiting.survival import Share, quantile, silent, wilson
from stillwaiting.units import DAY


@given(st.lists(st.integers(0, 500), min_size=1, max_size=80), st.integers(0, 400))
def test_the_rest_of_a_wait_is_its_quantile_among_those_who_wait_longer(waits, minute):
    waits = np.array([*waits, 501])
    later = waits[waits > minute] - minute
    found = rest(waits, np.array([minute]))
    assert found.tolist() == [[quantile(later, len(later), level).minutes for level in LEVELS]]


def test_the_line_of_the_half_is_what_ask_says():
    results = large(n=2_000)
    for day in (0, 7, 28):
        found = ageing(results, np.array([day * DAY]))
        assert found.rest[0, LEVELS.index(0.5)] == when(results, day * DAY).half.minutes


def test_the_chance_of_an_offer_is_what_ask_says():
    results = large(n=2_000, unsure=0.4)
    for day in (0, 7, 28):
        found = ageing(results, np.array([day * DAY]))
        assert found.offer == (outcomes(results, silent(results, day * DAY))["offer"],)


def test_a_wait_without_memory_does_not_age():
    random = np.random.default_rng(5)
    minutes = np.ceil(random.exponential(10 * DAY, 20_000)).astype(int)
    results = made([("told", "offer", minute) for minute in minutes if minute < 364 * DAY])
    found = ageing(results, DAY * np.arange(0, 20, 5)).rest / DAY
    expected = -10 * np.log(1 - np.array(LEVELS))
    # 4.9 standard errors of a quantile of at least 2,700 exponential waits
    error = 10 * np.sqrt(np.array(LEVELS) / (1 - np.array(LEVELS)) / 2_700)
    assert (np.abs(found - expected) < 4.9 * error).all()


def test_where_few_cases_are_left_nothing_is_judged():
    cases = told("offer", 10, 200) + told("offer", 40, FEWEST) + told("offer", 60, FEWEST - 1) + never(5, ENOUGH)
    found = ageing(made(cases), DAY * np.array([0, 39, 40, 59, 60, 300]))
    assert (found.minutes / DAY).tolist() == [0, 39]
    assert (found.offer_minutes / DAY).tolist() == [0, 39, 40, 59, 60, 300]
    found = ageing(made(cases[:-1]), DAY * np.array([0, 300]))
    assert (found.offer_minutes / DAY).tolist() == [0]


def dots(axes):
    return [line.get_xydata()[0].tolist() for line in axes.lines if line.get_marker() == "o"]


def test_your_dots_lie_at_today_on_the_half_and_on_the_chance_of_an_offer():
    results = large(n=2_000, unsure=0.3)
    upper, lower = picture.draw(results, "title", 28 * DAY).axes
    assert dots(upper) == [[28, when(results, 28 * DAY).half.minutes / DAY]]
    assert dots(lower) == [[28, 100 * outcomes(results, silent(results, 28 * DAY))["offer"].value]]


def test_your_numbers_stand_beside_today():
    cases = told("offer", 30, 3) + told("offer", 33, 5) + told("rejection", 60, 2) + never(5, 10)
    said = texts(picture.draw(made(cases * 100), "title", 20 * DAY))
    assert "if you hear at all:\nhalf within 13 days,\n9 in 10 within 40 days" in said
    assert "an offer: 40 of 100" in said


def test_few_cases_are_called_rough_and_fewer_are_not_drawn():
    for late, words in (
        (60, "(rough: only 60 simulated cases)"),
        (FEWEST - 1, "too few simulated cases heard so late"),
    ):
        cases = told("offer", 10, 500) + told("rejection", 40, late) + never(5, 200)
        assert any(words in text for text in texts(picture.draw(made(cases), "title", 20 * DAY))), words


def test_a_silence_that_no_case_kept_so_long_has_no_chance():
    said = texts(picture.draw(made(told("offer", 10, 500)), "title", 20 * DAY))
    assert "no simulated case was silent so long" in said


def test_the_names_of_the_lines_do_not_lie_on_each_other():
    assert picture.apart([1, 1, 5, 5.5, 30], 2) == pytest.approx([1, 3, 5, 7, 30])
    upper = picture.draw(made(TEN * 300), "title").axes[0]
    places = [text.xy[1] for text in upper.texts if text.get_text().endswith("have heard")]
    assert len(places) == len(LEVELS)
    assert places == sorted(places)


def test_a_model_that_tells_nobody_says_so():
    said = texts(picture.draw(made(never(5, 300)), "title", 14 * DAY))
    assert "Too few simulated cases get an answer to say how long it takes." in said
    assert "an offer: fewer than 2 of 100" in said or "an offer: fewer than 1 of 100" in said


def test_the_band_of_a_chance_that_rests_on_few_cases_is_not_drawn():
    many, few = (Share(hits, 1_000, 0.0, 0.3, wilson(hits, 1_000)) for hits in (99 + 1, 99))
    assert picture.with_band(many) == (0.0, 0.1, 0.3)
    assert picture.with_band(few) == (0.099, 0.099, 0.099)


def test_the_line_of_the_half_is_drawn_day_by_day():
    results = large(n=2_000)
    upper = picture.draw(results, "title").axes[0]
    line = next(line for line in upper.lines if line.get_color() == SOON and line.get_marker() == "None")
    day, value = line.get_xydata()[14]
    assert value == pytest.approx(when(results, round(day * DAY)).half.minutes / DAY)
