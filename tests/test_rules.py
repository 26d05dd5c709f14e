"""The rules of a play, clause by clause, on plans small enough to work out by hand.

Day 0 is a Monday and, unless said otherwise, the interview ended at its midnight: minute 540 is Monday, 9:00.
"""

from typing import Any

import pytest
from made_plans import (
    ALWAYS,
    BUSINESS,
    CAUSES,
    DAY,
    OFFICE,
    SPLIT,
    Amount,
    Likely,
    Step,
    ask,
    chance,
    end,
    evenly,
    made,
    note,
    once,
    slot,
    stand,
    stop,
    take,
    told,
)
from plain_player import ANSWERED, NEVER_TOLD, NOT_TOLD, OPEN_AT_HORIZON, TOLD, WITHDREW, played

from stillwaiting import draws
from stillwaiting.engines.simpy_engine import Outcome, Trace, play, play_one
from stillwaiting.plan.rows import (
    CANCELLED,
    FIRST_CHOICE,
    NEXT_IN_LINE,
    OFFER,
    OPEN,
    OUT,
    REJECTION,
    WITHDRAWN,
    WORLD,
    Plan,
    Question,
)

SEED = 11
HORIZON = 60 * DAY
MORNING, EVENING = 540, 1020
MANY = tuple(range(60, 10_060, 10))
"""A thousand equally likely amounts: two draws of it are hardly ever the same."""


def run(*steps: Step, stops: Any = (), **columns: Any) -> Outcome:
    """The outcome of a plan, on which the plain player must agree."""
    return outcome_of(made(steps, stops, **columns))


def outcome_of(plan: Plan, replication: int = 0) -> Outcome:
    """One replication of a plan, on which the plain player must agree."""
    outcome = play(plan, SEED, replication, 1)[0]
    assert outcome == played(plan, SEED, replication)
    return outcome


def trace_of(*steps: Step, stops: Any = (), **columns: Any) -> Trace:
    """Everything that happened in a plan."""
    return play_one(made(steps, stops, **columns), SEED, 0)[1]


def spent(plan: Plan, outcome: Outcome) -> dict[str, int]:
    """The causes to which anything was charged."""
    return {name: minutes for name, minutes in zip(plan.ledger_names(), outcome.ledger, strict=True) if minutes}


def ledger_of(*steps: Step, stops: Any = (), **columns: Any) -> dict[str, int]:
    """The causes to which anything was charged in a plan."""
    plan = made(steps, stops, **columns)
    return spent(plan, outcome_of(plan))


def uniform(stream: str, k: int, replication: int = 0) -> int:
    """The k-th uniform of a stream, from the scheme alone."""
    key = draws.replication_key(SEED, replication)
    return draws.uniform(draws.start(key, draws.stream_key(stream)), k)


def amount(values: tuple[int, ...], stream: str, k: int, replication: int = 0) -> int:
    """The k-th of equally likely amounts."""
    return draws.minutes(draws.raw(evenly([value * 256 for value in values]), uniform(stream, k, replication)))


CLOSE: tuple[Step, ...] = (end(OFFER),)


# Environment and clock


def test_two_rows_of_one_person_both_advance() -> None:
    outcome = run(
        note(-1, 1, 2),
        take(60, 3, calendar=OFFICE),
        take(60, 4, calendar=OFFICE),
        note(0, 5),
        note(1, 5),
        note(2, need=2),
        end(OFFER),
    )
    assert outcome.notes == (600, 600, 600)


def test_what_the_case_does_moves_no_block() -> None:
    stops = (stop((480, 960), (60, 600), first=300),)
    quick = trace_of(take(1, mask=1), take(9 * DAY), *CLOSE, stops=stops)
    slow = trace_of(take(4 * DAY, mask=1), take(9 * DAY), *CLOSE, stops=stops)
    of_block = [[entry for entry in trace if entry.name == "block0"] for trace in (quick, slow)]
    common = min(map(len, of_block))
    assert common > 5
    assert of_block[0][:common] == of_block[1][:common]


def test_effort_passes_in_hours_only() -> None:
    assert run(take(480, calendar=OFFICE), *CLOSE).decided == EVENING
    assert run(take(481, calendar=OFFICE), *CLOSE).decided == DAY + MORNING + 1
    assert run(take(480 * 6, calendar=OFFICE), *CLOSE).decided == 7 * DAY + EVENING


def test_effort_passes_in_every_opening_of_a_day() -> None:
    assert run(take(240, calendar=SPLIT), *CLOSE).decided == 720
    assert run(take(241, calendar=SPLIT), *CLOSE).decided == 781


def test_nobody_works_on_a_holiday() -> None:
    assert run(take(481, calendar=OFFICE), *CLOSE, holidays=frozenset({1, 2})).decided == 3 * DAY + 541


def test_business_days_are_whole_weekdays_less_holidays() -> None:
    outcome = run(take(5 * DAY, calendar=BUSINESS), *CLOSE, holidays=frozenset({3}))
    assert outcome.decided == 8 * DAY


def test_duration_is_clock_time() -> None:
    assert run(take(10 * DAY + 7), *CLOSE).decided == 10 * DAY + 7


def test_minutes_count_from_the_end_of_the_interview() -> None:
    outcome = run(take(60, calendar=OFFICE), *CLOSE, origin=((4,), (1000,)))
    assert outcome.decided == 3 * DAY - 1000 + MORNING + 40
    assert outcome.ledger[CAUSES.index("cause0")] == 60


# Order


def test_work_that_ends_as_a_block_begins_is_done() -> None:
    assert run(take(480, mask=1), *CLOSE, stops=[once(480, DAY)]).decided == 480
    assert run(take(481, mask=1), *CLOSE, stops=[once(480, DAY)]).decided == 481 + DAY


def test_of_two_rows_done_in_one_minute_the_lower_comes_first() -> None:
    race = (note(-1, 2, 1), take(60, 3, cause=1), take(60, 3, cause=2), note(race=0), *CLOSE)
    assert ledger_of(*race)["cause1"] == 60


def test_a_row_is_done_before_a_block_ends_in_that_minute() -> None:
    again = once(0, 60, redo=1.0, redo_first=0, redo_last=0)
    outcome = run(take(60, redo_cap=9), *CLOSE, stops=[again])
    assert (outcome.decided, outcome.starts) == (60, (1, 1))


def test_a_block_ends_before_another_begins_in_that_minute() -> None:
    outcome = run(take(0, mask=3), *CLOSE, stops=[once(60, DAY), stop(HORIZON, 60, first=0)], origin=((0,), (0,)))
    assert outcome.decided == 0
    waiting = run(take(30), take(0, mask=3), *CLOSE, stops=[once(60, DAY), once(0, 60)])
    assert waiting.decided == 60


