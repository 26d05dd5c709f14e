"""A person works on the case."""

from stillwaiting.amounts import Effort
from stillwaiting.part import PersonName
from stillwaiting.plan.path import Path
from stillwaiting.steps.step import Step


class Work(Step):
    """Somebody's own work: reading, weighing, writing up."""

    work: PersonName
    """Who does it."""

    effort: Effort
    """Working time it takes, once they get to it."""

    restart: bool = False
    """Whether work that was interrupted begins again from nothing."""

    def write(self, path: Path) -> None:
        path.work(self.work, self.effort, restart=self.restart)
