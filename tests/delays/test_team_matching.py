"""Several teams could have taken the person."""

from delays.stories import DAY, HOUR, assert_timeline, causes, ending, story

from stillwaiting.amounts import Duration
from stillwaiting.delays import DecisionMakerAway, TeamMatching


def teams(**fields):
    defaults = {"teams": 2, "answers": "3 business days", "choosing": "2 h"}
    return TeamMatching(**{"who": "boss", **defaults, **fields})


def test_every_team_says_whether_it_would_and_then_somebody_settles_which():
    plan = story(teams=teams())
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 12:00 finish decision.effort
        Mon 2 Mar 12:00 note decided
        Mon 2 Mar 12:00 start teams.answers.team_1
        Mon 2 Mar 12:00 start teams.answers.team_2
        Thu 5 Mar 12:00 finish teams.answers.team_1
        Thu 5 Mar 12:00 finish teams.answers.team_2
        Thu 5 Mar 12:00 start teams.choosing
        Thu 5 Mar 14:00 finish teams.choosing
        Thu 5 Mar 14:00 note approved
        Thu 5 Mar 14:00 closed offer
        Thu 5 Mar 14:00 start answer.effort
        Thu 5 Mar 15:00 finish answer.effort
        Thu 5 Mar 15:00 note answered
        Thu 5 Mar 15:00 told offer
        """,
    )
    assert causes(plan) == {"decision": 2 * HOUR, "teams": 3 * DAY + 2 * HOUR, "answer": HOUR}


def test_the_last_team_counts():
    answers = Duration(samples=["1 business day", "5 business days"])
    six = story(teams=teams(teams=6, answers=answers))
    two = story(teams=teams(teams=2, answers=answers))
    late = "told offer Mon 9 Mar 15:00"
    slow = [sum(ending(plan, replication) == late for replication in range(40)) for plan in (two, six)]
    assert slow[0] < slow[1]


def test_nobody_settles_it_while_whoever_chooses_is_away():
    away = DecisionMakerAway(who="boss", every="100 weeks", lasts="7 days")
    plan = story(teams=teams(), away=away, begins={"away": 3 * DAY})
    assert ending(plan) == "told offer Thu 12 Mar 13:00"
