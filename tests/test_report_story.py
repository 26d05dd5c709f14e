"""A story in words: every width kept, every kind of thing named, every number adding up."""

import json
import re
from dataclasses import replace
from datetime import datetime
from statistics import median

import pytest
from test_telling import NEXT, SOME, BoardMeets, begun, office

from stillwaiting.delays import (
    DELAYS,
    DecisionMakerAway,
    FirstChoiceDecides,
    HrControlsCommunication,
    NeverTold,
    PromisedDate,
    SignOffs,
)
from stillwaiting.people import Person
from stillwaiting.plan.rows import STANDINGS
from stillwaiting.report.happening_words import (
    AWAY,
    BACK,
    BEGINS,
    CHANGED,
    DECIDED,
    ENDS,
    LEANING,
    SEEN,
    WITHOUT,
)
from stillwaiting.report.phrases import phrases
from stillwaiting.report.story import columns, headline, ledger_words, packed, sightings, story_text
from stillwaiting.report.story_document import story_json
from stillwaiting.report.wording import Page
from stillwaiting.scenario_file import load, shipped_kinds
from stillwaiting.signs import SIGNS
from stillwaiting.steps import STEPS
from stillwaiting.telling import Ending, tell, told
from stillwaiting.telling.roles import Roles
from stillwaiting.units import DAY, HOUR

PLAYED = {
    name: Roles(load(name).patient(), load(name).patient().compile()) for name in ("large_company", "small_company")
}


def whole():
    """Next in line behind a first choice who declines; the boss is away, a date passes, HR alone may write."""
    return office(
        standing=NEXT,
        people={"hr_partner": Person(hours="Mon-Fri 9:00-17:00"), "chief": Person()},
        voice=HrControlsCommunication(who="hr_partner", clearing="30 h"),
        away=DecisionMakerAway(who="boss", every="10 weeks", lasts="5 days"),
        signs=SignOffs(chain=("hr_partner", "chief"), takes="1 day", returned="0%"),
        first=FirstChoiceDecides(accepts="0%", thinks_before_no="6 days"),
        promise=PromisedDate(who="boss", chance="100%", within="3 days", holding_message="0%"),
    )


WHOLE = """\
Replication 0 of office, seed 1: an offer after 16 days.

day             behind closed doors                        what you saw
  0 Mon  2 Mar  interview ends; another is first choice;   "by Thu 5 Mar"
                  you are next
                boss sick or away; nobody stands in
  3 Thu  5 Mar  nothing is decided; only HR partner may    the date passes
                  write
  5 Sat  7 Mar  boss is back
  7 Mon  9 Mar  decided: another first; you are next
  8 Tue 10 Mar  HR partner signs
  9 Wed 11 Mar  chief signs
                the job is offered to the first choice
 15 Tue 17 Mar  the first choice declines; your turn
                settled inside: an offer
 16 Wed 18 Mar  HR partner may speak at last               phone: OFFER
                HR partner writes

Where 16 days went: somebody else was offered it first 6, boss sick or away 5,
  sign-offs 2, waiting for office hours 2, HR is clearing what it may say 1.
"""


def made():
    return begun(whole(), away=HOUR)


def test_a_story_is_laid_out_in_days_and_two_columns():
    assert story_text(made(), 80, True, phrases(whole())) == WHOLE


# Widths and letters


@pytest.fixture(scope="module", params=PLAYED)
def many(request):
    roles = PLAYED[request.param]
    return [told(roles, 1, k) for k in range(25)], phrases(roles.scenario)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_page(many, width):
    for story in many[0]:
        text = story_text(story, width, False, many[1])
        assert max(map(len, text.splitlines())) <= width
        assert text.isascii()
        assert text.endswith("\n")


def test_usual_stories_fit_a_screen(many):
    lengths = [len(story_text(story, 80, True, many[1]).splitlines()) for story in many[0]]
    assert median(lengths) <= 25
    assert max(lengths) <= 40


def test_no_name_of_a_shipped_scenario_stays_a_name(many):
    for story in many[0]:
        assert "_" not in story_text(story, 80, True, many[1]).partition("\n")[2]


def test_a_story_promises_nothing(many):
    for story in many[0]:
        assert not re.search(r"you will|you are out|stop looking", story_text(story, 80, True, many[1]))


def test_everything_told_is_told_at_every_width(many):
    for story in many[0]:
        wide, narrow = (re.findall(r"\w+", story_text(story, width, True, many[1])) for width in (120, 60))
        assert sorted(wide) == sorted(narrow)


def test_what_you_saw_stands_beside_or_under_what_went_on():
    story = made()
    assert re.search(r"^  3 Thu  5 Mar  nothing .* the date passes$", story_text(story, 80), re.MULTILINE)
    assert "\n                > the date passes\n" in story_text(story, 60)
    assert columns(Page(80)) == (41, 21)


