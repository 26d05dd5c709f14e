"""The question the project exists for: simulate, look how sure the answer is, simulate more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite

from stillwaiting.answers.answer import Answer, answer
from stillwaiting.answers.unusual import unusual
from stillwaiting.errors import StillWaitingError
from stillwaiting.results import Results, joined
from stillwaiting.scenario import Scenario
from stillwaiting.simulation import play_plan
from stillwaiting.units import print_duration

SEED = 1
FIRST_CHECK = 1_000
LIMIT = 32_000
"""Replications after which the answer is given as it is."""
PRECISION = 0.01
"""Half the width of the 95 % simulation interval that the headline must reach."""
KEPT = 1_000
"""Silent cases that every conditional share must rest on."""
FEWEST = 8_000
"""Replications for every answer, so that its days do not move with the question."""
FEW, HITS = 0.10, 100
"""Below this share the headline must rest on so many cases."""

Progress = Callable[[int, int], None]
"""Called with replications done and replications planned."""


@dataclass(frozen=True)
class Question:
    """A wait, and how precisely it is to be answered."""

    waited: int
    """Minutes since the interview: 4 * units.WEEK, or units.parse_wait("4 weeks")."""
    seed: int = SEED
    replications: int | None = None
    """Exactly so many; as many as the precision needs unless given."""
    precision: float = PRECISION
    fewest: int = FEWEST
    limit: int = LIMIT
    jobs: int = 1

    def __post_init__(self) -> None:
        if not isinstance(self.waited, int):
            raise StillWaitingError(
                f"a wait is a whole number of minutes, not {self.waited!r}; units.parse_wait reads a text"
            )
        if not (isfinite(self.precision) and self.precision > 0):
            raise StillWaitingError(f"the precision must lie above 0, unlike {self.precision}")
        if self.limit < 1 or (self.replications is not None and self.replications < 1):
            raise StillWaitingError("at least one replication is needed")


def ask(scenario: Scenario, question: Question, progress: Progress | None = None) -> Answer:
    """The answer to a wait in a scenario; the candidate still wants the job.

    Checks the precision at 1,000, 2,000, 4,000, ... replications and stops, from `fewest` on, when the headline's
    simulation interval is narrow enough, at least 1,000 silent cases are left, and a share under 10 % rests on at
    least 100 of them.
    Raises ScenarioError for a scenario that cannot be played, StillWaitingError for a wait beyond its horizon.
    """
    patient = scenario.patient()
    check_wait(patient, question.waited)
    results = simulated(patient, question, progress)
    sourced, assumed = scenario.provenance()
    return answer(
        results,
        question.waited,
        situation=scenario.situation,
        interview=interview(scenario),
        sourced=sourced,
        assumed=assumed,
    )


def check_wait(scenario: Scenario, waited: int) -> None:
    """Refuse a wait that is not one, or that the replications do not reach."""
    if waited < 0:
        raise StillWaitingError("the wait cannot be negative: the interview would lie ahead")
    if waited >= scenario.horizon_minutes:
        reach = print_duration(scenario.horizon_minutes, weeks=True)
        message = (
            f"{scenario.name} is followed for {reach}; a wait must be shorter (or the scenario's `horizon` longer)"
        )
        raise StillWaitingError(message)


def simulated(scenario: Scenario, question: Question, progress: Progress | None = None) -> Results:
    """Replications of a scenario, probed at the wait, as many as the question needs."""
    plan = scenario.compile(question.waited)
    goal = question.replications or min(FIRST_CHECK, question.limit)
    results: Results | None = None
    while True:
        done = results.n if results is not None else 0
        report = _shown(progress, done, goal)
        more = play_plan(plan, scenario.name, question.seed, done, goal - done, question.jobs, report)
        results = more if results is None else joined([results, more])
        if question.replications or goal >= question.limit or precise(results, question):
            return results
        goal = min(2 * goal, question.limit)


def _shown(progress: Progress | None, done: int, goal: int) -> Callable[[int], None] | None:
    return None if progress is None else lambda count: progress(done + count, goal)


def precise(results: Results, question: Question) -> bool:
    """Whether the headline is as precise as was asked, and the silent are many enough."""
    found = unusual(results, question.waited)
    share = found.still_waiting
    if share.value is None:
        return True
    if results.n < min(question.fewest, question.limit):
        return False
    narrow = share.simulation.high - share.simulation.low <= 2 * question.precision
    enough = share.value >= FEW or share.hits >= HITS
    return narrow and enough and found.silent.hits >= min(KEPT, results.n)


def interview(scenario: Scenario) -> datetime | None:
    """When the interview ended, where the scenario names its date; at noon where it names no hour."""
    moment = scenario.interview_moment()
    if moment is None:
        return None
    day, minute = moment
    return datetime(day.year, day.month, day.day) + timedelta(minutes=12 * 60 if minute is None else minute)
