"""The search for room in everyone's calendar."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.delays import CalendarSearch, DecisionMakerAway
from stillwaiting.people import Person

PEOPLE = {
    "boss": Person(hours="Mon-Fri 9:00-12:00", met_you=True),
    "chief": Person(hours="Tue-Fri 11:00-15:00", met_you=True),
    "third": Person(hours="Wed-Fri 10:00-16:00", met_you=True),
}
EVERYBODY = ("boss", "chief", "third")


def search(**fields):
    defaults = {"chance": "100%", "at_most": 1, "lasts": "1 h", "notice": "1 h"}
    return CalendarSearch(**{"people": EVERYBODY, **defaults, **fields})


def test_the_first_slot_is_the_first_that_suits_all():
    plan = story(people=PEOPLE, search=search())
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note next_round
        Mon 2 Mar 12:00 start search.lasts
        Mon 2 Mar 12:00 booked search.lasts
        Wed 4 Mar 12:00 finish search.lasts
        Wed 4 Mar 12:00 note decided
        Wed 4 Mar 12:00 note approved
        Wed 4 Mar 12:00 closed offer
        Wed 4 Mar 12:00 start answer.effort
        Thu 5 Mar 10:00 finish answer.effort
        Thu 5 Mar 10:00 note answered
        Thu 5 Mar 10:00 told offer
        """,
    )
    assert notes(plan)["next_round"] == "Mon 2 Mar 12:00"


def test_a_slot_missed_because_somebody_is_away_is_searched_again():
    away = DecisionMakerAway(who="third", every="100 weeks", lasts="2 days")
    plan = story(people=PEOPLE, search=search(), third_away=away, begins={"third_away": 30 * HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note next_round
        Mon 2 Mar 12:00 start search.lasts
        Mon 2 Mar 12:00 booked search.lasts
        Tue 3 Mar 16:00 begins third_away
        Wed 4 Mar 11:00 missed search.lasts
        Thu 5 Mar 16:00 ends third_away
        Thu 5 Mar 16:00 booked search.lasts
        Fri 6 Mar 12:00 finish search.lasts
        Fri 6 Mar 12:00 note decided
        Fri 6 Mar 12:00 note approved
        Fri 6 Mar 12:00 closed offer
        Fri 6 Mar 12:00 start answer.effort
        Mon 9 Mar 10:00 finish answer.effort
        Mon 9 Mar 10:00 note answered
        Mon 9 Mar 10:00 told offer
        """,
    )
    assert causes(plan)["third_away"] == 2 * DAY


def test_another_round_may_follow_and_is_searched_from_then_on():
    plan = story(people=PEOPLE, search=search(at_most=2))
    assert notes(plan)["decided"] == "Thu 5 Mar 12:00"
    assert notes(plan)["next_round"] == "Mon 2 Mar 12:00"


def test_notice_is_given_before_the_first_slot_looked_at():
    assert notes(story(people=PEOPLE, search=search(notice="3 business days")))["decided"] == "Fri 6 Mar 12:00"


def test_a_fuller_diary_is_never_earlier_and_mostly_later():
    def round_at(booked, replication):
        people = {**PEOPLE, "chief": Person(hours="Mon-Fri 9:00-17:00", diary=booked, met_you=True)}
        plan = story(people=people, search=search(people=("chief",)), horizon="52 weeks")
        return causes(plan, replication)["search"]

    empty = [round_at("0%", replication) for replication in range(20)]
    half = [round_at("50%", replication) for replication in range(20)]
    full = [round_at("98%", replication) for replication in range(20)]
    assert all(a <= b <= c for a, b, c in zip(empty, half, full, strict=True))
    assert sum(full) > 7 * DAY * 20 / 2


def test_mostly_there_is_no_further_round():
    assert ending(story(people=PEOPLE, search=search(chance="0%"))) == "told offer Tue 3 Mar 10:00"
