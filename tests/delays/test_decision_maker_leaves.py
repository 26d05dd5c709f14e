"""Somebody critical goes for good."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, story

from stillwaiting.delays import DecisionMakerLeaves, ReferenceChecks, SignOffs
from stillwaiting.people import Person


def leaves(**fields):
    defaults = {"every": "100 weeks", "lasts": "8 weeks", "acting_head_after": None, "starts_over": "0%"}
    return DecisionMakerLeaves(**{"who": "boss", **defaults, **fields})


def test_a_successor_who_carries_on_finishes_what_lay_there():
    plan = story(leaves=leaves(), begins={"leaves": HOUR})
    assert ending(plan) == "told offer Mon 27 Apr 13:00"
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "leaves": 56 * DAY}


def test_an_acting_head_who_starts_over_decides_anew_from_the_beginning():
    plan = story(leaves=leaves(acting_head_after="2 weeks", starts_over="100%"), begins={"leaves": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins leaves
        Mon 2 Mar 11:00 blocked decision.effort
        Mon 16 Mar 11:00 ends leaves
        Mon 16 Mar 11:00 redo standing.entry
        Mon 16 Mar 11:00 killed decision.effort
        Mon 16 Mar 11:00 standing out
        Mon 16 Mar 11:00 standing first_choice
        Mon 16 Mar 11:00 start decision.effort
        Mon 16 Mar 13:00 finish decision.effort
        Mon 16 Mar 13:00 note decided
        Mon 16 Mar 13:00 note approved
        Mon 16 Mar 13:00 closed offer
        Mon 16 Mar 13:00 start answer.effort
        Mon 16 Mar 14:00 finish answer.effort
        Mon 16 Mar 14:00 note answered
        Mon 16 Mar 14:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 3 * HOUR, "answer": HOUR, "leaves": 14 * DAY}


def test_whoever_starts_over_has_an_opinion_of_their_own():
    plan = story(first_choice="50%", leaves=leaves(lasts="1 day", starts_over="100%"), begins={"leaves": HOUR})
    carried_on = story(first_choice="50%", leaves=leaves(lasts="1 day"), begins={"leaves": HOUR})
    changed = [ending(plan, place).split()[1] != ending(carried_on, place).split()[1] for place in range(30)]
    assert any(changed)
    assert not all(changed)


def test_whoever_starts_over_has_the_references_called_again():
    references = ReferenceChecks(first_choice="100%", starts="1 h", referees=1, answers="6 days")
    plan = story(references=references, leaves=leaves(lasts="2 days", starts_over="100%"), begins={"leaves": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 10:00 start references.starts
        Mon 2 Mar 11:00 finish references.starts
        Mon 2 Mar 11:00 note references_called
        Mon 2 Mar 11:00 start references.answers.referee_1
        Mon 2 Mar 11:00 begins leaves
        Mon 2 Mar 11:00 blocked decision.effort
        Wed 4 Mar 11:00 ends leaves
        Wed 4 Mar 11:00 redo standing.entry
        Wed 4 Mar 11:00 killed decision.effort
        Wed 4 Mar 11:00 killed references.answers.referee_1
        Wed 4 Mar 11:00 standing out
        Wed 4 Mar 11:00 standing first_choice
        Wed 4 Mar 11:00 start decision.effort
        Wed 4 Mar 11:00 start references.starts
        Wed 4 Mar 12:00 finish references.starts
        Wed 4 Mar 12:00 start references.answers.referee_1
        Wed 4 Mar 13:00 finish decision.effort
        Tue 10 Mar 12:00 finish references.answers.referee_1
        Tue 10 Mar 12:00 note decided
        Tue 10 Mar 12:00 note approved
        Tue 10 Mar 12:00 closed offer
        Tue 10 Mar 12:00 start answer.effort
        Tue 10 Mar 13:00 finish answer.effort
        Tue 10 Mar 13:00 note answered
        Tue 10 Mar 13:00 told offer
        """,
    )


def test_one_may_start_over_once_and_the_next_carries_on():
    plan = story(leaves=leaves(every="1 h", lasts="1 week", starts_over="100%"), begins={"leaves": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins leaves
        Mon 2 Mar 11:00 blocked decision.effort
        Mon 9 Mar 11:00 ends leaves
        Mon 9 Mar 11:00 redo standing.entry
        Mon 9 Mar 11:00 killed decision.effort
        Mon 9 Mar 11:00 standing out
        Mon 9 Mar 11:00 standing first_choice
        Mon 9 Mar 11:00 start decision.effort
        Mon 9 Mar 12:00 begins leaves
        Mon 9 Mar 12:00 blocked decision.effort
        Mon 16 Mar 12:00 ends leaves
        Mon 16 Mar 13:00 finish decision.effort
        Mon 16 Mar 13:00 note decided
        Mon 16 Mar 13:00 note approved
        Mon 16 Mar 13:00 closed offer
        Mon 16 Mar 13:00 start answer.effort
        Mon 16 Mar 13:00 begins leaves
        Mon 16 Mar 13:00 blocked answer.effort
        Mon 23 Mar 13:00 ends leaves
        Mon 23 Mar 14:00 finish answer.effort
        Mon 23 Mar 14:00 note answered
        Mon 23 Mar 14:00 told offer
        """,
    )


def test_after_the_decision_nothing_starts_over():
    plan = story(
        people={"chief": Person()},
        signs=SignOffs(chain=("chief",), takes="2 days", returned="0%"),
        leaves=leaves(lasts="1 week", starts_over="100%"),
        begins={"leaves": 3 * HOUR},
    )
    assert ending(plan) == "told offer Mon 9 Mar 14:00"
