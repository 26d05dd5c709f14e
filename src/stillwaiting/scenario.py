"""A scenario: who works there, which steps lead to an answer, which delays exist."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from typing import Any

from stillwaiting.amounts import Duration
from stillwaiting.answers.causes import OWN_WORDS
from stillwaiting.calendar import DAY, always, business_days, public_holidays
from stillwaiting.delays import DELAYS, CandidateMovesOn, FirstChoiceDecides, HrControlsCommunication
from stillwaiting.distributions import Constant
from stillwaiting.draws import STEP, Table
from stillwaiting.errors import Path, Problem, ScenarioError, StillWaitingError
from stillwaiting.part import Amount, Part
from stillwaiting.people import Person, country_problems, zone_problems
from stillwaiting.plan.assemble import assemble
from stillwaiting.plan.builder import ANSWERED, APPROVED, START, Builder
from stillwaiting.plan.rows import Plan
from stillwaiting.standing import Standing
from stillwaiting.steps import Step
from stillwaiting.steps.disorder import order_problems
from stillwaiting.steps.order import earlier, reached, waits
from stillwaiting.units import quoted

REFERENCE_DAY = date(2026, 1, 1)
"""Day 0 where no interview date is given: the interview then falls on any working day of the year from here."""
TIMES = tuple(range(10 * 60, 17 * 60 + 1, 30))
"""When interviews end where no hour is given: every half-hour from 10:00 to 17:00, each as likely."""
HORIZON = Duration("52 weeks")
RESERVED = frozenset(OWN_WORDS) - {"off_hours", "silence"}
"""Names that answers give to groups of cases: no person, step or delay can have them."""
MOST = {"people": 100, "process": 200, "delays": 100}
"""Parts of each kind that a scenario may have."""
LONGEST_DAYS = 5 * 365
SPARE_DAYS = 30
FIRST_YEAR, LAST_YEAR = 2000, 2099
ALL_DONE = "all-done"
"""What is `approved` where no step is; a name that no step can have."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2}))?")


