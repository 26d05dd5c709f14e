"""A comparison and a ranking in words and as data: every line true, every width kept."""

import json
import re
from dataclasses import replace

import pytest
from made_results import equal_worlds, made
from made_scenarios import lively
from test_cost import CHECK, CLEARING, NEXT, steady

from stillwaiting.answers.chances import KEYS
from stillwaiting.delays import CandidateMovesOn, FirstChoiceDecides
from stillwaiting.report.compare import compare_text, headline, side_name
from stillwaiting.report.compare_document import compare_json, costs_json
from stillwaiting.report.costs import costs_text
from stillwaiting.report.differences import change_cell, in_hundred, in_time, length, people, shift
from stillwaiting.report.phrases import phrases
from stillwaiting.studies.changes import parse_settings
from stillwaiting.studies.compare import compare
from stillwaiting.studies.cost import costs
from stillwaiting.studies.jackknife import GROUPS, Estimate
from stillwaiting.studies.playing import Run, Side, sides
from stillwaiting.studies.policy import under
from stillwaiting.units import DAY, HOUR, WEEK

BEFORE = [
    *[("told", "offer", 30 * DAY)] * 5,
    *[("told", "offer", 60 * DAY)] * 5,
    *[("told", "rejection", 20 * DAY)] * 5,
    *[("withdrawn", "withdrawn", 20 * DAY)] * 5,
    *[("never_told", "rejection", 10 * DAY)] * 5,
]
"""A world of 25 cases."""
AFTER = [
    *BEFORE[:2],
    *[("told", "offer", 20 * DAY)] * 8,
    *BEFORE[10:15],
    *[("told", "offer", 45 * DAY)] * 5,
    *BEFORE[20:],
]
PATIENT = [*BEFORE[:15], *[("told", "offer", 50 * DAY)] * 5, *BEFORE[20:]]


def side(name, cases, patient=None, worlds=GROUPS):
    return Side(name, made(equal_worlds(cases, worlds)), made(equal_worlds(patient or cases, worlds)))


def found(worlds=GROUPS):
    a = side("large_company", BEFORE, PATIENT, worlds)
    return compare(a, side("large_company without sign_offs", AFTER, None, worlds))


WHOLE = """\
B is faster: half of the answered hear 10 days sooner, nine in ten 15 days
  sooner. Of 100 candidates, 20 more get an offer, 20 fewer take another job
  first.

A: large_company
B: large_company without sign_offs

Time until the answer          A      B  B less A
  half within               30 d   20 d  -10 d
  9 in 10 within            60 d   45 d  -15 d
  half of the offers        30 d   20 d  -10 d
  half of the rejections    20 d   20 d  0
From decision to answer
  half within                1 d    1 d  0
  mean                       1 d    1 d  0
Of 100 people answered
  over 4 weeks                67     35  -32
Of 100 candidates
  offer                       40     60  +20
  a no, told                  20     20  0
  candidate withdraws         20      0  -20
    and loses an offer        20      0  -20
  never told                  20     20  0

Of 100 who hear in both: 53 sooner in B, 0 later, 47 at the same minute. Single
  waits can get longer in B even where a step is taken away: another minute
  meets other absences.

Rests on 1,000 cases in A and the same in B, seed 1: whatever both have in
  common goes the same way in both. In brackets: how far other seeds could move
  a difference; what nobody has measured can move it further.
Cannot know: this employer, this manager, this market.
"""

RANKED = """\
check (a background check) costs the most waiting. Without it, whoever hears
  either way hears 3 days sooner on average.

The mean wait, without ...
  -3 d                check (a background check): half 3 days sooner, nine in
                      ten 3 days sooner
  -2 d                clearing (HR is clearing what it may say): half 2 days
                      sooner, nine in ten 2 days sooner

Rests on 1,000 cases, seed 3, played again without each delay: the same people,
  absences and diaries. In brackets: how far other seeds could move a
  difference; what nobody has measured can move it further. Each delay is lifted
  alone; two together can save more or less than both.
Cannot know: this employer, this manager, this market.
"""

COMPARED = {
    "much": lambda: found(),
    "few": lambda: found(worlds=3),
    "nothing": lambda: compare(side("a", BEFORE), side("b", BEFORE)),
    "nobody": lambda: compare(side("a", BEFORE), side("b", [("never_told", "rejection", 9 * DAY)] * 25)),
    "policy": lambda: told_within(5 * DAY),
    "later": lambda: compare(side("b", AFTER), side("a", BEFORE, PATIENT)),
    "played": lambda: compare(*sides([moving(), moving().without("sign_offs")], Run(1_500, seed=2))),
}


