"""When will I hear, week by week from today; and from which day on a silence goes by another word."""

from made_results import made
from test_answers import TEN, never, told

from stillwaiting.answers.unusual import unusual, verdict, words_from
from stillwaiting.answers.when import WEEKS, when
from stillwaiting.units import DAY, WEEK


def test_each_week_counts_all_who_are_silent_now_and_who_has_heard_by_then():
    found = when(made(TEN), 30 * DAY).within
    assert [each.minutes for each in found] == [weeks * WEEK for weeks in WEEKS]
    assert [(each.hear.hits, each.hear.among) for each in found] == [(0, 6), (1, 6), (2, 6), (2, 6), (2, 6)]
    assert [each.offer.hits for each in found] == [0, 1, 1, 1, 1]


def test_an_answer_in_the_last_minute_of_a_week_counts_for_it():
    found = when(made([*told("offer", 14), ("told", "offer", 14 * DAY + 1)]), 7 * DAY).within
    assert [each.hear.hits for each in found[:2]] == [1, 2]


def test_weeks_beyond_the_horizon_are_not_told():
    late = when(made(TEN, horizon=70 * DAY), 30 * DAY).within
    assert [each.minutes // WEEK for each in late] == [1, 2, 4]
    assert when(made(TEN, horizon=36 * DAY), 30 * DAY).within == ()


def test_the_words_of_a_silence_begin_on_the_day_that_deserves_them():
    """Of 100 answered, 50 hear on day 10, 25 on day 20, 15 on day 30, 8 on day 40, the rest on day 50."""
    cases = told("offer", 10, 50) + told("rejection", 20, 25) + told("offer", 30, 15) + told("offer", 40, 8)
    results = made(cases + told("offer", 50, 2) + never(3, 40))
    found = unusual(results, 0).words_from
    assert found == (("early days", 0), ("normal", 10), ("on the long side", 30), ("unusual", 40), ("very unusual", 50))
    for day in range(60):
        word = [word for word, start in found if start <= day][-1]
        assert word == unusual(results, day * DAY).verdict, day


def test_a_word_that_is_jumped_over_is_left_out():
    assert words_from((0, 0, 90, 10)) == (("early days", 0), ("on the long side", 3), ("very unusual", 4))
    assert verdict(0.1) == "on the long side"


def test_where_nobody_is_answered_there_is_no_word():
    assert unusual(made(never(3, 10)), 0).words_from == ()
