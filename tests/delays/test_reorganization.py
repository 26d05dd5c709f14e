"""The department is reorganised, and then again."""

from delays.stories import ANSWER, DAY, HOUR, assert_timeline, causes, ending, notes, story

from stillwaiting.delays import JobRethought, NeverTold, ReferenceChecks, Reorganization, SignOffs, TeamMatching
from stillwaiting.people import Person
from stillwaiting.steps import Work

PEOPLE = {"chief": Person(), "deputy": Person()}


def reorganised(**fields):
    defaults = {"every": "100 weeks", "lasts": "1 week", "approve_again": "0%", "cancels": "0%"}
    return Reorganization(**{**defaults, **fields})


def test_it_holds_everybody_inside_and_then_comes_again():
    plan = story(
        process={"decision": Work(work="boss", effort="12 h", milestone="decided"), "answer": ANSWER},
        reorganization=reorganised(every="1 day", lasts="3 days"),
        begins={"reorganization": HOUR},
    )
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins reorganization
        Mon 2 Mar 11:00 blocked decision.effort
        Thu 5 Mar 11:00 ends reorganization
        Fri 6 Mar 11:00 begins reorganization
        Fri 6 Mar 11:00 blocked decision.effort
        Mon 9 Mar 11:00 ends reorganization
        Mon 9 Mar 14:00 finish decision.effort
        Mon 9 Mar 14:00 note decided
        Mon 9 Mar 14:00 note approved
        Mon 9 Mar 14:00 closed offer
        Mon 9 Mar 14:00 start answer.effort
        Mon 9 Mar 15:00 finish answer.effort
        Mon 9 Mar 15:00 note answered
        Mon 9 Mar 15:00 told offer
        """,
    )
    assert causes(plan)["reorganization"] == 2 * 3 * DAY


def test_referees_outside_answer_meanwhile():
    references = ReferenceChecks(first_choice="100%", starts="1 day", referees=1, answers="3 days")
    plan = story(references=references, reorganization=reorganised(), begins={"reorganization": HOUR})
    assert ending(plan) == "told offer Mon 9 Mar 13:00"
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "reorganization": 7 * DAY}


def test_the_other_teams_and_those_who_grade_jobs_are_inside():
    teams = TeamMatching(who="boss", teams=2, answers="2 business days", choosing="1 h")
    rethought = JobRethought(who="boss", chance="100%", rewriting="1 h", approval="2 business days", split="0%")
    for delay in ({"teams": teams}, {"rethought": rethought}):
        plan = story(**delay, reorganization=reorganised(), begins={"reorganization": DAY})
        assert causes(plan)["reorganization"] == 7 * DAY


def test_what_was_approved_must_be_approved_again():
    plan = story(
        people=PEOPLE,
        signs=SignOffs(chain=("chief", "deputy"), takes="1 day", returned="0%"),
        reorganization=reorganised(approve_again="100%"),
        begins={"reorganization": DAY + 4 * HOUR},
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
        Tue 3 Mar 12:00 finish signs.takes.chief
        Tue 3 Mar 12:00 start signs.takes.deputy
        Tue 3 Mar 14:00 begins reorganization
        Tue 3 Mar 14:00 blocked signs.takes.deputy
        Tue 10 Mar 14:00 ends reorganization
        Tue 10 Mar 14:00 redo after:decided.entry
        Tue 10 Mar 14:00 killed signs.takes.deputy
        Tue 10 Mar 14:00 start signs.takes.chief
        Wed 11 Mar 14:00 finish signs.takes.chief
        Wed 11 Mar 14:00 start signs.takes.deputy
        Thu 12 Mar 14:00 finish signs.takes.deputy
        Thu 12 Mar 14:00 note approved
        Thu 12 Mar 14:00 closed offer
        Thu 12 Mar 14:00 start answer.effort
        Thu 12 Mar 15:00 finish answer.effort
        Thu 12 Mar 15:00 note answered
        Thu 12 Mar 15:00 told offer
        """,
    )
    assert causes(plan)["signs"] == 3 * DAY + 2 * HOUR


def test_approval_is_asked_again_so_many_times_at_most():
    signs = SignOffs(chain=("chief",), takes="3 days", returned="0%")
    often = {"every": "1 day", "lasts": "1 day", "approve_again": "100%"}
    ends = [
        ending(
            story(
                people=PEOPLE,
                signs=signs,
                reorganization=reorganised(**often, at_most=at_most),
                begins={"reorganization": DAY},
            )
        )
        for at_most in (1, 2, 3)
    ]
    assert ends == ["told offer Mon 9 Mar 11:00", "told offer Wed 11 Mar 11:00", "told offer Fri 13 Mar 11:00"]


def test_before_the_decision_nothing_is_approved_that_could_be_asked_again():
    plan = story(reorganization=reorganised(approve_again="100%"), begins={"reorganization": HOUR})
    assert causes(plan) == {"decision": 2 * HOUR, "answer": HOUR, "reorganization": 7 * DAY}


def test_it_may_end_the_case_and_the_candidate_is_told():
    plan = story(reorganization=reorganised(cancels="100%"), begins={"reorganization": HOUR})
    assert_timeline(
        plan,
        """
        Mon 2 Mar 10:00 standing out
        Mon 2 Mar 10:00 standing first_choice
        Mon 2 Mar 10:00 start decision.effort
        Mon 2 Mar 11:00 begins reorganization
        Mon 2 Mar 11:00 closed cancelled
        Mon 2 Mar 11:00 killed decision.effort
        Mon 2 Mar 11:00 start answer.effort
        Mon 2 Mar 12:00 finish answer.effort
        Mon 2 Mar 12:00 note answered
        Mon 2 Mar 12:00 told cancelled
        """,
    )
    assert "decided" not in notes(plan)


def test_or_the_case_ends_and_nobody_says_so():
    plan = story(
        reorganization=reorganised(cancels="100%"),
        never=NeverTold(rejected="0%", cancelled="100%"),
        begins={"reorganization": HOUR},
    )
    assert ending(plan) == "never_told cancelled"
    assert causes(plan) == {"decision": HOUR, "silence": 140 * DAY - HOUR}


def test_once_the_decision_is_final_the_answer_goes_out_all_the_same():
    plan = story(reorganization=reorganised(cancels="100%"), begins={"reorganization": 2 * HOUR + 30})
    assert ending(plan) == "told offer Mon 2 Mar 13:00"


def test_nine_months_are_possible():
    plan = story(reorganization=reorganised(lasts="39 weeks"), begins={"reorganization": HOUR}, horizon="52 weeks")
    assert ending(plan) == "told offer Mon 30 Nov 13:00"
