"""Somebody else was offered the job first."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.delays import FirstChoiceDecides, NeverTold, SignOffs
from stillwaiting.people import Person


def first(**fields):
    defaults = {
        "accepts": "100%",
        "thinks_before_yes": "3 days",
        "thinks_before_no": "6 days",
        "holds_rejections": "0%",
    }
    return FirstChoiceDecides(**{**defaults, **fields})


def next_in_line(**delays):
    return story(first_choice="0%", next_in_line="100%", **delays)


def test_the_first_choice_says_no_and_it_is_your_turn():
    plan = next_in_line(first=first(accepts="0%"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing next_in_line
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 note approved
        Mon 2 Mar 12:00 start first.thinks_before_no
        Sun 8 Mar 12:00 finish first.thinks_before_no
        Sun 8 Mar 12:00 standing first_choice
        Sun 8 Mar 12:00 closed offer
        Sun 8 Mar 12:00 start answer.effort
        Mon 9 Mar 10:00 finish answer.effort
        Mon 9 Mar 10:00 note answered
        Mon 9 Mar 10:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "first": 6 * DAY, "answer": HOUR, "off_hours": 21 * HOUR}


def test_the_first_choice_says_yes_and_you_hear_only_then():
    plan = next_in_line(first=first())
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing next_in_line
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 note approved
        Mon 2 Mar 12:00 start first.thinks_before_yes
        Thu 5 Mar 12:00 finish first.thinks_before_yes
        Thu 5 Mar 12:00 closed rejection
        Thu 5 Mar 12:00 start answer.effort
        Thu 5 Mar 13:00 finish answer.effort
        Thu 5 Mar 13:00 note answered
        Thu 5 Mar 13:00 told rejection
        """,
    )


def test_who_was_next_in_line_has_waited_for_that_yes_already():
    plan = next_in_line(first=first(holds_rejections="100%"))
    assert ending(plan) == "told rejection Thu 5 Mar 13:00"


def test_the_first_choice_is_asked_when_everybody_has_signed():
    signs = SignOffs(chain=("chief",), takes="1 day", returned="0%")
    plan = next_in_line(people={"chief": Person()}, first=first(), signs=signs)
    assert notes(plan)["approved"] == "Tue 3 Mar 12:00"
    assert ending(plan) == "told rejection Fri 6 Mar 13:00"


def test_a_first_choice_does_not_wait_for_anybody():
    assert ending(story(first=first())) == "told offer Mon 2 Mar 13:00"


def test_who_is_out_hears_at_once_where_rejections_are_not_held():
    assert ending(story(first_choice="0%", first=first())) == "told rejection Mon 2 Mar 13:00"


def test_who_is_out_hears_when_the_chosen_one_has_signed_where_they_are():
    plan = story(first_choice="0%", first=first(holds_rejections="100%"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 note approved
        Mon 2 Mar 12:00 closed rejection
        Mon 2 Mar 12:00 start first.thinks_before_yes#2
        Thu 5 Mar 12:00 finish first.thinks_before_yes#2
        Thu 5 Mar 12:00 start answer.effort
        Thu 5 Mar 13:00 finish answer.effort
        Thu 5 Mar 13:00 note answered
        Thu 5 Mar 13:00 told rejection
        """,
    )


def test_who_is_never_told_does_not_even_wait_for_that():
    plan = story(first_choice="0%", first=first(holds_rejections="100%"), never=NeverTold(rejected="100%"))
    assert causes(plan) == {"decision": 2 * HOUR, "silence": 140 * DAY - 2 * HOUR}
