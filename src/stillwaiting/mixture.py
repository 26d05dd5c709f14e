"""Several kinds of employer, and how many of a hundred people meet each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from stillwaiting.errors import Problem, ScenarioError, StillWaitingError
from stillwaiting.plan.rows import WORLD
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
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each share comes from, by kind: a source, or "assumption"."""
    told: Callable[[Iterable[Problem]], ScenarioError] = field(default=ScenarioError, compare=False, repr=False)

    def problems(self) -> list[Problem]:
        """What is wrong with the shares, and with kinds that do not go together."""
        found = [
            Problem(("mixture", name), f"a share is a multiple of {PIECE}% from {PIECE}% to 100%, not {share}%")
            for name, share in self.shares.items()
            if share % PIECE or not PIECE <= share <= 100
        ]
        total = sum(self.shares.values())
        if not found and total != 100:
            found.append(Problem(("mixture",), f"the shares add up to {total}%, not to 100%", on_key=True))
        reach = {scenario.horizon_minutes for scenario in self.kinds.values()}
        if len(reach) > 1:
            lengths = ", ".join(print_duration(minutes, weeks=True) for minutes in sorted(reach))
            message = f"kinds are followed for one length of time, not {lengths}"
            found.append(Problem(("mixture",), message, on_key=True))
        return found

    def dealt(self) -> dict[str, range]:
        """Which replications of each world, counted from 0, are of each kind."""
        parts, start = {}, 0
        for name, share in self.shares.items():
            parts[name] = range(start, start + share // PIECE)
            start += share // PIECE
        return parts

    def kind_of(self, replication: int) -> Scenario:
        """The scenario that plays this replication."""
        place = replication % WORLD
        return next(self.kinds[name] for name, places in self.dealt().items() if place in places)

    def patient(self) -> "Mixture":
        """The same mixture for somebody who still wants the job, as `ask` plays it."""
        return replace(self, kinds={name: scenario.patient() for name, scenario in self.kinds.items()})

    def at(self, interview: str) -> "Mixture":
        """The same mixture with the interview at this moment."""
        dated = {name: scenario.at(interview) for name, scenario in self.kinds.items()}
        return replace(self, kinds=dated, interview=interview)

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
