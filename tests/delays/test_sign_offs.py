"""People who never met you must sign."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, notes, story, timeline

from stillwaiting.delays import DecisionMakerAway, SignOffs
from stillwaiting.people import Person

PEOPLE = {"chief": Person(met_you=True), "deputy": Person(met_you=True)}
CHIEF_AWAY = DecisionMakerAway(who="chief", every="100 weeks", lasts="2 weeks")


def chain(*signers, **fields):
    return SignOffs(**{"chain": signers, "returned": "0%", **fields})


def test_one_signs_after_the_other():
    plan = story(people=PEOPLE, signs=chain("chief", "deputy", takes="1 day"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start signs.takes.chief
        Tue 3 Mar 12:00 finish signs.takes.chief
        Tue 3 Mar 12:00 start signs.takes.deputy
        Wed 4 Mar 12:00 finish signs.takes.deputy
        Wed 4 Mar 12:00 note approved
        Wed 4 Mar 12:00 closed offer
        Wed 4 Mar 12:00 start answer.effort
        Wed 4 Mar 13:00 finish answer.effort
        Wed 4 Mar 13:00 note answered
        Wed 4 Mar 13:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "signs": 2 * DAY, "answer": HOUR}


def test_a_rejection_waits_for_the_same_signatures():
    plan = story(first_choice="0%", people=PEOPLE, signs=chain("chief", "deputy", takes="1 day"))
    assert ending(plan) == "told rejection Wed 4 Mar 13:00"


def test_a_delegate_signs_for_somebody_who_is_away():
    signs = chain("chief", effort="30 min", delegate="deputy", delegate_after="1 business day")
    plan = story(people=PEOPLE, signs=signs, chief_away=CHIEF_AWAY, begins={"chief_away": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins chief_away
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start signs.effort.chief
        Mon 2 Mar 12:00 start signs.delegate_after.chief
        Mon 2 Mar 12:00 blocked signs.effort.chief
        Tue 3 Mar 12:00 finish signs.delegate_after.chief
        Tue 3 Mar 12:00 start signs.effort.chief.delegate
        Tue 3 Mar 12:30 finish signs.effort.chief.delegate
        Tue 3 Mar 12:30 killed signs.effort.chief
        Tue 3 Mar 12:30 note approved
        Tue 3 Mar 12:30 closed offer
        Tue 3 Mar 12:30 start answer.effort
        Tue 3 Mar 13:30 finish answer.effort
        Tue 3 Mar 13:30 note answered
        Tue 3 Mar 13:30 told offer
        """,
    )


def test_the_delegate_drops_it_when_the_signer_is_faster():
    signs = chain("chief", takes="3 days", delegate="deputy", delegate_after="2 business days")
    plan = story(people=PEOPLE, signs=signs)
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start signs.takes.chief
        Mon 2 Mar 12:00 start signs.delegate_after.chief
        Wed 4 Mar 12:00 finish signs.delegate_after.chief
        Wed 4 Mar 12:00 start signs.takes.chief.delegate
        Thu 5 Mar 12:00 finish signs.takes.chief
        Thu 5 Mar 12:00 killed signs.takes.chief.delegate
        Thu 5 Mar 12:00 note approved
        Thu 5 Mar 12:00 closed offer
        Thu 5 Mar 12:00 start answer.effort
        Thu 5 Mar 13:00 finish answer.effort
        Thu 5 Mar 13:00 note answered
        Thu 5 Mar 13:00 told offer
        """,
    )


def test_a_delegate_in_the_chain_signs_in_person():
    signs = chain("deputy", takes="3 days", delegate="deputy", delegate_after="1 business day")
    plan = story(people=PEOPLE, signs=signs)
    assert ending(plan) == "told offer Thu 5 Mar 13:00"
    assert not any("delegate" in line for line in timeline(plan))


def test_without_a_delegate_it_lies_until_the_signer_is_back():
    plan = story(people=PEOPLE, signs=chain("chief", takes="1 day"), chief_away=CHIEF_AWAY, begins={"chief_away": HOUR})
    assert notes(plan)["approved"] == "Tue 17 Mar 11:00"


def test_papers_that_are_ready_wait_for_a_signing_day():
    plan = story(people=PEOPLE, signs=chain("chief", "deputy", takes="1 h", signs_on="Thu"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start signs.takes.chief
        Mon 2 Mar 13:00 finish signs.takes.chief
        Mon 2 Mar 13:00 start signs.takes.signing_day.chief
        Mon 2 Mar 13:00 booked signs.takes.signing_day.chief
        Thu 5 Mar 09:01 finish signs.takes.signing_day.chief
        Thu 5 Mar 09:01 start signs.takes.deputy
        Thu 5 Mar 10:01 finish signs.takes.deputy
        Thu 5 Mar 10:01 start signs.takes.signing_day.deputy
        Thu 5 Mar 10:01 booked signs.takes.signing_day.deputy
        Thu 5 Mar 10:31 finish signs.takes.signing_day.deputy
        Thu 5 Mar 10:31 note approved
        Thu 5 Mar 10:31 closed offer
        Thu 5 Mar 10:31 start answer.effort
        Thu 5 Mar 11:31 finish answer.effort
        Thu 5 Mar 11:31 note answered
        Thu 5 Mar 11:31 told offer
        """,
    )


