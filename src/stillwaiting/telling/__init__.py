"""One replication told: what went on behind closed doors, what the candidate saw, where the days went."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from stillwaiting.engines.simpy_engine import Trace, play_one
from stillwaiting.scenario import Scenario
from stillwaiting.telling.case import case, no_word, seen
from stillwaiting.telling.endings import began, ending, spent
from stillwaiting.telling.happenings import Play, absent, missed, stops_of, work
from stillwaiting.telling.reading import absences, stretches
from stillwaiting.telling.replays import whatifs
from stillwaiting.telling.roles import Roles
from stillwaiting.telling.story import (
    Absence,
    Day,
    Ending,
    Happening,
    Stop,
    Story,
    Stretch,
    WhatIf,
    day_of,
)

MOST = 20
"""Things behind closed doors that are told; the weightiest stay."""
ORDER = (
    *("interview", "back", "missed", "ends", "redo", "again", "standing", "decided", "closed", "silent"),
    *("no_word", "desk", "begins", "away", "horizon"),
)
"""In which order things of one minute are told."""

__all__ = ["Absence", "Day", "Ending", "Happening", "Stop", "Story", "Stretch", "WhatIf", "ending", "tell", "told"]


def tell(scenario: Scenario, seed: int, replication: int) -> Story:
    """The story of one replication of a scenario, played as it stands.

    Raises ScenarioError for a scenario that cannot be played.
    """
    story = told(Roles(scenario, scenario.compile()), seed, replication)
    return replace(story, whatifs=whatifs(scenario, story))


def told(roles: Roles, seed: int, replication: int) -> Story:
    """The story of one replication of a scenario that is compiled already, without a what-if."""
    scenario, plan = roles.scenario, roles.plan
    outcome, trace = play_one(plan, seed, replication)
    interview, ended, ledger = began(plan, outcome), ending(plan, outcome, trace), spent(plan, outcome)
    decided = outcome.decided if outcome.decided >= 0 else None
    away = absences(roles, seed, replication)
    played = read(roles, trace, away, ended, decided, ledger)
    return Story(
        scenario=scenario.name,
        seed=seed,
        replication=replication,
        interview=interview,
        dated=scenario.interview is not None,
        horizon=plan.horizon,
        ending=ended,
        decided=decided,
        days=days(played, interview),
        ledger=ledger,
        stretches=played.stretches,
        absences=played.absences,
    )


def read(
    roles: Roles,
    trace: Trace,
    away: tuple[Absence, ...],
    ended: Ending,
    decided: int | None,
    ledger: tuple[tuple[str, int], ...],
) -> Play:
    """A replication as it was played, with everything that took time and for how long who was in the way."""
    took = stretches(roles, trace, away, ended.minute)
    charged = frozenset(part for name, _ in ledger for part in (name, name.partition(".")[0]))
    stopping = tuple(replace(absence, minutes=stopped(absence, took)) for absence in away)
    return Play(roles, trace, took, stopping, ended, decided, charged)


def stopped(absence: Absence, took: tuple[Stretch, ...]) -> int:
    """For how many minutes an absence was in the way of anything."""
    total, until = 0, 0
    for stop in sorted(stops_of(absence, took), key=lambda stop: stop.begin):
        total += max(0, stop.end - max(stop.begin, until))
        until = max(until, stop.end)
    return total


def days(played: Play, interview: datetime) -> tuple[Day, ...]:
    """The days on which something worth telling happened."""
    inside = weightiest([*work(played), *absent(played), *missed(played), *case(played), *no_word(played)])
    outside = sorted(seen(played), key=lambda happening: happening.minute)
    numbers = sorted({day_of(interview, each.minute) for each in [*inside, *outside]})
    return tuple(
        Day(number, on_day(inside, number, interview), on_day(outside, number, interview)) for number in numbers
    )


def on_day(happenings: list[Happening], number: int, interview: datetime) -> tuple[Happening, ...]:
    """Those of one calendar day."""
    return tuple(each for each in happenings if day_of(interview, each.minute) == number)


def weightiest(happenings: Iterable[Happening]) -> list[Happening]:
    """The MOST weightiest happenings in order of time; of one minute what ends comes before what begins."""
    chosen = sorted(happenings, key=lambda happening: (-happening.weight, happening.minute))[:MOST]
    return sorted(chosen, key=lambda happening: (happening.minute, ORDER.index(happening.what)))
