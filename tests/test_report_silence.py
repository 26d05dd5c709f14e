"""What silence says at length: whether they would tell you, and from when on it is as good as a no."""

import json
from datetime import datetime

import pytest
from made_results import made
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known, words
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.silence import NEWS_FROM, silence_json, silence_lines, silence_long
from stillwaiting.report.wording import Page
from stillwaiting.units import DAY

GROUPS = (
    told("offer", 20, 30)
    + told("rejection", 12, 20)
    + told("rejection", 40, 10)
    + never(9, 30)
    + never(9, 10, "cancelled")
)
CASES = [GROUPS[37 * place % 100] for place in range(100)]
"""A hundred, in an order in which no world is of one kind."""


def asked(cases, day, times=40, interview=None, **more):
    found = known(made(cases * times, probe=day * DAY), day, **more)
    return answer(found, situation=SITUATION, interview=interview)


def said(found, lines=silence_long):
    return words(lines(found, Page(80)))


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(silence_long, at_edge(name))


def test_the_habit_of_the_employer_comes_first():
    text = said(asked(CASES, 10))
    assert text.startswith(
        "Of those rejected here, 50 in 100 are never told; of those whose job is cancelled, more than"
    )
    assert "Where a no is told, half come by day 12, nine in ten by day 40." in text


def test_what_is_settled_inside_is_told_apart_from_what_will_be_told():
    """On day 11 the 20 that are told on day 12 are decided, and the 40 that are never told."""
    text = said(asked(CASES, 11))
    assert "Silent like you: 70 in 100 end in a no, a cancelled job, or no answer; 40 are never told." in text
    assert "For 60 in 100 the no has fallen inside already; of 100 such, 33 will still be told." in text
    assert "In none of these cases a no has fallen yet." in said(asked(CASES, 2))


def test_the_day_on_which_silence_is_as_good_as_a_no_lies_ahead_or_is_past():
    """Once the offers are told on day 20, all the rest are a no."""
    ahead = said(asked(CASES, 15, interview=datetime(2026, 10, 5, 15)))
    assert "If still silent on about day 20 (Sun 25 Oct 2026), it is 90 in 100 or more: as good as a no" in ahead
    past = said(asked(CASES, 25))
    assert "more than 99 in 100 end in a no" in past
    assert "That is 90 in 100 or more: as good as a no for your plans, though it is none." in past


def test_before_silence_is_news_it_is_not_called_a_no():
    text = said(asked(told("rejection", 30, 9) + told("offer", 3, 1), 5, times=200))
    assert f"If still silent on about day {NEWS_FROM}, it is 90 in 100 or more" in text


def test_where_offers_never_fade_silence_does_not_come_to_mean_a_no():
    text = said(asked(told("offer", 100, 9) + never(3), 20, times=200))
    assert "On no day through day 363 is that 90 in 100" not in text
    assert "If still silent on about day 100" in text
    always = said(asked([("open", "open", 0)], 20, times=200))
    assert "On no day through day 363 is that 90 in 100: silence alone does not come to mean a no here." in always


def test_a_note_is_not_advised_to_somebody_whose_note_had_no_reply():
    assert "One short note can bring out" in said(asked(CASES, 15))
    assert "One short note" not in said(at_edge("wrote"))


def test_where_nobody_is_silent_the_habit_is_told_and_no_more():
    text = said(at_edge("nobody silent"))
    assert text.startswith("Of those rejected here, fewer than 1 in 100 are never told.")
    assert "Cannot say from this model: none of 3,000 simulated cases were silent 30 days" in text
    assert "Silent like you" not in text


def test_where_nobody_is_rejected_the_model_does_not_know_whether_they_would_tell():
    assert said(at_edge("only offers")).startswith("Nobody is rejected in this model, so it cannot say")


def test_a_day_that_too_few_cases_reach_gets_no_short_line():
    found = asked(told("offer", 5, 300) + never(3, 40), 30, times=1)
    assert silence_lines(found, Page(80)) == []


def test_the_document_holds_the_same():
    found = silence_json(asked(CASES, 11))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert (found["no_now"]["share"], found["no_is_90_in_100_on_day"]) == (0.7, 20)
    assert (found["rejected_never_told"]["share"], found["settled_now"]["share"]) == (0.5, 0.6)
    assert found["no_told_days"] == {"half": 12, "nine_in_ten": 40}
