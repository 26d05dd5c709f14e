"""Hiring is frozen, or the post is withdrawn.

Article: readers' comments; the reason behind many a silence.
How it delays: hiring stands still for everybody inside; some posts do not survive its beginning.
Evidence: docs/evidence.md, hiring_freeze
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.part import Part
from stillwaiting.plan.builder import Builder


class HiringFreeze(Part):
    """Freezes, one after another; none was in force on the day of the interview."""

    assumed: ClassVar = frozenset({"every", "lasts", "withdraws"})

    every: Duration = Duration(dist="exponential", mean="150 weeks", unsure=("0.4x", "2x"))
    """From the end of one freeze to the beginning of the next."""

    lasts: Duration = Duration("4 to 26 weeks", unsure=("0.5x", "1.5x"))
    """How long nobody may be hired."""

    withdraws: Chance = Chance("40%", unsure=("15%", "70%"))
    """The chance that the post is withdrawn when the freeze begins."""

    def add_to(self, plan: Builder) -> None:
        plan.stand_still(every=self.every, lasts=self.lasts, ends=self.withdraws)
