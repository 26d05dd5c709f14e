"""Loops, races and redo ranges have one way in and one way out, or the scenario is refused."""

from typing import Any

import pytest
from made_plans import end, made, note, stand, take, told
from random_plans import seeded_plan

from stillwaiting.delays import DecisionMakerLeaves, OtherCandidates, Reorganization
from stillwaiting.errors import ScenarioError
from stillwaiting.people import Person
from stillwaiting.plan.regions import Region, crossings, overlaps
from stillwaiting.plan.rows import OFFER, Plan, Row
from stillwaiting.scenario import Scenario
from stillwaiting.simulation import simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import Elapse, Message, Repeat, Step, Work
from stillwaiting.units import DAY

FORK = (note(-1, 1, 3), take(1), take(2, 4), take(3, 4), note(need=2), take(4), end(OFFER, 7), told())
"""Rows 1 and 2 beside row 3, joined in row 4."""


def found(first: int, last: int) -> list[str]:
    """What crosses a range of the rows above."""
    return crossings(list(made(FORK).rows), [("range", first, last)])


@pytest.mark.parametrize(("first", "last"), [(0, 4), (1, 2), (1, 1), (2, 2), (3, 3), (0, 5), (4, 5), (5, 5)])
def test_a_range_with_one_way_in_and_one_way_out_is_accepted(first: int, last: int) -> None:
    assert found(first, last) == []


def test_a_range_that_is_entered_in_its_middle_is_refused() -> None:
    assert found(1, 4) == ["the range from 'row1' to 'row4' is entered at 'row3'"]
    assert found(3, 4) == ["the range from 'row3' to 'row4' is entered at 'row4'"]


def test_a_range_that_is_left_before_its_end_is_refused() -> None:
    assert found(0, 3) == ["the range from 'row0' to 'row3' is left from 'row2'"]
    assert "the range from 'row1' to 'row3' is left from 'row2'" in found(1, 3)


def test_an_end_may_leave_any_range() -> None:
    rows = list(made((take(1), note(-1, 2, 3), end(OFFER, 5), stand(0, 4), take(2, 6), told(), end(OFFER, 5))).rows)
    assert crossings(rows, [("range", 0, 4)]) == []


def test_a_loop_may_go_back_to_its_first_row_from_inside() -> None:
    rows = list(made((take(1), note(-1, 0, 2), take(1), note(-1, 0, 4), end(OFFER))).rows)
    assert crossings(rows, [("outer", 0, 3), ("inner", 0, 1)]) == []


@pytest.mark.parametrize(
    ("one", "other", "refused"),
    [
        ((0, 3), (2, 5), True),
        ((2, 5), (0, 3), True),
        ((0, 2), (2, 4), True),
        ((0, 5), (0, 3), False),
        ((0, 5), (3, 5), False),
        ((1, 4), (2, 3), False),
        ((2, 3), (1, 4), False),
        ((0, 2), (3, 4), False),
        ((1, 3), (1, 3), False),
    ],
)
def test_two_ranges_lie_apart_or_one_within_the_other(one: Any, other: Any, refused: bool) -> None:
    regions: list[Region] = [("one", *one), ("other", *other)]
    assert bool(overlaps(regions, list(made(FORK).rows))) == refused


def test_an_overlap_is_told_in_words() -> None:
    assert overlaps([("repeat", 0, 3), ("race", 2, 5)], list(made(FORK).rows)) == [
        "the repeat from 'row0' and the race from 'row2' overlap"
    ]


def regions_of(plan: Plan) -> list[Region]:
    """Races and redo ranges of a plan."""
    races = [("race", row.race, number) for number, row in enumerate(plan.rows) if row.race >= 0]
    return [*races, *(("redo", one.redo_first, one.redo_last) for one in plan.blocks if one.redo >= 0)]


def test_nothing_crosses_the_ranges_of_the_random_plans() -> None:
    for number in range(200):
        plan = seeded_plan(number)
        assert crossings(list(plan.rows), regions_of(plan)) == []


