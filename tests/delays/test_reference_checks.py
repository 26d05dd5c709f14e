"""References are called before anybody has decided."""

from delays.stories import ANSWER, DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.amounts import Duration
from stillwaiting.delays import ReferenceChecks
from stillwaiting.steps import Work


def references(**fields):
    defaults = {"first_choice": "100%", "others": "100%", "starts": "1 day", "referees": 2, "answers": "3 days"}
    return ReferenceChecks(**{**defaults, **fields})


def test_they_are_called_beside_the_decision_which_waits_for_the_last_referee():
    plan = story(references=references())
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 10:00 start references.starts
        Mon 2 Mar 12:00 finish decision.effort
        Tue 3 Mar 10:00 finish references.starts
        Tue 3 Mar 10:00 note references_called
        Tue 3 Mar 10:00 start references.answers.referee_1
        Tue 3 Mar 10:00 start references.answers.referee_2
        Fri 6 Mar 10:00 finish references.answers.referee_1
        Fri 6 Mar 10:00 finish references.answers.referee_2
        Fri 6 Mar 10:00 note decided
        Fri 6 Mar 10:00 note approved
        Fri 6 Mar 10:00 closed offer
        Fri 6 Mar 10:00 start answer.effort
        Fri 6 Mar 11:00 finish answer.effort
        Fri 6 Mar 11:00 note answered
        Fri 6 Mar 11:00 told offer
        """,
    )
    assert causes(plan) == {"references": 4 * DAY, "answer": HOUR}


def test_they_have_all_answered_and_then_there_is_silence():
    slow = {"decision": Work(work="boss", effort="40 h", milestone="decided"), "answer": ANSWER}
    plan = story(process=slow, references=references())
    assert notes(plan)["references_called"] == "Tue 3 Mar 10:00"
    assert ending(plan) == "told offer Mon 9 Mar 11:00"
    assert "references" not in causes(plan)


def test_one_slow_referee_holds_everything():
    answers = Duration(samples=["1 day", "9 days"])
    plan = story(references=references(answers=answers, referees=5))
    quick = story(references=references(answers=answers, referees=1))
    slow = sum(ending(plan, replication) == "told offer Thu 12 Mar 11:00" for replication in range(30))
    alone = sum(ending(quick, replication) == "told offer Thu 12 Mar 11:00" for replication in range(30))
    assert slow > alone
    assert {ending(plan, replication) for replication in range(30)} <= {
        "told offer Wed 4 Mar 11:00",
        "told offer Thu 12 Mar 11:00",
    }


def test_they_may_be_called_for_those_who_are_out_as_well():
    plan = story(first_choice="0%", references=references())
    assert ending(plan) == "told rejection Fri 6 Mar 11:00"
    assert notes(plan)["references_called"] == "Tue 3 Mar 10:00"


def test_or_only_where_they_lean_towards_you():
    plan = story(first_choice="0%", references=references(others="0%"))
    assert "references_called" not in notes(plan)
    assert ending(plan) == "told rejection Mon 2 Mar 13:00"
