"""Lengths of time are read from what people write, or refused with what would be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillwaiting import units
from stillwaiting.units import DAY, HOUR, LONGEST, WEEK, Range, Span, SpanError

SPANS = {
    "36 h": (36 * HOUR, "hours"),
    "90 min": (90, "hours"),
    "1 hour 30 minutes": (90, "hours"),
    "0 min": (0, "hours"),
    ".5 h": (30, "hours"),
    "4 weeks": (4 * WEEK, "days"),
    "4w": (4 * WEEK, "days"),
    "28d": (28 * DAY, "days"),
    "4 Weeks": (4 * WEEK, "days"),
    "1 week 2 days": (9 * DAY, "days"),
    "1 day 12 h": (36 * HOUR, "days"),
    "1.5 days": (36 * HOUR, "days"),
    "1 year": (365 * DAY, "days"),
    "5 years": (LONGEST, "days"),
    "2 business days": (2 * DAY, "business"),
    "1 working day": (DAY, "business"),
    "P3D": (3 * DAY, "days"),
    "PT36H": (36 * HOUR, "hours"),
    "P2W": (2 * WEEK, "days"),
    "P1DT12H": (36 * HOUR, "days"),
    "P1Y": (365 * DAY, "days"),
    " 3 days ": (3 * DAY, "days"),
}

EXAMPLES = "write for example 4 weeks, 2 business days, 36 h or 90 min"
REFUSED = {
    "1 month": "cannot read '1 month': a month has no fixed length; write 30 days or 4 weeks",
    "2 months": "cannot read '2 months': a month has no fixed length; write 30 days or 4 weeks",
    "P1M": "cannot read 'P1M': a month has no fixed length; write 30 days or 4 weeks",
    "3 m": "cannot read '3 m': m could be minutes or months; write min, or 30 days",
    "30 seconds": "cannot read '30 seconds': whole minutes are the finest; write 1 min",
    "PT30S": "cannot read 'PT30S': whole minutes are the finest; write 1 min",
    "4": "'4' has no unit; write for example 4 days or 4 h",
    "": f"cannot read '' as a length of time; {EXAMPLES}",
    "next week": f"cannot read 'next week' as a length of time; {EXAMPLES}",
    "four weeks": f"cannot read 'four weeks' as a length of time; {EXAMPLES}",
    "1,5 days": f"cannot read '1,5 days' as a length of time; {EXAMPLES}",
    "2 bsiness days": f"cannot read '2 bsiness days' as a length of time; {EXAMPLES} (did you mean 'business'?)",
    "1 dya": f"unknown unit 'dya'; {EXAMPLES} (did you mean 'day'?)",
    "3 fortnights": f"unknown unit 'fortnights'; {EXAMPLES}",
    "-3 days": "a length of time cannot be negative, as '-3 days' is",
    "-P3D": "a length of time cannot be negative, as '-P3D' is",
    "nan": "a length of time is a finite number with a unit, not 'nan'",
    ".inf": "a length of time is a finite number with a unit, not '.inf'",
    "inf days": "a length of time is a finite number with a unit, not 'inf days'",
    "2 days 1 week": "name each unit once, the longest first, unlike in '2 days 1 week'",
    "2 days 2 days": "name each unit once, the longest first, unlike in '2 days 2 days'",
    "2 business days 3 h": "'2 business days 3 h' mixes business days with clock time; use one of the two",
    "2 business weeks": ("only days are counted as business days; write 5 business days, not '2 business weeks'"),
    "261 weeks": "'261 weeks' is longer than 5 years, the longest that is simulated",
    "9" * 90 + " days": f"'{'9' * 37}...' is longer than 5 years, the longest that is simulated",
    "9" * 200: f"cannot read '{'9' * 37}...' as a length of time; {EXAMPLES}",
    "PT": "cannot read 'PT' as a length of time; write for example P3D or PT36H",
    "P1DT": "cannot read 'P1DT' as a length of time; write for example P3D or PT36H",
    "P1D2W": "cannot read 'P1D2W' as a length of time; write for example P3D or PT36H",
}

RANGES = {
    "2 to 10 business days": Range(Span(2 * DAY, "business"), Span(10 * DAY, "business")),
    "20 to 90 min": Range(Span(20, "hours"), Span(90, "hours")),
    "30 min to 2 h": Range(Span(30, "hours"), Span(120, "hours")),
    "1-3 days": Range(Span(DAY, "days"), Span(3 * DAY, "days")),
    "1 – 3 days": Range(Span(DAY, "days"), Span(3 * DAY, "days")),
    "12 h to 1 week 2 days": Range(Span(12 * HOUR, "hours"), Span(9 * DAY, "days")),
    "P1D to P3D": Range(Span(DAY, "days"), Span(3 * DAY, "days")),
}

REFUSED_RANGES = {
    "3 days": "cannot read '3 days' as a range; write for example 2 to 10 business days",
    "1 to 2 to 3 days": "cannot read '1 to 2 to 3 days' as a range; write for example 2 to 10 business days",
    "10 to 2 days": "the low end of a range must be below the high end, unlike in '10 to 2 days'",
    "2 to 2 days": "the low end of a range must be below the high end, unlike in '2 to 2 days'",
    "2 days to 3 business days": (
        "'2 days to 3 business days' mixes business days with clock time; use one of the two"
    ),
    "2 to 1 week 2 days": ("say the unit of both ends, as in 2 days to 1 week 3 days, unlike in '2 to 1 week 2 days'"),
    "-2 to 3 days": "a length of time cannot be negative, as '-2' is",
    "2 to 3": "'3' has no unit; write for example 3 days or 3 h",
    "1 to 2 months": "cannot read '2 months': a month has no fixed length; write 30 days or 4 weeks",
}

PRINTED = [
    (0, False, "0 min"),
    (1, False, "1 min"),
    (61, False, "1 h 1 min"),
    (DAY, False, "1 day"),
    (2 * DAY + 3 * HOUR, False, "2 days 3 h"),
    (DAY + 5, False, "1 day 5 min"),
    (28 * DAY, False, "28 days"),
    (28 * DAY, True, "4 weeks"),
    (WEEK, True, "1 week"),
    (WEEK + HOUR, True, "7 days 1 h"),
    (89.6, False, "1 h 30 min"),
]

ROUNDED = [
    (45.4, False, "45 min"),
    (2.25, False, "2.2 min"),
    (150, False, "2.5 h"),
    (1.96 * DAY, False, "47 h"),
    (4.52 * DAY, False, "4.5 days"),
    (9.96 * DAY, False, "10 days"),
    (55 * DAY, False, "55 days"),
    (60 * DAY, False, "8.6 weeks"),
    (182 * DAY, False, "26 weeks"),
    (4.5 * DAY, True, "4.5 business days"),
    (DAY, True, "1 business day"),
]


@pytest.mark.parametrize("text", SPANS)
def test_a_length_of_time_is_read_as_it_is_written(text):
    assert units.parse_span(text) == Span(*SPANS[text])


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_length_of_time_is_refused_with_what_would_be_right(text):
    with pytest.raises(SpanError) as caught:
        units.parse_span(text)
    assert str(caught.value) == REFUSED[text]


@pytest.mark.parametrize("text", RANGES)
def test_a_range_lends_the_unit_of_its_high_end_to_the_low_one(text):
    assert units.parse_range(text) == RANGES[text]


@pytest.mark.parametrize("text", REFUSED_RANGES)
def test_what_is_no_range_is_refused_with_what_would_be_right(text):
    with pytest.raises(SpanError) as caught:
        units.parse_range(text)
    assert str(caught.value) == REFUSED_RANGES[text]


def test_only_a_text_with_two_ends_is_a_range():
    assert units.split_range("2 to 10 days") == ("2", "10 days")
    assert units.split_range("1-3 days") == ("1", "3 days")
    assert units.split_range("today") is None
    assert units.split_range("-3 days") is None
    assert units.split_range("1 to 2 to 3 days") is None


def test_a_wait_is_whole_minutes_on_the_calendar():
    assert units.parse_wait("4 weeks") == units.parse_wait("28 days") == units.parse_wait("28d") == 28 * DAY
    assert units.parse_wait("0.01 h") == 1
    with pytest.raises(SpanError, match="a wait is counted on the calendar; write 2 weeks or 14 days"):
        units.parse_wait("10 business days")


@pytest.mark.parametrize(("minutes", "weeks", "words"), PRINTED)
def test_a_length_of_time_is_printed_in_plain_words(minutes, weeks, words):
    assert units.print_duration(minutes, weeks) == words


@pytest.mark.parametrize(("minutes", "business", "words"), ROUNDED)
def test_about_how_long_is_printed_in_one_unit(minutes, business, words):
    assert units.print_rounded(minutes, business) == words


def test_weeks_are_printed_only_where_they_are_asked_for():
    assert units.print_duration(28 * DAY) == "28 days"


def test_a_long_text_is_shortened_where_it_is_quoted():
    assert units.quoted("x" * 40) == f"'{'x' * 40}'"
    assert units.quoted("x" * 41) == f"'{'x' * 37}...'"
    assert units.quoted("a\nb") == r"'a\nb'"


@given(st.integers(0, LONGEST), st.booleans())
def test_what_is_printed_is_read_back_to_the_minute(minutes, weeks):
    assert units.parse_span(units.print_duration(minutes, weeks)).minutes == minutes


def read(parse, text):
    """What the text means, or the line that says why it means nothing."""
    try:
        return parse(text)
    except SpanError as error:
        return str(error)


@given(st.text(max_size=30) | st.text("0123456789.-+ptPTdhmwinfabusest ", max_size=30))
def test_any_text_gives_a_possible_length_or_one_line_that_says_why_not(text):
    told = read(units.parse_span, text)
    assert told.isprintable() if isinstance(told, str) else 0 <= told.minutes <= LONGEST


@given(st.text("0123456789.- to–dhmin", max_size=25))
def test_any_range_rises(text):
    told = read(units.parse_range, text)
    if isinstance(told, str):
        assert told.isprintable()
    else:
        assert 0 <= told.low.minutes < told.high.minutes <= LONGEST
