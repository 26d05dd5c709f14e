"""A story is true: what it tells happened in that minute, and nothing that held the case long is left out."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from made_scenarios import lively, small

from stillwaiting.amounts import Duration
from stillwaiting.delays import (
    CandidateMovesOn,
    DecisionMakerAway,
    DecisionMakerLeaves,
    FirstChoiceDecides,
    HiringFreeze,
    HrControlsCommunication,
    NeverTold,
    OtherCandidates,
    PromisedDate,
    ReferenceChecks,
    SignOffs,
)
from stillwaiting.draws import RAW, STEP, Table
from stillwaiting.engines.simpy_engine import play_one
from stillwaiting.errors import StillWaitingError
from stillwaiting.part import Part
from stillwaiting.people import Person
from stillwaiting.results import HOWS, OUTCOMES
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file import load, shipped_kinds
from stillwaiting.simulation import simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import Elapse, Meeting, Message, Repeat, SignOff, Work
from stillwaiting.telling import MOST, ending, tell, told
from stillwaiting.telling.names import listed, name_words
from stillwaiting.telling.roles import Roles
from stillwaiting.telling.search import ENDS, FIRST, Wish, find, parse_wish
from stillwaiting.units import DAY, HOUR, WEEK

DECISION = Work(work="boss", effort="2 h", milestone="decided")
ANSWER = Message(message="boss", effort="1 h", by="phone", milestone="answered")
UNSAID = {"top_candidate_if_first": "0%", "top_candidate_if_not": "0%", "verbal_offer": "0%"}
NEXT, OUT = ("0%", "100%"), ("0%", "0%")
SOME = {name: load(name).patient() for name in ("large_company", "bank_restructuring", "tech_company")}


def office(*, standing=("100%", "0%"), people=(), process=None, horizon="20 weeks", **delays):
    """A boss who decides within two hours on Monday, 2 March 2026, from 10:00, and rings at 13:00; nobody says more."""
    first, second = standing
    return Scenario(
        name="office",
        people={"boss": Person(hours="Mon-Fri 9:00-17:00", met_you=True), **dict(people)},
        process=process or {"decision": DECISION, "answer": ANSWER},
        standing=Standing(first_choice=first, next_in_line=second, **UNSAID),
        delays=delays,
        horizon=Duration(horizon),
        interview="2026-03-02 10:00",
    )


def begun(scenario, **minutes):
    """The story of a scenario whose absences begin for the first time at these minutes."""
    plan = scenario.compile()
    tables = {f"{name}.every.first": Table(STEP, (), (minute * RAW,)) for name, minute in minutes.items()}
    assert tables.keys() <= {draw.name for draw in plan.draws}
    draws = tuple(replace(draw, table=tables.get(draw.name, draw.table)) for draw in plan.draws)
    return told(Roles(scenario, replace(plan, draws=draws)), 1, 0)


def inside(story):
    """Minute, code, part and detail of everything that is told of behind closed doors."""
    return [(h.minute, h.what, h.part, h.detail) for day in story.days for h in day.inside]


def seen(story):
    """Minute, code and detail of everything that the candidate saw."""
    return [(h.minute, h.what, h.detail) for day in story.days for h in day.seen]


AWAY = DecisionMakerAway(who="boss", every="10 weeks", lasts="5 days")


# One replication of constants


def test_a_short_story_is_told_whole():
    story = tell(office(), 1, 0)
    assert inside(story) == [
        (0, "interview", "", "first_choice"),
        (2 * HOUR, "decided", "", "first_choice"),
        (2 * HOUR, "closed", "", "offer"),
        (3 * HOUR, "ends", "answer", "closing"),
    ]
    assert seen(story) == [(3 * HOUR, "answer", "offer")]
    assert story.ending == ending_of("told", "offer", 3 * HOUR, 0)
    assert story.ledger == (("decision", 2 * HOUR), ("answer", HOUR))
    assert (story.interview, story.dated, story.decided) == (datetime(2026, 3, 2, 10), True, 2 * HOUR)
    assert [day.day for day in story.days] == [0]


def ending_of(*fields):
    return type(tell(office(), 1, 0).ending)(*fields)


def test_an_absence_in_the_way_is_told_with_its_end():
    story = begun(office(away=AWAY), away=HOUR)
    assert inside(story) == [
        (0, "interview", "", "first_choice"),
        (HOUR, "away", "away", "alone"),
        (HOUR + 5 * DAY, "back", "away", ""),
        (WEEK, "decided", "", "first_choice"),
        (WEEK, "closed", "", "offer"),
        (WEEK + HOUR, "ends", "answer", "closing"),
    ]
    (absence,) = (each for each in story.absences if each.begin < story.ending.minute)
    assert (absence.begin, absence.stops, absence.back, absence.minutes) == (HOUR, *2 * [HOUR + 5 * DAY], 5 * DAY)


def test_an_absence_that_touched_nothing_is_kept_for_the_picture_and_not_told():
    story = begun(office(away=AWAY), away=4 * HOUR)
    assert story.absences[0].begin == 4 * HOUR
    assert not [row for row in inside(story) if row[1] == "away"]


def test_whether_somebody_stood_in_or_came_back_is_told_apart():
    away = AWAY.model_copy(update={"stand_in_after": Duration("2 days")})
    story = begun(office(away=away), away=HOUR)
    assert [row for row in inside(story) if row[1] in ("away", "back")] == [
        (HOUR, "away", "away", ""),
        (HOUR + 2 * DAY, "back", "away", "stand_in"),
    ]
    assert (story.absences[0].stops, story.absences[0].back) == (HOUR + 2 * DAY, HOUR + 5 * DAY)


def test_what_a_missed_meeting_waits_for_next_is_told_although_the_trace_is_silent():
    """The boss is away when the meeting falls through; before they are back a freeze has begun."""
    scenario = office(
        process={
            "talk": Meeting(meeting=("boss",), lasts="60 min", notice="1 day"),
            "decision": DECISION,
            "answer": ANSWER,
        },
        away=AWAY,
        freeze=HiringFreeze(every="50 weeks", lasts="4 weeks", withdraws="0%"),
    )
    story = begun(scenario, away=2 * HOUR, freeze=3 * DAY)
    back = 2 * HOUR + 5 * DAY
    assert inside(story)[:8] == [
        (0, "interview", "", "first_choice"),
        (0, "begins", "talk", ""),
        (DAY, "missed", "talk", "away"),
        (DAY, "away", "away", "alone"),
        (back, "back", "away", ""),
        (back, "away", "freeze", "alone"),
        (3 * DAY + 4 * WEEK, "back", "freeze", ""),
        (3 * DAY + 4 * WEEK + HOUR, "ends", "talk", "last"),
    ]
    (talk,) = (stretch for stretch in story.stretches if stretch.part == "talk")
    assert [(stop.block, stop.begin, stop.end, stop.missed) for stop in talk.stops] == [
        ("away", DAY, back, True),
        ("freeze", back, 3 * DAY + 4 * WEEK, False),
    ]


def test_a_first_choice_who_declines_makes_it_your_turn():
    first = FirstChoiceDecides(accepts="0%", thinks_before_no="6 days")
    story = tell(office(standing=NEXT, first=first), 1, 0)
    assert inside(story)[:5] == [
        (0, "interview", "", "next_in_line"),
        (2 * HOUR, "decided", "", "next_in_line"),
        (2 * HOUR, "begins", "first", ""),
        (2 * HOUR + 6 * DAY, "ends", "first", "last"),
        (2 * HOUR + 6 * DAY, "closed", "first", "offer"),
    ]


def test_a_first_choice_who_accepts_closes_the_case():
    first = FirstChoiceDecides(accepts="100%", thinks_before_yes="6 days")
    story = tell(office(standing=NEXT, first=first), 1, 0)
    told_of = [row for row in inside(story) if row[2] == "first"]
    assert told_of == [(2 * HOUR, "begins", "first", ""), (2 * HOUR + 6 * DAY, "closed", "first", "rejection")]


def test_a_no_that_is_held_back_is_told_as_such():
    first = FirstChoiceDecides(holds_rejections="100%", thinks_before_yes="6 days")
    story = tell(office(standing=OUT, first=first), 1, 0)
    told_of = [row for row in inside(story) if row[2] == "first"]
    assert told_of == [(2 * HOUR, "begins", "first", "closing"), (2 * HOUR + 6 * DAY, "ends", "first", "closing")]


def test_a_date_that_passes_is_seen_and_why_nobody_writes():
    promise = PromisedDate(who="boss", chance="100%", within="3 days", holding_message="0%")
    checks = ReferenceChecks(first_choice="100%", starts="1 day", answers="6 days", referees=2)
    voice = HrControlsCommunication(who="hr", clearing="1 day")
    people = {"hr": Person(hours="Mon-Fri 9:00-17:00")}
    story = tell(office(people=people, promise=promise, checks=checks, voice=voice), 1, 0)
    assert seen(story) == [
        (0, "promise", "promised"),
        (DAY, "sign", "references_called"),
        (3 * DAY, "date_passes", ""),
        (8 * DAY + HOUR, "answer", "offer"),
    ]
    (no_word,) = (h for day in story.days for h in day.inside if h.what == "no_word")
    assert (no_word.minute, no_word.detail, no_word.people) == (3 * DAY, "undecided", ("hr",))
    assert [row for row in inside(story) if row[2] == "checks"] == [
        (DAY, "begins", "checks", "referee_1"),
        (7 * DAY, "ends", "checks", "referee_1"),
    ]


def test_a_date_that_is_kept_does_not_pass():
    promise = PromisedDate(who="boss", chance="100%", within="3 days", holding_message="0%")
    assert seen(tell(office(promise=promise), 1, 0))[1:] == [(3 * HOUR, "answer", "offer")]


def test_a_holding_message_is_word_enough():
    promise = PromisedDate(who="boss", chance="100%", within="3 days", holding_message="100%", effort="30 min")
    checks = ReferenceChecks(first_choice="100%", starts="1 day", answers="6 days")
    story = tell(office(promise=promise, checks=checks), 1, 0)
    assert (3 * DAY + HOUR // 2, "sign", "holding_message") in seen(story)
    assert "no_word" not in [row[1] for row in inside(story)]


def test_whoever_is_never_told_has_a_story_up_to_the_decision():
    never = NeverTold(rejected="100%")
    promise = PromisedDate(who="boss", chance="100%", within="3 days", holding_message="0%")
    story = tell(office(standing=OUT, never=never, promise=promise), 1, 0)
    assert story.ending == ending_of("never_told", "rejection", 2 * HOUR, 0)
    assert sum(minutes for _, minutes in story.ledger) == 2 * HOUR
    assert inside(story)[-2:] == [(2 * HOUR, "closed", "", "rejection"), (2 * HOUR, "silent", "", "rejection")]
    assert seen(story)[1:] == [(2 * HOUR, "nothing", "rejection"), (3 * DAY, "date_passes", "")]


def test_a_hold_that_ends_the_case_is_what_closed_it():
    freeze = HiringFreeze(every="50 weeks", lasts="4 weeks", withdraws="100%")
    story = begun(office(freeze=freeze), freeze=HOUR)
    (closed,) = (h for day in story.days for h in day.inside if h.what == "closed")
    assert (closed.minute, closed.part, closed.kind, closed.detail) == (HOUR, "freeze", "hiring_freeze", "cancelled")
    assert seen(story) == [(2 * HOUR, "answer", "cancelled")]


def test_a_successor_who_starts_over_is_told_with_the_seat():
    leaves = DecisionMakerLeaves(
        who="boss", every="50 weeks", lasts="30 days", acting_head_after=None, starts_over="100%"
    )
    story = begun(office(leaves=leaves), leaves=HOUR)
    (redo,) = (h for day in story.days for h in day.inside if h.what == "redo")
    assert (redo.minute, redo.detail, redo.people) == (HOUR + 30 * DAY, "start", ("boss",))
    assert "again" not in [row[1] for row in inside(story)]


def test_papers_that_come_back_are_told_once_each_time():
    signs = SignOffs(chain=("boss", "hr"), takes="1 day", returned="100%", returned_at_most=2)
    story = tell(office(people={"hr": Person()}, signs=signs), 1, 0)
    assert [row for row in inside(story) if row[1] == "again"] == [
        (2 * HOUR + 2 * DAY, "again", "signs", ""),
        (2 * HOUR + 4 * DAY, "again", "signs", ""),
    ]


def test_a_delegate_signs_for_the_signer():
    signs = SignOffs(chain=("boss",), takes="6 days", delegate="hr", delegate_after="1 day")
    people = {"hr": Person()}
    scenario = office(people=people, signs=signs, away=AWAY)
    story = begun(scenario, away=3 * HOUR)
    (end,) = (h for day in story.days for h in day.inside if h.what == "ends" and h.part == "signs")
    assert (end.people, end.detail, end.minute) == (("hr",), "boss.delegate", 2 * HOUR + 7 * DAY)


def test_a_signature_on_a_certain_day_is_told_when_it_is_given():
    process = {
        "decision": SignOff(sign_off="boss", takes="1 h", signs_on="Thu", milestone="decided"),
        "answer": ANSWER,
    }
    story = tell(office(process=process), 1, 0)
    thursday = 3 * DAY - HOUR
    assert next(row for row in inside(story) if row[1] == "ends") == (
        thursday + 1,
        "ends",
        "decision",
        "signing_day.boss",
    )


def test_other_finalists_are_told_one_by_one_and_the_last_as_such():
    others = OtherCandidates(people=("boss",), still_to_see="2", lasts="60 min", notice="4 days")
    story = tell(office(others=others), 1, 0)
    told_of = [(what, detail) for _, what, part, detail in inside(story) if part == "others"]
    assert told_of == [("begins", ""), ("ends", ""), ("ends", "last")]


def test_a_step_that_is_done_again_is_told():
    process = {
        "form": Elapse(elapse="4 days", repeat=Repeat(chance="100%", at_most=1)),
        "decision": DECISION,
        "answer": ANSWER,
    }
    story = tell(office(process=process), 1, 0)
    assert [row[:3] for row in inside(story) if row[2] == "form"] == [
        (0, "begins", "form"),
        (4 * DAY, "ends", "form"),
        (4 * DAY, "again", "form"),
        (4 * DAY, "begins", "form"),
        (8 * DAY, "ends", "form"),
    ]


def test_of_a_loop_through_several_steps_the_first_is_told_each_time():
    process = {
        "form": Elapse(elapse="1 day"),
        "review": Elapse(elapse="1 day", repeat=Repeat(chance="100%", at_most=2, since="form")),
        "decision": DECISION,
        "answer": ANSWER,
    }
    again = [row[:3] for row in inside(tell(office(process=process), 1, 0)) if row[1] == "again"]
    assert again == [(2 * DAY, "again", "form"), (4 * DAY, "again", "form")]


def test_whoever_moves_on_is_told_so_where_it_is_played():
    scenario = office(moves=CandidateMovesOn(after="1 h"))
    story = tell(scenario, 1, 0)
    assert story.ending == ending_of("withdrawn", "withdrawn", HOUR, 0)
    assert seen(story) == [(HOUR, "withdrawn", "withdrawn")]


def test_a_case_that_stays_open_ends_at_the_horizon():
    process = {
        "form": Elapse(elapse="30 weeks"),
        "decision": DECISION,
        "answer": ANSWER,
    }
    story = tell(office(process=process, horizon="4 weeks"), 1, 0)
    assert story.ending == ending_of("open", "open", 4 * WEEK, 28)
    assert inside(story) == [
        (0, "interview", "", "first_choice"),
        (0, "begins", "form", ""),
        (4 * WEEK, "horizon", "", ""),
    ]


class BoardMeets(Part):
    """A delay of one's own."""

    takes: Duration = Duration("9 days")

    def add_to(self, plan):
        plan.only_voice("hr")
        path = plan.before("decided")
        path.elapse(self.takes)
        path.tell("rumour")


