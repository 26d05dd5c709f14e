"""Somebody who did not meet the candidate signs."""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.calendar import parse_weekdays
from stillwaiting.errors import Problem
from stillwaiting.part import AtMost, PersonName, weekday_problems
from stillwaiting.plan.path import Path
from stillwaiting.steps.step import Step


class SignOff(Step):
    """A signature; a delegate may give it instead, and it may come back unsigned."""

    assumed: ClassVar = frozenset({"delegate_after", "returned", "returned_at_most"})

    sign_off: PersonName
    """Who signs."""

    takes: Duration = Duration(dist="gamma", mean="2.88 days", sd="3.87 days", unsure=("0.5x", "2x"))
    """From the inbox to the signature, while the signer is not away."""

    effort: Effort | None = None
    """Working time the signature takes after what lies on the signer's desk; used instead of `takes` when given."""

    signs_on: str | None = None
    """Weekdays on which this person signs, such as `Thu`; any unless given."""

    delegate: PersonName | None = None
    """Who may sign instead."""

    delegate_after: Duration = Duration("5 business days", unsure=("0.5x", "2x"))
    """After how long the delegate gets to see it."""

    returned: Chance = Chance("0%")
    """The chance that it comes back and must be signed again."""

    returned_at_most: AtMost = 2
    """How often at most."""

    def problems(self) -> list[Problem]:
        """Weekdays that cannot be read."""
        return weekday_problems(self.signs_on, "signs_on")

    def write(self, path: Path) -> None:
        turn = path.again(self.returned, self.returned_at_most)
        turn.sign(
            self.sign_off,
            self.effort or self.takes,
            days=parse_weekdays(self.signs_on) if self.signs_on else None,
            delegate=self.delegate,
            delegate_after=self.delegate_after,
        )
