"""References are called before anybody has decided; then silence.

Article: a reader at a non-profit whose references had all been spoken to within a week, with no decision made.
How it delays: the decision waits until the last referee has answered; a slow referee holds everything.
Evidence: docs/evidence.md, reference_checks
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.part import OnceAtLeast, Part
from stillwaiting.plan.builder import Builder


class ReferenceChecks(Part):
    """Referees are asked side by side; the last one counts."""

    assumed: ClassVar = frozenset({"first_choice", "others", "starts", "referees"})

    first_choice: Chance = Chance("60%", unsure=("40%", "90%"))
    """The chance that references are called where they lean towards you."""

    others: Chance = Chance("30%", unsure=("10%", "60%"))
    """The chance that they are called for other finalists."""

    starts: Duration = Duration("0.5 to 4 business days")
    """From the interview to the first call."""

    referees: OnceAtLeast = 3
    """How many are asked."""

    answers: Duration = Duration("0.5 to 5 business days")
    """How long each takes to answer."""

    def add_to(self, plan: Builder) -> None:
        leaning, other = plan.beside("start", "decided").either("first_choice")
        for branch in (leaning.sometimes(self.first_choice), other.sometimes(self.others)):
            branch.elapse(self.starts)
            branch.tell("references_called")
            for number, referee in enumerate(branch.side_by_side(self.referees), 1):
                referee.elapse(self.answers, label=f"referee_{number}")