def test_blocks_end_in_the_order_of_their_numbers() -> None:
    stops = [once(0, 60, redo=1.0, redo_first=1, redo_last=2), once(0, 60, redo=1.0, redo_first=0, redo_last=2)]
    steps = (take(30, redo_cap=1), take(40, redo_cap=1), take(30), *CLOSE)
    assert run(*steps, stops=stops).starts == (2, 3, 1, 1)
    assert run(*steps, stops=[stops[1], stops[0]]).starts == (2, 2, 1, 1)


def test_blocks_begin_in_the_order_of_their_numbers() -> None:
    cancelled = once(60, DAY, end=1.0, outcome=CANCELLED)
    rejected = once(60, DAY, end=1.0, outcome=REJECTION)
    assert run(take(DAY), *CLOSE, stops=[cancelled, rejected]).outcome == CANCELLED
    assert run(take(DAY), *CLOSE, stops=[rejected, cancelled]).outcome == REJECTION


def test_a_meeting_is_missed_if_a_block_begins_in_its_first_minute() -> None:
    assert run(slot(30, mask=1, notice=60), *CLOSE, stops=[once(60, 45)]).decided == 120 + 30
    assert run(slot(30, mask=1, notice=60), *CLOSE, stops=[once(61, 45)]).decided == 90


def test_a_meeting_takes_place_if_a_block_ends_in_its_first_minute() -> None:
    assert run(slot(30, mask=1, notice=60), *CLOSE, stops=[once(0, 60)]).decided == 90


def test_meetings_start_in_the_order_of_their_rows() -> None:
    steps = (note(-1, 2, 1), slot(0, 3, notice=30, cause=1), slot(0, 3, notice=30, cause=2), note(race=0), *CLOSE)
    assert ledger_of(*steps)["cause1"] == 30


def test_an_answer_comes_before_a_withdrawal_in_that_minute() -> None:
    assert run(take(60), end(OFFER, 2), told(), withdrawal=60).how == TOLD
    assert run(take(61), end(OFFER, 2), told(), withdrawal=60).how == WITHDREW


def test_a_block_begins_before_a_withdrawal_in_that_minute() -> None:
    outcome = run(take(DAY), *CLOSE, stops=[once(60, 60, end=1.0, outcome=CANCELLED)], withdrawal=60)
    assert (outcome.how, outcome.outcome, outcome.decided) == (NEVER_TOLD, CANCELLED, 60)


def test_a_withdrawal_comes_before_the_probe_in_that_minute() -> None:
    assert run(take(DAY), *CLOSE, withdrawal=60, probe=60).holding == ANSWERED
    assert run(take(DAY), *CLOSE, withdrawal=61, probe=60).holding == CAUSES.index("cause0")
    assert run(end(OFFER), withdrawal=60, probe=60).holding == ANSWERED
    assert run(end(OFFER), withdrawal=60, probe=59).holding == NOT_TOLD


def test_the_probe_comes_before_the_horizon_in_that_minute() -> None:
    outcome = run(take(3 * DAY, cause=2), *CLOSE, horizon=DAY, probe=DAY)
    assert (outcome.holding, outcome.probed) == (2, outcome.ledger)
    silent = run(end(OFFER), horizon=DAY, probe=DAY)
    assert (silent.holding, silent.probed) == (NOT_TOLD, silent.ledger)


def test_a_withdrawal_comes_before_the_horizon_in_that_minute() -> None:
    assert run(take(3 * DAY), *CLOSE, horizon=DAY, withdrawal=DAY).how == WITHDREW
    assert run(end(OFFER), horizon=DAY, withdrawal=DAY).how == NEVER_TOLD
    assert run(take(3 * DAY), *CLOSE, horizon=DAY, withdrawal=DAY + 1).how == OPEN_AT_HORIZON


def test_absence_lasts_up_to_its_last_minute_and_not_longer() -> None:
    assert run(take(10, mask=1), *CLOSE, stops=[once(5, 100)]).decided == 110


# Settling


def test_row_0_settles_before_everything_else_of_minute_0() -> None:
    outcome = run(note(0), take(DAY), *CLOSE, stops=[once(0, 60, end=1.0, outcome=CANCELLED)], withdrawal=0)
    assert (outcome.notes, outcome.decided, outcome.outcome) == ((0,), 0, CANCELLED)


def test_the_lowest_arrival_settles_first() -> None:
    assert run(note(-1, 2, 1), stand(NEXT_IN_LINE, 3), stand(FIRST_CHOICE, 3), note(need=2), *CLOSE).standing == 0


def test_what_a_row_leads_to_waits_its_turn() -> None:
    steps = (note(-1, 1, 3), note(-1, 2), stand(NEXT_IN_LINE, 4), stand(FIRST_CHOICE, 4), note(need=2), *CLOSE)
    assert run(*steps).standing == FIRST_CHOICE
    steps = (note(-1, 1, 2), note(-1, 3), stand(NEXT_IN_LINE, 4), stand(FIRST_CHOICE, 4), note(need=2), *CLOSE)
    assert run(*steps).standing == FIRST_CHOICE


def test_an_end_empties_the_worklist() -> None:
    outcome = run(note(-1, 1, 2), end(OFFER, 3), note(0, 3), take(60), told())
    assert (outcome.notes, outcome.told) == ((-1,), 60)


def test_a_take_of_nothing_is_done_after_the_consequences_that_started_it() -> None:
    outcome = run(note(-1, 1, 3), take(0), end(OFFER), note(0), take(DAY, 2))
    assert (outcome.notes, outcome.decided) == ((0,), 0)


def test_a_take_of_nothing_is_done_in_its_own_minute_before_later_events() -> None:
    outcome = run(take(60), take(0), *CLOSE, stops=[once(60, 60, end=1.0, outcome=CANCELLED)])
    assert (outcome.outcome, outcome.decided) == (OFFER, 60)


def test_a_take_of_nothing_waits_while_it_is_blocked() -> None:
    assert run(take(60), take(0, mask=1), *CLOSE, stops=[once(30, 100)]).decided == 130


def test_a_take_of_nothing_does_not_wait_for_hours() -> None:
    assert run(take(0, calendar=OFFICE), *CLOSE).decided == 0


# Draws


def test_k_counts_earlier_starts_of_the_row() -> None:
    outcome = run(take(MANY, cause=1), chance(1.0, 0, 2, cap=3), *CLOSE)
    assert outcome.decided == sum(amount(MANY, "row0.amount", k) for k in range(4))


def test_a_chance_counts_its_own_starts() -> None:
    steps = (take(1), chance(0.5, 2, 3), note(0, 3), chance(1.0, 0, 4, cap=9), *CLOSE)
    for replication in range(20):
        first = next(k for k in range(99) if draws.hit(2**31, uniform("row1.odds", k, replication)))
        outcome = outcome_of(made(steps), replication)
        assert outcome.notes[0] == (first + 1 if first < 10 else -1)


