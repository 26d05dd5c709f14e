"""The job is rethought."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.delays import DecisionMakerAway, FirstChoiceDecides, JobRethought

APPROVAL = "5 business days"


def rethought(**fields):
    defaults = {"chance": "100%", "rewriting": "3 h", "approval": APPROVAL, "because_of_you": "0%", "split": "0%"}
    return JobRethought(**{"who": "boss", **defaults, **fields})


def test_it_was_rethought_because_of_you_and_you_get_it():
    plan = story(first_choice="0%", rethought=rethought(because_of_you="100%"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start rethought.rewriting
        Mon 2 Mar 15:00 finish rethought.rewriting
        Mon 2 Mar 15:00 start rethought.approval
        Mon 9 Mar 15:00 finish rethought.approval
        Mon 9 Mar 15:00 standing first_choice
        Mon 9 Mar 15:00 note approved
        Mon 9 Mar 15:00 closed offer
        Mon 9 Mar 15:00 start answer.effort
        Mon 9 Mar 16:00 finish answer.effort
        Mon 9 Mar 16:00 note answered
        Mon 9 Mar 16:00 told offer
        """,
    )
    assert causes(plan) == {
        "decision": 2 * HOUR,
        "rethought": 3 * HOUR + 5 * DAY,
        "answer": HOUR,
        "off_hours": 2 * DAY,
    }


def test_it_was_rethought_for_somebody_else_and_you_wait_for_your_no():
    assert ending(story(first_choice="0%", rethought=rethought())) == "told rejection Mon 9 Mar 16:00"


def test_a_first_choice_stays_first():
    assert ending(story(rethought=rethought(because_of_you="100%", split="100%"))) == "told offer Mon 9 Mar 16:00"


def test_they_liked_two_and_split_the_post():
    plan = story(
        first_choice="0%",
        next_in_line="100%",
        first=FirstChoiceDecides(accepts="100%", thinks_before_yes="3 days"),
        rethought=rethought(split="100%"),
    )
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing next_in_line
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start rethought.rewriting
        Mon 2 Mar 15:00 finish rethought.rewriting
        Mon 2 Mar 15:00 start rethought.approval
        Mon 9 Mar 15:00 finish rethought.approval
        Mon 9 Mar 15:00 standing first_choice
        Mon 9 Mar 15:00 note approved
        Mon 9 Mar 15:00 closed offer
        Mon 9 Mar 15:00 start answer.effort
        Mon 9 Mar 16:00 finish answer.effort
        Mon 9 Mar 16:00 note answered
        Mon 9 Mar 16:00 told offer
        """,
    )


def test_a_split_does_not_help_somebody_who_is_out():
    plan = story(first_choice="0%", rethought=rethought(split="100%"))
    assert ending(plan) == "told rejection Mon 9 Mar 16:00"


def test_the_new_description_lies_while_its_writer_is_away():
    away = DecisionMakerAway(who="boss", every="100 weeks", lasts="1 day")
    plan = story(rethought=rethought(), away=away, begins={"away": 3 * HOUR})
    assert notes(plan)["approved"] == "Tue 10 Mar 15:00"


def test_mostly_the_job_stays_as_it_is():
    assert ending(story(rethought=rethought(chance="0%"))) == "told offer Mon 2 Mar 13:00"
