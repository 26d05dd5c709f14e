"""Somebody critical is sick or called away."""

from delays.stories import HOUR, assert_timeline, causes, ending, story, timeline

from stillwaiting.delays import DecisionMakerAway
from stillwaiting.people import Person
from stillwaiting.steps import Meeting, Message, Work

NEVER_AGAIN = "100 weeks"


def blocked_at_once(plan, replication):
    return "Mon 2 Mar 10:00 blocked decision.effort" in timeline(plan, replication)


def test_for_the_sake_of_continuity_work_in_hand_lies_until_the_person_is_back():
    plan = story(away=DecisionMakerAway(who="boss", every=NEVER_AGAIN, lasts="2 days"), begins={"away": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins away
        Mon 2 Mar 11:00 blocked decision.effort
        Wed 4 Mar 11:00 ends away
        Wed 4 Mar 12:00 finish decision.effort
        Wed 4 Mar 12:00 note decided
        Wed 4 Mar 12:00 note approved
        Wed 4 Mar 12:00 closed offer
        Wed 4 Mar 12:00 start answer.effort
        Wed 4 Mar 13:00 finish answer.effort
        Wed 4 Mar 13:00 note answered
        Wed 4 Mar 13:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "away": 48 * HOUR}


def test_a_stand_in_picks_it_up_where_it_lay():
    away = DecisionMakerAway(who="boss", every=NEVER_AGAIN, lasts="2 days", stand_in_after="1 day")
    plan = story(away=away, begins={"away": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins away
        Mon 2 Mar 11:00 blocked decision.effort
        Tue 3 Mar 11:00 ends away
        Tue 3 Mar 12:00 finish decision.effort
        Tue 3 Mar 12:00 note decided
        Tue 3 Mar 12:00 note approved
        Tue 3 Mar 12:00 closed offer
        Tue 3 Mar 12:00 start answer.effort
        Tue 3 Mar 13:00 finish answer.effort
        Tue 3 Mar 13:00 note answered
        Tue 3 Mar 13:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "away": 24 * HOUR}


def test_a_stand_in_who_would_come_later_than_the_person_changes_nothing():
    away = DecisionMakerAway(who="boss", every=NEVER_AGAIN, lasts="2 days", stand_in_after="3 days")
    assert ending(story(away=away, begins={"away": HOUR})) == "told offer Wed 4 Mar 13:00"


def test_absences_follow_one_another():
    away = DecisionMakerAway(who="boss", every="1 h", lasts="23 h")
    plan = story(away=away, begins={"away": HOUR})
    assert ending(plan) == "told offer Wed 4 Mar 11:00"
    assert causes(plan)["away"] == 2 * 23 * HOUR


def test_work_of_others_goes_on():
    plan = story(
        people={"chief": Person(met_you=True)},
        away=DecisionMakerAway(who="chief", every=NEVER_AGAIN, lasts="2 days"),
        begins={"away": HOUR},
    )
    assert ending(plan) == "told offer Mon 2 Mar 13:00"


def test_a_meeting_with_somebody_away_is_missed_and_booked_anew():
    plan = story(
        people={"chief": Person(met_you=True)},
        process={
            "talk": Meeting(meeting=("boss", "chief"), lasts="30 min", notice="1 business day"),
            "decision": Work(work="boss", effort="1 h", milestone="decided"),
            "answer": Message(message="boss", effort="1 h", milestone="answered"),
        },
        away=DecisionMakerAway(who="chief", every=NEVER_AGAIN, lasts="2 days"),
        begins={"away": 20 * HOUR},
    )
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start talk.lasts
        Mon 2 Mar 10:00 booked talk.lasts
        Tue 3 Mar 06:00 begins away
        Tue 3 Mar 10:00 missed talk.lasts
        Thu 5 Mar 06:00 ends away
        Thu 5 Mar 06:00 booked talk.lasts
        Thu 5 Mar 09:30 finish talk.lasts
        Thu 5 Mar 09:30 start decision.effort
        Thu 5 Mar 10:30 finish decision.effort
        Thu 5 Mar 10:30 note decided
        Thu 5 Mar 10:30 note approved
        Thu 5 Mar 10:30 closed offer
        Thu 5 Mar 10:30 start answer.effort
        Thu 5 Mar 11:30 finish answer.effort
        Thu 5 Mar 11:30 note answered
        Thu 5 Mar 11:30 told offer
        """,
    )
    assert causes(plan) == {"talk": 24 * HOUR + 30, "decision": HOUR, "answer": HOUR, "away": 47 * HOUR}


def test_somebody_who_met_you_is_there_at_the_interview_and_others_may_be_away():
    away = DecisionMakerAway(who="boss", every="10 days", lasts="10 days")
    met = story(away=away)
    other = story(people={"boss": Person(hours="Mon-Fri 9:00-17:00")}, away=away)
    assert not any(blocked_at_once(met, replication) for replication in range(30))
    assert {blocked_at_once(other, replication) for replication in range(30)} == {True, False}
