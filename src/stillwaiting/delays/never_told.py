"""The rejected are never told.

Article: readers' comments; and most of what people write who wait.
How it delays: for ever.
Evidence: docs/evidence.md, never_told
"""

from typing import ClassVar

from stillwaiting.amounts import Chance
from stillwaiting.part import Part
from stillwaiting.plan.builder import Builder


class NeverTold(Part):
    """A decision was made, and nobody says so."""

    assumed: ClassVar = frozenset({"rejected", "cancelled"})

    rejected: Chance = Chance("35%", unsure=("10%", "60%"))
    """The chance that somebody rejected never hears."""

    cancelled: Chance = Chance("45%", unsure=("20%", "70%"))
    """The chance that nobody hears when the post is gone."""

    def add_to(self, plan: Builder) -> None:
        plan.closing("rejection", first=True).sometimes(self.rejected).silence()
        plan.closing("cancelled", first=True).sometimes(self.cancelled).silence()
