"""When to stop counting on it: the day, how sure it is, and what it does not mean."""

import json
import re
from datetime import datetime

import pytest
from made_results import made
from made_signs import EDGES, NAMED, SITUATION, assert_fits, at_edge, edge, known, words
from test_answer_silence import exponentials
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.silence import NEWS_FROM
from stillwaiting.report.stop import odds, stop_json, stop_lines, stop_long
from stillwaiting.report.wording import Page
from stillwaiting.units import DAY

LATE = told("offer", 20, 400) + told("rejection", 65, 300) + told("offer", 70, 60) + never(5, 900)


def asked(cases, day, interview=None, **more):
    found = known(made(cases, probe=day * DAY), day, **more)
    return answer(found, situation=SITUATION, interview=interview)


def said(found, lines=stop_long):
    return words(lines(found, Page(80)))


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(stop_long, at_edge(name))


def test_the_day_stands_first_with_its_limit():
    found = asked(LATE, 30, interview=datetime(2026, 10, 5, 15))
    line = "Stop counting on it after about day 70 (Mon 14 Dec 2026; offer below 1 in 20; late offers exist)."
    assert said(found).startswith(line)
    assert said(found, stop_lines) == line


def test_the_limit_is_the_one_that_was_set():
    text = said(asked(LATE, 10, stop_at=0.1))
    assert text.startswith("Stop counting on it after about day 20 (offer below 1 in 10; late offers exist).")
    assert "With another limit (--stop-at): 1 in 5 on day 20; 1 in 20 on day 70; 1 in 50 on day 70." in text


@pytest.mark.parametrize(
    ("level", "text"), [(0.05, "1 in 20"), (1 / 3, "1 in 3"), (0.03, "3 in 100"), (0.025, "1 in 40"), (0.5, "1 in 2")]
)
def test_a_limit_is_told_as_people_tell_it(level, text):
    assert odds(level) == text


def test_it_is_never_a_day_before_silence_is_news():
    text = said(asked(told("offer", 2, 900) + told("offer", 30, 10) + never(1, 1500), 5))
    assert text.startswith(f"Stop counting on it after about day {NEWS_FROM} (offer below 1 in 20")


def test_a_day_that_is_past_says_since_when_but_not_of_people_who_were_not_like_you_then():
    past = said(asked(LATE, 80))
    assert past.startswith("Since day 70 an offer is below 1 in 20.")
    text = said(edge(made(LATE, probe=80 * DAY), 80, NAMED))
    assert text.startswith("By now an offer is below 1 in 20.")
    assert "With another limit" not in text
    assert "Other seeds" not in text


def test_offers_after_the_day_are_told_in_the_order_of_time():
    ahead = said(asked(LATE * 3, 30, stop_at=0.1))
    assert "Of 100 offers to people like you, 13 after that day, 13 come later than today." in ahead
    soon = said(asked(LATE * 3, 10, stop_at=0.1))
    assert "Of 100 offers to people like you, more than 99 come later than today, 13 after that day." in soon


def test_other_seeds_give_a_range_for_the_day():
    found = answer(known(exponentials(4_000, probe=10 * DAY), 10), situation=SITUATION)
    low, high = re.search(r"Other seeds could put it between day (\d+) and day (\d+)\.", said(found)).groups()
    assert int(low) < found.stop.day < int(high)
    assert "Other seeds" not in said(asked([("open", "open", 0)] * 200, 20))


def test_where_an_offer_never_fades_there_is_no_such_day():
    text = said(asked([("open", "open", 0)] * 200, 20))
    assert text.startswith("An offer stays at 1 in 20 or more through day 363, as far as this model can tell.")
    assert "With another limit" not in text


def test_it_is_not_advised_to_stop_looking():
    for name in EDGES:
        text = said(at_edge(name))
        assert "not to stop looking" in text
        assert "the door stays open" in text


def test_where_today_is_not_judged_nothing_is_said():
    found = asked(told("offer", 5, 300) + never(3, 40), 30)
    assert stop_lines(found, Page(80)) == []
    assert said(found).startswith("Cannot say from this model: only 40 of 340 simulated cases were silent 30 days")


def test_the_document_holds_the_same():
    found = stop_json(asked(LATE, 30, stop_at=0.1))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert (found["below"], found["from_day"]) == (0.1, 20)
    assert found["days_of"][2] == {"below": 0.05, "from_day": 70}
    assert found["offers_after"]["share"] == 0.130435
