""" "Within a couple of days", and the date passes."""

from delays.stories import ANSWER, DAY, HOUR, assert_timeline, ending, noted, notes, story

from stillwaiting.amounts import Duration
from stillwaiting.delays import DecisionMakerAway, HrControlsCommunication, PromisedDate
from stillwaiting.people import Person
from stillwaiting.steps import Work

CHIEF = {"chief": Person(met_you=True)}
CHIEF_DECIDES = {"decision": Work(work="chief", effort="2 h", milestone="decided"), "answer": ANSWER}
AWAY = DecisionMakerAway(who="chief", every="100 weeks", lasts="5 days")


def promise(**fields):
    defaults = {"chance": "100%", "within": "2 business days", "holding_message": "100%", "effort": "30 min"}
    return PromisedDate(**{"who": "boss", **defaults, **fields})


def late(**fields):
    return story(people=CHIEF, process=CHIEF_DECIDES, promise=promise(**fields), away=AWAY, begins={"away": HOUR})


def test_the_date_passes_and_a_holding_message_comes():
    assert_timeline(
        late(),
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 10:00 note promised
        Mon 2 Mar 10:00 start promise.within
        Mon 2 Mar 11:00 begins away
        Mon 2 Mar 11:00 blocked decision.effort
        Wed 4 Mar 10:00 finish promise.within
        Wed 4 Mar 10:00 start promise.effort
        Wed 4 Mar 10:30 finish promise.effort
        Wed 4 Mar 10:30 note holding_message
        Sat 7 Mar 11:00 ends away
        Mon 9 Mar 10:00 finish decision.effort
        Mon 9 Mar 10:00 note decided
        Mon 9 Mar 10:00 note approved
        Mon 9 Mar 10:00 closed offer
        Mon 9 Mar 10:00 start answer.effort
        Mon 9 Mar 11:00 finish answer.effort
        Mon 9 Mar 11:00 note answered
        Mon 9 Mar 11:00 told offer
        """,
    )


def test_the_date_passes_and_nothing_comes():
    plan = late(holding_message="0%")
    assert notes(plan)["promised"] == "Wed 4 Mar 10:00"
    assert "holding_message" not in notes(plan)


def test_the_message_comes_when_the_very_date_that_was_named_has_passed():
    plan = late(within=Duration("1 h to 3 days"))
    seen = [noted(plan, replication) for replication in range(30)]
    passed = [(at["promised"], at["holding_message"]) for at in seen if "holding_message" in at]
    assert len({named for named, _ in passed}) > 5
    assert all(named < sent <= named + 3 * DAY for named, sent in passed)


def test_a_date_delays_nothing():
    assert ending(late()) == ending(late(chance="0%")) == "told offer Mon 9 Mar 11:00"


def test_a_date_that_is_kept_needs_no_message():
    plan = story(promise=promise())
    assert notes(plan)["promised"] == "Wed 4 Mar 10:00"
    assert "holding_message" not in notes(plan)
    assert ending(plan) == "told offer Mon 2 Mar 13:00"


def test_once_decided_nobody_writes_that_they_are_still_deciding():
    voice = HrControlsCommunication(who="hr", clearing="5 business days")
    plan = story(people={"hr": Person()}, promise=promise(), voice=voice)
    assert "holding_message" not in notes(plan)
    assert ending(plan) == "told offer Mon 9 Mar 13:00"


def test_whoever_is_away_cannot_write_that_it_takes_longer():
    away = DecisionMakerAway(who="boss", every="100 weeks", lasts="5 days")
    plan = story(promise=promise(), away=away, begins={"away": HOUR})
    assert notes(plan)["holding_message"] == "Mon 9 Mar 09:30"