def test_a_delay_of_ones_own_is_told_by_its_name_and_nobody_is_said_to_write_who_might_not():
    story = tell(office(people={"hr": Person()}, board_meets=BoardMeets()), 1, 0)
    assert (9 * DAY + 2 * HOUR, "ends", "board_meets", "last") in inside(story)
    assert (9 * DAY + 2 * HOUR, "sign", "rumour") in seen(story)
    (written,) = (h for day in story.days for h in day.inside if h.what == "ends" and h.part == "answer")
    assert written.people == ()


# Every replication


@pytest.mark.parametrize("name", shipped_kinds())
def test_the_minutes_of_a_story_are_those_of_the_simulation(name):
    scenario = load(name).patient()
    results = simulate(scenario, replications=6, seed=3)
    roles = Roles(scenario, scenario.compile())
    for k in range(results.n):
        story = told(roles, 3, k)
        assert sum(minutes for _, minutes in story.ledger) == story.ending.minute
        assert (story.ending.how, story.ending.outcome) == (HOWS[results.how[k]], OUTCOMES[results.outcome[k]])
        expected = results.decided[k] if story.ending.how == "never_told" else results.end[k]
        assert story.ending.minute == expected
        assert story.decided == (results.decided[k] if results.decided[k] >= 0 else None)


