"""The order of the steps: which waits for which."""

from collections.abc import Mapping

from stillwaiting.plan.builder import START
from stillwaiting.steps.step import Step

Steps = Mapping[str, Step]
Before = Mapping[str, set[str]]
"""Names of steps for each step: those it waits for, or all that come before it."""


def waits(steps: Steps) -> dict[str, tuple[str, ...]]:
    """For each step what it waits for as it says it, the step before it unless it says anything."""
    found, last = dict[str, tuple[str, ...]](), START
    for name, step in steps.items():
        given = (step.after,) if isinstance(step.after, str) else step.after
        found[name], last = given or (last,), name
    return found


def reached(steps: Steps) -> dict[str, str]:
    """For each milestone the step that reaches it."""
    return {step.milestone: name for name, step in reversed(list(steps.items())) if step.milestone}


def waited(steps: Steps) -> dict[str, set[str]]:
    """For each step the steps it waits for, milestones and all; `start` where it waits for that."""
    by = reached(steps)
    return {name: {by.get(before, before) for before in names} for name, names in waits(steps).items()}


def earlier(steps: Steps) -> dict[str, set[str]]:
    """For each step all steps that come before it."""
    known = waited(steps)
    return {name: _ancestors(known, name) for name in steps}


def _ancestors(known: Before, name: str) -> set[str]:
    found, waiting = set[str](), list(known[name])
    while waiting:
        before = waiting.pop()
        if before in known and before not in found:
            found.add(before)
            waiting.extend(known[before])
    return found
