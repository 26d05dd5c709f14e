"""The question the project exists for: simulate, look how sure the answer is, simulate more."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import isfinite

from stillwaiting.answers.answer import Answer, answer
from stillwaiting.answers.case import Case
from stillwaiting.answers.unusual import unusual
from stillwaiting.errors import StillWaitingError
from stillwaiting.mixture import Employer
from stillwaiting.results import Results, joined
from stillwaiting.signs import Sign, check_signs, like_you
from stillwaiting.simulation import cast, play_cast
from stillwaiting.units import print_duration
from stillwaiting.your_note import unanswered

SEED = 1
FIRST_CHECK = 1_000
LIMIT = 100_000
"""Replications after which the answer is given as it is."""
LIMIT_KNOWING = 400_000
"""The same where signs leave only some of the replications."""
PRECISION = 0.005
"""Half the width of the 95 % simulation interval that the headline must reach."""
KEPT = 1_000
"""Silent cases that every conditional share must rest on."""
FEWEST = 8_000
"""Replications for every answer, so that its days do not move with the question."""
SPEAKING = 100
"""Silent cases that are like whoever asks, below which the model cannot say."""
FEW, HITS = 0.10, 100
"""Below this share the headline must rest on so many cases."""

Progress = Callable[[int, int], None]
"""Called with replications done and replications planned."""


@dataclass(frozen=True)
class Question:
    """A wait, what is known beside it, and how precisely it is to be answered."""

    waited: int
    """Minutes since the interview: 4 * units.WEEK, or units.parse_wait("4 weeks")."""
    seed: int = SEED
    replications: int | None = None
    """Exactly so many; as many as the precision needs unless given."""
    precision: float = PRECISION
    fewest: int = FEWEST
    limit: int | None = None
    """Replications after which the answer is given as it is; unless given LIMIT, or LIMIT_KNOWING with signs."""
    jobs: int = 1
    engine: str = "auto"
    signs: tuple[Sign, ...] = ()
    """What was seen since the interview, and what was not: see signs.parse_sign."""
    wrote: int | None = None
    """Minute of a note that nobody answered."""
    by: int | None = None
    """Minutes from today until another offer must be answered."""
    stop_at: float = 0.05
    """The chance of an offer below which to stop counting on it."""

    def __post_init__(self) -> None:
        if not isinstance(self.waited, int):
            raise StillWaitingError(
                f"a wait is a whole number of minutes, not {self.waited!r}; units.parse_wait reads a text"
            )
        if not (isfinite(self.precision) and self.precision > 0):
            raise StillWaitingError(f"the precision must lie above 0, unlike {self.precision}")
        if self.most < 1 or (self.replications is not None and self.replications < 1):
            raise StillWaitingError("at least one replication is needed")
        if not 0 < self.stop_at < 1:
            raise StillWaitingError(f"a chance to stop at lies between 0 and 1, unlike {self.stop_at}")
        if self.by is not None and self.by < 1:
            raise StillWaitingError("another offer is to be answered later than now")
        if self.wrote is not None and not 0 <= self.wrote <= self.waited:
            raise StillWaitingError("you wrote between the interview and today, or have not written")

    @property
    def most(self) -> int:
        """Replications after which the answer is given as it is."""
        if self.limit is not None:
            return self.limit
        return LIMIT_KNOWING if self.signs or self.wrote is not None else LIMIT


def ask(scenario: Employer, question: Question, progress: Progress | None = None) -> Answer:
    """The answer to a wait in a scenario; the candidate still wants the job.

    Checks the precision at 1,000, 2,000, 4,000, ... replications and stops, from `fewest` on, when the headline's
    simulation interval is narrow enough, at least 1,000 silent cases are left, and a share under 10 % rests on at
    least 100 of them.
    Raises ScenarioError for a scenario that cannot be played, StillWaitingError for a wait beyond its horizon and for
    signs that cannot be.
    """
    patient = scenario.patient()
    check_wait(patient, question.waited)
    found = simulated(patient, question, progress)
    sourced, assumed = scenario.provenance()
    return answer(
        found,
        situation=scenario.situation,
        interview=interview(scenario),
        sourced=sourced,
        assumed=assumed,
    )


def check_wait(scenario: Employer, waited: int) -> None:
    """Refuse a wait that is not one, or that the replications do not reach."""
    if waited < 0:
        raise StillWaitingError("the wait cannot be negative: the interview would lie ahead")
    if waited >= scenario.horizon_minutes:
        reach = print_duration(scenario.horizon_minutes, weeks=True)
        message = (
            f"{scenario.name} is followed for {reach}; a wait must be shorter (or the scenario's `horizon` longer)"
        )
        raise StillWaitingError(message)


def simulated(scenario: Employer, question: Question, progress: Progress | None = None) -> Case:
    """Replications of a scenario, probed at the wait, as many as the question needs, and those of them like you."""
    played = cast(scenario, question.waited)
    check_signs(question.signs, [sign for kind in played.kinds for sign in sorted(kind.plan.signs)], scenario.name)
    goal = question.replications or min(FIRST_CHECK, question.most)
    results: Results | None = None
    while True:
        done = results.n if results is not None else 0
        report = _shown(progress, done, goal)
        more = play_cast(played, question.seed, done, goal - done, question.jobs, question.engine, report)
        results = more if results is None else joined([results, more])
        found = case(results, question)
        if question.replications or goal >= question.most:
            return loosened(found, question)
        if precise(found, question):
            return found
        goal = min(2 * goal, question.most)


def case(results: Results, question: Question) -> Case:
    """The results with those of them that are like whoever asks."""
    known = results
    if question.wrote is not None:
        known = unanswered(results, question.wrote, question.waited)
    if question.signs:
        known = like_you(known, question.signs, question.waited)
    return Case(
        everybody=results,
        like_you=known,
        waited=question.waited,
        signs=question.signs,
        wrote=question.wrote,
        by=question.by,
        stop_at=question.stop_at,
    )


def loosened(found: Case, question: Question) -> Case:
    """The case without signs that leave too few to say anything: one after another, the one that leaves fewest first.

    Nothing is said from fewer than SPEAKING silent cases; the answer then names what it had to leave out.
    """
    while found.signs and found.kept < SPEAKING:
        others = [tuple(sign for sign in found.signs if sign != one) for one in found.signs]
        tried = [case(found.everybody, replace(question, signs=signs)) for signs in others]
        best = max(range(len(tried)), key=lambda place: tried[place].kept)
        found = replace(tried[best], dropped=(*found.dropped, found.signs[best]))
    return found


def _shown(progress: Progress | None, done: int, goal: int) -> Callable[[int], None] | None:
    return None if progress is None else lambda count: progress(done + count, goal)


def precise(found: Case, question: Question) -> bool:
    """Whether the headline is as precise as was asked, and the silent are many enough."""
    about, known = unusual(found.like_you, question.waited), found.everybody is not found.like_you
    share = about.still_waiting
    if share.value is None:
        return not known
    if found.everybody.n < min(question.fewest, question.most):
        return False
    narrow = share.simulation.high - share.simulation.low <= 2 * question.precision
    enough = share.value >= FEW or share.hits >= HITS
    return narrow and enough and about.silent.hits >= min(KEPT, found.everybody.n)


def interview_date(scenario: Employer) -> date | None:
    """The date of the interview, where the scenario names it."""
    moment = scenario.interview_moment()
    return moment[0] if moment else None


def interview(scenario: Employer) -> datetime | None:
    """When the interview ended, where the scenario names its date; at noon where it names no hour."""
    moment = scenario.interview_moment()
    if moment is None:
        return None
    day, minute = moment
    return datetime(day.year, day.month, day.day) + timedelta(minutes=12 * 60 if minute is None else minute)