RACE = (note(), note(-1, 2, 3), take(MANY, 4), take(MANY, 4), note(race=1), chance(1.0, 0, 6, cap=3), *CLOSE)


def test_inside_a_race_k_counts_its_turns_whoever_won() -> None:
    for replication in range(20):
        turns = ((amount(MANY, f"row{row}.amount", k, replication) for row in (2, 3)) for k in range(4))
        assert outcome_of(made(RACE), replication).decided == sum(map(min, turns))


def test_a_branch_that_was_not_reached_does_not_shift_its_stream() -> None:
    race = (note(-1, 1, 3), chance(0.5, 2, 4), take(MANY, 4), take(10**6, 4), note(race=0))
    late = (*race, chance(1.0, 0, 6, cap=20), *CLOSE)
    for replication in range(5):
        hits = [k for k in range(21) if draws.hit(2**31, uniform("row1.odds", k, replication))]
        expected = sum(amount(MANY, "row2.amount", k, replication) for k in hits)
        outcome = outcome_of(made(late, horizon=10**6, days=800), replication)
        assert outcome.decided == expected
        assert outcome.starts[2] == len(hits)


def test_a_row_that_starts_again_within_one_turn_draws_anew() -> None:
    steps = (note(-1, 1, 3), take(MANY), chance(1.0, 1, 4, cap=2), take(10**6, 4), note(race=0), *CLOSE)
    outcome = outcome_of(made(steps, horizon=10**6, days=800))
    assert outcome.decided == sum(amount(MANY, "row1.amount", k << 32) for k in range(3))


def test_of_nested_races_the_outermost_counts() -> None:
    steps = (
        note(-1, 1, 5),
        note(-1, 2, 3),
        take(MANY, 4),
        take(10**6, 4),
        note(-1, 6, race=1),
        take(10**6, 6),
        note(-1, 7, race=0),
        chance(1.0, 0, 8, cap=2),
        *CLOSE,
    )
    outcome = outcome_of(made(steps, horizon=10**6, days=800))
    assert outcome.decided == sum(amount(MANY, "row2.amount", k) for k in range(3))


def test_a_take_that_begins_again_repeats_its_draw() -> None:
    long = tuple(range(600, 900))
    outcome = run(take(long, mask=1, restart=True), *CLOSE, stops=[once(100, 50)])
    assert outcome.decided == 150 + amount(long, "row0.amount", 0)


def test_k_of_a_block_counts_its_cycles() -> None:
    gaps, lengths, firsts = tuple(range(100, 400)), tuple(range(50, 300)), tuple(range(10, 90))
    trace = trace_of(take(4 * DAY), *CLOSE, stops=[stop(gaps, lengths, first=firsts)])
    expected, minute = [], amount(firsts, "block0.first_gap", 0)
    for cycle in range(5):
        expected.append((minute, "begins"))
        minute += amount(lengths, "block0.length", cycle)
        expected.append((minute, "ends"))
        minute += amount(gaps, "block0.gap", cycle + 1)
    assert [(entry.minute, entry.what) for entry in trace if entry.name == "block0"][:10] == expected


def test_a_diary_is_a_matter_of_person_day_and_half_hour() -> None:
    plan = made((slot(30, people=(0,)), *CLOSE), people=[(OFFICE, 0.9)], origin=((2,), (600,)))
    for replication in range(20):
        halves = [day * 48 + half for day in (2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18) for half in range(18, 34)]
        free = (k for k in halves if not draws.hit(draws.threshold(0.9), uniform("person0.diary", k, replication)))
        begin = next(k * 30 for k in free if k * 30 >= 2 * DAY + 600)
        assert outcome_of(plan, replication).decided == begin - 2 * DAY - 600 + 30


def test_a_diary_is_the_same_long_after_the_interview() -> None:
    plan = made((take(30 * DAY), slot(30, people=(0,)), *CLOSE), people=[(ALWAYS, 0.9)], origin=((3,), (0,)))
    free = (k for k in range(33 * 48, 99 * 48) if not draws.hit(draws.threshold(0.9), uniform("person0.diary", k)))
    assert outcome_of(plan).decided == 30 * next(free) + 30 - 3 * DAY


def test_factors_and_unsure_chances_are_drawn_once_per_world() -> None:
    steps = (take(Amount((100,), (0.5, 1.0, 2.0))), chance(Likely(0.5, (0.0, 1.0)), 2, 3), take(1000), *CLOSE)
    plan = made(steps)
    for world in range(8):
        replications = list(play(plan, SEED, world * WORLD, WORLD))
        assert len({outcome.decided for outcome in replications}) == 1
    found = {outcome.decided for outcome in play(plan, SEED, 0, 60 * WORLD)}
    assert found == {50, 100, 200, 1050, 1100, 1200}


def test_a_factor_holds_for_every_draw_of_its_amount() -> None:
    plan = made((take(Amount((100,), (0.5, 2.0))), chance(1.0, 0, 2, cap=5), *CLOSE))
    assert {outcome.decided for outcome in play(plan, SEED, 0, 20 * WORLD)} == {300, 1200}


def test_another_row_shifts_no_stream() -> None:
    plain = outcome_of(made((take(MANY), take(MANY), *CLOSE))).decided
    with_block = (take(MANY), take(MANY), *CLOSE)
    assert outcome_of(made(with_block, [stop((480, 960), (60, 600))], people=[(OFFICE, 0.5)])).decided == plain


# Blocks


def test_a_block_alternates_gap_and_length() -> None:
    trace = trace_of(take(4 * DAY), *CLOSE, stops=[stop(1000, 200, first=300)])
    minutes = [entry.minute for entry in trace if entry.name == "block0"]
    assert minutes[:6] == [300, 500, 1500, 1700, 2700, 2900]


def test_work_goes_on_where_it_stopped() -> None:
    assert run(take(400, mask=1), *CLOSE, stops=[stop(100, 50)]).decided == 400 + 3 * 50


def test_work_that_begins_again_starts_over_after_every_block() -> None:
    assert run(take(100, mask=1, restart=True), *CLOSE, stops=[once(60, 40)]).decided == 200
    twice = [once(60, 40), once(150, 20)]
    assert run(take(100, mask=3, restart=True), *CLOSE, stops=twice).decided == 270
    assert run(take(100, mask=1, restart=True), *CLOSE, stops=[stop(99, 1)]).how == OPEN_AT_HORIZON
    assert run(take(100, mask=1, restart=True), *CLOSE, stops=[stop(100, 1)]).decided == 100