def test_a_signing_day_missed_costs_a_week():
    plan = story(
        people=PEOPLE,
        signs=chain("chief", takes="1 h", signs_on="Thu"),
        chief_away=DecisionMakerAway(who="chief", every="100 weeks", lasts="1 day"),
        begins={"chief_away": 2 * DAY + 20 * HOUR},
    )
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start signs.takes.chief
        Mon 2 Mar 13:00 finish signs.takes.chief
        Mon 2 Mar 13:00 start signs.takes.signing_day.chief
        Mon 2 Mar 13:00 booked signs.takes.signing_day.chief
        Thu 5 Mar 06:00 begins chief_away
        Thu 5 Mar 09:00 missed signs.takes.signing_day.chief
        Fri 6 Mar 06:00 ends chief_away
        Fri 6 Mar 06:00 booked signs.takes.signing_day.chief
        Thu 12 Mar 09:01 finish signs.takes.signing_day.chief
        Thu 12 Mar 09:01 note approved
        Thu 12 Mar 09:01 closed offer
        Thu 12 Mar 09:01 start answer.effort
        Thu 12 Mar 10:01 finish answer.effort
        Thu 12 Mar 10:01 note answered
        Thu 12 Mar 10:01 told offer
        """,
    )
    assert causes(plan) == {
        "decision": 2 * HOUR,
        "signs": 69 * HOUR + 1,
        "answer": HOUR,
        "chief_away": 7 * DAY,
    }


def test_a_paper_that_comes_back_runs_through_the_whole_chain_again():
    plan = story(people=PEOPLE, signs=chain("chief", "deputy", takes="1 h", returned="100%", returned_at_most=1))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start signs.takes.chief
        Mon 2 Mar 13:00 finish signs.takes.chief
        Mon 2 Mar 13:00 start signs.takes.deputy
        Mon 2 Mar 14:00 finish signs.takes.deputy
        Mon 2 Mar 14:00 start signs.takes.chief
        Mon 2 Mar 15:00 finish signs.takes.chief
        Mon 2 Mar 15:00 start signs.takes.deputy
        Mon 2 Mar 16:00 finish signs.takes.deputy
        Mon 2 Mar 16:00 note approved
        Mon 2 Mar 16:00 closed offer
        Mon 2 Mar 16:00 start answer.effort
        Mon 2 Mar 17:00 finish answer.effort
        Mon 2 Mar 17:00 note answered
        Mon 2 Mar 17:00 told offer
        """,
    )


def test_it_comes_back_so_many_times_at_most():
    plan = story(people=PEOPLE, signs=chain("chief", takes="2 days", returned="100%", returned_at_most=3))
    assert causes(plan)["signs"] == 8 * DAY


def test_a_signer_who_signs_twice_takes_two_turns():
    plan = story(people=PEOPLE, signs=chain("chief", "deputy", "chief", takes="1 day"))
    assert notes(plan)["approved"] == "Thu 5 Mar 12:00"
