"""A background check comes before the letter."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.delays import BackgroundCheck, FirstChoiceDecides, HiringFreeze


def check(**fields):
    return BackgroundCheck(**{"takes": "3 business days", "fails": "0%", **fields})


def test_the_offer_waits_for_the_report():
    plan = story(check=check())
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 note approved
        Mon 2 Mar 12:00 note background_check
        Mon 2 Mar 12:00 start check.takes
        Thu 5 Mar 12:00 finish check.takes
        Thu 5 Mar 12:00 closed offer
        Thu 5 Mar 12:00 start answer.effort
        Thu 5 Mar 13:00 finish answer.effort
        Thu 5 Mar 13:00 note answered
        Thu 5 Mar 13:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "check": 3 * DAY, "answer": HOUR}


def test_a_report_that_fails_ends_the_offer():
    assert ending(story(check=check(fails="100%"))) == "told rejection Thu 5 Mar 13:00"


def test_nobody_checks_somebody_who_is_out():
    plan = story(first_choice="0%", check=check())
    assert "background_check" not in notes(plan)
    assert ending(plan) == "told rejection Mon 2 Mar 13:00"


def test_the_next_in_line_is_checked_when_the_first_choice_has_declined():
    plan = story(
        first_choice="0%",
        next_in_line="100%",
        first=FirstChoiceDecides(accepts="0%", thinks_before_no="2 days"),
        check=check(),
    )
    assert notes(plan)["background_check"] == "Wed 4 Mar 12:00"
    assert ending(plan) == "told offer Mon 9 Mar 13:00"


def test_the_agency_is_outside_and_works_through_a_freeze():
    freeze = HiringFreeze(every="100 weeks", lasts="2 weeks", withdraws="0%")
    assert ending(story(check=check(), freeze=freeze, begins={"freeze": DAY})) == "told offer Thu 5 Mar 13:00"
