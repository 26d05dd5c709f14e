"""What is said to somebody with another offer: a table that adds up, a script, and no choice made for them."""

import json
import re

import pytest
from made_results import large, made
from made_signs import EDGES, THURSDAY, assert_fits, at_edge, edge, words
from test_answers import never, told

from stillwaiting.report.other_offer import other_offer_json, other_offer_lines
from stillwaiting.report.wording import Page
from stillwaiting.units import DAY

TEN = told("offer", 16, 2) + told("rejection", 17, 2) + told("offer", 30, 2) + never(5, 4)


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(other_offer_lines, at_edge(name))


def said(found):
    return words(other_offer_lines(found, Page(80)))


def of(day, cases=TEN * 300, **more):
    return edge(made(cases, probe=day * DAY), day, **more)


def test_the_chance_to_hear_in_time_comes_with_a_table_that_adds_up():
    lines = other_offer_lines(of(10, by=7 * DAY), Page(80))
    assert "Of 100 people as silent as you, 40 hear by then." in words(lines)
    rows = [line.split(maxsplit=1) for line in lines if re.match(r" +\d+  (an?|no) ", line)]
    assert [int(number) for number, _ in rows] == [20, 20, 20, 40]
    starts = ["an offer here in", "a no here in", "an offer here,", "no offer here in"]
    assert all(text.startswith(start) for (_, text), start in zip(rows, starts, strict=True))


def test_what_each_choice_loses_is_said_for_who_is_still_silent():
    text = said(of(10, by=7 * DAY))
    assert "of 100 like that, 33 get an offer here later, and lose it by taking the other" in text
    assert "Which is worse, only you know." in text


def test_a_week_is_taken_and_said_where_no_day_was_named():
    assert 'last day: 7 days from today, taken because you named none (--by "3 weeks").' in said(of(10))
    assert said(of(10, by=21 * DAY)).startswith("The other offer's last day: 3 weeks from today.")


def test_the_day_has_its_date_where_that_is_known():
    text = said(of(10, by=7 * DAY, interview=THURSDAY))
    assert "The other offer's last day: Sun 22 Mar 2026 (7 days from today)." in text
    assert "by Sun 22 Mar 2026. Can you tell me more before that day?" in text
    assert "by [date]. Can you tell me more before that day?" in said(of(10))


def test_the_script_is_two_lines_that_stand_alone():
    lines = other_offer_lines(of(10, interview=THURSDAY), Page(60))
    place = lines.index("  I am still interested, and have another offer to answer")
    assert (lines[place - 1], lines[place + 2]) == ("", "")
    assert len(lines[place + 1]) <= 60


def test_more_time_is_worth_asking_for_only_where_it_brings_something():
    assert "With 7 days more to answer, 40 hear in time, so ask the others for it as well." in said(of(10, by=5 * DAY))
    assert "so more time from the others changes little" in said(of(10, by=7 * DAY))


def test_telling_them_has_no_effect_of_its_own():
    text = said(edge(large(n=20_000), 28))
    assert "so this model has no effect of it. To the model it is a note like any other" in text
    assert "the numbers are the same with and without" in said(at_edge("wrote"))


def test_a_day_beyond_what_is_followed_says_so():
    assert "(This model follows a case for 52 weeks: less than that.)" in said(at_edge("near the end"))
    assert "less than that" not in said(of(10))


def test_hardly_any_cases_leave_the_script():
    text = said(at_edge("nobody silent"))
    assert "Cannot say from this model: none of 3,000 simulated cases are silent like you now." in text
    assert "Can you tell me more before that day?" in text
    assert "regret" not in text


def test_a_row_is_not_nothing_for_something():
    text = said(of(10, cases=TEN * 300 + told("offer", 12, 2), by=3 * DAY))
    assert re.search(r"<1 an offer here in time", text)


def test_the_document_says_what_the_text_says():
    document = other_offer_json(of(10, by=7 * DAY))
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["of_100"] == {"offer_before": 20, "no_before": 20, "offer_later": 20, "no_offer": 40}
    assert sum(document["parts"].values()) == 1
    assert (document["days"], document["day_named"], document["last_day"]) == (7, True, 17)
    assert document["offer_if_silent"]["share"] == 0.333333
    assert other_offer_json(at_edge("wrote"))["hear_with_a_note"] is None
