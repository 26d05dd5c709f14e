"""The candidate takes another job."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, story

from stillwaiting.delays import CandidateMovesOn, NeverTold


def test_the_case_ends_from_your_side():
    plan = story(moves=CandidateMovesOn(after="90 min"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:30 withdrawn candidate
        """,
    )
    assert ending(plan) == "withdrawn withdrawn"
    assert causes(plan) == {"decision": 90}


def test_the_answer_was_decided_and_came_too_late():
    plan = story(moves=CandidateMovesOn(after="150 min"))
    assert ending(plan) == "withdrawn offer"
    assert causes(plan) == {"decision": 2 * HOUR, "answer": 30}


def test_who_hears_in_time_does_not_move_on():
    assert ending(story(moves=CandidateMovesOn(after="1 day"))) == "told offer Mon 2 Mar 13:00"


def test_a_silence_ends_when_you_stop_waiting_and_you_were_never_told():
    plan = story(first_choice="0%", never=NeverTold(rejected="100%"), moves=CandidateMovesOn(after="10 days"))
    assert ending(plan) == "never_told rejection"
    assert causes(plan) == {"decision": 2 * HOUR, "silence": 10 * DAY - 2 * HOUR}
