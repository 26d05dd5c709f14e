"""Other finalists are still being seen."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.amounts import Count
from stillwaiting.delays import DecisionMakerAway, OtherCandidates
from stillwaiting.people import Person

PEOPLE = {"chief": Person(met_you=True)}


def others(**fields):
    defaults = {"still_to_see": 2, "lasts": "1 h", "notice": "1 business day"}
    return OtherCandidates(**{"people": ("boss", "chief"), **defaults, **fields})


def test_the_decision_waits_until_the_last_of_them_has_been_seen():
    plan = story(people=PEOPLE, others=others())
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 10:00 start others.lasts
        Mon 2 Mar 10:00 booked others.lasts
        Mon 2 Mar 12:00 finish decision.effort
        Tue 3 Mar 11:00 finish others.lasts
        Tue 3 Mar 11:00 start others.lasts#2
        Tue 3 Mar 11:00 booked others.lasts#2
        Wed 4 Mar 12:00 finish others.lasts#2
        Wed 4 Mar 12:00 note decided
        Wed 4 Mar 12:00 note approved
        Wed 4 Mar 12:00 closed offer
        Wed 4 Mar 12:00 start answer.effort
        Wed 4 Mar 13:00 finish answer.effort
        Wed 4 Mar 13:00 note answered
        Wed 4 Mar 13:00 told offer
        """,
    )
    assert causes(plan) == {"others": 2 * DAY + 2 * HOUR, "answer": HOUR}


def test_who_is_interviewed_last_waits_least():
    waits = [notes(story(people=PEOPLE, others=others(still_to_see=count)))["decided"] for count in range(4)]
    assert waits == ["Mon 2 Mar 12:00", "Tue 3 Mar 11:00", "Wed 4 Mar 12:00", "Thu 5 Mar 13:00"]


def test_an_interview_is_put_off_while_an_interviewer_is_away():
    away = DecisionMakerAway(who="chief", every="100 weeks", lasts="3 days")
    plan = story(people=PEOPLE, others=others(still_to_see=1), chief_away=away, begins={"chief_away": 20 * HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 10:00 start others.lasts
        Mon 2 Mar 10:00 booked others.lasts
        Mon 2 Mar 12:00 finish decision.effort
        Tue 3 Mar 06:00 begins chief_away
        Tue 3 Mar 10:00 missed others.lasts
        Fri 6 Mar 06:00 ends chief_away
        Fri 6 Mar 06:00 booked others.lasts
        Fri 6 Mar 10:00 finish others.lasts
        Fri 6 Mar 10:00 note decided
        Fri 6 Mar 10:00 note approved
        Fri 6 Mar 10:00 closed offer
        Fri 6 Mar 10:00 start answer.effort
        Fri 6 Mar 11:00 finish answer.effort
        Fri 6 Mar 11:00 note answered
        Fri 6 Mar 11:00 told offer
        """,
    )


def test_how_many_they_are_can_be_left_to_chance():
    count = Count(dist="discrete", values={"0": "50%", "3": "50%"})
    plan = story(people=PEOPLE, others=others(still_to_see=count))
    assert {ending(plan, replication) for replication in range(20)} == {
        "told offer Mon 2 Mar 13:00",
        "told offer Thu 5 Mar 14:00",
    }
