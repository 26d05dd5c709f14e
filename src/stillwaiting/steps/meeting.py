"""Several people meet."""

from typing import ClassVar

from stillwaiting.amounts import Duration
from stillwaiting.calendar import parse_weekdays
from stillwaiting.errors import Problem
from stillwaiting.part import PersonName, people_problems, weekday_problems
from stillwaiting.plan.path import Path
from stillwaiting.steps.step import Step


class Meeting(Step):
    """A meeting in the first slot that everybody's diary has free."""

    assumed: ClassVar = frozenset({"lasts"})

    meeting: tuple[PersonName, ...]
    """Who must be there."""

    lasts: Duration = Duration("60 min")
    """How long it takes."""

    notice: Duration | None = None
    """Time between asking and the first slot looked at."""

    on: str | None = None
    """Weekdays on which it may take place, such as `Tue` or `Mon-Wed`; any unless given."""

    def problems(self) -> list[Problem]:
        """Weekdays that cannot be read, or nobody to meet."""
        return [*weekday_problems(self.on, "on"), *people_problems(self.meeting, "meeting")]

    def write(self, path: Path) -> None:
        path.meet(self.meeting, self.lasts, notice=self.notice, days=parse_weekdays(self.on) if self.on else None)
