"""A scenario: who works there, which steps lead to an answer, which delays exist."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from typing import Any

from stillwaiting.amounts import Duration
from stillwaiting.calendar import DAY, always, business_days, known_zone, public_holidays
from stillwaiting.delays import DELAYS, CandidateMovesOn, FirstChoiceDecides, HrControlsCommunication
from stillwaiting.distributions import Constant
from stillwaiting.draws import STEP, Table
from stillwaiting.errors import Path, Problem, ScenarioError, StillWaitingError
from stillwaiting.part import Amount, Part
from stillwaiting.people import Person
from stillwaiting.plan.assemble import assemble
from stillwaiting.plan.builder import ANSWERED, APPROVED, DEBRIEFED, DECIDED, START, Builder
from stillwaiting.plan.rows import Plan
from stillwaiting.standing import Standing
from stillwaiting.steps import Message, Step

REFERENCE_DAY = date(2026, 1, 1)
"""Day 0 where no interview date is given: the interview then falls on any working day of the year from here."""
TIMES = tuple(range(10 * 60, 17 * 60 + 1, 30))
"""When interviews end where no hour is given: every half-hour from 10:00 to 17:00, each as likely."""
HORIZON = Duration("52 weeks")
MOST_STEPS = 200
MOST_PEOPLE = 100
LONGEST_DAYS = 5 * 365
SPARE_DAYS = 30
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

    def without(self, *names: str) -> "Scenario":
        """The same scenario without these delays. Raises StillWaitingError for a delay it does not have."""
        for name in names:
            if name not in self.delays:
                raise StillWaitingError(f"{self.name} has no delay {name!r}; it has {', '.join(self.delays) or 'none'}")
        return replace(self, delays={name: part for name, part in self.delays.items() if name not in names})

    def with_(self, **changes: Any) -> "Scenario":
        """The same scenario with other fields; mappings are merged, so that `delays={...}` adds or replaces delays."""
        merged: dict[str, Any] = {
            key: {**getattr(self, key), **value} if isinstance(value, Mapping) else value
            for key, value in changes.items()
        }
        return replace(self, **merged)

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

    def problems(self) -> list[Problem]:
        """Everything that is wrong across parts, and inside each."""
        found = [*self._header_problems(), *self._name_problems()]
        for place, _, part in self.parts():
            found += [replace(problem, path=(*place, *problem.path)) for problem in part.problems()]
            found += _unknown(place, part, "person", "nobody is called", tuple(self.people))
            found += _unknown(place, part, "step", "no step or milestone is called", self._step_names())
        return [*found, *self._process_problems(), *self._delay_problems()]

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
        if self.interview is not None and not self._interview_is_a_date():
            found.append(
                Problem(("interview",), f"cannot read {self.interview!r}; write 2026-03-05 or 2026-03-05 15:00")
            )
        if self.timezone is not None and not known_zone(self.timezone):
            found.append(Problem(("timezone",), f"no time zone {self.timezone!r}; write such as Europe/Berlin"))
        try:
            public_holidays(self.country or "US", 2026, 2026)
        except StillWaitingError as error:
            found.append(Problem(("country",), str(error)))
        return found

    def _interview_is_a_date(self) -> bool:
        try:
            return self.interview_moment() is not None
        except ValueError:
            return False

    def _name_problems(self) -> list[Problem]:
        found, seen = list[Problem](), dict[str, str]()
        for place, name, _ in self.parts():
            if name in seen and place[0] != "standing":
                message = f"{name!r} is also the name of something under {seen[name]}; every name is used once"
                found.append(Problem(place, message, on_key=True))
            seen[name] = str(place[0])
        if len(self.people) > MOST_PEOPLE:
            found.append(Problem(("people",), f"at most {MOST_PEOPLE} people, not {len(self.people):,}"))
        if len(self.process) > MOST_STEPS:
            found.append(Problem(("process",), f"at most {MOST_STEPS} steps, not {len(self.process):,}"))
        return found

    def _process_problems(self) -> list[Problem]:
        found, reached = list[Problem](), dict[str, str]()
        for name, step in self.process.items():
            if step.milestone is not None and step.milestone in reached:
                message = f"milestone {step.milestone!r} is reached by {reached[step.milestone]!r} already"
                found.append(Problem(("process", name, "milestone"), message))
            elif step.milestone is not None:
                reached[step.milestone] = name
        for milestone in (DECIDED, ANSWERED):
            if milestone not in reached:
                example = " (a message)" if milestone == ANSWERED else ""
                found.append(Problem(("process",), f"no step{example} has `milestone: {milestone}`"))
        if ANSWERED in reached and not isinstance(self.process[reached[ANSWERED]], Message):
            found.append(Problem(("process", reached[ANSWERED]), "the step that is `answered` must be a message"))
        return found if found else self._order_problems(reached)

    def _order_problems(self, reached: dict[str, str]) -> list[Problem]:
        found, waits = list[Problem](), self._waits()
        known = {name: {reached.get(before, before) for before in names} for name, names in waits.items()}
        before = {name: _ancestors(known, name) for name in self.process}
        for name in self.process:
            if name in before[name]:
                found.append(Problem(("process", name), "waits for itself, directly or through other steps"))
        if found:
            return found
        answer = reached[ANSWERED]
        for name in self.process:
            if name != answer and name not in before[answer]:
                late = answer in before[name]
                message = (
                    "comes after the answer"
                    if late
                    else f"nothing waits for {name!r}; list it in another step's `after`"
                )
                found.append(Problem(("process", name), message))
        for first, second in (
            (DEBRIEFED, DECIDED),
            (DECIDED, APPROVED),
            (DECIDED, ANSWERED),
            (APPROVED, ANSWERED),
        ):
            if first in reached and second in reached and reached[first] not in before[reached[second]]:
                found.append(Problem(("process", reached[second]), f"{second} must come after {first}"))
        return found

    def _delay_problems(self) -> list[Problem]:
        found = []
        kinds = [type(part) for part in self.delays.values()]
        for single in (HrControlsCommunication, CandidateMovesOn):
            extra = [name for name, part in self.delays.items() if type(part) is single][1:]
            found += [Problem(("delays", name), "there can be only one of this kind", on_key=True) for name in extra]
        if self.standing.next_in_line.value > 0 and FirstChoiceDecides not in kinds:
            message = (
                "nothing decides between you and the first choice; add the delay first_choice_decides, or write 0%"
            )
            found.append(Problem(("standing", "next_in_line"), message))
        return found

    def _waits(self) -> dict[str, tuple[str, ...]]:
        """For each step what it waits for, the step before it unless it says otherwise."""
        waits, last = dict[str, tuple[str, ...]](), START
        for name, step in self.process.items():
            given = (step.after,) if isinstance(step.after, str) else step.after
            waits[name], last = given or (last,), name
        return waits

    # The plan

    def compile(self, probe: int = -1) -> Plan:
        """The plan of this scenario, with a probe at a minute if one is wanted.

        Raises ScenarioError with everything that is wrong.
        """
        problems = self.problems()
        if problems:
            raise ScenarioError(problems)
        builder, origin = self._builder()
        for name in sorted(self.people):
            person = self.people[name].named(name)
            hours = person.calendar(builder.days[0], len(builder.days), self.country, self.timezone)
            person.seat(builder, name, hours)
        self.standing.named("standing").add_to(builder)
        self._lay_steps(builder)
        for name in self._delay_order():
            builder.owner = name
            self.delays[name].named(name).add_to(builder)
        return assemble(builder, origin, probe)

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
        waits, closing = self._waits(), self._closing_steps()
        for name in self._step_order(waits):
            step = self.process[name]
            if name in closing:
                continue
            step.named(name).lay(builder, name, waits[name], closing=False)
            if step.milestone:
                builder.milestone(step.milestone, name)
        if APPROVED not in builder.last:
            followed = {before for name in self.process if name not in closing for before in waits[name]}
            milestones = {name: step.milestone for name, step in self.process.items()}
            leaves = [name for name in self.process if name not in closing and not {name, milestones[name]} & followed]
            builder.step("approval", leaves)
            builder.milestone(APPROVED, "approval")
        builder.close_inside(APPROVED)
        for name in self._step_order(waits):
            if name in closing:
                after = tuple(before if self._is_closing(before, closing) else "closing" for before in waits[name])
                self.process[name].named(name).lay(builder, name, tuple(dict.fromkeys(after)), closing=True)
                if self.process[name].milestone:
                    builder.milestone(str(self.process[name].milestone), name)
        builder.tell(ANSWERED)

    def _is_closing(self, name: str, closing: set[str]) -> bool:
        return name in closing or any(self.process[step].milestone == name for step in closing)

    def _step_order(self, waits: dict[str, tuple[str, ...]]) -> list[str]:
        """Steps after all that they wait for, otherwise as in the file."""
        reached = {step.milestone: name for name, step in self.process.items() if step.milestone}
        left, order = list(self.process), list[str]()
        while left:
            ready = next(n for n in left if all(reached.get(b, b) in order or b == START for b in waits[n]))
            left.remove(ready)
            order.append(ready)
        return order

    def _closing_steps(self) -> set[str]:
        """Steps after the internal decision: the answer, and what lies between it and a step that is `approved`."""
        reached = {step.milestone: name for name, step in self.process.items() if step.milestone}
        answer = reached[ANSWERED]
        if APPROVED not in reached:
            return {answer}
        known = {name: {reached.get(before, before) for before in names} for name, names in self._waits().items()}
        return {name for name in self.process if reached[APPROVED] in _ancestors(known, name)}


def equally_likely(values: tuple[int, ...] | list[int]) -> Table:
    """The table of values in minutes, each as likely."""
    count = len(values)
    thresholds = tuple(-(-(place << 64) // count) for place in range(1, count))
    return Table(STEP, thresholds=thresholds, values=tuple(value * 256 for value in values))


def _unknown(place: Path, part: Part, what: str, saying: str, known: tuple[str, ...]) -> list[Problem]:
    """References to people or steps that do not exist."""
    found = []
    for path, name in part.references(what):
        if name not in known:
            close = get_close_matches(name, known, n=1)
            found.append(Problem((*place, *path), f"{saying} {name!r}", close[0] if close else None))
    return found


def _ancestors(waits: Mapping[str, set[str]], name: str) -> set[str]:
    found, waiting = set[str](), list(waits[name])
    while waiting:
        before = waiting.pop()
        if before in waits and before not in found:
            found.add(before)
            waiting.extend(waits[before])
    return found