def moving():
    return lively().with_(delays={"moves_on": CandidateMovesOn(after="8 weeks")})


def told_within(minutes):
    a = side("a", BEFORE)
    return compare(a, under(a, minutes))


def unwrapped(text):
    return " ".join(text.split())


@pytest.fixture(params=list(COMPARED), scope="module")
def comparison(request):
    return COMPARED[request.param]()


# The text of a comparison


def test_a_comparison_reads_like_this():
    assert compare_text(found()) == WHOLE


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_comparison_is_wider_than_the_page(comparison, width):
    assert max(map(len, compare_text(comparison, width).splitlines())) <= width


def test_plain_terminals_get_plain_signs(comparison):
    assert compare_text(comparison, unicode=False).isascii()
    assert compare_text(comparison, unicode=False) == compare_text(comparison)


def test_where_nothing_differs_there_is_no_table():
    text = compare_text(COMPARED["nothing"](), 120)
    assert text.startswith("Nothing differs: all 1,000 cases go the same way in A and B, to the minute.\n")
    assert "B less A" not in text
    assert "brackets" not in text


def test_few_cases_have_no_brackets_and_say_so():
    text = compare_text(COMPARED["few"](), 120)
    assert text.startswith("B is faster: half of the answered hear 10 days sooner, nine in ten 15 days sooner.")
    assert "Too few to say how sure that is: play 1,000 or more." in unwrapped(text)


def test_where_nobody_is_answered_in_both_there_is_no_wait_to_compare():
    text = compare_text(COMPARED["nobody"](), 120)
    assert text.startswith("B is about as fast as A: nobody is answered in both, so there is no wait to compare.")
    assert "half within               30 d      -\n" in text
    assert "hear in both:" not in text


def test_people_who_are_told_at_last_are_not_taken_for_slowness():
    late = [("told", "rejection", 80 * DAY) if case[0] == "never_told" else case for case in BEFORE]
    text = compare_text(compare(side("a", BEFORE), side("b", late)), 200)
    assert text.startswith("B is about as fast as A: half of those who hear in both hear within 30 days in A and in B.")
    assert "Of 100 candidates, 20 fewer are never told." in text
    assert "+20 d" in text
    assert "Other people are answered in B than in A" in unwrapped(text)


def test_where_other_people_are_answered_the_verdict_is_about_those_who_hear_in_both():
    before = [("told", "offer", 40 * DAY)] * 13 + [("never_told", "rejection", 20 * DAY)] * 12
    after = [("told", "offer", 30 * DAY)] * 13 + [("told", "rejection", 90 * DAY)] * 12
    assert headline(compare(side("a", before), side("b", after))) == (
        "B is faster: half of those who hear in both hear 10 days sooner, nine in ten 10 days sooner."
    )


def test_a_verdict_of_both_ways_says_both():
    spread = [("told", "offer", DAY * day) for day in (10, 20, 30, 40, 60)] * 5
    wider = [("told", "offer", DAY * day) for day in (8, 12, 22, 35, 90)] * 5
    assert headline(compare(side("a", spread), side("b", wider))) == (
        "B is faster for some and slower for others: half of the answered hear 8 days sooner, "
        "nine in ten 30 days later."
    )


def test_only_the_long_waits_of_all_may_differ():
    late = [
        (how, outcome, 45 * DAY) if minute == 60 * DAY else (how, outcome, minute) for how, outcome, minute in BEFORE
    ]
    found = headline(compare(side("a", BEFORE), side("b", late)))
    assert found == "B is faster: nine in ten of the answered have heard 15 days sooner."


def test_the_slower_side_is_called_so():
    assert headline(COMPARED["later"]()) == (
        "B is slower: half of the answered hear 10 days later, nine in ten 15 days later."
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "bank"),
        ({"without": ["a"]}, "bank without a"),
        ({"without": ["a", "b"], "tell_by": 2 * WEEK}, "bank without a and b, told within 2 weeks of the decision"),
        ({"settings": ["a.b=c", "d="]}, "bank with a.b=c, d="),
        ({"without": ["a"], "settings": ["a.b=c"]}, "bank without a, with a.b=c"),
        ({"tell_by": 36 * HOUR}, "bank, told within 1 day 12 h of the decision"),
        ({"tell_by": 0}, "bank, told within 0 days of the decision"),
    ],
)
def test_a_changed_side_is_called_by_its_changes(given, name):
    assert side_name("bank", **given | {"settings": parse_settings(given.get("settings", []))}) == name


