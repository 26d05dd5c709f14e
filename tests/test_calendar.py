"""Working time to clock time and back; weekly hours, closures, holidays, zones."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillwaiting.calendar import (
    DAY,
    NEVER,
    Calendar,
    Week,
    always,
    business_days,
    common,
    parse_closure,
    parse_hours,
    parse_weekdays,
    public_holidays,
    working_calendar,
)
from stillwaiting.errors import StillWaitingError

MONDAY = date(2026, 3, 2)


@st.composite
def openings(draw):
    """Up to three intervals of one day, ascending and apart."""
    edges = sorted(draw(st.sets(st.integers(0, DAY), min_size=0, max_size=6)))
    return tuple(zip(edges[: len(edges) // 2 * 2 : 2], edges[1 : len(edges) // 2 * 2 : 2], strict=True))


calendars = st.lists(openings(), min_size=1, max_size=12).map(lambda days: Calendar(tuple(days)))


def counted(calendar, begin, end):
    """Open minutes of [begin, end), one by one."""
    minutes = (divmod(minute, DAY) for minute in range(begin, end))
    return sum(any(a <= time < b for a, b in calendar.days[day]) for day, time in minutes)


@given(calendars, st.data())
def test_open_minutes_are_those_one_would_count(calendar, data):
    end = data.draw(st.integers(0, len(calendar.days) * DAY))
    begin = data.draw(st.integers(max(0, end - 3000), end))
    assert calendar.worked(begin, end) == counted(calendar, begin, end)


@given(calendars, st.data())
def test_work_is_finished_at_the_first_minute_by_which_it_fits(calendar, data):
    begin = data.draw(st.integers(0, len(calendar.days) * DAY - 1))
    effort = data.draw(st.integers(1, 4000))
    end = calendar.finish(begin, effort)
    if end == NEVER:
        assert calendar.worked(begin, len(calendar.days) * DAY) < effort
    else:
        assert calendar.worked(begin, end) == effort
        assert calendar.worked(begin, end - 1) == effort - 1


@given(calendars, st.data())
def test_no_work_is_finished_at_once(calendar, data):
    begin = data.draw(st.integers(0, len(calendar.days) * DAY))
    assert calendar.finish(begin, 0) == begin


def test_work_that_fills_the_day_is_done_when_it_closes():
    calendar = working_calendar(MONDAY, 7, parse_hours("Mon-Fri 9:00-17:00"))
    assert calendar.finish(0, 16 * 60) == DAY + 17 * 60
    assert calendar.finish(0, 16 * 60 + 1) == 2 * DAY + 9 * 60 + 1


def test_a_lunch_break_is_no_working_time():
    calendar = working_calendar(MONDAY, 7, parse_hours("Mon-Fri 9:00-12:00, 13:00-17:00"))
    assert calendar.finish(11 * 60 + 30, 60) == 13 * 60 + 30
    assert calendar.worked(11 * 60, 14 * 60) == 120


def test_minutes_beyond_the_table_are_never_reached():
    calendar = Calendar((((540, 600),),))
    assert calendar.finish(0, 61) == NEVER
    assert calendar.open_before(99 * DAY) == 60


@pytest.mark.parametrize("days", [(((60, 30),),), (((0, 1500),),), (((0, 60), (60, 90)),), (((0, 60), (30, 90)),)])
def test_openings_that_overlap_or_leave_the_day_are_refused(days):
    with pytest.raises(ValueError, match="a day cannot open at"):
        Calendar(days)


def test_common_hours_are_open_where_all_are():
    first = working_calendar(MONDAY, 2, parse_hours("Mon-Fri 9:00-12:00, 13:00-17:00"))
    second = working_calendar(MONDAY, 2, parse_hours("Mon 8:00-14:00"))
    assert common([first, second]).days == (((540, 720), (780, 840)), ())


@given(calendars, calendars)
def test_common_hours_do_not_depend_on_the_order(first, second):
    length = min(len(first.days), len(second.days))
    pair = [Calendar(first.days[:length]), Calendar(second.days[:length])]
    shared = common(pair)
    assert shared == common(pair[::-1])
    for minute in range(0, length * DAY, 97):
        day, time = divmod(minute, DAY)
        is_open = [any(a <= time < b for a, b in one.days[day]) for one in (*pair, shared)]
        assert is_open[2] == (is_open[0] and is_open[1])


# Published values: weekday arithmetic as in NumPy, with these holidays.
HOLIDAYS = frozenset(map(date.fromisoformat, ("2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06")))


@pytest.mark.parametrize(
    ("start", "days", "holidays", "end"),
    [
        ("2025-12-19", 10, HOLIDAYS, "2026-01-07"),
        ("2025-12-19", 10, frozenset(), "2026-01-02"),
        ("2026-03-27", 20, HOLIDAYS, "2026-04-28"),
    ],
)
def test_business_days_agree_with_numpy(start, days, holidays, end):
    first = date.fromisoformat(start)
    calendar = business_days(first, 60, holidays, ())
    finish = calendar.finish(12 * 60, days * DAY)
    assert first + timedelta(days=finish // DAY) == date.fromisoformat(end)
    assert np.busday_offset(start, days, holidays=sorted(holidays)) == np.datetime64(end)


def test_business_days_between_two_dates_agree_with_numpy():
    calendar = business_days(date(2025, 12, 19), 60, HOLIDAYS, ())
    span = (date(2026, 1, 16) - date(2025, 12, 19)).days
    assert calendar.worked(0, span * DAY) == 17 * DAY
    assert np.busday_count("2025-12-19", "2026-01-16", holidays=sorted(HOLIDAYS)) == 17


def test_two_business_days_from_friday_evening_end_on_tuesday_evening():
    calendar = business_days(date(2026, 3, 6), 10, frozenset(), ())
    assert calendar.finish(17 * 60, 2 * DAY) == 4 * DAY + 17 * 60


def test_holidays_and_closures_are_closed():
    closures = (parse_closure("2026-03-04..2026-03-05"),)
    calendar = working_calendar(MONDAY, 5, parse_hours("Mon-Fri 9:00-17:00"), frozenset({date(2026, 3, 3)}), closures)
    assert [bool(day) for day in calendar.days] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("2026-12-24..2027-01-01", ("2026-12-24", "2027-01-01"), ("2026-12-23", "2027-01-02", "2027-12-25")),
        ("12-24..01-01", ("2026-12-24", "2030-01-01", "2027-12-31"), ("2026-12-23", "2027-01-02")),
        ("07-04", ("2026-07-04", "2031-07-04"), ("2026-07-05",)),
        ("2026-07-04", ("2026-07-04",), ("2027-07-04",)),
    ],
)
def test_a_closure_covers_its_days_and_no_others(text, inside, outside):
    closure = parse_closure(text)
    assert all(closure.covers(date.fromisoformat(day)) for day in inside)
    assert not any(closure.covers(date.fromisoformat(day)) for day in outside)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13-01",
        "02-30",
        "2026-02-01..2026-01-01",
        "2026-01-01..02-01",
        "1..2..3",
        "2025-02-29",
    ],
)
def test_a_closure_that_cannot_be_is_refused(text):
    with pytest.raises(StillWaitingError, match=r"closure|calendar"):
        parse_closure(text)


def test_hours_are_read_as_they_are_written():
    week = parse_hours("Mon-Thu 9:00-12:00, 13:00-17:30; Fri 9:00-15:00")
    assert week.days[0] == ((540, 720), (780, 1050))
    assert week.days[4] == ((540, 900),)
    assert week.days[5] == ()
    assert week.minutes() == 4 * 450 + 360
    assert week.open_days() == 5


def test_weekdays_may_be_named_in_full_or_short():
    assert parse_weekdays("monday-Wed,SAT") == {0, 1, 2, 5}


def test_only_some_weekdays_of_a_week_are_kept():
    assert parse_hours("Mon-Fri 9:00-17:00").only(frozenset({3})).open_days() == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", "9:00-17:00", "Mon-Fri", "Fri-Mon 9:00-17:00", "Mon-Fri 17:00-9:00", "Xyz 9:00-17:00", "Mo 9:00-17:00"),
        *("Mon 9:00-25:00", "Mon 9-17", "Mon 9:70-17:00", "Mon 9:00-12:00, 11:00-13:00"),
        "Mon 9:00-10:00; Mon 11:00-12:00",
    ],
)
def test_hours_that_cannot_be_are_refused(text):
    with pytest.raises(StillWaitingError):
        parse_hours(text)


def test_public_holidays_are_known_for_countries_and_their_parts():
    assert date(2026, 7, 4) in public_holidays("US", 2026, 2026)
    assert date(2026, 1, 6) in public_holidays("DE-BY", 2026, 2026)
    assert date(2026, 1, 6) not in public_holidays("DE", 2026, 2026)


def test_a_country_nobody_knows_is_refused():
    with pytest.raises(StillWaitingError, match="no public holidays are known for 'XX'"):
        public_holidays("XX", 2026, 2026)


@pytest.mark.parametrize("first", [date(2026, 3, 6), date(2026, 3, 27), date(2026, 10, 23)])
def test_hours_in_another_zone_are_open_when_it_is_that_time_there(first):
    """Ten days around each change of the clocks in New York and Berlin, minute by minute at every quarter."""
    here, there = "Europe/Berlin", "America/New_York"
    week = parse_hours("Mon-Fri 9:00-17:00")
    moved = working_calendar(first, 10, week, zone=there, company_zone=here)
    for quarter in range(0, 10 * DAY, 15):
        day, time = divmod(quarter, DAY)
        clock = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(here)) + timedelta(days=day)
        local = clock.replace(hour=time // 60, minute=time % 60).astimezone(ZoneInfo(there))
        expected = local.weekday() < 5 and 9 * 60 <= local.hour * 60 + local.minute < 17 * 60
        assert any(a <= time < b for a, b in moved.days[day]) == expected, (day, time)


def test_the_same_zone_moves_nothing():
    week = parse_hours("Mon-Fri 9:00-17:00")
    plain = working_calendar(MONDAY, 7, week)
    assert working_calendar(MONDAY, 7, week, zone="Europe/Berlin", company_zone="Europe/Berlin") == plain
    assert always(2).worked(0, 2 * DAY) == 2 * DAY
    assert Week((((0, DAY),),) * 7).minutes() == 7 * DAY
