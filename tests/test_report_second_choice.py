"""What is said of the second choice: true at every edge, and plain."""

import json
from datetime import datetime

import pytest
from made_results import case
from made_signs import EDGES, SITUATION, assert_fits, at_edge, words
from test_answer_second_choice import CAUSE, FIRST, NEXT, OUT, placed
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.second_choice import second_choice_json, second_choice_lines
from stillwaiting.report.wording import Page
from stillwaiting.results import NOT_TOLD
from stillwaiting.signs import Sign
from stillwaiting.units import DAY

TEN = [*told("offer", 30), *told("rejection", 28), *never(9, 4), *told("rejection", 40), *told("offer", 50, 3)]
STAND = [FIRST, NEXT, OUT, OUT, OUT, OUT, OUT, FIRST, FIRST, FIRST]
THINKING = [6, 3, 0, 0, 0, 0, 5, 0, 0, 0]
DECIDED = [25, 27, 9, 9, 9, 9, 9, 48, 48, 48]
HOLDING = [CAUSE, "sign_offs", *[NOT_TOLD] * 4, CAUSE, "decision", "decision", "decision"]
"""Of ten silent on day 10, one moves up on day 24, one is rejected on day 27, one is kept back; seven are neither."""


def asked(day=10, times=200, interview=None, signs=()):
    results = placed(TEN * times, STAND * times, THINKING * times, DECIDED * times, HOLDING * times, day)
    return answer(case(results, day * DAY, signs=signs), situation=SITUATION, interview=interview)


def said(found):
    return words(second_choice_lines(found, Page(80)))


@pytest.mark.parametrize("name", EDGES)
def test_where_nobody_is_ever_second_one_sentence_says_so(name):
    assert said(at_edge(name)).startswith("This scenario has no first_choice_decides: nobody else is asked first")


@pytest.mark.parametrize("asking", [{}, {"day": 1}, {"day": 45}, {"day": 280}, {"times": 12}, {"times": 3}])
def test_the_lines_fit_and_are_plain(asking):
    assert_fits(second_choice_lines, asked(**asking))
    assert_fits(second_choice_lines, asked(**asking, interview=datetime(2026, 10, 5, 15), signs=(Sign("next_round"),)))


def test_the_share_comes_first_and_what_becomes_of_it():
    text = said(asked())
    assert text.startswith("Second choice, with nothing decided yet: 20 in 100 of those silent like you.")
    assert "Of 100 such, 50 are made the offer after all." in text
    assert "The first choice has the offer in hand today in 10 of 100;" in text
    assert "in 10 of 100 it is a no already, kept back until they have signed." in text
    assert "Counted among 2,000 simulated cases that were silent 10 days." in text


def test_how_long_first_choices_take_is_told_in_days():
    assert "First choices answer within 3 days (half), 6 days (four in five) or 6 days (nine in ten)" in said(asked())
    assert "half of those who accept within 3 days, of those who decline within 6 days." in said(asked())
    assert "How long first choices take: cannot say" in said(asked(times=40))


def test_the_story_stops_fitting_on_a_day_ahead_or_has_done_so():
    """From day 27 on, when the last second is decided; until then it is 1 of 10 or more."""
    text = said(asked(interview=datetime(2026, 10, 5, 15)))
    assert "The story stops fitting on about day 27 (Sun 1 Nov 2026): from then on fewer than 1 in 20" in text
    stopped = said(asked(day=26))
    assert "The story stops fitting on about day 27:" in stopped


def test_where_nobody_is_second_any_more_the_story_is_not_told():
    text = said(asked(day=45))
    assert text.startswith("No simulated case like yours is a second choice with nothing decided.")
    assert "stops fitting" not in text
    assert "Keep looking meanwhile." in text


def test_a_story_that_fits_badly_by_now_says_since_when():
    """Of the silent 1 in 10 stays second to the end, until half of a thousand others have joined them."""
    cases = never(33, 40) + never(1, 960)
    stand, decided = [NEXT] * 40 + [OUT] * 960, [33] * 40 + [1] * 960
    results = placed(cases, stand, [3] * 40 + [0] * 960, decided, [CAUSE] * 40 + [NOT_TOLD] * 960, 20)
    known = {"situation": SITUATION}
    assert "The story fits badly since about day 0: fewer than 1 in 20" in said(
        answer(case(results, 20 * DAY), **known)
    )
    signs = (Sign("next_round"),)
    assert "The story fits badly by now:" in said(answer(case(results, 20 * DAY, signs=signs), **known))


def test_of_few_cases_only_the_time_of_first_choices_is_told():
    results = placed(TEN * 100, STAND * 100, THINKING * 100, DECIDED * 100, HOLDING * 100, 10)
    like_you = results.where(results.replication < 9)
    text = said(answer(case(results, 10 * DAY, like_you=like_you), situation=SITUATION))
    assert text.startswith("Cannot say from this model: only 9 of 1,000 simulated cases were silent 10 days")
    assert "First choices answer within" in text
    assert "Second choice, with" not in text


def test_the_document_holds_the_same():
    found = second_choice_json(asked())
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert (found["second"]["share"], found["thinking"]["share"], found["held_back"]["share"]) == (0.2, 0.1, 0.1)
    assert found["first_choices"]["half_of_no_days"] == 6
    assert [each["days"] for each in found["first_choices"]["answer_days"]] == [3, 6, 6]
    assert found["below_1_in_20_from_day"] == 27
    assert second_choice_json(at_edge("many")) is None
