"""What is said of a date that was named: true at every edge, and plain."""

import json

import pytest
from made_results import large, made
from made_signs import EDGES, NAMED, assert_fits, at_edge, edge, half_seen, known, words
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.promise import promise_json, promise_lines
from stillwaiting.report.wording import Page
from stillwaiting.signs import Sign
from stillwaiting.units import DAY


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(promise_lines, at_edge(name))


def said(found):
    return words(promise_lines(found, Page(80)))


def of(cases, day, *signs, **more):
    return edge(made(cases, probe=day * DAY), day, *signs, **more)


HALF = told("offer", 5, 2) + told("offer", 10, 2) + told("rejection", 21, 2) + never(6, 2)


def test_dates_that_pass_are_counted_for_offers_and_for_rejections():
    text = said(of(HALF * 500, 8))
    assert "Of 100 dates that are named here, 75 pass without an answer." in text
    assert "of 100 offers 50 and of 100 rejections that were told more than 99 came after it." in text
    assert "Late offers: half within 3 days of the date, four in five within 3 days;" in text
    assert "late rejections: half within 2 weeks of the date" in text


def test_a_missed_date_is_news_only_where_it_moves_the_offer():
    less = "A missed date makes an offer less likely here: an offer comes to 50 in 100 who are named a date, to 33"
    assert less in said(of(HALF * 500, 8))
    never_in_time = told("offer", 10, 2) + told("rejection", 21, 2)
    assert "A missed date says next to nothing" in said(of(never_in_time * 500, 8))
    refused = told("rejection", 5, 2) + told("offer", 10, 2)
    assert "A missed date makes an offer more likely here" in said(of(refused * 500, 8))


def test_your_own_date_is_said_to_be_past_or_ahead():
    assert "Your date: day 7, 1 day past." in said(of(HALF * 500, 8, NAMED))
    assert "Your date: day 7, today." in said(of(HALF * 500, 7, NAMED))
    ahead = said(of(HALF * 500, 4, NAMED))
    assert (
        "Your date: day 7, 3 days ahead. Of 100 people as silent as you, with the same signs, 25 hear by then." in ahead
    )
    assert "day 7 (Thu 12 Mar 2026), 21 days past." in words(promise_lines(at_edge("wrote"), Page(80)))


def test_who_says_nothing_of_a_date_is_told_how_to():
    assert "You have not said that you were named a date" in said(of(HALF * 500, 8))
    assert "say which, for a closer answer" in said(of(HALF * 500, 8, Sign("promised")))
    assert "You were named no date: what follows counts" in said(of(HALF * 500, 8, Sign("promised", seen=False)))


def test_the_table_has_the_chances_of_three_spans():
    lines = promise_lines(of(HALF * 500, 8, NAMED), Page(80))
    place = next(i for i, line in enumerate(lines) if line.endswith("14 days"))
    assert lines[place].split() == ["within", "3", "days", "7", "days", "14", "days"]
    assert lines[place + 1].split() == ["hear", "33", "33", "67"]
    assert lines[place + 2].split() == ["hear", "of", "an", "offer", "33", "33", "33"]


def test_without_dates_in_a_scenario_the_next_days_are_said_all_the_same():
    text = words(promise_lines(at_edge("no signs"), Page(80)))
    assert "Nobody is named a date in made, so it cannot say how often such dates pass." in text
    assert "within 3 days" in text
    assert "--sign promised" not in text


def test_few_cases_are_called_rough_and_hardly_any_say_nothing():
    rough = answer(known(half_seen(large(n=2_000), promised=7), 28), situation="x")
    assert "Rough: only" in words(promise_lines(rough, Page(80)))
    assert "Cannot say from this model: only 30 of 60 simulated cases were named a date." in said(at_edge("hardly any"))
    assert "Cannot say from this model: none of 3,000 simulated cases are silent" in said(at_edge("nobody silent"))


def test_the_document_says_what_the_text_says():
    found = of(HALF * 500, 4, NAMED)
    document = promise_json(found)
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["passed"]["share"] == 0.75
    assert document["days_late"]["offers"]["half"]["days"] == 3
    assert document["yours"] == {"seen": True, "day": 7}
    assert document["by_your_date"]["share"] == 0.25
    assert list(document["within_days"]) == ["3", "7", "14"]
    assert promise_json(at_edge("no signs"))["yours"] is None