# Whole scenarios


def scenario(since: str, **changes: Any) -> Scenario:
    """Two reviews side by side after a summary; then a decision that goes back to one of the steps."""
    day = {"elapse": "1 day"}
    process = {
        "summary": Elapse(**day, after="start"),
        "review": Elapse(**day, after="summary"),
        "other_review": Elapse(**day, after="summary"),
        "talk": Elapse(**day, after=("review", "other_review"), repeat=Repeat(chance="50%", since=since)),
        "decision": Work(work="manager", effort="1 h", milestone="decided"),
        "answer": Message(message="manager", effort="1 h", milestone="answered"),
    } | changes
    people, standing = {"manager": Person(met_you=True)}, Standing(first_choice="50%", next_in_line="0%")
    return Scenario("regions", people=people, process=process, standing=standing)


def rows_of(plan: Plan) -> dict[str, Row]:
    """Rows by name."""
    return {row.name: row for row in plan.rows}


def test_a_repeat_around_steps_side_by_side_is_accepted() -> None:
    rows = rows_of(scenario("summary").compile())
    back = rows["talk.repeat.chance"].next[0]
    assert list(rows)[back] == "summary.elapse"


def test_a_repeat_of_the_step_itself_is_accepted() -> None:
    assert scenario("talk").compile()


def test_a_repeat_that_goes_back_into_one_of_two_branches_is_refused() -> None:
    with pytest.raises(ScenarioError) as refusal:
        scenario("review").compile()
    assert str(refusal.value) == (
        "process.talk.repeat.since: would repeat 'talk' without 'other_review', which it waits for too; "
        "go back to a step before both"
    )


def test_two_repeats_that_overlap_are_refused() -> None:
    steps = {
        "one": Elapse(elapse="1 day", after="start"),
        "two": Elapse(elapse="1 day"),
        "three": Elapse(elapse="1 day", repeat=Repeat(chance="50%", since="one")),
        "four": Elapse(elapse="1 day", repeat=Repeat(chance="50%", since="two")),
        "decision": Work(work="manager", effort="1 h", milestone="decided"),
        "answer": Message(message="manager", effort="1 h", milestone="answered"),
    }
    whole = scenario("talk")
    with pytest.raises(ScenarioError, match=r"four\.repeat\.since: overlaps what 'three' repeats"):
        Scenario("regions", people=whole.people, process=steps, standing=whole.standing).compile()


# Joins


def played(delays: Any = None, **process: Step) -> tuple[int, int]:
    """Minutes from the interview, on a Monday noon, to the decision and to the answer; nothing in them is random."""
    everybody = {"manager": Person(hours="Mon-Sun 0:00-24:00", met_you=True), "other": Person()}
    standing = Standing(first_choice="100%", next_in_line="0%")
    whole = Scenario("joins", everybody, process, standing, delays or {}, interview="2026-03-02 12:00")
    results = simulate(whole, replications=3, seed=1)
    ends = set(zip(results.decided.tolist(), results.wait.tolist(), strict=True))
    assert len(ends) == 1
    return ends.pop()


def takes(days: int, *after: str, **fields: Any) -> Elapse:
    return Elapse(elapse=f"{days} days", after=after or None, **fields)


ANSWER = Message(message="manager", effort="0 min", milestone="answered")


@pytest.mark.parametrize(("join", "days"), [("all", 6), ("first", 3)])
def test_a_step_goes_on_with_all_of_several_or_with_the_first(join: str, days: int) -> None:
    decision = takes(1, "slow", "quick", join=join, milestone="decided")
    assert played(slow=takes(5, "start"), quick=takes(2, "start"), decision=decision, answer=ANSWER)[0] == days * DAY


