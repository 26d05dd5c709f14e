"""Holidays and leave."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, story

from stillwaiting.delays import DecisionMakerAway, OnLeave
from stillwaiting.people import Person


def leave(**fields):
    return OnLeave(**{"who": "boss", "every": "100 weeks", "lasts": "7 days", **fields})


def test_work_lies_until_the_person_is_back():
    plan = story(leave=leave(), begins={"leave": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins leave
        Mon 2 Mar 11:00 blocked decision.effort
        Mon 9 Mar 11:00 ends leave
        Mon 9 Mar 12:00 finish decision.effort
        Mon 9 Mar 12:00 note decided
        Mon 9 Mar 12:00 note approved
        Mon 9 Mar 12:00 closed offer
        Mon 9 Mar 12:00 start answer.effort
        Mon 9 Mar 13:00 finish answer.effort
        Mon 9 Mar 13:00 note answered
        Mon 9 Mar 13:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "leave": 7 * DAY}


def test_or_until_somebody_stands_in():
    assert ending(story(leave=leave(stand_in_after="1 day"), begins={"leave": HOUR})) == "told offer Tue 3 Mar 13:00"


def test_sick_on_leave_is_counted_once():
    sick = DecisionMakerAway(who="boss", every="100 weeks", lasts="2 days")
    plan = story(sick=sick, leave=leave(), begins={"sick": DAY, "leave": HOUR})
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "sick": 2 * DAY, "leave": 5 * DAY}


def test_public_holidays_are_in_the_calendar():
    german = Person(hours="Mon-Fri 9:00-17:00", country="DE", met_you=True, closures=("2026-03-02",))
    assert ending(story(people={"boss": german})) == "told offer Tue 3 Mar 12:00"
