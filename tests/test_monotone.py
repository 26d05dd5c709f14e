"""The monotone core: what makes a case slower never makes anything come earlier.

It is promised where no rows were done again, every chance and test that both runs reach answers alike, and no row
starts more often in the slower run. Notes that one row writes now and another ahead are no milestones.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from plain_player import Ending, PlainPlayer
from random_plans import FIRSTS, GAPS, LENGTHS, Shape, seeded_plan

from stillwaiting.draws import STEP, Table
from stillwaiting.engines.simpy_engine import play
from stillwaiting.plan.rows import Block, Draw, Kind, Odds, Plan, Row

PLANS = 120
REPLICATIONS = 4
NEVER = 1 << 40
Change = Callable[[Plan, Random], Plan | None]


def evenly(minutes: tuple[int, ...]) -> Table:
    """Equally likely minutes."""
    count = len(minutes)
    return Table(STEP, tuple((place << 64) // count for place in range(1, count)), tuple(256 * one for one in minutes))


def with_a_block(plan: Plan, random: Random) -> Plan:
    """One more block, that some rows feel."""
    number, made = len(plan.blocks), len(plan.draws)
    tables = [random.choice(choices) for choices in (GAPS, LENGTHS, FIRSTS, LENGTHS, LENGTHS)]
    names = ("gap", "length", "first_gap", "first_length", "stand_in")
    amounts = [Draw(f"new.{name}", evenly(table)) for name, table in zip(names, tables, strict=True)]
    block = Block(
        "new",
        made,
        made + 1,
        stand_in=random.choice((-1, made + 4)),
        equilibrium=random.choice((True, False)),
        first_gap=made + 2,
        first_length=made + 3,
    )
    rows = (replace(row, mask=row.mask | random.getrandbits(1) << number) for row in plan.rows)
    return replace(plan, rows=tuple(rows), blocks=(*plan.blocks, block), draws=(*plan.draws, *amounts))


def longer(plan: Plan, number: int, more: int) -> Plan:
    """One draw longer by so many minutes."""
    draw = plan.draws[number]
    values = tuple(value + 256 * more for value in draw.table.values)
    changed = replace(draw, table=replace(draw.table, values=values))
    return replace(plan, draws=(*plan.draws[:number], changed, *plan.draws[number + 1 :]))


def with_longer_amounts(plan: Plan, random: Random) -> Plan:
    """Some amounts of rows longer; notice and dates named ahead are amounts of rows, too."""
    numbers = [number for row in plan.rows for number in (row.amount, row.notice) if number >= 0]
    for number in numbers:
        if random.random() < 0.5:
            plan = longer(plan, number, random.choice((1, 30, 480)))
    return plan


def with_fuller_diaries(plan: Plan, random: Random) -> Plan:
    """Every diary fuller."""
    odds = list(plan.odds)
    for seat in plan.people:
        if seat.diary >= 0:
            odds[seat.diary] = fuller(odds[seat.diary], random.choice((1 << 28, 1 << 31)))
    return replace(plan, odds=tuple(odds))


def fuller(odds: Odds, more: int) -> Odds:
    """Higher odds."""
    return replace(odds, threshold=min(1 << 32, odds.threshold + more))


def with_a_step(plan: Plan, random: Random) -> Plan | None:
    """One more take between a row and a successor of it that comes later."""
    edges = [
        (number, port)
        for number, row in enumerate(plan.rows)
        for port, successor in enumerate(row.next)
        if successor > number and row.kind != Kind.END
    ]
    number, port = random.choice(edges)
    return inserted(plan, number, port, random)


def inserted(plan: Plan, number: int, port: int, random: Random) -> Plan:
    """A new row right after row `number`, between it and one successor; all later rows move up by one."""

    def moved(row: int) -> int:
        return row + (row > number)

    def moved_row(row: Row) -> Row:
        following = tuple(map(moved, row.next))
        return replace(row, next=following, race=moved(row.race), within=moved(row.within), since=moved(row.since))

    rows = [moved_row(row) for row in plan.rows]
    new = Row(
        Kind.TAKE,
        "new",
        (rows[number].next[port],),
        within=within(rows, number),
        amount=len(plan.draws),
        calendar=random.choice((0, 2, 3)),
        mask=random.getrandbits(len(plan.blocks)) if plan.blocks else 0,
    )
    following = list(rows[number].next)
    following[port] = number + 1
    rows[number] = replace(rows[number], next=tuple(following))
    rows.insert(number + 1, new)
    blocks = (
        replace(one, redo_first=moved(one.redo_first), redo_last=moved(one.redo_last), end_row=moved(one.end_row))
        for one in plan.blocks
    )
    amount = Draw("new.amount", evenly(random.choice(((0,), (30,), (1, 480)))))
    return replace(
        plan, rows=tuple(rows), blocks=tuple(blocks), draws=(*plan.draws, amount), closing=moved(plan.closing)
    )


def within(rows: list[Row], number: int) -> int:
    """The first row of the outermost race that a row just after `number` lies in."""
    races = [(row.race, place) for place, row in enumerate(rows) if row.race >= 0]
    return min((first for first, last in races if first <= number < last), default=-1)


def milestones(plan: Plan, ending: Ending) -> list[int]:
    """Minutes of the notes and of the answer; NEVER where they did not come."""
    ahead = {row.argument for row in plan.rows if row.kind == Kind.NOTE and row.amount >= 0}
    written = [row.argument for row in plan.rows if row.kind == Kind.NOTE]
    mixed = {number for number in ahead if written.count(number) > 1}
    minutes = [minute for number, minute in enumerate(ending.notes) if number not in mixed]
    return [minute if minute >= 0 else NEVER for minute in (*minutes, ending.told)]


def alike(plan: Plan, first: PlainPlayer, changed: Plan, second: PlainPlayer) -> bool:
    """Whether nothing was done again, every chance and test both reach answers alike, and no row starts more often."""
    if any(first.redone) or any(second.redone):
        return False
    names, others = [row.name for row in plan.rows], [row.name for row in changed.rows]
    answers = {(names[row], start): yes for (row, start), yes in first.answers.items()}
    if any(answers.get((others[row], start), yes) != yes for (row, start), yes in second.answers.items()):
        return False
    starts = dict(zip(names, first.starts, strict=True))
    return all(count <= starts.get(name, count) for name, count in zip(others, second.starts, strict=True))


def compared(change: Change, plans: int, replications: int, shape: Shape = Shape()) -> tuple[int, int, list[str]]:  # noqa: B008
    """Pairs of runs to which the promise applies, those among them in which anything is later, and broken promises."""
    applies, later, broken = 0, 0, list[str]()
    for number in range(plans):
        plan = seeded_plan(number, shape)
        changed = change(plan, Random(number))
        if changed is None:
            continue
        outcomes = play(changed, number, 0, replications)
        for replication, outcome in enumerate(outcomes):
            first, second = PlainPlayer(plan, number, replication), PlainPlayer(changed, number, replication)
            before, after = milestones(plan, first.play()), milestones(changed, second.play())
            assert outcome == second.ending, f"plan {number}, replication {replication}, changed"
            if alike(plan, first, changed, second):
                applies, later = applies + 1, later + (before != after)
                if any(one < other for one, other in zip(after, before, strict=True)):
                    broken.append(f"plan {number}, replication {replication}: {before} became {after}")
    return applies, later, broken


@pytest.mark.parametrize("change", [with_a_block, with_longer_amounts, with_fuller_diaries, with_a_step])
def test_what_makes_a_case_slower_makes_nothing_earlier(change: Change) -> None:
    applies, later, broken = compared(change, PLANS, REPLICATIONS)
    assert broken == []
    assert applies > 300
    assert later > 10