@dataclass(frozen=True)
class Scenario:
    """One employer and one hiring process, as the scenario file says it, every default filled in."""

    name: str
    people: Mapping[str, Person]
    process: Mapping[str, Step]
    standing: Standing = field(default_factory=Standing)
    delays: Mapping[str, Part] = field(default_factory=dict)
    """Instances by name; several may be of one kind."""
    description: str = ""
    choose_if: str = ""
    situation: str = "the interview"
    """Where the wait began, as the headline says it: "4 weeks after ..."."""
    horizon: Duration = HORIZON
    interview: str | None = None
    """Date, or date and time, at which the interview ended: 2026-03-05 or 2026-03-05 15:00."""
    country: str | None = None
    """Whose public holidays are kept where nothing else is said."""
    timezone: str | None = None
    """The company's clock; only matters where people's hours are meant elsewhere."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each number set here comes from, by key `instance.field`: a source, or "assumption"."""
    told: Callable[[Iterable[Problem]], ScenarioError] = field(default=ScenarioError, compare=False, repr=False)
    """How its problems are told: for one from a file, with their places there."""

    def without(self, *names: str) -> "Scenario":
        """The same scenario without these delays. Raises StillWaitingError for a delay it does not have."""
        for name in names:
            if name not in self.delays:
                raise StillWaitingError(f"{self.name} has no delay {name!r}; it has {', '.join(self.delays) or 'none'}")
        return replace(self, delays={name: part for name, part in self.delays.items() if name not in names})

    def with_(self, **changes: Any) -> "Scenario":
        """The same scenario with other fields; mappings are merged, so that `delays={...}` adds or replaces delays.

        What is wrong with it has no place in a file any more.
        """
        merged: dict[str, Any] = {
            key: {**getattr(self, key), **value} if isinstance(value, Mapping) else value
            for key, value in changes.items()
        }
        return replace(self, **merged, told=ScenarioError)

    def idle(self) -> list[str]:
        """People of whom no step and no delay asks anything: they change nothing."""
        asked = {name for _, _, part in self.parts() for _, name in part.references("person")}
        return [name for name in self.people if name not in asked]

    def patient(self) -> "Scenario":
        """The same scenario for somebody who still wants the job, as `ask` plays it: no candidate moves on."""
        return self.without(*[name for name, part in self.delays.items() if isinstance(part, CandidateMovesOn)])

    def at(self, interview: str) -> "Scenario":
        """The same scenario with the interview at this moment: 2026-03-05, or 2026-03-05 15:00."""
        return replace(self, interview=interview)

    def parts(self) -> Iterator[tuple[Path, str, Part]]:
        """Every part with its place and its name."""
        for section in ("people", "process", "delays"):
            for name, part in getattr(self, section).items():
                yield (section, name), name, part
        yield ("standing",), "standing", self.standing

    def amounts(self) -> Iterator[tuple[str, Amount]]:
        """Every amount with its key `instance.field`."""
        for _, name, part in self.parts():
            yield from ((f"{name}.{key}", amount) for key, amount in part.amounts())

    def provenance(self) -> tuple[int, int]:
        """How many of the scenario's numbers have a source, and how many are assumptions.

        A number that stands in `sources` is what is said there; a default is what its part says; the rest is assumed.
        """
        sourced, total = 0, 0
        for _, name, part in self.parts():
            for key, amount in part.amounts():
                total += 1
                sourced += self._is_sourced(f"{name}.{key}", part, key, amount)
        return sourced, total - sourced

    def _is_sourced(self, full: str, part: Part, key: str, amount: Amount) -> bool:
        said = self.sources.get(full)
        if said is not None:
            return not said.strip().lower().startswith("assumption")
        info = type(part).model_fields.get(key)
        return info is not None and info.default == amount and key not in part.assumed

    def kind(self, name: str) -> str:
        """The kind of a delay: its entry in the catalogue, or its class for one of your own."""
        part = self.delays[name]
        return next((kind for kind, known in DELAYS.items() if known is type(part)), type(part).__name__)

    @property
    def horizon_minutes(self) -> int:
        """How long a replication is followed, in minutes."""
        return round(self.horizon.mean)

    def interview_moment(self) -> tuple[date, int | None] | None:
        """Date, and minute of the day if one is given, at which the interview ended."""
        match = _ISO.fullmatch(self.interview.strip()) if self.interview else None
        if match is None:
            return None
        moment = datetime(*(int(part) for part in match.groups("0")))  # type: ignore[arg-type]
        return moment.date(), moment.hour * 60 + moment.minute if match[4] else None

    # Checks

    def problems(self, *, ordered: bool = True) -> list[Problem]:
        """Everything that is wrong across parts, and inside each; without the order of steps unless `ordered`."""
        if large := self._size_problems():
            return large
        found, lost = [*self._header_problems(), *self._name_problems()], list[Problem]()
        for place, _, part in self.parts():
            found += [replace(problem, path=(*place, *problem.path)) for problem in part.problems()]
            found += _unknown(place, part, "person", "nobody is called", tuple(self.people))
            lost += _unknown(place, part, "step", "no step or milestone is called", self._step_names())
        order = order_problems(self.process) if ordered and not lost else []
        return [*found, *lost, *order, *self._delay_problems()]

    def _size_problems(self) -> list[Problem]:
        sections = {section: getattr(self, section) for section in MOST}
        return [too_many(section, len(parts)) for section, parts in sections.items() if len(parts) > MOST[section]]

    def _step_names(self) -> tuple[str, ...]:
        milestones = tuple(step.milestone for step in self.process.values() if step.milestone)
        return (START, *self.process, *milestones)

    def _header_problems(self) -> list[Problem]:
        found = []
        horizon = self.horizon.family
        if not isinstance(horizon, Constant) or self.horizon.business or self.horizon.unsure:
            found.append(Problem(("horizon",), "must be one length of time, such as 52 weeks"))
        elif not DAY <= horizon.value <= LONGEST_DAYS * DAY:
            found.append(Problem(("horizon",), "must lie between 1 day and 5 years"))
        return [*found, *self._interview_problems(), *country_problems(self.country), *zone_problems(self.timezone)]

    def _interview_problems(self) -> list[Problem]:
        if self.interview is None:
            return []
        try:
            moment = self.interview_moment()
        except ValueError:
            moment, wrong = None, f"{quoted(self.interview)} is on no calendar"
        else:
            wrong = f"cannot read {quoted(self.interview)}"
        if moment is None:
            return [Problem(("interview",), f"{wrong}; write 2026-03-05 or 2026-03-05 15:00")]
        if not FIRST_YEAR <= moment[0].year <= LAST_YEAR:
            return [Problem(("interview",), f"an interview lies between {FIRST_YEAR} and {LAST_YEAR}")]
        return []

    def _name_problems(self) -> list[Problem]:
        found, seen = list[Problem](), dict[str, str]()
        for place, name, _ in self.parts():
            if name in seen and place[0] != "standing":
                message = f"{name!r} is also the name of something under {seen[name]}; every name is used once"
                found.append(Problem(place, message, on_key=True))
            seen[name] = str(place[0])
            if place[0] != "standing" and name in RESERVED:
                message = f"{name!r} cannot be a name here: answers call something else so"
                found.append(Problem(place, message, on_key=True))
        return found

    def _delay_problems(self) -> list[Problem]:
        found = []
        kinds = [type(part) for part in self.delays.values()]
        for single in (HrControlsCommunication, CandidateMovesOn):
            extra = [name for name, part in self.delays.items() if type(part) is single][1:]
            found += [Problem(("delays", name), "there can be only one of this kind", on_key=True) for name in extra]
        if self.standing.next_in_line.value > 0 and FirstChoiceDecides not in kinds:
            remedy = "add the delay first_choice_decides, or write next_in_line: 0%"
            message = f"nothing decides between you and the first choice; {remedy}"
            found.append(Problem(("standing", "next_in_line"), message))
        return found

    # The plan

    def compile(self, probe: int = -1) -> Plan:
        """The plan of this scenario, with a probe at a minute if one is wanted.

        Raises ScenarioError with everything that is wrong.
        """
        try:
            return self._compiled(probe)
        except ScenarioError as error:
            raise self.told(error.problems) from None

    def _compiled(self, probe: int) -> Plan:
        problems = self.problems()
        if problems:
            raise ScenarioError(problems)
        builder, origin = self._builder()
        for name in sorted(self.people):
            person = self.people[name].named(name)
            hours = person.calendar(builder.days[0], len(builder.days), self.country, self.timezone)
            if hours.before[-1] == 0:
                builder.problems.append(Problem(("people", name), f"{name!r} never works: every day is closed"))
            person.seat(builder, name, hours)
        standing = self.standing.named("standing")
        standing.add_to(builder)
        self._lay_steps(builder)
        builder.owner = "standing"
        standing.speak(builder)
        for name in self._delay_order():
            builder.owner = name
            self._add(name, builder)
        return assemble(builder, origin, probe)

    def _add(self, name: str, builder: Builder) -> None:
        """A delay writes itself into the plan; where one of your own cannot, its name stands beside the reason."""
        try:
            self.delays[name].named(name).add_to(builder)
        except (
            ArithmeticError,
            AssertionError,
            AttributeError,
            LookupError,
            NotImplementedError,
            TypeError,
            ValueError,
        ) as error:
            message = f"{type(self.delays[name]).__name__}.add_to failed: {type(error).__name__}: {error}"
            raise ScenarioError([Problem(("delays", name), message)]) from error

    def _delay_order(self) -> list[str]:
        """Catalogue order, then by name; kinds of your own come last."""
        catalogue = list(DELAYS.values())
        places = {
            name: catalogue.index(type(part)) if type(part) in catalogue else 99 for name, part in self.delays.items()
        }
        return sorted(self.delays, key=lambda name: (places[name], name))

    def _builder(self) -> tuple[Builder, tuple[Table, Table]]:
        moment = self.interview_moment()
        first = moment[0] if moment else REFERENCE_DAY
        count = self.horizon_minutes // DAY + SPARE_DAYS + (0 if moment else 366)
        days = [first + timedelta(days=offset) for offset in range(count)]
        holidays = public_holidays(self.country, first.year, days[-1].year) if self.country else frozenset()
        business = business_days(first, count, holidays, ())
        open_days = [day for day in range(366) if not moment and business.days[day]]
        times = TIMES if moment is None or moment[1] is None else (moment[1],)
        origin = equally_likely([day * DAY for day in open_days or [0]]), equally_likely(times)
        places = {name: place for place, name, _ in self.parts()}
        return Builder(days, always(count), business, self.horizon_minutes, places=places), origin

    def _lay_steps(self, builder: Builder) -> None:
        before, closing = waits(self.process), self._closing_steps()
        order = self._step_order(before)
        for name in order:
            if name not in closing:
                self._lay_step(builder, name, before[name], closing=False)
        if APPROVED not in builder.reached:
            followed = {one for name in self.process if name not in closing for one in before[name]}
            leaves = [n for n in self.process if n not in closing and not {n, self.process[n].milestone} & followed]
            builder.step(ALL_DONE, leaves, race=self.process[reached(self.process)[ANSWERED]].join == "first")
            builder.milestone(APPROVED, ALL_DONE)
        builder.close_inside(APPROVED)
        for name in order:
            if name in closing:
                after = tuple(one if self._is_closing(one, closing) else "closing" for one in before[name])
                self._lay_step(builder, name, tuple(dict.fromkeys(after)), closing=True)
        builder.tell(ANSWERED)

    def _lay_step(self, builder: Builder, name: str, after: tuple[str, ...], *, closing: bool) -> None:
        step = self.process[name].named(name)
        step.lay(builder, name, after, closing=closing)
        if step.milestone:
            builder.milestone(step.milestone, name)

    def _is_closing(self, name: str, closing: set[str]) -> bool:
        return name in closing or any(self.process[step].milestone == name for step in closing)

    def _step_order(self, before: Mapping[str, tuple[str, ...]]) -> list[str]:
        """Steps after all that they wait for, otherwise as in the file."""
        by = reached(self.process)
        left, order = list(self.process), list[str]()
        while left:
            ready = next(n for n in left if all(by.get(b, b) in order or b == START for b in before[n]))
            left.remove(ready)
            order.append(ready)
        return order

    def _closing_steps(self) -> set[str]:
        """Steps after the internal decision: the answer, and what lies between it and a step that is `approved`."""
        by = reached(self.process)
        if APPROVED not in by:
            return {by[ANSWERED]}
        before = earlier(self.process)
        return {name for name in self.process if by[APPROVED] in before[name]}


def equally_likely(values: tuple[int, ...] | list[int]) -> Table:
    """The table of values in minutes, each as likely."""
    count = len(values)
    thresholds = tuple(-(-(place << 64) // count) for place in range(1, count))
    return Table(STEP, thresholds=thresholds, values=tuple(value * 256 for value in values))


def too_many(section: str, count: int) -> Problem:
    """The problem of a section that has more parts than a scenario may have."""
    noun = "steps" if section == "process" else section
    return Problem((section,), f"at most {MOST[section]} {noun}, not {count:,}", on_key=True)


def _unknown(place: Path, part: Part, what: str, saying: str, known: tuple[str, ...]) -> list[Problem]:
    """References to people or steps that do not exist."""
    found = []
    for path, name in part.references(what):
        if name not in known:
            close = get_close_matches(name, known, n=1)
            found.append(Problem((*place, *path), f"{saying} {quoted(name)}", close[0] if close else None))
    return found
