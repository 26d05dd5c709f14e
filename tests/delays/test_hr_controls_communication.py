"""HR is the only voice."""

from delays.stories import BOSS, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.amounts import Rate
from stillwaiting.delays import DecisionMakerAway, HrControlsCommunication, PromisedDate
from stillwaiting.people import Desk, Person

HR = Person(hours="Tue-Thu 9:00-12:00", met_you=True)


def test_hr_clears_the_decision_and_writes_in_its_own_hours_though_the_boss_was_to_write():
    plan = story(people={"hr": HR}, voice=HrControlsCommunication(who="hr", clearing="1 business day"))
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 note approved
        Mon 2 Mar 12:00 closed offer
        Mon 2 Mar 12:00 start voice.clearing
        Tue 3 Mar 12:00 finish voice.clearing
        Tue 3 Mar 12:00 start answer.effort
        Wed 4 Mar 10:00 finish answer.effort
        Wed 4 Mar 10:00 note answered
        Wed 4 Mar 10:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "voice": 24 * HOUR, "answer": HOUR, "off_hours": 21 * HOUR}


def test_nobody_writes_while_hr_is_away():
    plan = story(
        people={"hr": Person(met_you=True)},
        voice=HrControlsCommunication(who="hr", clearing="1 business day"),
        hr_away=DecisionMakerAway(who="hr", every="100 weeks", lasts="3 days"),
        begins={"hr_away": 26 * HOUR},
    )
    assert ending(plan) == "told offer Fri 6 Mar 13:00"
    assert causes(plan)["hr_away"] == 72 * HOUR


def test_clearing_lies_while_hr_is_away():
    plan = story(
        people={"hr": Person(met_you=True)},
        voice=HrControlsCommunication(who="hr", clearing="1 business day"),
        hr_away=DecisionMakerAway(who="hr", every="100 weeks", lasts="1 day"),
        begins={"hr_away": 20 * HOUR},
    )
    assert ending(plan) == "told offer Wed 4 Mar 13:00"


def test_a_rejection_goes_through_hr_as_well():
    voice = HrControlsCommunication(who="hr", clearing="1 business day")
    assert ending(story(first_choice="0%", people={"hr": HR}, voice=voice)) == "told rejection Wed 4 Mar 10:00"


def test_a_holding_message_is_hrs_too():
    late = PromisedDate(who="boss", chance="100%", within="1 h", holding_message="100%", effort="30 min")
    voice = HrControlsCommunication(who="hr", clearing="1 min")
    away = DecisionMakerAway(who="boss", every="100 weeks", lasts="3 days")
    plan = story(people={"hr": HR}, voice=voice, promise=late, away=away, begins={"away": HOUR})
    assert notes(plan)["holding_message"] == "Tue 3 Mar 09:30"


def test_the_answer_waits_behind_what_lies_on_hrs_desk():
    desk = Desk(arrives=Rate("7 per day"), effort="1 h")
    plan = story(
        people={"hr": Person(desk=desk), "boss": BOSS}, voice=HrControlsCommunication(who="hr", clearing="1 min")
    )
    waited = [causes(plan, replication).get("hr.desk", 0) for replication in range(20)]
    assert max(waited) > 4 * HOUR
    assert all(time == 0 or "answer" in causes(plan, place) for place, time in enumerate(waited))
