"""The department is reorganised, and then again.

Article: reason 5, and a reader's restructuring that lasted nine months.
How it delays: hiring stands still for everybody inside; afterwards approval may be asked anew, or the post is gone.
Evidence: docs/evidence.md, reorganization
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.part import AtMost, Part
from stillwaiting.plan.builder import Builder


class Reorganization(Part):
    """Reorganisations, one after another; none was under way on the day of the interview."""

    assumed: ClassVar = frozenset({"lasts", "approve_again", "at_most", "cancels"})

    every: Duration = Duration(dist="exponential", mean="123 weeks", unsure=("0.7x", "2x"))
    """From the end of one reorganisation to the beginning of the next."""

    lasts: Duration = Duration("2 to 16 weeks", unsure=("0.5x", "2x"))
    """How long hiring stands still."""

    approve_again: Chance = Chance("50%", unsure=("20%", "80%"))
    """The chance that whatever was approved must be approved again."""

    at_most: AtMost = 2
    """How often approval is asked again at most."""

    cancels: Chance = Chance("20%", unsure=("5%", "40%"))
    """The chance that the post does not survive its beginning."""

    def add_to(self, plan: Builder) -> None:
        plan.stand_still(
            every=self.every,
            lasts=self.lasts,
            approve_again=self.approve_again,
            at_most=self.at_most,
            ends=self.cancels,
        )
