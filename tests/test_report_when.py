"""When you will hear, at length: week by week from today, never told kept apart."""

import json
from datetime import datetime

import pytest
from made_results import made
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known, words
from test_answers import TEN, never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.when import when_lines, when_long, within_json
from stillwaiting.report.wording import Page
from stillwaiting.units import DAY


def asked(cases, day, interview=None, **more):
    return answer(known(made(cases, probe=day * DAY, **more), day), situation=SITUATION, interview=interview)


def said(found, width=80):
    return words(when_long(found, Page(width)))


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(when_long, at_edge(name))


def test_who_will_hear_comes_first_and_the_never_told_are_apart():
    text = said(asked(TEN * 300, 30))
    assert text.startswith("Of those silent like you, 33 in 100 will hear; 67 are never told")
    assert "If you hear at all: half within 10 days, four in five within 20 days." in text


def test_the_table_counts_everybody_who_is_silent():
    lines = when_long(asked(TEN * 300, 30), Page(80))
    start = lines.index("Of 100 silent like you     an answer    an offer")
    assert [line.split()[-2:] for line in lines[start + 1 : start + 6]] == [
        ["<1", "<1"],
        ["17", "17"],
        ["33", "17"],
        ["33", "17"],
        ["33", "17"],
    ]


def test_the_table_has_dates_where_there_is_room():
    found = asked(TEN * 300, 30, interview=datetime(2026, 10, 24, 16))
    assert "  within 2 weeks                  17          17  by Mon 7 Dec 2026" in when_long(found, Page(80))
    assert "  within 2 weeks                  17          17" in when_long(found, Page(60))


def test_the_next_look_is_when_half_have_heard():
    text = said(asked(TEN * 300, 30, interview=datetime(2026, 10, 24, 16)))
    assert "Silent still on day 40 (Thu 3 Dec 2026)? Ask again then" in text
    assert "Ask again then" not in said(asked(told("offer", 40, 99) + never(3, 900), 30))


def test_a_horizon_that_ends_first_leaves_no_table():
    assert "The model watches no further than 5 weeks: no table of weeks." in said(
        asked(TEN * 300, 30, horizon=35 * DAY)
    )


def test_one_case_that_heard_is_one_case():
    text = words(when_lines(asked(told("offer", 40) + never(3, 200), 30), Page(80)))
    assert text.endswith("Rough: only 1 simulated case heard so late.")


def test_of_nobody_silent_nothing_is_said():
    text = said(at_edge("nobody silent"))
    assert text.startswith("Cannot say from this model: none of 3,000 simulated cases were silent 30 days")
    assert "If you hear" not in text


def test_the_document_holds_the_table():
    found = within_json(asked(TEN * 300, 30))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert [each["days"] for each in found] == [7, 14, 28, 56, 84]
    assert (found[1]["hear"]["share"], found[2]["offer"]["share"]) == (0.166667, 0.166667)
