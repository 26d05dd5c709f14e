"""A finished builder becomes a plan: rows, blocks and everything they refer to by number."""

from dataclasses import replace
from math import ceil

from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.calendar import Calendar, common
from stillwaiting.distributions import length_biased, residual
from stillwaiting.draws import Table, raw
from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.plan.builder import (
    APPROVED,
    CLOSING,
    DECIDED,
    START,
    TO_APPROVED,
    TO_DECIDED,
    Absence,
    Builder,
)
from stillwaiting.plan.elements import Again, Gathering, Hazard, Mark, Maybe, Passing
from stillwaiting.plan.layout import Layout
from stillwaiting.plan.regions import check_regions
from stillwaiting.plan.registry import Registry
from stillwaiting.plan.rows import BUSINESS, CLOCK, OUTCOMES, Block, Draw, Kind, Plan, Row, Seat
from stillwaiting.units import print_rounded

MOST_BLOCKS = 64


def assemble(builder: Builder, origin: tuple[Table, Table], probe: int = -1) -> Plan:
    """The plan of a builder; `origin` are the tables of the interview's day and time of day.

    Raises ScenarioError with everything that cannot be compiled.
    """
    assembly = Assembly(builder)
    assembly.layout.network(builder.network, CLOSING)
    assembly.link()
    if builder.problems:
        raise ScenarioError(builder.problems)
    return assembly.plan(origin, probe)


