"""Plans of constants, and what happened in one replication of them, moment by moment.

The interview ends on Monday, 2 March 2026, at 10:00, on a calendar without public holidays. The boss decides in two
hours and writes for one, unless the story says otherwise: decided at 12:00, told at 13:00.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from stillwaiting.amounts import Duration
from stillwaiting.draws import RAW, STEP, Table
from stillwaiting.engines.simpy_engine import play_one
from stillwaiting.people import Person
from stillwaiting.plan.rows import OUTCOMES
from stillwaiting.results import HOWS
from stillwaiting.scenario import Scenario
from stillwaiting.standing import Standing
from stillwaiting.steps import Message, Work

INTERVIEW = datetime(2026, 3, 2, 10, 0)
HOUR, DAY = 60, 1440
BOSS = Person(hours="Mon-Fri 9:00-17:00", met_you=True)
DECISION = Work(work="boss", effort="2 h", milestone="decided")
ANSWER = Message(message="boss", effort="1 h", milestone="answered")


def story(*, first_choice="100%", next_in_line="0%", people=(), process=None, begins=(), horizon="20 weeks", **delays):
    """The plan of a scenario of constants; `begins` gives the minute at which each block begins for the first time.

    Without `begins` a first gap is the residual of a gap, so that even a constant one leaves the date open.
    """
    scenario = Scenario(
        name="story",
        people={"boss": BOSS, **dict(people)},
        process=process or {"decision": DECISION, "answer": ANSWER},
        standing=silent_about(first_choice, next_in_line),
        delays=delays,
        horizon=Duration(horizon),
        interview="2026-03-02 10:00",
    )
    return _with_begins(scenario.compile(), {f"{name}.every.first": minute for name, minute in dict(begins).items()})


def silent_about(first_choice, next_in_line):
    """A standing of which the candidate hears nothing."""
    nothing = {"top_candidate_if_first": "0%", "top_candidate_if_not": "0%", "verbal_offer": "0%"}
    return Standing(first_choice=first_choice, next_in_line=next_in_line, **nothing)


def _with_begins(plan, minutes):
    """The plan with other first gaps, by the name of their stream."""
    assert minutes.keys() <= {draw.name for draw in plan.draws}, minutes
    tables = {name: Table(STEP, (), (minute * RAW,)) for name, minute in minutes.items()}
    draws = [replace(draw, table=tables.get(draw.name, draw.table)) for draw in plan.draws]
    return replace(plan, draws=tuple(draws))


def moment(minute):
    """The minute as it stands on the wall, such as "Tue 3 Mar 09:30"."""
    at = INTERVIEW + timedelta(minutes=minute)
    return f"{at:%a} {at.day} {at:%b %H:%M}"


def timeline(plan, replication=0):
    """Everything that happened, one line each, such as "Tue 3 Mar 09:30 finish decision.effort"."""
    _, trace = play_one(plan, 1, replication)
    return [f"{moment(entry.minute)} {entry.what} {entry.name}".rstrip() for entry in trace]


def ending(plan, replication=0):
    """How it ended, such as "told offer Mon 2 Mar 13:00" or "never_told rejection"."""
    outcome, _ = play_one(plan, 1, replication)
    words = f"{HOWS[outcome.how]} {OUTCOMES[outcome.outcome]}"
    return f"{words} {moment(outcome.told)}" if outcome.told >= 0 else words


def causes(plan, replication=0):
    """Where the minutes went, by cause, without the causes that took none; they add up to the end."""
    outcome, _ = play_one(plan, 1, replication)
    assert sum(outcome.ledger) == outcome.end
    return {name: spent for name, spent in zip(plan.ledger_names(), outcome.ledger, strict=True) if spent}


def noted(plan, replication=0):
    """The minute at which each milestone was reached and each sign was seen."""
    outcome, _ = play_one(plan, 1, replication)
    return {name: at for name, at in zip(plan.notes, outcome.notes, strict=True) if at >= 0}


def notes(plan, replication=0):
    """When each milestone was reached and each sign was seen, as on the wall."""
    return {name: moment(at) for name, at in noted(plan, replication).items()}


def assert_timeline(plan, text, replication=0):
    """Everything happened as the text says, line by line, and nothing else."""
    assert timeline(plan, replication) == [line.strip() for line in text.strip().splitlines()]
