"""What is said to somebody who heard a yes and waits for the paper."""

import json

import pytest
from made_results import made
from made_signs import EDGES, THURSDAY, YES, assert_fits, at_edge, edge, words
from test_answers import never, told

from stillwaiting.report.letter import letter_json, letter_lines
from stillwaiting.report.wording import Page
from stillwaiting.signs import Sign
from stillwaiting.units import DAY

EIGHT = told("offer", 20, 4) + told("offer", 40, 2) + never(12, 2)


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(letter_lines, at_edge(name))


@pytest.mark.parametrize("name", EDGES)
def test_nobody_is_told_to_resign_or_to_stop_looking(name):
    assert "Do not resign, and do not stop looking, before you hold the signed paper." in said(at_edge(name))


def said(found):
    return words(letter_lines(found, Page(80)))


def of(day, *signs, cases=EIGHT * 500, **more):
    return edge(made(cases, probe=day * DAY), day, *signs, **more)


def test_the_days_to_the_paper_and_the_chance_of_none_come_first():
    text = said(of(15))
    assert text.startswith("Of 100 who hear a yes by word of mouth here, 25 never get it on paper")
    assert "(of 100 of these: never a word more 100)" in text
    assert "Yes to paper, for those who get it: half within 11 days, four in five within 31 days." in text


def test_few_other_ends_are_named_without_numbers_most_often_first():
    cases = told("offer", 20, 900) + never(12, 60) + told("cancelled", 30, 20)
    assert "never get it on paper (never a word more, or the post cancelled)." in said(of(15, cases=cases * 2))


def test_without_the_sign_the_figures_are_general_and_say_so():
    text = said(of(15))
    assert "You have not said that you heard one: if so, add --sign verbal_offer=9d" in text
    assert "Of 100 who heard one and are as silent as you, 25 never get the paper" in text
    assert "You have heard none so far" in said(of(15, Sign("verbal_offer", seen=False)))


def test_with_the_sign_the_figures_are_yours():
    text = said(of(25, YES, interview=THURSDAY))
    assert "You heard yours on day 9 (Sat 14 Mar 2026), 16 days ago." in text
    assert "Of 100 people as silent as you, with the same signs, 50 never get the paper" in text
    assert "From today, for those who get it: four in five within 15 days (by Tue 14 Apr 2026)." in text
    assert "Pending now (in 100): a no, unsent 50;" in text


def test_the_day_to_ask_is_when_four_in_five_had_it():
    assert "Ask again if there is none by day 40: four in five" in said(of(25, YES))
    assert "Ask now: by day 40 four in five of those who got the paper had it." in said(of(45, YES))
    assert "once more when four in five would have had the paper" in said(of(45))


def test_a_paper_within_a_day_is_said_once():
    cases = [("told", "offer", 9 * DAY + 60)] * 3000
    text = said(of(3, cases=cases))
    assert "fewer than 1 never get it on paper." in text
    assert "Yes to paper, for those who get it: four in five within a day." in text


def test_where_none_gets_the_paper_no_day_is_said():
    text = said(at_edge("never told"))
    assert "more than 99 never get it on paper" in text
    assert "Not one of them gets the paper." in text
    assert "not reached" not in text


def test_no_such_yes_is_said_plainly():
    text = said(at_edge("no signs"))
    assert text.startswith("Nobody hears a yes by word of mouth in made, so it cannot say how long the paper takes.")
    assert "--sign" not in text


def test_hardly_any_cases_say_nothing_and_few_are_rough():
    assert "Cannot say from this model: only 30 of 60 simulated cases heard a yes" in said(at_edge("hardly any"))
    assert "Rough: only 500 of 4,000 simulated cases heard a yes and wait for the paper now, like you." in said(
        of(45, YES)
    )


def test_the_document_says_what_the_text_says():
    document = letter_json(of(25, YES))
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["no_paper"]["share"] == 0.25
    assert document["no_paper_now"]["share"] == 0.5
    assert document["days_to_paper"]["half"]["days"] == 11
    assert (document["yours"], document["ask_day"]) == ({"seen": True, "day": 9}, 40)
    assert sum(document["outcomes_now"].values()) == 1
    assert letter_json(at_edge("no signs"))["pending"] == {}
