"""When to write, and what a note can do."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from made_results import large, made
from made_signs import known, seen
from scipy import stats
from test_answers import never, told
from test_conditional_waits import asked as closed
from test_conditional_waits import closed_form, is_the_share

from stillwaiting.answers.follow_up import follow_up, working_day, working_days_later
from stillwaiting.signs import Sign
from stillwaiting.survival import silent
from stillwaiting.units import DAY, WEEK
from stillwaiting.your_note import NOTE, after, happens, lengths, unanswered

MONDAY = datetime(2026, 11, 23, 15)
"""The made results begin on a Monday, and have no holidays."""


def days_of(found):
    return found.about, found.target, found.first_day, found.last_day, found.again_day


def at(day, *signs, interview=None, wrote=None, results=None):
    results = seen(made(never(5, 3), probe=day * DAY), promised=[9, 9, 9]) if results is None else results
    wrote = None if wrote is None else wrote * DAY
    return follow_up(replace(known(results, day, signs), wrote=wrote), interview)


# The day


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (0, ("interview", 10, 10, 14, 24)),
        (9, ("interview", 10, 10, 14, 24)),
        (12, ("interview", 10, 12, 14, 26)),
        (28, ("interview", 10, 28, 28, 42)),
    ],
)
def test_without_dates_a_note_is_due_ten_to_fourteen_days_after_the_interview(day, days):
    assert days_of(at(day)) == days


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (3, ("interview", 10, 10, 14, 24)),  # Thu 3 Dec to Mon 7 Dec; ten working days later Thu 17 Dec
        (12, ("interview", 10, 14, 14, 28)),  # Saturday: on Monday
        (26, ("interview", 10, 28, 28, 42)),
    ],
)
def test_with_dates_a_note_is_due_on_a_working_day(day, days):
    assert days_of(at(day, interview=MONDAY)) == days


def test_holidays_are_no_working_days():
    results = made(never(5, 3), probe=3 * DAY)
    days = results.workdays[0].copy()
    days[[10, 11]] = False
    assert at(3, interview=MONDAY, results=replace(results, workdays=(days,))).first_day == 14


def test_after_a_date_that_was_named_two_working_days_pass():
    named = Sign("promised", 9 * DAY)  # a Wednesday
    assert days_of(at(5, named, interview=MONDAY)) == ("promised", 11, 11, 11, 25)
    assert days_of(at(5, Sign("promised", 10 * DAY), interview=MONDAY)) == ("promised", 14, 14, 14, 28)
    assert days_of(at(5, named)) == ("promised", 11, 11, 13, 25)
    assert days_of(at(20, named, interview=MONDAY)) == ("promised", 11, 21, 21, 35)


def test_a_date_nobody_knows_leaves_the_days_after_the_interview():
    assert at(5, Sign("promised")).about == "interview"
    assert at(5, Sign("promised", seen=False)).about == "interview"


def test_the_last_note_is_due_ten_working_days_after_the_first():
    assert days_of(at(14, wrote=10, interview=MONDAY)) == ("note", 24, 24, 24, 38)
    assert days_of(at(14, wrote=10)) == ("note", 24, 24, 24, 38)
    assert days_of(at(60, wrote=10))[:3] == ("note", 24, 60)


def test_an_hour_of_the_interview_moves_the_day_over_midnight():
    results = made(never(5, 3), probe=13 * DAY + 600)
    noted = known(results, 13 + 600 / DAY)
    assert follow_up(replace(noted, waited=13 * DAY + 600), MONDAY).first_day == 14


def test_a_calendar_that_ends_is_left_by_plain_days():
    few = np.array([True, False, False])
    assert (working_day(few, 1), working_days_later(few, 0, 2), working_days_later(None, 0, 10)) == (1, 3, 14)


# What it can do


def test_what_is_decided_already_is_what_a_note_can_reveal():
    results = made([*told("offer", 12), *told("offer", 40), *never(5, 2), *told("offer", 3)], probe=11 * DAY)
    found = at(11, results=results)
    assert (found.decided.hits, found.decided.among) == (3, 4)


def test_a_note_is_counted_on_the_day_it_is_due():
    results = large(n=2_000, waited=3)
    found = at(3, results=results)
    assert found.note.minute == 10 * DAY
    assert found.note.decided.among == int(silent(results, 10 * DAY).sum())
    assert found.decided.among == int(silent(results, 3 * DAY).sum())


def test_a_note_brings_answers_and_replies_that_exclude_each_other():
    note = at(28, results=large(n=5_000, open_=0.2)).note
    assert note.without.hear.hits < note.answered.hear.hits
    assert 0 < note.held_off.hits <= note.answered.hear.among - note.answered.hear.hits


def test_a_note_reveals_its_share_of_the_decided():
    """All are decided at once; answers are exponential with mean 14 days, 20 in 100 never told."""
    asks = closed(closed_form(), 14, 40_000)
    found = follow_up(asks)
    quiet = 0.2 + 0.8 * stats.expon.sf(1)
    assert found.decided.value == 1
    is_the_share(found.note.without.hear, 0.8 * (stats.expon.sf(1) - stats.expon.sf(1.5)) / quiet)
    results = asks.everybody
    answered = happens(results, NOTE.answered_if_decided, "your_note.answered_if_decided")
    reply = after(results, 14 * DAY, lengths(results, NOTE.reply, "your_note.reply"))
    anyway = (results.wait >= 0) & (results.wait <= 21 * DAY)
    hears = silent(results, 14 * DAY) & (anyway | (answered & (reply <= 21 * DAY)))
    assert found.note.answered.hear.hits == int(hears.sum())
    assert found.note.held_off.hits == 0


def test_a_note_without_a_reply_is_compared_with_silence_alone():
    results = large(n=4_000, waited=28)
    found = at(28, wrote=14, results=results)
    kept = unanswered(results, 14 * DAY, 28 * DAY)
    assert found.note is None
    assert found.unanswered.offer_now.among == int(silent(kept, 28 * DAY).sum())
    assert found.unanswered.offer_before.among == int(silent(results, 28 * DAY).sum())
    assert found.unanswered.replied.among == int(silent(results, 14 * DAY).sum())
    assert found.unanswered.replied.value > 0.3


def test_an_answer_of_its_own_is_as_good_as_a_reply():
    found = at(28, wrote=14, results=made(told("offer", 16, 40), probe=28 * DAY)).unanswered
    assert (found.replied.hits, found.replied.among, found.offer_now.among) == (40, 40, 0)


def test_a_note_of_today_has_no_reply_yet():
    found = at(28, wrote=28, results=large(n=2_000, waited=28)).unanswered
    assert found.replied.hits == 0
    assert found.offer_now.hits == found.offer_before.hits
    assert at(28 + WEEK // DAY, wrote=28, results=large(n=2_000, waited=35)).unanswered.replied.hits > 0
