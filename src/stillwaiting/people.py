"""People: when they work, how full their diary is, what lies on their desk."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from stillwaiting.amounts import Effort, Rate
from stillwaiting.calendar import (
    Calendar,
    Week,
    known_zone,
    parse_closure,
    parse_hours,
    public_holidays,
    working_calendar,
)
from stillwaiting.distributions import workload
from stillwaiting.errors import Problem, StillWaitingError
from stillwaiting.part import Booked, Part
from stillwaiting.plan.builder import Builder
from stillwaiting.units import quoted

MOST_CLOSURES = 50


def unreadable(read: Callable[[str], object], text: str | None, *path: str | int) -> list[Problem]:
    """What is wrong with a text that is read by itself, if it is given."""
    try:
        read(text) if text is not None else None
    except StillWaitingError as error:
        return [Problem(path, str(error))]
    return []


def country_problems(country: str | None) -> list[Problem]:
    """What is wrong with a country."""
    return unreadable(lambda text: public_holidays(text, 2026, 2026), country, "country")


def zone_problems(zone: str | None) -> list[Problem]:
    """What is wrong with a time zone."""
    if zone is None or known_zone(zone):
        return []
    return [Problem(("timezone",), f"no time zone is called {quoted(zone)}; write such as Europe/Berlin")]


class Desk(Part):
    """Work that arrives at a desk all the time; whoever comes waits until what lies there is done."""

    arrives: Rate
    """How often new work comes, in working time."""

    effort: Effort
    """How long one piece of it takes."""

    def per_minute(self, week: Week) -> float:
        """Arrivals per working minute of somebody with these hours."""
        return self.arrives.per_minute(week.minutes() / week.open_days(), week.open_days())


class Person(Part):
    """Somebody inside the company whose time the decision needs."""

    assumed: ClassVar = frozenset({"hours"})

    hours: str = "Mon-Fri 9:00-17:00"
    """When this person works: `Mon-Fri 9:00-17:30`, or `Mon-Thu 9:00-12:00, 13:00-17:00; Fri 9:00-15:00`."""

    country: str | None = None
    """Whose public holidays are kept, such as US, DE or US-CA; the scenario's country unless given."""

    closures: tuple[str, ...] = ()
    """Days off besides: `2026-12-24..2027-01-01`, or `12-24..01-01` for every year."""

    timezone: str | None = None
    """Where the hours are meant, such as Europe/Berlin; the company's own clock unless given."""

    diary: Booked | None = None
    """Share of the half-hours that is taken when a meeting is sought; none unless given."""

    desk: Desk | None = None
    """Other work that lies there already; none unless given."""

    met_you: bool = False
    """Whether this person took part in the interview, and so was there on that day."""

    def problems(self) -> list[Problem]:
        """Hours, places and a desk that cannot be."""
        found = unreadable(parse_hours, self.hours, "hours")
        for place, text in enumerate(self.closures[:MOST_CLOSURES]):
            found += unreadable(parse_closure, text, "closures", place)
        if len(self.closures) > MOST_CLOSURES:
            found.append(Problem(("closures",), f"at most {MOST_CLOSURES} closures, not {len(self.closures):,}"))
        found += [*country_problems(self.country), *zone_problems(self.timezone)]
        if not found and self.desk is not None:
            found += self._overloaded(self.desk)
        return found

    def _overloaded(self, desk: Desk) -> list[Problem]:
        if desk.effort.unsure:
            return [Problem(("desk", "effort"), "a desk takes no `unsure`: write the length alone")]
        load = desk.per_minute(parse_hours(self.hours)) * desk.effort.mean
        if load < 1:
            return []
        message = f"the desk is asked for {load:.0%} of this person's time; less must arrive, or take less long"
        return [Problem(("desk",), message)]

    def calendar(self, first: date, days: int, country: str | None, company_zone: str | None) -> Calendar:
        """Working hours over the days of a plan."""
        place = self.country or country
        holidays = public_holidays(place, first.year - 1, first.year + days // 365 + 1) if place else frozenset()
        closures = tuple(parse_closure(text) for text in self.closures)
        return working_calendar(first, days, parse_hours(self.hours), holidays, closures, self.timezone, company_zone)

    def seat(self, plan: Builder, name: str, hours: Calendar) -> None:
        """Take a seat in the plan."""
        desk = workload(self.desk.per_minute(parse_hours(self.hours)), self.desk.effort.family) if self.desk else None
        plan.person(name, hours, self.diary, desk, self.met_you)
