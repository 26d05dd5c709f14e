"""Hiring is frozen, or the post is withdrawn."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, story

from stillwaiting.delays import HiringFreeze, NeverTold, SignOffs
from stillwaiting.people import Person


def freeze(**fields):
    return HiringFreeze(**{"every": "100 weeks", "lasts": "8 weeks", "withdraws": "0%", **fields})


def test_everything_inside_stands_still_until_it_is_over():
    plan = story(freeze=freeze(), begins={"freeze": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins freeze
        Mon 2 Mar 11:00 blocked decision.effort
        Mon 27 Apr 11:00 ends freeze
        Mon 27 Apr 12:00 finish decision.effort
        Mon 27 Apr 12:00 note decided
        Mon 27 Apr 12:00 note approved
        Mon 27 Apr 12:00 closed offer
        Mon 27 Apr 12:00 start answer.effort
        Mon 27 Apr 13:00 finish answer.effort
        Mon 27 Apr 13:00 note answered
        Mon 27 Apr 13:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "freeze": 56 * DAY}


def test_signatures_stand_still_too():
    signs = SignOffs(chain=("chief",), takes="2 days", returned="0%")
    plan = story(people={"chief": Person()}, signs=signs, freeze=freeze(), begins={"freeze": DAY})
    assert ending(plan) == "told offer Wed 29 Apr 13:00"


def test_some_posts_do_not_survive_its_beginning():
    plan = story(freeze=freeze(withdraws="100%"), begins={"freeze": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins freeze
        Mon 2 Mar 11:00 closed cancelled
        Mon 2 Mar 11:00 killed decision.effort
        Mon 2 Mar 11:00 start answer.effort
        Mon 2 Mar 12:00 finish answer.effort
        Mon 2 Mar 12:00 note answered
        Mon 2 Mar 12:00 told cancelled
        """,
    )


def test_and_some_candidates_never_learn_of_it():
    never = NeverTold(rejected="0%", cancelled="100%")
    plan = story(freeze=freeze(withdraws="100%"), never=never, begins={"freeze": HOUR})
    assert ending(plan) == "never_told cancelled"


def test_a_letter_that_is_decided_goes_out_in_spite_of_it():
    plan = story(freeze=freeze(withdraws="100%"), begins={"freeze": 2 * HOUR + 30})
    assert ending(plan) == "told offer Mon 2 Mar 13:00"


def test_two_holds_at_once_are_charged_to_the_first_in_the_catalogue():
    plan = story(a=freeze(lasts="2 days"), b=freeze(lasts="3 days"), begins={"a": HOUR, "b": HOUR})
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "a": 2 * DAY, "b": DAY}