def test_a_stand_in_ends_an_absence_early() -> None:
    assert run(take(100, mask=1), *CLOSE, stops=[once(50, 500, stand_in=30)]).decided == 130
    assert run(take(100, mask=1), *CLOSE, stops=[once(50, 20, stand_in=30)]).decided == 120


def test_the_next_gap_begins_when_the_absent_one_is_back() -> None:
    trace = trace_of(take(4 * DAY), *CLOSE, stops=[stop(1000, 200, first=300, stand_in=50)])
    minutes = [entry.minute for entry in trace if entry.name == "block0"]
    assert minutes[:6] == [300, 350, 1500, 1550, 2700, 2750]


def test_a_stand_in_is_counted_anew_for_each_absence() -> None:
    spread = tuple(range(10, 200))
    outcome = run(take(1700, mask=1), *CLOSE, stops=[stop(1000, 400, first=300, stand_in=spread)])
    assert outcome.decided == 1700 + sum(amount(spread, "block0.stand_in", cycle) for cycle in range(2))


def test_a_stand_in_keeps_the_hours_of_the_seat() -> None:
    outcome = run(take(60, mask=1, calendar=OFFICE), *CLOSE, stops=[once(500, 5 * DAY, stand_in=600)])
    assert outcome.decided == DAY + MORNING + 60


def test_blocks_that_overlap_stop_from_the_first_to_the_last() -> None:
    assert run(take(100, mask=3), *CLOSE, stops=[once(50, 100), once(100, 100)]).decided == 250
    assert run(take(100, mask=3), *CLOSE, stops=[once(50, 200), once(100, 50)]).decided == 300


def test_a_block_stops_only_rows_that_feel_it() -> None:
    outcome = run(
        note(-1, 1, 2),
        take(100, 3, mask=1),
        take(100, 4),
        note(0, 5),
        note(1, 5),
        note(need=2),
        *CLOSE,
        stops=[once(50, 500)],
    )
    assert outcome.notes == (600, 100)


def test_a_beginning_block_may_end_the_case() -> None:
    ending = once(60, 600, end=1.0, outcome=CANCELLED, end_row=2)
    outcome = run(take(DAY), end(OFFER, 2), take(30), told(), stops=[ending], closing=2)
    assert (outcome.outcome, outcome.decided, outcome.told) == (CANCELLED, 60, 90)


def test_a_case_that_a_block_ends_without_a_closing_row_is_never_told() -> None:
    outcome = run(take(DAY), end(OFFER, 2), told(), stops=[once(60, 600, end=1.0, outcome=CANCELLED)])
    assert (outcome.how, outcome.outcome, outcome.decided, outcome.told) == (NEVER_TOLD, CANCELLED, 60, -1)


def test_after_the_internal_close_no_block_ends_the_case() -> None:
    ending = once(60, 600, end=1.0, outcome=CANCELLED, end_row=1)
    outcome = run(end(OFFER, 1), take(100), told(), stops=[ending], closing=1)
    assert (outcome.outcome, outcome.decided, outcome.told, outcome.starts) == (OFFER, 0, 100, (1, 1, 1))


def test_a_block_that_ends_the_case_stops_the_closing_rows_that_feel_it() -> None:
    ending = once(60, 600, end=1.0, outcome=CANCELLED, end_row=2)
    outcome = run(take(DAY), end(OFFER, 2), take(30, mask=1), told(), stops=[ending], closing=2)
    assert outcome.told == 690


def test_the_chances_of_a_block_are_drawn_by_cycle() -> None:
    plan = made((take(9 * DAY), *CLOSE), [stop(100, 50, first=100, end=0.3, outcome=CANCELLED)])
    for replication in range(20):
        hits = (k for k in range(99) if draws.hit(draws.threshold(0.3), uniform("block0.end", k, replication)))
        assert outcome_of(plan, replication).decided == 100 + 150 * next(hits)


def test_a_redo_is_rolled_anew_in_every_cycle() -> None:
    plan = made((take(5000, redo_cap=1), *CLOSE), [stop(100, 50, first=100, redo=0.3, redo_first=0, redo_last=0)])
    for replication in range(20):
        hits = (k for k in range(99) if draws.hit(draws.threshold(0.3), uniform("block0.redo", k, replication)))
        assert outcome_of(plan, replication).decided == 150 + 150 * next(hits) + 5000


def test_interviewers_are_there_and_holds_are_off_at_minute_0() -> None:
    assert run(take(0, mask=1), *CLOSE, stops=[stop(300, 100, mean_gap=0)]).decided == 0


def test_the_first_gap_has_a_table_of_its_own() -> None:
    assert run(take(DAY, mask=1), *CLOSE, stops=[stop(HORIZON, 100, first=77)]).decided == DAY + 100
    trace = trace_of(take(DAY), *CLOSE, stops=[stop(HORIZON, 100, first=77, equilibrium=True, mean_gap=1 << 40)])
    assert [entry.minute for entry in trace if entry.name == "block0"] == [77, 177]


AWAY = {"equilibrium": True, "mean_gap": 0, "first_length": 1000}


def begun_ago(replication: int = 0) -> int:
    """How long an absence of 1,000 minutes that is under way at minute 0 has lasted by then."""
    return uniform("block0.age", 0, replication) * 1000 >> 64


def test_other_people_may_be_away_at_minute_0() -> None:
    for replication in range(10):
        plan = made((take(0, mask=1), *CLOSE), [stop(HORIZON, 77, **AWAY)])
        assert outcome_of(plan, replication).decided == 1000 - begun_ago(replication)


def test_the_chance_to_be_away_is_length_over_gap_and_length() -> None:
    plan = made((take(0, mask=1), *CLOSE), [stop(HORIZON, 77, **(AWAY | {"mean_gap": 3, "mean_length": 1}))])
    for replication in range(60):
        away = uniform("block0.at_start", 0, replication) * 4 < 2**64
        assert (outcome_of(plan, replication).decided > 0) == away


