"""HR is the only voice: nobody else may answer you.

Article: reason 1; out of legal caution, or because HR wants to call the shots.
How it delays: the decision is handed to HR, checked there, and told in HR's hours, from HR's desk.
Evidence: docs/evidence.md, hr_controls_communication
"""

from typing import ClassVar

from stillwaiting.amounts import Duration
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class HrControlsCommunication(Part):
    """Every message to you is HR's, and goes out when HR gets to it."""

    assumed: ClassVar = frozenset({"clearing"})

    who: PersonName
    """The only person who may write to you."""

    clearing: Duration = Duration("0.5 to 3 business days", unsure=("0.3x", "3x"))
    """From the decision until HR may speak: forms, wording, legal caution."""

    def add_to(self, plan: Builder) -> None:
        plan.only_voice(self.who)
        plan.closing().elapse(self.clearing, who=self.who)