@pytest.fixture(scope="module", params=SOME)
def many(request):
    """Replications of a scenario, each with its trace."""
    roles = Roles(SOME[request.param], SOME[request.param].compile())
    return [(told(roles, 1, k), play_one(roles.plan, 1, k)[1]) for k in range(15)]


def test_everything_that_is_told_happened_in_that_minute(many):
    for story, trace in many:
        at = {(entry.minute, entry.what) for entry in trace}
        for happening in (h for day in story.days for h in (*day.inside, *day.seen)):
            assert (happening.minute, TRACED[happening.what]) in at or happening.what in FROM_ELSEWHERE


TRACED = {
    "interview": "standing",
    "standing": "standing",
    "begins": "start",
    "ends": "finish",
    "desk": "start",
    "again": "start",
    "redo": "redo",
    "decided": "note",
    "missed": "missed",
    "closed": "closed",
    "silent": "silent",
    "horizon": "horizon",
    "promise": "note",
    "sign": "note",
    "answer": "told",
    "nothing": "silent",
    "withdrawn": "withdrawn",
    "away": "",
    "back": "",
    "no_word": "",
    "date_passes": "",
}
FROM_ELSEWHERE = {"away", "back", "no_word", "date_passes"}


def test_absences_are_those_of_the_trace(many):
    for story, trace in many:
        begins = {(e.name, e.minute) for e in trace if e.what == "begins"}
        ends = {(e.name, e.minute) for e in trace if e.what == "ends"}
        last = trace[-1].minute
        known = [absence for absence in story.absences if absence.begin < last]
        assert begins == {(a.name, a.begin) for a in known if not a.early} | {b for b in begins if b[1] == last}
        assert ends == {(a.name, a.stops) for a in known if 0 < a.stops < last} | {e for e in ends if e[1] == last}
        assert all(absence.stops <= absence.back for absence in known)


