"""What every step of the process can say: its milestone, what it comes after, whether it repeats."""

from typing import ClassVar, Literal

from stillwaiting.amounts import Chance
from stillwaiting.part import OnceAtLeast, Part, StepName
from stillwaiting.plan.builder import Builder
from stillwaiting.plan.path import Path


class Repeat(Part):
    """The step, or everything since an earlier one, is done again with a chance."""

    assumed: ClassVar = frozenset({"at_most"})

    chance: Chance
    """The chance, each time, that it is done again."""

    at_most: OnceAtLeast = 1
    """How often at most in one case."""

    since: StepName | None = None
    """The earlier step to go back to; this step alone unless given."""


class Step(Part):
    """Something that must happen before the answer."""

    milestone: str | None = None
    """The point of the process this step reaches: debriefed, decided, approved, answered, or a name of your own."""

    after: tuple[StepName, ...] | StepName | None = None
    """What it waits for: steps, or `start`; the step before it in the file unless given."""

    join: Literal["all", "first"] = "all"
    """Whether it waits for all of these, or for the first (the others are then dropped)."""

    repeat: Repeat | None = None
    """Whether it may be done again."""

    def write(self, path: Path) -> None:
        """Append what the step consists of."""
        raise NotImplementedError

    def lay(self, plan: Builder, name: str, after: tuple[str, ...], *, closing: bool) -> None:
        """Write the step into a plan, after other steps."""
        plan.owner = name
        path = plan.step(name, after, race=self.join == "first" and len(after) > 1, closing=closing)
        if self.repeat is not None and self.repeat.since in (None, name):
            path = path.again(self.repeat.chance, self.repeat.at_most)
        self.write(path)
        if self.repeat is not None and self.repeat.since not in (None, name):
            plan.go_back(name, str(self.repeat.since), self.repeat.chance, self.repeat.at_most)
