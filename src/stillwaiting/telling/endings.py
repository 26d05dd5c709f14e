"""When a replication began, how it ended, and where its days went."""

from datetime import date, datetime, time, timedelta

from stillwaiting.engines.simpy_engine import Outcome, Trace
from stillwaiting.plan.rows import OUTCOMES, Plan
from stillwaiting.results import HOWS, NEVER_TOLD
from stillwaiting.telling.story import Ending, day_of


def began(plan: Plan, outcome: Outcome) -> datetime:
    """When the interview of a replication ended."""
    return datetime.combine(date.fromisoformat(plan.first_day), time()) + timedelta(minutes=outcome.origin)


def ending(plan: Plan, outcome: Outcome, trace: Trace) -> Ending:
    """How a replication ended; for the never told, when there was nobody left to say so."""
    silent = [entry.minute for entry in trace if entry.what == "silent"]
    minute = silent[0] if outcome.how == NEVER_TOLD else outcome.end
    return Ending(HOWS[outcome.how], OUTCOMES[outcome.outcome], minute, day_of(began(plan, outcome), minute))


def spent(plan: Plan, outcome: Outcome) -> tuple[tuple[str, int], ...]:
    """Causes and their minutes, the most first, without the silence that is for ever."""
    found = [pair for pair in zip(plan.ledger_names(), outcome.ledger, strict=True) if pair[1] and pair[0] != "silence"]
    return tuple(sorted(found, key=lambda pair: -pair[1]))
