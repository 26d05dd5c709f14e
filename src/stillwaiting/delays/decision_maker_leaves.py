"""Somebody critical to the decision is fired or quits.

Article: reason 4; the person must be replaced first.
How it delays: work in hand lies until a successor or an acting head is there; a successor may start over.
Evidence: docs/evidence.md, decision_maker_leaves
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class DecisionMakerLeaves(Part):
    """The person goes for good; the seat stays empty until somebody takes it."""

    assumed: ClassVar = frozenset({"acting_head_after", "starts_over"})

    who: PersonName
    """Whose seat falls empty."""

    every: Duration = Duration(dist="exponential", mean="260 weeks", unsure=("0.5x", "1x"))
    """From one successor's arrival to the next departure."""

    lasts: Duration = Duration("30 to 120 days")
    """Until a successor is there."""

    acting_head_after: Duration | None = Duration("2 to 6 weeks", unsure=("0.5x", "2x"))
    """When somebody acts in the meantime."""

    starts_over: Chance = Chance("30%", unsure=("10%", "60%"))
    """The chance that whoever takes over begins the choice anew, with an opinion of their own."""

    def add_to(self, plan: Builder) -> None:
        plan.send_away(
            self.who,
            every=self.every,
            lasts=self.lasts,
            stand_in_after=self.acting_head_after,
            starts_over=self.starts_over,
        )
