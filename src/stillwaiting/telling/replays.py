"""The same replication played again with one change: what the delay that cost most has done to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from stillwaiting.amounts import Duration
from stillwaiting.delays import FirstChoiceDecides, NeverTold
from stillwaiting.engines.simpy_engine import play_one
from stillwaiting.errors import ScenarioError
from stillwaiting.scenario import Scenario
from stillwaiting.telling.endings import ending
from stillwaiting.telling.story import Ending, Story, WhatIf
from stillwaiting.units import DAY

MOST = 2
"""What-ifs that are told."""
TRIED = 5
"""Changes that are tried."""
SOON = Duration("1 day")
STAND_IN = Duration("2 days")


@dataclass(frozen=True)
class Change:
    """A delay, what is done about it, and the scenario without it or with less of it."""

    what: str
    part: str
    scenario: Scenario


def whatifs(scenario: Scenario, story: Story) -> tuple[WhatIf, ...]:
    """The first changes that make a difference: of the parts that cost most, the dearest first."""
    found: list[WhatIf] = []
    for change in islice(_changes(scenario, story), TRIED):
        again = _played(change.scenario, story.seed, story.replication) if len(found) < MOST else None
        if again is not None and _matters(story.ending, again):
            who = getattr(scenario.delays[change.part], "who", None)
            found.append(WhatIf(change.what, change.part, scenario.kind(change.part), who, again))
    return tuple(found)


def _matters(ended: Ending, again: Ending) -> bool:
    """Whether a change made a difference to somebody who waits: not where nobody is told either way."""
    if (again.how, again.outcome) == (ended.how, ended.outcome):
        return ended.how != "never_told" and again.day != ended.day
    return True


def _changes(scenario: Scenario, story: Story) -> Iterator[Change]:
    """Changes worth trying, the weightiest first."""
    if story.ending.how == "never_told":
        unsaid = [name for name, part in scenario.delays.items() if isinstance(part, NeverTold)]
        yield from (Change("without", name, scenario.without(name)) for name in unsaid)
    yield from (_change(scenario, name) for name in dear(story) if name in scenario.delays)


def dear(story: Story) -> list[str]:
    """Parts that cost a day or more, the dearest first, after the hold that closed the case.

    An absence costs what it was in the way; the ledger charges all of a wait after a missed meeting to one.
    """
    costs = {name.partition(".")[0]: minutes for name, minutes in reversed(story.ledger)}
    for absence in story.absences:
        costs[absence.name] = sum(each.minutes for each in story.absences if each.name == absence.name)
    closers = [each.part for day in story.days for each in day.inside if each.what == "closed"]
    first = [name for name in closers if any(absence.name == name for absence in story.absences)]
    most = sorted((name for name, minutes in costs.items() if minutes >= DAY), key=lambda name: -costs[name])
    return list(dict.fromkeys([*first, *most]))


def _change(scenario: Scenario, name: str) -> Change:
    """What could be done about a delay: somebody stands in, or decides at once, or it is not there."""
    part = scenario.delays[name]
    fields: dict[str, Any] = {}
    what = "without"
    if isinstance(part, FirstChoiceDecides):
        fields, what = {"thinks_before_yes": SOON, "thinks_before_no": SOON}, "prompt"
    elif getattr(part, "stand_in_after", STAND_IN) is None:
        fields, what = {"stand_in_after": STAND_IN}, "stand_in"
    if fields:
        return Change(what, name, scenario.with_(delays={name: part.model_copy(update=fields)}))
    return Change(what, name, scenario.without(name))


def _played(scenario: Scenario, seed: int, replication: int) -> Ending | None:
    """How the replication ends in a changed scenario; nothing where that cannot be played."""
    try:
        plan = scenario.compile()
    except ScenarioError:
        return None
    return ending(plan, *play_one(plan, seed, replication))
