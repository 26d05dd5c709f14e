"""Several teams could each have taken the person; somebody must choose.

Article: a reader asked which of six compliance teams they wanted to work for.
How it delays: every team says whether it would, and then somebody settles which.
Evidence: docs/evidence.md, team_matching
"""

from typing import ClassVar

from stillwaiting.amounts import Duration, Effort
from stillwaiting.part import Part, PersonName, Several
from stillwaiting.plan.builder import Builder


class TeamMatching(Part):
    """Teams answer side by side; the last one counts."""

    assumed: ClassVar = frozenset({"teams", "answers", "choosing"})

    who: PersonName
    """Who settles it."""

    teams: Several = 3
    """How many teams are asked."""

    answers: Duration = Duration("1 to 8 business days", unsure=("0.5x", "2x"))
    """How long each team takes to say whether it would."""

    choosing: Effort = Effort("30 min to 4 h")
    """Work to settle who goes where."""

    def add_to(self, plan: Builder) -> None:
        path = plan.after("decided")
        for number, team in enumerate(path.side_by_side(self.teams), 1):
            team.elapse(self.answers, inside=True, label=f"team_{number}")
        path.work(self.who, self.choosing)