def test_what_held_the_case_longest_is_told(many):
    for story, _ in many:
        parts = {*SOME[story.scenario].process, *SOME[story.scenario].delays}
        told_of = {h.part for day in story.days for h in day.inside}
        longest = next((cause for cause, minutes in story.ledger if cause in parts and minutes >= DAY), None)
        assert longest is None or longest in told_of, story.replication
        assert sum(len(day.inside) for day in story.days) <= MOST


def test_days_ascend_and_hold_what_happened_on_their_date(many):
    for story, _ in many:
        numbers = [day.day for day in story.days]
        assert numbers == sorted(set(numbers))
        for day in story.days:
            assert {story.day(h.minute) for h in (*day.inside, *day.seen)} == {day.day}


def test_the_same_replication_is_told_the_same_way_twice():
    assert tell(lively(), 1, 5) == tell(lively(), 1, 5)


# What if


@pytest.mark.parametrize(("name", "k"), [("large_company", 1), ("large_company", 36), ("large_company", 205)])
def test_a_what_if_is_the_same_replication_of_the_changed_scenario(name, k):
    scenario = SOME[name]
    story = tell(scenario, 1, k)
    assert story.whatifs
    for whatif in story.whatifs:
        part = scenario.delays[whatif.part]
        if whatif.change == "without":
            changed = scenario.without(whatif.part)
        else:
            assert whatif.change == "stand_in"
            update = {"stand_in_after": Duration("2 days")}
            changed = scenario.with_(delays={whatif.part: part.model_copy(update=update)})
        plan = changed.compile()
        assert whatif.ending == ending(plan, *play_one(plan, 1, k))
        assert whatif.ending != story.ending


