"""The candidate takes another job.

Article: a reader who had taken another job while a restructuring went on for nine months.
How it delays: it ends the wait from your side. `ask` leaves it out, because you still want the job.
Evidence: docs/evidence.md, candidate_moves_on
"""

from typing import ClassVar

from stillwaiting.amounts import Duration
from stillwaiting.part import Part
from stillwaiting.plan.builder import Builder


class CandidateMovesOn(Part):
    """Another offer comes, and is taken."""

    assumed: ClassVar = frozenset({"after"})

    after: Duration = Duration(dist="exponential", mean="20 weeks", unsure=("0.5x", "3x"))
    """How long the candidate stays available."""

    def add_to(self, plan: Builder) -> None:
        plan.leave(self.after)
