"""Somebody critical to the decision is sick or called away.

Article: reason 2; the company could work around the person, and often would rather not.
How it delays: work in hand lies until they return, or until a stand-in picks it up.
Evidence: docs/evidence.md, decision_maker_away
"""

from typing import ClassVar

from stillwaiting.amounts import Duration
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class DecisionMakerAway(Part):
    """Absences, one after another; somebody who met you was there on that day."""

    assumed: ClassVar = frozenset({"lasts", "stand_in_after"})

    who: PersonName
    """The person everybody waits for."""

    every: Duration = Duration(dist="exponential", mean="20 weeks")
    """From the end of one absence to the beginning of the next."""

    lasts: Duration = Duration("1 to 10 days", unsure=("0.5x", "2x"))
    """How long the person is gone."""

    stand_in_after: Duration | None = None
    """When somebody takes over; never unless given, for the sake of continuity."""

    def add_to(self, plan: Builder) -> None:
        plan.send_away(self.who, every=self.every, lasts=self.lasts, stand_in_after=self.stand_in_after)