def test_the_first_choice_is_hurried_and_not_taken_away():
    first = FirstChoiceDecides(accepts="100%", thinks_before_yes="6 days")
    (whatif,) = tell(office(standing=NEXT, first=first), 1, 0).whatifs
    assert (whatif.change, whatif.ending) == ("prompt", ending_of("told", "rejection", DAY + 3 * HOUR, 1))


def test_whoever_is_never_told_reads_first_what_they_would_have_been_told():
    (whatif,) = tell(office(standing=OUT, never=NeverTold(rejected="100%")), 1, 0).whatifs
    assert (whatif.kind, whatif.ending) == ("never_told", ending_of("told", "rejection", 3 * HOUR, 0))


def test_what_makes_no_difference_is_no_what_if():
    """Two checks of the same length: without one the other takes as long."""
    checks = ReferenceChecks(first_choice="100%", starts="1 day", answers="6 days")
    story = tell(office(checks=checks, others=checks), 1, 0)
    assert max(minutes for _, minutes in story.ledger) >= 6 * DAY
    assert story.whatifs == ()
    assert [whatif.part for whatif in tell(office(checks=checks), 1, 0).whatifs] == ["checks"]


# Which replication


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("6 weeks, rejection", (6 * WEEK, "rejection")),
        ("rejection, 6 weeks", (6 * WEEK, "rejection")),
        ("6 weeks rejection", (6 * WEEK, "rejection")),
        ("40 days, never told", (40 * DAY, "never_told")),
        ("40 days never told", (40 * DAY, "never_told")),
        ("Never  Told", (None, "never_told")),
        ("no", (None, "rejection")),
        ("no answer", (None, "open")),
        ("30 days", (30 * DAY, None)),
        ("P30D", (30 * DAY, None)),
    ],
)
def test_a_wish_is_read(said, wish):
    assert parse_wish(said) == Wish(said, *wish)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("", "cannot read '' as the end of a case"),
        ("banana", "cannot read 'banana' as the end of a case"),
        ("offer, rejection", "names two ends"),
        ("6 weeks, 7 weeks", "names two lengths"),
        ("9 months, offer", "write 39 weeks"),
        ("6 weeks, maybe", "cannot read '6 weeks, maybe'"),
    ],
)
def test_a_wish_that_cannot_be_is_told_in_one_line(said, problem):
    with pytest.raises(StillWaitingError, match=problem) as caught:
        parse_wish(said)
    assert len(str(caught.value).splitlines()) == 1


