"""Somebody critical to the decision is put on a top-priority project.

Article: reason 3; hiring goes on the back burner, whatever was promised.
How it delays: that person's part of the hiring lies until the project is over, and must then be picked up again.
Evidence: docs/evidence.md, priority_project
"""

from typing import ClassVar

from stillwaiting.amounts import Duration, Effort
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class PriorityProject(Part):
    """Projects that take all of somebody's time, one after another."""

    assumed: ClassVar = frozenset({"every", "lasts", "stand_in_after", "pick_up"})

    who: PersonName
    """Who is put on the project."""

    every: Duration = Duration(dist="exponential", mean="40 weeks", unsure=("0.5x", "2x"))
    """From the end of one such project to the beginning of the next."""

    lasts: Duration = Duration("1 to 6 weeks", unsure=("0.5x", "2x"))
    """How long hiring is on the back burner."""

    stand_in_after: Duration | None = None
    """When somebody else takes over the hiring; never unless given."""

    pick_up: Effort = Effort("30 min to 3 h")
    """Work to get back into the candidates, before deciding, if a project began since the interview."""

    def add_to(self, plan: Builder) -> None:
        plan.send_away(self.who, every=self.every, lasts=self.lasts, stand_in_after=self.stand_in_after)
        cold = plan.before("decided").when_begun(plan.owner, since="start")
        cold.work(self.who, self.pick_up)
