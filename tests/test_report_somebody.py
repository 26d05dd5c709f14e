"""Somebody like you, in a line that ends in the command that tells the story."""

import json
import re
from dataclasses import replace

import pytest
from made_results import made
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.somebody import ENDS, somebody_json, somebody_lines
from stillwaiting.report.wording import Page
from stillwaiting.units import DAY

CASES = told("offer", 30) + told("rejection", 50, 2)


def like_you(cases, day=10, **changes):
    results = replace(made(cases, probe=day * DAY), **changes)
    return answer(known(results, day), situation=SITUATION)


def test_each_line_ends_in_its_command():
    assert somebody_lines(like_you(CASES), Page(80)) == [
        "Somebody waited longer and got it: story made --replication 0",
        "  Somebody else was told no: story made --replication 1",
    ]


def test_another_seed_is_named():
    assert somebody_lines(like_you(CASES, seed=7), Page(80))[0].endswith("story made --replication 0 --seed 7")


def test_a_command_is_never_broken():
    found = like_you(CASES, sources=("a_scenario_of_my_own_with_a_long_name",))
    for width in (60, 80):
        lines = somebody_lines(found, Page(width))
        commands = [line for line in lines if "story" in line]
        assert len(commands) == 2
        assert all(
            re.search(r"story a_scenario_of_my_own_with_a_long_name --replication \d$", line) for line in commands
        )
    assert somebody_lines(found, Page(60))[0] == "Somebody waited longer and got it:"


def test_where_only_one_of_them_exists_the_other_is_not_named():
    assert somebody_lines(like_you(told("offer", 30)), Page(80)) == [
        "Somebody waited longer and got it: story made --replication 0"
    ]
    assert somebody_lines(like_you(never(3)), Page(80)) == [
        "Somebody waited longer and was never told: story made --replication 0"
    ]
    assert somebody_lines(at_edge("nobody silent"), Page(80)) == []


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    found = at_edge(name)
    if somebody_lines(found, Page(80)):
        assert_fits(somebody_lines, found)


def test_every_way_to_end_without_an_offer_has_words():
    ends = [
        told("rejection", 50),
        told("cancelled", 50),
        never(3),
        [("open", "open", 0)],
        [("withdrawn", "open", 50 * DAY)],
    ]
    found = [somebody_lines(like_you(end), Page(80))[0] for end in ends]
    assert [re.search(r"and (.*):", line)[1] for line in found] == [
        ENDS[end] for end in ("rejection", "cancelled", "never_told", "open", "withdrawn")
    ]


def test_the_document_holds_the_same():
    found = somebody_json(like_you(CASES))
    assert json.loads(json.dumps(found)) == found
    assert found["got_it"] == {"scenario": "made", "replication": 0, "end": "offer", "day": 30}
    assert somebody_json(at_edge("nobody silent")) == {"got_it": None, "did_not": None}
