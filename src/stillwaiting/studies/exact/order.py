"""The order of the steps of a scenario file: which waits for which, and which come after the case is closed."""

from dataclasses import dataclass

from stillwaiting.studies.exact.spelling import Data, names

START = "start"


@dataclass(frozen=True)
class Order:
    """Names of steps, each after all that it waits for."""

    steps: tuple[str, ...]
    waits: dict[str, frozenset[str]]
    """For each step the steps it waits for, or `start`."""
    reached: dict[str, str]
    """For each milestone the step that reaches it."""

    def followers(self, name: str) -> list[str]:
        """The steps that wait for this one."""
        return [step for step in self.steps if name in self.waits[step]]

    def before(self, name: str) -> frozenset[str]:
        """All steps that come before this one."""
        own = self.waits[name] - {START}
        return own.union(*(self.before(step) for step in own))

    @property
    def closing(self) -> frozenset[str]:
        """The steps after the case is closed: the answer, and whatever follows a step that is `approved`."""
        if "approved" not in self.reached:
            return frozenset({self.reached["answered"]})
        return frozenset(step for step in self.steps if self.reached["approved"] in self.before(step))

    def racing(self, name: str) -> frozenset[str]:
        """The steps of a race that this step ends: not those that come before all that it waits for."""
        known = [self.before(step) | {step} for step in self.waits[name]]
        return frozenset().union(*known) - frozenset.intersection(*known)


def order_of(process: Data) -> Order:
    """The order of the steps as they stand in the file."""
    reached = {step["milestone"]: name for name, step in process.items() if "milestone" in step}
    waits, last = dict[str, frozenset[str]](), START
    for name, step in process.items():
        said = names(step.get("after")) or (last,)
        waits[name], last = frozenset(reached.get(before, before) for before in said), name
    steps: list[str] = []
    while len(steps) < len(waits):
        ready = [name for name in waits if name not in steps and waits[name] <= {START, *steps}]
        if not ready:
            raise ValueError("steps wait for one another")
        steps.append(ready[0])
    return Order(tuple(steps), waits, reached)
