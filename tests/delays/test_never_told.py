"""The rejected are never told."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, story

from stillwaiting.delays import HrControlsCommunication, NeverTold
from stillwaiting.people import Person


def test_decided_and_nobody_says_so():
    plan = story(first_choice="0%", never=NeverTold(rejected="100%"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 note approved
        Mon 2 Mar 12:00 closed rejection
        Mon 2 Mar 12:00 silent rejection
        """,
    )
    assert ending(plan) == "never_told rejection"
    assert causes(plan) == {"decision": 2 * HOUR, "silence": 140 * DAY - 2 * HOUR}


def test_an_offer_is_always_told():
    assert ending(story(never=NeverTold(rejected="100%", cancelled="100%"))) == "told offer Mon 2 Mar 13:00"


def test_a_no_that_is_told_comes_as_soon_as_it_would_have():
    assert ending(story(first_choice="0%", never=NeverTold(rejected="0%"))) == "told rejection Mon 2 Mar 13:00"


def test_silence_begins_before_hr_has_cleared_anything():
    voice = HrControlsCommunication(who="hr", clearing="5 business days")
    plan = story(first_choice="0%", people={"hr": Person()}, voice=voice, never=NeverTold(rejected="100%"))
    assert causes(plan) == {"decision": 2 * HOUR, "silence": 140 * DAY - 2 * HOUR}
