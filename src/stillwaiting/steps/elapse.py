"""Time passes."""

from stillwaiting.amounts import Duration
from stillwaiting.part import PersonName
from stillwaiting.plan.path import Path
from stillwaiting.steps.step import Step


class Elapse(Step):
    """Something outside takes its time: a form, another office, a deadline."""

    elapse: Duration
    """How long it takes."""

    who: PersonName | None = None
    """Whose absence stops it; nobody's unless given, and then nothing inside the company does."""

    restart: bool = False
    """Whether an interruption makes it begin again."""

    def write(self, path: Path) -> None:
        path.elapse(self.elapse, who=self.who, restart=self.restart)