# Numbers and differences


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        (Estimate(-8 * DAY, -9.2 * DAY, -7.1 * DAY), "-8 d (-9 to -7)"),
        (Estimate(8 * DAY, -0.4 * DAY, 16.6 * DAY), "+8 d (0 to +17)"),
        (Estimate(-8 * DAY, -8.1 * DAY, -7.9 * DAY), "-8 d"),
        (Estimate(-8 * DAY), "-8 d"),
        (Estimate(-5 * HOUR, -7 * HOUR, -3 * HOUR), "-5 h (-7 to -3)"),
        (Estimate(-5 * HOUR, -30 * HOUR, 20 * HOUR), "0 d (-1 to +1)"),
        (Estimate(45, 30, 60), "+45 min (+30 to +60)"),
        (Estimate(0, 0, 0), "0"),
        (Estimate(None), ""),
    ],
)
def test_a_difference_of_times_has_its_sign_its_unit_and_its_interval(change, cell):
    assert change_cell(change) == cell


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        (Estimate(0.17, 0.16, 0.184), "+17 (+16 to +18)"),
        (Estimate(-0.004, -0.012, 0.004), "0 (-1 to 0)"),
        (Estimate(-0.3, -0.3, -0.3), "-30"),
        (Estimate(0.0, 0.0, 0.0), "0"),
    ],
)
def test_a_difference_of_shares_is_so_many_in_a_hundred(change, cell):
    assert change_cell(change, shares=True) == cell


def test_times_and_shares_of_a_table_are_whole_numbers():
    assert [in_time(each) for each in (24.4 * DAY, 23 * HOUR, 119, 0, None)] == [
        "24 d",
        "23 h",
        "119 min",
        "0 min",
        "-",
    ]
    assert [in_hundred(each) for each in (0.238, 0.004, 0.005, 0.0, 1.0, None)] == ["24", "<1", "1", "0", "100", "-"]


def test_a_shift_is_said_with_its_direction_and_how_far_it_may_go():
    assert shift(Estimate(-8 * DAY, -9 * DAY, -7 * DAY)) == "8 days sooner (7 to 9)"
    assert shift(Estimate(DAY, 0.9 * DAY, 1.1 * DAY)) == "1 day later"
    assert shift(Estimate(-8 * DAY)) == "8 days sooner"
    assert length(16 * HOUR) == "16 hours"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Estimate(0.021, 0.01, 0.03), "2 more win"),
        (Estimate(-0.012, -0.02, -0.01), "1 fewer wins"),
        (Estimate(-0.012), "1 fewer wins"),
        (Estimate(0.021, -0.01, 0.05), ""),
        (Estimate(0.004, 0.003, 0.005), ""),
        (Estimate(None), ""),
    ],
)
def test_people_are_counted_where_that_is_sure_and_shows(change, said):
    assert people(change, "wins", "win") == said


# The text of a ranking


RUN = Run(1_200, seed=4)


@pytest.fixture(scope="module")
def ranked():
    return costs(moving(), RUN)


def words(found, width=80):
    return costs_text(found, width, phrases=phrases(moving()))


def test_a_ranking_reads_like_this():
    scenario = steady(clearing=CLEARING, check=CHECK)
    assert costs_text(costs(scenario, Run(1_000, seed=3)), phrases=phrases(scenario)) == RANKED


def test_a_ranking_names_every_delay_and_the_dearest_first(ranked):
    text = words(ranked)
    assert text.startswith(ranked.delays[0].name)
    assert all(name in text for name in moving().delays)
    assert "moves_on: the candidate's own doing; left as it is." in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_ranking_is_wider_than_the_page_or_needs_more_than_ascii(ranked, width):
    text = words(ranked, width)
    assert max(map(len, text.splitlines())) <= width
    assert text.isascii()


def test_a_delay_that_only_keeps_people_from_hearing_is_told(ranked):
    (line,) = [line for line in words(ranked, 120).splitlines() if "never_told" in line]
    assert re.fullmatch(r"  0 +never_told: \d+ fewer are never told", line)


def test_a_first_choice_that_answers_at_once_is_called_so():
    scenario = steady(NEXT, first=FirstChoiceDecides(accepts="0%", thinks_before_no="5 days"))
    text = costs_text(costs(scenario, Run(1_000)), 200, phrases=phrases(scenario))
    assert text.startswith("first, if answered at once (somebody else was offered it first) costs the most waiting. ")
    assert "With an answer at once, whoever hears either way hears 5 days sooner on average." in text