class Assembly:
    """Numbers for the names of one builder."""

    def __init__(self, builder: Builder) -> None:
        self.builder, self.registry = builder, Registry()
        self.registry.calendars += [builder.clock, builder.business]
        self.seats = [self._seat(name) for name in sorted(builder.people)]
        self.layout = Layout(self.timed, self.odds, self.note)
        builder.network.open_races()
        self._phases()
        for absence in builder.absences:
            if absence.who is not None and absence.who not in builder.people:
                message = f"{absence.name} sends {absence.who!r} away, but nobody is called so"
                builder.problems.append(Problem(builder.places.get(absence.name, ()), message))
        if len(builder.absences) > MOST_BLOCKS:
            builder.problems.append(
                Problem(("delays",), f"at most {MOST_BLOCKS} delays may send people away or hold work")
            )

    def _seat(self, name: str) -> Seat:
        worker = self.builder.people[name]
        diary = -1 if worker.diary is None else self.registry.chance(worker.diary)
        return Seat(name, self._calendar(worker.hours), diary)

    def _calendar(self, calendar: Calendar) -> int:
        return self.registry.calendar(calendar)

    def _phases(self) -> None:
        """Whatever `decided` waits for comes first, then whatever `approved` waits for: regions must be contiguous."""
        network = self.builder.network
        for milestone, phase in ((APPROVED, TO_APPROVED), (DECIDED, TO_DECIDED)):
            for name in (milestone, *network.ancestors(milestone)):
                network.nodes[name].phase = phase

    # Rows

    def timed(self, element: Passing | Gathering, closing: bool) -> list[Row]:
        """The rows of an element that takes time."""
        self._check_people(element)
        if isinstance(element, Gathering):
            return [self._slot(element, closing)]
        who = self.builder.voice if element.message and self.builder.voice else element.who
        rows = [self._desk(element, who, closing)] if who and element.desk and self.builder.people[who].desk else []
        return [*rows, self._take(element, who, closing)]

    def _check_people(self, element: Passing | Gathering) -> None:
        """Refuse people who do not exist; only a part of your own can name them."""
        names = [element.who] if isinstance(element, Passing) else [*element.people, element.hours_of]
        for name in names:
            if name is not None and name not in self.builder.people:
                place = self.builder.places.get(element.owner, ())
                raise ScenarioError([Problem(place, f"{element.owner} names {name!r}, but nobody is called so")])

    def _take(self, element: Passing, who: str | None, closing: bool) -> Row:
        registry = self.registry
        number = registry.known(element.amount) if element.promised else registry.amount(element.amount, element.label)
        return Row(
            Kind.TAKE,
            self.registry.draws[number].name,
            amount=number,
            calendar=self._passing_calendar(element.amount, who),
            mask=self._mask([who] if who else [], closing) if who or element.inside else 0,
            restart=element.restart,
            cause=self._cause(element.owner, element.amount.name),
        )

    def _cause(self, owner: str, amount: str) -> int:
        """A part's time is charged to its name; where that is a block's, its own work goes by the amount's."""
        absent = any(absence.name == owner for absence in self.builder.absences)
        return self.registry.cause(amount if absent else owner)

    def _passing_calendar(self, amount: Effort | Duration, who: str | None) -> int:
        if isinstance(amount, Effort):
            assert who is not None
            return self._calendar(self.builder.people[who].hours)
        return BUSINESS if amount.business else CLOCK

    def _desk(self, element: Passing, who: str, closing: bool) -> Row:
        table = self.builder.people[who].desk
        assert table is not None
        label = f".{element.label}" if element.label else ""
        name = self.registry.unique(f"{element.amount.name}{label}@{who}.desk")
        return Row(
            Kind.TAKE,
            name,
            amount=self.registry.draw(Draw(name, table)),
            calendar=self._calendar(self.builder.people[who].hours),
            mask=self._mask([who], closing),
            cause=self.registry.cause(f"{who}.desk"),
        )

    def _slot(self, element: Gathering, closing: bool) -> Row:
        number = self.registry.amount(element.lasts, element.label)
        notice = -1 if element.notice is None else self.registry.amount(element.notice, element.label)
        calendar = self._slot_calendar(element)
        self._check_slot(element, calendar, self.registry.draws[number].table)
        needed = [*element.people, *([element.hours_of] if element.hours_of else [])]
        return Row(
            Kind.SLOT,
            self.registry.draws[number].name,
            amount=number,
            calendar=self._calendar(calendar),
            mask=self._mask(needed, closing),
            cause=self._cause(element.owner, element.lasts.name),
            people=tuple(sorted(sorted(self.builder.people).index(name) for name in set(element.people))),
            notice=notice,
            notice_calendar=BUSINESS if element.notice is not None and element.notice.business else CLOCK,
        )

    def _slot_calendar(self, element: Gathering) -> Calendar:
        """Days and hours on which a slot may start, whoever comes."""
        builder = self.builder
        hours = builder.people[element.hours_of].hours if element.hours_of else builder.clock
        if element.days is None:
            return hours
        allowed = element.days
        return Calendar(
            tuple(
                opening if day.weekday() in allowed else ()
                for opening, day in zip(hours.days, builder.days, strict=True)
            )
        )

    def _check_slot(self, element: Gathering, calendar: Calendar, table: Table) -> None:
        """Refuse people who are never free together for as long as it lasts."""
        builder, place = self.builder, self.builder.places.get(element.owner, ())
        workers = [builder.people[name] for name in element.people]
        shared = common([calendar, *(worker.hours for worker in workers)])
        longest = max((stop - start for opening in shared.days for start, stop in opening), default=0)
        factor = element.lasts.unsure[1] if element.lasts.unsure else 1.0
        needed = ceil(factor * raw(table, (1 << 64) - 1) / 256)
        names = " and ".join(dict.fromkeys(element.people)) or str(element.hours_of)
        several = len(set(element.people)) > 1
        if longest == 0 and all(worker.hours.before[-1] for worker in workers):
            words = "are never free together" if several else "is never there"
            days = " on the weekdays that are allowed" if element.days is not None else ""
            builder.problems.append(Problem(place, f"{names} {words}{days}", on_key=True))
        elif 0 < longest < needed:
            have, most = "share" if several else "has", print_rounded(longest)
            message = f"{names} {have} at most {most} of a day, and at the most this lasts {print_rounded(needed)}"
            if element.lasts.mean <= longest and not element.lasts.unsure:
                message += "; to set a bound write {dist: uniform, low: ..., high: ...}"
            builder.problems.append(Problem((*place, element.lasts.name.rpartition(".")[2]), message))
        for worker in workers:
            if worker.diary is not None and worker.diary.value == 1:
                message = f"{worker.name} is 100% booked and can never come to a meeting"
                builder.problems.append(Problem(("people", worker.name, "diary"), message))

    def _mask(self, people: list[str], closing: bool) -> int:
        """Absences of these people and, before the internal close, holds on everybody."""
        return sum(
            1 << number
            for number, absence in enumerate(self.builder.absences)
            if absence.who in people or (absence.who is None and not closing)
        )

    def odds(self, element: Maybe | Again | Hazard) -> int:
        """The odds of a chance row."""
        if isinstance(element, Hazard):
            return self.registry.probability(element.name, element.probability)
        return self.registry.chance(element.chance)

    def note(self, mark: Mark) -> Row:
        """The row that notes a minute, or a date ahead."""
        number = self.registry.note(mark.name, mark.sign)
        if mark.ahead is None:
            return Row(Kind.NOTE, mark.name, argument=number)
        return Row(
            Kind.NOTE,
            mark.name,
            argument=number,
            amount=self.registry.amount(mark.ahead),
            calendar=BUSINESS if mark.ahead.business else CLOCK,
        )

    # Blocks

    def link(self) -> None:
        """Fill in what was not known while rows were written: closing rows, questions about blocks."""
        layout, closing = self.layout, self.layout.entries["closing"]
        for number in layout.ends:
            layout.rows[number] = replace(layout.rows[number], next=(closing,))
        names = {START: 0} | {row.name: number for number, row in enumerate(layout.rows)}
        blocks = [absence.name for absence in self.builder.absences]
        for number, block, since in layout.questions:
            layout.rows[number] = replace(layout.rows[number], argument=blocks.index(block), since=names[since])
        self._check_absences()
        if self.builder.problems:
            return
        self.blocks = [self._block(absence) for absence in self.builder.absences]
        check_regions(self.builder, layout, self.blocks)

    def _check_absences(self) -> None:
        """Refuse absences that come all the time, or take no time."""
        for absence in self.builder.absences:
            for amount in (absence.every, absence.lasts, absence.stand_in_after):
                if amount is not None and amount.mean == 0:
                    place = (*self.builder.places.get(absence.name, ()), amount.name.rpartition(".")[2])
                    self.builder.problems.append(Problem(place, "must be at least a minute"))

    def _block(self, absence: Absence) -> Block:
        worker = self.builder.people.get(absence.who or "")
        gap, length = self.registry.amount(absence.every), self.registry.amount(absence.lasts)
        every, lasts = absence.every.family, absence.lasts.family
        first, last = self._region(absence)
        return Block(
            absence.name,
            gap,
            length,
            stand_in=-1 if absence.stand_in_after is None else self.registry.amount(absence.stand_in_after),
            equilibrium=worker is not None and not worker.met_you,
            mean_gap=round(every.mean * 256),
            mean_length=round(lasts.mean * 256),
            first_gap=self.registry.amount(absence.every, "first", residual(every)),
            first_length=self.registry.amount(absence.lasts, "first", length_biased(lasts)),
            redo=self._chance(absence.again),
            redo_first=first,
            redo_last=last,
            end=self._chance(absence.ends),
            outcome=OUTCOMES.index(absence.outcome),
            end_row=self.layout.entries["closing"],
        )

    def _chance(self, chance: Chance | None) -> int:
        return -1 if chance is None else self.registry.chance(chance)

    def _region(self, absence: Absence) -> tuple[int, int]:
        """The rows that this absence may demand again; the cap is the first row's."""
        if absence.again is None:
            return -1, -1
        begins, reached = ("standing", DECIDED) if absence.again_from == START else (f"after:{DECIDED}", APPROVED)
        first, last = self.layout.entries[begins], self.layout.entries[reached]
        cap = max(self.layout.rows[first].redo_cap, absence.again_at_most)
        self.layout.rows[first] = replace(self.layout.rows[first], redo_cap=cap)
        return first, last

    def plan(self, origin: tuple[Table, Table], probe: int) -> Plan:
        """The finished plan."""
        registry, builder = self.registry, self.builder
        days, times = origin
        return Plan(
            rows=tuple(self.layout.rows),
            blocks=tuple(self.blocks),
            closing=self.layout.entries["closing"],
            horizon=builder.horizon,
            origin_day=registry.draw(Draw("interview.day", days)),
            origin_time=registry.draw(Draw("interview.time", times)),
            withdrawal=-1 if builder.withdrawal is None else registry.amount(builder.withdrawal),
            probe=probe,
            first_day=builder.days[0].isoformat(),
            draws=tuple(registry.draws),
            odds=tuple(registry.odds),
            calendars=tuple(registry.calendars),
            people=tuple(self.seats),
            causes=tuple(registry.causes),
            notes=tuple(registry.notes),
            signs=frozenset(registry.signs),
        )
