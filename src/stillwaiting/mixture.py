"""Several kinds of employer, and how many of a hundred people meet each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from stillwaiting.errors import Problem, ScenarioError, StillWaitingError
from stillwaiting.plan.rows import WORLD, Plan
from stillwaiting.scenario import Scenario
from stillwaiting.units import print_duration

PIECE = 100 // WORLD
"""Shares are dealt within each world of replications, in pieces of so many in 100."""


@dataclass(frozen=True)
class Mixture:
    """Kinds of employer with their shares: of each world of replications every kind plays its part.

    So the worlds of a mixture draw what is not known once for all kinds, and replication k is always of one kind.
    """

    name: str
    kinds: Mapping[str, Scenario]
    """The scenario of each kind, by its name."""
    shares: Mapping[str, int]
    """How many in 100 meet each kind: multiples of PIECE that add up to 100."""
    description: str = ""
    choose_if: str = ""
    situation: str = "the interview"
    interview: str | None = None
    """Date, or date and time, at which the interview ended, for every kind."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each share comes from, by kind: a source, or "assumption"."""
    files: Mapping[str, str] = field(default_factory=dict)
    """What a scenario file calls a kind that is not shipped, by kind: a path from that file's folder."""
    told: Callable[[Iterable[Problem]], ScenarioError] = field(default=ScenarioError, compare=False, repr=False)
    """How its problems are told: for one from a file, with their places there."""

    # Checks

    def problems(self) -> list[Problem]:
        """What is wrong with the shares, and with kinds that do not go together."""
        same = self.shares.keys() == self.kinds.keys()
        alike = [*self._reach_problems(), *self._interview_problems()]
        message = "every kind has a share, and every share a kind"
        return [*self.share_problems(), *alike] if same else [Problem(("mixture",), message, on_key=True)]

    def share_problems(self) -> list[Problem]:
        """What is wrong with each share, or else with their sum."""
        wrong = {name: text for name, share in self.shares.items() if (text := wrong_share(share))}
        total = sum(self.shares.values())
        if wrong or total == 100:
            return [Problem(("mixture", self.files.get(name, name)), text) for name, text in wrong.items()]
        return [Problem(("mixture",), f"the shares add up to {total}%, not to 100%", on_key=True)]

    def _reach_problems(self) -> list[Problem]:
        reach = sorted({scenario.horizon_minutes for scenario in self.kinds.values()})
        lengths = " and ".join(print_duration(minutes, weeks=True) for minutes in reach)
        message = f"all kinds must be followed equally long (their `horizon`), not {lengths}"
        return [Problem(("mixture",), message, on_key=True)] if len(reach) > 1 else []

    def _interview_problems(self) -> list[Problem]:
        message = "has an interview of its own; the mixture's `interview` is that of every kind"
        return [
            Problem(("mixture", self.files.get(name, name)), f"{name} {message}", on_key=True)
            for name, scenario in self.kinds.items()
            if scenario.interview != self.interview
        ]

    def compile(self, probe: int = -1) -> dict[str, Plan]:
        """The plan of each kind, with a probe at a minute if one is wanted.

        Raises ScenarioError with everything that is wrong in any of them.
        """
        plans, errors = dict[str, Plan](), list[ScenarioError]()
        if problems := self.problems():
            errors.append(self.told(problems))
        for name, scenario in self.kinds.items():
            try:
                plans[name] = scenario.compile(probe)
            except ScenarioError as error:
                errors.append(error)
        if errors:
            raise all_of(errors)
        return plans

    # Replications

    def dealt(self) -> dict[str, range]:
        """Which replications of each world, counted from 0, are of each kind; the order of the shares is no matter.

        Raises ScenarioError for shares that cannot be dealt.
        """
        if problems := self.problems():
            raise self.told(problems)
        parts, start = {}, 0
        for name, share in sorted(self.shares.items()):
            parts[name] = range(start, start + share // PIECE)
            start += share // PIECE
        return parts

    def kind_of(self, replication: int) -> Scenario:
        """The scenario that plays this replication."""
        place = replication % WORLD
        return next(self.kinds[name] for name, places in self.dealt().items() if place in places)

    # What it has in common with a scenario

    def patient(self) -> "Mixture":
        """The same mixture for somebody who still wants the job, as `ask` plays it."""
        return replace(self, kinds={name: scenario.patient() for name, scenario in self.kinds.items()})

    def at(self, interview: str) -> "Mixture":
        """The same mixture with the interview at this moment."""
        dated = {name: scenario.at(interview) for name, scenario in self.kinds.items()}
        return replace(self, kinds=dated, interview=interview)

    def idle(self) -> list[str]:
        """People of whom no step and no delay of their kind asks anything: `kind.person`."""
        return [f"{name}.{person}" for name, scenario in self.kinds.items() for person in scenario.idle()]

    def provenance(self) -> tuple[int, int]:
        """How many numbers have a source and how many are assumptions: the shares, and those of every kind."""
        counts = [scenario.provenance() for scenario in self.kinds.values()]
        said = [self.sources.get(name, "assumption") for name in self.shares]
        guessed = sum(text.strip().lower().startswith("assumption") for text in said)
        sourced = len(said) - guessed + sum(count for count, _ in counts)
        return sourced, guessed + sum(count for _, count in counts)

    @property
    def horizon_minutes(self) -> int:
        """How long a replication is followed, in minutes."""
        return next(iter(self.kinds.values())).horizon_minutes

    def interview_moment(self) -> tuple[date, int | None] | None:
        """Date, and minute of the day if one is given, at which the interview ended."""
        return next(iter(self.kinds.values())).interview_moment() if self.interview else None


Employer = Scenario | Mixture
"""What can be asked about: one kind of employer, or a mixture."""


def one_kind(employer: Employer, what: str) -> Scenario:
    """The scenario itself; raises StillWaitingError for a mixture, naming its kinds for `what` is to be done."""
    if isinstance(employer, Scenario):
        return employer
    kinds = ", ".join(employer.kinds)
    raise StillWaitingError(f"{employer.name} is a mixture of kinds of employer; {what} one of them: {kinds}")


def wrong_share(share: float) -> str:
    """What is wrong with a share in 100; nothing where it can be dealt."""
    if PIECE <= share <= 100 and share % PIECE == 0:
        return ""
    return f"a share is a multiple of {PIECE}% from {PIECE}% to 100%, not {share:g}%"


def all_of(errors: Iterable[ScenarioError]) -> ScenarioError:
    """Several errors as one, each line once."""
    lines = {line: problem for error in errors for line, problem in zip(error.lines, error.problems, strict=True)}
    return ScenarioError(lines.values(), lines)
