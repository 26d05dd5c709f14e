"""Somebody else was offered the job first and is thinking.

Article: readers who feared to be good, but not good enough.
How it delays: where you are next in line, your answer waits for theirs; where you are out, the rejections may wait
until they have signed.
Evidence: docs/evidence.md, first_choice_decides
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.part import Part
from stillwaiting.plan.builder import Builder


class FirstChoiceDecides(Part):
    """The first choice's thinking time, and what it means for the others."""

    assumed: ClassVar = frozenset({"holds_rejections"})

    accepts: Chance = Chance("78%", unsure=("64%", "84%"))
    """The chance that the first choice says yes."""

    thinks_before_yes: Duration = Duration(median="2.5 days", p90="7 days", unsure=("0.7x", "4x"))
    """How long a yes takes."""

    thinks_before_no: Duration = Duration(median="6 days", p90="14 days", unsure=("0.7x", "2x"))
    """How long a no takes."""

    holds_rejections: Chance = Chance("60%", unsure=("30%", "90%"))
    """The chance that rejections go out only when the first choice has signed."""

    def add_to(self, plan: Builder) -> None:
        yours = plan.after("approved").when("next_in_line")
        theirs = yours.sometimes(self.accepts)
        theirs.elapse(self.thinks_before_yes)
        theirs.end("rejection")
        yours.elapse(self.thinks_before_no)
        yours.stand("first_choice")
        others = plan.closing("rejection").when("out").sometimes(self.holds_rejections)
        others.elapse(self.thinks_before_yes)
