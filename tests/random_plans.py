"""Random plans, biased towards ties: everything that can happen in one minute does.

The same grammar serves a fast seeded generator and a Hypothesis strategy: it only ever picks from sequences.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from hypothesis import strategies as st
from made_plans import (
    ALWAYS,
    BUSINESS,
    LATE,
    ODD,
    OFFICE,
    SPLIT,
    Amount,
    Likely,
    Step,
    Stop,
    ask,
    chance,
    end,
    made,
    note,
    slot,
    stand,
    stop,
    take,
    told,
)

from stillwaiting.plan.rows import CANCELLED, OFFER, REJECTION, Plan, Question

Pick = Callable[[Sequence[Any]], Any]
Out = tuple[int, int | None]
"""A row and which of its successors is still open; None for one more."""

DAY = 1440
EFFORTS = ((0,), (30,), (60,), (480,), (0, 30, 480), (30, 60, 90), (60, 480, 960), tuple(range(1, 900, 97)))
PASSINGS = ((0, DAY), (DAY,), (480, 960, DAY), (2 * DAY, 3 * DAY), (1, 1439, DAY), (0,))
GAPS = ((DAY,), (480, 960, DAY), (3 * DAY, 7 * DAY), (1, 480), (510, 930, DAY), (0, 960, DAY), (10 * DAY,))
LENGTHS = ((DAY,), (480, 960), (480, DAY, 2 * DAY), (1, 30, 930), (DAY, 7 * DAY), (480,))
FIRSTS = ((0, 480), (DAY, DAY + 1), (960, 3 * DAY), (1,), (480,))
STAND_INS = (None, None, (1,), (480,), (DAY,), (1, 480, 2 * DAY))
ODDS = (0.0, 0.3, 0.5, 0.7, 1.0)
DIARIES = (None, 0.0, 0.5, 0.5, 0.8, 0.95, 0.95, 0.999, 1.0)
NEVER_AGAIN = 1 << 30


@dataclass(frozen=True)
class Shape:
    """What a random plan may contain."""

    races: bool = True
    redo: bool = True
    ends: bool = True
    """Blocks that end the case."""
    begun: bool = True
    """Tests for a block that has begun."""
    leaving: bool = True
    """Candidates who withdraw."""


@dataclass
class Sketch:
    """A plan under construction."""

    pick: Pick
    shape: Shape
    steps: list[Step] = field(default_factory=list)
    regions: list[tuple[int, int]] = field(default_factory=list)
    """Rows that may be done again: one way in, one way out."""
    early_ends: list[int] = field(default_factory=list)
    notes: int = 0
    blocks: int = 0
    depth: int = 3

    def add(self, step: Step, outs: Sequence[Out]) -> int:
        """Append a row after whatever is open."""
        self.steps.append(replace(step, row=replace(step.row, cause=self.pick(range(4)))))
        self.link(outs, len(self.steps) - 1)
        return len(self.steps) - 1

    def link(self, outs: Sequence[Out], target: int) -> None:
        """Lead what is open to a row."""
        for number, port in outs:
            row = self.steps[number].row
            following = list(row.next)
            following += [-1] * ((len(following) if port is None else port) + 1 - len(following))
            following[-1 if port is None else port] = target
            self.steps[number] = replace(self.steps[number], row=replace(row, next=tuple(following)))

    def step(self, number: int, **columns: Any) -> None:
        """Change columns of a row."""
        self.steps[number] = replace(self.steps[number], row=replace(self.steps[number].row, **columns))


def amount(pick: Pick, values: Sequence[tuple[int, ...]]) -> Amount:
    """One of several amounts, sometimes of unknown size."""
    return Amount(pick(values), pick(((), (), (), (), (), (0.5, 1.0, 1.5))))


def likely(pick: Pick, values: Sequence[float] = ODDS) -> Likely:
    """A chance, sometimes unknown."""
    return Likely(pick(values), pick(((), (), (), (), (0.0, 0.4, 1.0))))


def mask(sketch: Sketch) -> int:
    """Blocks that stop a row: often all, often none."""
    every: int = (1 << sketch.blocks) - 1
    some: int = sketch.pick(range(every + 1))
    return int(sketch.pick((0, every, some, some)))


def timed(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """A row that takes time."""
    pick = sketch.pick
    if pick(range(7)) < 2:
        people = pick(((), (0,), (1,), (2,), (0, 1), (1, 2), (0, 2), (0, 1, 2)))
        ahead = pick((None, None, (480,), (DAY,), (0, 30), (7 * DAY,)))
        lasts = Amount(pick(((0,), (30,), (60,), (30, 90), (20,))))
        step = slot(lasts, notice=ahead, people=people, mask=mask(sketch))
        columns = {
            "calendar": pick((ALWAYS, ALWAYS, BUSINESS, OFFICE, SPLIT, LATE)),
            "notice_calendar": pick((0, 1, 2)),
        }
    else:
        hours = pick((ALWAYS, BUSINESS, OFFICE, OFFICE, SPLIT, ODD, LATE))
        step = take(amount(pick, PASSINGS if hours < OFFICE else EFFORTS), mask=mask(sketch))
        columns = {"calendar": hours, "restart": pick((False, False, True))}
    return [(sketch.add(replace(step, row=replace(step.row, **columns)), outs), None)]


def noted(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """A note, sometimes of a minute ahead, sometimes of nothing."""
    kind = sketch.pick(range(6))
    number = sketch.notes if kind else -1
    sketch.notes += bool(kind)
    if kind == 1 and number:
        number = sketch.pick(range(number))
    ahead = amount(sketch.pick, PASSINGS) if kind == 2 else None
    step = note(number, ahead=ahead, calendar=sketch.pick((ALWAYS, BUSINESS, OFFICE)))
    return [(sketch.add(step, outs), None)]


def stood(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """A standing is set."""
    return [(sketch.add(stand(sketch.pick(range(3))), outs), None)]


def met_again(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """Alternatives meet in a row of their own."""
    return [(sketch.add(note(), outs), None)]


def maybe(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """A body by chance; sometimes it is the end of the case."""
    step = chance(likely(sketch.pick), -1, -1, sketch.pick((1, 2, NEVER_AGAIN)))
    number = sketch.add(step, outs)
    if sketch.pick(range(8)) == 0:
        sketch.early_ends.append(sketch.add(end(CANCELLED), [(number, 0)]))
        return met_again(sketch, [(number, 1)])
    return met_again(sketch, [*several(sketch, [(number, 0)], (1, 2)), (number, 1)])


def asked(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """A body by a test, sometimes another for the rest."""
    question = sketch.pick((Question.STANDING, Question.STANDING, Question.OUTCOME, Question.BEGUN, Question.BEGUN))
    if question == Question.BEGUN and not (sketch.blocks and sketch.shape.begun):
        question = Question.STANDING
    argument = sketch.pick(range(sketch.blocks if question == Question.BEGUN else 3))
    since = sketch.pick(range(len(sketch.steps) + 1))
    number = sketch.add(ask(question, argument, -1, -1, since), outs)
    body = several(sketch, [(number, 0)], (1, 2))
    other: list[Out] = [(number, 1)]
    if sketch.pick((True, False)):
        other = several(sketch, other, (1,))
    return met_again(sketch, [*body, *other])


def loop(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """A body that is repeated."""
    first = len(sketch.steps)
    inside = several(sketch, timed(sketch, outs), (0, 1, 2))
    number = sketch.add(chance(likely(sketch.pick), first, -1, sketch.pick((1, 2, 3))), inside)
    return [(number, 1)]


def everybody(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """Branches joined by the last."""
    fork, branches = sketch.add(note(), outs), sketch.pick((2, 2, 3))
    ends = [out for _ in range(branches) for out in several(sketch, [(fork, None)], (0, 1, 2))]
    return [(sketch.add(note(need=branches), ends), None)]


def anybody(sketch: Sketch, outs: Sequence[Out]) -> list[Out]:
    """Branches joined by the first."""
    if not sketch.shape.races:
        return everybody(sketch, outs)
    fork = sketch.add(note(), outs)
    ends = [out for _ in range(sketch.pick((2, 2, 3))) for out in several(sketch, [(fork, None)], (1, 2))]
    return [(sketch.add(note(race=fork), ends), None)]


def several(sketch: Sketch, outs: Sequence[Out], counts: Sequence[int]) -> list[Out]:
    """Elements one after another; some stretches of them may be done again."""
    now: list[Out] = list(outs)
    elements, count = list[tuple[int, int]](), sketch.pick(counts)
    sketch.depth -= 1
    nested = (maybe, asked, loop, everybody, anybody, loop, anybody) if sketch.depth > 0 else ()
    for _ in range(count):
        first = len(sketch.steps)
        now = sketch.pick((timed, timed, timed, timed, noted, noted, stood, *nested))(sketch, now)
        elements.append((first, len(sketch.steps) - 1))
    sketch.depth += 1
    if elements:
        low = sketch.pick(range(len(elements)))
        high = sketch.pick(range(low, len(elements)))
        sketch.regions += [elements[low], (elements[low][0], elements[high][1])]
    return now


def main_part(sketch: Sketch) -> None:
    """Everything up to the internal close."""
    pick = sketch.pick
    outs: list[Out] = [(sketch.add(note(), []), None)]
    outs = several(sketch, outs, (2, 3, 4))
    if pick((False, False, True)):  # an end beside a running branch
        fork = sketch.add(note(), outs)
        beside = several(sketch, [(fork, None)], (1, 2))
        sketch.early_ends.append(sketch.add(end(REJECTION), beside))
        outs = several(sketch, [(fork, None)], (1, 2))
    sketch.early_ends.append(sketch.add(end(OFFER), outs))


def closing_part(sketch: Sketch) -> int:
    """The closing rows; the first of them."""
    first = len(sketch.steps)
    outs = several(sketch, timed(sketch, []), (0, 1, 2, 3))
    number = sketch.add(chance(likely(sketch.pick, (0.0, 0.7, 1.0)), -1, -1), outs)
    sketch.add(told(), [(number, 0)])
    sketch.add(end(-1), [(number, 1)])
    for early in sketch.early_ends:
        if sketch.pick(range(5)):
            sketch.link([(early, 0)], first)
    return first


def block(sketch: Sketch, closing: int) -> Stop:
    """Somebody stops, again and again."""
    pick, columns = sketch.pick, dict[str, Any]()
    if sketch.shape.redo and pick((True, False)):
        first, last = pick(sketch.regions)
        columns = {"redo": likely(pick, (0.5, 1.0, 1.0)), "redo_first": first, "redo_last": last}
    if sketch.shape.ends and pick(range(6)) == 0:
        columns |= {"end": likely(pick, (0.25, 1.0)), "outcome": CANCELLED, "end_row": pick((-1, closing))}
    return stop(
        amount(pick, GAPS),
        amount(pick, LENGTHS),
        first=amount(pick, FIRSTS),
        stand_in=pick(STAND_INS),
        first_length=amount(pick, LENGTHS),
        equilibrium=pick((False, True)),
        mean_gap=pick((0, 1, 1)),
        mean_length=pick((1, 1, 2)),
        **columns,
    )


def sketched(pick: Pick, shape: Shape) -> tuple[Sketch, int]:
    """The rows of a random plan and the first closing row."""
    sketch = Sketch(pick, shape, blocks=pick((0, 1, 2, 3, 3, 4, 5)))
    main_part(sketch)
    closing = closing_part(sketch)
    for number in range(len(sketch.steps)):
        sketch.step(number, redo_cap=pick((0, 1, 2, 2)))
    return sketch, closing


def random_plan(pick: Pick, shape: Shape = Shape()) -> Plan:
    """A plan made of picks."""
    sketch, closing = sketched(pick, shape)
    horizon = pick((7, 14, 30, 45)) * DAY + pick((0, 0, 1, 480))
    patience = pick((None, None, None, None, (480, DAY, 4 * DAY), (5 * DAY,), (10 * DAY, 20 * DAY), (0, 30_000)))
    return made(
        sketch.steps,
        [block(sketch, closing) for _ in range(sketch.blocks)],
        people=[(pick((OFFICE, OFFICE, SPLIT, ODD, LATE)), pick(DIARIES)) for _ in range(3)],
        origin=(pick(((0,), (3,), tuple(range(7)))), pick(((0,), (1020,), (0, 540, 720, 1020), (1,)))),
        withdrawal=minutes(patience) if sketch.shape.leaving else None,
        holidays=frozenset(pick(range(70)) for _ in range(4)),
        days=70,
        horizon=horizon,
        probe=pick((-1, 0, 480, 960, DAY, 3 * DAY, 5 * DAY + 540, horizon, horizon + 1)),
        closing=closing,
    )


def minutes(values: tuple[int, ...] | None) -> Amount | None:
    """An amount, where there is one."""
    return None if values is None else Amount(values)


def seeded_plan(seed: int, shape: Shape = Shape()) -> Plan:
    """The random plan number `seed`; fast."""
    return random_plan(Random(seed).choice, shape)


@st.composite
def plans(draw: st.DrawFn, shape: Shape = Shape()) -> Plan:
    """Random plans that shrink towards the first choice everywhere."""
    return random_plan(lambda options: draw(st.sampled_from(options)), shape)