def test_every_end_of_a_case_can_be_wished_for():
    assert set(ENDS.values()) == {"offer", "rejection", "cancelled", "never_told", "open", "withdrawn"}


@pytest.mark.parametrize(("end", "how"), [("rejection", "told"), ("offer", "told"), ("never_told", "never_told")])
def test_the_most_similar_replication_is_found(end, how):
    scenario, wait = lively(), 20 * DAY
    results = simulate(scenario, replications=FIRST, seed=4)
    minutes = results.decided if how == "never_told" else results.wait
    likely = results.how == HOWS.index(how)
    if how == "told":
        likely &= results.outcome == OUTCOMES.index(end)
    off = np.where(likely, np.abs(minutes.astype(np.int64) - wait), 1 << 40)
    assert find(scenario, Wish("", wait, end), 4) == int(np.argmin(off))


def test_an_end_alone_is_the_first_replication_that_ends_so():
    results = simulate(lively(), replications=FIRST, seed=4)
    first = int(np.flatnonzero(results.how == HOWS.index("never_told"))[0])
    assert find(lively(), Wish("", None, "never_told"), 4) == first


def test_a_wait_alone_is_one_that_ended_in_an_answer():
    number = find(lively(), parse_wish("20 days"), 4)
    story = tell(lively(), 4, number)
    assert story.ending.how == "told"
    assert abs(story.ending.minute - 20 * DAY) <= 2 * DAY


def test_where_nothing_is_like_the_wish_that_is_one_line_with_the_nearest():
    with pytest.raises(StillWaitingError) as caught:
        find(small(), parse_wish("10 weeks, offer"), 1)
    said = (
        "none of the first 32,000 replications of small, seed 1, is like '10 weeks, offer'; the nearest is replication"
    )
    assert str(caught.value).startswith(said)
    with pytest.raises(StillWaitingError, match="none ends so"):
        find(small(), parse_wish("never told"), 1)


# Words


def test_names_are_words():
    assert name_words("hr_partner") == "HR partner"
    assert listed(("hr_partner", "boss", "vice_president")) == "HR partner, boss and vice president"
