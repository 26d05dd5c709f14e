"""Holidays and leave.

Article: readers' comments; public holidays are in every calendar, leave is here.
How it delays: work in hand lies until the person is back, or until a stand-in picks it up.
Evidence: docs/evidence.md, on_leave
"""

from typing import ClassVar

from stillwaiting.amounts import Duration
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class OnLeave(Part):
    """Planned leave, one after another; somebody who met you was there on that day."""

    assumed: ClassVar = frozenset({"every", "lasts", "stand_in_after"})

    who: PersonName
    """Who goes on leave."""

    every: Duration = Duration(dist="gamma", mean="26 weeks", sd="10 weeks", unsure=("0.6x", "1.5x"))
    """From the end of one leave to the beginning of the next."""

    lasts: Duration = Duration("5 to 16 days")
    """How long the person is gone."""

    stand_in_after: Duration | None = None
    """When somebody takes over; never unless given."""

    def add_to(self, plan: Builder) -> None:
        plan.send_away(self.who, every=self.every, lasts=self.lasts, stand_in_after=self.stand_in_after)
