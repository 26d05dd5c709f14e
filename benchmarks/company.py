"""The employer of the baseline: opening hours walked day by day, and the scenario's numbers as generators draw them."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import holidays
import numpy as np

from stillwaiting import Scenario
from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.calendar import parse_hours
from stillwaiting.distributions import Constant, Exponential, Gamma, Lognormal

DAY = 1440.0
CLOSED = (DAY, 0.0)
FIRST_DAY = date(2026, 1, 1)
SPARE = 400
"""Days beyond the horizon: the interview falls on any working day of the first year."""
SOMEBODY = "somebody inside"
"""Others of the company: only what stops everybody stops them."""
Generator = np.random.Generator

SAMPLE: dict[type, Callable[[Generator, object], float]] = {
    Constant: lambda rng, it: it.value,
    Exponential: lambda rng, it: rng.exponential(it.mean),
    Gamma: lambda rng, it: rng.gamma((it.mean / it.sd) ** 2, it.sd**2 / it.mean),
    Lognormal: lambda rng, it: rng.lognormal(it.mu, it.sigma),
}
SAMPLE_LONG: dict[type, Callable[[Generator, object], float]] = {
    Exponential: lambda rng, it: rng.gamma(2, it.mean),
    Gamma: lambda rng, it: rng.gamma((it.mean / it.sd) ** 2 + 1, it.sd**2 / it.mean),
    Lognormal: lambda rng, it: rng.lognormal(it.mu + it.sigma**2, it.sigma),
}
"""The length that somebody meets who looks in at a random moment: each as often as it is long."""


class Hours:
    """Opening hours [from, to) of consecutive days, in minutes after midnight."""

    def __init__(self, days: list[tuple[float, float]]) -> None:
        self.days = days

    def until(self, begin: float, effort: float) -> float:
        """How long it takes from `begin` until `effort` open minutes have passed."""
        if effort <= 0:
            return 0.0
        for day in range(int(begin // DAY), len(self.days)):
            opens, closes = self.days[day]
            start = max(opens, begin - day * DAY)
            if start < closes:
                if effort <= closes - start:
                    return max(0.0, day * DAY + start + effort - begin)
                effort -= closes - start
        return math.inf

    def worked(self, begin: float, end: float) -> float:
        """Open minutes between two times."""
        total = 0.0
        for day in range(int(begin // DAY), int(end // DAY) + 1):
            opens, closes = self.days[day]
            total += max(0.0, min(closes, end - day * DAY) - max(opens, begin - day * DAY))
        return total


@dataclass(frozen=True)
class Absence:
    """Somebody (or everybody) is stopped again and again."""

    name: str
    who: str | None
    """None: hiring stands still for everybody."""
    stand_in: str | None
    """Name of the amount after which somebody stands in."""
    met_you: bool


class Company:
    """Everything about large_company that no replication changes."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.horizon = scenario.horizon.mean
        self.amounts = dict(scenario.amounts())
        self.means = {key: one.mean for key, one in self.amounts.items() if isinstance(one, Duration | Effort)}
        self.days = [FIRST_DAY + timedelta(n) for n in range(int(self.horizon / DAY) + SPARE)]
        self.off = holidays.country_holidays(scenario.country, years=range(2026, self.days[-1].year + 1))
        self.hours = {name: self._hours(person.hours) for name, person in scenario.people.items()}
        self.business = Hours([(0.0, DAY) if self._is_open(day) else CLOSED for day in self.days])
        self.interview_days = [n for n, day in enumerate(self.days[:366]) if self._is_open(day)]
        opens, closes = self.hours["hr_partner"].days[self.interview_days[0]]
        rate = scenario.people["hr_partner"].desk.arrives.per_minute(closes - opens)
        self.desk_load = rate * self.means["hr_partner.desk.effort"]
        self.absences = self._absences()
        holds = [absence.name for absence in self.absences if absence.who is None]
        people = (*scenario.people, SOMEBODY)
        self.stops = {who: [a.name for a in self.absences if a.who == who] for who in people}
        self.stops_inside = {who: self._in_order(names + holds) for who, names in self.stops.items()}

    def _is_open(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off

    def _hours(self, text: str) -> Hours:
        week = parse_hours(text)
        opening = {weekday: hours[0] for weekday, hours in enumerate(week.days) if hours}
        return Hours([opening[day.weekday()] if self._is_open(day) else CLOSED for day in self.days])

    def _absences(self) -> list[Absence]:
        """All absences and holds in the order in which a shared minute is blamed on them."""
        found = []
        kinds = (
            "decision_maker_away",
            "priority_project",
            "decision_maker_leaves",
            "reorganization",
            "hiring_freeze",
            "on_leave",
        )
        for kind in kinds:
            for name in sorted(self.scenario.delays):
                if self.scenario.kind(name) == kind:
                    part = self.scenario.delays[name]
                    who = getattr(part, "who", None)
                    keys = [key for key in ("stand_in_after", "acting_head_after") if getattr(part, key, None)]
                    met_you = who is None or self.scenario.people[who].met_you
                    found.append(Absence(name, who, f"{name}.{keys[0]}" if keys else None, met_you))
        return found

    def _in_order(self, names: list[str]) -> list[str]:
        return [absence.name for absence in self.absences if absence.name in names]


class World:
    """One draw of every number that is marked `unsure`; the others as they are."""

    def __init__(self, company: Company, rng: Generator) -> None:
        self.amounts: dict[str, tuple[object, float]] = {}
        self.chances: dict[str, float] = {}
        for name, amount in company.amounts.items():
            if isinstance(amount, Duration | Effort):
                self.amounts[name] = amount.family, _factor(amount, rng)
            elif isinstance(amount, Chance):
                self.chances[name] = _chance(amount, rng)


def _factor(amount: Duration | Effort, rng: Generator) -> float:
    """Log-linear from the least to 1 and from 1 to the most, half of the draws on either side."""
    if amount.unsure is None:
        return 1.0
    low, high = amount.unsure
    share = rng.uniform(-1, 1)
    return float(low**-share if share < 0 else high**share)


def _chance(chance: Chance, rng: Generator) -> float:
    """Linear from the least to the value and from there to the most, half of the draws on either side."""
    if chance.unsure is None:
        return chance.value
    low, high = chance.unsure
    share = rng.uniform(-1, 1)
    return float(chance.value + share * (chance.value - low if share < 0 else high - chance.value))