def test_means_are_as_unsure_as_their_amounts() -> None:
    length, gap = Amount((77,), (0.5, 2.0)), Amount((HORIZON,), (0.25, 1.0))
    plan = made((take(0, mask=1), *CLOSE), [stop(gap, length, first=1, equilibrium=True, first_length=1000)])
    for replication in range(0, 60 * WORLD, WORLD):
        world = draws.replication_key(SEED, replication // WORLD)
        upper = [
            draws.uniform(draws.start(world, draws.stream_key(name)), 0) >> 63
            for name in ("block0.length.unsure", "block0.gap.unsure")
        ]
        share = (2.0, 8.0)[upper[0]] / ((2.0, 8.0)[upper[0]] + (1.0, 4.0)[upper[1]])
        away = uniform("block0.at_start", 0, replication) < share * 2**64
        assert (outcome_of(plan, replication).decided > 0) == away


def test_an_absence_under_way_at_minute_0_is_its_cycle_0() -> None:
    gaps, lengths = tuple(range(100, 400)), tuple(range(50, 300))
    trace = trace_of(take(4 * DAY), *CLOSE, stops=[stop(gaps, lengths, **AWAY)])
    first = 1000 - begun_ago() + amount(gaps, "block0.gap", 1)
    second = first + amount(lengths, "block0.length", 1)
    minutes = [entry.minute for entry in trace if entry.name == "block0"]
    assert minutes[:3] == [1000 - begun_ago(), first, second]


def test_an_absence_under_way_at_minute_0_rolls_no_chances() -> None:
    rolls: dict[str, Any] = {"end": 1.0, "outcome": CANCELLED, "redo": 1.0, "redo_first": 0, "redo_last": 0}
    outcome = run(take(5 * DAY, redo_cap=9), *CLOSE, stops=[stop(HORIZON, 77, **AWAY, **rolls)])
    assert (outcome.outcome, outcome.starts) == (OFFER, (1, 1))


def test_a_stand_in_of_an_absence_under_way_is_counted_from_its_beginning() -> None:
    for replication in range(10):
        plan = made((take(0, mask=1), *CLOSE), [stop(HORIZON, 77, stand_in=400, **AWAY)])
        assert outcome_of(plan, replication).decided == max(0, 400 - begun_ago(replication))


# Begun since


def begun_since(*stops: Any, since: int = 1, before: int = 100, during: int = 100) -> bool:
    """Whether block 0 has begun since row `since` last started: row 1 at minute `before`, for `during` minutes."""
    question = ask(Question.BEGUN, 0, 3, 4, since)
    steps = (take(before), take(during), question, end(OFFER), end(REJECTION))
    return run(*steps, stops=stops).outcome == OFFER


def test_begun_since_a_row_means_at_or_after_its_last_start() -> None:
    assert begun_since(once(150, 10))
    assert begun_since(once(100, 10))
    assert not begun_since(once(99, 500))


def test_what_begins_later_in_this_minute_has_not_begun() -> None:
    assert not begun_since(once(200, 10))
    assert begun_since(once(199, 10))


def test_what_was_under_way_at_minute_0_has_not_begun() -> None:
    assert not begun_since(stop(HORIZON, 77, **AWAY), since=0)
    assert begun_since(once(0, 10), since=0)


def test_since_a_row_that_never_started_means_ever() -> None:
    assert begun_since(once(0, 10), since=3)
    assert not begun_since(once(900, 10), since=3)


def test_only_the_last_start_of_a_row_counts() -> None:
    steps = (take(100), chance(1.0, 0, 2, cap=1), ask(Question.BEGUN, 0, 3, 4, 0), end(OFFER), end(REJECTION))
    assert run(*steps, stops=[once(50, 10)]).outcome == REJECTION
    assert run(*steps, stops=[once(150, 10)]).outcome == OFFER


# Redo


def again(begin: int, length: int, first: int, last: int, **columns: Any) -> Any:
    """A block that always demands rows again."""
    return once(begin, length, redo=1.0, redo_first=first, redo_last=last, **columns)


def test_rows_are_done_again_when_the_block_stops_blocking() -> None:
    outcome = run(take(100, redo_cap=1), *CLOSE, stops=[again(10, 50, 0, 0)])
    assert (outcome.decided, outcome.starts) == (160, (2, 1))
    standing_in = run(take(100, redo_cap=1), *CLOSE, stops=[again(10, 50, 0, 0, stand_in=20)])
    assert standing_in.decided == 130


def test_nothing_is_done_again_where_no_row_of_the_range_is_live() -> None:
    outcome = run(take(100, redo_cap=1), take(100), *CLOSE, stops=[again(10, 150, 0, 0)])
    assert (outcome.decided, outcome.starts) == (200, (1, 1, 1))


def test_the_cap_belongs_to_the_first_row_whichever_block_asks() -> None:
    stops = [again(10, 10, 0, 0), again(30, 10, 0, 0), again(50, 10, 0, 0)]
    assert run(take(100, redo_cap=2), *CLOSE, stops=stops).starts == (3, 1)
    assert run(take(100, redo_cap=0), *CLOSE, stops=stops).starts == (1, 1)


def test_a_redo_that_finds_nothing_live_does_not_count() -> None:
    stops = [again(10, 10, 1, 1), again(110, 10, 1, 1)]
    assert run(take(100), take(100, redo_cap=1), *CLOSE, stops=stops).starts == (1, 2, 1)


def test_all_tokens_of_the_range_become_one() -> None:
    steps = (note(-1, 1, 2, redo_cap=1), take(100, 3), take(200, 3), note(need=2), *CLOSE)
    outcome = run(*steps, stops=[again(10, 40, 0, 3)])
    assert (outcome.decided, outcome.starts) == (250, (2, 2, 2, 1, 1))


def test_arrivals_parked_in_the_range_are_cleared() -> None:
    steps = (note(-1, 1, 2, redo_cap=1), take(100, 3), take(200, 3), note(need=2), *CLOSE)
    assert run(*steps, stops=[again(10, 140, 0, 3)]).decided == 350


def test_arrivals_parked_outside_the_range_stay() -> None:
    steps = (note(-1, 1, 2), take(100, 3), take(200, 3, redo_cap=1), note(need=2), *CLOSE)
    assert run(*steps, stops=[again(10, 140, 2, 2)]).decided == 350


def test_tokens_outside_the_range_are_untouched() -> None:
    steps = (note(-1, 1, 2), take(100, 3, redo_cap=1), take(200, 4), note(0, 5), note(1, 5), note(need=2), *CLOSE)
    assert run(*steps, stops=[again(10, 40, 1, 1)]).notes == (150, 200)


def test_a_redo_takes_the_ledger_of_the_lowest_live_row_of_the_range() -> None:
    steps = (
        note(-1, 1, 2),
        take(900, 6, cause=3),
        note(-1, 3, 4, redo_cap=1),
        take(100, 5, cause=1),
        take(100, 5, cause=2),
        note(-1, 6, need=2),
        note(race=0),
        *CLOSE,
    )
    assert ledger_of(*steps, stops=[again(10, 40, 2, 5)]) == {
        "cause1": 50,
        "cause2": 100,
        "silence": HORIZON - 150,
    }


def test_the_block_no_longer_blocks_what_it_demands_again() -> None:
    outcome = run(take(0, mask=1, redo_cap=1), *CLOSE, stops=[stop(HORIZON, 9, first=0)])
    assert outcome.decided == 0
    outcome = run(take(5), take(0, mask=1, redo_cap=1), *CLOSE, stops=[again(0, 60, 1, 1)])
    assert (outcome.decided, outcome.starts[1]) == (60, 2)


def test_what_is_done_again_draws_anew() -> None:
    long = tuple(range(600, 900))
    outcome = run(take(long, redo_cap=1), *CLOSE, stops=[again(10, 40, 0, 0)])
    assert outcome.decided == 50 + amount(long, "row0.amount", 1)


# Joins


def test_an_all_join_waits_for_the_last_and_keeps_its_ledger() -> None:
    steps = (note(-1, 1, 2), take(100, 3, cause=1), take(90, 3, cause=2), note(need=2), *CLOSE)
    assert ledger_of(*steps) == {"cause1": 100, "silence": HORIZON - 100}


def test_of_arrivals_in_one_minute_the_last_event_is_the_last() -> None:
    steps = (note(-1, 1, 2), take(100, 3, cause=1), take(100, 3, cause=2), note(need=2), *CLOSE)
    assert ledger_of(*steps) == {"cause2": 100, "silence": HORIZON - 100}


def test_an_all_join_waits_again_in_every_turn() -> None:
    steps = (note(-1, 1, 2), take(100, 3), take(200, 3), note(need=2), chance(1.0, 0, 5, cap=1), *CLOSE)
    assert run(*steps).decided == 400


def test_a_fork_copies_the_ledger() -> None:
    steps = (take(50, 1, 2, cause=3), take(100, 3, cause=1), take(90, 3, cause=2), note(need=2), *CLOSE)
    assert ledger_of(*steps) == {"cause3": 50, "cause1": 100, "silence": HORIZON - 150}


def test_a_first_join_goes_on_with_the_winner_and_ends_the_rest() -> None:
    steps = (note(-1, 1, 2), take(100, 4, cause=1), take(90, cause=2), take(50, cause=2), note(race=0), *CLOSE)
    outcome = run(*steps)
    assert (outcome.decided, outcome.starts) == (100, (1, 1, 1, 1, 1, 1))
    assert ledger_of(*steps) == {"cause1": 100, "silence": HORIZON - 100}


def test_a_first_join_clears_arrivals_parked_inside() -> None:
    steps = (
        note(-1, 1, 4),
        note(-1, 2, 3),
        take(10, 5),
        take(90, 5),
        take(50, 6),
        note(-1, 6, need=2),
        note(race=0),
        chance(1.0, 0, 8, cap=1),
        *CLOSE,
    )
    outcome = run(*steps)
    assert (outcome.decided, outcome.starts[5]) == (100, 0)


def test_a_first_join_ends_arrivals_of_the_same_instant() -> None:
    twice = run(take(5), note(-1, 2, 2), note(race=1), take(7), *CLOSE)
    assert (twice.decided, twice.starts) == (12, (1, 1, 1, 1, 1))


def test_a_first_join_ends_what_started_in_the_same_instant() -> None:
    outcome = run(take(5), note(-1, 2, 3), take(9), note(race=1), take(7), *CLOSE)
    assert (outcome.decided, outcome.starts) == (12, (1, 1, 1, 1, 1, 1))


def test_a_race_in_a_loop_is_run_anew() -> None:
    steps = (note(-1, 1, 2), take(100, 3), take(90, 3), note(race=0), chance(1.0, 0, 5, cap=2), *CLOSE)
    assert (run(*steps).decided, run(*steps).starts) == (270, (3, 3, 3, 3, 3, 1))


# Slots


def test_a_meeting_waits_for_hours_that_everybody_shares() -> None:
    assert run(slot(60, people=(0, 1)), *CLOSE, people=[(OFFICE, None), (SPLIT, None)]).decided == 600
    late = run(take(670), slot(60, people=(0, 1)), *CLOSE, people=[(OFFICE, None), (SPLIT, None)])
    assert late.decided == 780 + 60


def test_a_meeting_that_does_not_fit_before_closing_waits_for_the_next_day() -> None:
    assert run(take(960), slot(60, people=(0,)), *CLOSE, people=[(OFFICE, None)]).decided == 1020
    assert run(take(961), slot(60, people=(0,)), *CLOSE, people=[(OFFICE, None)]).decided == DAY + 600


def test_a_meeting_of_no_length_does_not_start_at_closing_time() -> None:
    assert run(take(1020), slot(0, people=(0,)), *CLOSE, people=[(OFFICE, 0.0)]).decided == DAY + MORNING
    late = run(take(14 * DAY + 1020), slot(0, people=(0,)), *CLOSE, people=[(OFFICE, 0.0)])
    assert late.decided == 15 * DAY + MORNING


def test_a_meeting_may_only_start_in_the_hours_of_its_row_and_may_outlast_them() -> None:
    assert run(take(1000), slot(120, people=(0,), calendar=OFFICE), *CLOSE, people=[(ALWAYS, None)]).decided == (
        DAY + MORNING + 120
    )
    assert run(take(990), slot(120, people=(0,), calendar=OFFICE), *CLOSE, people=[(ALWAYS, None)]).decided == 1110


def test_a_meeting_starts_on_a_half_hour() -> None:
    assert run(take(61), slot(10), *CLOSE).decided == 100
    assert run(take(60), slot(10), *CLOSE).decided == 70
    assert run(take(60), slot(10), *CLOSE, origin=((0,), (7,))).decided == 83 + 10


def test_notice_comes_before_the_first_admissible_start() -> None:
    assert run(slot(30, notice=100), *CLOSE).decided == 150
    assert run(slot(30, notice=DAY, notice_calendar=BUSINESS), *CLOSE, origin=((5,), (0,))).decided == 3 * DAY + 30


def test_who_is_fully_booked_never_comes() -> None:
    outcome = run(slot(30, people=(0,)), *CLOSE, people=[(OFFICE, 1.0)])
    assert (outcome.how, outcome.decided) == (OPEN_AT_HORIZON, -1)


def test_a_fuller_diary_is_never_earlier() -> None:
    for replication in range(15):
        found = [
            outcome_of(made((slot(30, people=(0,)), *CLOSE), people=[(OFFICE, booked)]), replication).decided % HORIZON
            for booked in (0.0, 0.3, 0.6, 0.9, 0.95, 0.98)
        ]
        assert found == sorted(found)


def test_a_meeting_that_has_begun_is_held_come_what_may() -> None:
    assert run(slot(300, mask=1), *CLOSE, stops=[once(1, 500)]).decided == 300


def test_after_a_missed_meeting_the_next_start_needs_no_notice() -> None:
    outcome = run(slot(30, mask=1, notice=60), *CLOSE, stops=[once(50, 60)])
    assert outcome.decided == 120 + 30


def test_after_a_missed_meeting_everybody_needed_must_be_back() -> None:
    stops = [once(50, 60), once(100, 100), once(0, 3 * DAY)]
    assert run(slot(30, mask=3, notice=60), *CLOSE, stops=stops).decided == 210 + 30


def test_a_meeting_may_be_missed_again() -> None:
    outcome = run(slot(30, mask=3, notice=60), *CLOSE, stops=[once(50, 60), once(115, 6)])
    assert outcome.decided == 150 + 30


def test_a_meeting_may_be_missed_twice_in_one_minute() -> None:
    plan = made((slot(30, mask=3, notice=60), *CLOSE), [once(120, 60), once(60, 60)])
    outcome = outcome_of(plan)
    assert outcome.decided == 180 + 30
    assert spent(plan, outcome) == {"cause0": 90, "block1": 60, "block0": 60, "silence": HORIZON - 210}


def test_absence_between_booking_and_start_does_no_harm() -> None:
    assert run(slot(30, mask=1, notice=600), *CLOSE, stops=[once(10, 500)]).decided == 630


def test_a_meeting_may_start_at_the_horizon() -> None:
    assert run(slot(0, notice=600), *CLOSE, horizon=600).decided == 600
    assert run(slot(0, notice=600), *CLOSE, horizon=599).how == OPEN_AT_HORIZON


# Ledger


def test_a_take_is_charged_to_its_cause_and_to_off_hours() -> None:
    assert ledger_of(take(500, calendar=OFFICE, cause=2), *CLOSE) == {
        "cause2": 500,
        "off_hours": MORNING + DAY - 480,
        "silence": HORIZON - DAY - MORNING - 20,
    }


def test_a_blocked_minute_belongs_to_the_block_nights_included() -> None:
    plan = made((take(60, calendar=OFFICE, mask=1), *CLOSE), [once(0, DAY)])
    assert spent(plan, outcome_of(plan)) == {
        "block0": DAY,
        "off_hours": MORNING,
        "cause0": 60,
        "silence": HORIZON - DAY - 600,
    }


def test_a_minute_blocked_twice_belongs_to_the_lower_number() -> None:
    stops = [once(100, 100), once(50, 100)]
    assert ledger_of(take(60, mask=3), end(OFFER, 2), told(), stops=stops) == {
        "cause0": 60,
        "block1": 50,
        "block0": 100,
    }
    stops = [once(0, 900), once(50, 100)]
    assert ledger_of(take(60, mask=2), end(OFFER, 2), told(), stops=stops) == {"cause0": 60, "block1": 100}


def test_time_lost_by_beginning_again_was_still_spent_on_the_cause() -> None:
    ledger = ledger_of(take(100, mask=1, restart=True), end(OFFER, 2), told(), stops=[once(60, 40)])
    assert ledger == {"cause0": 160, "block0": 40}


def test_a_meeting_is_charged_to_its_own_cause_at_every_hour() -> None:
    ledger = ledger_of(slot(60, people=(0,), cause=3), end(OFFER, 2), told(), people=[(OFFICE, None)])
    assert ledger == {"cause3": 600}


def test_from_a_miss_to_the_next_booked_start_the_lowest_block_is_charged() -> None:
    stops = [once(100, 900), once(40, 30), once(30, 100)]
    ledger = ledger_of(slot(60, mask=6, notice=60), end(OFFER, 2), told(), stops=stops)
    assert ledger == {"cause0": 120, "block1": 90}


def test_absence_that_does_not_make_a_meeting_miss_costs_nothing() -> None:
    ledger = ledger_of(slot(60, mask=1, notice=60), end(OFFER, 2), told(), stops=[once(10, 50)])
    assert ledger == {"cause0": 120}


def test_closing_rows_spend_like_any_rows() -> None:
    ledger = ledger_of(
        take(10), end(OFFER, 2), take(60, calendar=OFFICE, mask=1), told(), stops=[once(0, 100)], closing=2
    )
    assert ledger == {"cause0": 70, "block0": 90, "off_hours": 440}


def test_silence_lasts_from_an_end_without_successor_to_the_horizon() -> None:
    steps = (take(10), end(OFFER, 2), take(60, cause=1), end(-1))
    assert ledger_of(*steps) == {"cause0": 10, "cause1": 60, "silence": HORIZON - 70}


def test_silence_lasts_to_a_withdrawal() -> None:
    assert ledger_of(take(10), *CLOSE, withdrawal=100) == {"cause0": 10, "silence": 90}


def test_an_end_passes_on_its_own_ledger() -> None:
    steps = (note(-1, 1, 2), take(900, 3, cause=1), take(60, cause=2), end(OFFER, 4), take(5, cause=3), told())
    assert ledger_of(*steps) == {"cause2": 60, "cause3": 5}


def test_a_block_that_ends_the_case_passes_on_the_lowest_live_rows_ledger() -> None:
    steps = (note(-1, 1, 2), take(900, 3, cause=1), take(960, cause=2), end(OFFER))
    stops = [once(60, 10, end=1.0, outcome=CANCELLED)]
    assert ledger_of(*steps, stops=stops) == {"cause1": 60, "silence": HORIZON - 60}


def test_an_open_case_ends_with_the_lowest_live_rows_ledger() -> None:
    steps = (note(-1, 1, 2), take(9 * DAY, 3, cause=1), take(9 * DAY, cause=2), end(OFFER))
    assert ledger_of(*steps, horizon=DAY) == {"cause1": DAY}
    assert ledger_of(*steps, withdrawal=100) == {"cause1": 100}


# Probe


def test_the_probe_notes_the_lowest_live_row_and_its_charge() -> None:
    steps = (note(-1, 1, 2), take(900, 3, cause=1), take(960, cause=2), end(OFFER))
    outcome = run(*steps, probe=60)
    assert (outcome.holding, sum(outcome.probed), outcome.probed[1]) == (1, 60, 60)


def test_a_blocked_row_is_held_by_the_lowest_block() -> None:
    stops = [once(900, 10), once(50, 100), once(20, 100)]
    steps = (take(900, mask=7, cause=1), *CLOSE)
    names = made(steps, stops).ledger_names()
    assert names[run(*steps, stops=stops, probe=30).holding] == "block2"
    assert names[run(*steps, stops=stops, probe=50).holding] == "block1"
    assert names[run(*steps, stops=stops, probe=150).holding] == "cause1"


def test_at_night_a_take_is_still_held_by_its_own_cause() -> None:
    assert run(take(60, calendar=OFFICE, cause=2), *CLOSE, probe=30).holding == 2


def test_after_a_miss_a_meeting_is_held_by_the_block() -> None:
    steps = (slot(60, mask=1, notice=60), *CLOSE)
    names = made(steps, [once(40, 30)]).ledger_names()
    found = [names[run(*steps, stops=[once(40, 30)], probe=minute).holding] for minute in (59, 60, 89, 90)]
    assert found == ["cause0", "block0", "block0", "cause0"]


def test_a_decided_case_nobody_tells_is_held_by_nothing() -> None:
    outcome = run(take(60), *CLOSE, probe=100)
    assert (outcome.holding, outcome.probed[-1]) == (NOT_TOLD, 40)
    assert run(take(60), *CLOSE, probe=60).holding == NOT_TOLD
    assert run(take(60), *CLOSE, probe=59).holding == 0


def test_an_answered_case_is_not_probed() -> None:
    outcome = run(take(60), end(OFFER, 2), told(), probe=60)
    assert (outcome.holding, outcome.probed) == (ANSWERED, ())


@pytest.mark.parametrize("probe", [0, 1, 59, 60, 500, 1000, 1440])
def test_a_probe_changes_nothing_else(probe: int) -> None:
    steps = (take(500, mask=1, calendar=OFFICE), slot(60, mask=1, people=(0,)), end(OFFER, 3), take(60), told())
    stops = [stop((480, 960), (60, 600), first=50)]
    plain = run(*steps, stops=stops, people=[(OFFICE, 0.5)])
    probed = run(*steps, stops=stops, people=[(OFFICE, 0.5)], probe=probe)
    assert probed._replace(holding=plain.holding, probed=plain.probed) == plain


# Notes


def test_a_note_keeps_its_first_minute() -> None:
    assert run(take(60), note(0), chance(1.0, 0, 3, cap=2), *CLOSE).notes == (60,)


def test_a_note_ahead_counts_on_its_calendar() -> None:
    assert run(take(60), note(0, ahead=2 * DAY), *CLOSE).notes == (2 * DAY + 60,)
    assert run(note(0, ahead=2 * DAY, calendar=BUSINESS), *CLOSE, origin=((4,), (0,))).notes == (4 * DAY,)
    assert run(note(0, ahead=0, calendar=OFFICE), *CLOSE).notes == (0,)


def test_a_note_ahead_may_lie_beyond_the_horizon_but_not_beyond_the_calendar() -> None:
    assert run(note(0, ahead=9 * DAY), *CLOSE, horizon=DAY, days=20).notes == (9 * DAY,)
    assert run(note(0, ahead=21 * DAY), *CLOSE, horizon=DAY, days=20).notes == (-1,)


def test_what_was_noted_is_noted_whatever_happens_later() -> None:
    assert run(note(0), take(DAY), *CLOSE, withdrawal=60).notes == (0,)


# Chances, tests, standing


def test_a_chance_hits_at_most_as_often_as_its_cap() -> None:
    assert run(take(10), chance(1.0, 0, 2, cap=3), *CLOSE).decided == 40
    assert run(take(10), chance(1.0, 0, 2, cap=0), *CLOSE).decided == 10


def test_a_cap_counts_over_the_play_redo_included() -> None:
    steps = (take(10, redo_cap=1), chance(1.0, 2, 3, cap=1), take(100), *CLOSE)
    assert run(*steps, stops=[again(20, 30, 0, 2)]).decided == 60


def test_chances_of_0_and_1_are_exact() -> None:
    plan = made((chance(0.0, 1, 2), end(OFFER), chance(1.0, 3, 4), end(REJECTION), end(CANCELLED)))
    assert {outcome.outcome for outcome in play(plan, SEED, 0, 300)} == {REJECTION}


def test_the_case_begins_with_a_candidate_who_is_out() -> None:
    assert run(ask(Question.STANDING, OUT, 1, 2), end(OFFER), end(REJECTION)).outcome == OFFER


def test_a_test_asks_for_the_standing() -> None:
    steps = (stand(NEXT_IN_LINE), ask(Question.STANDING, NEXT_IN_LINE, 2, 3), end(OFFER), end(REJECTION))
    assert (run(*steps).outcome, run(*steps).standing) == (OFFER, NEXT_IN_LINE)


def test_a_test_asks_for_the_internal_outcome() -> None:
    steps = (end(REJECTION, 1), ask(Question.OUTCOME, REJECTION, 2, 3), take(60, 4), take(90, 4), told())
    assert run(*steps).told == 60
    assert run(end(OFFER, 1), *steps[1:]).told == 90


# Ends


def test_an_end_kills_all_tokens() -> None:
    outcome = run(note(-1, 1, 2), take(10, 3), take(20, 4), end(OFFER, 5), note(0, 1), take(60), told())
    assert (outcome.notes, outcome.told) == ((-1,), 70)


def test_the_first_internal_outcome_stays() -> None:
    outcome = run(end(OFFER, 1), take(60), end(REJECTION, 3), take(5), told())
    assert (outcome.outcome, outcome.decided, outcome.told) == (OFFER, 0, 65)


def test_a_withdrawal_after_the_close_leaves_the_outcome() -> None:
    outcome = run(end(OFFER, 1), take(60), told(), withdrawal=30)
    assert (outcome.how, outcome.outcome, outcome.decided, outcome.told) == (WITHDREW, OFFER, 0, -1)


def test_a_withdrawal_before_the_close_is_the_outcome() -> None:
    outcome = run(take(60), *CLOSE, withdrawal=30)
    assert (outcome.how, outcome.outcome, outcome.decided, outcome.end) == (WITHDREW, WITHDRAWN, 30, 30)


def test_a_withdrawal_during_silence_ends_it() -> None:
    outcome = run(*CLOSE, withdrawal=30)
    assert (outcome.how, outcome.outcome, outcome.end) == (NEVER_TOLD, OFFER, 30)


def test_told_at_the_horizon_counts() -> None:
    outcome = run(take(DAY), end(OFFER, 2), told(), horizon=DAY)
    assert (outcome.how, outcome.told, outcome.end) == (TOLD, DAY, DAY)


def test_a_case_that_is_not_decided_by_the_horizon_is_open() -> None:
    outcome = run(take(DAY + 1), end(OFFER, 2), told(), horizon=DAY)
    assert (outcome.how, outcome.outcome, outcome.decided, outcome.end) == (OPEN_AT_HORIZON, OPEN, -1, DAY)


def test_a_case_that_is_decided_but_not_told_by_the_horizon_is_open_with_its_outcome() -> None:
    outcome = run(end(OFFER, 1), take(2 * DAY), told(), horizon=DAY)
    assert (outcome.how, outcome.outcome, outcome.decided, outcome.told) == (OPEN_AT_HORIZON, OFFER, 0, -1)


def test_never_told_runs_to_the_horizon() -> None:
    outcome = run(take(60), *CLOSE, horizon=DAY)
    assert (outcome.how, outcome.end, outcome.decided, outcome.told) == (NEVER_TOLD, DAY, 60, -1)


def test_redo_reaches_closing_rows_too() -> None:
    outcome = run(end(OFFER, 1), take(100, redo_cap=1), told(), stops=[again(10, 40, 1, 1)], closing=1)
    assert outcome.told == 150
