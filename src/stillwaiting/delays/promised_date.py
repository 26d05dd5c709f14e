"""They said "within a couple of days", and the date passes.

Article: a reader told so by the hiring manager, twice.
How it delays: it does not; it sets a date that everything else then breaks. A holding message may follow.
Evidence: docs/evidence.md, promised_date
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class PromisedDate(Part):
    """A date named at the end of the interview by somebody who hopes for the best."""

    assumed: ClassVar = frozenset({"chance", "within", "holding_message", "effort"})

    who: PersonName
    """Who named the date, and may write when it has passed."""

    chance: Chance = Chance("40%", unsure=("20%", "60%"))
    """The chance that a date was named."""

    within: Duration = Duration("2 to 10 business days")
    """How far ahead it lay."""

    holding_message: Chance = Chance("25%", unsure=("10%", "50%"))
    """The chance that somebody writes "still deciding" when the date passes with nothing decided."""

    effort: Effort = Effort("10 to 45 min")
    """Working time of that message."""

    def add_to(self, plan: Builder) -> None:
        named = plan.aside().sometimes(self.chance)
        named.promise("promised", self.within)
        named.until_promised(self.within)
        late = named.sometimes(self.holding_message)
        late.message(self.who, self.effort)
        late.tell("holding_message")
