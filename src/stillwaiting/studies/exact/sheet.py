"""The verbs with which a net is written, from its end to its start: a piece has to know where it goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stillwaiting.studies.exact.net import Ask, First, Fork, Join, Place, Silence, Stand, Toss, Wait

Piece = Callable[[int], int]
"""Writes a piece of a process that goes on at a place; returns the place where it is entered."""


@dataclass
class Sheet:
    """A net under construction."""

    places: list[Place] = field(default_factory=list)

    def add(self, place: Place) -> int:
        """The number of a new place."""
        self.places.append(place)
        return len(self.places) - 1

    def reserve(self) -> int:
        """The number of a place that is written later."""
        return self.add(Silence())

    def since(self, first: int) -> frozenset[int]:
        """All places from one on."""
        return frozenset(range(first, len(self.places)))

    def in_turn(self, pieces: Sequence[Piece]) -> Piece:
        """One after another."""

        def write(then: int) -> int:
            for piece in reversed(pieces):
                then = piece(then)
            return then

        return write

    def wait(self, mean: float, blocks: frozenset[str] = frozenset()) -> Piece:
        """Time passes."""
        return lambda then: self.add(Wait(mean, blocks, then))

    def stand(self, standing: str) -> Piece:
        """The standing becomes this."""
        return lambda then: self.add(Stand(standing, then))

    def sometimes(self, p: float, *pieces: Piece) -> Piece:
        """Pieces that are taken with a probability."""
        return lambda then: self.add(Toss(p, self.in_turn(pieces)(then), then))

    def when(self, word: str, pieces: Sequence[Piece], otherwise: Sequence[Piece] = ()) -> Piece:
        """Pieces for one standing, or for when a block has begun, and pieces for the others."""
        return lambda then: self.add(Ask(word, self.in_turn(pieces)(then), self.in_turn(otherwise)(then)))

    def again(self, p: float, at_most: int, *pieces: Piece) -> Piece:
        """Pieces that, once through, are gone through again with a probability, at most so many times."""

        def write(then: int) -> int:
            toss = self.reserve()
            entered = self.in_turn(pieces)(toss)
            self.places[toss] = Toss(p, entered, then, at_most)
            return entered

        return write

    def side_by_side(self, branches: Sequence[Piece]) -> Piece:
        """Branches that start together; the last to arrive goes on."""

        def write(then: int) -> int:
            join = self.add(Join(len(branches), then))
            return self.add(Fork(tuple(branch(join) for branch in branches)))

        return write

    def race(self, branches: Sequence[Piece]) -> Piece:
        """Branches that start together; the first to arrive goes on and ends the others."""

        def write(then: int) -> int:
            first = self.reserve()
            fork = self.add(Fork(tuple(branch(first) for branch in branches)))
            self.places[first] = First(self.since(first), then)
            return fork

        return write
