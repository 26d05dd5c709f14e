"""Plans written by hand: amounts in minutes where the contract wants numbers of draws."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from stillwaiting.calendar import Calendar, Opening
from stillwaiting.draws import STEP, Table, threshold
from stillwaiting.plan.rows import Block, Draw, Kind, Odds, Plan, Question, Row, Seat

DAY = 1440
ALWAYS, BUSINESS, OFFICE, SPLIT, ODD, LATE = range(6)
"""The calendars of every plan made here: the clock, whole weekdays, and people's hours."""
HOURS: tuple[Opening, ...] = (
    ((0, DAY),),
    ((0, DAY),),
    ((540, 1020),),
    ((480, 720), (780, 1020)),
    ((545, 600), (615, 780)),
    ((0, 90), (1320, DAY)),
)
CAUSES = tuple(f"cause{number}" for number in range(4))


@dataclass(frozen=True)
class Amount:
    """Equally likely minutes, and equally likely factors for a whole world."""

    minutes: tuple[int, ...]
    factors: tuple[float, ...] = ()


@dataclass(frozen=True)
class Likely:
    """A chance; with `unsure`, equally likely chances for a whole world."""

    chance: float
    unsure: tuple[float, ...] = ()


@dataclass(frozen=True)
class Step:
    """A row whose draws are not numbered yet."""

    row: Row
    amount: Amount | None = None
    notice: Amount | None = None
    odds: Likely | None = None


@dataclass(frozen=True)
class Stop:
    """A block whose draws are not numbered yet."""

    gap: Amount
    length: Amount
    stand_in: Amount | None = None
    first_gap: Amount | None = None
    first_length: Amount | None = None
    redo: Likely | None = None
    end: Likely | None = None
    columns: dict[str, Any] = field(default_factory=dict)


