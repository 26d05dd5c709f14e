"""A background check comes before the letter.

Article: readers' comments.
How it delays: the offer waits until identity, employment and record have been verified.
Evidence: docs/evidence.md, background_check
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.part import Part
from stillwaiting.plan.builder import Builder


class BackgroundCheck(Part):
    """An outside agency verifies what you said."""

    assumed: ClassVar = frozenset({"fails"})

    takes: Duration = Duration("1 to 7 business days")
    """From the order to the report."""

    fails: Chance = Chance("2%", unsure=("0.5%", "5%"))
    """The chance that the report ends the offer."""

    def add_to(self, plan: Builder) -> None:
        check = plan.after("approved").when("first_choice")
        check.tell("background_check")
        check.elapse(self.takes)
        check.sometimes(self.fails).end("rejection")
