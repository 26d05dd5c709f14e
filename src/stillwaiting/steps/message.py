"""Somebody writes to the candidate."""

from typing import ClassVar, Literal

from stillwaiting.amounts import Effort
from stillwaiting.part import PersonName
from stillwaiting.plan.path import Path
from stillwaiting.steps.step import Step


class Message(Step):
    """A message to the candidate; with the milestone `answered`, the answer."""

    assumed: ClassVar = frozenset({"effort"})

    message: PersonName
    """Who sends it, unless one person alone may speak."""

    effort: Effort = Effort("10 to 45 min")
    """Working time it takes."""

    by: Literal["phone", "email", "letter"] = "email"
    """How it reaches the candidate; it takes no time on the way."""

    def write(self, path: Path) -> None:
        path.message(self.message, self.effort)