def test_steps_beside_a_race_are_waited_for_and_none_of_its_branches_is() -> None:
    steps = {
        "slow": takes(9, "start"),
        "form": takes(4, "start"),
        "quick": takes(2, "start"),
        "either": takes(1, "slow", "quick", join="first"),
        "decision": takes(1, "either", "form", milestone="decided"),
        "answer": ANSWER,
    }
    others = OtherCandidates(people=("other",), still_to_see=1, lasts="1 h", notice="2 days")
    assert played(**steps)[0] == 5 * DAY
    assert played({"others": others}, **steps)[0] == 5 * DAY


def test_of_a_race_within_a_race_the_first_of_all_counts() -> None:
    steps = {
        "one": takes(7, "start"),
        "two": takes(4, "start"),
        "inner": takes(2, "one", "two", join="first"),
        "three": takes(days := 5, "start"),
        "decision": takes(1, "inner", "three", join="first", milestone="decided"),
        "answer": ANSWER,
    }
    assert played(**steps)[0] == (days + 1) * DAY


def test_a_race_can_be_repeated_from_before_its_beginning() -> None:
    steps = {
        "brief": takes(1, "start"),
        "slow": takes(9, "brief"),
        "quick": takes(2, "brief"),
        "either": takes(1, "slow", "quick", join="first", repeat=Repeat(chance="100%", at_most=2, since="brief")),
        "decision": takes(1, milestone="decided"),
        "answer": ANSWER,
    }
    assert played(**steps)[0] == (3 * 4 + 1) * DAY


@pytest.mark.parametrize(("join", "days"), [("all", 6), ("first", 3)])
def test_an_answer_that_waits_for_several_steps_waits_for_all_or_for_the_first(join: str, days: int) -> None:
    answer = ANSWER.model_copy(update={"after": ("slow", "quick"), "join": join})
    steps = {"decision": takes(1, milestone="decided"), "slow": takes(5), "quick": takes(2, "decision")}
    assert played(**steps, answer=answer)[1] == days * DAY


@pytest.mark.parametrize(("join", "days"), [("all", 6), ("first", 3)])
def test_steps_after_the_approval_are_joined_as_well(join: str, days: int) -> None:
    answer = ANSWER.model_copy(update={"after": ("slow", "quick"), "join": join})
    steps = {"decision": takes(0, milestone="decided"), "board": takes(1, milestone="approved")}
    assert played(**steps, slow=takes(5), quick=takes(2, "board"), answer=answer) == (DAY, days * DAY)


def test_a_repeat_leaves_out_what_lies_beside_it_wherever_it_stands_in_the_file() -> None:
    steps = {
        "draft": takes(1, "start"),
        "form": takes(2, "start"),
        "review": takes(1, "draft", repeat=Repeat(chance="100%", at_most=2, since="draft")),
        "decision": takes(1, "review", "form", milestone="decided"),
        "answer": ANSWER,
    }
    assert played(**steps)[0] == 7 * DAY


def test_a_repeat_may_name_the_milestone_of_an_earlier_step() -> None:
    steps = {
        "draft": takes(1, milestone="drafted"),
        "decision": takes(1, milestone="decided", repeat=Repeat(chance="100%", at_most=2, since="drafted")),
        "answer": ANSWER,
    }
    assert played(**steps)[0] == 6 * DAY


def test_a_step_may_be_called_approval() -> None:
    steps = {"decision": takes(1, milestone="decided"), "one": takes(1), "approval": takes(2, "decision")}
    assert played(**steps, answer=ANSWER.model_copy(update={"after": ("one", "approval")}))[1] == 3 * DAY


def test_what_lies_beside_a_range_that_may_be_demanded_again_is_refused() -> None:
    steps = {
        "decision": takes(1, milestone="decided"),
        "form": takes(9, "start"),
        "board": takes(1, "decision", "form", milestone="approved"),
        "answer": ANSWER,
    }
    assert played(**steps)[1] == 10 * DAY
    for delay in (DecisionMakerLeaves(who="manager"), Reorganization()):
        with pytest.raises(
            ScenarioError, match=r"^delays\.delay: can demand .* 'form' must end before decided or begin"
        ):
            played({"delay": delay}, **steps)
