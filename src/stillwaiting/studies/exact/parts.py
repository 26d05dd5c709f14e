"""The steps of a scenario file as pieces of a net; what a Markov chain cannot hold is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field

from stillwaiting.studies.exact.net import Block, Close, Silence
from stillwaiting.studies.exact.sheet import Piece, Sheet
from stillwaiting.studies.exact.spelling import Data, chance, memoryless, take

STEP = ("milestone", "after", "join", "repeat")


@dataclass
class Parts:
    """What the delays put into a process, by where: `before decided`, `after approved`, `beside`, `closing`."""

    sheet: Sheet
    blocks: tuple[Block, ...]
    voice: str | None
    """The only person who may write, if there is one."""
    closing: int
    """The place that is entered when the case is closed."""
    pieces: dict[str, list[Piece]] = field(default_factory=dict)

    def put(self, where: str, *pieces: Piece) -> None:
        """More pieces there, after what is there already."""
        self.pieces.setdefault(where, []).extend(pieces)

    def at(self, where: str) -> list[Piece]:
        """The pieces there."""
        return self.pieces.get(where, [])

    def stops(self, who: str | None = None, *, closed: bool = False) -> frozenset[str]:
        """The blocks that stop a person, and until the case is closed those that stop everybody."""
        return frozenset(b.name for b in self.blocks if (b.who is None and not closed) or (who and b.who == who))

    def passing(self, said: object, what: str, blocks: frozenset[str] = frozenset()) -> Piece:
        """An amount passes."""
        return self.sheet.wait(memoryless(said, what), blocks)

    def end(self, outcome: str) -> Piece:
        """The case is closed."""
        return lambda _: self.sheet.add(Close(outcome, self.closing))

    def silence(self, _: int) -> int:
        """Nobody ever tells."""
        return self.sheet.add(Silence())


# Steps


def piece_of(parts: Parts, name: str, said: Data, closed: bool) -> Piece:
    """What a step consists of, without its order."""
    verb = next((verb for verb in STEPS if verb in said), None)
    if verb is None:
        raise ValueError(f"{name}: a Markov chain cannot hold a meeting")
    piece = STEPS[verb](parts, name, said, closed)
    repeat = said.get("repeat", {})
    if repeat and repeat.get("since", name) == name:
        return parts.sheet.again(chance(repeat["chance"]), int(repeat.get("at_most", 1)), piece)
    return piece


def work(parts: Parts, name: str, said: Data, closed: bool) -> Piece:
    """Somebody works."""
    take(said, "work", "effort", *STEP)
    return parts.passing(said["effort"], name, parts.stops(said["work"], closed=closed))


def message(parts: Parts, name: str, said: Data, closed: bool) -> Piece:
    """Somebody writes, or the only person who may."""
    take(said, "message", "effort", "by", *STEP)
    return parts.passing(said["effort"], name, parts.stops(parts.voice or said["message"], closed=closed))


def elapse(parts: Parts, name: str, said: Data, closed: bool) -> Piece:
    """Time passes, for somebody inside or outside."""
    take(said, "elapse", "who", *STEP)
    return parts.passing(
        said["elapse"], name, parts.stops(said["who"], closed=closed) if "who" in said else frozenset()
    )


def sign_off(parts: Parts, name: str, said: Data, closed: bool) -> Piece:
    """Somebody signs; it may come back."""
    take(said, "sign_off", "takes", "delegate", "delegate_after", "returned", "returned_at_most", *STEP)
    piece = signature(parts, name, said["sign_off"], said, closed)
    returned = chance(said.get("returned", 0))
    return parts.sheet.again(returned, int(said["returned_at_most"]), piece) if returned else piece


def signature(parts: Parts, name: str, who: str, said: Data, closed: bool) -> Piece:
    """Somebody signs, or their delegate, who sees it later: whoever is first."""
    own = parts.passing(said["takes"], name, parts.stops(who, closed=closed))
    delegate = said.get("delegate")
    if delegate is None or delegate == who:
        return own
    late = parts.passing(said["delegate_after"], name)
    other = parts.passing(said["takes"], name, parts.stops(delegate, closed=closed))
    return parts.sheet.race([own, parts.sheet.in_turn([late, other])])


STEPS: dict[str, Callable[[Parts, str, Data, bool], Piece]] = {
    "work": work,
    "message": message,
    "elapse": elapse,
    "sign_off": sign_off,
}
