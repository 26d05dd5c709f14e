"""Loops, races and redo ranges have one way in and one way out, or the scenario is refused."""

from typing import Any

import pytest
from made_plans import end, made, note, stand, take, told
from random_plans import seeded_plan

from stillwaiting.errors import ScenarioError
from stillwaiting.people import Person
from stillwaiting.plan.regions import Region, crossings, overlaps
from stillwaiting.plan.rows import OFFER, Plan, Row
from stillwaiting.scenario import Scenario
from stillwaiting.standing import Standing
from stillwaiting.steps import Elapse, Message, Repeat, Work

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
    assert [problem.path for problem in refusal.value.problems] == [("process",)] * len(refusal.value.problems)
    assert str(refusal.value) == (
        "process: the repeat from 'review.elapse' to 'talk.repeat.chance' is entered at 'other_review.elapse'"
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
    with pytest.raises(ScenarioError, match=r"the repeat from 'one\.elapse' and the repeat from 'two\.elapse' overlap"):
        Scenario("regions", people=whole.people, process=steps, standing=whole.standing).compile()