def test_texts_of_a_day_share_a_line_where_they_fit():
    long = "three and more than that"
    assert packed(["one", "two", long], 20) == ["one; two", "three and more than", "  that"]
    assert packed(["one; two", "three"], 40) == ["one; two", "three"]
    assert packed(["one", "one"], 40) == ["one"]


# Words for everything


def test_every_delay_has_words_for_what_it_does():
    silent = {"never_told", "candidate_moves_on", "promised_date"}
    for words in (BEGINS, ENDS):
        assert {kind for kind, _ in words} | AWAY.keys() | silent == {*DELAYS, *STEPS}
    assert AWAY.keys() == BACK.keys()
    assert DELAYS.keys() - WITHOUT.keys() == {"first_choice_decides", "promised_date", "candidate_moves_on"}


def test_every_standing_and_every_sign_has_words():
    for words in (LEANING, DECIDED, CHANGED):
        assert tuple(words) == STANDINGS
    assert SIGNS.keys() - SEEN.keys() == {"promised"}


def test_a_delay_of_ones_own_goes_by_its_name():
    story = tell(office(people={"hr": Person()}, board_meets=BoardMeets()), 1, 0)
    text = story_text(story)
    assert "board meets begins" in text
    assert "board meets is over" in text
    assert "somebody writes" in text
    assert "rumour" in text


# How it ended


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (Ending("told", "offer", 28 * DAY, 28), "an offer after 28 days"),
        (Ending("told", "rejection", DAY, 1), "a no after 1 day"),
        (Ending("told", "offer", HOUR, 0), "an offer the same day"),
        (Ending("told", "cancelled", 28 * DAY, 28), "told that the job is gone after 28 days"),
        (Ending("never_told", "rejection", 12 * DAY, 12), "nobody tells you; decided on day 12: a no"),
        (Ending("never_told", "cancelled", 12 * DAY, 12), "nobody tells you; decided on day 12: the job is gone"),
        (Ending("withdrawn", "withdrawn", 61 * DAY, 61), "you take another job after 61 days"),
        (Ending("open", "open", 364 * DAY, 364), "still open after 364 days"),
    ],
)
def test_the_first_line_says_how_it_ended(ending, said):
    story = replace(made(), ending=ending)
    assert headline(story) == f"Replication 0 of office, seed 1: {said}."


def test_the_days_by_cause_add_up(many):
    for story in many[0]:
        said = ledger_words(story, many[1])
        numbers = [int(number) for number in re.findall(r" (\d+)[,.]", said)]
        total = re.match(r"Where (\d+) days? went", said)
        assert sum(numbers) == story.ending.day == (int(total[1]) if total else 0)


def test_what_if_says_the_day_and_the_outcome_only_where_it_changed():
    offered = story_text(tell(SOME["large_company"], 1, 1))
    assert re.search(r"^Without sign-offs: day \d+\.$", offered, re.MULTILINE)
    frozen = story_text(tell(SOME["large_company"], 1, 205))
    assert re.search(r"^Without the freeze: day \d+, an offer\.$", frozen, re.MULTILINE)
    never = story_text(tell(office(standing=("0%", "0%"), never=NeverTold(rejected="100%")), 1, 0))
    assert "Had they told you: day 0, a no." in never


def test_dates_that_nobody_gave_are_said_to_be_the_replications_own():
    own = "The dates are this replication's own; --interview DATE plays it with yours."
    assert own in story_text(told(PLAYED["large_company"], 1, 0))
    assert own not in story_text(made())


def test_an_absence_that_the_ledger_overstates_says_so():
    """A meeting falls through with one absence and then waits for another: all of that is charged to the first."""
    roles = Roles(SOME["bank_restructuring"], SOME["bank_restructuring"].compile())
    text = ledger_words(told(roles, 1, 82), {})
    assert "executive director on a priority project and what followed 336" in text


# The same as data


def test_the_data_of_a_story_are_those_of_its_text():
    story = made()
    data = json.loads(json.dumps(story_json(story)))
    text = re.sub(r"\s+", " ", story_text(story, 120))
    assert data["ending"] == {"how": "told", "outcome": "offer", "day": 16, "days": 16.2917}
    assert data["interview"] == datetime(2026, 3, 2, 10).isoformat()
    assert (data["interview_drawn"], data["replication"], data["seed"]) == (False, 0, 1)
    for day in data["days"]:
        assert all(each["text"] in text for each in (*day["inside"], *day["seen"]))
    assert [day["date"] for day in data["days"]][:2] == ["2026-03-02", "2026-03-05"]
    assert sum(data["days_by_cause"].values()) == pytest.approx(data["ending"]["days"], abs=0.001)
    assert [text for _, text in sightings(story)] == [each["text"] for day in data["days"] for each in day["seen"]]


@pytest.mark.parametrize("name", shipped_kinds())
def test_every_shipped_scenario_can_be_told(name):
    scenario = load(name)
    text = story_text(tell(scenario, 2, 3), 80, True, phrases(scenario))
    assert text.startswith(f"Replication 3 of {name}, seed 2: ")
