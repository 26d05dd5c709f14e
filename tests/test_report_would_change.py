"""What would change the answer, in a line or two; with the option that says so."""

import json

import pytest
from made_results import made
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known, seen, words
from test_answer_would_change import HALF, days
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.wording import Page
from stillwaiting.report.would_change import would_change_json, would_change_lines
from stillwaiting.units import DAY


def changing(cases=HALF, day=10, **columns):
    return answer(known(seen(made(cases, probe=day * DAY), **columns), day), situation=SITUATION)


def said(found):
    return words(would_change_lines(found, Page(80)))


def test_the_line_names_the_figures_and_the_options():
    found = changing(references_called=days(300, 100), next_round=days(40, 260))
    assert said(found) == (
        "Would change this: if you were told of another round, an offer 13 in 100 (--sign next_round); "
        "if your references were called, 75 (--sign references_called); "
        "if neither has happened until today, 42 (--not-sign next_round --not-sign references_called)."
    )


def test_where_nothing_would_change_there_is_no_line():
    assert would_change_lines(changing(references_called=days(200, 200)), Page(80)) == []
    assert would_change_lines(at_edge("no signs"), Page(80)) == []


def test_a_bound_that_does_not_say_in_which_direction_is_left_out():
    """Of 5,000 silent 20 get it, 6 of them among 100 with the sign: "fewer than 13" is no rise."""
    cases = (told("offer", 30, 1) + never(3, 249)) * 20
    signs = [5 if place in (0, 250, 500, 750, 1000, 1250) else None for place in range(5_000)]
    signs[2_001:2_095] = [5] * 94
    found = changing(cases, top_candidate=signs)
    assert [each.sign.name for each in found.would_change] == ["top_candidate"]
    assert would_change_lines(found, Page(80)) == []


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    found = at_edge(name)
    if would_change_lines(found, Page(80)):
        assert_fits(would_change_lines, found)


def test_the_document_holds_the_same():
    found = would_change_json(changing(references_called=days(300, 100)))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert [(each["sign"], each["offer"]["share"]) for each in found["signs"]] == [("references_called", 0.75)]