def evenly(values: Sequence[int]) -> Table:
    """A table of raw values, each equally likely, ascending so that a draw is monotone."""
    count = len(values)
    return Table(STEP, tuple((place << 64) // count for place in range(1, count)), tuple(sorted(values)))


def minutes_of(amount: Amount | int | tuple[int, ...]) -> Amount:
    """An amount written as one number, or as several equally likely ones."""
    if isinstance(amount, Amount):
        return amount
    return Amount((amount,) if isinstance(amount, int) else amount)


def take(amount: Amount | int | tuple[int, ...], *following: int, **columns: Any) -> Step:
    """An amount passes; without successors the next row follows."""
    return Step(Row(Kind.TAKE, "", following, **columns), minutes_of(amount))


def slot(length: Amount | int | tuple[int, ...], *following: int, notice: Any = None, **columns: Any) -> Step:
    """People meet; without successors the next row follows."""
    ahead = None if notice is None else minutes_of(notice)
    return Step(Row(Kind.SLOT, "", following, **columns), minutes_of(length), ahead)


def note(number: int = -1, *following: int, ahead: Any = None, **columns: Any) -> Step:
    """A minute is noted; without a number the token only passes."""
    amount = None if ahead is None else minutes_of(ahead)
    return Step(Row(Kind.NOTE, "", following, argument=number, **columns), amount)


def chance(odds: Likely | float, yes: int, no: int, cap: int = 1 << 30) -> Step:
    """One of two successors, by chance."""
    likely = odds if isinstance(odds, Likely) else Likely(odds)
    return Step(Row(Kind.CHANCE, "", (yes, no), cap=cap), odds=likely)


def ask(question: Question, argument: int, yes: int, no: int, since: int = -1) -> Step:
    """One of two successors, by a question."""
    return Step(Row(Kind.TEST, "", (yes, no), question=question, argument=argument, since=since))


def stand(standing: int, *following: int) -> Step:
    """The standing becomes this."""
    return Step(Row(Kind.SET, "", following, argument=standing))


def end(outcome: int, *following: int) -> Step:
    """The internal close; without a successor nobody is told."""
    return Step(Row(Kind.END, "", following, argument=outcome))


def told() -> Step:
    """The candidate has the answer."""
    return Step(Row(Kind.END, "", told=True))


def stop(gap: Any, length: Any, *, first: Any = None, stand_in: Any = None, **columns: Any) -> Stop:
    """A block that first begins after `first` minutes (the gap's, unless given)."""
    away = columns.pop("first_length", length)
    rolls = {key: columns.pop(key) for key in ("redo", "end") if key in columns}
    rolls = {key: roll if isinstance(roll, Likely) else Likely(roll) for key, roll in rolls.items()}
    return Stop(
        minutes_of(gap),
        minutes_of(length),
        None if stand_in is None else minutes_of(stand_in),
        minutes_of(gap if first is None else first),
        minutes_of(away),
        columns=columns,
        **rolls,
    )


def once(begin: int, length: int, **columns: Any) -> Stop:
    """A block that begins at one minute and never again."""
    return stop(10_000_000 // 60, length, first=begin, **columns)


@dataclass
class Numbers:
    """The draws and odds of a plan under construction."""

    draws: list[Draw] = field(default_factory=list)
    odds: list[Odds] = field(default_factory=list)

    def amount(self, name: str, amount: Amount | None) -> int:
        """The number of a draw, -1 for none."""
        if amount is None:
            return -1
        table = evenly([minutes * 256 for minutes in amount.minutes])
        factor = evenly([round(value * 65536) for value in amount.factors]) if amount.factors else None
        self.draws.append(Draw(name, table, factor, f"{name}.unsure" if factor else ""))
        return len(self.draws) - 1

    def chance(self, name: str, likely: Likely | None) -> int:
        """The number of some odds, -1 for none."""
        if likely is None:
            return -1
        unsure = evenly([round(value * 2**30) for value in likely.unsure]) if likely.unsure else None
        self.odds.append(Odds(name, threshold(likely.chance), unsure, f"{name}.unsure" if unsure else ""))
        return len(self.odds) - 1


def made(
    steps: Sequence[Step],
    stops: Sequence[Stop] = (),
    *,
    people: Sequence[tuple[int, float | Likely | None]] = (),
    origin: tuple[tuple[int, ...], tuple[int, ...]] = ((0,), (0,)),
    withdrawal: Amount | int | None = None,
    holidays: frozenset[int] = frozenset(),
    days: int = 120,
    hours: tuple[Opening, ...] = HOURS,
    **columns: Any,
) -> Plan:
    """A plan. Day 0 is a Monday; a person is (calendar, how booked the diary is); `origin` is (days, times of day)."""
    numbers = Numbers()
    rows = tuple(_row(numbers, place, step) for place, step in enumerate(steps))
    blocks = tuple(_block(numbers, place, each) for place, each in enumerate(stops))
    leaving = None if withdrawal is None else minutes_of(withdrawal)
    given: dict[str, Any] = {"closing": len(rows), "causes": CAUSES, "horizon": 60 * DAY, "notes": _notes(rows)}
    return Plan(
        rows=_within(rows),
        blocks=blocks,
        people=tuple(_seat(numbers, place, person) for place, person in enumerate(people)),
        origin_day=numbers.amount("day", Amount(tuple(day * DAY for day in origin[0]))),
        origin_time=numbers.amount("time", Amount(origin[1])),
        withdrawal=numbers.amount("withdrawal", leaving),
        calendars=calendars(holidays, days, hours),
        draws=tuple(numbers.draws),
        odds=tuple(numbers.odds),
        **(given | columns),
    )


def _row(numbers: Numbers, place: int, step: Step) -> Row:
    row = replace(step.row, name=step.row.name or f"row{place}")
    return replace(
        row,
        next=row.next if row.next or row.kind == Kind.END else (place + 1,),
        amount=numbers.amount(f"{row.name}.amount", step.amount),
        notice=numbers.amount(f"{row.name}.notice", step.notice),
        odds=numbers.chance(f"{row.name}.odds", step.odds),
    )


def _block(numbers: Numbers, place: int, each: Stop) -> Block:
    name = f"block{place}"
    return Block(
        name,
        numbers.amount(f"{name}.gap", each.gap),
        numbers.amount(f"{name}.length", each.length),
        stand_in=numbers.amount(f"{name}.stand_in", each.stand_in),
        first_gap=numbers.amount(f"{name}.first_gap", each.first_gap),
        first_length=numbers.amount(f"{name}.first_length", each.first_length),
        redo=numbers.chance(f"{name}.redo", each.redo),
        end=numbers.chance(f"{name}.end", each.end),
        **each.columns,
    )


def _seat(numbers: Numbers, place: int, person: tuple[int, float | Likely | None]) -> Seat:
    calendar, booked = person
    likely = Likely(booked) if isinstance(booked, float) else booked
    return Seat(f"person{place}", calendar, numbers.chance(f"person{place}.diary", likely))


def _notes(rows: Sequence[Row]) -> tuple[str, ...]:
    count = max((row.argument + 1 for row in rows if row.kind == Kind.NOTE), default=0)
    return tuple(f"note{number}" for number in range(count))


def _within(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, each knowing the first row of the outermost race that it lies in."""
    races = [(row.race, place) for place, row in enumerate(rows) if row.race >= 0]
    outermost = [min((a for a, b in races if a <= place <= b), default=-1) for place in range(len(rows))]
    return tuple(replace(row, within=first) for row, first in zip(rows, outermost, strict=True))


def calendars(holidays: frozenset[int], days: int, hours: tuple[Opening, ...] = HOURS) -> tuple[Calendar, ...]:
    """The clock, and for every other kind of hours the same on each weekday that is no holiday."""
    clock, *others = hours
    working = [day % 7 < 5 and day not in holidays for day in range(days)]
    kept = (Calendar(tuple(opening if at_work else () for at_work in working)) for opening in others)
    return (Calendar((clock,) * days), *kept)
