"""It takes weeks to find room in everyone's calendar for the next round.

Article: reason 8.
How it delays: nobody decides before the next round, and that waits for the first half-hour all diaries have free; a
round missed because somebody is away is searched for again.
Evidence: docs/evidence.md, calendar_search
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration
from stillwaiting.errors import Problem
from stillwaiting.part import OnceAtLeast, Part, PersonName, people_problems
from stillwaiting.plan.builder import Builder


class CalendarSearch(Part):
    """Another round of interviews; you hear that there will be one."""

    assumed: ClassVar = frozenset({"chance", "lasts", "notice", "at_most"})

    people: tuple[PersonName, ...]
    """Whose diaries must agree."""

    chance: Chance = Chance("30%", unsure=("10%", "50%"))
    """The chance of another round, and of yet another after it."""

    lasts: Duration = Duration("60 min")
    """How long the round takes."""

    notice: Duration = Duration("1 to 3 business days")
    """Time between the idea and the first slot looked at."""

    at_most: OnceAtLeast = 2
    """How many further rounds at most."""

    def problems(self) -> list[Problem]:
        """Nobody to meet."""
        return people_problems(self.people, "people")

    def add_to(self, plan: Builder) -> None:
        turn = plan.before("decided").sometimes(self.chance).again(self.chance, self.at_most - 1)
        turn.tell("next_round")
        turn.meet(self.people, self.lasts, notice=self.notice)
