"""What is going on, at length: mechanisms, what one might notice, what each costs, what a note can bring out."""

import pytest
from made_results import made
from made_scenarios import lively
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known, words
from test_answers import TEN, never, told

from stillwaiting.answers.answer import answer
from stillwaiting.answers.causes import OWN_WORDS
from stillwaiting.delays import DELAYS, PriorityProject
from stillwaiting.mixture import Mixture
from stillwaiting.report.causes import MOST, causes_long, named
from stillwaiting.report.clues import CLUES, NOTHING, STEPS, clues
from stillwaiting.report.wording import Page
from stillwaiting.simulation import simulate
from stillwaiting.steps import STEPS as KINDS_OF_STEP
from stillwaiting.steps import Meeting, Work
from stillwaiting.units import DAY


def asked(cases, day):
    return answer(known(made(cases, probe=day * DAY), day), situation=SITUATION)


def said(found, **more):
    return words(causes_long(found, Page(80), **more))


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(causes_long, at_edge(name))


def test_each_mechanism_has_its_share_and_what_one_might_notice():
    lines = causes_long(asked(TEN * 300, 30), Page(80))
    assert lines[2:8] == [
        "   50  a no, unsent",
        "       look for: nothing, and no reply to a note",
        "   17  decision",
        "   17  sign offs",
        "       look for: warm words, no date: it waits for approval",
        "   16  decision maker away",
    ]


def test_the_shares_add_up_to_a_hundred():
    for name in ("many", "known", "40 weeks"):
        lines = causes_long(at_edge(name), Page(80))
        numbers = [int(line[:5]) for line in lines if line[:5].strip().isdigit()]
        assert sum(numbers) == 100
        assert 1 <= len(numbers) <= MOST + 1


def test_a_scenario_says_what_to_look_for_by_its_own_names():
    found = asked(TEN * 300, 30)
    assert "look for: the boss is out" in said(found, clues={"decision_maker_away": "the boss is out"})
    assert "look for:" not in said(found, clues={})


def test_costs_are_told_where_they_are_known():
    found = asked(TEN * 300, 30)
    text = said(found, costs=[("sign_offs", 6.2, 3.9, 9.4), ("decision", 1.0, 0.6, 1.2)])
    assert "Without it the answer would come sooner, by: sign offs 6 days (4 to 9); decision 1 day." in text
    assert "would come sooner" not in said(found)


def test_what_is_decided_can_be_brought_out_by_a_note():
    assert "In 50 of 100 it is decided already: that a note can bring out." in said(asked(TEN * 300, 30))
    assert "In all of these cases it is decided already" in said(asked(never(3, 300), 30))
    assert "Nothing is decided in any of these cases" in said(asked(told("offer", 40, 300), 10))
    nearly = said(asked(never(3, 999) + told("offer", 60), 30))
    assert "In 99 of 100 it is decided already" in nearly


def test_the_days_so_far_are_told_from_the_second_day_on():
    assert "Where the 30 days went, on average:" in said(asked(TEN * 300, 30))
    assert "went, on average" not in said(asked(TEN * 300, 0))


def test_of_few_cases_only_what_was_reported_is_told():
    text = said(asked(told("offer", 5, 300) + never(3, 40), 30))
    assert text.startswith("Cannot say from this model: only 40 of 340 simulated cases were silent 30 days")
    assert "of 91 that people had explained to them (reported)" in text
    assert "look for" not in text


# Clues


def test_every_delay_that_can_hold_a_case_and_every_group_has_a_clue():
    silent = {"candidate_moves_on", "never_told", "promised_date"}
    assert set(DELAYS) - silent <= set(CLUES)
    assert set(OWN_WORDS) <= set(CLUES)
    assert set(KINDS_OF_STEP.values()) == set(STEPS)


def test_every_cause_of_a_play_has_a_clue():
    scenario = lively()
    results = simulate(scenario, replications=1, seed=1)
    found = clues(scenario)
    silent = {name for name in results.cause_names if name not in found}
    assert silent <= {"never_told", "standing", "verdict", "start"}


def test_a_clue_goes_by_the_kind_and_not_by_the_name():
    found = clues(lively())
    assert found["away"] == CLUES["decision_maker_away"]
    assert found["manager.desk"] == NOTHING
    busy = lively().with_(delays={"project": PriorityProject(who="manager")})
    assert clues(busy)["project.pick_up"] == NOTHING


def test_a_mixture_has_the_clues_of_the_kind_that_more_people_meet():
    meeting = Meeting(meeting=("manager", "boss"), lasts="30 min", milestone="decided")
    one, other = lively(), lively(process={**lively().process, "decision": meeting})
    for shares, kind in (({"one": 80, "other": 20}, Work), ({"one": 20, "other": 80}, Meeting)):
        assert clues(Mixture("both", {"one": one, "other": other}, shares))["decision"] == STEPS[kind]


def test_causes_of_the_same_words_are_one():
    page = Page(phrases={"check": "a background check", "police": "a background check"})
    assert named(page, [("decision", 40), ("check", 30), ("police", 25), ("other", 5)], 100) == [
        "a background check 55",
        "decision 40",
        "other 5",
    ]
