"""Names to numbers: the draws, chances, calendars, people, causes and notes of a plan under construction."""

from dataclasses import dataclass, field

from stillwaiting.amounts import Chance, Count, Duration, Effort
from stillwaiting.calendar import Calendar
from stillwaiting.distributions import Family
from stillwaiting.draws import Table, threshold
from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.plan.rows import Draw, Odds


@dataclass
class Registry:
    """Everything that rows refer to by number; each name is one stream and occurs once."""

    draws: list[Draw] = field(default_factory=list)
    odds: list[Odds] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    names: dict[str, int] = field(default_factory=dict)
    tables: dict[tuple[str, Family], Table] = field(default_factory=dict)
    """The table of each amount, made once however often it is drawn."""

    def unique(self, name: str) -> str:
        """The name, or with "#2", "#3", ... where it is taken: a signer who signs twice draws twice."""
        count = self.names[name] = self.names.get(name, 0) + 1
        return name if count == 1 else f"{name}#{count}"

    def amount(self, amount: Duration | Effort | Count, label: str = "", table: Table | None = None) -> int:
        """A draw of an amount, under its own name."""
        _check_named(amount.name)
        name = self.unique(f"{amount.name}.{label}" if label else amount.name)
        if table is None:
            key = amount.name, amount.family
            table = self.tables[key] = self.tables.get(key) or amount.table()
        factor = None if isinstance(amount, Count) else amount.factor()
        return self.draw(Draw(name, table, factor, f"{amount.name}.unsure"))

    def known(self, amount: Duration | Effort) -> int:
        """The first draw of an amount, which must be there."""
        return next(number for number, draw in enumerate(self.draws) if draw.name == amount.name)

    def draw(self, draw: Draw) -> int:
        """A draw as it is."""
        self.draws.append(draw)
        return len(self.draws) - 1

    def chance(self, chance: Chance, label: str = "") -> int:
        """The odds of a chance, under its own name."""
        _check_named(chance.name)
        name = self.unique(f"{chance.name}.{label}" if label else chance.name)
        self.odds.append(Odds(name, chance.threshold, chance.unsure_table(), f"{chance.name}.unsure"))
        return len(self.odds) - 1

    def probability(self, name: str, value: float) -> int:
        """The odds of a plain probability."""
        self.odds.append(Odds(self.unique(name), threshold(value)))
        return len(self.odds) - 1

    def calendar(self, calendar: Calendar) -> int:
        """The number of a calendar; equal ones share it."""
        if calendar not in self.calendars:
            self.calendars.append(calendar)
        return self.calendars.index(calendar)

    def cause(self, name: str) -> int:
        """The number of a cause."""
        if name not in self.causes:
            self.causes.append(name)
        return self.causes.index(name)

    def note(self, name: str, sign: bool) -> int:
        """The number of a note. Raises ScenarioError where a milestone and a sign share a name."""
        if name in self.notes and (name in self.signs) != sign:
            message = f"{name!r} is the name of a sign, so no milestone can have it"
            raise ScenarioError([Problem(("process",), message)])
        if name not in self.notes:
            self.notes.append(name)
        if sign:
            self.signs.add(name)
        return self.notes.index(name)


def _check_named(name: str) -> None:
    """Refuse an amount without a name: two of them would share one stream."""
    if not name or name.startswith("#"):
        message = 'an amount of a part needs a name: make it a field, or write Duration("2 days").named("mine.takes")'
        raise ScenarioError([Problem((), message)])