def test_what_does_not_show_is_named_together(ranked):
    first = ranked.delays[0]
    unsure = {
        part: {key: replace(each, change=Estimate(0.001, -1.0, 1.0)) for key, each in getattr(first, part).items()}
        for part in ("waits", "ends")
    }
    text = words(replace(ranked, delays=(first, replace(first, name="quiet", **unsure))))
    assert "\nNothing that shows: quiet.\n" in text


def test_a_delay_without_which_people_wait_longer_has_a_plus(ranked):
    first = ranked.delays[0]
    longer = replace(first.waits["mean"], change=Estimate(2 * DAY, DAY, 3 * DAY))
    text = words(replace(ranked, delays=(replace(first, waits={**first.waits, "mean": longer}),)))
    assert text.startswith("no delay of small costs waiting that 1,200 cases could show.")
    assert f"\n  +2 d (+1 to +3)     {first.name}" in text


def test_only_the_silent_count_where_a_wait_is_named():
    found = costs(moving(), RUN, waited=2 * WEEK)
    text = words(found, 200)
    assert text.startswith("After 2 weeks of silence: ")
    assert f"Counted are the {found.among:,} that are still silent then." in text


def test_where_nobody_was_silent_so_long_nothing_is_ranked():
    text = costs_text(costs(steady(check=CHECK), Run(1_000), waited=5 * WEEK), 200)
    assert text.startswith(
        "After 5 weeks of silence: none of 1,000 cases was silent so long, so there is nothing to rank."
    )
    assert "The mean wait" not in text


def test_few_cases_are_not_ranked_as_if_they_were_sure():
    text = words(costs(moving(), Run(200)), 200)
    assert "Too few to say how sure that is: play 1,000 or more." in unwrapped(text)
    assert "In brackets" not in text


def test_a_scenario_without_delays_has_nothing_to_rank():
    assert costs_text(costs(steady(), RUN)).startswith("no delay of small costs waiting that 1,200 cases could show.")


# Data


DIFFERENCE = {"a", "b", "change", "low", "high"}


def test_a_comparison_as_data_says_what_the_text_says():
    data = json.loads(json.dumps(compare_json(found())))
    assert (data["schema"], data["a"], data["b"]) == (1, "large_company", "large_company without sign_offs")
    assert (data["replications"], data["worlds"], data["seed"]) == (1_000, 40, 1)
    assert data["horizon_days"] == {"a": 364, "b": 364}
    assert (data["verdict"], data["over_days"]) == ("faster", 28)
    assert data["waits_days"]["half"] == {"a": 30, "b": 20, "change": -10, "low": -10, "high": -10}
    assert data["outcomes"]["offer"] == {"a": 0.4, "b": 0.6, "change": 0.2, "low": 0.2, "high": 0.2}
    assert data["offers_lost"]["a"] == 0.2
    assert data["answered"]["change"] == 0.2
    assert data["still_waiting"]["change"] == round(7 / 20 - 2 / 3, 6)
    both = data["answered_in_both"]
    assert (both["cases"], both["later"]) == (600, {"share": 0, "low": 0, "high": 0})
    assert both["sooner"]["share"] + both["same"]["share"] == pytest.approx(1, abs=1e-6)


def test_every_difference_as_data_has_the_same_keys(comparison):
    data = json.loads(json.dumps(compare_json(comparison)))
    parts = [data["still_waiting"], data["answered"], data["offers_lost"]]
    parts += [*data["waits_days"].values(), *data["outcomes"].values()]
    assert all(part.keys() == DIFFERENCE for part in parts)
    assert list(data["outcomes"]) == list(KEYS)
    assert all(part["low"] is None or part["low"] <= part["change"] <= part["high"] for part in parts)


def test_a_ranking_as_data_says_what_the_text_says(ranked):
    data = json.loads(json.dumps(costs_json(ranked)))
    assert (data["scenario"], data["replications"], data["cases"], data["waited_days"]) == ("small", 1_200, 1_200, None)
    assert (data["kept"], data["seed"], data["worlds"]) == (["moves_on"], 4, 48)
    assert [each["name"] for each in data["delays"]] == [each.name for each in ranked.delays]
    for each, cost in zip(data["delays"], ranked.delays, strict=True):
        assert each["waits_days"]["mean"]["change"] == round(cost.waits["mean"].change.value / DAY, 4)
        assert each["shares"]["offers"]["a"] == round(cost.ends["offers"].a, 6)
        assert (each["kind"], each["at_once"], each["cases"]) == (cost.kind, cost.at_once, cost.both)
        assert all(part.keys() == DIFFERENCE for part in (*each["waits_days"].values(), *each["shares"].values()))
