"""A top-priority project: hiring goes on the back burner."""

from delays.stories import HOUR, assert_timeline, causes, ending, story

from stillwaiting.delays import PriorityProject
from stillwaiting.people import Person

NEVER_AGAIN = "100 weeks"


def project(**fields):
    return PriorityProject(**{"who": "boss", "every": NEVER_AGAIN, "lasts": "2 weeks", "pick_up": "1 h", **fields})


def test_the_decision_lies_for_the_length_of_the_project_and_must_be_picked_up_again():
    plan = story(project=project(), begins={"project": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins project
        Mon 2 Mar 11:00 blocked decision.effort
        Mon 16 Mar 11:00 ends project
        Mon 16 Mar 12:00 finish decision.effort
        Mon 16 Mar 12:00 start project.pick_up
        Mon 16 Mar 13:00 finish project.pick_up
        Mon 16 Mar 13:00 note decided
        Mon 16 Mar 13:00 note approved
        Mon 16 Mar 13:00 closed offer
        Mon 16 Mar 13:00 start answer.effort
        Mon 16 Mar 14:00 finish answer.effort
        Mon 16 Mar 14:00 note answered
        Mon 16 Mar 14:00 told offer
        """,
    )
    assert causes(plan) == {
        "decision": 2 * HOUR,
        "project.pick_up": HOUR,
        "answer": HOUR,
        "project": 14 * 24 * HOUR,
    }


def test_nothing_is_picked_up_where_the_project_came_after_the_decision():
    plan = story(project=project(), begins={"project": 2 * HOUR + 30})
    assert ending(plan) == "told offer Mon 16 Mar 13:00"
    assert "project.pick_up" not in causes(plan)


def test_without_a_project_nothing_is_picked_up():
    plan = story(project=project(), begins={"project": 30 * 24 * HOUR})
    assert ending(plan) == "told offer Mon 2 Mar 13:00"


def test_whoever_takes_the_hiring_over_must_be_told_too():
    plan = story(project=project(stand_in_after="2 days"), begins={"project": HOUR})
    assert ending(plan) == "told offer Wed 4 Mar 14:00"
    assert causes(plan)["project"] == 48 * HOUR


def test_a_second_project_interrupts_the_picking_up():
    plan = story(project=project(every="90 min", lasts="1 week"), begins={"project": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins project
        Mon 2 Mar 11:00 blocked decision.effort
        Mon 9 Mar 11:00 ends project
        Mon 9 Mar 12:00 finish decision.effort
        Mon 9 Mar 12:00 start project.pick_up
        Mon 9 Mar 12:30 begins project
        Mon 9 Mar 12:30 blocked project.pick_up
        Mon 16 Mar 12:30 ends project
        Mon 16 Mar 13:00 finish project.pick_up
        Mon 16 Mar 13:00 note decided
        Mon 16 Mar 13:00 note approved
        Mon 16 Mar 13:00 closed offer
        Mon 16 Mar 13:00 start answer.effort
        Mon 16 Mar 14:00 finish answer.effort
        Mon 16 Mar 14:00 note answered
        Mon 16 Mar 14:00 told offer
        """,
    )


def test_a_project_that_began_before_the_interview_needs_no_picking_up():
    busy = Person(hours="Mon-Fri 9:00-17:00")
    plan = story(people={"boss": busy}, project=project(every="1 min", lasts="10 weeks"), horizon="8 weeks")
    assert all("project.pick_up" not in causes(plan, replication) for replication in range(5))
