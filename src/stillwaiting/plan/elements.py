"""What a path is made of before it becomes rows."""

from dataclasses import dataclass, field

from stillwaiting.amounts import Chance, Duration, Effort


@dataclass
class Sequence:
    """Elements one after another."""

    elements: list["Element"] = field(default_factory=list)


@dataclass(frozen=True)
class Passing:
    """An amount passes: a person's effort, or time."""

    owner: str
    amount: Effort | Duration
    who: str | None = None
    """Whose hours and absences count; nobody's for outside parties."""
    label: str = ""
    restart: bool = False
    message: bool = False
    """Whether the only voice, if there is one, does this instead of `who`."""
    desk: bool = True
    """Whether the work already lying on the person's desk comes first."""
    inside: bool = False
    """Whether somebody inside does it whom no scenario names: a hold on everybody stops it, no absence does."""
    promised: bool = False
    """Whether this is the very amount that an earlier note looked ahead by, and not another draw of it."""


@dataclass(frozen=True)
class Gathering:
    """Several people find a common slot."""

    owner: str
    people: tuple[str, ...]
    lasts: Duration
    notice: Duration | None = None
    days: frozenset[int] | None = None
    """Weekdays on which it may start (Monday 0); any unless given."""
    hours_of: str | None = None
    """Somebody whose hours count but whose diary does not: a signing day."""
    label: str = ""


@dataclass(frozen=True)
class Maybe:
    """A body that happens with a chance."""

    owner: str
    chance: Chance
    body: Sequence
    at_most: int | None = None


@dataclass(frozen=True)
class Hazard:
    """A body that happens with a plain probability, worked out when the plan is compiled."""

    name: str
    probability: float
    body: Sequence


@dataclass(frozen=True)
class When:
    """A body that happens where a condition holds."""

    owner: str
    standing: str | None = None
    outcome: str | None = None
    begun: str | None = None
    """A block that began since the element `since` last started."""
    since: str = ""
    body: Sequence = field(default_factory=Sequence)
    otherwise: Sequence = field(default_factory=Sequence)


@dataclass(frozen=True)
class Again:
    """A body that is repeated with a chance, at most so many times a play."""

    owner: str
    body: Sequence
    chance: Chance
    at_most: int


@dataclass(frozen=True)
class Branches:
    """Bodies side by side, joined by the last (or, as a race, by the first) of them."""

    owner: str
    bodies: tuple[Sequence, ...]
    race: bool = False


@dataclass(frozen=True)
class Mark:
    """A minute worth noting: a milestone, a sign, or a date stated now that lies `ahead`."""

    name: str
    sign: bool = False
    ahead: Duration | None = None


@dataclass(frozen=True)
class Stand:
    """The candidate's standing becomes this."""

    standing: str


@dataclass(frozen=True)
class End:
    """The case is closed inside with an outcome; or, told, the answer is out; or nobody will ever say."""

    outcome: str | None = None
    told: bool = False
    silent: bool = False


Element = Passing | Gathering | Maybe | Hazard | When | Again | Branches | Mark | Stand | End
