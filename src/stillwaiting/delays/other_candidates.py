"""Other finalists are still being seen; competition is high.

Article: a reader told that competition for the position is high; interviewed early, they wait longer.
How it delays: the decision waits until everybody has been interviewed, each in the first slot that suits.
Evidence: docs/evidence.md, other_candidates
"""

from typing import ClassVar

from stillwaiting.amounts import Count, Duration
from stillwaiting.errors import Problem
from stillwaiting.part import Part, PersonName, people_problems
from stillwaiting.plan.builder import Builder
from stillwaiting.plan.path import MOST_TURNS


class OtherCandidates(Part):
    """Interviews that come after yours."""

    assumed: ClassVar = frozenset({"still_to_see", "lasts", "notice"})

    people: tuple[PersonName, ...]
    """Who interviews them."""

    still_to_see: Count = Count(dist="discrete", values={"0": "30%", "1": "30%", "2": "20%", "3": "20%"})
    """How many finalists are seen after you."""

    lasts: Duration = Duration("60 min")
    """How long each interview takes."""

    notice: Duration = Duration("1 to 4 business days", unsure=("0.5x", "2x"))
    """Time between inviting the next finalist and the first slot looked at."""

    def problems(self) -> list[Problem]:
        """Nobody to interview them, or more than are played."""
        found = people_problems(self.people, "people")
        family = self.still_to_see.family
        most = max(getattr(family, "values", (getattr(family, "value", 0),)))
        if most > MOST_TURNS:
            found.append(Problem(("still_to_see",), f"at most {MOST_TURNS} are seen after you, not {most:g}"))
        return found

    def add_to(self, plan: Builder) -> None:
        for turn in plan.beside("start", "decided").times(self.still_to_see):
            turn.meet(self.people, self.lasts, notice=self.notice)
