"""Whether the wait is unusual, at length: from which day on each word holds, and who is left out of it."""

from datetime import datetime

import pytest
from made_results import made
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known, words
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.unusual import unusual_long
from stillwaiting.report.wording import Page
from stillwaiting.units import DAY

CASES = told("offer", 10, 50) + told("rejection", 20, 25) + told("offer", 30, 15) + told("offer", 40, 10) + never(3, 25)


def asked(cases, day, interview=None):
    return answer(known(made(cases, probe=day * DAY), day), situation=SITUATION, interview=interview)


def said(found, width=80):
    return words(unusual_long(found, Page(width)))


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(unusual_long, at_edge(name))


def test_each_word_has_its_days_and_today_is_marked():
    lines = unusual_long(asked(CASES * 20, 15), Page(80))
    assert [line for line in lines if " day " in line[:30] and line.startswith("  ")] == [
        "  early days        day 0 to 9",
        "  normal            day 10 to 29      <- today",
        "  on the long side  day 30 to 39",
        "  very unusual      from day 40 on",
    ]


def test_the_next_word_has_its_date():
    found = asked(CASES * 20, 15, interview=datetime(2026, 10, 5, 15))
    assert "Still silent on day 30 (Wed 4 Nov 2026), it is called on the long side." in said(found)
    assert "  on the long side  day 30 to 39      from Wed 4 Nov 2026" in unusual_long(found, Page(80))
    assert "  on the long side  day 30 to 39" in unusual_long(found, Page(60))
    assert "it is called" not in said(asked(CASES * 20, 45))


def test_the_never_told_are_named_and_kept_out():
    assert "Of 100 people like you, 20 are never told. They are kept out of it" in said(asked(CASES * 20, 15))
    assert "Of 100 people like you, 1 is never told." in said(asked(told("offer", 20, 99) + never(3), 15))
    assert "kept out" not in said(asked(told("offer", 20, 100), 15))


def test_offers_that_come_later_are_counted():
    assert "Of 100 who get an offer, 33 get it later than today." in said(asked(CASES * 20, 15))
    assert "Nobody is made an offer in this model." in said(at_edge("no offers"))


def test_where_nobody_is_answered_no_wait_is_long():
    text = said(at_edge("never told"))
    assert text.startswith("Nobody gets an answer in this model, so no wait is long or short in it.")
    assert "A silence is called" not in text
    assert "Counted among" not in text


def test_it_says_whom_it_counts():
    start = "Counted among 3,000 simulated cases that get an answer, after a final interview"
    assert start in said(asked(CASES * 30, 15))
    assert "simulated cases that saw what you saw and get an answer" in said(at_edge("known"))
