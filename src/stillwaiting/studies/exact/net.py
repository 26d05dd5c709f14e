"""A process as a net of places: what a token does there, and where it goes next."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Wait:
    """Time passes, exponential with this mean; none passes where it is 0. It stands still while a block is on."""

    mean: float
    """Minutes."""
    blocks: frozenset[str]
    """Names of the blocks that stop it."""
    then: int


@dataclass(frozen=True)
class Toss:
    """One way with a probability, at most `cap` times, else the other."""

    p: float
    yes: int
    no: int
    cap: int | None = None


@dataclass(frozen=True)
class Ask:
    """One way where the standing is this, or this block has begun, else the other."""

    word: str
    yes: int
    no: int


@dataclass(frozen=True)
class Stand:
    """The standing becomes this."""

    standing: str
    then: int


@dataclass(frozen=True)
class Fork:
    """A token for each way."""

    ways: tuple[int, ...]


@dataclass(frozen=True)
class Join:
    """The last of so many arrivals goes on."""

    need: int
    then: int


@dataclass(frozen=True)
class First:
    """The first arrival goes on, and whatever is at these places ends."""

    race: frozenset[int]
    then: int


@dataclass(frozen=True)
class Close:
    """The case is closed with an outcome, and every other token ends."""

    outcome: str
    then: int


@dataclass(frozen=True)
class Silence:
    """Nobody ever tells."""


@dataclass(frozen=True)
class Told:
    """The answer is out."""


Place = Wait | Toss | Ask | Stand | Fork | Join | First | Close | Silence | Told


@dataclass(frozen=True)
class Block:
    """Somebody, or everybody inside, is away again and again; every length is exponential with this mean in minutes."""

    name: str
    who: str | None
    """None: everybody, until the case is closed."""
    gap: float
    length: float
    stand_in: float | None = None
    """Mean until somebody stands in, if anybody ever does."""
    in_equilibrium: bool = False
    """Whether it may be under way at the start."""
    ends: float = 0.0
    """The chance that its beginning cancels the case."""
    again: float = 0.0
    """The chance that, when it stops, what is under way of `redo` begins anew."""
    redo: str = ""
    at_most: int = 0


@dataclass(frozen=True)
class Net:
    """A whole process."""

    places: tuple[Place, ...]
    start: int
    cancelled: int
    """Where a case goes on that a block has ended."""
    blocks: tuple[Block, ...]
    leaves: float | None
    """Mean in minutes until the candidate leaves, if ever."""
    redo: dict[str, tuple[int, frozenset[int]]]
    """Where a range that may be done again is entered, and all its places."""

    @cached_property
    def asked(self) -> frozenset[str]:
        """Everything that an Ask asks for."""
        return frozenset(place.word for place in self.places if isinstance(place, Ask))
