"""The native engine: bit for bit the SimPy engine; nothing malformed can crash it; without it everything works.

`make differential` compares a million replications; `make sanitized` runs this file under the address sanitizer.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_plans import DAY, LATE, OFFICE, ask, chance, end, made, note, once, slot, stand, stop, take, told
from native_differential import apart, compiler_works, differences, differing
from random_plans import plans, seeded_plan

from stillwaiting.calendar import Calendar
from stillwaiting.draws import MIXTURE, QUANTILE, STEP, Table
from stillwaiting.engines import SWITCH, choose, native, simpy_engine
from stillwaiting.engines.native import build, load
from stillwaiting.engines.native.layout import DTYPES, MEMBERS, header
from stillwaiting.engines.native.load import Run, looked_through
from stillwaiting.engines.native.pack import Packed, pack
from stillwaiting.engines.simpy_engine import activities
from stillwaiting.engines.simpy_engine.play import Play
from stillwaiting.engines.simpy_engine.token import Token
from stillwaiting.errors import StillWaitingError
from stillwaiting.plan.columns import Columns
from stillwaiting.plan.rows import CANCELLED, OFFER, WORLD, Plan, Question
from stillwaiting.scenario_file.loading import shipped_kinds

built = pytest.mark.skipif(not native.available(), reason="no C compiler built the native engine here")
compiler = pytest.mark.skipif(not compiler_works(), reason="there is no C compiler")
CHUNK = 100
SHIPPED = shipped_kinds()


# The same bits


@built
@pytest.mark.parametrize("first", range(0, 400, CHUNK))
def test_both_engines_agree_on_random_plans(first: int) -> None:
    assert differences(first, first + CHUNK, replications=36) == []


@built
@given(plan=plans(), seed=st.integers(min_value=0, max_value=2**64 - 1), replication=st.integers(0, 3 * WORLD))
def test_they_agree_on_plans_that_shrink(plan: Plan, seed: int, replication: int) -> None:
    assert differing(plan, seed, replication, 2) == []


@built
@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("probe", [-1, 28 * 1440])
def test_they_agree_on_every_shipped_scenario(name: str, probe: int) -> None:
    assert differing(SHIPPED[name].compile(probe), 7, 3 * WORLD - 10, 260) == []


@built
@pytest.mark.parametrize("seed", [0, 2**64 - 1])
@pytest.mark.parametrize("first", [0, 10**6 - 3, 2**40, 2**62])
def test_they_agree_at_the_ends_of_seeds_and_replications(seed: int, first: int) -> None:
    assert differing(seeded_plan(11), seed, first, 40) == []


@built
def test_they_agree_on_a_long_run_and_across_the_border_of_two_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "AT_ONCE", 1001)
    assert differing(SHIPPED["small_company"].compile(2 * 1440), 5, 0, 2500) == []


@built
@pytest.mark.parametrize("places", [[], [0], [3, 4, 90], [99, 5, 5, 40], list(range(0, 100, 7))])
def test_they_play_the_replications_that_are_wanted(places: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "AT_ONCE", 4)
    wanted = np.array(places, dtype=np.int64)
    for number in range(20):
        plan = seeded_plan(number)
        ours = native.play_columns(plan, number, 45, 100, wanted)
        whole = native.play_columns(plan, number, 45, 100)
        assert apart(ours, Columns(*(column[wanted] for column in whole))) == []
        assert places == [] or apart(ours, simpy_engine.play_columns(plan, number, 45, 100, wanted)) == []


@built
@pytest.mark.parametrize("threads", [2, 7, 160])
def test_threads_change_nothing(threads: int) -> None:
    plan = SHIPPED["large_company"].compile(28 * 1440)
    places = np.arange(0, 3000, 29)
    for chosen in (None, places):
        alone = native.play_columns(plan, 3, 10, 150, chosen)
        assert apart(native.play_columns(plan, 3, 10, 150, chosen, threads=threads), alone) == []


@built
def test_there_is_at_least_one_thread() -> None:
    with pytest.raises(ValueError, match="at least one thread, not 0"):
        native.play_columns(seeded_plan(1), 1, 0, 10, threads=0)


@built
def test_a_plan_is_packed_once_and_never_taken_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(load, "pack", lambda plan: (seen.append(plan), pack(plan))[1])
    one, other = seeded_plan(3), seeded_plan(3)
    for plan in (one, one, other, one, other):
        assert differing(plan, 1, 0, 3) == []
    assert [plan is one for plan in seen] == [True, False]


HARDLY_EVER = {
    "a stand-in comes in the minute of the interview": made(
        [take(DAY, mask=1), end(OFFER, 2), told()],
        [stop(DAY, DAY, stand_in=1, first_length=2, equilibrium=True, mean_gap=0)],
    ),
    "a date lies beyond the calendar": made(
        [take((0, DAY)), note(0, ahead=(DAY, 118 * DAY, 119 * DAY, 2**22 - 1)), note(1), end(OFFER, 4), told()]
    ),
    "a note is reached in a later pass of a race": made(
        [
            note(-1, 1),
            chance(0.5, 2, 3),
            note(0, ahead=(1, 60, DAY, 3 * DAY)),
            take(60),
            note(-1, race=0),
            chance(0.9, 0, 6),
            end(OFFER, 7),
            told(),
        ]
    ),
    "a slot could begin at the horizon": made(
        [slot(30), take((0, 1)), slot(30, people=(0,)), end(OFFER, 4), told()],
        people=[(LATE, 0.9)],
        horizon=DAY,
        probe=DAY,
    ),
    "a block begins in the minute of the row that a test looks back to": made(
        [take((0, 60)), take(0), ask(Question.BEGUN, 0, 3, 4, since=1), note(0), end(OFFER, 5), told()],
        [stop((1, 59, 60), 1, first=(0, 60))],
    ),
    "everything is nothing": made(
        [take(0, 1, 2), take(0, 3), slot(0, 3), note(need=2), end(OFFER, 5), take(0), told()]
    ),
    "everybody is away all the time": made(
        [take(5, mask=3), slot(30, mask=3), end(OFFER, 3), told()], [stop(1, DAY, first=0), stop(1, 1439, first=1)]
    ),
}


@built
@pytest.mark.parametrize("what", HARDLY_EVER)
def test_they_agree_where(what: str) -> None:
    assert differing(HARDLY_EVER[what], 2, 0, 300) == []


# Planted faults


@pytest.fixture
def other_kernel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str, str], None]]:
    """Plays with a kernel in which one text is replaced by another."""

    def plant(text: str, fault: str) -> None:
        kernel = build.KERNEL.read_text(encoding="utf-8")
        assert kernel.count(text) == 1, f"{text} stands {kernel.count(text)} times in the kernel"
        (tmp_path / "kernel.c").write_text(kernel.replace(text, fault), encoding="utf-8")
        monkeypatch.setattr(build, "KERNEL", tmp_path / "kernel.c")
        monkeypatch.setenv("CFLAGS", f"-O0 -I{build.HERE}")
        assert build.build(tmp_path / "planted.so")
        library = load.loaded(tmp_path / "planted.so")
        monkeypatch.setattr(load, "kernel", lambda: library)

    yield plant
    load.checked.cache_clear()


KERNEL_FAULTS = {
    "a diary counts half-hours from its second": ("first + (u64)__builtin_ctzll(left)", "first + 1"),
    "work done before an interruption is lost": ("token->left -= worked(", "token->left -= 0 * worked("),
    "a slot is booked half an hour early": ("% (u32)DAY + HALF_HOUR - 1)", "% (u32)DAY)"),
    "a late arrival at a race that is won settles": ("other < row->race || other > number", "other != number + 1"),
    "arrivals settle in order of arrival": ("for (; p->waiting[place - 1] < row; place--)", "for (; 0; place--)"),
    "the cap of a redo is one too high": (".redone >= p->rows", ".redone > p->rows"),
    "the end of the horizon is beyond it": ("minute <= p->plan->horizon ?", "minute < p->plan->horizon ?"),
    "every start of a pass draws the same": ("? past->again + 1 : 0;", "? past->again : 0;"),
    "a stand-in comes a minute late": ("begun + minutes(p, block->stand_in", "begun + 1 + minutes(p, block->stand_in"),
    "a world lasts for ever": ("if (replication / WORLD != p->world)", "if (p->world == UINT64_MAX)"),
}


@compiler
@pytest.mark.parametrize("fault", KERNEL_FAULTS)
def test_a_fault_planted_in_the_kernel_is_found(fault: str, other_kernel: Callable[[str, str], None]) -> None:
    other_kernel(*KERNEL_FAULTS[fault])
    assert any(differences(number, number + 1, replications=24) for number in range(200))


def later(function: Callable[..., int]) -> Callable[..., int]:
    return lambda *arguments: function(*arguments) + 30


SIMPY_FAULTS: dict[str, tuple[object, str, Any]] = {
    "slots begin half an hour late": (activities, "first_start", later(activities.first_start)),
    "off hours are worked": (Token, "complete", Token.account),
    "nothing is done again": (Play, "_redo", lambda *_: None),
    "the probe charges nothing": (Play, "_probe", lambda *_: None),
}


@built
@pytest.mark.parametrize("fault", SIMPY_FAULTS)
def test_a_fault_planted_in_the_simpy_engine_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*SIMPY_FAULTS[fault])
    assert any(differences(number, number + 1, replications=24) for number in range(100))


# Malformed plans

RIGHT = made(
    [
        take(60, mask=1),
        note(0),
        slot(30, notice=60, people=(0,)),
        chance(0.5, 0, 4, cap=2),
        ask(Question.BEGUN, 0, 5, 5, since=0),
        stand(0),
        end(OFFER, 7),
        told(),
    ],
    [
        stop(
            7 * DAY, DAY, stand_in=60, redo=0.5, redo_first=0, redo_last=2, equilibrium=True, end=0.1, outcome=CANCELLED
        )
    ],
    people=[(OFFICE, 0.5)],
    withdrawal=50 * DAY,
)


def row(number: int, **columns: Any) -> Plan:
    rows = list(RIGHT.rows)
    rows[number] = replace(rows[number], **columns)
    return replace(RIGHT, rows=tuple(rows))


def block(**columns: Any) -> Plan:
    return replace(RIGHT, blocks=(replace(RIGHT.blocks[0], **columns),))


def table(*arguments: Any) -> Plan:
    return replace(RIGHT, draws=(replace(RIGHT.draws[0], table=Table(*arguments)), *RIGHT.draws[1:]))


def calendar(**columns: Any) -> Plan:
    made_wrong = Calendar(RIGHT.calendars[OFFICE].days)
    for name, value in columns.items():
        object.__setattr__(made_wrong, name, value)
    return replace(RIGHT, calendars=(RIGHT.calendars[0], made_wrong, *RIGHT.calendars[2:]))


WRONG = {
    "row 0: kind": row(0, kind=7),
    "row 0: next": row(0, next=(8,)),
    "row 1: next": row(1, next=(2, -1)),
    "row 3: next": row(3, next=(4,)),
    "row 6: next": row(6, next=(7, 7)),
    "row 0: need": row(0, need=0),
    "row 2: race": row(2, race=3),
    "row 2: within": row(2, within=8),
    "row 0: amount": row(0, amount=-1),
    "row 2: amount": row(2, amount=len(RIGHT.draws)),
    "row 0: calendar": row(0, calendar=6),
    "row 0: mask": row(0, mask=2),
    "row 1: mask": row(1, mask=-1),
    "row 0: restart": row(0, restart=2),
    "row 0: cause": row(0, cause=4),
    "row 2: people": row(2, people=(0, 1)),
    "row 2: notice": row(2, notice=-2),
    "row 2: notice_calendar": row(2, notice_calendar=-1),
    "row 3: odds": row(3, odds=-1),
    "row 3: cap": row(3, cap=-1),
    "row 1: argument": row(1, argument=1),
    "row 4: argument": row(4, argument=1),
    "row 5: argument": row(5, argument=3),
    "row 6: argument": row(6, argument=5),
    "row 4: question": row(4, question=3),
    "row 4: since": row(4, since=-1),
    "row 7: told": row(7, told=-1),
    "row 0: redo_cap": row(0, redo_cap=-1),
    "block 0: gap": block(gap=-1),
    "block 0: length": block(length=99),
    "block 0: stand_in": block(stand_in=-2),
    "block 0: equilibrium": block(equilibrium=2),
    "block 0: mean_gap": block(mean_gap=-1),
    "block 0: mean_length": block(mean_length=-1),
    "block 0: first_gap": block(first_gap=-1),
    "block 0: first_length": block(first_length=-1),
    "block 0: redo": block(redo=99),
    "block 0: redo_first": block(redo_first=8),
    "block 0: redo_last": block(redo_first=2, redo_last=1),
    "block 0: end": block(end=99),
    "block 0: outcome": block(outcome=5),
    "block 0: end_row": block(end_row=8),
    "odds 0: threshold": replace(RIGHT, odds=(replace(RIGHT.odds[0], threshold=2**32 + 1), *RIGHT.odds[1:])),
    "seat 0: calendar": replace(RIGHT, people=(replace(RIGHT.people[0], calendar=6),)),
    "seat 0: diary": replace(RIGHT, people=(replace(RIGHT.people[0], diary=99),)),
    "table 0: kind": table(3, (), (0,)),
    "table 0: values": table(STEP, (1, 2), (1, 2)),
    "table 0: thresholds": table(STEP, (2, 1), (1, 2, 3)),
    "table 0: nodes": table(QUANTILE, (), (), (1,) * 3119),
    "table 1: parts": table(MIXTURE, (1,), (), (), (Table(STEP, (), (0,)),)),
    "calendar 1: days": calendar(before=(0,) * 121),
    "calendar 1: index": calendar(index=(0,)),
    "calendar 1: whole": calendar(whole=True),
    "plan: horizon": replace(RIGHT, horizon=2**22 + 1),
    "plan: probe": replace(RIGHT, probe=-2),
    "plan: closing": replace(RIGHT, closing=9),
    "plan: origin_day": replace(RIGHT, origin_day=-1),
    "plan: origin_time": replace(RIGHT, origin_time=99),
    "plan: withdrawal": replace(RIGHT, withdrawal=99),
    "plan: rows": replace(RIGHT, rows=()),
}


@built
def test_the_plan_that_is_made_wrong_below_is_right() -> None:
    assert differing(RIGHT, 1, 0, 200) == []


@built
@pytest.mark.parametrize("column", WRONG)
def test_a_malformed_plan_is_refused_with_the_column_that_is_wrong(column: str) -> None:
    with pytest.raises(ValueError, match=f"^no engine can play this plan: {column} cannot be so$"):
        native.play_columns(WRONG[column], 1, 0, 1)


@built
@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (table(STEP, (), (2**31,)), "a number of its values has more than 32 bits"),
        (row(0, cap=2**64), "row: cap has more than 64 bits"),
    ],
)
def test_a_number_that_is_too_long_is_refused(plan: Plan, message: str) -> None:
    with pytest.raises(ValueError, match=f"^no engine can play this plan: {message}$"):
        native.play_columns(plan, 1, 0, 1)


RUNS_INTO = {
    "too much happens within one minute: it runs in a circle": made([note(-1, 1), note(-1, 0)]),
    "a row is live twice": made([note(-1, 1, 1), take(10), end(OFFER, 3), told()]),
    "no row holds the case, and it is not closed": made([note(-1, 1), note(need=2), end(OFFER)]),
    "too many arrivals wait at once": made([note(-1, 0, 0)]),
    "its calendars end before its horizon": made([slot(600, people=(0,)), end(OFFER)], people=[(OFFICE, None)], days=9),
    "the mean length or gap of a block is beyond all bounds": made(
        [take(10), end(OFFER)], [once(10, 10, equilibrium=True, mean_gap=2**60)]
    ),
}


@built
@pytest.mark.parametrize("message", RUNS_INTO)
def test_what_cannot_be_seen_beforehand_ends_the_play(message: str) -> None:
    with pytest.raises(ValueError, match=f"^no engine can play this plan; replication 25: {message}$"):
        native.play_columns(RUNS_INTO[message], 1, 20, 10, np.array([5, 6]))


@built
def test_a_block_without_gap_and_length_ends_the_play() -> None:
    with pytest.raises(ValueError, match="it runs in a circle"):
        native.play_columns(made([take(DAY), end(OFFER)], [stop(0, 0)]), 1, 0, 1)


NUMBERS = (
    -1,
    0,
    1,
    2,
    3,
    6,
    7,
    24,
    63,
    64,
    65,
    1440,
    2**16,
    2**31 - 1,
    2**31,
    2**32,
    2**40,
    2**62,
    2**63 - 1,
    -(2**63),
)


def damaged(packed: Packed, seed: int) -> Packed:
    """A packed plan with some of its numbers changed."""
    choice, words, ints = Random(seed).choice, packed.words.copy(), packed.ints.copy()
    for _ in range(choice((1, 1, 2, 5))):
        if choice((True, True, True, False)):
            place = choice(range(choice((len(MEMBERS["plan"]), len(words)))))
            words[place] = choice((choice(NUMBERS), min(int(words[place]) + 1, NUMBERS[-2])))
        else:
            place = choice(range(len(ints)))
            ints[place] = choice((choice(NUMBERS[:14]), min(int(ints[place]) + 1, 2**31 - 1)))
    return Packed(words, ints)


def columns_of(packed: Packed, rows: int) -> Columns:
    """Columns as wide as the numbers of a packed plan say."""
    said = dict(zip(MEMBERS["plan"], packed.words.tolist(), strict=False))
    causes = said["causes"] + said["blocks_count"] + 2
    widths = {"notes": (said["notes"],), "ledger": (causes,), "probed": (causes,)}
    return Columns(**{name: np.zeros((rows, *widths.get(name, ())), dtype) for name, dtype in DTYPES.items()})


@built
@pytest.mark.parametrize("number", range(20))
def test_a_damaged_plan_is_refused_or_played_to_some_end(number: int) -> None:
    packed, refused = pack(seeded_plan(number)), 0
    for seed in range(40):
        try:
            wrong, scratch = looked_through(damaged(packed, 1000 * number + seed))
        except ValueError:
            refused += 1
            continue
        run = Run(wrong, scratch, 1, 0, None, columns_of(wrong, 3))
        run.play(0, 3)
        assert run.faults or (run.columns.end <= wrong.words[MEMBERS["plan"].index("horizon")]).all()
    assert 10 < refused < 40


# Without it


@pytest.fixture
def not_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """As if nothing had been compiled here."""
    monkeypatch.setattr(load, "LIBRARY", tmp_path / "kernel.so")
    monkeypatch.delenv(SWITCH, raising=False)
    load.library.cache_clear()
    yield
    load.library.cache_clear()


@pytest.mark.usefixtures("not_built")
def test_without_a_library_auto_is_the_simpy_engine() -> None:
    assert not native.available()
    assert choose() == choose("auto") == choose("simpy") == ("simpy", simpy_engine.play_columns)


@pytest.mark.usefixtures("not_built")
@pytest.mark.parametrize("switch", ["auto", "native"])
def test_without_a_library_the_native_engine_is_refused_in_one_line(switch: str, monkeypatch: Any) -> None:
    monkeypatch.setenv(SWITCH, switch)
    with pytest.raises(StillWaitingError, match=r"^the native engine was not built here: [^\n]*$"):
        choose("native" if switch == "auto" else "auto")


@built
def test_where_it_is_built_auto_is_the_native_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    assert choose() == choose("native") == ("native", native.play_columns)


def test_the_environment_says_which_engine_auto_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "simpy")
    assert choose()[0] == choose("simpy")[0] == "simpy"


@pytest.mark.parametrize(("name", "switch"), [("auto", "numba"), ("numba", "auto")])
def test_an_engine_that_there_is_not_is_refused(name: str, switch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, switch)
    with pytest.raises(StillWaitingError, match=r"is 'numba'; it must be auto, simpy or native$"):
        choose(name)


# Its layout


def test_the_header_is_what_the_contract_says_now() -> None:
    """If not: `make native`."""
    assert build.LAYOUT.read_text(encoding="utf-8") == header()


def test_importing_the_native_engine_imports_neither_simpy_nor_scipy() -> None:
    code = "import stillwaiting.engines.native, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) & {"simpy", "scipy", "matplotlib", "pydantic", "joblib", "holidays"} == set()
